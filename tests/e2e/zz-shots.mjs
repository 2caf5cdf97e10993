import { openSample, sendPack, returned, giveBack, openDepartment, takePack, line, cells, mergeBox } from "./lib/teamwork.mjs";
import { go, openApp, exportDraft, fillIn, row, saved, reload } from "./lib/app.mjs";
const out = "/tmp/tms/";
const only = process.argv[2] ?? "";
const LONG = "某某县人民政府质量发展工作领导小组办公室暨市场监督管理综合行政执法大队";
for (const [label, width, height] of [["1366", 1366, 768], ["390", 390, 844], ["1920", 1920, 1080]]) {
  for (const colorScheme of label === "1920" ? ["light"] : ["light", "dark"]) {
    const tag = `${label}-${colorScheme}`;
    if (only && !tag.includes(only)) continue;
    const { page, close } = await openSample({ width, height, colorScheme });
    const shot = (name, fullPage = true) => page.screenshot({ path: `${out}${name}-${tag}.png`, fullPage });
    await page.getByLabel("各单位报送截止日期").fill("2026-11-30");
    const pack = await sendPack(page, "住房建设局");
    const market = await sendPack(page, "市场监管局");
    await openDepartment(page, "住房建设局");
    await page.getByLabel("本县名称").fill(LONG);
    await page.getByLabel("本单位截止日期").fill("2026-11-01");
    await page.getByLabel("15.2 增加配合单位").selectOption({ index: 3 });
    await page.getByLabel("15.2 增加配合单位").selectOption({ index: 5 });
    for (let i = 0; i < 6; i++) { await page.getByLabel("增加单位的名称").fill(`县属单位${i}${i % 3 ? "" : LONG}`); await page.keyboard.press("Enter"); }
    await page.locator(".notice-close").click().catch(() => {});
    await page.evaluate(() => scrollTo(0, 0));
    await shot("dep", true);
    await shot("depv", false);
    await page.getByLabel("本县名称").fill("");
    await openDepartment(page, "住房建设局");
    await go(page, "/draft/sample/fill/17.2", ".pt");
    await fillIn(page, "17.2", "未达到");
    await row(page, "18.1").locator("[id='f-18.1-num']").fill("25");
    await go(page, "/draft/sample/departments", ".bureaus");
    await giveBack(page, returned(pack, (d) => {
      cells(d, "15.2", { num: "45", den: "45" }); cells(d, "17.2", { met: true }); cells(d, "18.1", { num: "26", den: "27" });
      d.answers["17.1"] = { cells: { met: true }, note: "备注很长很长，".repeat(20) };
      delete d.answers["17.3"]; d.answers["1.1"] = { cells: { met: false } };
      d.evidence.push({ id: 30, title: "住建新材料", document_number: "示住建〔2026〕12号", date: "2026-10-01", issuer: "示例县住房建设局", file_name: "17-09.pdf", sha256: null, serves: ["17.2"] });
    }, { filledBy: "张三", checkedBy: "李四" }), returned(market, (d) => { for (const c of d.task.points) { d.answers[c] = { ...d.answers[c], note: "市场监管局补充说明" }; } }, { filledBy: "赵六" }), { name: "坏文件.json", text: "{" });
    await page.waitForSelector(".merge");
    await page.locator("h1").click();
    await mergeBox(page).evaluate((n) => scrollTo(0, n.offsetTop - 80));
    await shot("mergev", false);
    await mergeBox(page).screenshot({ path: `${out}merge-${tag}.png` });
    await page.getByRole("button", { name: "冲突都用交回的" }).click();
    await page.getByRole("button", { name: "合并", exact: true }).click();
    await go(page, "/draft/sample/history", ".ledger");
    for (const name of ["送审稿", "上报稿（第二次修改，给质量办和分管领导看过之后）"]) {
      await page.getByLabel("恢复点名称").fill(name); await page.keyboard.press("Enter"); await page.getByText(name).waitFor();
      await go(page, "/draft/sample/fill/17.5", ".pt"); await fillIn(page, "17.5", name.length > 4 ? "达到" : "未达到"); await saved(page);
      await go(page, "/draft/sample/history", ".ledger"); await page.getByText(name).waitFor();
    }
    await page.getByLabel(/^从 .*送审稿/).check();
    await page.getByRole("button", { name: "比较所选的两个" }).click();
    await page.locator(".compared").waitFor();
    await page.locator(".point-line").first().getByRole("button", { name: "删除" }).click();
    await page.evaluate(() => scrollTo(0, 0));
    await shot("hist");
    await close();
    const b = await openApp({ width, height, colorScheme });
    await takePack(b.page, { name: pack.name, text: pack.text.replaceAll('"department": "住房建设局"', '"department": "住房建设局"') });
    await b.page.screenshot({ path: `${out}task-${tag}.png`, fullPage: label === "390" });
    await b.close();
  }
}
