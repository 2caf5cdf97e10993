// The single file's one script that is not packed: it takes the program's script (main.js) out of the page and runs it.
import { put, unpack } from "./unpack.mjs";

window.qcStarted = true;
window.qcUnpack = unpack;
if (!window.qcStopped) {
  unpack("script", "text").then((code) => {
    put("script", code);
    // The policy refuses a script that is not the one it was made for.
    if (!window.qcRest) throw new Error("script");
  }).catch((error) => window.qcCrash(error.stack || error));
}
