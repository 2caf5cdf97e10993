import { mkdirSync, readFileSync } from "node:fs";
import { openModern } from "./lib/browser.mjs";
import { createDraft, draftAddress, fillIn, go } from "./lib/app.mjs";
const out = "/tmp/t-stat/shots/"; mkdirSync(out, { recursive: true });
const RULES = readFileSync(new URL("../fixtures/rule_sets/pass-and-veto.json", import.meta.url), "utf8");
for (const [label, width, height] of [["1366", 1366, 768], ["1920", 1920, 1080], ["390", 390, 844]]) {
  const { page, close } = await openModern({ width, height });
  await page.waitForFunction(() => window.qcReady);
  const shot = (name, full = true) => page.screenshot({ path: `${out}${name}-${label}.png`, fullPage: full });
  await page.getByRole("button", { name: "打开示例县" }).click();
  await page.waitForSelector(".pt");
  let base = await draftAddress(page);
  await go(page, `${base}/statistics`, ".sheet-empty");
  await page.getByRole("button", { name: "填入示例" }).click();
  await page.locator(".sheet .cell").nth(4).click();
  const takers = page.getByLabel("用于评分点");
  for (const code of ["14.2", "14.3"]) {
    const o = takers.locator("option").filter({ hasText: new RegExp("^" + code.replace(".", "\\.") + " ") });
    if (await o.count()) await takers.selectOption(await o.first().getAttribute("value"));
  }
  await page.waitForTimeout(300);
  await shot("statistics", false);
  await page.evaluate(() => document.querySelector(".sheet-charts").scrollIntoView());
  await shot("charts", false);
  await page.evaluate(() => document.querySelector(".sheet-charts").scrollIntoView({ block: "end" }));
  await shot("charts-end", false);
  await go(page, `${base}/result`, ".gaps");
  await shot("result", false);
  await go(page, "/rules", ".rules-card");
  await page.locator("input[type=file]").setInputFiles({ name: "否决.json", mimeType: "application/json", buffer: Buffer.from(RULES) });
  await page.getByRole("button", { name: "存入", exact: true }).click();
  await page.locator(".rules-card").filter({ hasText: "合格线与否决表" }).waitFor();
  await go(page, "/", ".home-page");
  const form = page.getByRole("form", { name: "新建草稿" });
  await form.getByLabel("评分细则").selectOption(await form.getByLabel("评分细则").locator("option").filter({ hasText: "合格线与否决" }).getAttribute("value"));
  await createDraft(page, { county: "虚构县" });
  base = await draftAddress(page);
  await fillIn(page, "V1", "未发生"); await fillIn(page, "V2", "已发生");
  await go(page, `${base}/result`, ".gaps");
  await shot("veto-result");
  await go(page, `${base}/table`, ".dense");
  await shot("veto-table");
  await close();
}
// The banner.
const { page, close } = await openModern({ before: `Object.defineProperty(Object.prototype, "createWritable", { value: async () => ({ write: async () => {}, close: async () => {} }) }); window.showSaveFilePicker = async () => ({ name: "自评备份.json" });` });
await page.waitForFunction(() => window.qcReady);
await page.getByRole("button", { name: "打开示例县" }).click();
await page.waitForSelector(".pt");
const base = await draftAddress(page);
await go(page, `${base}/history`, ".ledger");
await page.getByRole("button", { name: "绑定到文件…" }).click();
await page.waitForTimeout(500);
await page.reload(); await page.waitForSelector(".ledger");
await page.screenshot({ path: `${out}bound-1366.png` });
await page.setViewportSize({ width: 390, height: 844 });
await page.screenshot({ path: `${out}bound-390.png` });
await close();
