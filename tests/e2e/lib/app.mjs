// What a person does in the app, step by step, in today's Chromium.
import { readFileSync } from "node:fs";
import { openModern } from "./browser.mjs";

const SHELF = "quality-county/draft/";
export const WAIT = 8_000;

// A card that came with the last frame has no innerText until the next says that it is in sight (content-visibility).
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

export async function ready(page) {
  await page.waitForFunction(() => window.qcReady, null, { timeout: WAIT });
  await drawn(page);
}

export async function openApp(options) {
  const opened = await openModern(options);
  opened.page.setDefaultTimeout(WAIT);
  try {
    await ready(opened.page);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

export async function reload(page) {
  await page.reload();
  await ready(page);
}

export async function createDraft(page, { county, year = 2026, target = "" }) {
  const form = page.getByRole("form", { name: "新建草稿" });
  await form.getByLabel("县（市、区）名称").fill(county);
  await form.getByLabel("年度", { exact: true }).fill(String(year));
  await form.getByLabel("目标分（可不填）").fill(target);
  await form.getByRole("button", { name: "新建并开始填报" }).click();
  await page.waitForSelector(".pt");
  await drawn(page);
}

// path: behind the #, such as /guide. shown: what has to be there when the page is built.
export async function go(page, path, shown) {
  await page.evaluate((hash) => { location.hash = hash; }, path);
  await page.waitForSelector(shown);
  await drawn(page);
}

export const draftAddress = (page) => page.evaluate(() => location.hash.slice(1).match(/^\/draft\/[^/]+/)[0]);

export const row = (page, code) => page.locator(`[id="p-${code}"]`);

const CHOICES = ["达到", "未达到", "未发生", "已发生", "待核实", "不适用"];

// answer: a word to choose, or by field: a word to choose or a text to type. Fields are named as in files; state and reason, too.
export async function fillIn(page, code, answer) {
  const here = row(page, code);
  const choose = (name, word) => {
    const group = here.locator("[role=radiogroup]").filter({ has: page.locator(`input[name="${name}"]`) });
    return group.getByRole("radio", { name: word, exact: true }).check();
  };
  const type = async (key, text) => {
    const field = here.locator(`[id="f-${code}-${key}"]`);
    if (key.endsWith("pct") && (await field.count()) === 0) await here.getByRole("button", { name: "改填 %" }).click();
    await field.click();
    await field.pressSequentially(text);
  };
  if (typeof answer === "string") return choose(`flag-${code}`, answer);
  const single = (await here.locator(`input[name="flag-${code}"]`).count()) > 0;
  for (const [key, text] of Object.entries(answer)) {
    if (key === "state") await choose(`${single ? "flag" : "standing"}-${code}`, text);
    else if (key === "reason") await writeReason(here, text);
    else if (CHOICES.includes(text)) await choose(`${code}-${key}`, text);
    else await type(key, text);
  }
}

async function writeReason(here, text) {
  await openDetails(here);
  await here.getByLabel("为什么不适用").fill(text);
}

export const openDetails = (here) => here.getByRole("button", { name: "佐证、备注、依据" }).click();

export const saved = (page) => page.getByText("✓ 已保存").waitFor();

export const total = (page) => page.locator(".total-box .total").innerText().then((text) => text.replace(/\s+/g, " ").trim());

// Puts texts on the shelf as version 0.1 did (id → text) and opens the app anew.
export async function putOnShelf(page, texts) {
  await page.evaluate(([shelf, entries]) => {
    for (const [id, text] of entries) localStorage.setItem(shelf + id, text);
  }, [SHELF, Object.entries(texts)]);
  await reload(page);
}

export async function download(page, click) {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

export const exportDraft = (page) => download(page, () => page.locator(".top").getByRole("button", { name: "导出" }).click());

// Gives a file to the home page, as the file dialog would.
export const pickFile = (page, name, content) => page.locator("input[type=file]").setInputFiles({
  name, mimeType: "application/json", buffer: Buffer.isBuffer(content) ? content : Buffer.from(content),
});

export const notice = (page) => page.locator(".notices");

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
