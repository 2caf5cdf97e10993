// What became of a draft and how safely it is kept: restore points, saving, the file it is bound to.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { download, exportDraft, fillIn, go, notice, openApp, reload, row, saved } from "./lib/app.mjs";
import { kept, unseal } from "./lib/storage.mjs";
import { HISTORY, openSample, undoButton } from "./lib/teamwork.mjs";

const FILL = "/draft/sample/fill";
const points = (page) => page.getByRole("region", { name: "恢复点" });
const health = (page) => page.getByRole("region", { name: "保存状况" });
const lineOf = (page, name) => points(page).locator(".point-line").filter({ hasText: name });
const names = (page) => points(page).locator(".point-line .strong").allInnerTexts().then((all) => all.map((text) => text.slice(20)));
const answers = async (page) => JSON.parse((await exportDraft(page)).text).draft.answers;
const history = (page) => go(page, HISTORY, ".ledger");
const fill = (page) => go(page, FILL, ".pt");
const fact = (page, name) => health(page).getByRole("row", { name }).innerText();
const quiet = (app) => assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);

async function addPoint(page, name) {
  await page.getByLabel("恢复点名称").fill(name);
  await page.getByRole("button", { name: "现在存一个恢复点" }).click();
  await lineOf(page, name).waitFor();
}

// As many edits as asked, each of them a change.
async function edit(page, times) {
  await row(page, "17.2").locator("input").first().evaluate((first, wanted) => {
    const [yes, no] = document.getElementsByName(first.name);
    for (let at = 0; at < wanted; at += 1) (yes.checked ? no : yes).click();
  }, times);
}

describe("restore points", { concurrency: false }, () => {
  let app;
  let page;
  before(async () => {
    app = await openSample();
    page = app.page;
  });
  after(async () => {
    await app?.close();
    quiet(app);
  });

  test("one is made under a name", async () => {
    await history(page);
    await points(page).getByText("还没有恢复点").waitFor();
    await addPoint(page, "送审稿");
    assert.equal(await points(page).getByText("还没有恢复点").count(), 0);
    await fill(page);
    await fillIn(page, "17.5", "达到");
    await row(page, "18.1").locator("[id='f-18.1-num']").fill("20");
    await history(page);
    await addPoint(page, "上报稿");
    assert.deepEqual(await names(page), ["上报稿", "送审稿"]);
  });

  test("any two are compared place by place", async () => {
    const compare = async (from, to) => {
      await points(page).getByLabel(new RegExp(`^从 .*${from}$`)).check();
      await points(page).getByLabel(new RegExp(`^到 .*${to}$`)).check();
      await page.getByRole("button", { name: "比较所选的两个" }).click();
      await page.waitForTimeout(300);
      return [await points(page).locator(".preview b").innerText(), await points(page).locator(".compared li").allInnerTexts()];
    };
    const [count, lines] = await compare("送审稿", "上报稿");
    assert.equal(count, "2 处不同");
    assert.match(lines[0], /^17\.5 .*：（空） → 达到$/);
    assert.match(lines[1], /^18\.1 .*：27 → 20$/);
    assert.match((await compare("上报稿", "送审稿"))[1][1], /20 → 27$/);
    await fill(page);
    await fillIn(page, "17.2", "未达到");
    await history(page);
    assert.equal((await compare("送审稿", "现在的内容"))[0], "3 处不同");
    assert.equal((await compare("上报稿", "现在的内容"))[0], "1 处不同");
    assert.equal((await compare("现在的内容", "现在的内容"))[0], "0 处不同");
  });

  test("going back to one keeps what there was, and is one step that can be undone", async () => {
    const before = await answers(page);
    await lineOf(page, "送审稿").getByRole("button", { name: "恢复到这里" }).click();
    await lineOf(page, "恢复前").waitFor();
    assert.match(await notice(page).innerText(), /已恢复到所选的恢复点；恢复前的内容也存了一个恢复点/);
    const there = await answers(page);
    assert.deepEqual([there["17.5"], there["17.2"], there["18.1"].cells.num], [undefined, undefined, "27"]);
    await page.getByLabel("查找变更记录").fill("恢复点");
    await page.waitForFunction(() => document.querySelectorAll(".ledger-line").length === 3);
    await undoButton(page).click();
    assert.deepEqual(await answers(page), before);
    await lineOf(page, "恢复前").getByRole("button", { name: "恢复到这里" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".point-line .strong").length >= 3);
    assert.deepEqual(await answers(page), before);
    await page.getByLabel("查找变更记录").fill("");
  });

  test("one is deleted only after a question", async () => {
    const count = (await names(page)).length;
    await lineOf(page, "送审稿").getByRole("button", { name: "删除" }).click();
    await lineOf(page, "送审稿").getByRole("button", { name: "保留" }).click();
    assert.equal((await names(page)).length, count);
    await lineOf(page, "送审稿").getByRole("button", { name: "删除" }).click();
    await lineOf(page, "送审稿").locator(".ask").getByRole("button", { name: "删除" }).click();
    await lineOf(page, "送审稿").waitFor({ state: "detached" });
    assert.equal((await names(page)).length, count - 1);
    await saved(page);
    await reload(page);
    await page.waitForSelector(".point-line .strong");
    assert.equal((await names(page)).length, count - 1);
  });

  test("they come by themselves after many edits, and are thinned; those with a name stay", async () => {
    const automatic = () => points(page).locator(".point-line").filter({ hasText: "自动" }).count();
    const named = (await names(page)).length;
    await fill(page);
    for (let rounds = 0; rounds < 23; rounds += 1) {
      await edit(page, 60);
      await saved(page);
    }
    await history(page);
    await points(page).getByText("自动").first().waitFor();
    assert.equal(await automatic(), 20);
    assert.equal((await names(page)).length, named);
    const { vault } = await kept(page);
    const stored = Object.entries(vault).filter(([key]) => key.startsWith("point/"));
    assert.equal(stored.length, 20 + named);
    assert.ok(stored.every(([key, text]) => unseal(key, text)), "all of them whole");
  });
});

