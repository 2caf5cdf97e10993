// A statistics ledger of five hundred rows: a screenful is drawn at once, the rest when there is time or somebody comes to it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { go, openApp, putOnShelf, reload } from "./lib/app.mjs";
import { SAMPLE } from "./lib/teamwork.mjs";

const ROWS = 500;
let app;
let page;
before(async () => {
  app = await openApp({ before: "if (sessionStorage.getItem('busy')) window.requestIdleCallback = () => 0;" });
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

// Drawn rows, and those that wait.
const drawn = () => page.locator(".sheet tbody tr:not(.later)").count();
const waiting = () => page.locator(".sheet tbody tr.later").count();
// A busy machine takes seconds to draw them.
const all = () => page.waitForFunction((rows) => document.querySelectorAll(".sheet tbody tr:not(.later)").length === rows, ROWS, { timeout: 60_000 });
const focused = () => page.evaluate(() => document.activeElement.id);
const open = async () => {
  await go(page, "/draft/sample/fill", ".pt");
  await go(page, "/draft/sample/statistics", ".sheet");
};
// As if the browser never had time.
const busy = async (on) => {
  await page.evaluate((on) => { if (on) sessionStorage.setItem("busy", "1"); else sessionStorage.removeItem("busy"); }, on);
  await reload(page);
  await open();
};

describe("five hundred rows", { concurrency: false }, () => {
  test("come in from a paste, are changed and kept", async () => {
    await go(page, "/", "main");
    await putOnShelf(page, { sample: SAMPLE });
    await go(page, "/draft/sample/statistics", ".sheet-page");
    const rows = Array.from({ length: ROWS }, (_, at) => `产品${at}\t${20 + at % 30}\t${at % 3}\t${at === 450 ? "1" : ""}`);
    await page.getByRole("button", { name: "粘贴、导入表格…" }).click();
    // Typing five hundred lines as Playwright does it takes the browser many seconds; a paste does not.
    await page.getByLabel("粘贴的表格").evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, `产品\t批次\t不合格批次\t合格率%\n${rows.join("\n")}`);
    await page.getByRole("button", { name: "放进台账" }).click();
    await page.waitForFunction((rows) => document.querySelectorAll(".sheet tbody tr").length === rows, ROWS);
    await all();
    const field = page.locator(".sheet tbody tr").nth(250).locator("input").nth(1);
    await field.fill("119");
    await field.press("Enter");
    await reload(page);
    await open();
    await all();
    assert.equal(await field.inputValue(), "119");
  });

  test("are opened a screenful at a time", async () => {
    await go(page, "/draft/sample/fill", ".pt");
    const first = await page.evaluate(async () => {
      location.hash = "/draft/sample/statistics";
      const count = () => document.querySelectorAll(".sheet tbody tr:not(.later)").length;
      while (!count()) await new Promise((done) => requestAnimationFrame(done));
      return count();
    });
    assert.ok(first < 100, `${first} rows at once`);
    await all();
    assert.equal(await drawn(), ROWS);
  });

  test("keys reach rows that are not drawn yet", async () => {
    await busy(true);
    assert.ok(await drawn() < 60 && await waiting() > 440, "a screenful");
    const id = (at, column) => page.locator(".sheet tbody tr").nth(at).evaluate((row, column) => `c-${row.id.slice(2)}-${column}`, column);
    const reaches = async (key, wanted) => {
      await page.keyboard.press(key);
      await page.waitForFunction((id) => document.activeElement.id === id, wanted);
    };
    await page.locator(".sheet tbody tr").first().locator("textarea").first().focus();
    await reaches("Control+End", await id(ROWS - 1, 7));
    await reaches("Home", await id(ROWS - 1, 0));
    await reaches("ArrowUp", await id(ROWS - 2, 0));
    await reaches("PageUp", await id(ROWS - 17, 0));
    await page.keyboard.type("改名");
    await reaches("Control+Home", await id(0, 0));
    assert.equal(await page.locator(".sheet tbody tr").nth(ROWS - 17).locator(".ghost").first().textContent(), "改名");
    assert.ok(await waiting() > 300, "only those that were gone to, and those around them, are drawn");
  });

  test("a finding leads to a row that is not drawn yet, and scrolling draws what comes into sight", async () => {
    await busy(true);
    const finding = page.getByRole("region", { name: "核对结果" }).getByRole("button", { name: /产品450：/ }).first();
    await finding.click();
    await page.waitForFunction(() => /^c-\d+-5$/.test(document.activeElement.id));
    const at = await page.locator(`.sheet tbody tr[id="${(await focused()).replace(/^c-(\d+)-.*/, "r-$1")}"]`).boundingBox();
    assert.ok(at.y > 0 && at.y < 768);
    await page.evaluate(() => document.querySelectorAll(".sheet tbody tr")[250].scrollIntoView({ block: "center" }));
    await page.waitForFunction(() => !document.querySelectorAll(".sheet tbody tr")[250].classList.contains("later"));
    const later = await page.locator(".sheet tbody tr.later .ghost").first();
    assert.match(await later.innerText(), /^产品\d+$/, "a row that waits shows its name");
    assert.ok(await waiting() > 300);
  });

  test("paper has all of them", async () => {
    await busy(true);
    await page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll(".sheet tbody tr:not(.later)").length; }; });
    await page.getByRole("button", { name: "打印" }).click();
    await page.waitForFunction(() => window.printed, null, { timeout: 60_000 });
    assert.equal(await page.evaluate(() => window.printed), ROWS);
    await busy(true);
    // What the browser's own menu does.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await all();
    await busy(false);
    await all();
  });
});
