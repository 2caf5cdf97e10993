// When something is missing, refused, full, damaged or dead: it is said, nothing is lost, and there is a way on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { createDraft, download, draftAddress, exportDraft, fillIn, go, notice, openApp, putOnShelf, reload, row, saved, total } from "./lib/app.mjs";
import { NO_STORAGE, SMALL_STORAGE, newest, stored } from "./lib/storage.mjs";

const SAMPLE = readFileSync(new URL("../../docs/sample.json", import.meta.url), "utf8");

describe("storage refused", { concurrency: false }, () => {
  const BANNER = "本浏览器不允许保存数据";
  let app;
  before(async () => { app = await openApp({ before: NO_STORAGE }); });
  after(() => app?.close());
  const banner = () => app.page.getByRole("alert").filter({ hasText: BANNER });

  test("the app runs, counts and exports", async () => {
    const { page } = app;
    await banner().waitFor();
    await createDraft(page, { county: "不存县" });
    await fillIn(page, "1.1", "达到");
    await fillIn(page, "14.2", { num: "95", den: "100" });
    assert.match(await total(page), /^3 确定/);
    await page.getByText("未保存：浏览器不允许").waitFor();
    const { name, text } = await exportDraft(page);
    assert.match(name, /^不存县_2026_自评_/);
    assert.deepEqual(JSON.parse(text).draft.answers["14.2"].cells, { num: "95", den: "100" });
  });

  test("every page says so", async () => {
    const { page } = app;
    const base = await draftAddress(page);
    const pages = { [`${base}/table`]: ".dense", [`${base}/result`]: ".gap-table", [`${base}/evidence`]: ".narrow", [`${base}/about`]: "form", "/guide": ".guide", "/nowhere": ".narrow h1", "/draft/none/fill": ".narrow h1", "/": ".draft-card" };
    for (const [path, shown] of Object.entries(pages)) {
      await go(page, path, shown);
      assert.equal(await banner().isVisible(), true, path);
    }
    // As long as the page is open, the draft is there.
    assert.match(await page.locator(".draft-card").innerText(), /不存县/);
    assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
  });
});

describe("storage full", { concurrency: false }, () => {
  let app;
  let page;
  let kept;
  const fill = (full) => page.evaluate((value) => { window.full = value; }, full && "both");
  const banner = () => page.getByRole("alert").filter({ hasText: "没有保存：浏览器的存储空间已满" });
  before(async () => {
    app = await openApp({ before: SMALL_STORAGE });
    page = app.page;
    await createDraft(page, { county: "满盘县" });
    await fillIn(page, "1.1", "达到");
    await saved(page);
    kept = await stored(page);
    await fill(true);
  });
  after(() => app?.close());

  test("it is said loudly, and the work stays and can be exported", async () => {
    await fillIn(page, "1.2", "达到");
    await banner().waitFor();
    await page.getByText("✗ 没有保存").waitFor();
    assert.deepEqual(await stored(page), kept);
    const base = await draftAddress(page);
    await go(page, `${base}/result`, ".gap-table");
    assert.equal(await banner().isVisible(), true);
    assert.match(await total(page), /^3 确定/);
    await go(page, `${base}/fill`, ".pt");
    assert.equal(await row(page, "1.2").locator(".why").innerText(), "达到");
    assert.deepEqual(JSON.parse((await exportDraft(page)).text).draft.answers["1.2"].cells, { met: true });
  });

  test("trying again fails as long as there is no room, and then saves", async () => {
    const retry = page.getByRole("button", { name: "重试保存" });
    await retry.click();
    await banner().waitFor();
    assert.deepEqual(await stored(page), kept);
    await fill(false);
    await retry.click();
    await saved(page);
    await banner().waitFor({ state: "detached" });
    for (const place of ["local", "vault"]) {
      const [{ file }] = Object.values(await newest(page, [place]));
      assert.deepEqual(file.draft.answers["1.2"].cells, { met: true });
    }
    await reload(page);
    await page.waitForSelector(".pt");
    assert.match(await total(page), /^3 确定/);
  });

  test("whoever leaves for the list is told what was not saved", async () => {
    await fill(true);
    await fillIn(page, "1.3", "达到");
    await banner().waitFor();
    await page.getByRole("link", { name: "返回全部草稿" }).click();
    await page.waitForSelector(".draft-card");
    await page.getByText("没有保存").waitFor();
  });

  test("a new draft that finds no room is not pretended", async () => {
    await go(page, "/", ".draft-card");
    await fill(true);
    const form = page.getByRole("form", { name: "新建草稿" });
    await form.getByLabel("县（市、区）名称").fill("没处放县");
    await form.getByRole("button", { name: "新建并开始填报" }).click();
    await notice(page).getByText("没有保存：浏览器的存储空间已满").waitFor();
    assert.equal(await page.evaluate(() => location.hash.length), 2);
    assert.equal(Object.keys(await newest(page)).length, 1);
  });
});

