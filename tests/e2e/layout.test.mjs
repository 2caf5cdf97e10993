// Addresses, and pages under strain: long names and notes, every width, every text size.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { go, openApp, putOnShelf, ready, row } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";
import { focusOf, seenFocus } from "./lib/focus.mjs";
import { strain, strainedPack } from "./lib/strained.mjs";
import { giveBack } from "./lib/teamwork.mjs";

const SAMPLE = JSON.parse(readFileSync(new URL("../../docs/sample.json", import.meta.url)));
const COUNTY = "长名".repeat(15) + "W".repeat(30);
const NOTE = "备注".repeat(50) + "x".repeat(100);
const NAME = "A_very_long_file_name_without_a_space_".repeat(4);

const long = (file) => {
  file.draft.county = COUNTY;
  strain(file, NAME);
  const { answers } = file.draft;
  for (const code of ["14.2", "1.4"]) Object.assign(answers[code], { note: NOTE, loss_reason: NOTE });
  Object.assign(answers["14.2"].cells, { num: "123456789012", den: "234567890123" });
  answers["19.1"] = { unread: { count: NAME } };
  answers["18.2"].cells = { "y1.num": "410000000", "y1.den": "2100000000", "y2.num": "360000000", "y2.den": "2150000000", "y3.pct": "12.345678" };
  file.draft.evidence.push({ id: 900, title: NAME, document_number: NAME, issuer: NOTE, file_name: NAME, serves: ["14.2", "1.1"] });
};

