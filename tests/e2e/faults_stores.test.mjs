// A store that is full, throws, or is removed under the open app: the other one keeps the work, and it is back after a reload.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { fillIn, go, openDetails, putOnShelf, reload, row, saved, total } from "./lib/app.mjs";
import { openBrowser, openDraft } from "./lib/many.mjs";
import { SMALL_STORAGE, kept, newest } from "./lib/storage.mjs";

let browser;
let app;
let page;
let id;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  app = await openDraft(browser, "坏盘县", SMALL_STORAGE);
  ({ page, id } = app);
});
afterEach(() => app?.close());

const has = async (place, code) => (await newest(page, [place]))[id]?.file.draft.answers[code]?.cells?.met;
// A second page of the same store, for what others do to it.
async function other(work) {
  const second = await app.open();
  try {
    return await second.evaluate(work);
  } finally {
    await second.close();
  }
}
const deleteDatabase = () => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase("quality-county");
  request.onsuccess = resolve;
  request.onerror = reject;
});
// Takes local storage to the last character, with keys that are none of the app's.
const fillUp = () => {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (let at = 0; ; at += 1) localStorage.setItem(`others/${size}/${at}`, "x".repeat(size));
    } catch (full) {
      if (full.name !== "QuotaExceededError") throw full;
    }
  }
};
async function comesBack(points) {
  await reload(page);
  await page.waitForSelector(".pt");
  assert.match(await total(page), points);
  assert.equal(await page.locator(".banner").count(), 0);
}

describe("one store full", { concurrency: false }, () => {
  for (const [full, works] of [["local", "vault"], ["vault", "local"]]) {
    test(`the ${full} one: the other keeps the draft`, async () => {
      await page.evaluate((value) => { window.full = value; }, full);
      await fillIn(page, "1.2", "达到");
      await saved(page);
      assert.deepEqual([await has(works, "1.2"), await has(full, "1.2")], [true, undefined]);
      await comesBack(/^3 确定/);
      // With room again both are brought up to date.
      await fillIn(page, "1.3", "达到");
      await saved(page);
      assert.deepEqual([await has("local", "1.3"), await has("vault", "1.3")], [true, true]);
    });
  }

  test("local storage really filled by other pages, also from the start: nothing of theirs or ours is lost", async () => {
    await page.evaluate(fillUp);
    const others = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("others/")).map((key) => [key, localStorage[key].length]).sort());
    const before = await others();
    await fillIn(page, "1.2", "达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2")], [undefined, true]);
    await comesBack(/^3 确定/);
    await fillIn(page, "1.3", "达到");
    await saved(page);
    assert.deepEqual([await has("vault", "1.3"), await others()], [true, before]);
    const points = await total(page);
    await page.evaluate(() => { for (const key of Object.keys(localStorage)) if (key.startsWith("others/")) localStorage.removeItem(key); });
    await comesBack(/确定/);
    assert.equal(await total(page), points);
    await fillIn(page, "1.2", "未达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2"), await has("local", "1.3")], [false, false, true]);
  });

  test("local storage filled after edits that only it has: they are there at the next opening", async () => {
    await page.evaluate(() => { window.full = "vault"; });
    await fillIn(page, "1.2", "达到");
    await saved(page);
    await page.evaluate(fillUp);
    await comesBack(/^3 确定/);
  });
});

describe("a store that fails or goes while the draft is open", { concurrency: false }, () => {
  test("local storage throws: the database keeps the draft", async () => {
    await page.evaluate(() => {
      for (const name of ["getItem", "setItem", "removeItem", "key"]) Storage.prototype[name] = () => { throw new DOMException("broken", "UnknownError"); };
    });
    await fillIn(page, "1.2", "达到");
    await saved(page);
    await comesBack(/^3 确定/);
  });

  test("local storage is cleared: everything is written anew, and nothing is missed without an edit either", async () => {
    await page.evaluate(() => localStorage.clear());
    await comesBack(/^1 确定/);
    await page.evaluate(() => localStorage.clear());
    await fillIn(page, "1.2", "达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2")], [true, true]);
    await comesBack(/^3 确定/);
  });

  test("the database is deleted by another page: it is made anew, with the next edit in it", async () => {
    await other(deleteDatabase);
    await fillIn(page, "1.2", "达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2")], [true, true]);
    await comesBack(/^3 确定/);
  });

  test("both are emptied: the open draft is the last copy, and the next edit saves all of it", async () => {
    await page.evaluate(() => localStorage.clear());
    await other(deleteDatabase);
    await fillIn(page, "1.2", "达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2")], [true, true]);
    await comesBack(/^3 确定/);
  });

  test("the database was deleted while the draft was closed: local storage has it", async () => {
    await go(page, "/", ".draft-card");
    await other(deleteDatabase);
    await reload(page);
    await go(page, app.path, ".pt");
    assert.match(await total(page), /^1 确定/);
    await fillIn(page, "1.2", "达到");
    await saved(page);
    assert.deepEqual([await has("local", "1.2"), await has("vault", "1.2")], [true, true]);
  });
});

