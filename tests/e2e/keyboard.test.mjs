// Without a mouse: a whole category by keyboard, the focus always in sight, and no key taken from a Chinese input method.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { createDraft, go, draftAddress, openApp, row } from "./lib/app.mjs";
import { focusOf, seenFocus } from "./lib/focus.mjs";

const COUNTY = JSON.parse(readFileSync(new URL("data/county.json", import.meta.url)));
const MINE = Object.keys(COUNTY.answers).filter((code) => Number(code.split(".")[0]) <= 7);
const CATEGORY = "质量发展促进机制";

let app;
let page;
before(async () => {
  app = await openApp();
  page = app.page;
  await createDraft(page, COUNTY);
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const press = (key) => page.keyboard.press(key);
const focusedIn = (code) => page.waitForFunction((id) => document.activeElement.closest(".pt")?.id === id && document.activeElement.tagName === "INPUT", `p-${code}`);
const chosen = (code) => row(page, code).locator("input:checked").count();
const why = (code) => row(page, code).locator(".why").innerText();

// Tab on to the next field of this point; every stop on the way must be seen.
async function tabTo(code, wanted) {
  for (let stops = 0; stops < 8; stops += 1) {
    await press("Tab");
    const focus = await seenFocus(page);
    if (focus.row === code && focus.input?.startsWith(wanted)) return;
  }
  assert.fail(`no ${wanted} for ${code} within 8 stops, but ${JSON.stringify(await focusOf(page))}`);
}

const WORDS = ["达到", "未达到", "待核实", "不适用"];

describe("by keyboard alone", { concurrency: false }, () => {
  test("Alt+N goes to the first open point", async () => {
    await press("Alt+n");
    await focusedIn("1.1");
    await seenFocus(page);
  });

  test("a category is filled in", async () => {
    for (const code of MINE) {
      const answer = COUNTY.answers[code];
      if (typeof answer === "string") {
        if (code !== MINE[0]) await tabTo(code, `flag-${code}`);
        // The first choice has the focus, not yet chosen; an arrow chooses the next.
        if (answer === WORDS[0]) await press("Space");
        for (let steps = WORDS.indexOf(answer); steps > 0; steps -= 1) await press("ArrowRight");
      } else {
        await tabTo(code, `f-${code}`);
        await page.keyboard.type(answer.score);
        if (answer.state) {
          await tabTo(code, `standing-${code}`);
          await press("Space");
        }
      }
    }
    const head = page.locator(".category-head").filter({ hasText: CATEGORY });
    assert.equal(await head.locator(".score").innerText(), COUNTY.categories[CATEGORY]);
    const shown = await Promise.all(MINE.map((code) => row(page, code).locator(".score .num").first().innerText()));
    assert.deepEqual(shown, MINE.map((code) => String(COUNTY.points[code])));
  });

  // In narrower windows the total sticks to the top, too, and then the header does not.
  for (const [width, height] of [[1366, 768], [1100, 768], [683, 384], [390, 844]]) {
    test(`back through it in a window of ${width} × ${height}, the focus is never under what sticks to the top`, async () => {
      await page.setViewportSize({ width, height });
      await row(page, "7.3").locator(".score").focus();
      try {
        for (let stops = 0; stops < 200; stops += 1) {
          await press("Shift+Tab");
          if ((await seenFocus(page)).row === "1.1") return;
        }
        assert.fail(`1.1 not reached, but ${JSON.stringify(await focusOf(page))}`);
      } finally {
        await page.setViewportSize({ width: 1366, height: 768 });
      }
    });
  }

  test("Alt+N passes by what is filled in or to be verified, and brings the point into sight", async () => {
    await press("Alt+n");
    await focusedIn("8.1");
    await seenFocus(page);
    await press("Space");
    await press("Alt+n");
    await focusedIn("8.2");
    await seenFocus(page);
  });

  for (const key of ["Delete", "Backspace"]) {
    test(`${key} empties a choice, and the focus stays`, async () => {
      await go(page, `${await draftAddress(page)}/fill/9.2`, "#p-9\\.2.cur");
      await focusedIn("9.2");
      await press("ArrowRight");
      assert.equal(await why("9.2"), "未达到");
      await press(key);
      assert.equal(await why("9.2"), "未填");
      assert.equal(await chosen("9.2"), 0);
      assert.equal((await seenFocus(page)).row, "9.2");
      await page.evaluate(() => { location.hash = location.hash.replace("/9.2", ""); });
    });
  }

  test("a score opens and closes its explanation by Enter and Space", async () => {
    const score = row(page, "1.1").locator(".score");
    await score.focus();
    await press("Enter");
    assert.equal(await score.getAttribute("aria-expanded"), "true");
    await row(page, "1.1").getByText("计分：达到").waitFor();
    await press("Space");
    assert.equal(await score.getAttribute("aria-expanded"), "false");
  });
});

describe("with a Chinese input method", { concurrency: false }, () => {
  let cdp;
  const compose = (text) => cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const settle = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  before(async () => { cdp = await page.context().newCDPSession(page); });

  test("what is being composed is neither an answer nor a mistake", async () => {
    const field = page.locator("[id='f-10.1-count']");
    await field.fill("4");
    await field.press("End");
    for (const text of ["w", "wa", "wan"]) {
      await compose(text);
      await settle();
      assert.equal(await field.inputValue(), `4${text}`);
      assert.equal(await row(page, "10.1").locator(".misread").count(), 0, text);
      assert.match(await why("10.1"), /社会公用计量标准 4 项/);
    }
    await cdp.send("Input.insertText", { text: "万" });
    await page.waitForFunction(() => document.getElementById("p-10.1").querySelector(".why").innerText.includes("40000 项"));
    assert.equal(await field.inputValue(), "4万");
    assert.equal(await row(page, "10.1").locator(".echo").innerText(), "读作 40000 项");
  });

  test("a composition that is given up leaves the field as it was", async () => {
    const field = page.locator("[id='f-10.2-count']");
    await field.fill("7");
    await compose("ming");
    await settle();
    await compose("");
    await settle();
    assert.equal(await field.inputValue(), "7");
    assert.equal(await row(page, "10.2").locator(".misread").count(), 0);
    assert.match(await why("10.2"), /注册计量师 7 名/);
  });

  test("full-width digits and punctuation are read", async () => {
    const field = page.locator("[id='f-10.3-count']");
    await field.focus();
    await compose("１６８。５");
    await cdp.send("Input.insertText", { text: "１６８。５" });
    await page.waitForFunction(() => document.getElementById("p-10.3").querySelector(".why").innerText.includes("168.5 万元"));
  });

  test("Alt+N belongs to the input method while it composes", async () => {
    const field = page.locator("[id='f-2.1-score']");
    await field.focus();
    await compose("n");
    await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN", altKey: true, isComposing: true, bubbles: true })));
    await settle();
    assert.equal((await focusOf(page)).input, "f-2.1-score");
    await compose("");
  });

  test("plain letters in a note and in the search field are only letters", async () => {
    const search = page.getByLabel("查找指标、单位、材料");
    await search.focus();
    await page.keyboard.type("nN 计量");
    assert.equal(await search.inputValue(), "nN 计量");
    await search.fill("");
  });
});
