// The ledger of rectifications and the texts of the report: from a gap to its closing, and kept through reload, export and import.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exportDraft, go, notice, openApp, pickFile, putOnShelf, reload, saved } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";
import { SAMPLE, undoButton } from "./lib/teamwork.mjs";

let app;
let page;
let base;
let count = 0;
before(async () => {
  app = await openApp();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const open = async (text, path, shown) => {
  count += 1;
  base = `/draft/rect${count}`;
  await go(page, "/", "main");
  await putOnShelf(page, { [`rect${count}`]: text });
  await go(page, `${base}${path}`, shown);
};
const bare = sealed(JSON.parse(SAMPLE), (file) => {
  for (const member of ["rectifications", "report", "statements"]) delete file.draft[member];
});
const many = sealed(JSON.parse(SAMPLE), (file) => {
  const one = (at) => ({ problem: `问题 ${at}`, points: ["14.2"], deadline: `2026-${String(at % 12 + 1).padStart(2, "0")}-15`, state: ["under_way", "closed", "lasting"][at % 3] });
  file.draft.rectifications = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [at + 1, one(at + 1)]));
});
const row = (id) => page.locator(`#k-${id}`);
const numbers = () => page.locator(".rectification").evaluateAll((rows) => rows.map((one) => Number(one.id.slice(2))));
const held = async () => JSON.parse((await exportDraft(page)).text).draft;
const today = () => page.evaluate(() => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
});

