// Turns Trunk's release output into the two things that are given away: node scripts/pack.mjs, after `trunk build --release`.
//   dist/index.html (+ app.js, app.css, office.js, the wasm)   for any static server
//   dist/质量强县自评.html                                       one file, opened by double click
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { encode } from "../src/boot/dense.mjs";
import { OFFICE_GLUE, OFFICE_WASM } from "./office.mjs";
import { shrink } from "./shrink.mjs";

const SINGLE = "质量强县自评.html";
const WASM = "quality-county_bg.wasm";
// The parts of the program in the order of loading, and the blocks of the single file that they sit in (src/boot/main.js).
const PARTS = [WASM, "quality-county_rest.wasm"];
const BLOCKS = ["wasm", "rest"];
const OFFICE_SCRIPT = "office.js";
// What the compiler made, before wasm-bindgen.
const LINKED = "wasm32-unknown-unknown/release/quality-county.wasm";
const SCRIPT_TARGET = "chrome78";
const STYLE_TARGET = "chrome80";

function read(path, hint) {
  if (!existsSync(path)) throw new Error(`${path} is missing: ${hint}`);
  return readFileSync(path);
}

const hash = (text, encoding) => createHash("sha256").update(text).digest(encoding);
const csp = (text) => `'sha256-${hash(text, "base64")}'`;
const version = (bytes) => hash(bytes, "hex").slice(0, 10);

// Both forms end or derail an inline script wherever they stand, even inside a string.
const inline = (script) => script.trim().replace(/<\/(?=script)/gi, "<\\/").replace(/<!--/g, "\\x3c!--");

async function script(name, { root, dist, office }, single, { urls = [], officeUrls = null } = {}) {
  const result = await build({
    entryPoints: [join(root, "src/boot", name)],
    alias: { "quality-county": join(dist, "quality-county.js"), ...(office && { "quality-county-office": join(office, OFFICE_GLUE) }) },
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    format: "iife",
    target: SCRIPT_TARGET,
    logLevel: "silent",
    // The glue asks for import.meta.url only when it is given no wasm; a classic script has none.
    define: { QC_SINGLE: String(single), QC_URLS: JSON.stringify(urls), QC_OFFICE: JSON.stringify(officeUrls), "import.meta.url": '""' },
  });
  return inline(result.outputFiles[0].text);
}

// The es5 target makes esbuild refuse anything newer than old engines can parse.
async function starterScript({ root }, single, policy) {
  const source = read(join(root, "src/boot/starter.js"), "it is part of the source").toString();
  const define = { QC_SINGLE: String(single), QC_POLICY: JSON.stringify(policy) };
  const { code } = await transform(source, { minify: true, charset: "utf8", legalComments: "none", target: "es5", define });
  return inline(code);
}

async function styleSheet({ root }, links) {
  const sheets = links.map((link) => {
    const href = /href="([^"]+)"/.exec(link)?.[1] ?? "";
    return read(join(root, href), "index.html links to it").toString();
  });
  const { code } = await transform(sheets.join("\n"), { loader: "css", minify: true, charset: "utf8", legalComments: "none", target: STYLE_TARGET });
  if (/<\/style/i.test(code)) throw new Error("a style sheet contains </style");
  return code.trim();
}

const policy = (rules) => Object.entries({ "default-src": "'none'", ...rules, "img-src": "data: blob:", "base-uri": "'none'", "form-action": "'none'" })
  .map(([name, value]) => `${name} ${value}`).join("; ");

// zopfli finds 5 % more than gzip -9. The .gz stays in dist/ for servers that hand out precompressed files.
function zopfli(dist, name, text) {
  const path = join(dist, name);
  if (text) writeFileSync(path, text);
  execFileSync("zopfli", [path]);
  if (text) rmSync(path);
  return readFileSync(`${path}.gz`);
}

const block = (id, bytes) => `<script type="text/plain" id="${id}">${encode(bytes)}</script>\n`;

// The long texts that src/embedded.rs lists (and the single file's style sheet), packed, as an inert block that src/boot/main.js
// takes out of the page at its start.
function texts({ root, dist }, style) {
  const list = read(join(root, "src/embedded.rs"), "it is part of the source").toString();
  const files = [...list.matchAll(/^ {4}\("([^"]+)", "([^"]+)"\),$/gm)];
  if (!files.length) throw new Error("src/embedded.rs lists no texts");
  const entries = files.map(([, name, path]) => {
    const text = read(join(root, path), "src/embedded.rs lists it").toString();
    return [name, path.endsWith(".json") ? JSON.stringify(JSON.parse(text)) : text];
  });
  return block("texts", zopfli(dist, "texts.json", JSON.stringify({ ...Object.fromEntries(entries), style })));
}

