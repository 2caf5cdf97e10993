// The compiler's wasm, made as small as it gets: raw for old machines' memory, packed for the single file.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { CODE, CUSTOM, EXPORTS, IMPORTS, eachSection, exports_, functionImports, functions, imports, names, renamed, section, sized, text, vector } from "./wasm.mjs";
import { packingOrder } from "./order.mjs";
import { split } from "./split.mjs";

// Leptos' server functions bring in stream classes that nothing here ever makes: without their exports they are not reached.
const withoutStreams = (wasm) => eachSection(wasm, (kind, body) => (kind !== EXPORTS ? body
  : vector(exports_(body).filter(({ name }) => !name.includes("intounderlying"))
    .map(({ name, what }) => Buffer.concat([sized(Buffer.from(name)), what])))));

// What the linker noted about its work; names stay till the end.
const withoutNotes = (wasm) => eachSection(wasm, (kind, body) => (kind === CUSTOM && text(body, 0)[0] !== "name" ? null : body));

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
  // The module that wasm-bindgen names its imports after.
  const asked = glue.replace(/"\.\/[\w-]+_bg\.js"/, '"$"').replace(/\b(__wbg_|__wbindgen_|wasm_bindgen_)\w+/g, (name) => given.get(name) ?? name);
  return { small, asked };
}

// The first kilobyte of memory is the far end of the stack, so no address that the program computes lies there.
const optimize = (path, ...more) => execFileSync("wasm-opt", [path, "-o", path, "-g", "--no-inline=*", "--low-memory-unused", "--enable-mutable-globals", "-Oz", ...more]);

/** Makes the wasm at `path` small, where it stands. */
function pressed(path) {
  optimize(path);
  // Control flow taken apart and put together anew: 0.5 % less.
  optimize(path, "--flatten", "--rereloop", "-Oz", "-Oz");
  const wasm = readFileSync(path);
  const before = functionImports(wasm);
  const order = packingOrder(functions(section(wasm, CODE)));
  // wasm-opt puts functions in the order of their names, so they are named after their places.
  const places = Array.from({ length: before }, (_, at) => `!${at}`);
  order.forEach((which, place) => { places[before + which] = String(place).padStart(6, "0"); });
  writeFileSync(path, renamed(wasm, places));
  optimize(path, "--reorder-functions-by-name", "--dealign");
  writeFileSync(path, eachSection(readFileSync(path), (kind, body) => (kind === CUSTOM ? null : body)));
}

/** Makes small files, the `parts`, of the first of them, which wasm-bindgen made of the file at `linked`, and rewrites the glue. */
export function shrink({ parts, gluePath, linked }) {
  const { small, asked } = withShortNames(withoutNotes(withoutStreams(readFileSync(parts[0]))), readFileSync(gluePath, "utf8"));
  writeFileSync(gluePath, asked);
  const made = linked ? split(small, readFileSync(linked)) : [small];
  parts.forEach((path, at) => {
    writeFileSync(path, made[at]);
    pressed(path);
  });
}
