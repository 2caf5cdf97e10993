// The renderer and the whole browser killed after an edit and while typing: what a person has to type again afterwards.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createDraft, draftAddress, fillIn, openDetails, row, saved, total } from "./lib/app.mjs";
import { launch } from "./lib/killable.mjs";
import { SEED, SOAK, dice, sample } from "./lib/soak.mjs";
import { newest } from "./lib/storage.mjs";

const DELAYS = [0, 300, 1_000, 3_000, 6_000];
// The promise: what was typed longer ago survives a killed browser. A busy machine may be late by the rest.
const MOST_LOST = 1_000;
// 1.1 is worth one point, 1.2 two.
const SCORES = { 未达到: /^1 确定/, 达到: /^3 确定/ };

const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const profile = mkdtempSync(join(tmpdir(), "quality-county-kill-"));
let address;
let chromium;
let page;
let claims = [];
let choice = "未达到";

async function start() {
  chromium = await launch(profile, { path: address && `${address}/fill`, saw: (claim) => { claims.push(claim); } });
  page = chromium.page;
}

async function opened() {
  await page.waitForSelector(".pt");
  claims = [];
  const said = await page.locator(".banner, .notice").allInnerTexts();
  assert.deepEqual(said, []);
  const { file } = (await newest(page))[address.split("/")[2]];
  assert.deepEqual([file.draft.county, file.draft.answers["1.1"].cells], ["断电县", { met: true }]);
}

// Which answer of 1.2 is there; the total has to be the one that belongs to it.
async function chosen() {
  const word = await row(page, "1.2").getByRole("radio", { checked: true }).evaluate((radio) => radio.parentElement.textContent.replace("✓", "").trim());
  assert.match(await total(page), SCORES[word]);
  return word;
}

async function chooseOther() {
  choice = choice === "达到" ? "未达到" : "达到";
  claims = [];
  await fillIn(page, "1.2", choice);
}

const claimed = () => claims.some((claim) => SCORES[choice].test(claim.total.replace(/\s+/g, " ").trim()));

before(async () => {
  await start();
  await createDraft(page, { county: "断电县" });
  await fillIn(page, "1.1", "达到");
  await fillIn(page, "1.2", choice);
  await saved(page);
  address = await draftAddress(page);
  await page.goto("about:blank");
  page = await chromium.open(`${address}/fill`);
  await opened();
});
after(async () => {
  await chromium?.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

describe("after an edit", { concurrency: false }, () => {
  for (const delay of sample(DELAYS, 2)) {
    test(`a renderer killed ${delay} ms later loses nothing, time and again`, async () => {
      for (let times = 0; times < 3; times += 1) {
        // The next edit has only the journal to go on from.
        await chooseOther();
        await wait(delay);
        const died = page.waitForEvent("crash");
        const tool = await chromium.context.newCDPSession(page);
        tool.send("Page.crash").catch(() => {});
        await died;
        await page.close();
        page = await chromium.open(`${address}/fill`);
        await opened();
        assert.equal(await chosen(), choice);
        if (delay > 0) break;
      }
    });
  }

  test("a tab closed at once loses nothing", async () => {
    for (let times = 0; times < (SOAK ? 20 : 3); times += 1) {
      await chooseOther();
      await page.close();
      page = await chromium.open(`${address}/fill`);
      await opened();
      assert.equal(await chosen(), choice);
    }
  });

  for (const delay of SOAK ? DELAYS : [0, MOST_LOST]) {
    test(`a browser killed ${delay} ms later loses ${delay < MOST_LOST ? "this edit at most" : "nothing"}`, async () => {
      await chooseOther();
      await wait(delay);
      await chromium.kill();
      const promised = claimed() || delay >= MOST_LOST;
      await start();
      await opened();
      const found = await chosen();
      if (promised) assert.equal(found, choice);
      choice = found;
    });
  }
});

describe("while typing", { concurrency: false }, () => {
  const roll = dice(SEED + 1);
  const moments = Array.from({ length: 30 }, () => Math.round(200 + roll() * 5_000));
  const pauses = dice(SEED + 2);
  const note = () => row(page, "14.2").getByLabel("备注");
  let text = "";

  for (const [at, moment] of moments.slice(0, SOAK ? 30 : 2).entries()) {
    test(`killed after ${moment} ms (${at + 1}), no more than the last second is gone`, async () => {
      await openDetails(row(page, "14.2"));
      await note().click();
      await page.keyboard.press("Control+End");
      claims = [];
      // Each entry: how long the note was, and when that was on screen.
      const typed = [[text.length, 0]];
      const end = Date.now() + moment;
      while (Date.now() < end) {
        const next = `${text.length % 10}`;
        await page.keyboard.type(next);
        text += next;
        typed.push([text.length, Date.now()]);
        await wait(pauses() * 150);
      }
      const killed = Date.now();
      await chromium.kill();
      const shown = Math.max(0, ...claims.map((claim) => claim.note.length));
      const old = Math.max(...typed.filter(([, time]) => time <= killed - MOST_LOST).map(([length]) => length));
      await start();
      await opened();
      await openDetails(row(page, "14.2"));
      const found = await note().inputValue();
      assert.equal(found, text.slice(0, found.length));
      assert.ok(found.length >= shown, `“已保存” was shown with ${shown} characters, ${found.length} are there`);
      assert.ok(found.length >= old, `${old} characters were a second old, ${found.length} are there`);
      assert.equal(await chosen(), choice);
      text = found;
      await row(page, "14.2").getByRole("button", { name: "收起" }).click();
    });
  }
});
