// A reviewer at work: marks of all three kinds, the figures they make, and their way through a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { exportDraft, go, notice, openApp, openDetails, overflow, pickFile, putOnShelf, reload, row, saved } from "./lib/app.mjs";

const SAMPLE = readFileSync(new URL("../../docs/sample.json", import.meta.url), "utf8");
const POINTS = 73;

const word = (page, code) => page.getByRole("radiogroup", { name: `${code} 预验收意见`, exact: true });
const choose = (page, code, choice) => word(page, code).getByRole("radio", { name: choice }).check();
const field = (page, label) => page.getByLabel(label, { exact: true });
const line = (page, code) => page.locator(`[id="r-${code}"]`);
const figures = (scope) => scope.locator(".fig").allInnerTexts().then((texts) => texts.map((text) => text.replace(/\D*([\d.–]+)\s*/, "$1")));
const total = (page) => page.locator(".review-sums .three b").allInnerTexts();
const chip = (page, label) => page.getByRole("group", { name: "按审核情况筛选" }).getByRole("button", { name: label });

describe("a review", { concurrency: false }, () => {
  let app;
  let page;
  let exported;
  before(async () => {
    app = await openApp();
    page = app.page;
    await putOnShelf(page, { sample: SAMPLE });
    await go(page, "/draft/sample/review", ".review");
  });
  after(async () => {
    await app?.close();
    assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
  });

  test("starts with nothing confirmed, every point with its proof", async () => {
    assert.deepEqual(await total(page), ["69.2", "60.7", "0"]);
    assert.equal(await page.locator(".review tr[id]").count(), POINTS);
    assert.match(await line(page, "1.1").innerText(), /01-01 示例县质量发展委员会组成人员调整通知（示质发〔2026〕1号）/);
    await page.getByText(`审了 0 / ${POINTS}`).waitFor();
  });

  test("the name is typed once", async () => {
    await field(page, "审核人").fill("王某");
    await field(page, "审核人").blur();
  });

  test("a point is confirmed, set or sent back for proof, and the three figures stand side by side", async () => {
    await choose(page, "1.1", "认可");
    assert.deepEqual(await figures(line(page, "1.1")), ["1", "1", "1"]);
    await choose(page, "1.2", "核定为");
    await page.getByText("请填 0～2 分，填了才算").waitFor();
    await field(page, "1.2 核定分").fill("１．５分");
    await page.getByText("读作 1.5 分").waitFor();
    await field(page, "1.2 理由").fill("会议纪要只有一次");
    assert.deepEqual(await figures(line(page, "1.2")), ["2", "2", "1.5"]);
    await choose(page, "1.3", "需补佐证");
    await field(page, "1.3 理由").fill("缺签到表");
    assert.deepEqual(await figures(line(page, "1.3")), ["1", "1", "0"]);
    assert.deepEqual(await figures(page.getByRole("row", { name: /^1 组织保障/ })), ["5", "5", "2.5"]);
    assert.deepEqual(await total(page), ["69.2", "60.7", "2.5"]);
    assert.match(await line(page, "1.1").innerText(), /王某 \d{4}-\d\d-\d\d \d\d:\d\d/);
  });

  test("what cannot be read changes nothing", async () => {
    await field(page, "1.2 核定分").fill("2.5");
    await page.getByText("不能大于 2，暂不计入").waitFor();
    await field(page, "1.2 核定分").fill("一点五");
    await page.getByText("没有读懂，暂不计入").waitFor();
    await field(page, "1.2 核定分").fill("");
    await page.getByText("空着不算，仍是 1.5 分").waitFor();
    assert.deepEqual(await figures(line(page, "1.2")), ["2", "2", "1.5"]);
    await field(page, "1.2 核定分").blur();
    assert.equal(await field(page, "1.2 核定分").inputValue(), "1.5");
  });

  test("the keyboard alone will do", async () => {
    await word(page, "1.4").getByRole("radio", { name: "认可" }).focus();
    await page.keyboard.press("Space");
    assert.deepEqual(await figures(line(page, "1.4")), ["1", "1", "1"]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0.5");
    await page.keyboard.press("Tab");
    await page.keyboard.type("只有批示");
    assert.deepEqual(await figures(line(page, "1.4")), ["1", "1", "0.5"]);
    await word(page, "1.4").getByRole("radio", { name: "核定为" }).focus();
    await page.keyboard.press("Delete");
    assert.deepEqual(await figures(line(page, "1.4")), ["1", "1", "–"]);
    await notice(page).getByRole("button", { name: "撤销" }).click();
    assert.deepEqual(await figures(line(page, "1.4")), ["1", "1", "0.5"]);
  });

  test("the rest with proof is confirmed at once, after a question, and taken back", async () => {
    await page.getByRole("button", { name: "全部认可（有佐证的）" }).click();
    await page.getByRole("button", { name: "先不认可" }).click();
    await page.getByText(`审了 4 / ${POINTS}`).waitFor();
    for (const left of [4, 41]) {
      await page.getByRole("button", { name: "全部认可（有佐证的）" }).click();
      await page.getByText("将认可 37 个有佐证、还没有审的评分点，都按现在的自评分").waitFor();
      await page.getByRole("button", { name: "认可", exact: true }).click();
      await page.getByText(`审了 41 / ${POINTS}`).waitFor();
      if (left === 4) await notice(page).getByRole("button", { name: "撤销" }).click();
      await page.getByText(`审了 ${left} / ${POINTS}`).waitFor();
    }
    assert.deepEqual(await total(page), ["69.2", "60.7", "58.7"]);
    await page.locator(".review-sums .plain").click();
    await page.getByText(/^核定：质量发展促进机制（15\.6）.* = 58\.7 分$/).waitFor();
  });

  test("filters and the list of differences", async () => {
    for (const [label, count] of [["未审 32", 32], ["不一致 3", 3], ["需补佐证 1", 1], [`全部 ${POINTS}`, POINTS]]) {
      await chip(page, label).click();
      await page.waitForFunction((wanted) => document.querySelectorAll(".review tr[id]").length === wanted, count);
    }
    const list = page.getByRole("region", { name: "不一致清单" });
    assert.match(await list.textContent(), /不一致 3 个：核减 2 分/);
    const rows = await list.locator("tbody tr").evaluateAll((found) => found.map((one) => [...one.cells].map((cell) => cell.textContent)));
    assert.deepEqual(rows[0], ["1.2", "政府工作报告写明质量强县（市、区）目标任务", "质量发展委员会办公室", "2", "1.5", "−0.5", "会议纪要只有一次"]);
    assert.equal(rows[1][6], "需补佐证：缺签到表");
  });

  test("answers that change later leave the mark and say so", async () => {
    await go(page, "/draft/sample/fill/1.1", ".pt");
    await page.locator(".total-box").getByText("预验收").waitFor();
    assert.match(await row(page, "1.2").innerText(), /预验收 1\.5/);
    assert.match(await row(page, "1.3").innerText(), /需补佐证/);
    await openDetails(row(page, "1.2"));
    await row(page, "1.2").getByText("预验收：核定 1.5 分（自评 2 分）。理由：会议纪要只有一次").waitFor();
    await row(page, "1.1").getByRole("radio", { name: "未达到", exact: true }).check();
    await row(page, "1.1").getByText("自评已变").waitFor();
    await go(page, "/draft/sample/review", ".review");
    assert.deepEqual(await figures(line(page, "1.1")), ["0", "0", "1"]);
    await line(page, "1.1").getByText("自评已变：审的时候是 1 分，现在是 0 分").waitFor();
    await line(page, "1.1").getByRole("button", { name: "认可现在的分" }).click();
    assert.deepEqual(await figures(line(page, "1.1")), ["0", "0", "0"]);
  });

  test("it is all there after a reload, the name too", async () => {
    await saved(page);
    await reload(page);
    await page.waitForSelector(".review");
    assert.deepEqual(await total(page), ["68.2", "59.7", "57.7"]);
    assert.equal(await field(page, "审核人").inputValue(), "王某");
    assert.equal(await field(page, "1.2 理由").inputValue(), "会议纪要只有一次");
  });

  test("marks travel in the export and come back", async () => {
    const { text } = await exportDraft(page);
    exported = JSON.parse(text);
    assert.equal(exported.result.total.confirmed, "57.7");
    const { at, ...mark } = exported.draft.marks["1.2"];
    assert.match(at, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    assert.deepEqual(mark, { verdict: "set", points: "1.5", claimed: "2", reason: "会议纪要只有一次", by: "王某" });
    await go(page, "/", ".draft-card");
    await pickFile(page, "审核.json", text);
    await page.getByRole("button", { name: "导入为新草稿" }).click();
    await page.waitForSelector(".pt");
    const again = JSON.parse((await exportDraft(page)).text);
    assert.deepEqual(again.draft, exported.draft);
  });

  for (const [width, height] of [[1366, 768], [683, 384], [390, 844]]) {
    test(`nothing sticks out at ${width} px`, async () => {
      await page.setViewportSize({ width, height });
      await go(page, "/draft/sample/review", ".review");
      assert.ok((await overflow(page)) <= 0);
    });
  }
});
