// Runs what writes documents (documents/, a second program) in a worker: one for each job, so that its memory goes back at the end.

// Said where it is no answer of the job's own.
const KEPT = "草稿没有改动，没有生成文件；";
const say = (what, why, remedy) => new Error(`处理文件的程序${what}（${why}）。${KEPT}${remedy}。`);
const absent = ({ message }) => (QC_SINGLE
  ? say("读不出来", message, "本文件可能没有拷贝完整，请换一份完整的再打开")
  : say("没有从服务器取到", message, "请稍后再试一次"));
const refused = ({ message }) => say("没有运行起来", message || "worker", "请再试一次，或者换一个浏览器");
const broken = (why) => say("出错停下了", why, "请再试一次");

// Pictures are made for paper.
const SCALE = 2;

// Word takes no SVG. A drawing that cannot be turned is left out: the document then shades cells instead.
async function picture({ svg, width, height }) {
  const image = new Image(width, height);
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => reject(new Error("svg"));
    // Not a blob: under file:// old kernels take it for a stranger's, and a canvas with a stranger's picture gives nothing away.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  return new Uint8Array(await png.arrayBuffer());
}

async function pictures(drawings) {
  const made = [];
  for (const drawing of drawings) made.push(await picture(drawing).catch(() => null));
  return made;
}

/**
 * Offers `qcOffice(request, files, told)` and `qcOfficeStop()`, which src/browser/office.rs calls. `script` promises the address of the
 * worker's script, `wasm` the program's bytes; both are asked for with every job.
 */
export function offer({ script, wasm }) {
  let stop = null;
  window.qcOffice = (request, files, told) => new Promise((resolve, reject) => {
    if (stop) {
      reject(new Error("busy"));
      return;
    }
    let worker = null;
    const goesOn = () => stop === own;
    const end = (settle) => (value) => {
      if (!goesOn()) return;
      stop = null;
      if (worker) worker.terminate();
      settle(value);
    };
    const [done, failed] = [end(resolve), end(reject)];
    const own = () => failed(null);
    stop = own;

    const hear = {
      drawings: (drawings) => pictures(drawings).then((made) => { if (goesOn()) worker.postMessage({ pictures: made }); }),
      step: (step) => told(...step),
      done: ({ made, memory }) => {
        window.qcOfficeMemory = memory; // tests/e2e/bench.mjs
        done(made);
      },
      refused: (sentence) => failed(new Error(sentence)),
      broken: (why) => failed(broken(why)),
    };
    const start = ([address, bytes]) => {
      if (!goesOn()) return;
      worker = new Worker(address);
      worker.onmessage = ({ data }) => { if (goesOn()) hear[data.what](data.content); };
      worker.onerror = (event) => {
        event.preventDefault(); // told to whoever asked
        failed(refused(event));
      };
      worker.onmessageerror = () => failed(broken("message"));
      worker.postMessage({ request, files, wasm: bytes });
    };
    Promise.all([script(), wasm()]).then(
      (parts) => { try { start(parts); } catch (error) { failed(refused(error)); } },
      (error) => failed(absent(error)),
    );
  });
  window.qcOfficeStop = () => { if (stop) stop(); };
}
