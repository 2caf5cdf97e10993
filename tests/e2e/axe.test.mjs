// Every page and state through axe, at 100 % and 200 %, light and dark. A finding is mended in the app; no rule is left out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { createDraft, fillIn, go, openApp, openDetails, pickFile, putOnShelf, row } from "./lib/app.mjs";
import { NO_STORAGE, SMALL_STORAGE } from "./lib/storage.mjs";
import { DEPARTMENTS, HISTORY, SAMPLE, giveBack, openDepartment, returned, sendPack, takePack } from "./lib/teamwork.mjs";

const SMALL = readFileSync(new URL("../fixtures/rule_sets/small.json", import.meta.url), "utf8");
const TABLE = readFileSync(new URL("../fixtures/tables/invented.tsv", import.meta.url), "utf8");

// Two hundred percent zoom is half the width at double the dots.
const ZOOMS = { "100 %": { width: 1366, height: 768 }, "200 %": { width: 683, height: 384, deviceScaleFactor: 2 } };

// Light and dark: only colours differ, so the second look is at those alone.
async function clean(page, parts = []) {
  const said = [];
  for (const [colorScheme, rules] of [["light", null], ["dark", ["color-contrast"]]]) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    for (const part of parts) axe.include(part);
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
    const grave = violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
    for (const { id, impact, help, nodes } of grave) {
      const examples = nodes.slice(0, 3).map((node) => `\n    ${node.html.slice(0, 150)}\n      ${node.failureSummary.split("\n")[1].trim()}`);
      said.push(`${colorScheme}: ${id} (${impact}, ${nodes.length} ×): ${help}${examples.join("")}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (said.length) assert.fail(said.join("\n"));
}

// What each state needs, one after the other in the same browser. One that names parts has nothing else that is new.
const STATES = {
  "home without drafts": async () => {},
  "home with drafts, one of them about to be deleted": async (page) => {
    await putOnShelf(page, { sample: SAMPLE, broken: "{" });
    await page.getByRole("button", { name: "删除" }).first().click();
  },
  "home, a form with a mistake": async (page) => {
    await page.getByRole("button", { name: "新建并开始填报" }).click();
    await page.locator("form .misread").waitFor();
  },
  "a file refused": async (page) => {
    await pickFile(page, "坏.json", "{}");
    await page.locator(".refused").waitFor();
  },
  "import preview with warnings": async (page) => {
    await pickFile(page, "改过.json", SAMPLE.replace("示例县", "改名县"));
    await page.locator(".preview .warned").waitFor();
  },
  "filling in": (page) => go(page, "/draft/sample/fill", ".pt"),
  "filling in, with details, sums, misreadings and a message": async (page) => {
    await openDetails(row(page, "14.2"));
    await openDetails(row(page, "24.2"));
    await fillIn(page, "24.2", "不适用");
    await fillIn(page, "19.1", { count: "八十" });
    await fillIn(page, "10.3", { count: "万" });
    for (const part of [".total", ".three .plain", ".bonus .plain", "[id='i-14'] > header .score", ".category-head .score"]) await page.locator(part).first().click();
    await row(page, "14.2").getByRole("button", { name: "清空本点填报值" }).click();
    await page.locator(".notice").waitFor();
    return [".total-box", "#i-10", "#i-14", "#i-19", "#i-24", ".category-head", ".notices"];
  },
  "nothing passes the filter": async (page) => {
    await page.getByLabel("查找指标、单位、材料").fill("查无此项");
    await page.locator(".empty").waitFor();
  },
  table: async (page) => {
    await page.getByRole("button", { name: "显示全部" }).click();
    await go(page, "/draft/sample/table", ".dense");
  },
  result: async (page) => {
    await go(page, "/draft/sample/result", ".gap-table");
    for (const chart of ["各类别", "各单位失分与未填"]) await page.getByRole("region", { name: chart }).locator(".plain").first().click();
  },
  "a review with marks of every kind": async (page) => {
    await go(page, "/draft/sample/review", ".review");
    const choose = (code, name) => page.getByRole("radiogroup", { name: `${code} 预验收意见`, exact: true }).getByRole("radio", { name }).check();
    for (const [code, name] of [["1.1", "认可"], ["1.2", "核定为"], ["1.3", "需补佐证"]]) await choose(code, name);
    await page.getByLabel("1.2 核定分", { exact: true }).fill("1");
    await page.locator(".cat-row .plain").first().click();
    await page.getByRole("button", { name: "全部认可（有佐证的）" }).click();
  },
  evidence: (page) => go(page, "/draft/sample/evidence", ".proof-card"),
  "statistics, empty": (page) => go(page, "/draft/sample/statistics", ".sheet-empty"),
  "statistics with findings, a row chosen, a table about to be pasted": async (page) => {
    await page.getByRole("button", { name: "填入示例" }).click();
    await page.locator(".sheet .cell").first().click();
    await page.locator(".row-details").waitFor();
    await page.getByRole("button", { name: "粘贴、导入…" }).click();
    await page.getByLabel("粘贴的表格").fill("产品\t批次\n茶叶\t八\n");
    await page.locator(".unread-cells").waitFor();
  },
  "rectifications, one of them opened, others proposed": async (page) => {
    await go(page, "/draft/sample/rectification", ".rectification");
    await page.locator("#k-1 .link.strong").click();
    await page.getByRole("button", { name: "从失分项生成…" }).click();
    await page.locator(".proposal").first().waitFor();
  },
  "handing in, a preview of print": async (page) => {
    await go(page, "/draft/sample/handin", ".hand-row");
    await page.locator("#make-one-page-print").click();
    await page.locator(".leaf .doc h1").waitFor({ timeout: 60_000 });
  },
  "handing in": async (page) => {
    await page.getByRole("button", { name: "返回" }).click();
    await page.locator(".hand-row").first().waitFor();
  },
  "the report's texts": (page) => go(page, "/draft/sample/report", ".report-slot"),
  "departments, one of them opened": async (page) => {
    await go(page, DEPARTMENTS, ".bureaus");
    await openDepartment(page, "住房建设局");
    await page.locator(".bureau-details").waitFor();
  },
  "a merge to decide, with a file that cannot be read": async (page) => {
    const pack = await sendPack(page, "住房建设局");
    await giveBack(page, { name: "坏.json", text: "坏" }, returned(pack, (draft) => {
      draft.answers["15.1"].note = "新的备注";
      draft.answers["17.1"].cells = { met: false };
      delete draft.answers["17.3"];
      draft.answers["1.1"] = { cells: { met: false } };
    }));
    await page.locator(".merge").waitFor();
    return ["section[aria-label=合并交回的文件]"];
  },
  "history, with points compared and one about to be deleted": async (page) => {
    await go(page, HISTORY, ".ledger");
    await page.getByLabel("恢复点名称").fill("送审稿");
    await page.keyboard.press("Enter");
    await page.locator(".point-line").filter({ hasText: "送审稿" }).getByRole("button", { name: "删除" }).click();
    await page.getByRole("button", { name: "比较所选的两个" }).click();
    await page.locator(".preview").waitFor();
  },
  "a task pack being filled in": async (page) => {
    await go(page, DEPARTMENTS, ".bureaus");
    const pack = await sendPack(page, "住房建设局");
    await go(page, "/", ".draft-card");
    await takePack(page, pack);
    await page.locator(".notice-close").click();
    return [".top", ".side", ".task-box", ".tools"];
  },
  about: async (page) => {
    await go(page, "/draft/sample/about", "form");
    await page.getByLabel("目标分（可不填）").fill("101");
    await page.getByRole("button", { name: "保存" }).click();
    await page.locator("form .misread").waitFor();
  },
  "moving to another rule set": async (page) => {
    await page.getByRole("button", { name: "换一版评分细则…" }).click();
    await page.locator(".move-rules").getByLabel("换到").selectOption("yongqiao-goals-2022");
    await page.locator(".move-rules .preview").waitFor();
    return [".move-rules"];
  },
  "rule sets, a file looked at": async (page) => {
    await go(page, "/rules", ".rules-card");
    await page.locator("input[type=file]").setInputFiles({ name: "好.json", mimeType: "application/json", buffer: Buffer.from(SMALL) });
    await page.locator(".rules-found").waitFor();
  },
  "rule sets, a file refused": async (page) => {
    await page.locator("input[type=file]").setInputFiles({ name: "坏.json", mimeType: "application/json", buffer: Buffer.from(SMALL.replaceAll("met", "mat")) });
    await page.locator(".rules-found.refused").waitFor();
    return [".rules-found"];
  },
  "one rule set": (page) => go(page, "/rules/show/anhui-2022", ".rules-point"),
  "a table being read": async (page) => {
    await go(page, "/rules/read", ".rules-paste");
    await page.getByLabel("评分表的文字").fill(TABLE);
    await page.getByRole("button", { name: "读表" }).click();
    await page.locator(".rules-found").waitFor();
  },
  "a rule set being edited": async (page) => {
    await page.getByRole("button", { name: "存下来，逐项核对" }).click();
    for (let depth = 0; depth < 3; depth += 1) await page.locator(".rules-part .rules-open[aria-expanded=false]").first().click();
    await page.locator(".rules-scoring").first().waitFor();
  },
  "a rule set with grades, vetoes, a form": async (page) => {
    const click = (name) => page.getByRole("button", { name, exact: true }).first().click();
    for (const name of ["加一个等级", "＋ 总分怎样取整", "加一项安排", "＋ 附表", "加一个否决类", "加一个单位"]) await click(name);
    await page.locator('[id="r/form/sections/0"] .rules-open').first().click();
    await page.locator('[id="r/form/sections/0/fields/0"] .rules-open').first().click();
    await page.locator('[id="r/form/sections/0/fields/0/kind"]').selectOption("choice");
    await page.locator('[id="r/categories/0"] > .rules-line').getByRole("button", { name: "删除" }).click();
    await page.locator(".rules-ask, .notice").first().waitFor();
    await page.locator(".rules-aside .misread").waitFor();
    return [".rules-edit", ".rules-bar"];
  },
  guide: (page) => go(page, "/guide", ".guide"),
  "an unknown address": (page) => go(page, "/nowhere", ".narrow h1"),
  "a draft that is not here": (page) => go(page, "/draft/gone/fill", ".narrow h1"),
  "a broken draft": (page) => go(page, "/draft/broken/fill", ".narrow .actions"),
  "a save that failed": async (page) => {
    await page.evaluate(() => { window.full = "both"; });
    await go(page, "/draft/sample/fill", ".pt");
    await fillIn(page, "1.1", "未达到");
    await page.locator(".banner").waitFor();
    return [".banner"];
  },
  "the crash screen": async (page) => {
    await page.evaluate(() => window.qcCrash("a test"));
    await page.getByText("程序出错，已停止运行").waitFor();
  },
};

for (const [zoom, size] of Object.entries(ZOOMS)) {
  describe(`at ${zoom}`, { concurrency: false }, () => {
    let app;
    before(async () => { app = await openApp({ ...size, before: SMALL_STORAGE }); });
    after(async () => {
      await app?.close();
      assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
    });
    for (const [state, enter] of Object.entries(STATES)) {
      test(state, async () => {
        const parts = await enter(app.page);
        await clean(app.page, parts);
      });
    }
  });
}

describe("where storage is refused", () => {
  test("home and filling in, with the banner", async () => {
    const app = await openApp({ before: NO_STORAGE });
    try {
      await clean(app.page);
      await createDraft(app.page, { county: "示例县" });
      await clean(app.page, [".top"]);
    } finally {
      await app.close();
    }
  });
});