let app;
let page;
const LONG = sealed(SAMPLE, long);
const PACK = strainedPack(JSON.parse(LONG), NAME);
before(async () => {
  app = await openApp();
  page = app.page;
  await putOnShelf(page, { sample: JSON.stringify(SAMPLE), long: LONG, pack: PACK.text, broken: `{"format": "${NAME}"}` });
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const hash = () => page.evaluate(() => location.hash);

describe("addresses", { concurrency: false }, () => {
  const focusIs = (id) => page.waitForFunction((wanted) => document.activeElement.id === wanted || document.activeElement.name === wanted, id);

  test("a link from outside leads to the field of a point", async () => {
    await page.goto(`${page.url().split("#")[0]}#/draft/sample/fill/14.2`);
    await page.reload();
    await ready(page);
    await focusIs("f-14.2-num");
    await seenFocus(page);
    assert.equal((await focusOf(page)).row, "14.2");
  });

  test("back and forward lead there and back again", async () => {
    await page.getByRole("navigation", { name: "草稿页面" }).getByRole("link", { name: "结果" }).click();
    await page.locator(".gap-table").getByRole("link", { name: "21.2", exact: true }).first().click();
    await focusIs("f-21.2-count");
    await seenFocus(page);
    await page.goBack();
    await page.waitForSelector(".gap-table");
    await page.goBack();
    await focusIs("f-14.2-num");
    await seenFocus(page);
    await page.goForward();
    await page.waitForSelector(".gap-table");
    await page.goForward();
    await focusIs("f-21.2-count");
    assert.match(await hash(), /\/fill\/21\.2$/);
  });

  test("a link to an indicator shows its card below the header", async () => {
    await go(page, "/draft/sample/fill/26", ".pt");
    await page.waitForFunction(() => {
      const { top } = document.getElementById("i-26").getBoundingClientRect();
      return top >= document.querySelector(".top").offsetHeight && top < innerHeight / 2;
    });
  });

  test("a point that the filter hides is shown when a link leads to it", async () => {
    await page.getByLabel("查找指标、单位、材料").fill("计量");
    await row(page, "14.2").waitFor({ state: "hidden" });
    await go(page, "/draft/sample/fill/14.2", "#p-14\\.2");
    await focusIs("f-14.2-num");
    await seenFocus(page);
  });

  for (const [path, heading] of Object.entries({
    "/nowhere": "没有这个页面", "/draft/sample/nothing": "没有这个页面", "/draft/../x/fill": "没有这个页面", "/draft/%3Cimg%3E/fill": "没有这个页面",
    "/draft/neverwas/fill": "没有这份草稿", "/draft/neverwas/result": "没有这份草稿",
  })) {
    test(`#${path} says “${heading}” and leads home`, async () => {
      await go(page, path, ".narrow h1");
      await page.getByRole("heading", { name: heading }).waitFor();
      await page.getByRole("link", { name: "返回全部草稿" }).click();
      await page.waitForSelector(".draft-card");
    });
  }

  test("a link to a point that the table does not have opens the draft all the same", async () => {
    await go(page, "/draft/sample/fill/99.9", ".pt");
  });
});

const PAGES = {
  "/": ".draft-card", "/guide": ".guide", "/nowhere": ".narrow h1", "/draft/broken/fill": ".actions", "/draft/long/table": ".dense",
  "/draft/long/result": ".gap-table", "/draft/long/evidence": ".proof-card", "/draft/long/review": ".review", "/draft/long/about": "form", "/draft/long/fill": ".pt",
  "/draft/long/departments": ".bureaus", "/draft/long/history": ".ledger", "/draft/pack/fill": ".task-box",
  "/draft/long/rectification": ".rectification", "/draft/long/report": ".report-slot", "/draft/long/handin": ".hand-row",
};
// What has to be opened before a page is at its widest.
const OPENED = {
  "/draft/long/fill": async () => {
    for (const code of ["14.2", "1.4"]) {
      const open = row(page, code).getByRole("button", { name: "佐证、备注、依据" });
      if (await open.count()) await open.click();
    }
  },
  "/draft/long/departments": async () => {
    await page.locator(".bureau-line button.strong").first().click();
    await giveBack(page, PACK, { name: NAME, text: "坏" });
    await page.locator(".merge-item").first().waitFor();
  },
  "/draft/long/rectification": async () => {
    await page.locator("#k-1 .link.strong").click();
    await page.getByRole("button", { name: "从失分项生成…" }).click();
    await page.locator(".proposal").first().waitFor();
  },
  "/draft/long/history": async () => {
    await page.getByLabel("恢复点名称").fill(NAME);
    await page.keyboard.press("Enter");
    await page.locator(".point-line .strong").first().waitFor();
    await page.locator(".point-line").last().getByRole("button", { name: "删除" }).click();
    await page.getByRole("button", { name: "比较所选的两个" }).click();
    await page.locator(".preview").waitFor();
  },
};
const WIDTHS = [[1920, 1080], [1366, 768], [1100, 768], [683, 384], [390, 844], [360, 640]];

for (const size of ["标准", "大", "特大"]) {
  describe(`text size ${size}`, { concurrency: false }, () => {
    before(async () => {
      await go(page, "/draft/long/fill", ".pt");
      await page.getByLabel("字号").selectOption({ label: size });
    });

    for (const [path, shown] of Object.entries(PAGES)) {
      test(`${path} needs no scrolling sideways`, async () => {
        await go(page, path, shown);
        await OPENED[path]?.();
        const wide = [];
        for (const [width, height] of WIDTHS) {
          await page.setViewportSize({ width, height });
          const [excess, culprit] = await page.evaluate(widest);
          if (excess > 0) wide.push(`${width} px: ${excess} px too wide, because of ${culprit}`);
        }
        await page.setViewportSize({ width: 1366, height: 768 });
        assert.deepEqual(wide, []);
      });
    }

    for (const [path, shown] of [["/draft/long/fill", ".pt"], ["/draft/long/table", ".dense"]]) {
      test(`${path}: the total is in sight at every width, however far one scrolls`, async () => {
        await go(page, path, shown);
        const hidden = [];
        for (const [width, height] of WIDTHS) {
          await page.setViewportSize({ width, height });
          if (!(await page.evaluate(totalInSight))) hidden.push(width);
        }
        await page.setViewportSize({ width: 1366, height: 768 });
        assert.deepEqual(hidden, []);
      });
    }
  });
}

// In the page, scrolled half-way down.
function totalInSight() {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  return [...document.querySelectorAll(".total-box .total, .mini-total b, .head-total b")].some((total) => {
    const box = total.getBoundingClientRect();
    return box.width > 0 && total.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
  });
}

// In the page: by how much it is too wide, and the deepest element that sticks out.
function widest() {
  const excess = document.documentElement.scrollWidth - innerWidth;
  const out = [...document.querySelectorAll("#app *")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".scroll, .nav"));
  const deepest = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  return [excess, deepest.slice(0, 2).map((element) => `${element.outerHTML.slice(0, 70)} in .${element.parentElement.className}`).join("; ")];
}
