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
