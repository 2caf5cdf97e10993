// What is handed in, made by the released page's second program: asked for as src/browser/office.rs asks.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { canonical, sealed } from "./draft_file.mjs";
import { unzip } from "./zip.mjs";

const ROOT = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const parsed = (path) => JSON.parse(read(path));
const rules = (set) => parsed(`src/rule_sets/data/${set}.json`);

/** The sample county with statistics, so that there is something to say of everything but a form. */
export const COUNTY = sealed(parsed("docs/sample.json"), ({ draft }) => { draft.statistics = parsed("docs/statistics-sample.json"); });

/** A draft for the rule set that has a form, hardly begun. */
export const PLAN = (() => {
  const [id, { version, title, ...others }] = ["yancheng-goals-2018", rules("yancheng-goals-2018")];
  const fingerprint = createHash("sha256").update(canonical({ version, title, ...others })).digest("hex");
  const { format, format_version, saved } = parsed("docs/sample.json");
  const draft = { county: "虚构市", year: 2026, kind: "creation", answers: {}, evidence: [] };
  return sealed({ format, format_version, rule_set: { id, version, title, fingerprint }, draft, saved }, () => {});
})();

const [WORD, EXCEL, PRINT] = ["word", "excel", "print"];
// As src/domain/handed_in.rs has them.
export const FORMATS = {
  "score-table": [WORD, EXCEL, PRINT],
  "score-table-a3": [WORD, PRINT],
  "blank-table": [WORD, EXCEL, PRINT],
  "self-report": [WORD, PRINT],
  "one-page": [WORD, PRINT],
  tasks: [WORD, EXCEL, PRINT],
  reminders: [WORD, EXCEL, PRINT],
  catalogue: [WORD, EXCEL, PRINT],
  "cover-sheets": [WORD, PRINT],
  rectifications: [WORD, EXCEL, PRINT],
  statistics: [WORD, EXCEL, PRINT],
  form: [WORD, PRINT],
};
export const PACKAGE = { kind: "package" };

/** A request for what is wanted of a draft, with its built-in rule set. */
export function request(want, draft = COUNTY) {
  const id = JSON.parse(draft).rule_set?.id;
  const sets = id ? [{ id, prefix: "", text: JSON.stringify(rules(id)), built_in: true }] : [];
  return JSON.stringify({ draft, rule_sets: sets, today: "2026-11-22", now: "2026-11-22 09:30:00", want });
}

// Runs in the page. Bytes come as base64, since old kernels' drivers carry text only.
const RUN = async ([text, files, stopAt]) => {
  const told = [];
  const gaps = [];
  let last = performance.now();
  let runs = true;
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    if (runs) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const began = performance.now();
  const bytes = files.map((file) => Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)));
  const step = (...what) => {
    told.push(what);
    if (told.length === stopAt) window.qcOfficeStop();
  };
  const base64 = (content) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.replace(/^.*,/, ""));
    reader.readAsDataURL(new Blob([content]));
  });
  const answer = { told, stopped: false, refused: null, made: [] };
  try {
    const made = await window.qcOffice(text, bytes, step);
    answer.ms = performance.now() - began;
    for (const file of made) answer.made.push({ name: file.name, kind: file.kind, base64: await base64(file.bytes) });
  } catch (error) {
    answer.ms = performance.now() - began;
    answer.stopped = error === null;
    answer.refused = error && error.message;
  }
  runs = false;
  return { ...answer, memory: window.qcOfficeMemory, longestGap: Math.max(0, ...gaps.slice(1)) };
};

/**
 * One job: `{ made: [{ name, kind, bytes }], told: [[done, of, label]], refused, stopped, ms, memory, longestGap }`. `stopAt`: a person
 * stops it when so many steps were told.
 */
export async function run(page, text, { files = [], stopAt = 0 } = {}) {
  const { made, ...answer } = await page.evaluate(RUN, [text, files.map((file) => Buffer.from(file).toString("base64")), stopAt]);
  return { ...answer, made: made.map(({ name, kind, base64 }) => ({ name, kind, bytes: Buffer.from(base64, "base64") })) };
}

/** Every report in every format, one after the other, and the package: a list of what `run` gives, each with its `report` and `format`. */
export async function runAll(page) {
  const wants = Object.entries(FORMATS).flatMap(([report, formats]) => formats.map((format) => ({ kind: "report", report, format })));
  const answers = [];
  for (const want of [...wants, PACKAGE]) {
    const answer = await run(page, request(want, want.report === "form" ? PLAN : COUNTY));
    answers.push({ report: want.report ?? want.kind, format: want.format ?? "zip", ...answer });
  }
  return answers;
}

/** How many pictures a Word file holds. */
export const picturesIn = (bytes) => unzip(bytes).filter(({ name }) => /^word\/media\/.*\.png$/.test(name)).length;

/** That all of `runAll` was made and looks like what it is. */
export function checkAll(answers) {
  for (const { report, format, made, refused, told } of answers) {
    const what = `${report} ${format}`;
    assert.equal(refused, null, what);
    assert.notEqual(made.length, 0, what);
    assert.deepEqual(told.map(([done]) => done), told.map((_, at) => at), what);
    assert.ok(told.length && told.every(([, of, label]) => of === told.length && /[一-龥]/.test(label)), what);
    if (report === "one-page" && format === "word") assert.notEqual(picturesIn(made[0].bytes), 0, what);
    for (const { name, kind, bytes } of made) {
      if (format === "print") assert.match(kind, /^print\/(official|close|a[34]-landscape)$/, what);
      else assert.match(name, /\.(docx|xlsx|zip)$/, what);
      if (format === "print") assert.ok(bytes.toString().startsWith("<"), what);
      else assert.equal(bytes.toString("latin1", 0, 4), "PK\x03\x04", what);
    }
  }
}

/** The same as files: `{ report, format, name, kind, bytes }` for each. */
export async function makeAll(page) {
  const answers = await runAll(page);
  checkAll(answers);
  return answers.flatMap(({ report, format, made }) => made.map((file) => ({ report, format, ...file })));
}
