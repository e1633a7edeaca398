// The start of the page: a plain module that needs no build; what is published is minified.
//
// `cargo xtask seal` gives this file a hashed name and writes the names, sizes and hashes of the
// program's two files into the attributes of its <script> element:
//   data-glue, data-glue-integrity    the JavaScript that wasm-bindgen wrote
//   data-wasm, data-wasm-integrity, data-wasm-bytes    the program itself
// and those of the second program, for the dialogs, into <meta name="takeout">.
// In the single file (xtask/src/single.rs) this and the glues are one script, which calls them
// `ENCLOSED`, and the programs are elements of the page.
//
// It says where things stand in two attributes of <html>; the words are in index.html, in both
// languages, and static/css/boot.css shows those that belong to the state:
//   data-boot    loading | slow | stalled | failed | done
//   data-why     network | missing | damaged | unsupported | crashed | unknown
// The program itself sets html[data-ready] once its first view is drawn.

const SLOW_MS = 400; // below this, a bar that flashes by is worse than nothing
const STALL_MS = 8000; // without one byte
const EXPLAIN_MS = 1500; // the reader is told within two seconds of any failure

const root = document.documentElement;
const boot = document.getElementById("boot");

// --- Language and theme, first of all, so that nothing is drawn in the wrong one -----------------

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

// --- What the reader is told --------------------------------------------------------------------

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

/** Starts the wait for the next sign of life from the server. */
function expectMore() {
  clearTimeout(stall);
  stall = setTimeout(() => say("stalled"), STALL_MS);
}

// A trap in the program is the end of it: what is on the page stays, but answers no more.
addEventListener("error", (event) => crashed(event.error));
addEventListener("unhandledrejection", (event) => crashed(event.reason));

function crashed(error) {
  if (isTrap(error)) fail("crashed", describe(error));
}

