// Functions for test scripts that run in the page. Selectors that are not part of the page's contract
// are only used here, so that changes of its structure affect one file.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const trimmed = (node) => (node?.innerText ?? "").replace(/[\s ]+/g, " ").trim();

const frame = () => new Promise((done) => requestAnimationFrame(done));
const turn = () => new Promise((done) => setTimeout(done));

/** Waits until the page has not changed its elements for three frames; on a slow machine it draws in slices. */
async function settled() {
  let quiet = 0;
  const watch = new MutationObserver(() => (quiet = 0));
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // If it never settles, the test itself must notice.
  for (let frames = 0; quiet < 3 && frames < 120; frames += 1) {
    quiet += 1;
    await frame();
    await turn();
  }
  watch.disconnect();
}

/** Polls a condition; resolves to its value once true, or to null after `ms` milliseconds. */
async function until(condition, ms) {
  const end = performance.now() + ms;
  for (;;) {
    const value = condition();
    if (value) return value;
    if (performance.now() > end) return null;
    await new Promise((done) => setTimeout(done, 5));
  }
}

const articles = () => all("article[data-report]");
const paragraphs = (article) => all("[data-p]", article);
const marks = (from = document) => all("mark[data-term]", from);
const heading = (article) => one("h1, h2, h3", article);
const legend = () => all(".legend [data-count]");
const groups = () => all("section[data-kwic]");
const lines = (from = document) => all("a[data-match]", from);
const switches = () => all(".switches input[type=checkbox]");
const rows = () => all("ol.reports > li");
const notices = () => all(".told p").map((item) => trimmed(one("span", item)));
const facets = () => all(".facet .value").map((it) => [it.firstChild.textContent.trim(), trimmed(one(".count", it))]);
const slugOf = (row) => /[#&]r=([a-z0-9-]+)/.exec(one("a.entry", row).getAttribute("href"))[1];
const isSeen = (node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};
const isShown = (node) => !!node && node.checkVisibility({ visibilityProperty: true });

/** Whether the focus of this element is visible: it has a focus ring, is in view and not covered. */
function isFocusSeen(on) {
  if (on === document.body) return true;
  const style = getComputedStyle(on);
  if (style.outlineStyle === "none" && style.boxShadow === "none") return false;
  const box = on.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 8));
  return !!top && (on.contains(top) || top.contains(on) || [...(on.labels ?? [])].includes(top));
}

const accent = () => marks().findIndex((mark) => mark.getAttribute("aria-current") === "true");

/** The state that a link must restore. */
async function snapshot() {
  await until(() => !one("[aria-busy=true]"), 5000);
  return {
    articles: articles().map((article) => ({
      report: article.dataset.report,
      side: article.dataset.side ?? "",
      count: heading(article).dataset.count,
      marks: marks(article).map((m) => [m.closest("[data-p]").dataset.p, m.dataset.term, m.textContent]),
      lacks: trimmed(one(".lacks", article)),
      folded: paragraphs(article).filter((p) => p.closest("[hidden]")).map((p) => p.dataset.p),
    })),
    groups: groups().map((group) => [group.dataset.kwic, one("h2", group).dataset.count]),
    lines: lines().map((line) => [line.textContent, line.dataset.match, line.getAttribute("href")]),
    facets: facets(),
    bins: all("a[data-bin]").map((bin) => [bin.ariaLabel, bin.getAttribute("aria-current")]),
    order: trimmed(one(".order [aria-current]")),
    missing: all("[data-missing]").map((pane) => [pane.dataset.missing, pane.dataset.side ?? ""]),
    panel: trimmed(one(".panel")),
    here: all(".sentence[data-here]").map((it) => it.textContent),
    quoted: all("[data-note=quote]").map((it) => it.textContent),
    led: all("[data-note=quote]").slice(0, 1).map(isSeen),
    legend: legend().map((group) => [trimmed(one(".key-term", group)), group.dataset.count]),
    query: one("#search").value,
    chosen: all(".choice select").map((it) => it.value),
    from: one("#from").value,
    to: one("#to").value,
    switches: switches().map((input) => input.checked),
    rows: rows().map((row) => [slugOf(row), trimmed(one(".entry-count", row))]),
    status: trimmed(one(".status")),
    lang: document.documentElement.lang,
    theme: document.documentElement.dataset.theme ?? "",
    link: visavis.view().link,
  };
}

