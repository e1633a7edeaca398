// Starts the page: a plain module that needs no build; `cargo xtask dist` minifies it.
//
// `cargo xtask seal` gives this file a name made from its content, and writes the names, sizes and
// hashes of the two files of the WebAssembly program into attributes of its <script> element:
//   data-glue, data-glue-integrity    the JavaScript that wasm-bindgen wrote
//   data-wasm, data-wasm-integrity, data-wasm-bytes    the WebAssembly module
// and those of the second program, the dialogs, into <meta name="takeout">.
// In the single file (xtask/src/single.rs) this script and the JavaScript of both programs are one
// inline script, where `ENCLOSED` holds the latter; the modules are elements of the page.
//
// The state of loading is in two attributes of <html>; index.html has the messages, in both
// languages, and static/css/boot.css shows those of the current state:
//   data-boot    loading | slow | stalled | failed | done
//   data-why     network | missing | damaged | unsupported | crashed | unknown
// The program itself sets html[data-ready] once its first view is drawn.

const SLOW_MS = 400; // until the progress bar is shown: a short flash of it is worse than none
const STALL_MS = 8000; // without a byte, until the page says that it is waiting
const EXPLAIN_MS = 1500; // for finding a cause: a message appears within two seconds of any failure
const PANIC = "RustPanic"; // the name of the errors that the panic hooks of the programs report

const root = document.documentElement;
const boot = document.getElementById("boot");

// --- Language, theme and keys, before anything is drawn ----------------------------------------

chooseLanguage();
chooseTheme();

function chooseLanguage() {
  const wanted = fromLink("lang") ?? stored("visavis.lang") ?? navigator.language ?? "fr";
  root.lang = /^fr\b/i.test(wanted) ? "fr" : "en";
}

function chooseTheme() {
  const wanted = fromLink("th") ?? stored("visavis.theme");
  if (wanted === "light" || wanted === "dark") root.dataset.theme = wanted;
}

/** The value of a key of the link in the address bar; the first one wins. */
function fromLink(key) {
  const pair = location.hash.slice(1).split("&").find((part) => part.startsWith(`${key}=`));
  return pair?.slice(key.length + 1) || undefined;
}

/** A setting the reader made earlier. Storage may be forbidden altogether. */
function stored(key) {
  try {
    return localStorage.getItem(key)?.replaceAll('"', "") || undefined;
  } catch {
    return undefined;
  }
}

// --- Messages -----------------------------------------------------------------------------------

/** A failure whose cause is known, in the words of data-why. */
class Failure extends Error {
  constructor(why, reason) {
    super(reason);
    this.why = why;
  }
}

const isReady = () => root.hasAttribute("data-ready");

function say(state) {
  if (root.dataset.boot !== "failed") root.dataset.boot = state;
}

function fail(why, reason) {
  if (root.dataset.boot === "failed") return; // the first cause explains the others
  clearTimeout(slow);
  clearTimeout(stall);
  root.dataset.why = why;
  root.dataset.boot = "failed";
  boot.hidden = false;
  boot.querySelector("[data-reason]").textContent = reason;
}

let slow, stall;

/** Restarts the timer that reports a stall. */
function expectMore() {
  clearTimeout(stall);
  stall = setTimeout(() => say("stalled"), STALL_MS);
}

// After a panic or a trap the program no longer answers; what it has drawn stays. A panic is
// reported first, with its message; the trap that follows it has none.
addEventListener("error", (event) => crashed(event.error));
addEventListener("unhandledrejection", (event) => crashed(event.reason));

function crashed(error) {
  if (isCrash(error)) fail("crashed", describe(error));
}

/** Whether an error leaves the program unusable; others come from extensions or people's scripts. */
function isCrash(error) {
  if (error?.name === PANIC) return true;
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) return true;
  const overflow = error instanceof RangeError || error?.name === "InternalError";
  return overflow && /wasm/.test(error.stack ?? "");
}

function describe(error) {
  return error?.stack?.includes(error.message) ? error.stack : `${error}\n${error?.stack ?? ""}`;
}

// --- Fetching, checking, starting ---------------------------------------------------------------

say("loading");
boot.querySelector("[data-reload]").addEventListener("click", () => location.reload());
boot.querySelector("[data-close]").addEventListener("click", () => {
  root.dataset.boot = "loading"; // the message was read
  done();
});
new MutationObserver((_, observer) => {
  if (!isReady()) return;
  observer.disconnect();
  done();
}).observe(root, { attributeFilter: ["data-ready"] });

start("visavis", document.querySelector("script[data-wasm]")?.dataset)
  .then(() => {
    stall = setTimeout(() => {
      if (!isReady()) fail("unknown", "the program started but has drawn nothing");
    }, STALL_MS);
  })
  .catch(told);

/** Ends loading: stops the timers and hides the messages. */
function done() {
  clearTimeout(slow);
  clearTimeout(stall);
  say("done");
  boot.hidden = true; // boot.css does it too, if it came
  boot.removeAttribute("role"); // the page has a main part of its own
}

function told(error) {
  if (error instanceof Failure) fail(error.why, error.message);
  else fail(isCrash(error) ? "crashed" : "unknown", describe(error));
}

