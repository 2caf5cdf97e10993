// Many files at once: each refused one says why and the rest goes on; conflicts in bulk; nothing is merged that was not previewed.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exportDraft, fillIn, go, notice, openDetails, row, saved } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";
import { contents } from "./lib/storage.mjs";
import * as team from "./lib/teamwork.mjs";

const HOUSING = "住房建设局";
const OTHERS = ["市场监管局", "质量发展委员会办公室", "政府考核办", "财政局", "统计局", "商务局"];

let app;
let page;
const packs = {};
before(async () => {
  app = await team.openSample();
  page = app.page;
  for (const name of [HOUSING, ...OTHERS]) packs[name] = await team.sendPack(page, name);
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const draftFile = async () => JSON.parse((await exportDraft(page)).text).draft;
const departments = () => go(page, team.DEPARTMENTS, ".bureaus");
const noMerge = () => page.locator(".merge").waitFor({ state: "detached" });
const cancel = async () => {
  await page.getByRole("button", { name: "取消，什么都不改" }).click();
  await noMerge();
};
const note = (name, text, sign) => team.returned(packs[name], (draft) => {
  const [code] = draft.task.points;
  draft.answers[code] = { ...draft.answers[code], note: text };
}, sign);
const codeOf = (name) => JSON.parse(packs[name].text).draft.task.points[0];
const housing = (change, sign) => team.returned(packs[HOUSING], change, sign);
const changedFile = (change) => sealed(JSON.parse(packs[HOUSING].text), change);

// What is wrong → [the file, what is said]
const REFUSED = {
  "of another county": [() => changedFile((file) => { file.draft.county = "别的县"; }), /是“别的县”的，本草稿是“示例县”的/],
  "of another year": [() => changedFile((file) => { file.draft.year = 2025; }), /是 2025 年的，本草稿是 2026 年的/],
  "changed outside": [() => packs[HOUSING].text.replace("示例中学教学楼", "示例小学教学楼"), /内容在程序之外被改动过，或拷贝时受损/],
  "of another draft": [() => changedFile((file) => { file.draft.task.pack = "aaaaaaaaaa"; }), /没有发出过这个任务包/],
  "a whole draft": [() => sealed(JSON.parse(team.SAMPLE), () => {}), /不是任务包，也没有预验收意见/],
};
const UNREAD = {
  "cut off": [() => packs[HOUSING].text.slice(0, 2000), /文件不完整/],
  "not JSON": [() => "住房建设局的回复", /不是有效的 JSON/],
  empty: [() => "", /文件是空的/],
  "of a newer version": [() => changedFile((file) => { file.format_version = 9; }), /格式版本是 9/],
};

describe("what cannot be merged", { concurrency: false }, () => {
  for (const [what, [make, said]] of Object.entries({ ...REFUSED, ...UNREAD })) {
    test(`a file that is ${what} is refused with its reason, and the other one goes on`, async () => {
      await team.giveBack(page, { name: "坏.json", text: make() }, note("财政局", `财政备注 ${what}`));
      await page.waitForSelector(".merge");
      assert.match(await team.mergeBox(page).locator("li").filter({ hasText: "坏.json" }).innerText(), said);
      const { 新填: fresh, 修改: changed, 拒收: refused } = await team.tally(page);
      assert.equal(fresh + changed, 1);
      assert.equal(refused, what in REFUSED ? 1 : 0);
      await cancel();
      assert.equal(await team.mergeBox(page).locator(".refused").count(), 0);
    });
  }

  test("a point that was not sent out is refused by itself", async () => {
    await team.giveBack(page, housing((draft) => {
      team.cells(draft, "15.2", { num: "45", den: "45" });
      draft.answers["1.1"] = { cells: { met: false } };
    }));
    await page.waitForSelector(".merge");
    const found = await team.tally(page);
    assert.deepEqual([found["新填"], found["拒收"]], [1, 1]);
    assert.match(await page.locator(".merge-group").filter({ hasText: "拒收 1" }).innerText(), /不在发出的任务里[^]*1\.1/);
    assert.equal(await team.item(page, "1.1 ").getByRole("radio").count(), 0, "there is nothing to choose");
    await cancel();
  });

  test("a file that cannot be read alone says so, and the next one clears it away", async () => {
    await team.giveBack(page, { name: "坏.json", text: "坏" });
    await team.mergeBox(page).locator(".refused").waitFor();
    assert.equal(await page.locator(".merge").count(), 0);
    await team.giveBack(page, note("财政局", "好的"));
    await page.waitForSelector(".merge");
    assert.equal(await team.mergeBox(page).locator(".refused").count(), 0);
    await cancel();
  });
});

describe("several packs at once", { concurrency: false }, () => {
  test("six are dropped together and merged as one step, each under its own name", async () => {
    const before = await draftFile();
    await team.dropBack(page, ...OTHERS.map((name) => note(name, `${name}的话`, { filledBy: `${name}某` })));
    await page.waitForSelector(".merge");
    assert.equal(await page.locator(".merge-files li").count(), 6);
    await team.merge(page);
    await noMerge();
    const { answers } = await draftFile();
    for (const name of OTHERS) {
      assert.equal(answers[codeOf(name)].note, `${name}的话`);
      assert.match((await team.progressOf(page, name))["任务包"], new RegExp(`交回（${name}某）`));
    }
    await go(page, team.HISTORY, ".ledger");
    const lines = (await team.ledger(page)).map((line) => line.join(" "));
    for (const name of OTHERS) assert.ok(lines.some((line) => line.includes(`${name}某 任务包（${name}）`)), name);
    await departments();
    await page.getByLabel("排序").selectOption({ label: "未交回的在前" });
    assert.equal(await page.locator(".bureau-line button.strong").first().innerText(), HOUSING);
    await page.getByLabel("排序").selectOption({ label: "按细则顺序" });
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await page.getByText("已撤销").waitFor();
    assert.deepEqual((await draftFile()).answers, before.answers);
    for (const name of OTHERS) assert.match((await team.progressOf(page, name))["任务包"], /未交回/);
  });

  test("a file dropped later joins those on the table", async () => {
    await team.giveBack(page, note("财政局", "先来的"));
    await page.waitForSelector(".merge");
    await team.giveBack(page, note("商务局", "后到的"));
    await page.waitForFunction(() => document.querySelectorAll(".merge-files li").length === 2);
    await cancel();
  });

  test("two files of one department that disagree are a conflict of both", async () => {
    const first = housing((draft) => team.cells(draft, "15.2", { num: "45", den: "45" }), { filledBy: "张三", name: "一.json" });
    const second = housing((draft) => team.cells(draft, "15.2", { num: "44", den: "45" }), { filledBy: "李四", name: "二.json", at: "2026-11-02 08:00:00" });
    await team.giveBack(page, second, first);
    await page.waitForSelector(".merge");
    const text = await team.item(page, "15.2 ").innerText();
    assert.match(text, /45 ÷ 45[^]*张三[^]*44 ÷ 45[^]*李四/);
    await team.choose(page, "15.2 ", "交回", 1);
    await team.merge(page);
    await noMerge();
    await page.getByRole("button", { name: "撤销合并" }).click();
    await team.redoButton(page).click();
    assert.deepEqual((await draftFile()).answers["15.2"].cells, { num: "44", den: "45" });
    await team.undoButton(page).click();
    assert.equal((await draftFile()).answers["15.2"], undefined);
  });
});

describe("conflicts and what is withdrawn", { concurrency: false }, () => {
  const CLASHES = ["15.2", "17.2", "17.5"];
  const clashing = () => housing((draft) => {
    team.cells(draft, "15.2", { num: "30", den: "45" });
    for (const code of CLASHES.slice(1)) team.cells(draft, code, { met: true });
    delete draft.answers["17.1"];
    draft.evidence.push({ id: 30, title: "住建新材料", document_number: "", date: null, issuer: "", file_name: "", sha256: null, serves: ["17.2"] });
  });
  const lay = async () => {
    await team.giveBack(page, clashing());
    await page.waitForSelector(".merge");
  };
  before(async () => {
    await go(page, "/draft/sample/fill/15.2", ".pt");
    await fillIn(page, "15.2", { num: "20", den: "45" });
    for (const code of CLASHES.slice(1)) await fillIn(page, code, "未达到");
    await departments();
  });

  test("all are settled at once, either way", async () => {
    await lay();
    assert.equal((await team.tally(page))["冲突"], 3);
    const picked = () => page.locator(".merge-group").first().locator(".merge-option.on").evaluateAll((all) => all.map((one) => one.innerText.slice(0, 2)));
    assert.deepEqual(await picked(), []);
    await page.getByRole("button", { name: "冲突都保留本草稿的" }).click();
    assert.deepEqual(await picked(), ["本草", "本草", "本草"]);
    await page.getByRole("button", { name: "冲突都用交回的" }).click();
    assert.deepEqual(await picked(), ["交回", "交回", "交回"]);
    await page.getByRole("button", { name: "恢复默认选择" }).click();
    assert.deepEqual(await picked(), []);
    await page.getByText("还有 3 处冲突没有决定").waitFor();
    await team.choose(page, "17.5 ", "交回");
    await page.getByText("还有 2 处冲突没有决定").waitFor();
    await page.getByRole("button", { name: "冲突都用交回的" }).click();
    await team.choose(page, "15.2 ", "本草稿");
    await team.merge(page);
    await noMerge();
    const { answers, evidence } = await draftFile();
    assert.deepEqual(CLASHES.map((code) => answers[code].cells), [{ num: "20", den: "45" }, { met: true }, { met: true }]);
    assert.deepEqual(answers["17.1"].cells, { met: true }, "nobody chose to withdraw it");
    assert.equal(evidence.filter((proof) => proof.title === "住建新材料").length, 1);
    await team.undoButton(page).click();
  });

  test("choices in bulk do not undo what was chosen elsewhere", async () => {
    await lay();
    await team.choose(page, "17.1 ", "交回");
    await page.getByRole("button", { name: "冲突都用交回的" }).click();
    await team.merge(page);
    await noMerge();
    assert.equal((await draftFile()).answers["17.1"], undefined);
    await team.undoButton(page).click();
    assert.deepEqual((await draftFile()).answers["17.1"].cells, { met: true });
  });

  test("proof whose number is taken here gets another one, said before it happens", async () => {
    const { evidence } = await draftFile();
    const next = Math.max(...evidence.map(({ id }) => id)) + 1;
    await go(page, "/draft/sample/fill/1.1", ".pt");
    await openDetails(row(page, "1.1"));
    await row(page, "1.1").getByRole("button", { name: "登记新材料" }).click();
    await departments();
    await team.giveBack(page, housing((draft) => {
      draft.evidence.push({ id: next, title: "撞号材料", document_number: "", date: null, issuer: "", file_name: "", sha256: null, serves: ["17.2"] });
    }));
    await page.waitForSelector(".merge");
    const told = new RegExp(`编号 ${next} → (\\d+)：原编号在本草稿里已经用过[^]*用于 17\\.2`).exec(await team.item(page, "撞号材料").innerText());
    assert.ok(Number(told?.[1]) > next);
    await team.merge(page);
    await noMerge();
    assert.equal((await draftFile()).evidence.find((proof) => proof.title === "撞号材料").id, Number(told[1]));
  });

  test("after an edit the preview no longer holds: that is said, and it is made anew", async () => {
    await lay();
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await page.getByText("已撤销").waitFor();
    await saved(page);
    const before = (await contents(page)).sample;
    await team.merge(page);
    await page.getByText("预览之后草稿又有改动，没有合并").waitFor();
    assert.equal(await page.locator(".merge").count(), 1);
    await page.waitForTimeout(700);
    assert.deepEqual((await contents(page)).sample, before);
    await team.merge(page);
    await noMerge();
    assert.match(await notice(page).innerText(), /已合并/);
  });

  test("the offer to take a merge back takes nothing else back", async () => {
    await lay();
    await team.choose(page, "17.1 ", "交回");
    await team.merge(page);
    await noMerge();
    await page.getByLabel("收件人和电话").fill("质量办");
    await page.getByRole("button", { name: "撤销合并" }).click();
    await page.getByText("之后又有改动，没有撤销").waitFor();
    assert.equal((await draftFile()).answers["17.1"], undefined);
    await team.undoButton(page).click();
    await team.undoButton(page).click();
    assert.deepEqual((await draftFile()).answers["17.1"].cells, { met: true });
  });

  test("a preview that is left behind is gone, and nothing has happened", async () => {
    await lay();
    const before = await draftFile();
    await go(page, "/draft/sample/fill/17.5", ".pt");
    assert.equal(await row(page, "17.5").locator("input:checked").count(), 1);
    await departments();
    assert.equal(await page.locator(".merge").count(), 0);
    assert.deepEqual(await draftFile(), before);
  });
});