/** Chooses an option as a user would. */
function choose(select, value) {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The match of a concordance line, located in the source by its context, which is verbatim. */
function occurrence(line, text) {
  const before = one(".before", line).textContent;
  const mark = one("mark", line);
  // The same words may occur twice in a text; then the number among equal lines decides.
  const same = (it) =>
    it.textContent === line.textContent && one(".before", it).textContent === before;
  const alike = lines(line.closest("section")).filter(same);
  const number = (it) => Number(it.dataset.match);
  alike.sort((a, b) => number(a) - number(b));
  let at = -1;
  for (let nth = 0; nth <= alike.indexOf(line); nth += 1) at = text.indexOf(line.textContent, at + 1);
  return { start: at < 0 ? null : at + before.length, terms: mark.dataset.term };
}

/** Violations of the page's contract; `sources` are the expected contents, from the report files. */
function faults(sources) {
  const wrong = [];
  const query = one("#search").value;
  const same = (what, seen, wanted) => {
    if (seen !== wanted) wrong.push(`${what} (${query}): ${JSON.stringify([seen, wanted])}`);
  };
  const keys = new URLSearchParams(visavis.view().link);
  const where = { o: keys.get("o") ?? "", in: keys.get("in") ?? "" };
  const found = visavis.search(query, where);
  same("the box and the view", query, visavis.view().query);
  for (const article of articles()) {
    const source = sources.find((it) => it.slug === article.dataset.report);
    const result = found.reports.find((it) => it.report === source.slug);
    const wanted = result?.matches ?? [];
    const drawn = marks(article);
    const told = visavis.reports().find((it) => it.slug === source.slug);
    const [furniture, ...rest] = paragraphs(article);
    same("text of reports()", told.text, source.text);
    same("number of p0", furniture.dataset.p, "0");
    same("text of p0", furniture.textContent.trim(), source.furniture);
    same("paragraphs", rest.length, source.paragraphs.length);
    rest.forEach((p, at) => {
      same("number", p.dataset.p, String(at + 1));
      same("text", p.textContent, source.paragraphs[at]);
    });
    same("choice", one(".choice select", article)?.value ?? source.slug, source.slug);
    same("count of the heading", heading(article).dataset.count, String(drawn.length));
    same("count of search()", result?.count ?? 0, drawn.length);
    same("matches of search()", wanted.length, drawn.length);
    // The start of each paragraph in the source: the only occurrence after the previous paragraph.
    let from = 0;
    const starts = paragraphs(article).map((p) => {
      const text = p.textContent.trim();
      const start = source.text.indexOf(text, from) - p.textContent.indexOf(text);
      from = start + p.textContent.length;
      return start;
    });
    const place = document.createRange();
    drawn.forEach((mark, at) => {
      const { start, end, terms, family } = wanted[at] ?? {};
      const p = mark.closest("[data-p]");
      place.setStart(p, 0);
      place.setEndBefore(mark);
      same("place of a mark", starts[Number(p.dataset.p)] + place.toString().length, start);
      same("relative", mark.hasAttribute("data-family"), family);
      same("mark", mark.textContent, source.text.slice(start, end));
      same("empty mark", mark.textContent === "", false);
      same("terms", mark.dataset.term, terms?.join(" "));
      same("parts of a mark", mark.childNodes.length, 1);
      same("nested", mark.parentElement.closest("mark"), null);
      same("outside", mark.closest("[data-p]") === null, false);
    });
    same("marks with a term", drawn.length, all("mark", article).length);
    const has = (_, term) => wanted.some((it) => it.terms.includes(term + 1));
    if (result && !where.in && !query.includes("-")) same("passes", result.passes, found.terms.every(has));
  }
  // The legend counts matches in the displayed reports; without any report it may be missing.
  const named = legend().length || articles().length ? found.terms.length : 0;
  same("groups of the legend", legend().length, named);
  legend().forEach((group, at) => {
    const names = (mark) => mark.dataset.term.split(" ").includes(String(at + 1));
    same(`legend ${at + 1}`, group.dataset.count, String(marks().filter(names).length));
  });
  same("inline styles", all("[style]").length, 0);
  const inside = [...articles(), ...groups()].flatMap((it) => marks(it)).length;
  same("marks in and out of reports", marks().length, inside);
  groups().forEach((group) => {
    const source = sources.find((it) => it.slug === group.dataset.kwic);
    const wanted = found.reports.find((it) => it.report === source.slug)?.matches ?? [];
    same("count of a group", one("h2", group).dataset.count, String(wanted.length));
    same("lines of a group", lines(group).length, wanted.length);
    const drawn = lines(group).map((line) => occurrence(line, source.text));
    drawn.sort((a, b) => a.start - b.start);
    drawn.forEach((line, at) => {
      const { start, terms } = wanted[at] ?? {};
      same("place of a line", line.start, start);
      same("terms of a line", line.terms, terms?.join(" "));
    });
  });
  same("ids", new Set(all("[id]").map((node) => node.id)).size, all("[id]").length);
  return wrong;
}
