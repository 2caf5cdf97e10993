// Sums that single points make up: opened and closed from the keyboard, with a way to each point.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { go, openApp, putOnShelf } from "./lib/app.mjs";

const SAMPLE = readFileSync(new URL("../../docs/sample.json", import.meta.url), "utf8");

let app;
let page;
before(async () => {
  app = await openApp();
  page = app.page;
  await putOnShelf(page, { sample: SAMPLE });
  await go(page, "/draft/sample/result", ".gap-table");
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const NUMBERS = [
  ["有佐证", /= 60\.7 分\n+[^]*登记了佐证的 40 个评分点：1\.1（1）[^]*还没有佐证的 6 个，共 8\.5 分：17\.4（1）/],
  ["加分项 1", /确定：指标 28（1） \+ [^]*= 1 分\n+最高：[^]*= 3\.5 分[^]*另计，不并入总分/],
  ["市场监管局 失", /市场监管局建议牵头 38 个评分点，共 57 分\n+确定 37\.9 分：[^]*失 6\.6 分：2\.1（0\.2）[^]*未填或待核实 12\.5 分：/],
];

describe("a number explains itself", { concurrency: false }, () => {
  for (const [name, wanted] of NUMBERS) {
    test(`${name}: Enter opens it, Enter closes it`, async () => {
      const button = page.getByRole("button", { name: new RegExp(`${name}.*看怎么算的`) });
      await button.focus();
      await page.keyboard.press("Enter");
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      assert.match(await page.locator(".sum").innerText(), wanted);
      await page.keyboard.press("Enter");
      assert.equal(await button.getAttribute("aria-expanded"), "false");
      assert.equal(await page.locator(".sum").count(), 0);
    });
  }

  test("a long list stays low and scrolls, and its points lead to their fields", async () => {
    await page.getByRole("button", { name: /市场监管局 失/ }).click();
    const list = page.locator(".sum.long");
    assert.ok((await list.boundingBox()).height <= 17 * 14 + 1);
    await list.getByRole("link", { name: "14.2", exact: true }).click();
    await page.waitForFunction(() => location.hash.endsWith("/fill/14.2") && document.querySelector("[id='p-14.2'].cur"));
  });
});