describe("how safely it is kept", { concurrency: false }, () => {
  let app;
  let page;
  before(async () => {
    app = await openSample();
    page = app.page;
  });
  after(async () => {
    await app?.close();
    quiet(app);
  });

  test("the panel names the last save, the stores, the room, the last export and the other windows", async () => {
    await fill(page);
    await fillIn(page, "17.5", "达到");
    await history(page);
    await saved(page);
    for (const [name, said] of Object.entries({
      最近保存: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d，写入后已读回核对/, 保存在: /两处/, 空间: /快速存储用了 \d+ K.*还可用约 \d+ MB/, 长期保留: /浏览器(没有|已)承诺/,
      备份文件: /还没有导出过（改动 \d+ 处）/, 窗口: /只有这个窗口在填报/,
    })) assert.match(await fact(page, name), said);
    const { text } = await download(page, () => page.getByRole("button", { name: "现在导出" }).click());
    assert.equal(JSON.parse(text).draft.answers["17.5"].cells.met, true);
    await fill(page);
    await fillIn(page, "17.5", "未达到");
    await history(page);
    await saved(page);
    assert.match(await fact(page, "备份文件"), /\d\d:\d\d 导出，之后改动 1 处/);
  });

  test("another window is told of", async () => {
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.waitForSelector(".facts");
    assert.match(await second.getByRole("region", { name: "保存状况" }).getByRole("row", { name: "窗口" }).innerText(), /另一个窗口/);
    await second.close();
  });

  test("after 200 changes without an export it asks for one, once", async () => {
    const asked = () => page.getByText("处改动还没有备份成文件").count();
    await fill(page);
    await edit(page, 190);
    await saved(page);
    assert.equal(await asked(), 0);
    await edit(page, 20);
    await page.getByText(/已有 2\d\d 处改动还没有备份成文件。建议导出一份/).waitFor();
    await page.locator(".notice-close").click();
    await edit(page, 10);
    await saved(page);
    assert.equal(await asked(), 0);
    await edit(page, 200);
    const { text } = await download(page, () => notice(page).getByRole("button", { name: "导出" }).click());
    assert.ok(JSON.parse(text).draft);
    await edit(page, 10);
    await saved(page);
    assert.equal(await asked(), 0);
  });
});

