// A stand-in for the compiled program, so that the packer and the starter are tested without a Rust build.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "../../../scripts/pack.mjs";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));

// Exports run (returns 42) and trap (unreachable).
const WASM = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 8, 2, 0x60, 0, 1, 0x7f, 0x60, 0, 0,
  3, 3, 2, 0, 1,
  7, 14, 2, 3, 0x72, 0x75, 0x6e, 0, 0, 4, 0x74, 0x72, 0x61, 0x70, 0, 1,
  0x0a, 0x0a, 2, 4, 0, 0x41, 0x2a, 0x0b, 3, 0, 0, 0x0b,
);

// Shaped like wasm-bindgen's glue, with what a packer could stumble over: import.meta, new syntax, tags in strings.
const GLUE = `export default async function init(options) {
  const source = options?.module_or_path ?? new URL("quality-county_bg.wasm", import.meta.url);
  const bytes = typeof source === "string" ? await (await fetch(source)).arrayBuffer() : source;
  const { run, trap } = (await WebAssembly.instantiate(bytes)).instance.exports;
  const line = document.createElement("p");
  line.id = "answer";
  line.textContent = run() + " </script> <!-- $&";
  line.style.setProperty("color", "rgb(1, 2, 3)");
  document.getElementById("app").append(line);
  window.stubRun = run;
  window.stubTrap = () => { setTimeout(trap, 0); };
}`;

export async function packStub() {
  const root = mkdtempSync(join(tmpdir(), "quality-county-stub-"));
  const dist = join(root, "dist");
  mkdirSync(dist);
  const template = readFileSync(join(REPOSITORY, "index.html"), "utf8");
  writeFileSync(join(root, "index.html"), template);
  cpSync(join(REPOSITORY, "src/boot"), join(root, "src/boot"), { recursive: true });
  for (const [, href] of template.matchAll(/rel="css" href="([^"]+)"/g)) {
    mkdirSync(dirname(join(root, href)), { recursive: true });
    writeFileSync(join(root, href), "body { color: rgb(4, 5, 6) }");
  }
  const list = readFileSync(join(REPOSITORY, "src/embedded.rs"), "utf8");
  for (const path of ["src/embedded.rs", ...[...list.matchAll(/^ {4}\("[^"]+", "([^"]+)"\),$/gm)].map((match) => match[1])]) {
    cpSync(join(REPOSITORY, path), join(root, path));
  }
  writeFileSync(join(dist, "quality-county.js"), GLUE);
  writeFileSync(join(dist, "quality-county_bg.wasm"), WASM);
  const { single } = await pack({ root, dist });
  return { dist, single, remove: () => rmSync(root, { recursive: true, force: true }) };
}