describe("rectifications", { concurrency: false }, () => {
  test("from a gap to its closing, through reload, export and import", async () => {
    await open(bare, "/rectification", ".empty");
    assert.match(await page.locator(".empty").innerText(), /从失分项生成/);
    await page.getByRole("button", { name: "从失分项生成…" }).click();
    const proposals = page.getByRole("region", { name: "从失分项生成" });
    await proposals.getByRole("button", { name: "全不选" }).click();
    assert.equal(await proposals.getByRole("button", { name: /登记所选/ }).isDisabled(), true);
    await proposals.getByLabel(/^14\.2 .*失 2 分/).check();
    await proposals.getByLabel(/^7\.1 /).check();
    await proposals.getByLabel("统一时限（可不填）").fill("2026-11-10");
    await proposals.getByRole("button", { name: "登记所选 2 项" }).click();
    assert.match(await notice(page).innerText(), /已登记 2 项整改/);
    assert.deepEqual(await numbers(), [1, 2]);
    await undoButton(page).click();
    assert.deepEqual(await numbers(), []);
    await page.getByRole("button", { name: /^重做/ }).click();
    assert.deepEqual(await numbers(), [1, 2]);
    assert.match(await row(2).innerText(), /14\.2.*失 2 分[^]*市场监管局[^]*2026年11月10日[^]*未启动[^]*红灯：已超期/);
    await row(2).getByRole("button", { name: /14\.2/ }).first().click();
    await row(2).getByLabel("整改措施").fill("约谈企业");
    await row(2).getByLabel("责任人").fill("周某");
    await row(2).getByLabel("增加佐证").selectOption({ label: "14-01 1—9月产品质量监督抽查情况通报（示市监〔2026〕52号）" });
    await row(2).getByRole("button", { name: "增加", exact: true }).nth(1).click();
    await row(2).getByRole("radio", { name: "已销号" }).check();
    const day = await today();
    assert.equal(await row(2).getByLabel("销号日期").inputValue(), day);
    assert.doesNotMatch(await row(2).innerText(), /红灯|没有佐证/);
    await saved(page);
    await reload(page);
    const { rectifications } = await held();
    assert.deepEqual(rectifications[2], { problem: "14.2 省级以上监督抽查合格率达到 90 %：失 2 分；示例园区和城关镇三类产品反复不合格，拉低了合格率", points: ["14.2"], measure: "约谈企业", lead: "market", person: "周某", deadline: "2026-11-10", state: "closed", closed: day, proof: [19] });
    const file = await exportDraft(page);
    await go(page, "/", ".draft-card");
    await pickFile(page, file.name, file.text);
    await page.getByRole("button", { name: "导入为新草稿" }).click();
    await page.waitForSelector(".pt");
    await page.getByRole("navigation", { name: "草稿页面" }).getByRole("link", { name: "整改" }).click();
    await row(2).waitFor();
    assert.match(await row(2).innerText(), /约谈企业[^]*周某[^]*已销号/);
  });

  test("entered by keyboard, deleted, and brought back", async () => {
    await open(bare, "/rectification", ".empty");
    await page.getByRole("button", { name: "＋ 登记整改事项" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    await page.keyboard.type("没有台账");
    await page.keyboard.press("Tab");
    await page.keyboard.type("建立台账");
    assert.match(await row(1).locator(".rectification-line").innerText(), /没有台账[^]*措施：建立台账[^]*未定牵头单位/);
    await row(1).getByLabel("增加对应评分点").selectOption("1");
    assert.equal(await row(1).getByRole("button", { name: /^去掉/ }).count(), 0, "a choice alone adds nothing");
    await row(1).getByRole("button", { name: "增加", exact: true }).first().press("Enter");
    assert.equal(await row(1).getByRole("button", { name: /^去掉 1\.2/ }).count(), 1);
    await row(1).getByRole("button", { name: /^去掉 1\.2/ }).press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "k-1-points");
    assert.equal(await row(1).getByRole("button", { name: /^去掉/ }).count(), 0);
    await row(1).getByRole("button", { name: "删除这一项" }).press("Enter");
    assert.match(await notice(page).innerText(), /已删除整改 1/);
    assert.deepEqual(await numbers(), []);
    await page.waitForFunction(() => document.activeElement.id === "rectification-add");
    await notice(page).getByRole("button", { name: "撤销" }).click();
    assert.match(await row(1).innerText(), /没有台账/);
  });

  test("filtered and sorted; a row stays while it is changed", async () => {
    await open(SAMPLE, "/rectification", ".rectification");
    const chip = (name) => page.getByRole("button", { name });
    assert.deepEqual(await numbers(), [1, 2, 3, 4, 5, 6]);
    await chip(/^整改中 2$/).click();
    assert.deepEqual(await numbers(), [1, 3]);
    await row(3).getByRole("button", { name: /计量师/ }).click();
    await row(3).getByRole("radio", { name: "待销号" }).check();
    assert.deepEqual(await numbers(), [1, 3]);
    assert.equal(await chip(/^整改中 1$/).count(), 1);
    await chip(/^全部 6$/).click();
    await page.getByLabel("按牵头单位筛选").selectOption({ label: "财政局" });
    assert.deepEqual(await numbers(), [2, 5]);
    await page.getByLabel("按牵头单位筛选").selectOption("");
    await page.getByLabel("排序").selectOption({ label: "按时限" });
    assert.deepEqual(await numbers(), [5, 3, 4, 2, 1, 6]);
    await page.getByLabel("按牵头单位筛选").selectOption({ label: "农业农村局" });
    await page.getByText("没有符合条件的整改事项").waitFor();
    await page.getByRole("button", { name: "＋ 登记整改事项" }).click();
    assert.equal(await page.getByLabel("按牵头单位筛选").inputValue(), "", "a new row is seen");
    assert.equal((await numbers()).length, 7);
  });

  test("hundreds of rows stay quick", async () => {
    await open(many, "/rectification", ".rectification");
    assert.equal((await numbers()).length, 300);
    await row(7).getByRole("button", { name: "问题 7" }).click();
    const field = row(7).getByLabel("问题", { exact: true });
    await field.focus();
    const took = await page.evaluate(async () => {
      const [times, field] = [[], document.activeElement];
      for (let at = 0; at < 20; at += 1) {
        const begun = performance.now();
        field.value += "字";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        times.push(performance.now() - begun);
        await new Promise(requestAnimationFrame);
      }
      return times.sort((one, other) => one - other)[10];
    });
    assert.ok(took < 60, `${took} ms a keystroke`);
    assert.match(await field.inputValue(), /字{20}/);
  });
});

describe("the report's texts", { concurrency: false }, () => {
  const place = (name) => page.getByRole("textbox", { name, exact: true });

  test("are written beside what the report says by itself, and kept", async () => {
    await open(bare, "/report", ".report-slot");
    assert.match(await page.locator("main").innerText(), /还没有写，报告全部自动生成/);
    const basics = page.locator(".report-slot").first();
    assert.match(await basics.locator(".report-auto").innerText(), /示例县[^]*截至/);
    const automatic = await basics.locator(".report-auto").innerText();
    await place("一、基本情况").fill("本县 12 个乡镇。\n第二段。");
    await place("14. 监督抽查与食品处置").fill("正在整改。");
    assert.match(await page.locator("main").innerText(), /已写 2 处，共 17 字/);
    assert.match(await basics.innerText(), /自己写的话\s+12 字/);
    assert.equal(await basics.locator(".report-auto").innerText(), automatic);
    await saved(page);
    await reload(page);
    assert.equal(await place("一、基本情况").inputValue(), "本县 12 个乡镇。\n第二段。");
    const draft = await held();
    assert.deepEqual([draft.report, draft.statements], [{ basics: "本县 12 个乡镇。\n第二段。" }, { 14: "正在整改。" }]);
    const file = await exportDraft(page);
    await go(page, "/", ".draft-card");
    await pickFile(page, file.name, file.text);
    await page.getByRole("button", { name: "导入为新草稿" }).click();
    await page.waitForSelector(".pt");
    await page.getByRole("navigation", { name: "草稿页面" }).getByRole("link", { name: "报告", exact: true }).click();
    assert.equal(await place("14. 监督抽查与食品处置").inputValue(), "正在整改。");
  });

  test("what the report says follows the draft; undo takes a text back", async () => {
    await open(SAMPLE, "/report", ".report-slot");
    const steps = page.locator(".report-slot").last().locator(".report-auto");
    assert.match(await steps.innerText(), /整改事项共 6 项/);
    await place("五、下一步打算").fill("继续努力。");
    await undoButton(page).click();
    assert.equal(await place("五、下一步打算").inputValue(), "");
    await go(page, `${base}/rectification`, ".rectification");
    await row(1).getByRole("button", { name: /三类产品/ }).click();
    await row(1).getByRole("button", { name: "删除这一项" }).click();
    await go(page, `${base}/report`, ".report-slot");
    assert.match(await steps.innerText(), /整改事项共 5 项/);
  });
});
