// The page for handing in: every button gives what it says, work can be stopped and left alone, what is printed fits its paper.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fillIn, go, notice, row } from "./lib/app.mjs";
import { focusOf, seenFocus } from "./lib/focus.mjs";
import { HAND_IN, handedOut, openFull, partsOf, textOf } from "./lib/handin.mjs";

let app;
let page;
before(async () => {
  app = await openFull((file) => { file.draft.evidence[0].title = "<img src=x onerror=window.bad=1>&材料"; });
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const button = (id) => page.locator(`#make-${id}`);
const bar = () => page.locator(".office");
const idle = () => bar().waitFor({ state: "detached" });

const REPORTS = {
  "score-table": "自评打分表", "score-table-a3": "自评打分表（A3）", "blank-table": "空白打分表", "self-report": "自评报告", "one-page": "自评情况一页纸", tasks: "任务分解表",
  reminders: "催办单", catalogue: "佐证材料目录", "cover-sheets": "佐证材料隔页", rectifications: "整改台账", statistics: "质量统计台账",
};
// A4 and A3 in points, as Chromium rounds them.
const PAPER = { "score-table": [842, 595], "score-table-a3": [1191, 842], "self-report": [595, 842], "one-page": [595, 842], statistics: [842, 595] };

const sizesOf = (pdf) => [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);

describe("the page", { concurrency: false }, () => {
  test("says how the draft stands and leads to what is open", async () => {
    assert.match(await page.locator(".hand-scores").innerText(), /^自评得分 [\d.]+ 分，最高可达 [\d.]+ 分（满分 100 分）；加分项另计/);
    const open = await page.getByRole("region", { name: "上交之前" }).innerText();
    assert.match(open, /\d+ 个评分点未填[^]*得了分、没有佐证/);
    await page.getByRole("region", { name: "上交之前" }).getByRole("link", { name: "去登记" }).click();
    await page.waitForSelector(".proof-card");
    await go(page, HAND_IN, ".hand-row");
  });

  test("a report without anything to say says why, and has no button", async () => {
    const form = page.locator(".hand-row").filter({ hasText: "创建计划报告表" });
    assert.match(await form.innerText(), /没有附表/);
    assert.equal(await form.getByRole("button").count(), 0);
    assert.equal(await page.locator(".hand-row").count(), 12);
  });
});

describe("every button", { concurrency: false }, () => {
  for (const [code, name] of Object.entries(REPORTS)) {
    test(`${name}: its formats`, async () => {
      const word = await handedOut(page, () => button(`${code}-word`).click());
      const wide = name === "自评打分表（A3）" ? "自评打分表" : name;
      assert.ok(word.name.startsWith("示例县_2026_") && word.name.includes(wide), word.name);
      if (code === "reminders") {
        assert.match(word.name, /\.zip$/);
        assert.ok(partsOf(word.bytes).every((part) => part.endsWith(".docx")));
      } else {
        assert.match(word.name, /\.docx$/);
        assert.match(textOf(word.bytes, "word/document.xml"), /示例县/);
      }
      assert.match(await notice(page).innerText(), /已生成“.*（\d+(\.\d)? [KM]B）/);
      if (await button(`${code}-excel`).count()) {
        const excel = await handedOut(page, () => button(`${code}-excel`).click());
        assert.match(excel.name, /^示例县_2026_.*\.xlsx$/);
        assert.ok(partsOf(excel.bytes).includes("xl/workbook.xml"));
      }
      await idle();
      await button(`${code}-print`).click();
      await page.locator(".leaf .doc h1").first().waitFor();
      assert.match(await page.locator(".leaf").first().innerText(), /示例县/);
      if (PAPER[code]) {
        const sizes = sizesOf(await page.pdf({ preferCSSPageSize: true }));
        assert.ok(sizes.length > 0 && sizes.every((size) => `${size}` === `${PAPER[code]}`), `${JSON.stringify(sizes)}`);
      }
      await page.getByRole("button", { name: "返回", exact: false }).first().click();
      await page.locator(".hand-row").first().waitFor();
      await page.waitForFunction((id) => document.activeElement.id === id, `make-${code}-print`);
    });
  }

  test("text that people typed is only text in a preview", async () => {
    await button("catalogue-print").click();
    await page.locator(".leaf .doc h1").waitFor();
    assert.match(await page.locator(".leaf").innerText(), /<img src=x onerror=window\.bad=1>&材料/);
    assert.equal(await page.evaluate(() => window.bad), undefined);
    assert.equal(await page.locator(".leaf img").count(), 0);
    await page.locator(".desk-tools .btn").first().click();
    await page.locator(".hand-row").first().waitFor();
  });

  test("the package holds the files, the draft and a list of them", async () => {
    const made = await handedOut(page, () => page.getByRole("button", { name: "生成上报包" }).click());
    assert.match(made.name, /^示例县_2026_.*上报包.*\.zip$/);
    const parts = partsOf(made.bytes);
    for (const ending of [".docx", ".xlsx", ".json", "清单.txt", "manifest.json", "说明.txt"]) assert.ok(parts.some((part) => part.endsWith(ending)), ending);
    await idle();
  });
});

describe("work that takes a while", { concurrency: false }, () => {
  test("it shows how far it is, refuses a second piece, and stops", async () => {
    await page.getByRole("button", { name: "生成上报包" }).click();
    await bar().waitFor();
    await page.waitForFunction(() => /第 \d+ 步，共 \d+ 步：./.test(document.querySelector(".office")?.innerText ?? ""));
    assert.equal(await button("tasks-word").getAttribute("aria-disabled"), "true");
    // Playwright would wait until it is enabled.
    await button("tasks-word").dispatchEvent("click");
    assert.match(await notice(page).innerText(), /正在制作“上报包”/);
    await page.getByRole("button", { name: "停止" }).focus();
    await page.keyboard.press("Enter");
    await idle();
    assert.match(await notice(page).innerText(), /已停止，“上报包”没有生成文件/);
    await page.waitForFunction(() => document.activeElement.id === "make-package");
    const next = await handedOut(page, () => button("tasks-word").click());
    assert.match(next.name, /任务分解表.*\.docx$/);
  });

  test("it goes on while one works elsewhere, and what was typed a moment before is in it", async () => {
    await go(page, "/draft/sample/fill/19.1", ".pt");
    await row(page, "19.1").locator("[id='f-19.1-count']").fill("");
    await fillIn(page, "19.1", { count: "81.37" });
    await go(page, HAND_IN, ".hand-row");
    const made = await handedOut(page, async () => {
      await page.getByRole("button", { name: "生成上报包" }).click();
      await bar().waitFor();
      await go(page, "/draft/sample/fill", ".pt");
      await go(page, "/", ".draft-card");
      await go(page, HAND_IN, ".hand-row");
    });
    const draft = partsOf(made.bytes).find((part) => part.endsWith(".json") && !part.endsWith("manifest.json"));
    const { cells } = JSON.parse(textOf(made.bytes, draft)).draft.answers["19.1"];
    assert.deepEqual(cells, { count: "81.37" });
    await idle();
  });

  test("a preview that is done elsewhere waits on its page, and goes when one leaves it", async () => {
    await button("self-report-print").click();
    await go(page, "/draft/sample/about", "form");
    await notice(page).getByText(/预览已经做好，在“上交”页/).waitFor();
    await go(page, HAND_IN, ".leaf");
    assert.match(await page.locator(".desk-tools").innerText(), /A4 竖版 · \d\d:\d\d 的内容/);
    await go(page, "/draft/sample/about", "form");
    await go(page, HAND_IN, ".hand-row");
  });

  test("the other pages print on their own paper again", async () => {
    await go(page, "/draft/sample/evidence", ".proof-card");
    assert.deepEqual(new Set(sizesOf(await page.pdf({ preferCSSPageSize: true })).map(String)), new Set(["595,842"]));
    const rules = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.cssText.startsWith("@page")).length);
    assert.equal(rules, 4);
  });
});

describe("by keyboard alone", { concurrency: false }, () => {
  test("a report is made, looked at and left", async () => {
    await go(page, HAND_IN, ".hand-row");
    await page.getByRole("button", { name: "生成上报包" }).focus();
    for (let stops = 0; stops < 30; stops += 1) {
      await page.keyboard.press("Tab");
      if ((await seenFocus(page)).name.includes("一页纸 预览打印")) break;
    }
    assert.match((await focusOf(page)).name, /一页纸 预览打印/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "desk-print");
    await page.keyboard.press("Shift+Tab");
    await seenFocus(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "make-one-page-print");
  });
});
