/**
 * What people's scripts may ask of the page, and what it tells them.
 *
 * Offsets are UTF-16 units of a report's whole text, so that `text.slice(start, end)` works.
 * Paragraphs and sentences count from 1; paragraph 0 is the furniture (a header, a dateline).
 * A missing value is `null`.
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
  compare(left: string, right: string, options?: CompareOptions): Comparison | null;
  /** The view of the page. */
  view(): View;
  /** Opens a link: a fragment with or without `#`, or a whole address. Never throws. */
  open(link: string): void;
}

/** From one offset to another, the end excluded. */
export type Range = [start: number, end: number];

/** Something of each of two reports. */
export type Sides<T> = {
  /** Of the report given first. */
  left: T,
  /** Of the report given second. */
  right: T,
};

/** A report of the collection. */
export type Report = {
  /** Permanent readable id: `2025-01-01-tass-bichkek`. */
  slug: string,
  /** Content hash: 13 characters of Crockford's base32. Links spell the first 6. */
  hash: string,
  /** Its title; else who issued it and where; else its first words. */
  name: string,
  /** `null` is undated. */
  date: ReportDate | null,
  /** Where it was issued, from the furniture. */
  place: string | null,
  /** Who issued it, from the furniture. */
  agency: string | null,
  /** How many paragraphs it has, the furniture apart. */
  paragraphs: number,
  /** The whole text, verbatim. */
  text: string,
  /** The language of its prose, where its words tell. */
  lang: Lang | null,
  /** Where the furniture stands: one range, or none. */
  furniture: Array<Range>,
  /** Where the sentences of each paragraph stand, from paragraph 1. */
  sentences: Array<Array<Range>>,
};

/** A report's date. */
export type ReportDate = {
  /** `YYYY[-MM[-DD]]`. */
  value: string,
  /** How much of it is known. */
  precision: Exclude<Precision, "season">,
  /** Where it was read. */
  known: DateSource,
};

/** How exactly a date is known. */
export type Precision = "day" | "month" | "season" | "year";

/** Where a report's date was read: in a header, in the dateline, in the file's name. */
export type DateSource = "header" | "dateline" | "dateline, year inferred from the text" | "dateline, year from the file name" | "file name";

/** The language of a text. */
export type Lang = "fr" | "en";

/** How strictly a query is matched; a string is short for `{ o: string }`. */
export type SearchOptions = {
  /** Letters as in a link: `a` accents, `c` case, `f` family, `w` whole words. */
  o?: string,
  /** Where all groups must meet: in one paragraph, sentence or quotation, or in something that a
   * speaker says. */
  in?: "p" | "s" | "q" | `q:${string}` | "",
  /** Accents count in full. */
  accents?: boolean,
  /** Case counts. */
  case?: boolean,
  /** Words with the same stem match too. */
  family?: boolean,
  /** Whole words only. */
  whole?: boolean,
};

/** What a query finds. */
export type SearchResult = {
  /** The groups of the query, from left to right: terms, or alternatives joined by `|`. A match
   * names them from 1; what is excluded has no number. */
  terms: Array<SearchTerm>,
  /** Every report with a match; for a query that only excludes, every report that passes. */
  reports: Array<ReportMatches>,
  /** What of the request could not be honoured. */
  notices: Array<string>,
};

/** A group of a query. */
export type SearchTerm = {
  /** As typed. */
  text: string,
  /** How many matches name it, in all reports. */
  count: number,
};

/** What a query finds in one report. */
export type ReportMatches = {
  /** Its slug. */
  report: string,
  /** Whether it satisfies the whole query. */
  passes: boolean,
  /** How many matches, after overlapping ones are merged: the marks a page draws. */
  count: number,
  /** The matches, in order. */
  matches: Array<Match>,
};

/** One match. */
export type Match = {
  /** Where it begins. */
  start: number,
  /** Where it ends. */
  end: number,
  /** The groups that match there, from 1. */
  terms: Array<number>,
  /** Whether it is there only as a word of the same family. */
  family: boolean,
};

/** What a comparison looks for. */
export type CompareOptions = {
  /** Whether different words for one matter relate passages; `true` unless said otherwise. */
  concepts?: boolean,
};

/** Two reports set against each other. */
export type Comparison = {
  /** Related passages, strongest first. A passage is a sentence; headers and datelines are none. */
  passages: Array<RelatedPassages>,
  /** Passages with no strong or possible partner, in order. */
  unmatched: Sides<Array<Passage>>,
  /** Word families, function words left out, the most different first. */
  terms: Array<Term>,
  /** How many of them exceed G² 3.84 where only chance decides: the mean of 1,000 shuffles of the
   * sentences, the same on every run and machine. */
  expectedByChance: number,
  /** Who and what either text names, by kind, then as they are met. */
  names: Array<Name>,
  /** Who says what, in order. */
  quotes: Sides<Array<Quote>>,
  /** Dates the texts name, in order. */
  dates: Sides<Array<NamedDate>>,
};

