// The page for handing in on the kernels that are promised: a preview on its own paper, a file, and a collection sheet out and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openOld } from "./lib/old.mjs";
import { FULL } from "./lib/handin.mjs";
import { request, run } from "./lib/office.mjs";

const HOUSING = "住房建设局";

const said = (page, text) => page.waitForFunction((text) => document.querySelector(".notices").innerText.includes(text), { timeout: 60_000 }, text);

// What the page hands out next, in base64.
const handed = (page) => page.evaluate(() => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.replace(/^.*,/, ""));
  reader.readAsDataURL(window.handed);
}));

for (const version of ["80", "92"]) {
  test(`Chromium ${version}: handing in`, async () => {
    const app = await openOld(version);
    try {
      const { page } = app;
      await page.waitForFunction(() => window.qcReady);
      await page.evaluate((text) => localStorage.setItem("quality-county/draft/sample", text), FULL);
      await page.reload();
      await page.waitForFunction(() => window.qcReady);
      await page.evaluate(() => { location.hash = "/draft/sample/handin"; });
      await page.waitForSelector(".hand-row");
      for (const [code, size] of [["score-table", "A4 landscape"], ["score-table-a3", "A3 landscape"], ["self-report", "A4"]]) {
        await page.click(`#make-${code}-print`);
        await page.waitForSelector(".leaf .doc h1", { timeout: 60_000 });
        const rules = await page.evaluate(() => [...document.styleSheets].pop().cssRules.length && [...[...document.styleSheets].pop().cssRules].slice(-3).map((rule) => rule.cssText));
        assert.match(rules[0], new RegExp(`size: ${size}`, "i"), rules.join("\n"));
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString("latin1")).map(Math.round);
        assert.equal(width > height, size.includes("landscape"), `${width} × ${height}`);
        await page.click(".desk-tools .btn");
        await page.waitForSelector(".hand-row");
      }
      await page.click("#make-tasks-excel");
      await said(page, "已生成“");
      await page.evaluate(() => {
        const address = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          window.handed = blob;
          return address.call(URL, blob);
        };
        location.hash = "/draft/sample/departments";
      });
      await page.waitForSelector("[id^=sheet-]");
      await page.evaluate((name) => {
        const line = [...document.querySelectorAll(".bureaus [role=row]")].find((line) => line.textContent.includes(name));
        line.querySelector("[id^=sheet-]").click();
      }, HOUSING);
      await said(page, "已生成收集表“");
      const sheet = Buffer.from(await handed(page), "base64");
      const { made: [back] } = await run(page, request({ kind: "read", names: ["收集表.xlsx"] }), { files: [sheet] });
      const { pack, refused, problems } = JSON.parse(back.bytes.toString());
      assert.deepEqual([refused, problems], [null, []]);
      assert.equal(JSON.parse(pack).draft.task.department, HOUSING);
      assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
    } finally {
      await app.close();
    }
  });
}
