// The worker that writes documents: one job, then src/boot/office.js ends it. The packer points "quality-county-office" at
// wasm-bindgen's glue for documents/src/worker.rs.
import init, { Office } from "quality-county-office";

const say = (what, content, transfer) => self.postMessage({ what, content }, transfer || []);
const all = (count, take) => Array.from({ length: count }, (_, at) => take(at));

let office;
let memory;

async function open({ request, files, wasm }) {
  ({ memory } = await init({ module_or_path: wasm }));
  office = new Office();
  files.forEach((file) => office.file(file));
  office.open(request);
  const drawings = all(office.drawings(), (at) => ({ svg: office.svg(at), width: office.width(at), height: office.height(at) }));
  if (drawings.length) say("drawings", drawings);
  else write([]);
}

function write(pictures) {
  pictures.forEach((png, at) => { if (png) office.picture(at, png); });
  const steps = office.steps();
  for (let at = 0; at < steps; at += 1) {
    say("step", [at, steps, office.label(at)]);
    office.step(at);
  }
  const count = office.finish();
  const made = all(count, (at) => ({ name: office.name(at), kind: office.kind(at), bytes: office.bytes(at) }));
  say("done", { made, memory: memory.buffer.byteLength }, made.map(({ bytes }) => bytes.buffer));
}

// A text is the job's own sentence.
const fail = (error) => (typeof error === "string" ? say("refused", error) : say("broken", String(error)));

self.onmessage = ({ data }) => {
  if (data.wasm) {
    open(data).catch(fail);
    return;
  }
  try {
    write(data.pictures);
  } catch (error) {
    fail(error);
  }
};
