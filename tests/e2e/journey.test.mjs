// One county's whole way: a new draft, all 73 points, saved, found again, handed over as a file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createDraft, draftAddress, exportDraft, fillIn, go, openApp, openDetails, pickFile, reload, row, saved, total } from "./lib/app.mjs";

const COUNTY = JSON.parse(readFileSync(new URL("data/county.json", import.meta.url)));
const NOTE = "10 月起每周五报一次进度";

const plain = (locator) => locator.innerText().then((text) => text.replace(/\s+/g, " ").trim());
const pointCount = Object.keys(COUNTY.points).length;

describe("a county's self-assessment", { concurrency: false }, () => {
  const profile = mkdtempSync(join(tmpdir(), "quality-county-journey-"));
  let app;
  let exported;
  const quiet = () => assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
  // Every other step needs this one, so it is the preparation rather than a test: when it fails, nothing else is tried.
  before(async () => {
    app = await openApp({ userDataDir: profile });
    const { page } = app;
    await createDraft(page, COUNTY);
    for (const [code, answer] of Object.entries(COUNTY.answers)) await fillIn(page, code, answer);
    const here = row(page, "14.2");
    await openDetails(here);
    await here.getByLabel("备注").fill(NOTE);
    await here.getByRole("button", { name: "登记新材料" }).click();
    await here.getByLabel("材料名称").fill("监督抽查情况通报");
  });
  after(async () => {
    await app?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test("every point has its row and was filled in without a complaint", async () => {
    assert.equal(await app.page.locator(".pt").count(), pointCount);
    assert.deepEqual(await app.page.locator(".misread").allInnerTexts(), []);
    quiet();
  });

  test("points, categories, total and bonus are those computed by hand", async () => {
    const { page } = app;
    const shown = await page.locator(".pt").evaluateAll((rows) => rows.map((row) => [row.id.slice(2), row.querySelector(".score .num").textContent]));
    const wanted = Object.entries(COUNTY.points).map(([code, points]) => [code, String(points)]);
    assert.deepEqual(shown, wanted);
    const heads = await page.locator(".category-head").evaluateAll((heads) => heads.map((head) => [head.querySelector("h2").textContent, head.querySelector(".score").textContent]));
    assert.deepEqual(Object.fromEntries(heads), COUNTY.categories);
    assert.equal(await total(page), COUNTY.total);
    assert.equal(await plain(page.locator(".bonus .num")), COUNTY.bonus);
    await page.locator(".total").click();
    assert.match(await page.locator(".total-box .sum").innerText(), /14\.05） \+ .*13\.7） \+ .*28\.25） \+ .*10） = 66 分/);
    await page.getByRole("button", { name: /指标 8 / }).click();
    assert.match(await page.locator("[id='i-8'] .sum").innerText(), /8\.1（2） \+ 8\.2（3） = 5 分[^]*满分 4 分，超出部分不计/);
  });

  test("points explain themselves", async () => {
    const lines = await app.page.locator(".pt").evaluateAll((rows) => rows.map((row) => [row.id.slice(2), [...row.querySelectorAll(".why > div")].map((line) => line.textContent)]));
    const said = Object.fromEntries(lines);
    const missing = Object.entries(COUNTY.explanations).filter(([code, sentence]) => !said[code].includes(sentence));
    assert.deepEqual(missing.map(([code, sentence]) => [sentence, said[code]]), []);
  });

  test("the result page names the distance to the target and every loss", async () => {
    const { page } = app;
    const base = await draftAddress(page);
    await go(page, `${base}/result`, ".gap-table");
    assert.equal(await plain(page.locator(".outlook")), COUNTY.outlook);
    const lost = await page.locator(".gap-table tbody tr").evaluateAll((rows) => rows.filter((row) => row.cells[4].textContent === "失分").map((row) => row.cells[0].textContent));
    for (const code of ["1.4", "7.1", "13.1", "14.2", "18.1", "23.3"]) assert.ok(lost.includes(code), `${code} among ${lost}`);
    await go(page, `${base}/fill`, ".pt");
  });

  test("a reload and a new start of the browser find it", async () => {
    await saved(app.page);
    await reload(app.page);
    await app.page.waitForSelector(".pt");
    assert.equal(await total(app.page), COUNTY.total);
    quiet();
    await app.close();
    app = await openApp({ userDataDir: profile });
    const card = app.page.locator(".draft-card");
    const text = await plain(card);
    for (const part of [`${COUNTY.county} · ${COUNTY.year} 年度`, "66 分 · 最高可达 69", "已填 71 / 73", "加分项 3.5"]) assert.ok(text.includes(part), `${part} in ${text}`);
    await card.getByRole("link", { name: COUNTY.county }).click();
    await app.page.waitForSelector(".pt");
    assert.equal(await total(app.page), COUNTY.total);
    await openDetails(row(app.page, "14.2"));
    assert.equal(await row(app.page, "14.2").getByLabel("备注").inputValue(), NOTE);
  });

  test("it is exported as a file that states its result", async () => {
    const { name, text } = await exportDraft(app.page);
    assert.match(name, /^青禾县_2026_自评_\d{8}\.json$/);
    exported = JSON.parse(text);
    assert.deepEqual(exported.result.total, { sure: "66", possible: "69", backed: "0", max: "100" });
    assert.equal(Object.keys(exported.draft.answers).length, pointCount);
    assert.deepEqual(exported.draft.answers["14.2"], { note: NOTE, cells: { num: "8996", den: "10000" } });
    quiet();
  });

  test("another computer imports it through the preview, and exports the same", async () => {
    const other = await openApp();
    try {
      const { page } = other;
      await pickFile(page, "青禾县.json", JSON.stringify(exported));
      const preview = page.getByRole("region", { name: "导入预览" });
      const text = await plain(preview);
      for (const part of ["青禾县 · 2026 年度 · 创建", "未填或待核实 2 个；佐证材料 1 条", "总分 66–69，加分项 3.5"]) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.ok(!text.includes("请注意"), text);
      await preview.getByRole("button", { name: "导入为新草稿" }).click();
      await page.waitForSelector(".pt");
      assert.equal(await total(page), COUNTY.total);
      const again = JSON.parse((await exportDraft(page)).text);
      delete again.saved;
      const first = structuredClone(exported);
      delete first.saved;
      assert.deepEqual(again, first);
      assert.deepEqual([other.requests, other.consoleErrors], [[], []]);
    } finally {
      await other.close();
    }
  });
});
