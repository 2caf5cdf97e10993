// The packer points "quality-county" at wasm-bindgen's glue and replaces QC_SINGLE, QC_WASM_URL and QC_REST_URL.
import init from "quality-county";
import { decode } from "./seven.mjs";

// What the packer put into the page.
const unpack = (id) =>
  new Response(new Blob([decode(document.getElementById(id).textContent)]).stream().pipeThrough(new DecompressionStream("gzip")));

async function unpackOnce(id, how) {
  const content = await unpack(id)[how]();
  document.getElementById(id).remove(); // hundreds of kilobytes of text that nothing needs any more
  return content;
}

async function fetchWasm(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

// Every call into the program is watched here because kernels under 96 tell window's listeners nothing about a trap.
// After a trap (or a stack overflow, a RangeError) its memory is broken: it never runs again, so it cannot save anything either.
function watched(call) {
  return (...values) => {
    if (window.qcCrashed) return undefined;
    try {
      return call(...values);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) window.qcCrash(error.stack);
      throw error;
    }
  };
}

// What the second part of the program (scripts/split.mjs) is joined to.
let first;

async function initWatched(bytes) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const { module, instance } = await instantiate(source, imports);
    first = { ...imports, "!": instance.exports };
    const exports = Object.entries(instance.exports).map(([name, value]) => [name, typeof value === "function" ? watched(value) : value]);
    return { module, instance: { exports: Object.fromEntries(exports) } };
  };
  try {
    await init({ module_or_path: bytes });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

async function loadRest() {
  // The first screen comes first.
  await new Promise((done) => { (window.requestIdleCallback || setTimeout)(done, { timeout: 300 }); });
  await WebAssembly.instantiate(await (QC_SINGLE ? unpackOnce("rest", "arrayBuffer") : fetchWasm(QC_REST_URL)), first);
}

// Asked by src/ui/later.rs; what failed can be tried again.
let rest;
window.qcRest = () => {
  rest = rest || loadRest().catch((error) => { rest = null; throw error; });
  return rest;
};

// Not top-level await, which needs Chromium 89.
async function start() {
  const texts = unpackOnce("texts", "json");
  const wasm = QC_SINGLE ? unpackOnce("wasm", "arrayBuffer") : fetchWasm(QC_WASM_URL);
  window.qcTexts = await texts; // src/embedded.rs asks for them one by one
  if (QC_SINGLE) document.head.appendChild(document.createElement("style")).textContent = window.qcTexts.style;
  await initWatched(await wasm);
  document.getElementById("opening")?.remove();
  window.qcReady = true;
}

window.qcStarted = true;
if (!window.qcStopped) start().catch((error) => window.qcCrash(error?.stack ?? error));
