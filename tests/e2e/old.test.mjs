// The kernels that are promised, 80 and 92: a draft with every kind of control, counted, saved, found again, exported.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { openOld } from "./lib/old.mjs";

const { answers: ALL, explanations: WHY } = JSON.parse(readFileSync(new URL("data/county.json", import.meta.url)));
// By hand: 1 + 2 + 1.5 + 3 + 2 + 1 + 0 + 0 + 1.5 + 1 + 3 + 1 + 0 + 0 + 1 + 0 = 18; lost: 0.5 + 3 + 2 + 1 + 1 + 2 + 1 = 10.5; bonus 1.
const CODES = ["1.1", "1.2", "2.1", "7.3", "8.2", "10.1", "10.3", "13.1", "14.2", "14.4", "16.1", "18.2", "23.1", "23.3", "24.2", "25.2", "26.2", "28.1"];
const TOTAL = "18 确定 · 最高可达 89.5";
const BONUS = "1–5 / 5";

for (const version of ["80", "92"]) {
  describe(`Chromium ${version}`, { concurrency: false }, () => {
    let app;
    let page;
    const quiet = () => assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
    const textOf = (selector) => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim());
    const totals = async () => [await textOf(".total"), await textOf(".bonus .num")];
    const ready = () => page.waitForFunction(() => window.qcReady);
    const saved = () => page.waitForFunction(() => document.querySelector(".saved").innerText.includes("已保存"));
    const field = (selector) => page.waitForSelector(selector, { visible: true });
    before(async () => {
      app = await openOld(version);
      page = app.page;
      await ready();
    });
    after(() => app?.close());

    async function choose(name, word) {
      const radio = await page.evaluateHandle((group, text) => [...document.querySelectorAll(`input[name="${group}"]`)].find((input) => input.parentElement.innerText.replace("✓", "").trim() === text), name, word);
      await radio.asElement().click();
    }

    async function type(code, key, text) {
      const selector = `[id="f-${code}-${key}"]`;
      if (!(await page.$(selector))) await (await field(`[id="p-${code}"] .swap`)).click();
      await (await field(selector)).click();
      await page.keyboard.type(text);
    }

    async function fillIn(code, answer) {
      if (typeof answer === "string") return choose(`flag-${code}`, answer);
      for (const [key, text] of Object.entries(answer)) {
        if (key === "state") await choose(`${(await page.$(`input[name="flag-${code}"]`)) ? "flag" : "standing"}-${code}`, text);
        else if (["达到", "未达到"].includes(text)) await choose(`${code}-${key}`, text);
        else if (key !== "reason") await type(code, key, text);
      }
    }

    test("every kind of control counts", async () => {
      const [county, year, , , target] = await page.$$("form input");
      await county.type("旧核县");
      await year.click({ clickCount: 3 });
      await page.keyboard.type("2025");
      await target.type("80");
      await (await page.$("form [type=submit]")).click();
      await field(".pt");
      for (const code of CODES) await fillIn(code, ALL[code]);
      assert.deepEqual(await totals(), [TOTAL, BONUS]);
      for (const code of CODES.filter((code) => WHY[code])) {
        const why = await textOf(`[id="p-${code}"] .why`);
        assert.ok(why.includes(WHY[code]), why);
      }
      quiet();
    });

    test("a reload and the list of drafts find it", async () => {
      await saved();
      await page.reload();
      await ready();
      await field(".pt");
      assert.deepEqual(await totals(), [TOTAL, BONUS]);
      await page.click(".top .home");
      await field(".draft-card");
      const card = await textOf(".draft-card");
      for (const part of ["旧核县 · 2025 年度", "18 分 · 最高可达 89.5", "已填 17 / 73"]) assert.ok(card.includes(part), card);
      await page.click(".draft-card h2 a");
      await field(".pt");
      quiet();
    });

    test("the export holds what was filled in", async () => {
      await page.evaluate(() => {
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          window.exported = blob;
          return createObjectURL.call(URL, blob);
        };
      });
      await page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.innerText === "导出").click());
      await page.waitForFunction(() => window.exported);
      const file = JSON.parse(await page.evaluate(() => window.exported.text()));
      assert.deepEqual([file.draft.county, file.draft.year, file.draft.target], ["旧核县", 2025, "80"]);
      assert.deepEqual(Object.keys(file.draft.answers).sort(), [...CODES].sort());
      assert.deepEqual(file.draft.answers["14.2"].cells, { num: "8996", den: "10000" });
      assert.deepEqual(file.draft.answers["25.2"].cells, { met: true });
      assert.deepEqual([file.result.total.sure, file.result.total.possible], ["18", "89.5"]);
      await page.waitForFunction(() => document.querySelector(".notices").innerText.includes("已导出"));
      quiet();
    });

    test("details, other pages and the guide open, none too wide", async () => {
      // Cards take their real height as they come into sight, so a pointer aimed beforehand may miss on a busy machine.
      await page.$eval("[id='p-14.2'] .meta .link", (link) => link.click());
      await field("[id='p-14.2'] .details");
      const base = await page.evaluate(() => location.hash.replace(/\/fill.*/, ""));
      for (const [path, shown] of [[`${base}/table`, ".dense"], [`${base}/result`, ".gap-table"], [`${base}/evidence`, ".narrow"], [`${base}/review`, ".review"], [`${base}/about`, "form"], ["#/guide", ".guide h2"]]) {
        await page.evaluate((hash) => { location.hash = hash; }, path);
        await field(shown);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
      }
      assert.match(await textOf(".guide"), /使用说明/);
      quiet();
    });
  });
}
