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
