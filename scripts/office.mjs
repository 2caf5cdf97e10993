// Makes small what wasm-bindgen made of documents/: node scripts/office.mjs <folder> (the Makefile calls it). In a folder of its own,
// packed there, so that a change of the app's pages does not cost the minute that it takes.
import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { shrink } from "./shrink.mjs";

export const OFFICE_WASM = "quality-county_office.wasm";
export const OFFICE_GLUE = "quality-county_office.js";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2]);
  const [raw, path] = ["quality-county_office_bg.wasm", OFFICE_WASM].map((name) => join(folder, name));
  shrink({ parts: [raw], gluePath: join(folder, OFFICE_GLUE) });
  renameSync(raw, path);
  execFileSync("zopfli", [path]);
}
