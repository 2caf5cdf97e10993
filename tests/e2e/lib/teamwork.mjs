// Sharing the work, step by step: task packs out, filled in, returned and merged.
import { readFileSync } from "node:fs";
import { download, go, openApp, pickFile, putOnShelf } from "./app.mjs";
import { sealed } from "./draft_file.mjs";

export const SAMPLE = readFileSync(new URL("../../../docs/sample.json", import.meta.url), "utf8");
export const DEPARTMENTS = "/draft/sample/departments";
export const HISTORY = "/draft/sample/history";

// The sample county, with somebody's name at this computer.
export async function openSample({ who = "王科", ...options } = {}) {
  const opened = await openApp(options);
  const { page } = opened;
  try {
    await putOnShelf(page, { sample: SAMPLE });
    await go(page, DEPARTMENTS, ".bureaus");
    if (who) await page.getByLabel("您的姓名").fill(who);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

export const line = (page, name) => page.locator(".bureau-line").filter({ has: page.getByRole("button", { name, exact: true }) });

// The cells of a department's row, by the head's words.
export async function progressOf(page, name) {
  const texts = (cells) => cells.allInnerTexts();
  const [heads, cells] = await Promise.all([texts(page.locator(".bureau-head > span")), texts(line(page, name).locator("> span"))]);
  return Object.fromEntries(heads.map((head, at) => [head, cells[at].replace(/发任务包|Excel 收集表/g, "").trim()]));
}

export const openDepartment = (page, name) => line(page, name).getByRole("button", { name, exact: true }).click();

export const sendPack = (page, name) => download(page, () => line(page, name).getByRole("button", { name: "发任务包" }).click());

// On another computer: the pack becomes a draft of its own.
export async function takePack(page, pack) {
  await pickFile(page, pack.name, pack.text);
  await page.getByRole("button", { name: "导入为新草稿" }).click();
  await page.waitForSelector(".task-box");
}

// What a department would send back, without a browser: the pack, changed, and signed.
export function returned(pack, change, { filledBy = "填报甲", checkedBy = "", at = "2026-11-01 08:00:00", name } = {}) {
  const text = sealed(JSON.parse(pack.text), (file) => {
    Object.assign(file.draft.task, { filled_by: filledBy, checked_by: checkedBy });
    file.saved = { ...file.saved, at };
    change(file.draft);
  });
  return { name: name ?? `交回_${pack.name}`, text };
}

export const cells = (draft, code, values) => { draft.answers[code] = { ...draft.answers[code], cells: values }; };

export const mergeBox = (page) => page.getByRole("region", { name: "合并交回的文件" });

const asFiles = (files) => files.map(({ name, text, bytes }) => ({ name, mimeType: "application/json", buffer: bytes ?? Buffer.from(text) }));

export const giveBack = (page, ...files) => mergeBox(page).locator("input[type=file]").setInputFiles(asFiles(files));

// The same files dropped with the mouse, all at once.
export async function dropBack(page, ...files) {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const [name, text] of list) transfer.items.add(new File([text], name, { type: "application/json" }));
    return transfer;
  }, files.map(({ name, text }) => [name, text]));
  const target = mergeBox(page).locator(".open-file");
  await target.dispatchEvent("dragover", { dataTransfer: data });
  await target.dispatchEvent("drop", { dataTransfer: data });
}

// `{ 新填: 2, 修改: 0, … }` of the preview.
export async function tally(page) {
  const text = await page.locator(".merge > p b").innerText();
  return Object.fromEntries(text.split("、").map((part) => part.split(" ")).map(([kind, count]) => [kind, Number(count)]));
}

export const item = (page, heading) => page.locator(".merge-item").filter({ hasText: heading });

// side: 本草稿 or 交回.
export const choose = (page, heading, side, at = 0) => item(page, heading).locator(".merge-option").filter({ hasText: `${side}：` }).nth(at).getByRole("radio").check();

/** Merges what was chosen; done when the page says how it went. */
export async function merge(page) {
  for (const close of await page.locator(".notices").getByRole("button", { name: "关闭" }).all()) await close.click();
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await page.locator(".notices").getByText(/已合并：|没有合并/).first().waitFor();
}

export const undoButton = (page) => page.getByRole("group", { name: "撤销和重做" }).getByRole("button").first();
export const redoButton = (page) => page.getByRole("group", { name: "撤销和重做" }).getByRole("button").last();

// The ledger's lines: [place, change, who and when], newest first.
export const ledger = (page) => page.locator(".ledger-line").evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
