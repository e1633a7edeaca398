// What the tests read off the page. Selectors that are no part of the page's contract stand here
// only, so that a change of the page's structure is followed in one place.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const trimmed = (node) => (node?.innerText ?? "").replace(/[\s ]+/g, " ").trim();

const frame = () => new Promise((done) => requestAnimationFrame(done));
const settled = () => frame().then(frame);

/** Polls a condition; its value once true, null when `ms` have passed. */
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
const switches = () => all(".switches input[type=checkbox]");
const rows = () => all("ol.reports > li");
const notices = () => all(".told li").map((item) => trimmed(one("span", item)));
const slugOf = (row) => /[#&]r=([a-z0-9-]+)/.exec(one("a.entry", row).getAttribute("href"))[1];
const isShown = (node) => !!node && node.checkVisibility({ visibilityProperty: true });

/** Whether a reader sees that this element has the focus: a ring, in sight, under nothing else. */
function isFocusSeen(on) {
  if (on === document.body) return true;
  const style = getComputedStyle(on);
  if (style.outlineStyle === "none" && style.boxShadow === "none") return false;
  const box = on.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 8));
  return !!top && (on.contains(top) || top.contains(on) || [...(on.labels ?? [])].includes(top));
}

const accent = () => marks().findIndex((mark) => mark.getAttribute("aria-current") === "true");

/** Everything a link must bring back. */
function snapshot() {
  return {
    articles: articles().map((article) => ({
      report: article.dataset.report,
      side: article.dataset.side ?? "",
      count: heading(article).dataset.count,
      marks: marks(article).map((m) => [m.closest("[data-p]").dataset.p, m.dataset.term, m.textContent]),
      lacks: trimmed(one(".lacks", article)),
      folded: paragraphs(article).filter((p) => p.closest("[hidden]")).map((p) => p.dataset.p),
    })),
    missing: all("[data-missing]").map((pane) => [pane.dataset.missing, pane.dataset.side ?? ""]),
    legend: legend().map((group) => [trimmed(one(".key-term", group)), group.dataset.count]),
    query: one("#search").value,
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

/** What is wrong with the page as it stands, by its contract; `sources` are the files' facts. */
function faults(sources) {
  const wrong = [];
  const check = (ok, ...what) => ok || wrong.push(what.map((it) => JSON.stringify(it) ?? "?").join(" "));
  const query = one("#search").value;
  const found = visavis.search(query);
  const reports = visavis.reports();
  check(query === visavis.view().query, "box and view differ", query, visavis.view().query);
  for (const article of articles()) {
    const slug = article.dataset.report;
    const source = sources.find((it) => it.slug === slug);
    const wanted = found.reports.find((it) => it.report === slug) ?? { count: 0, matches: [] };
    const drawn = marks(article);
    check(reports.find((it) => it.slug === slug).text === source.text, slug, "text()");
    const [furniture, ...rest] = paragraphs(article);
    check(furniture.dataset.p === "0" && furniture.textContent.trim() === source.furniture, slug, "p0", furniture.textContent);
    check(rest.length === source.paragraphs.length, slug, "paragraphs", rest.length);
    rest.forEach((p, at) => {
      check(p.dataset.p === String(at + 1), slug, "number", p.dataset.p, at + 1);
      check(p.textContent === source.paragraphs[at], slug, "text of", at + 1, p.textContent);
    });
    check(heading(article).dataset.count === String(drawn.length), slug, "heading", query, heading(article).dataset.count, drawn.length);
    check(wanted.count === drawn.length && wanted.matches.length === drawn.length, slug, "search()", query, wanted.count, drawn.length);
    drawn.forEach((mark, at) => {
      const { start, end, terms } = wanted.matches[at] ?? {};
      check(mark.textContent === source.text.slice(start, end), slug, "mark", query, mark.textContent, start, end);
      check(mark.textContent !== "", slug, "empty mark", query);
      check(mark.dataset.term === terms?.join(" "), slug, "terms", query, mark.dataset.term, terms);
      check(mark.childElementCount === 0, slug, "broken mark", query, mark.innerHTML);
      check(!mark.parentElement.closest("mark") && mark.closest("[data-p]"), slug, "place of mark", query);
    });
    check(all("mark", article).length === drawn.length, slug, "marks without a term", query);
    check(wanted.count === 0 || wanted.passes === found.terms.every((_, term) => wanted.matches.some((it) => it.terms.includes(term + 1))), slug, "passes", query);
  }
  // The legend counts the displayed reports; without one it may stay away.
  const groups = legend().length || articles().length ? found.terms.length : 0;
  check(legend().length === groups, "legend", query, legend().length);
  legend().forEach((group, at) => {
    const drawn = marks().filter((mark) => mark.dataset.term.split(" ").includes(String(at + 1)));
    check(group.dataset.count === String(drawn.length), "legend of term", at + 1, query, group.dataset.count, drawn.length);
  });
  check(all("[style]").length === 0, "inline styles", all("[style]").length);
  check(marks().length === all("mark").length, "marks elsewhere", query);
  check(new Set(all("[id]").map((node) => node.id)).size === all("[id]").length, "ids twice", query);
  return wrong;
}
