// What paper shows: a heading and room for signatures, every row, nothing to click, nothing cut off.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { go, openApp, putOnShelf, row } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";

const SAMPLE = JSON.parse(readFileSync(new URL("../../docs/sample.json", import.meta.url)));
const POINTS = 73;
// The width of A4 between the margins, upright, in CSS pixels.
const PAPER = Math.floor(((210 - 22 - 18) / 25.4) * 96);

const long = (file) => {
  file.draft.county = "长名".repeat(20);
  file.draft.statistics = JSON.parse(readFileSync(new URL("../../docs/statistics-sample.json", import.meta.url)));
  file.draft.statistics.entries[0].name = "很长的名称".repeat(12);
  Object.assign(file.draft.answers["14.2"], { note: "备注".repeat(100), loss_reason: "原因".repeat(100) });
  file.draft.evidence.push({ id: 900, title: "A_name_without_a_space_".repeat(8), issuer: "单位".repeat(40), serves: ["14.2", "1.1"] });
};

let app;
let page;
before(async () => {
  app = await openApp({ width: PAPER, height: 900, colorScheme: "dark" });
  page = app.page;
  await putOnShelf(page, { sample: sealed(SAMPLE, long) });
  await go(page, "/draft/sample/fill", ".pt");
  await page.getByLabel("字号").selectOption({ label: "特大" });
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const PAGES = {
  fill: [".pt", "质量强县自评填报表", ".pt"],
  table: [".dense", "质量强县自评打分表", ".dense > tbody:not(.sums) > tr"],
  result: [".gap-table", "质量强县自评结果", ".gap-table tbody tr"],
  statistics: [".sheet", "质量统计台账", ".sheet tbody tr"],
  evidence: [".proof-card", "质量强县自评佐证材料目录", ".catalogue-row"],
};

describe("on paper", { concurrency: false }, () => {
  for (const [name, [shown, title, rows]] of Object.entries(PAGES)) {
    test(`${name}: heading, rows and signatures are there, tools are not, and all fits the width`, async () => {
      await page.emulateMedia({ media: "screen" });
      await go(page, `/draft/sample/${name}`, shown);
      assert.equal(await page.locator(".paper-title").isVisible(), false);
      const onScreen = await page.locator(rows).count();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      assert.match(await page.locator(".paper-title").innerText(), new RegExp(`^(长名){20}${title}$`));
      assert.match(await page.locator(".paper-facts").innerText(), /2026 年度 · 创建[^]*版本 2022-draft\n自评得分 [^]*数据截至 20\d\d年/);
      assert.equal(await page.getByText("填报人：").isVisible(), true);
      for (const tool of [".btn", "nav", ".top", ".chips", "[type=search]", ".mini-total"]) {
        for (const one of await page.locator(tool).all()) assert.equal(await one.isVisible(), false, tool);
      }
      assert.ok(onScreen > 0 && (name !== "fill" && name !== "table" || onScreen === POINTS), `${onScreen} rows`);
      const [excess, empty] = await page.evaluate((rows) => [
        document.documentElement.scrollWidth - innerWidth,
        // A row in the table form has no box of its own; its cells have.
        [...document.querySelectorAll(rows)].filter((row) => (row.firstElementChild ?? row).getBoundingClientRect().height < 8).length,
      ], rows);
      assert.deepEqual([excess, empty], [0, 0], "too wide, rows without height");
      const ink = await page.evaluate(() => getComputedStyle(document.querySelector(".paper-title")).color);
      assert.equal(ink, "rgb(0, 0, 0)");
    });
  }

  test("notes and reasons are written out beside the answer", async () => {
    await page.emulateMedia({ media: "screen" });
    await go(page, "/draft/sample/fill", ".pt");
    await page.emulateMedia({ media: "print" });
    assert.match(await row(page, "14.2").innerText(), /(备注){100}\n扣分原因：(原因){100}/);
  });

  test("a filter says that the paper is not the whole table", async () => {
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: /^待核实/ }).click();
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".paper-facts").innerText(), /只含筛选出的 \d+ 个评分点（全表 73 个）/);
  });
});