/** Starts the program that these attributes name. */
async function start(name, it) {
  if (typeof WebAssembly !== "object") throw new Failure("unsupported", "no WebAssembly object");
  slow = setTimeout(() => say("slow"), SLOW_MS);
  expectMore();
  const [glue, module] = await supply(name, it);
  clearTimeout(stall);
  await glue.default({ module_or_path: module });
}

/** The JavaScript of a program and its compiled module, both checked. */
function supply(name, it) {
  return typeof ENCLOSED === "object" ? Promise.all([ENCLOSED[name], unpack(name)]) : load(it);
}

/** Fetches both. */
function load(it) {
  // Relative to this file, which lies beside them.
  const glueUrl = new URL(it.glue, import.meta.url).href;
  const wasmUrl = new URL(it.wasm, import.meta.url).href;
  return Promise.all([
    loadGlue(glueUrl, it.glueIntegrity).catch((error) => explain(error, glueUrl, it.glueIntegrity)),
    loadModule(wasmUrl, it.wasmIntegrity, Number(it.wasmBytes)),
  ]);
}

/** Imports the JavaScript of a program once its hash was checked: `import` takes no `integrity`, and
 * browsers may repeat without it what a preload with `integrity` refused. The cache gives both the
 * same copy. */
async function loadGlue(url, integrity) {
  await fetch(url, { integrity, cache: "force-cache" });
  return import(url);
}

/** Compiles the module that is an element of this page: gzip, which has a checksum, as base64. */
async function unpack(name) {
  if (typeof DecompressionStream !== "function") throw new Failure("unsupported", "no DecompressionStream");
  try {
    const letters = atob(document.getElementById(`${name}-program`).textContent);
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await WebAssembly.compile(await new Response(whole).arrayBuffer());
  } catch (error) {
    throw new Failure("damaged", `${name}-program: ${describe(error)}`);
  }
}

/** Fetches a module and compiles it while it arrives; resolves only if it is what was published. */
async function loadModule(url, integrity, expectedBytes) {
  const bar = boot.querySelector("progress");
  let bytes, compiled;
  try {
    // A fetch with `integrity` delivers nothing before the last byte. So the bytes are hashed here,
    // except where the browser cannot (http, other than localhost).
    const response = await fetch(url, crypto.subtle ? {} : { integrity });
    if (!response.ok) throw notServed(response);
    const [toCompile, toHash] = response.body.tee();
    compiled = compileStream(toCompile);
    compiled.catch(() => {}); // judged below, once it is known whether the bytes are right
    bytes = await new Response(toHash.pipeThrough(counter(bar, expectedBytes))).arrayBuffer();
  } catch (error) {
    return explain(error, url, integrity);
  }
  if (!(await matches(bytes, integrity))) {
    refresh(url);
    throw new Failure("damaged", `${url}: ${bytes.byteLength} bytes of ${expectedBytes}, not ${integrity}`);
  }
  try {
    return await compiled.catch(() => WebAssembly.compile(bytes));
  } catch (error) {
    throw new Failure("unsupported", describe(error));
  }
}

/** Compiles a module as it arrives, whatever MIME type the server gave it. */
async function compileStream(stream) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(stream, { headers }));
}

/** Passes bytes on, moves the progress bar and restarts the stall timer. */
function counter(bar, expectedBytes) {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      expectMore();
      received += chunk.byteLength;
      bar.value = Math.min(1, received / expectedBytes);
      if (root.dataset.boot === "stalled") say("slow");
      controller.enqueue(chunk);
    },
  });
}

/** Whether these are the published bytes; where the browser cannot hash, `fetch` has compared. */
async function matches(bytes, integrity) {
  if (!crypto.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** A browser's error says little: ask the server once more, briefly, to find out what is wrong. */
async function explain(error, url, integrity) {
  if (error instanceof Failure) throw error;
  let bytes;
  try {
    const signal = AbortSignal.timeout(EXPLAIN_MS);
    const response = await fetch(url, { cache: "reload", signal });
    if (!response.ok) throw notServed(response);
    bytes = await response.arrayBuffer();
  } catch (second) {
    if (second instanceof Failure) throw second;
    throw new Failure("network", `${url}: ${error} (${second})`);
  }
  // Without `crypto.subtle` a whole answer that the first fetch refused can only be a wrong one.
  const damaged = !crypto.subtle || !(await matches(bytes, integrity));
  throw new Failure(damaged ? "damaged" : "unknown", `${url}: ${describe(error)}`);
}

function notServed(response) {
  const why = response.status < 500 ? "missing" : "network";
  return new Failure(why, `${response.url}: HTTP ${response.status} ${response.statusText}`);
}

/** Replaces a bad copy in the browser's cache, so that "reload" can help. */
function refresh(url) {
  fetch(url, { cache: "reload" }).catch(() => {});
}

// --- The second program, which draws the dialogs: src/dialogs.rs loads it when it is first needed ------

window.visavisBoot = {
  /** Loads and starts a program that a <meta> element names, and shows how it goes as at the start of
   * the page. Resolves to whether it runs. */
  async load(name) {
    root.dataset.boot = "loading";
    delete root.dataset.why;
    boot.hidden = false;
    try {
      await start(name, document.querySelector(`meta[name=${name}]`)?.dataset);
      done();
      return true;
    } catch (error) {
      told(error);
      return false;
    }
  },
};