describe("time and versions", { concurrency: false }, () => {
  test("with the clock set back a year the newest state is still the one that was made last", async () => {
    await page.addInitScript(() => {
      const Now = Date;
      const back = 365 * 24 * 3600 * 1000;
      window.Date = class extends Now {
        constructor(...parts) { if (parts.length) super(...parts); else super(Now.now() - back); }
        static now() { return Now.now() - back; }
      };
    });
    await comesBack(/^1 确定/);
    await fillIn(page, "1.2", "达到");
    await saved(page);
    const { file, revision } = (await newest(page))[id];
    assert.ok(file.saved.at < "2999" && revision > 1);
    await comesBack(/^3 确定/);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.waitForSelector(".pt");
    assert.match(await total(second), /^3 确定/);
  });

  test("an edit that comes while a save is under way is saved as well", async () => {
    await openDetails(row(page, "14.2"));
    await row(page, "14.2").getByLabel("备注").fill("甲");
    await page.evaluate(() => {
      const field = document.querySelector('[id="p-14.2"] textarea');
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...values) {
        IDBObjectStore.prototype.put = put;
        queueMicrotask(() => {
          field.value = "甲乙";
          field.dispatchEvent(new Event("input", { bubbles: true }));
        });
        return put.apply(this, values);
      };
    });
    await page.waitForFunction(() => document.querySelector('[id="p-14.2"] textarea').value === "甲乙");
    await saved(page);
    for (const place of ["local", "vault"]) assert.equal((await newest(page, [place]))[id].file.draft.answers["14.2"].note, "甲乙", place);
  });

  test("an edit that comes while a save is under way, and the way out right behind it: saved in both stores", async () => {
    await openDetails(row(page, "14.2"));
    await row(page, "14.2").getByLabel("备注").fill("甲");
    await page.evaluate(() => {
      const field = document.querySelector('[id="p-14.2"] textarea');
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...values) {
        IDBObjectStore.prototype.put = put;
        queueMicrotask(() => {
          field.value = "甲乙";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          location.hash = "#/";
        });
        return put.apply(this, values);
      };
    });
    await page.waitForSelector(".draft-card");
    const note = async (place) => (await newest(page, [place]))[id].file.draft.answers["14.2"]?.note;
    for (const place of ["local", "vault"]) {
      const deadline = Date.now() + 5_000;
      while ((await note(place)) !== "甲乙" && Date.now() < deadline);
      assert.equal(await note(place), "甲乙", place);
    }
  });

  test("what version 0.1 writes beside a newer state becomes a draft of its own; neither is lost", async () => {
    const old = (await newest(page))[id].text.replace('"format_version":3', '"format_version":1').replace("坏盘县", "旧版县");
    assert.match(old, /"format_version":1.*旧版县|旧版县.*"format_version":1/);
    await fillIn(page, "1.2", "达到");
    await saved(page);
    await putOnShelf(page, { [id]: old });
    await page.waitForSelector(".pt");
    assert.match(await total(page), /^3 确定/);
    await page.locator(".notice").getByText("已另存为单独的草稿").waitFor();
    await go(page, "/", ".draft-card");
    await page.waitForFunction(() => document.querySelectorAll(".draft-card").length === 2);
    assert.deepEqual((await page.locator(".draft-card h2").allInnerTexts()).sort(), ["坏盘县 · 2026 年度", "旧版县 · 2026 年度"]);
    const { local } = await kept(page);
    assert.equal(`draft/${id}` in local, false);
  });
});