/** A sentence of a report. */
export type Passage = {
  /** The paragraph's number, from 1. */
  paragraph: number,
  /** The sentence's number in its paragraph, from 1. */
  sentence: number,
  /** Where it begins. */
  start: number,
  /** Where it ends. */
  end: number,
};

/** Two passages about the same matter. */
export type RelatedPassages = {
  /** The passage of the left report. */
  left: Passage,
  /** The passage of the right report. */
  right: Passage,
  /** How sure it is that they are. */
  strength: Strength,
  /** Why they are. */
  reasons: Array<Reason>,
};

/** `strong`: two words or more, which chance would bring together in less than one sentence of the
 * two texts; `possible`: each is the other's best partner among the rest; else `weak`. */
export type Strength = "strong" | "possible" | "weak";

/** Why two passages are related: words of one family on both sides, or a matter that they name by
 * different words. */
export type Reason = {
  /** Which of the two. */
  kind: ReasonKind,
  /** The word as the left text writes it first, or the name of the matter. */
  text: string,
  /** Where it stands in the left passage. */
  left: Array<Range>,
  /** Where it stands in the right passage. */
  right: Array<Range>,
};

/** What relates two passages. */
export type ReasonKind = "word" | "concept";

/** A word family that either text uses. */
export type Term = {
  /** Its most frequent form. */
  text: string,
  /** Its forms, most frequent first. */
  forms: Array<Form>,
  /** Occurrences in the left text, the furniture included. */
  left: number,
  /** Occurrences in the right text, the furniture included. */
  right: number,
  /** Occurrences in 1,000 words of the left text. */
  leftPerThousand: number,
  /** Occurrences in 1,000 words of the right text. */
  rightPerThousand: number,
  /** Log-likelihood with two cells (Rayson & Garside 2000). */
  g2: number,
  /** Doublings of the left rate over the right one (Hardie 2014). */
  logRatio: number,
  /** Where its 95 % interval begins. */
  logRatioLow: number,
  /** Where its 95 % interval ends. */
  logRatioHigh: number,
  /** How probable so large a G² is where only chance decides, over all words together. */
  p: number,
  /** Whether `p` is below 0.05. */
  clear: boolean,
};

/** A form of a word family. */
export type Form = {
  /** As it is mostly written. */
  text: string,
  /** Occurrences in the left text. */
  left: number,
  /** Occurrences in the right text. */
  right: number,
};

/** Someone or something that either text names. */
export type Name = {
  /** Its fullest form in the collection. */
  name: string,
  /** What it is. */
  kind: NameKind,
  /** Its acronym; the same as `name` where no text says what it stands for. */
  acronym: string | null,
  /** Its mentions in the left text, without article or title. */
  left: Array<Range>,
  /** Its mentions in the right text. */
  right: Array<Range>,
};

/** What has a name. */
export type NameKind = "person" | "organisation" | "country" | "city" | "agency";

/** Something that was said. */
export type Quote = {
  /** Where what is said begins, without quote marks, cue and speaker. */
  start: number,
  /** Where it ends. */
  end: number,
  /** Between quote marks, or told by the writer. */
  kind: QuoteKind,
  /** `null` where the text does not tell. */
  speaker: string | null,
  /** Whether the text names the speaker there, or a pronoun or an office was resolved. */
  known: Attribution | null,
  /** The words that say that something is said. */
  cue: Range | null,
};

/** How someone's words are given. */
export type QuoteKind = "direct" | "reported";

/** How a speaker is known. */
export type Attribution = "named" | "deduced";

/** A date that a text names. */
export type NamedDate = {
  /** Where it begins. */
  start: number,
  /** Where it ends. */
  end: number,
  /** EDTF: `2024-11-24`, `2022-06`, `2003-07-18/2003-07-20`, `2022-23` for the autumn of 2022. */
  value: string,
  /** How exactly it is said. */
  precision: Precision,
  /** Whether it depends on the report's own date. */
  relative: boolean,
};

/** What the page shows. */
export type View = {
  /** Its text form: what the address bar has after `#`. */
  link: string,
  /** What the reading area shows. */
  mode: Mode,
  /** The query as typed. */
  query: string,
  /** Slug of the report that is read alone. */
  read: string | null,
  /** Slug of the report on the left side. */
  left: string | null,
  /** Slug of the report on the right side. */
  right: string | null,
};

/** What the reading area shows: the list of reports, one report, two reports face to face, or the
 * occurrences of the query in their contexts. */
export type Mode = "list" | "read" | "cmp" | "kwic";