// A file on the disk, played in the page: what was written, and whether it can be.
const FAKE = `window.written = []; window.broken = false;
window.showSaveFilePicker = async (options) => {
  window.offered = options.suggestedName;
  if (window.giveUp) throw new DOMException("The user aborted a request.", "AbortError");
  return { name: "自评备份.json", createWritable: async () => {
    if (window.broken) throw new DOMException("gone", "NotFoundError");
    let text = "";
    return { write: async (part) => { text += part; }, close: async () => { window.written.push(text); } };
  } };
};`;

describe("bound to a file", { concurrency: false }, () => {
  test("it is written at once and after each pause, until it is unbound", async () => {
    const app = await openSample({ before: FAKE });
    const { page } = app;
    const written = () => page.evaluate(() => window.written.map((text) => JSON.parse(text).draft.answers["17.5"]?.cells?.met ?? null));
    const writes = (count) => page.waitForFunction((wanted) => window.written.length === wanted, count);
    try {
      await history(page);
      assert.match(await fact(page, "绑定的文件"), /没有绑定/);
      await page.evaluate(() => { window.giveUp = true; });
      await page.getByRole("button", { name: "绑定到文件…" }).click();
      await page.waitForTimeout(200);
      assert.match(await fact(page, "绑定的文件"), /没有绑定/);
      assert.equal(await page.locator(".notice").count(), 0, "giving up is no fault");
      await page.evaluate(() => { window.giveUp = false; });
      await page.getByRole("button", { name: "绑定到文件…" }).click();
      await writes(1);
      assert.match(await page.evaluate(() => window.offered), /^示例县_2026_自评_\d{8}\.json$/);
      assert.match(await fact(page, "绑定的文件"), /“自评备份\.json”，停顿后自动重写；关闭本页面后要重新绑定/);
      await fill(page);
      await fillIn(page, "17.5", "达到");
      await writes(2);
      await fillIn(page, "17.5", "未达到");
      await writes(3);
      assert.deepEqual(await written(), [null, true, false]);
      await page.evaluate(() => { window.broken = true; });
      await fillIn(page, "17.5", "达到");
      await page.getByText("文件没有导出").waitFor();
      await saved(page);
      await page.evaluate(() => { window.broken = false; });
      await fillIn(page, "17.5", "未达到");
      await writes(4);
      await history(page);
      assert.match(await fact(page, "绑定的文件"), /停顿后自动重写/);
      assert.match(await fact(page, "备份文件"), /导出，之后改动 0 处/);
      await page.getByRole("button", { name: "解除绑定" }).click();
      await fill(page);
      await fillIn(page, "17.5", "达到");
      await saved(page);
      await page.waitForTimeout(600);
      await writes(4);
      quiet(app);
    } finally {
      await app.close();
    }
  });

  test("where the browser cannot do it, the page says so", async () => {
    const app = await openApp({ before: "delete window.showSaveFilePicker;" });
    const { page } = app;
    try {
      await page.getByRole("button", { name: "打开示例县" }).click();
      await page.waitForSelector(".pt");
      const base = await page.evaluate(() => location.hash.slice(1).match(/^\/draft\/[^/]+/)[0]);
      await go(page, `${base}/history`, ".facts");
      assert.match(await fact(page, "绑定的文件"), /这个浏览器不能绑定文件（需要较新的 Chrome、Edge 内核）；请用“导出”备份/);
      assert.equal(await page.getByRole("button", { name: "绑定到文件…" }).count(), 0);
    } finally {
      await app.close();
    }
  });
});
