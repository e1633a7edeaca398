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
  /** Where all groups must meet: in one paragraph, sentence or quotation. */
  in?: "p" | "s" | "q" | "";
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
