// The packer points "quality-county" at wasm-bindgen's glue and replaces QC_SINGLE, QC_URLS and QC_OFFICE.
import init from "quality-county";
import { offer } from "./office.js";
import { once, put, unpack as unpackHere } from "./unpack.mjs";

// The single file's loader.js has it already.
const unpack = QC_SINGLE ? window.qcUnpack : unpackHere;

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

// Asked by src/ui/later.rs.
window.qcHasRest = false;
window.qcRest = once(async () => {
  await WebAssembly.instantiate(await (QC_SINGLE ? unpack("rest", "arrayBuffer") : fetchWasm(QC_URLS[1])), first);
  window.qcHasRest = true;
});

async function officeScript() {
  if (!QC_SINGLE) return QC_OFFICE.script;
  return URL.createObjectURL(new Blob([await unpack("office-script", "text")], { type: "text/javascript" }));
}
if (QC_OFFICE) offer({ script: once(officeScript), wasm: once(() => (QC_SINGLE ? unpack("office", "arrayBuffer") : fetchWasm(QC_OFFICE.wasm))) });

// The first screen comes first.
const idle = () => new Promise((done) => {
  if (window.requestIdleCallback) window.requestIdleCallback(done);
  setTimeout(done, 300);
});

// Not top-level await, which needs Chromium 89.
async function start() {
  const texts = unpack("texts", "json");
  const wasm = QC_SINGLE ? unpack("wasm", "arrayBuffer") : fetchWasm(QC_URLS[0]);
  window.qcTexts = await texts; // src/embedded.rs asks for them one by one
  if (QC_SINGLE) put("style", window.qcTexts.style);
  await initWatched(await wasm);
  document.getElementById("opening")?.remove();
  window.qcReady = true;
  // Who needs the rest and does not get it is told (src/ui/later.rs).
  if (QC_URLS.length > 1) idle().then(window.qcRest).catch(() => {});
}

window.qcStarted = true;
if (!window.qcStopped) start().catch((error) => window.qcCrash(error?.stack ?? error));
