// Handing in, and workbooks, as a person with Excel would have them.
import { readFileSync } from "node:fs";
import { openApp, go, putOnShelf } from "./app.mjs";
import { sealed } from "./draft_file.mjs";
import { unzip, zip } from "./zip.mjs";

export const HAND_IN = "/draft/sample/handin";
const read = (path) => JSON.parse(readFileSync(new URL(`../../../docs/${path}`, import.meta.url)));

// The sample county with a ledger of statistics, so that every report but the form has something to say.
export const FULL = sealed(read("sample.json"), (file) => { file.draft.statistics = read("statistics-sample.json"); });

export async function openFull(change) {
  const opened = await openApp();
  try {
    // Documents take a while on a slow machine.
    opened.page.setDefaultTimeout(60_000);
    await putOnShelf(opened.page, { sample: change ? sealed(JSON.parse(FULL), change) : FULL });
    await go(opened.page, HAND_IN, ".hand-row");
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

// What is handed out after a click: its name and bytes.
export async function handedOut(page, click) {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

export const partsOf = (bytes) => unzip(bytes).map(({ name }) => name);

export const textOf = (bytes, name) => unzip(bytes).find((part) => part.name === name)?.text;

const plain = (xml) => xml.replace(/<[^>]+>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

// The workbook with one cell of the data sheet filled in: the row by its hidden key (`15.2#num`), the column by its letter.
export function fillCell(bytes, key, column, value) {
  const parts = unzip(bytes);
  const texts = [...parts.find(({ name }) => name === "xl/sharedStrings.xml").text.matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) => plain(xml));
  const at = texts.indexOf(key);
  if (at < 0) throw new Error(`no ${key} among ${texts.filter((text) => text.includes("#")).slice(0, 20)}`);
  const keyed = new RegExp(`<c r="A(\\d+)"[^>]*t="s"[^>]*><v>${at}</v></c>`);
  const sheet = parts.find(({ name, text }) => name.startsWith("xl/worksheets/") && keyed.test(text));
  const cell = `${column}${keyed.exec(sheet.text)[1]}`;
  const written = typeof value === "number" ? ["", `<v>${value}</v>`] : [' t="inlineStr"', `<is><t>${value}</t></is>`];
  let found = false;
  sheet.text = sheet.text.replace(new RegExp(`<c r="${cell}"([^>]*?)(/>|>.*?</c>)`, "s"), (_, attributes) => {
    found = true;
    return `<c r="${cell}"${attributes.replace(/ t="[^"]*"/, "")}${written[0]}>${written[1]}</c>`;
  });
  if (!found) throw new Error(`no cell ${cell}`);
  return zip(parts);
}
