// Collection sheets: out as workbooks, filled in with another program, back through the preview and the merge.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exportDraft, go, notice } from "./lib/app.mjs";
import { fillCell, handedOut, partsOf, textOf } from "./lib/handin.mjs";
import * as team from "./lib/teamwork.mjs";
import { zip } from "./lib/zip.mjs";

const HOUSING = "住房建设局";

let app;
let page;
let sheet;
before(async () => {
  app = await team.openSample();
  page = app.page;
  page.setDefaultTimeout(60_000);
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const answers = async () => JSON.parse((await exportDraft(page)).text).draft.answers;
const refused = () => team.mergeBox(page).locator(".refused");
const cancel = () => page.getByRole("button", { name: "取消，什么都不改" }).click();

describe("collection sheets", { concurrency: false }, () => {
  test("one goes out for a department, and its row says so", async () => {
    sheet = await handedOut(page, () => team.line(page, HOUSING).getByRole("button", { name: "Excel 收集表" }).click());
    assert.match(sheet.name, /^\d\d_住房建设局_2026\.xlsx$/);
    assert.ok(partsOf(sheet.bytes).includes("xl/workbook.xml"));
    await notice(page).getByText(/已生成收集表“.*（\d+ KB）/).waitFor();
    assert.match((await team.progressOf(page, HOUSING))["任务包"], /^\d\d-\d\d 发出，未交回/);
  });

  test("all of them go out in one ZIP", async () => {
    const all = await handedOut(page, () => page.getByRole("button", { name: "全部 Excel 收集表（ZIP）" }).click());
    assert.match(all.name, /^示例县_2026_收集表\.zip$/);
    const names = partsOf(all.bytes);
    assert.ok(names.length > 5 && names.every((name) => /^\d\d_.+_2026\.xlsx$/.test(name)), names.join());
    await page.locator(".office").waitFor({ state: "detached" });
  });

  test("filled in and given back it is previewed and merged, and what was not understood is named", async () => {
    const before = await answers();
    const filled = fillCell(fillCell(sheet.bytes, "15.2#num", "H", 44), "18.1#num", "H", "九成");
    await team.giveBack(page, { name: "住建交回.xlsx", bytes: filled }, { name: "坏.json", text: "坏" });
    await page.waitForSelector(".merge");
    assert.match(await refused().innerText(), /坏\.json/);
    assert.match(await team.mergeBox(page).locator(".warned").innerText(), /“住建交回\.xlsx”里有 \d+ 处[^]*数据!H\d+：“九成”/);
    assert.deepEqual(await answers(), before, "nothing is merged yet");
    await team.merge(page);
    await page.locator(".merge").waitFor({ state: "detached" });
    assert.equal((await answers())["15.2"].cells.num, "44");
    // Somebody has to ask about it: it stays until it was seen.
    assert.match(await team.mergeBox(page).locator(".warned").innerText(), /“九成”/);
    await page.getByRole("button", { name: "知道了，收起" }).click();
    await team.mergeBox(page).locator(".warned").waitFor({ state: "detached" });
  });

  test("old, broken and foreign workbooks are refused by name, others are read", async () => {
    const foreign = zip([{ name: "xl/workbook.xml", text: "<workbook/>" }, { name: "[Content_Types].xml", text: "<Types/>" }]);
    await team.giveBack(
      page,
      { name: "旧.xls", bytes: Buffer.from("d0cf11e0a1b11ae1", "hex") },
      { name: "别的.xlsx", bytes: foreign },
      { name: "断.xlsx", bytes: sheet.bytes.subarray(0, sheet.bytes.length - 500) },
      { name: "好.xlsx", bytes: fillCell(sheet.bytes, "15.2#num", "H", 43) },
    );
    await page.waitForSelector(".merge");
    const text = await refused().innerText();
    for (const part of [/旧\.xls：.*另存为 \.xlsx/, /别的\.xlsx：./, /断\.xlsx：./]) assert.match(text, part);
    assert.match(await page.locator(".merge-files").innerText(), /好\.xlsx/);
    await cancel();
  });

  test("a ZIP of workbooks and packs is opened", async () => {
    const bundle = zip([{ name: "内.xlsx", text: fillCell(sheet.bytes, "15.2#num", "H", 42) }, { name: "坏.json", text: "{" }]);
    await team.giveBack(page, { name: "都在.zip", bytes: bundle });
    await page.waitForSelector(".merge");
    assert.match(await page.locator(".merge-files").innerText(), /内\.xlsx/);
    assert.match(await refused().innerText(), /坏\.json/);
    await cancel();
  });

  test("cells that were copied are read for the department that is chosen", async () => {
    await page.getByRole("button", { name: "粘贴收集表单元格…" }).click();
    await page.getByLabel("哪个单位的收集表").selectOption({ label: HOUSING });
    await page.getByLabel(/连同编号一起复制/).fill("\n");
    await page.getByRole("button", { name: "读出来看看" }).click();
    await refused().getByText(/没有一行以评分点编号开头/).waitFor();
    await page.getByLabel(/连同编号一起复制/).fill("15.2\t41\t45\n");
    await page.getByRole("button", { name: "读出来看看" }).click();
    await page.waitForSelector(".merge");
    assert.match(await page.locator(".merge-files").innerText(), /粘贴的单元格（住房建设局）/);
    await team.merge(page);
    await page.locator(".merge").waitFor({ state: "detached" });
    assert.equal((await answers())["15.2"].cells.num, "41");
  });

  test("opened at home it is previewed like a pack, and a foreign one is refused", async () => {
    await go(page, "/", ".draft-card");
    const open = (name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
    await open("旧.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"));
    await page.locator(".refused").getByText(/另存为 \.xlsx/).waitFor();
    await open("收集表.xlsx", fillCell(sheet.bytes, "18.1#num", "H", "九成"));
    await page.locator(".preview").getByText(/任务包 · 住房建设局/).waitFor();
    assert.match(await page.locator(".preview .warned").innerText(), /九成/);
  });
});
