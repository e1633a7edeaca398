/**
 * The API of the page for scripts.
 *
 * Offsets are UTF-16 code units in a report's whole text, so that `text.slice(start, end)` works.
 * Paragraphs and sentences are numbered from 1; paragraph 0 is the furniture (header and dateline).
 * A missing value is `null`.
 */
export {};

declare global {
  interface Window {
    visavis: Visavis;
  }

  interface DocumentEventMap {
    /** Sent after a changed view is drawn; `detail` is its link, without the `#`. */
    "visavis:change": CustomEvent<string>;
  }
}

export interface Visavis {
  /** Every report of the collection, in order. */
  reports(): Report[];
  /** Runs a query on the whole collection, independent of what the page shows. Never throws. */
  search(query: string, options?: SearchOptions | string): SearchResult;
  /** Compares two reports, given by slug, independent of what the page shows. `null` if one of them is
   * not in the collection. Never throws. `concepts: false` ignores concepts. */
  compare(left: string, right: string, options?: CompareOptions): Comparison | null;
  /** The current view of the page. */
  view(): View;
  /** Opens a link: a fragment with or without `#`, or a full URL. Never throws. */
  open(link: string): void;
}

/** A half-open range of offsets: the end is excluded. */
export type Range = [start: number, end: number];

/** One value for each of two reports. */
export type Sides<T> = {
  /** For the first report given. */
  left: T,
  /** For the second report given. */
  right: T,
};

/** A report of the collection. */
export type Report = {
  /** Permanent, readable id: `2025-01-01-tass-bichkek`. */
  slug: string,
  /** Content hash: 13 characters of Crockford's base32. Links contain the first 6. */
  hash: string,
  /** Its title; else its agency and place; else its first words. */
  name: string,
  /** `null` if undated. */
  date: ReportDate | null,
  /** Where it was issued, from the header or dateline. */
  place: string | null,
  /** Who issued it, from the header or dateline. */
  agency: string | null,
  /** The number of paragraphs, without header and dateline. */
  paragraphs: number,
  /** The whole text, verbatim. */
  text: string,
  /** The language of the text, if it is recognised. */
  lang: Lang | null,
  /** The furniture (header and dateline, before paragraph 1): one range or none. */
  furniture: Array<Range>,
  /** The sentences of each paragraph, from paragraph 1. */
  sentences: Array<Array<Range>>,
};

/** A report's date. */
export type ReportDate = {
  /** `YYYY[-MM[-DD]]`. */
  value: string,
  /** The precision of `value`. */
  precision: Exclude<Precision, "season">,
  /** Its source. */
  known: DateSource,
};

/** The precision of a date. */
export type Precision = "day" | "month" | "season" | "year";

/** The source of a report's date: a header, the dateline, or the file's name. */
export type DateSource = "header" | "dateline" | "dateline, year inferred from the text" | "dateline, year from the file name" | "file name";

/** The language of a text. */
export type Lang = "fr" | "en";

/** How strictly a query is matched; a string is short for `{ o: string }`. */
export type SearchOptions = {
  /** Letters as in a link: `a` accents, `c` case, `f` family, `w` whole words. */
  o?: string,
  /** The scope in which all groups must match: one paragraph, sentence or quotation, or a
   * quotation of a given speaker. */
  in?: "p" | "s" | "q" | `q:${string}` | "",
  /** Match accents exactly. */
  accents?: boolean,
  /** Match case. */
  case?: boolean,
  /** Also match words of the same family (with the same stem). */
  family?: boolean,
  /** Match whole words only. */
  whole?: boolean,
};

/** The result of a query. */
export type SearchResult = {
  /** The groups of the query, from left to right: terms, or alternatives joined by `|`. They are
   * numbered from 1; excluded ones have no number. */
  terms: Array<SearchTerm>,
  /** Every report with a match; for a query with exclusions only, every report that satisfies it. */
  reports: Array<ReportMatches>,
  /** Parts of the request that were ignored. */
  notices: Array<string>,
};

/** A group of a query. */
export type SearchTerm = {
  /** The group as typed. */
  text: string,
  /** The number of its matches in all reports. */
  count: number,
};

/** The result of a query in one report. */
export type ReportMatches = {
  /** The slug of the report. */
  report: string,
  /** Whether the report satisfies the whole query. */
  passes: boolean,
  /** The number of matches, after overlapping ones are merged; the page draws one mark for each. */
  count: number,
  /** The matches, in order. */
  matches: Array<Match>,
};

/** One match. */
export type Match = {
  /** Start offset. */
  start: number,
  /** End offset. */
  end: number,
  /** The numbers of the groups that match, from 1. */
  terms: Array<number>,
  /** Whether it matches only as a word of the same family. */
  family: boolean,
};

/** Options of a comparison. */
export type CompareOptions = {
  /** Whether concepts (different words for the same subject) relate passages; `true` by default. */
  concepts?: boolean,
};

