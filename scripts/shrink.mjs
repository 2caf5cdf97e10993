// The compiler's wasm, made as small as it gets: raw for old machines' memory, packed for the single file.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { CODE, CUSTOM, EXPORTS, IMPORTS, eachSection, exports_, functions, imports, names, renamed, section, sized, vector } from "./wasm.mjs";
import { packingOrder } from "./order.mjs";

const MODULE = "./quality-county_bg.js";
const DEAD = /wasm_streams|IntoUnderlying/;
// No locals, `unreachable`, `end`.
const TRAP = Buffer.from([0, 0, 11]);

// Leptos' server functions bring in stream classes that nothing here ever makes. Without their exports and bodies
// wasm-opt drops all that only they need; the function table alone would keep it.
function withoutStreams(wasm) {
  const known = names(wasm);
  const before = imports(section(wasm, IMPORTS)).length;
  return eachSection(wasm, (kind, body) => {
    if (kind === EXPORTS) {
      return vector(exports_(body).filter(({ name }) => !name.includes("intounderlying"))
        .map(({ name, what }) => Buffer.concat([sized(Buffer.from(name)), what])));
    }
    if (kind !== CODE) return body;
    return vector(functions(body).map((code, at) => sized(DEAD.test(known.get(before + at) ?? "") ? TRAP : code)));
  });
}

// Names that wasm-bindgen gave, each with a random-looking number, become short on both sides.
function withShortNames(wasm, glue) {
  const given = new Map();
  const short = (name) => {
    if (!/^(__wbg_|__wbindgen_(?!start)|wasm_bindgen_)/.test(name)) return name;
    if (!given.has(name)) given.set(name, `$${given.size.toString(36)}`);
    return given.get(name);
  };
  const bytes = (name) => sized(Buffer.from(name));
  const small = eachSection(wasm, (kind, body) => {
    if (kind === IMPORTS) return vector(imports(body).map(({ name, type }) => Buffer.concat([bytes("$"), bytes(short(name)), type])));
    if (kind === EXPORTS) return vector(exports_(body).map(({ name, what }) => Buffer.concat([bytes(short(name)), what])));
    return body;
  });
  const asked = glue.replace(JSON.stringify(MODULE), '"$"').replace(/\b(__wbg_|__wbindgen_|wasm_bindgen_)\w+/g, (name) => given.get(name) ?? name);
  return { small, asked };
}

// The first kilobyte of memory is the far end of the stack, so no address that the program computes lies there.
const optimize = (path, ...more) => execFileSync("wasm-opt", [path, "-o", path, "-g", "--no-inline=*", "--low-memory-unused", "-Oz", ...more]);

/** Rewrites the wasm at `path` and the glue at `gluePath`. */
export function shrink(path, gluePath) {
  writeFileSync(path, withoutStreams(readFileSync(path)));
  optimize(path);
  // Control flow taken apart and put together anew: 0.5 % less.
  optimize(path, "--flatten", "--rereloop", "-Oz", "-Oz");
  const wasm = readFileSync(path);
  const before = imports(section(wasm, IMPORTS)).length;
  const order = packingOrder(functions(section(wasm, CODE)));
  // wasm-opt puts functions in the order of their names, so they are named after their places.
  const places = Array.from({ length: before }, (_, at) => `!${at}`);
  order.forEach((which, place) => { places[before + which] = String(place).padStart(6, "0"); });
  writeFileSync(path, renamed(wasm, places));
  optimize(path, "--reorder-functions-by-name", "--dealign");
  const bare = eachSection(readFileSync(path), (kind, body) => (kind === CUSTOM ? null : body));
  const { small, asked } = withShortNames(bare, readFileSync(gluePath, "utf8"));
  writeFileSync(path, small);
  writeFileSync(gluePath, asked);
}
