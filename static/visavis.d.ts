/**
 * What people's scripts may ask of the page, and what it tells them.
 *
 * Offsets are UTF-16 units of a report's whole text, so that `text.slice(start, end)` works.
 * Paragraphs and sentences count from 1; paragraph 0 is the furniture (a header, a dateline).
 */
export {};

declare global {
  interface Window {
    visavis: Visavis;
  }

  interface DocumentEventMap {
    /** The view has changed and is drawn; `detail` is its link, without the `#`. */
    "visavis:change": CustomEvent<string>;
  }
}

export interface Visavis {
  /** Every report of the collection, in order. */
  reports(): Report[];
  /** Runs a query over the whole collection, whatever the page shows. Never throws. */
  search(query: string, options?: SearchOptions | string): SearchResult;
  /** Compares two reports, by their slugs, whatever the page shows. `null` when the collection lacks
   * one of them. Never throws. `concepts: false` leaves the concept groups out. */
  compare(left: string, right: string, options?: { concepts?: boolean }): Comparison | null;
  /** The view of the page. */
  view(): View;
  /** Opens a link: a fragment with or without `#`, or a whole address. Never throws. */
  open(link: string): void;
}

export interface Report {
  /** Permanent readable id: `2025-01-01-tass-bichkek`. */
  slug: string;
  /** Content hash: 13 characters of Crockford's base32. Links spell the first 6. */
  hash: string;
  /** Its title; else who issued it and where; else its first words. */
  name: string;
  /** `null` is undated. */
  date: ReportDate | null;
  place: string | null;
  agency: string | null;
  /** How many paragraphs it has, the furniture apart. */
  paragraphs: number;
  /** The whole text, verbatim. */
  text: string;
  /** The language of its prose, where its words tell. */
  lang: "fr" | "en" | null;
  /** Where the furniture stands: one range, or none. */
  furniture: Range[];
  /** Where the sentences of each paragraph stand, from paragraph 1. */
  sentences: Range[][];
}

export interface ReportDate {
  /** `YYYY[-MM[-DD]]`. */
  value: string;
  precision: "year" | "month" | "day";
  /** Where it was read. */
  known:
    | "header"
    | "dateline"
    | "dateline, year inferred from the text"
    | "dateline, year from the file name"
    | "file name";
}

/** How strictly a query is matched; a string is short for `{ o: string }`. */
export interface SearchOptions {
  /** Letters as in a link: `a` accents, `c` case, `f` family, `w` whole words. */
  o?: string;
  /** Where all groups must meet: in one paragraph, sentence or quotation, or in something that a
   * speaker says. */
  in?: "p" | "s" | "q" | `q:${string}` | "";
  /** Accents count in full. */
  accents?: boolean;
  /** Case counts. */
  case?: boolean;
  /** Words with the same stem match too. */
  family?: boolean;
  /** Whole words only. */
  whole?: boolean;
}

export interface SearchResult {
  /** The groups of the query, from left to right: terms, or alternatives joined by `|`. A match
   * names them from 1; what is excluded has no number. */
  terms: { text: string; count: number }[];
  /** Every report with a match; for a query that only excludes, every report that passes. */
  reports: ReportMatches[];
  /** What of the request could not be honoured. */
  notices: string[];
}

export interface ReportMatches {
  /** Its slug. */
  report: string;
  /** Whether it satisfies the whole query. */
  passes: boolean;
  /** How many matches, after overlapping ones are merged: the marks a page draws. */
  count: number;
  matches: Match[];
}

export interface Match {
  start: number;
  end: number;
  /** The groups that match there, from 1. */
  terms: number[];
  /** Whether it is there only as a word of the same family. */
  family: boolean;
}

export interface View {
  /** Its text form: what the address bar has after `#`. */
  link: string;
  mode: "list" | "read" | "cmp" | "kwic";
  /** The query as typed. */
  query: string;
  /** Slugs of the report read alone, and of the two sides. */
  read: string | null;
  left: string | null;
  right: string | null;
}

/** From one offset to another, the end excluded. */
export type Range = [start: number, end: number];

export interface Sides<T> {
  left: T;
  right: T;
}

export interface Comparison {
  /** Related passages, strongest first. A passage is a sentence; headers and datelines are none. */
  passages: RelatedPassages[];
  /** Passages with no strong or possible partner, in order. */
  unmatched: Sides<Passage[]>;
  /** Word families, function words left out, the most different first. */
  terms: Term[];
  /** How many of them exceed G² 3.84 where only chance decides: the mean of 1,000 shuffles of the
   * sentences, the same on every run and machine. */
  expectedByChance: number;
  /** Who and what either text names, by kind, then as they are met. */
  names: Name[];
  /** Who says what, in order. */
  quotes: Sides<Quote[]>;
  /** Dates the texts name, in order. */
  dates: Sides<NamedDate[]>;
}

export interface Passage {
  paragraph: number;
  sentence: number;
  start: number;
  end: number;
}

export interface RelatedPassages {
  left: Passage;
  right: Passage;
  /** `strong`: two words or more, which chance would bring together in less than one sentence of the
   * two texts; `possible`: each is the other's best partner among the rest; else `weak`. */
  strength: "strong" | "possible" | "weak";
  /** Words of one family on both sides, or a matter that they name by different words. */
  reasons: { kind: "word" | "concept"; text: string; left: Range[]; right: Range[] }[];
}

export interface Term {
  /** Its most frequent form. */
  text: string;
  /** Its forms, most frequent first. */
  forms: { text: string; left: number; right: number }[];
  /** Occurrences, the furniture included. */
  left: number;
  right: number;
  leftPerThousand: number;
  rightPerThousand: number;
  /** Log-likelihood with two cells (Rayson & Garside 2000). */
  g2: number;
  /** Doublings of the left rate over the right one (Hardie 2014), and its 95 % interval. */
  logRatio: number;
  logRatioLow: number;
  logRatioHigh: number;
  /** How probable so large a G² is where only chance decides, over all words together. */
  p: number;
  /** Whether `p` is below 0.05. */
  clear: boolean;
}

export interface Name {
  /** Its fullest form in the collection. */
  name: string;
  kind: "person" | "organisation" | "country" | "city" | "agency";
  /** Its acronym; the same as `name` where no text says what it stands for. */
  acronym: string | null;
  /** Its mentions, without article or title. */
  left: Range[];
  right: Range[];
}

export interface Quote {
  /** What is said, without quote marks, cue and speaker. */
  start: number;
  end: number;
  /** Between quote marks, or told by the writer. */
  kind: "direct" | "reported";
  /** `null` where the text does not tell. */
  speaker: string | null;
  /** Whether the text names the speaker there, or a pronoun or an office was resolved. */
  known: "named" | "deduced" | null;
  /** The words that say that something is said. */
  cue: Range | null;
}

export interface NamedDate {
  start: number;
  end: number;
  /** EDTF: `2024-11-24`, `2022-06`, `2003-07-18/2003-07-20`, `2022-23` for the autumn of 2022. */
  value: string;
  precision: "day" | "month" | "season" | "year";
  /** Whether it depends on the report's own date. */
  relative: boolean;
}