describe("drafts on the shelf", { concurrency: false }, () => {
  const BROKEN = {
    cut: ['{"format": "quality-county/draft", "draft": {"county": "断县😀",\r\n', /草稿不完整：读到第 \d 行/],
    newer: [JSON.stringify({ ...JSON.parse(SAMPLE), format_version: 7 }, null, 1), /格式版本是 7，本程序只认识到版本 3/],
    strange: ["\ufeffnot a draft at all", /不是有效的 JSON/],
    unknown: [SAMPLE.replace('"14.2"', '"14.9"'), /评分细则里没有评分点“14\.9”/],
  };
  let app;
  let page;
  let shelf;
  before(async () => {
    app = await openApp();
    page = app.page;
    await putOnShelf(page, { sample: SAMPLE, ...Object.fromEntries(Object.entries(BROKEN).map(([id, [text]]) => [id, text])) });
    shelf = await stored(page);
  });
  beforeEach(() => go(page, "/", ".draft-card"));
  after(async () => {
    await app?.close();
    assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
  });

  for (const [id, [text, why]] of Object.entries(BROKEN)) {
    test(`one that cannot be read (${id}) is named, explained, and handed out byte for byte`, async () => {
      await page.getByRole("link", { name: `无法读取的草稿 ${id}` }).click();
      await page.getByRole("heading", { name: "这份草稿读不出来" }).waitFor();
      assert.match(await page.locator("main").innerText(), why);
      const file = await download(page, () => page.getByRole("button", { name: "存成文件" }).click());
      assert.equal(file.name, `无法读取的草稿_${id}.json`);
      assert.equal(file.text, text);
      assert.deepEqual(await stored(page), shelf);
    });
  }

  for (const [id, name] of [["sample", "示例县"], ["cut", "无法读取的草稿 cut"]]) {
    test(`deleting asks first, and one click brings back every byte (${id})`, async () => {
      const card = page.locator(".draft-card").filter({ hasText: name });
      await card.getByRole("button", { name: "删除" }).click();
      assert.match(await card.innerText(), /确定删除？/);
      assert.deepEqual(await stored(page), shelf);
      await card.getByRole("button", { name: "保留" }).click();
      await card.getByRole("button", { name: "删除" }).click();
      await card.getByRole("button", { name: "删除" }).click();
      await card.waitFor({ state: "detached" });
      assert.equal(`local draft/${id}` in (await stored(page)), false);
      await notice(page).getByRole("button", { name: "撤销删除" }).click();
      await card.waitFor();
      assert.deepEqual(await stored(page), shelf);
    });
  }
});

describe("undoing within a draft", { concurrency: false }, () => {
  let app;
  let page;
  const undo = () => notice(page).getByRole("button", { name: "撤销" }).click();
  beforeEach(async () => {
    app = await openApp();
    page = app.page;
    await putOnShelf(page, { sample: SAMPLE });
    await go(page, "/draft/sample/fill/14.2", "#p-14\\.2.cur");
    await row(page, "14.2").getByRole("button", { name: "佐证、备注、依据" }).click();
  });
  // A new browser each, because a crash would take the other test along.
  afterEach(async () => {
    await app.close();
    assert.deepEqual(app.consoleErrors, []);
  });

  test("what was emptied comes back, also from another page of the draft", async () => {
    await row(page, "14.2").getByRole("button", { name: "清空本点填报值" }).click();
    await row(page, "14.2").locator(".why").getByText("未填").waitFor();
    await go(page, "/draft/sample/table", ".dense");
    await undo();
    await row(page, "14.2").locator(".why").getByText("268 ÷ 301").waitFor();
  });

  test("a record of proof comes back where it was", async () => {
    await go(page, "/draft/sample/evidence", ".proof-card");
    const titles = () => page.locator(".proof-title").allTextContents();
    const all = await titles();
    await page.locator(".proof-card").nth(1).getByRole("button", { name: "修改" }).click();
    await page.getByRole("button", { name: "删除材料" }).click();
    await page.waitForFunction((count) => document.querySelectorAll(".proof-card").length === count, all.length - 1);
    await undo();
    await page.waitForFunction((count) => document.querySelectorAll(".proof-card").length === count, all.length);
    assert.deepEqual(await titles(), all);
  });
});

describe("a program that dies", () => {
  test("shows in Chinese what happened, offers every stored draft as it is, and saves no more", async () => {
    const app = await openApp();
    try {
      const { page } = app;
      const texts = { sample: SAMPLE, damaged: "{damaged" };
      await putOnShelf(page, texts);
      await go(page, "/draft/sample/fill", ".pt");
      // Leptos copies its templates; a copy that cannot be had is a panic.
      await page.evaluate(() => {
        Node.prototype.cloneNode = () => { throw new Error("no copies"); };
        location.hash = "#/draft/sample/table";
      });
      await page.getByRole("heading", { name: "程序出错，已停止运行" }).waitFor();
      const shelf = await stored(page);
      for (const [name, id] of [["示例县 2026 年", "sample"], ["damaged", "damaged"]]) {
        const file = await download(page, () => page.getByRole("button", { name: `下载草稿：${name}` }).click());
        assert.equal(file.text, texts[id]);
      }
      assert.match(await page.locator("pre").textContent(), /RuntimeError: unreachable/);
      await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
      assert.deepEqual(await stored(page), shelf);
      await page.getByRole("button", { name: "重新打开" }).click();
      await page.waitForSelector(".draft-card");
      assert.deepEqual(app.requests, []);
    } finally {
      await app.close();
    }
  });
});
