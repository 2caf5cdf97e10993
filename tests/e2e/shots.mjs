// Pictures of every page in every size, light and dark, into shots/ (ignored by git): node tests/e2e/shots.mjs [name filter]
import { mkdirSync } from "node:fs";
import { openModern } from "./lib/browser.mjs";
import { ruleShots } from "./lib/rules.mjs";
import { giveBack, openDepartment, returned, sendPack, takePack } from "./lib/teamwork.mjs";

const sizes = [["1366", 1366, 768], ["1920", 1920, 1080], ["390", 390, 844]];
const only = process.argv[2] ?? "";
const out = new URL("../../shots/", import.meta.url).pathname;
mkdirSync(out, { recursive: true });

for (const [label, width, height] of sizes) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await openModern({ width, height, colorScheme });
    const shot = async (name, fullPage = false) => {
      const file = `${name}-${label}-${colorScheme}`;
      if (file.includes(only)) await page.screenshot({ path: `${out}${file}.png`, fullPage });
    };
    await page.waitForFunction(() => window.qcReady);
    await shot("home-empty");
    await page.getByRole("button", { name: "打开示例县" }).click();
    await page.waitForSelector(".pt");
    await shot("fill");
    const base = (await page.evaluate(() => location.hash)).replace(/\/fill.*/, "");
    const go = async (path, ready) => {
      await page.evaluate((hash) => { location.hash = hash; }, base + path);
      await page.waitForSelector(ready);
    };
    await go("/fill/14.2", "#p-14\\.2.cur");
    await page.locator("#p-14\\.2 .meta .link").click();
    await shot("fill-details");
    for (const [name, ready] of [["table", ".dense"], ["result", ".gaps"], ["evidence", ".proof-card"], ["rectification", ".rectification"], ["report", ".report-slot"], ["departments", ".bureaus"], ["handin", ".hand-row"], ["review", ".review"], ["history", ".ledger"], ["about", "form"]]) {
      await go(`/${name}`, ready);
      await shot(name);
    }
    await go("/statistics", ".sheet-empty");
    await shot("statistics-empty");
    await page.getByRole("button", { name: "填入示例" }).click();
    await page.locator(".sheet .cell").nth(4).click();
    await shot("statistics");
    await page.evaluate(() => document.querySelector(".sheet-charts").scrollIntoView());
    await shot("statistics-charts");
    await page.getByRole("button", { name: "粘贴、导入…" }).click();
    await page.getByLabel("粘贴的表格").fill(`产品\t抽检批次\t不合格批次\t合格率（%）\n${"很长的产品名称".repeat(8)}\t12\t1\t91.67\n白酒\t十批\t0\t100\n`);
    await shot("statistics-paste", true);
    await page.getByRole("button", { name: "放进台账" }).click();
    await go("/departments", ".bureaus");
    await openDepartment(page, "住房建设局");
    await page.getByLabel("各单位报送截止日期").fill("2026-11-30");
    const pack = await sendPack(page, "住房建设局");
    await shot("departments-opened", true);
    await openDepartment(page, "住房建设局");
    await giveBack(page, { name: "坏.json", text: "坏" }, returned(pack, (draft) => {
      draft.answers["15.1"].note = "备注";
      draft.answers["17.1"].cells = { met: false };
      delete draft.answers["17.3"];
      draft.answers["1.1"] = { cells: { met: false } };
    }));
    await page.locator(".merge").waitFor();
    await shot("merge", true);
    await page.evaluate(() => { location.hash = "#/"; });
    await page.waitForSelector(".draft-card");
    await takePack(page, pack);
    await shot("task");
    await ruleShots(page, shot);
    await page.evaluate(() => { location.hash = "#/guide"; });
    await page.waitForSelector(".guide");
    await shot("guide");
    await page.evaluate(() => { location.hash = "#/nowhere"; });
    await page.waitForSelector(".narrow h1");
    await shot("unknown");
    await page.evaluate(() => { location.hash = "#/"; });
    await page.waitForSelector(".draft-card");
    await shot("home");
    await close();
  }
}
