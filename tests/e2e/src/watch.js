// Runs before the page, from the same origin: records its contents each time it changes.
window.e2e = { drawn: [], boots: [], errors: [], violations: [] };
addEventListener("error", (event) => window.e2e.errors.push(String(event.message)));
addEventListener("unhandledrejection", (event) => window.e2e.errors.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) =>
  window.e2e.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));

// Gets hold of the program's memory, which is not accessible otherwise.
const { Instance } = WebAssembly;
const keep = (instance) => {
  const exported = Object.values(instance.exports);
  window.e2e.memory = exported.find((it) => it instanceof WebAssembly.Memory) ?? window.e2e.memory;
};
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  keep(made instanceof Instance ? made : made.instance);
  return made;
};
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const made = new target(...args);
    keep(made);
    return made;
  },
});

(() => {
  const look = () => {
    const { boot } = document.documentElement.dataset;
    if (boot && window.e2e.boots.at(-1) !== boot) window.e2e.boots.push(boot);
    const app = document.getElementById("app");
    if (!app?.firstChild) return;
    const all = (selector) => [...document.querySelectorAll(selector)];
    const seen = JSON.stringify({
      articles: all("article[data-report]").map((a) => [a.dataset.report, a.dataset.side ?? ""]),
      missing: all("[data-missing]").map((a) => a.dataset.missing),
      counts: all("[data-count]").map((node) => node.dataset.count),
      marks: all("mark").length,
      query: document.getElementById("search")?.value,
      lang: document.documentElement.lang,
      theme: document.documentElement.dataset.theme ?? "",
    });
    if (window.e2e.drawn.at(-1) !== seen) window.e2e.drawn.push(seen);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const frame = () => {
    look();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
