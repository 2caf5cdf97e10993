// Two and three tabs with one draft: one may write, the others look on; whoever takes over has everything that was filled in.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { exportDraft, fillIn, openDetails, reload, row, saved, total } from "./lib/app.mjs";
import { openBrowser, openDraft } from "./lib/many.mjs";
import { SOAK, dice } from "./lib/soak.mjs";
import { newest, stored } from "./lib/storage.mjs";

// What guards a draft: the browser's locks, or where it has none (an intranet page without https) a lease in local storage.
const GUARDS = { "with the browser's locks": "", "with a lease": 'Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });' };

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

const takeOver = (page) => page.getByRole("button", { name: "改在这里填报" }).click();
const banner = (page, words) => page.getByRole("alert").filter({ hasText: words }).waitFor();
const mayWrite = (page) => page.waitForFunction(() => document.querySelector(".sealable:not([disabled]) .pt"));
const sealed = (page) => page.waitForFunction(() => document.querySelector(".sealable[disabled] .pt"));
const note = (page) => row(page, "14.2").getByLabel("备注");

for (const [guard, before] of Object.entries(GUARDS)) {
  describe(guard, { concurrency: false }, () => {
    let app;
    let first;
    beforeEach(async () => {
      app = await openDraft(browser, "两窗县", before);
      first = app.page;
    });
    afterEach(async () => {
      await app?.close();
      assert.deepEqual(app?.errors, []);
    });
    const another = async () => {
      const page = await app.open(app.path);
      await page.waitForSelector(".pt");
      return page;
    };

    test("the second tab says why it only shows, and nothing can be changed in it", async () => {
      const second = await another();
      await banner(second, "这里只能看");
      await sealed(second);
      assert.match(await total(second), /^1 确定/);
      const kept = await stored(first);
      await second.evaluate(() => {
        for (const field of document.querySelectorAll(".sealable input, .sealable textarea")) field.dispatchEvent(new Event("input", { bubbles: true }));
        for (const field of document.querySelectorAll(".sealable input[type=radio]")) field.dispatchEvent(new Event("change", { bubbles: true }));
        for (const button of document.querySelectorAll(".sealable button")) button.dispatchEvent(new Event("click", { bubbles: true }));
        dispatchEvent(new Event("pagehide"));
      });
      await second.keyboard.press("Control+z");
      assert.match(await total(second), /^1 确定/);
      assert.deepEqual(await stored(first), kept);
      await mayWrite(first);
    });

    test("taking over brings the last keystroke along; the other tab stops writing and says so", async () => {
      const second = await another();
      await banner(second, "这里只能看");
      await fillIn(first, "1.2", "达到");
      await takeOver(second);
      await mayWrite(second);
      assert.match(await total(second), /^3 确定/);
      await banner(first, "已经改在另一个窗口里填报");
      await sealed(first);
      await fillIn(second, "1.3", "达到");
      await saved(second);
      const kept = await stored(second);
      await first.evaluate(() => {
        for (const field of document.querySelectorAll('[id="p-1.1"] input[type=radio]')) field.dispatchEvent(new Event("change", { bubbles: true }));
        dispatchEvent(new Event("pagehide"));
      });
      await reload(first);
      await banner(first, "这里只能看");
      assert.deepEqual(await stored(second), kept);
      assert.equal(await total(first), await total(second));
      await mayWrite(second);
    });

    test("taking over while the first tab types: no keystroke that it took is lost, and none comes later", async () => {
      const roll = dice();
      for (let round = 0; round < (SOAK ? 20 : 1); round += 1) {
        const second = await another();
        await banner(second, "这里只能看");
        await openDetails(row(first, "14.2"));
        await first.evaluate(() => {
          const field = document.querySelector('[id="p-14.2"] textarea');
          window.typing = setInterval(() => {
            field.value += field.value.length % 10;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }, 15);
        });
        await new Promise((resolve) => { setTimeout(resolve, 200 + roll() * 800); });
        await takeOver(second);
        await banner(first, "已经改在另一个窗口里填报");
        await mayWrite(second);
        await openDetails(row(second, "14.2"));
        const taken = JSON.parse((await exportDraft(first)).text).draft.answers["14.2"].note;
        const found = await note(second).inputValue();
        assert.ok(taken.length > 5);
        assert.equal(found, taken);
        await note(second).fill(`${found}。`);
        await saved(second);
        assert.equal((await newest(second))[app.id].file.draft.answers["14.2"].note, `${found}。`);
        await first.close();
        await note(second).fill(found);
        await saved(second);
        await row(second, "14.2").getByRole("button", { name: "收起" }).click();
        first = second;
      }
    });

    test("of three tabs one writes, and it may be given back", async () => {
      const [second, third] = [await another(), await another()];
      await takeOver(second);
      await mayWrite(second);
      await fillIn(second, "1.2", "达到");
      await takeOver(third);
      await mayWrite(third);
      await Promise.all([banner(first, "已经改在另一个窗口里填报"), banner(second, "已经改在另一个窗口里填报")]);
      await fillIn(third, "1.1", "未达到");
      await takeOver(first);
      await mayWrite(first);
      await Promise.all([sealed(second), sealed(third)]);
      assert.match(await total(first), /^2 确定/);
      await fillIn(first, "1.1", "达到");
      await saved(first);
      await Promise.all([second.close(), third.close()]);
      await reload(first);
      assert.match(await total(first), /^3 确定/);
    });

    test("a reload, and the next tab after this one is closed, may write at once", async () => {
      await reload(first);
      await mayWrite(first);
      assert.equal(await first.locator(".banner").count(), 0);
      await fillIn(first, "1.2", "达到");
      await first.close();
      const next = await another();
      await mayWrite(next);
      assert.equal(await next.locator(".banner").count(), 0);
      assert.match(await total(next), /^3 确定/);
    });
  });
}