// Replacement by function: a "$" in the text means nothing special.
function fill(template, links, head, body) {
  let html = template.replace(/<!--[\s\S]*?-->\n?/g, "");
  links.forEach((link, i) => { html = html.replace(i === 0 ? link : `${link}\n`, () => (i === 0 ? head : "")); });
  return html.replace(/<link data-trunk rel="rust"[^>]*>/, () => body);
}

// What writes documents (scripts/office.mjs made it): files beside the page, and blocks of the single file.
async function officeParts(paths) {
  const { dist, office } = paths;
  if (!office) return { files: [], urls: null, blocks: [] };
  for (const name of [OFFICE_WASM, `${OFFICE_WASM}.gz`]) {
    if (!existsSync(join(office, name))) throw new Error(`${join(office, name)} is missing: run \`make\` first`);
    copyFileSync(join(office, name), join(dist, name));
  }
  const worker = await script("worker.js", paths, false);
  writeFileSync(join(dist, OFFICE_SCRIPT), worker);
  const wasm = readFileSync(join(dist, OFFICE_WASM));
  return {
    files: [OFFICE_SCRIPT, OFFICE_WASM],
    urls: { script: `${OFFICE_SCRIPT}?v=${version(worker)}`, wasm: `${OFFICE_WASM}?v=${version(wasm)}` },
    blocks: [block("office-script", zopfli(dist, "worker.js", worker)), block("office", readFileSync(join(dist, `${OFFICE_WASM}.gz`)))],
  };
}

/**
 * Packs what is in `dist`. `linked` is the compiler's file, which says what belongs to which part; without it the program stays in one.
 * `office`: the folder of what writes documents; without it nothing does.
 */
export async function pack(paths) {
  const { root, dist } = paths;
  const hint = "run `trunk build --release` first";
  read(join(dist, WASM), hint);
  read(join(dist, "quality-county.js"), hint);
  const parts = paths.linked ? PARTS : [WASM];
  shrink({ parts: parts.map((name) => join(dist, name)), gluePath: join(dist, "quality-county.js"), linked: paths.linked });
  const template = read(join(root, "index.html"), "it is part of the source").toString();
  const links = template.match(/<link data-trunk rel="css"[^>]*>/g) ?? [];
  if (!links.length || !/<link data-trunk rel="rust"/.test(template)) throw new Error("index.html lacks its data-trunk links");
  const style = await styleSheet(paths, links);
  // The page has its colours at once; the rest comes with the program.
  const [colours, rules] = [await styleSheet(paths, links.slice(0, 1)), await styleSheet(paths, links.slice(1))];

  const office = await officeParts(paths);
  const urls = parts.map((name) => `${name}?v=${version(readFileSync(join(dist, name)))}`);
  const served = await script("main.js", paths, false, { urls, officeUrls: office.urls });
  const servedPolicy = policy({ "script-src": "'self' WASM_EVAL", "style-src": "'self'", "connect-src": "'self'", "worker-src": "'self'" });
  const servedStarter = await starterScript(paths, false, servedPolicy);
  writeFileSync(join(dist, "app.js"), served);
  writeFileSync(join(dist, "app.css"), style);
  writeFileSync(join(dist, "index.html"), fill(template, links,
    `<script>${servedStarter}</script>\n<link rel="stylesheet" href="app.css?v=${version(style)}">`,
    `${texts(paths)}<script src="app.js?v=${version(served)}"></script>`));

  const inPage = { urls: parts.map(() => ""), officeUrls: office.urls && {} };
  const [loader, main] = await Promise.all(["loader.js", "main.js"].map((name) => script(name, paths, true, inPage)));
  const packed = [block("script", zopfli(dist, "main.js", main)), ...parts.map((name, at) => block(BLOCKS[at], zopfli(dist, name))), ...office.blocks];
  const starter = await starterScript(paths, true, policy({
    "script-src": `${csp(loader)} ${csp(main)} WASM_EVAL`, "style-src": `${csp(colours)} ${csp(rules)}`, "worker-src": "blob:",
  }));
  writeFileSync(join(dist, SINGLE), fill(template, links,
    `<script>${starter}</script>\n<style>${colours}</style>`,
    `${texts(paths, rules)}${packed.join("")}<script>${loader}</script>`));

  const sizes = ["index.html", "app.js", "app.css", ...parts, ...office.files, SINGLE].map((name) => {
    const bytes = readFileSync(join(dist, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  });
  return { single: join(dist, SINGLE), sizes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
  pack({ root, dist: join(root, "dist"), linked: join(target, LINKED), office: join(target, "office") }).then(({ sizes }) => {
    for (const { name, raw, gzip } of sizes) console.log(`${String(raw).padStart(8)} B ${String(gzip).padStart(8)} B gzip  dist/${name}`);
  }).catch((error) => {
    console.error(`pack: ${error.message}`);
    process.exit(1);
  });
}
