// Vetoes stand apart from what earns points, on the page of results and in the table; nowhere where a rule set has none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { createDraft, draftAddress, exportDraft, fillIn, go, openApp, row } from "./lib/app.mjs";

const RULES = readFileSync(new URL("../fixtures/rule_sets/pass-and-veto.json", import.meta.url), "utf8");
let app;
let page;
before(async () => {
  app = await openApp();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const vetoes = () => page.getByRole("region", { name: "否决项" });
const states = () => vetoes().locator("li .pill").allInnerTexts();

test("fired, not fired and open, in their own block", async () => {
  await go(page, "/rules", ".rules-card");
  await page.locator("input[type=file]").setInputFiles({ name: "否决.json", mimeType: "application/json", buffer: Buffer.from(RULES) });
  await page.getByRole("button", { name: "存入", exact: true }).click();
  await page.locator(".rules-card").filter({ hasText: "合格线与否决表" }).waitFor();
  await go(page, "/", ".home-page");
  const form = page.getByRole("form", { name: "新建草稿" });
  const option = await form.getByLabel("评分细则").locator("option").filter({ hasText: "合格线与否决" }).getAttribute("value");
  await form.getByLabel("评分细则").selectOption(option);
  await createDraft(page, { county: "虚构县" });
  const base = await draftAddress(page);
  await fillIn(page, "1.1", "达到");
  await fillIn(page, "V1", "未发生");
  await fillIn(page, "V2", "已发生");
  await go(page, `${base}/result`, ".gaps");
  assert.deepEqual(await states(), ["✓ 未发生", "✗ 已发生", "未填或待核实"]);
  assert.match(await vetoes().locator("li").nth(2).innerText(), /V3 发生区域性质量问题\s*如有发生，总分最多计 59 分/);
  const categories = page.getByRole("region", { name: "各类别" }).locator("tbody th");
  assert.deepEqual(await categories.allInnerTexts(), ["工作", "安全"]);
  assert.doesNotMatch(await page.locator(".outcome").innerText(), /否决项/);

  await go(page, `${base}/table`, ".dense");
  const rows = page.locator(".dense tbody.vetoes tr");
  assert.deepEqual(await rows.locator("td:first-child").allInnerTexts(), ["V1", "V2", "V3"]);
  assert.match(await rows.first().innerText(), /^否决项/);
  assert.match(await row(page, "V2").innerText(), /—[^]*—[^]*✗ 已发生/);
  assert.equal(await page.locator(".dense > tbody:not(.sums):not(.vetoes) > tr").count(), 4);
  await row(page, "V2").getByRole("radio", { name: "未发生" }).check();
  await row(page, "V2").getByText("✓ 未发生").waitFor();

  const { result } = JSON.parse((await exportDraft(page)).text);
  assert.deepEqual(Object.values(result.vetoes).map((veto) => veto.fired), ["no", "no", "open"]);
  assert.deepEqual([result.pass, result.grade], [{ mark: "60", reach: "open" }, { sure: "差", possible: "优" }]);
});

test("none where there are none", async () => {
  await go(page, "/", ".home-page");
  await page.getByRole("button", { name: "打开示例县" }).click();
  await page.waitForSelector(".pt");
  const base = await draftAddress(page);
  await go(page, `${base}/result`, ".gaps");
  assert.equal(await vetoes().count(), 0);
  await go(page, `${base}/table`, ".dense");
  assert.equal(await page.locator(".vetoes").count(), 0);
});