/** A comparison of two reports. */
export type Comparison = {
  /** Related passages, strongest first. A passage is a sentence; headers and datelines are
   * left out. */
  passages: Array<RelatedPassages>,
  /** Passages without a strong or possible relation, in order. */
  unmatched: Sides<Array<Passage>>,
  /** Word families without function words, sorted by how much the reports differ (G²,
   * descending). */
  terms: Array<Term>,
  /** How many of them exceed G² 3.84 by chance alone: the mean over 1,000 random shuffles of the
   * sentences (deterministic). */
  expectedByChance: number,
  /** The named entities of both texts, by kind, then by first mention. */
  names: Array<Name>,
  /** Quotations, in order. */
  quotes: Sides<Array<Quote>>,
  /** Dates, in order. */
  dates: Sides<Array<NamedDate>>,
};

/** A sentence of a report. */
export type Passage = {
  /** The paragraph's number, from 1. */
  paragraph: number,
  /** The sentence's number in its paragraph, from 1. */
  sentence: number,
  /** Start offset. */
  start: number,
  /** End offset. */
  end: number,
};

/** Two passages about the same subject. */
export type RelatedPassages = {
  /** The passage of the left report. */
  left: Passage,
  /** The passage of the right report. */
  right: Passage,
  /** The strength of the relation. */
  strength: Strength,
  /** What relates them, rarest first. */
  reasons: Array<Reason>,
};

/** `strong`: two or more shared words that are expected together in less than one sentence of the
 * two texts by chance; `possible`: each is the other's best remaining partner; else `weak`. */
export type Strength = "strong" | "possible" | "weak";

/** Why two passages are related: words of the same family, or different words for one concept. */
export type Reason = {
  /** Word or concept. */
  kind: ReasonKind,
  /** The word, as first written in the left text, or the name of the concept. */
  text: string,
  /** Its occurrences in the left passage. */
  left: Array<Range>,
  /** Its occurrences in the right passage. */
  right: Array<Range>,
};

/** The kind of a reason. */
export type ReasonKind = "word" | "concept";

/** A word family that at least one text uses. */
export type Term = {
  /** Its most frequent form. */
  text: string,
  /** Its forms, most frequent first. */
  forms: Array<Form>,
  /** Occurrences in the left text, including its header and dateline. */
  left: number,
  /** Occurrences in the right text, including its header and dateline. */
  right: number,
  /** Occurrences per 1,000 words of the left text. */
  leftPerThousand: number,
  /** Occurrences per 1,000 words of the right text. */
  rightPerThousand: number,
  /** Log-likelihood with two cells (Rayson & Garside 2000). */
  g2: number,
  /** Binary logarithm of the ratio of the left to the right rate (Hardie 2014). */
  logRatio: number,
  /** Lower bound of its 95 % confidence interval. */
  logRatioLow: number,
  /** Upper bound of its 95 % confidence interval. */
  logRatioHigh: number,
  /** The probability that any word reaches such a G² by chance. */
  p: number,
  /** Whether `p` is below 0.05. */
  clear: boolean,
};

/** A form of a word family. */
export type Form = {
  /** Its most frequent spelling. */
  text: string,
  /** Occurrences in the left text. */
  left: number,
  /** Occurrences in the right text. */
  right: number,
};

/** A named entity of at least one text. */
export type Name = {
  /** Its fullest form in the collection. */
  name: string,
  /** Its kind. */
  kind: NameKind,
  /** Its acronym; equal to `name` if no text expands it. */
  acronym: string | null,
  /** Its mentions in the left text, without articles and titles. */
  left: Array<Range>,
  /** Its mentions in the right text. */
  right: Array<Range>,
};

/** The kind of a named entity. */
export type NameKind = "person" | "organisation" | "country" | "city" | "agency";

/** A stretch of direct or reported speech. */
export type Quote = {
  /** Start offset of the words said, without quote marks, cue and speaker. */
  start: number,
  /** End offset. */
  end: number,
  /** Direct speech in quote marks, or reported in the writer's words. */
  kind: QuoteKind,
  /** The speaker; `null` if unknown. */
  speaker: string | null,
  /** `named` if the text names the speaker there, `deduced` if a pronoun or an office was
   * resolved. */
  known: Attribution | null,
  /** The words that introduce or attribute the speech: "a-t-il déclaré", "Selon". */
  cue: Range | null,
};

/** The kind of speech. */
export type QuoteKind = "direct" | "reported";

/** How the speaker was determined. */
export type Attribution = "named" | "deduced";

/** A date or period in a text. */
export type NamedDate = {
  /** Start offset. */
  start: number,
  /** End offset. */
  end: number,
  /** EDTF: `2024-11-24`, `2022-06`, `2003-07-18/2003-07-20`, `2022-23` for the autumn of 2022. */
  value: string,
  /** The precision of `value`. */
  precision: Precision,
  /** Whether it was resolved against the report's own date. */
  relative: boolean,
};

/** The state of the page. */
export type View = {
  /** Its text form: the fragment of the page's address, after `#`. */
  link: string,
  /** What the main area shows. */
  mode: Mode,
  /** The query as typed. */
  query: string,
  /** Slug of the report shown in mode `read`. */
  read: string | null,
  /** Slug of the report on the left side. */
  left: string | null,
  /** Slug of the report on the right side. */
  right: string | null,
};

/** What the main area shows: the list of reports, one report, two reports face to face, or the
 * occurrences of the query in their contexts. */
export type Mode = "list" | "read" | "cmp" | "kwic";
