// The file on the disk that a draft is bound to, found again at the next visit.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fillIn, go, notice, reload, saved } from "./lib/app.mjs";
import { HISTORY, openSample } from "./lib/teamwork.mjs";

const FILL = "/draft/sample/fill";
// The file is played in the page. Its handle is one that the database can copy, so what it can do stands beside it; what was written
// outlives a reload.
const FAKE = `window.written = []; window.leave = "granted";
const can = (name, value) => Object.defineProperty(Object.prototype, name, { value, configurable: true });
can("createWritable", async () => {
  let text = "";
  return { write: async (part) => { text += part; }, close: async () => { window.written.push(text); sessionStorage.setItem("file", text); } };
});
can("getFile", async () => ({ text: async () => sessionStorage.getItem("file") }));
can("requestPermission", async (how) => { window.asked = how.mode; return window.leave; });
window.showSaveFilePicker = async () => ({ name: "自评备份.json" });`;
const banner = (page) => page.locator(".banner").filter({ hasText: "上次绑定了" });
const writes = (page, count) => page.waitForFunction((wanted) => window.written.length === wanted, count);
const written = (page) => page.evaluate(() => window.written.length);
const bind = async (page) => {
  await go(page, HISTORY, ".ledger");
  await page.getByRole("button", { name: "绑定到文件…" }).click();
  await writes(page, 1);
};
const bound = (page) => page.getByRole("row", { name: "绑定的文件" }).innerText();

describe("the file of the last visit", { concurrency: false }, () => {
  test("is offered; nothing is written without a click, without leave, or over what somebody else wrote", async () => {
    const app = await openSample({ before: FAKE });
    const { page } = app;
    try {
      await bind(page);
      await page.getByText("下次打开时点一下就接着写").waitFor();
      await go(page, FILL, ".pt");
      await fillIn(page, "17.5", "达到");
      await writes(page, 2);
      await reload(page);
      await page.waitForSelector(".pt");
      assert.match(await banner(page).innerText(), /上次绑定了“自评备份\.json”，现在还没有接着写/);
      await fillIn(page, "17.5", "未达到");
      await saved(page);
      await page.waitForTimeout(600);
      assert.equal(await written(page), 0, "no click, no writing");

      await page.evaluate(() => { window.leave = "denied"; });
      await banner(page).getByRole("button", { name: "点此继续" }).click();
      await notice(page).getByText("没有得到允许，“自评备份.json”没有写").waitFor();
      assert.equal(await page.evaluate(() => window.asked), "readwrite");
      await page.evaluate(() => { window.leave = "granted"; window.own = sessionStorage.getItem("file"); sessionStorage.setItem("file", "{}"); });
      await banner(page).getByRole("button", { name: "点此继续" }).click();
      await notice(page).getByText("“自评备份.json”里的内容不是这里上次写的").waitFor();
      assert.deepEqual([await written(page), await page.evaluate(() => sessionStorage.getItem("file"))], [0, "{}"]);

      await page.evaluate(() => sessionStorage.setItem("file", window.own));
      await banner(page).getByRole("button", { name: "点此继续" }).click();
      await writes(page, 1);
      await banner(page).waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => JSON.parse(window.written[0]).draft.answers["17.5"].cells.met), false, "what was filled in meanwhile, too");
      await fillIn(page, "17.5", "达到");
      await writes(page, 2);
      await go(page, HISTORY, ".ledger");
      await page.getByRole("button", { name: "解除绑定" }).click();
      await reload(page);
      await page.waitForSelector(".ledger");
      assert.match(await bound(page), /没有绑定/);
      assert.equal(await banner(page).count(), 0);
      assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
    } finally {
      await app.close();
    }
  });

  test("can be left for another time, and is offered again", async () => {
    const app = await openSample({ before: FAKE });
    const { page } = app;
    try {
      await bind(page);
      await reload(page);
      await banner(page).getByRole("button", { name: "这次不用" }).click();
      await banner(page).waitFor({ state: "detached" });
      await reload(page);
      await banner(page).waitFor();
      await banner(page).getByRole("button", { name: "解除绑定" }).click();
      await reload(page);
      await page.waitForSelector(".ledger");
      assert.equal(await banner(page).count(), 0);
    } finally {
      await app.close();
    }
  });

  test("where the browser cannot keep the handle, that is said, and binding works as far as it goes", async () => {
    const app = await openSample({ before: `${FAKE}\nwindow.showSaveFilePicker = async () => ({ name: "自评备份.json", no: () => 0 });` });
    const { page } = app;
    try {
      await bind(page);
      await notice(page).getByText("浏览器记不住它").waitFor();
      assert.match(await bound(page), /关闭本页面后要重新绑定/);
      await reload(page);
      await page.waitForSelector(".ledger");
      assert.match(await bound(page), /没有绑定/);
    } finally {
      await app.close();
    }
  });

  test("a handle that is gone is told, and nothing is lost by it", async () => {
    const app = await openSample({ before: FAKE });
    const { page } = app;
    try {
      await bind(page);
      await page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase("quality-county-files").onsuccess = done; }));
      await reload(page);
      await banner(page).getByRole("button", { name: "点此继续" }).click();
      await notice(page).getByText("找不到上次绑定的“自评备份.json”").waitFor();
      assert.equal(await written(page), 0);
    } finally {
      await app.close();
    }
  });
});