/** Errors that leave the program unusable, as opposed to those of a reader's extension or script. */
function isTrap(error) {
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
  root.dataset.boot = "loading"; // what has failed is told
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

/** Nothing is waited for any more. */
function done() {
  clearTimeout(slow);
  clearTimeout(stall);
  say("done");
  boot.hidden = true; // boot.css does it too, if it came
  boot.removeAttribute("role"); // the page has a main part of its own
}

function told(error) {
  if (error instanceof Failure) fail(error.why, error.message);
  else fail(isTrap(error) ? "crashed" : "unknown", describe(error));
}

/** Starts a program, which these attributes say where to find. */
async function start(name, it) {
  if (typeof WebAssembly !== "object") throw new Failure("unsupported", "no WebAssembly object");
  slow = setTimeout(() => say("slow"), SLOW_MS);
  expectMore();
  const [glue, module] = await supply(name, it);
  clearTimeout(stall);
  await glue.default({ module_or_path: module });
}

/** The glue of a program and the program itself, compiled: both as they were published. */
function supply(name, it) {
  return typeof ENCLOSED === "object" ? Promise.all([ENCLOSED[name], unpack(name)]) : load(it);
}

/** Gets both from the server. */
function load(it) {
  // Relative to this file, which lies beside them.
  const glueUrl = new URL(it.glue, import.meta.url).href;
  const wasmUrl = new URL(it.wasm, import.meta.url).href;
  return Promise.all([
    loadGlue(glueUrl, it.glueIntegrity).catch((error) => explain(error, glueUrl, it.glueIntegrity)),
    loadProgram(wasmUrl, it.wasmIntegrity, Number(it.wasmBytes)),
  ]);
}

/** Imports a glue that is what was published: an import has no `integrity`, and a browser may repeat one
 * that a hint with `integrity` has refused, without it. Both take the same copy from the cache. */
async function loadGlue(url, integrity) {
  await fetch(url, { integrity, cache: "force-cache" });
  return import(url);
}

/** A program that is an element of this page: gzip, which knows when it is damaged, seven bits a
 * character (see `letters` in xtask/src/single.rs). */
async function unpack(name) {
  if (typeof DecompressionStream !== "function") throw new Failure("unsupported", "no DecompressionStream");
  try {
    const letters = document.getElementById(`${name}-program`).textContent;
    const packed = new Uint8Array((letters.length * 7) >> 3);
    let held = 0;
    for (let at = 0, byte = 0, bits = 0; at < letters.length; at += 1) {
      held = (held << 7) | (letters.charCodeAt(at) & 127);
      bits += 7;
      if (bits >= 8) packed[byte++] = held >> (bits -= 8);
    }
    const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await compile(await new Response(whole).arrayBuffer());
  } catch (error) {
    throw new Failure("damaged", `${name}-program: ${describe(error)}`);
  }
}

/** Fetches the program; resolves only if it is what was published. */
async function loadProgram(url, integrity, expectedBytes) {
  const bar = boot.querySelector("progress");
  let bytes;
  try {
    // A fetch with `integrity` gives nothing before the last byte, so no progress could be shown:
    // where the browser can hash (https, localhost) we compare ourselves, elsewhere it does.
    const response = await fetch(url, crypto.subtle ? {} : { integrity });
    if (!response.ok) throw notServed(response);
    const watched = response.body.pipeThrough(counter(bar, expectedBytes));
    bytes = await new Response(watched).arrayBuffer();
  } catch (error) {
    return explain(error, url, integrity);
  }
  if (!(await matches(bytes, integrity))) {
    refresh(url);
    throw new Failure("damaged", `${url}: ${bytes.byteLength} bytes of ${expectedBytes}, not ${integrity}`);
  }
  try {
    return await compile(bytes);
  } catch (error) {
    throw new Failure("unsupported", describe(error));
  }
}

/** A module begins with a zero; what is published for compression begins with a length. */
function compile(buffer) {
  const bytes = new Uint8Array(buffer);
  return WebAssembly.compile(bytes[0] ? weave(bytes) : bytes);
}

/** Makes a module from its streams; xtask/src/streams.rs tells what they are. */
function weave(bytes) {
  const OPERANDS = "  111       22  3               456     99999999999999999999999  78";
  const BLOCK = 1, OFFSET = 9;
  const HEAD = 0, TAIL = 10, LOCALS = 11, OPCODES = 12, RAW = 13, STREAMS = 14;
  const CODE = 10, END = 11, ESCAPE = 255;

  const operands = new Uint8Array(256);
  [...OPERANDS].forEach((stream, opcode) => (operands[opcode] = stream));
  const at = [0]; // where each stream is read next; before there are any, the lengths
  const take = (stream) => bytes[at[stream]++];
  const number = (stream) => {
    const byte = take(stream);
    return byte > 127 ? byte - 128 + 128 * number(stream) : byte;
  };
  const lengths = Array.from({ length: STREAMS }, () => number(HEAD));
  let end = at[HEAD];
  const streams = lengths.map((length, stream) => {
    at[stream] = end;
    return bytes.subarray(end, (end += length));
  });

  const out = new Uint8Array(bytes.length * 4); // a length takes four bytes, and few bodies are shorter
  let to = 0;
  const copy = (part) => {
    out.set(part, to);
    to += part.length;
  };
  const pass = (stream) => {
    while ((out[to++] = take(stream)) > 127);
  };
  /** Before what `write` writes: how many it says they are, else how long it is. */
  const counted = (write) => {
    const start = (to += 4);
    const count = write() ?? to - start;
    for (let n = 0; n < 4; n += 1) out[start - 4 + n] = ((count >> (7 * n)) & 127) | (n < 3 && 128);
  };
  const body = () => {
    const groups = number(LOCALS);
    counted(() => groups);
    for (let left = 2 * groups; left; left -= 1) pass(LOCALS);
    for (let depth = 1; depth; ) {
      const opcode = take(OPCODES);
      if (opcode === ESCAPE) {
        for (let left = number(RAW); left; left -= 1) out[to++] = take(RAW);
        continue;
      }
      out[to++] = opcode;
      const stream = operands[opcode];
      if (stream === BLOCK) depth += 1;
      if (opcode === END) depth -= 1;
      if (stream === OFFSET) to += 1; // no alignment
      if (stream) pass(stream);
    }
  };
  const bodies = () => {
    const last = at[OPCODES] + lengths[OPCODES];
    let count = 0;
    for (; at[OPCODES] < last; count += 1) counted(body);
    return count;
  };
  copy(streams[HEAD]);
  out[to++] = CODE;
  counted(() => counted(bodies));
  copy(streams[TAIL]);
  return out.subarray(0, to);
}

/** Passes bytes on, moving the bar and putting off the stall. */
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
