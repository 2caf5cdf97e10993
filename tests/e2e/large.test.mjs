// A table of 10,000 scoring points: it opens, is filled in at its far end, follows, and keeps what was entered.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fillIn, go, openApp, reload, row, saved, total } from "./lib/app.mjs";
import { putLarge } from "./lib/large.mjs";

const PATH = "/draft/large/fill";

let app;
let page;
before(async () => {
  app = await openApp();
  page = app.page;
  await putLarge(page, 10_000);
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const card = (code) => page.locator(`[id="i-${code}"]`);
const top = (code) => row(page, code).evaluate((element) => element.getBoundingClientRect().top);
const rest = () => page.waitForTimeout(500);

describe("10,000 points", () => {
  test("are all there by heading, few of them drawn", async () => {
    await go(page, PATH, ".pt");
    await rest();
    assert.equal(await page.locator(".card").count(), 1000);
    assert.ok((await page.locator(".pt").count()) < 100);
    assert.equal(await card("777").locator("h3").textContent(), "指标 777");
  });

  test("come into view by their address and stay there", async () => {
    await go(page, `${PATH}/1000.8`, '[id="p-1000.8"]');
    await rest();
    const before = await top("1000.8");
    assert.ok(before > 0 && before < 768, `at ${before}`);
    assert.equal(await row(page, "1000.8").evaluate((element) => element.contains(document.activeElement)), true);
    await rest();
    assert.equal(await top("1000.8"), before);
    assert.equal(await row(page, "1.1").count(), 0);
  });

  test("are filled in, and the total follows", async () => {
    const sure = parseFloat(await total(page));
    const chip = page.locator(".chip", { hasText: "未填" });
    const blank = Number((await chip.innerText()).match(/\d+/)[0]);
    await fillIn(page, "1000.8", { count: "200" });
    assert.equal(parseFloat(await total(page)), sure + 1);
    await chip.filter({ hasText: String(blank - 1) }).waitFor();
  });

  test("are found by a word, and drawn", async () => {
    await page.getByLabel("查找指标、单位、材料").fill("第 4321 项");
    await row(page, "433.1").waitFor();
    assert.equal(await page.locator(".card:not([hidden])").count(), 1);
    await page.getByRole("button", { name: /^全部/ }).first().click();
    await page.getByLabel("查找指标、单位、材料").fill("");
    await page.locator(".card:not([hidden])").nth(999).waitFor({ state: "attached" });
  });

  test("keep what is in use, and lead to the next blank one", async () => {
    await go(page, `${PATH}/500.2`, '[id="p-500.2"]');
    await rest();
    await page.evaluate(() => scrollTo(0, 0));
    await rest();
    assert.equal(await row(page, "500.2").evaluate((element) => element.contains(document.activeElement)), true);
    await page.keyboard.press("Alt+n");
    await rest();
    assert.equal(await page.evaluate(() => document.activeElement.closest(".pt").id), "p-500.4");
  });

  test("scroll without a jump", async () => {
    await go(page, `${PATH}/300.5`, '[id="p-300.5"]');
    await rest();
    for (const by of [-2000, 900, -1500, 3000]) {
      const at = await page.evaluate((by) => { scrollBy(0, by); return scrollY; }, by);
      await rest();
      const seen = () => page.evaluate(() => {
        const found = [...document.querySelectorAll(".pt")].find((row) => row.getBoundingClientRect().top > 100);
        return [found.id, found.getBoundingClientRect().top];
      });
      const [id, y] = await seen();
      await rest();
      assert.deepEqual(await seen(), [id, y], `after ${by} to ${at}`);
    }
  });

  test("keep what was entered over a reload", async () => {
    await saved(page);
    const before = await total(page);
    await reload(page);
    await go(page, `${PATH}/1000.8`, '[id="f-1000.8-count"]');
    assert.equal(await page.locator('[id="f-1000.8-count"]').inputValue(), "200");
    assert.equal(await total(page), before);
  });

  test("come to the other pages as far as they are in view", async () => {
    for (const [path, rows] of [["review", ".review tbody tr"], ["result", ".gap-table tbody tr"], ["table", ".dense tbody tr"]]) {
      await go(page, `/draft/large/${path}`, rows);
      await rest();
      assert.ok((await page.locator(rows).count()) < 500, path);
      assert.match(await page.locator(".more-rows").innerText(), /还有 \d+ 行/);
    }
    await page.locator(".more-rows").scrollIntoViewIfNeeded();
    await row(page, "25.1").waitFor();
  });

  test("are found on the table page, far down", async () => {
    await row(page, "25.1").locator("input").first().focus();
    await page.keyboard.press("Alt+n");
    await rest();
    assert.equal(await page.evaluate(() => document.activeElement.closest("tr").id), "p-25.2");
  });

  test("are left for the home page", async () => {
    await go(page, "/", ".home-page");
    await page.getByText("虚构县").first().waitFor();
  });
});

// Ten times as many take ten times as long.
test("1,000 points are all printed", async () => {
  const small = await openApp();
  try {
    await putLarge(small.page, 1000);
    await go(small.page, "/draft/large/table", ".dense tbody tr[id]");
    const rows = () => small.page.locator(".dense tbody tr[id]").count();
    await rest();
    assert.ok((await rows()) < 500);
    await small.page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll(".dense tbody tr[id]").length; }; });
    await small.page.getByRole("button", { name: "打印" }).click();
    await small.page.waitForFunction(() => window.printed !== undefined);
    assert.equal(await small.page.evaluate(() => window.printed), 1000);
  } finally {
    await small.close();
  }
});
