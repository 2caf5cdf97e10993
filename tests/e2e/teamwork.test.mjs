// Departments share one table by file: packs out, filled in elsewhere, returned, previewed, merged, and taken back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createDraft, download, draftAddress, exportDraft, fillIn, go, notice, openApp, openDetails, row, saved } from "./lib/app.mjs";
import { contents } from "./lib/storage.mjs";
import * as team from "./lib/teamwork.mjs";

const HOUSING = "住房建设局";
const HEADS = ["15.1", "15.2", "16.1", "17.1", "17.2", "17.3", "17.4", "17.5", "18.1", "18.2"];

let app;
let page;
const packs = {};
before(async () => {
  app = await team.openSample();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const draftFile = async () => JSON.parse((await exportDraft(page)).text).draft;
const answersOf = (draft) => Object.fromEntries(Object.entries(draft.answers).map(([code, { cells, note }]) => [code, { cells, note }]));
const departments = () => go(page, team.DEPARTMENTS, ".bureaus");
const settled = async () => {
  await saved(page);
  return (await contents(page)).sample;
};

describe("departments of the county's own", { concurrency: false }, () => {
  test("a name, a contact and a deadline are the department's own", async () => {
    await team.openDepartment(page, HOUSING);
    const details = page.locator(".bureau-details");
    await details.getByLabel("本县名称").fill("县住建局");
    await details.getByLabel("联系人").fill("李四");
    await details.getByLabel("电话").fill("0557-000");
    await page.getByLabel("各单位报送截止日期").fill("2099-10-31");
    assert.match((await team.progressOf(page, "县住建局"))["截止"], /10月31日（还有 \d+ 天）/);
    await details.getByLabel("本单位截止日期").fill("2020-01-05");
    const late = team.line(page, "县住建局").locator(".late");
    assert.match(await late.innerText(), /已过 \d+ 天/);
    assert.match((await team.progressOf(page, "统计局"))["截止"], /10月31日/);
    await details.getByLabel("本单位截止日期").fill("");
    await details.getByLabel("本县名称").fill("");
    await team.openDepartment(page, HOUSING);
  });

  test("one is added, leads a point and supports another; the filter follows", async () => {
    await page.getByLabel("增加单位的名称").fill("县总工会");
    await page.getByRole("button", { name: "增加单位", exact: true }).click();
    assert.equal((await team.progressOf(page, "县总工会"))["评分点"], "0");
    await team.openDepartment(page, "统计局");
    const [first, second] = await page.locator(".bureau-point > a").allInnerTexts().then((all) => all.map((text) => text.split(" ")[0]));
    await page.getByLabel(`${second} 增加配合单位`).selectOption({ label: "县总工会" });
    assert.equal(await page.getByRole("button", { name: "县总工会不再配合" }).count(), 0, "arrow keys choose at every press");
    await page.getByRole("button", { name: `${second} 增加所选的配合单位` }).click();
    await page.getByRole("button", { name: "县总工会不再配合" }).waitFor();
    assert.equal(await page.getByLabel(`${second} 增加配合单位`).inputValue(), "");
    await page.getByLabel(`${first} 牵头单位`).selectOption({ label: "县总工会" });
    assert.equal((await team.progressOf(page, "县总工会"))["评分点"], "1");
    assert.equal((await team.progressOf(page, "统计局"))["评分点"], "1");
    await go(page, "/draft/sample/fill", ".pt");
    await page.getByLabel("按责任单位筛选").selectOption({ label: "县总工会" });
    const shown = () => page.locator(".pt:visible").evaluateAll((rows) => rows.map((one) => one.id.slice(2)));
    await page.waitForFunction(() => [...document.querySelectorAll(".pt")].filter((one) => one.offsetParent).length === 2);
    assert.deepEqual(await shown(), [first, second]);
    await page.getByLabel("按责任单位筛选").selectOption({ label: "统计局" });
    await page.waitForFunction((code) => !document.getElementById(`p-${code}`)?.offsetParent, first);
    assert.deepEqual(await shown(), [second]);
    await page.getByLabel("按责任单位筛选").selectOption("");
    await departments();
    await team.openDepartment(page, "县总工会");
    assert.ok(await page.getByRole("button", { name: "停用这个单位" }).isDisabled(), "it leads a point");
    await page.getByLabel(`${first} 牵头单位`).selectOption({ label: "统计局" });
    await page.getByRole("button", { name: "停用这个单位" }).click();
    await team.line(page, "县总工会").waitFor({ state: "detached" });
  });

  test("rows sort by what is open, and links lead to the points", async () => {
    const first = () => page.locator(".bureau-line button.strong").first().innerText();
    await page.getByLabel("排序").selectOption({ label: "未填多的在前" });
    assert.equal(await first(), "市场监管局");
    await page.getByLabel("排序").selectOption({ label: "按细则顺序" });
    await team.openDepartment(page, HOUSING);
    await page.locator(".bureau-point > a").first().click();
    await page.waitForSelector(".pt");
    assert.match(page.url(), /\/fill\/15\.1$/);
    await departments();
  });
});

describe("a task pack out and back", { concurrency: false }, () => {
  let back;

  test("a pack goes out for one department, and its row says so", async () => {
    for (const name of [HOUSING, "商务局", "财政局"]) packs[name] = await team.sendPack(page, name);
    assert.match(packs[HOUSING].name, /^\d\d_住房建设局_2026\.json$/);
    assert.match(await notice(page).innerText(), /已生成任务包“.*财政局/);
    assert.match((await team.progressOf(page, HOUSING))["任务包"], /^\d\d-\d\d 发出，未交回$/);
    assert.equal((await team.progressOf(page, "统计局"))["任务包"], "未发");
    const { draft } = JSON.parse(packs[HOUSING].text);
    assert.deepEqual([draft.task.points, draft.task.department, draft.task.due], [HEADS, HOUSING, "2099-10-31"]);
    assert.deepEqual(Object.keys(draft.answers).filter((code) => !HEADS.includes(code)), [], "nobody else's answers");
  });

  test("elsewhere it shows its points only, asks who fills in, and goes back as a file", async () => {
    const other = await openApp();
    try {
      await team.takePack(other.page, packs[HOUSING]);
      const rows = await other.page.locator(".pt").evaluateAll((all) => all.filter((one) => one.offsetParent).map((one) => one.id.slice(2)));
      assert.deepEqual(rows, HEADS);
      const box = other.page.getByRole("region", { name: "任务包" });
      assert.match(await box.innerText(), /住房建设局[^]*截止：10月31日[^]*已填 7 \/ 10/);
      assert.equal(await other.page.locator(".nav").getByRole("link", { name: "分工" }).count(), 0);
      await fillIn(other.page, "15.2", { num: "45", den: "45" });
      await fillIn(other.page, "17.2", "达到");
      await row(other.page, "18.1").locator("[id='f-18.1-num']").fill("26");
      await openDetails(row(other.page, "17.2"));
      await row(other.page, "17.2").getByLabel("备注").fill("手册已印发");
      assert.match(await box.innerText(), /已填 9 \/ 10/);
      await box.getByLabel("填报人").fill("住建张三");
      await box.getByLabel("审核人").fill("住建李四");
      back = await download(other.page, () => box.getByRole("button", { name: "交回：存成文件" }).click());
      assert.match(back.name, /^交回_住房建设局_2026_\d{8}\.json$/);
      const { task } = JSON.parse(back.text).draft;
      assert.deepEqual([task.filled_by, task.checked_by], ["住建张三", "住建李四"]);
      assert.deepEqual([other.requests, other.consoleErrors], [[], []]);
    } finally {
      await other.close();
    }
  });

  test("the preview lists every kind and changes nothing", async () => {
    // Meanwhile here: another count for 18.1.
    await go(page, "/draft/sample/fill/18.1", ".pt");
    await row(page, "18.1").locator("[id='f-18.1-num']").fill("25");
    await departments();
    const before = await settled();
    // Commerce changes an answer and empties another one.
    const commerce = team.returned(packs["商务局"], (draft) => {
      const [first, second] = Object.keys(draft.answers);
      draft.answers[first] = { cells: draft.answers[first].cells, note: "商务局的备注" };
      delete draft.answers[second].cells;
      draft.evidence[0].title += "（更正）";
      draft.answers["1.1"] = { cells: { met: false } };
    }, { filledBy: "商务赵六" });
    await team.giveBack(page, back, commerce);
    await page.waitForSelector(".merge");
    const found = await team.tally(page);
    assert.deepEqual([found["新填"], found["修改"], found["冲突"], found["撤回"], found["拒收"], found["相同"] > 0], [4, 1, 1, 1, 1, true], JSON.stringify(found));
    for (const [heading, parts] of Object.entries({
      "18.1 ": [/发出时：27 ÷ 27/, /本草稿：25 ÷ 27[^]*王科，手工填写/, /交回：26 ÷ 27[^]*住房建设局 住建张三填报、住建李四审核/],
      "15.2 ": [/发出时：（空）/, /交回：45 ÷ 45/],
      "17.2 ": [/交回：/],
    })) {
      const text = await team.item(page, heading).first().innerText();
      for (const part of parts) assert.match(text, part);
    }
    assert.match(await page.locator(".merge-group").filter({ hasText: "拒收" }).innerText(), /不在发出的任务里[^]*1\.1/);
    assert.match(await page.locator(".merge").innerText(), /还有 1 处冲突没有决定/);
    assert.deepEqual((await contents(page)).sample, before);
    await page.getByRole("button", { name: "取消，什么都不改" }).click();
    await page.locator(".merge").waitFor({ state: "detached" });
    assert.deepEqual((await contents(page)).sample, before);
  });

  test("declining everything leaves the stored draft as it is", async () => {
    const before = await settled();
    await team.giveBack(page, back);
    await page.waitForSelector(".merge");
    await page.getByRole("button", { name: "全部不要" }).click();
    await team.merge(page);
    await page.locator(".merge").waitFor({ state: "detached" });
    await page.waitForTimeout(800);
    assert.deepEqual((await contents(page)).sample, before);
  });

  test("a conflict is decided by hand, and the merge is one step", async () => {
    const before = await draftFile();
    await team.giveBack(page, back);
    await page.waitForSelector(".merge");
    await team.choose(page, "18.1 ", "交回");
    await page.waitForFunction(() => !document.querySelector(".merge").innerText.includes("没有决定，"));
    await team.merge(page);
    assert.match(await notice(page).innerText(), /已合并：新填 3、修改 0、冲突 1/);
    const after = await draftFile();
    assert.deepEqual(after.answers["15.2"].cells, { num: "45", den: "45" });
    assert.deepEqual(after.answers["18.1"].cells, { num: "26", den: "27" });
    assert.equal(after.answers["17.2"].note, "手册已印发");
    assert.match((await team.progressOf(page, HOUSING))["任务包"], /^\d\d-\d\d 交回（住建张三）$/);
    assert.match(await team.undoButton(page).getAttribute("title"), /^撤销：.*等 3 处（Ctrl\+Z）$/);
    await team.undoButton(page).click();
    assert.deepEqual(answersOf(await draftFile()), answersOf(before));
    assert.match((await team.progressOf(page, HOUSING))["任务包"], /未交回$/);
    await team.redoButton(page).click();
    assert.deepEqual(answersOf(await draftFile()), answersOf(after));
  });

  test("the ledger says who brought what", async () => {
    await go(page, team.HISTORY, ".ledger");
    await page.getByLabel("查找变更记录").fill("住建张三");
    const lines = await team.ledger(page);
    const line = lines.find(([place]) => place.startsWith("18.1"));
    assert.match(line.join(" | "), /^18\.1 .* \| 25 → 26 \| \d{4}-\d\d-\d\d \d\d:\d\d 住建张三 任务包（住房建设局）$/);
    await page.getByLabel("查找变更记录").fill("撤销或重做");
    assert.ok((await team.ledger(page)).length >= 6, "the undo and the redo are entries of their own");
    await page.getByLabel("查找变更记录").fill("");
  });

  test("the same file again changes nothing", async () => {
    await departments();
    const before = await settled();
    await team.giveBack(page, back);
    await page.waitForSelector(".merge");
    const { 新填: fresh, 修改: changed, 冲突: conflicts } = await team.tally(page);
    assert.deepEqual([fresh, changed, conflicts], [0, 0, 0]);
    await team.merge(page);
    await page.locator(".merge").waitFor({ state: "detached" });
    await page.waitForTimeout(800);
    assert.deepEqual((await contents(page)).sample, before);
  });
});
