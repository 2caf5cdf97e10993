// Compares what is in dist/ with budgets.json; exit code 1 when anything is over.
import { existsSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const measured = {
  wasm: "quality-county_bg.wasm",
  wasm_rest: "quality-county_rest.wasm",
  wasm_office: "quality-county_office.wasm",
  script: "app.js",
  style: "app.css",
  single_html: "质量强县自评.html",
};
// Where the packer left a packed copy, that is what sits in the single file.
const packed = (path, bytes) => (existsSync(`${path}.gz`) ? statSync(`${path}.gz`).size : gzipSync(bytes, { level: 9 }).length);
const weigh = { raw: (path, bytes) => bytes.length, gzip: packed };
const budgets = JSON.parse(readFileSync(`${root}budgets.json`, "utf8"));

let failed = false;
const rows = [["what", "measured", "budget", "used", ""]];
for (const [what, limits] of Object.entries(budgets)) {
  if (typeof limits === "number") continue; // times: `make bench` looks at them
  const path = `${root}dist/${measured[what]}`;
  if (!measured[what] || !existsSync(path)) {
    console.error(measured[what] ? `size: ${path} is missing: run the build first` : `size: budgets.json names "${what}", which nothing measures`);
    process.exit(1);
  }
  const bytes = readFileSync(path);
  for (const [how, budget] of Object.entries(limits)) {
    const size = weigh[how](path, bytes);
    const over = size > budget;
    failed ||= over;
    rows.push([`${what} ${how}`, String(size), String(budget), `${Math.round((size / budget) * 100)} %`, over ? "OVER" : "ok"]);
  }
}
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  "));
process.exit(failed ? 1 : 0);
