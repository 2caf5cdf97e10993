// The statistics ledger as a person fills it in: typing, findings, pasting, undo, a scoring point that follows, the keyboard.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exportDraft, go, notice, openApp, openDetails, putOnShelf, reload, row, saved } from "./lib/app.mjs";
import { SAMPLE, undoButton } from "./lib/teamwork.mjs";

// What a pause in typing must outlast.
const TAKEN = 450;
const [NAME, WHOLE, PART, REST, RATE] = [0, 2, 3, 4, 5];

let app;
let page;
let base;
let count = 0;
before(async () => {
  app = await openApp();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const fresh = async () => {
  count += 1;
  base = `/draft/sample${count}`;
  await go(page, "/", "main");
  await putOnShelf(page, { [`sample${count}`]: SAMPLE });
  await go(page, `${base}/statistics`, ".sheet-page");
};
const keys = () => page.locator(".sheet tbody tr").evaluateAll((rows) => rows.map((one) => Number(one.id.slice(2))));
const cell = (key, column) => page.locator(`[id="c-${key}-${column}"]`);
const focused = () => page.evaluate(() => document.activeElement.id);
const findings = () => page.getByRole("region", { name: "核对结果" }).locator("li");
const ledger = async () => JSON.parse((await exportDraft(page)).text).draft.statistics ?? null;
const fill = async (key, cells) => {
  for (const [column, text] of Object.entries(cells)) await cell(key, column).fill(text);
};
// A group with two rows; returns their keys.
const smallLedger = async () => {
  await page.getByRole("button", { name: "加一组" }).click();
  await page.locator("#c-1-0").waitFor();
  const [group, first] = await keys();
  await fill(group, { [NAME]: "生产领域" });
  await fill(first, { [NAME]: "服装", [WHOLE]: "30", [REST]: "1", [RATE]: "96.70" });
  await cell(first, REST).focus();
  await page.getByRole("button", { name: "＋ 行" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".sheet tbody tr").length === 3);
  const second = (await keys())[2];
  await fill(second, { [NAME]: "水泥", [WHOLE]: "20", [REST]: "0" });
  await page.waitForTimeout(TAKEN);
  return [group, first, second];
};

describe("the statistics ledger", { concurrency: false }, () => {
  test("typed figures are summed up, checked, and lead to their cell", async () => {
    await fresh();
    assert.match(await page.locator(".sheet-empty").innerText(), /对不上的逐处指出/);
    const [group, first] = await smallLedger();
    assert.match(await page.locator(`#r-${group}`).innerText(), /各行 50/);
    assert.match(await page.locator(`#r-${first} .cc`).innerText(), /96\.67 %/);
    assert.equal(await findings().count(), 1);
    assert.match(await findings().first().innerText(), /▲ 生产领域 › 服装：.*29 ÷ 30/);
    assert.equal(await cell(first, RATE).getAttribute("aria-invalid"), "true");
    await findings().first().getByRole("button").click();
    assert.equal(await focused(), `c-${first}-${RATE}`);
    await page.keyboard.type("96.67");
    await page.waitForTimeout(TAKEN);
    assert.equal(await findings().count(), 0);
    assert.match(await page.locator(".sheet-head .found").innerText(), /没有对不上/);
    await fill(group, { [WHOLE]: "51" });
    await page.waitForTimeout(TAKEN);
    assert.match(await findings().first().innerText(), /生产领域：.*50/);
  });

  test("blank is not zero, and what cannot be read stays and counts for nothing", async () => {
    await fresh();
    const [group, first] = await smallLedger();
    await cell(first, WHOLE).fill("三十");
    await page.waitForTimeout(TAKEN);
    assert.equal(await cell(first, WHOLE).inputValue(), "三十");
    assert.match(await findings().first().innerText(), /△ .*没有读懂/);
    assert.match(await page.locator(`#r-${group}`).innerText(), /各行 20/);
    const held = await ledger();
    assert.deepEqual([held.entries[0].parts[0].whole, held.entries[0].parts[0].unread], [undefined, { whole: "三十" }]);
  });

  test("the keyboard moves as in Excel", async () => {
    await fresh();
    const [group, first, second] = await smallLedger();
    await cell(first, WHOLE).focus();
    const press = async (key) => {
      await page.keyboard.press(key);
      return focused();
    };
    assert.equal(await press("ArrowRight"), `c-${first}-${REST}`, "the column of passed ones is hidden");
    assert.equal(await press("ArrowLeft"), `c-${first}-${WHOLE}`);
    assert.equal(await press("ArrowUp"), `c-${group}-${WHOLE}`);
    assert.equal(await press("Enter"), `c-${first}-${WHOLE}`);
    assert.equal(await press("Tab"), `c-${first}-${REST}`);
    assert.equal(await press("Home"), `c-${first}-0`);
    assert.equal(await press("End"), `c-${first}-7`);
    assert.equal(await press("Control+Home"), `c-${group}-0`);
    assert.equal(await press("Control+End"), `c-${second}-7`);
    await cell(second, WHOLE).focus();
    await page.keyboard.type("45");
    assert.equal(await press("Escape"), `c-${second}-${WHOLE}`);
    assert.equal(await cell(second, WHOLE).inputValue(), "20", "given back");
    await page.keyboard.press("F2");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("1");
    assert.equal(await cell(second, WHOLE).inputValue(), "210", "the caret moved within the cell");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".sheet tbody tr").length === 4);
    const added = (await keys())[3];
    await page.waitForFunction((id) => document.activeElement.id === id, `c-${added}-0`);
  });

  test("while an input method composes, its keys are its own", async () => {
    await fresh();
    const [, first] = await smallLedger();
    await cell(first, NAME).focus();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "fu", selectionStart: 2, selectionEnd: 2 });
    const taken = await page.evaluate(() => {
      const event = new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.deepEqual([taken, await focused()], [false, `c-${first}-${NAME}`]);
    await cdp.send("Input.insertText", { text: "服饰" });
    await page.waitForTimeout(TAKEN);
    assert.match(await findings().first().innerText(), /服饰/);
  });

  test("rows are moved, nested, deleted, and all of it taken back", async () => {
    await fresh();
    const [group, first, second] = await smallLedger();
    await cell(second, NAME).focus();
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await page.waitForFunction((id) => document.querySelectorAll(".sheet tbody tr")[1].id === id, `r-${second}`);
    assert.deepEqual(await keys(), [group, second, first]);
    await page.waitForFunction((id) => document.activeElement.id === id, `c-${second}-0`);
    await page.keyboard.press("Alt+Shift+ArrowLeft");
    await page.waitForFunction((id) => document.getElementById(id).classList.contains("l0"), `r-${second}`);
    await page.getByRole("button", { name: "降级" }).click();
    await page.waitForFunction((id) => document.getElementById(id).classList.contains("l1"), `r-${second}`);
    await cell(group, NAME).focus();
    await page.getByRole("button", { name: "删除", exact: true }).click();
    await page.locator(".sheet-empty").waitFor();
    assert.match(await notice(page).innerText(), /已删除“生产领域”和其中 2 行/);
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await page.locator(".sheet").waitFor();
    assert.equal((await keys()).length, 3);
    assert.equal(await cell(first, RATE).inputValue(), "96.70");
    await undoButton(page).click();
    await page.waitForFunction((id) => document.getElementById(id).classList.contains("l0"), `r-${second}`);
  });

  test("a pasted table is shown first, and taken over as one step", async () => {
    await fresh();
    await smallLedger();
    await page.getByRole("button", { name: "粘贴、导入…" }).click();
    const panel = page.getByRole("region", { name: "粘贴或导入表格" });
    await panel.getByLabel("粘贴的表格").fill("产品\t抽检批次\t不合格批次\t合格率（%）\n电线\t12\t1\t91.67\n白酒\t十批\t0\t100\n合计\t22\t1\t95.45\n");
    assert.match(await panel.innerText(), /有 1 格没有读懂，没有当作 0/);
    assert.match(await panel.locator(".unread-cells").innerText(), /第 3 行第 2 列“十批”/);
    assert.equal(await panel.locator("tbody tr").count(), 3);
    await panel.getByLabel("放在新的一组，组名").fill("流通领域");
    await panel.getByRole("button", { name: "放进台账" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".sheet tbody tr").length === 6);
    const { entries } = await ledger();
    assert.deepEqual([entries[1].name, entries[1].whole, entries[1].parts[1].unread], ["流通领域", "22", { whole: "十批" }]);
    await undoButton(page).click();
    await page.waitForFunction(() => document.querySelectorAll(".sheet tbody tr").length === 3);
  });

  test("a table pasted into a cell opens the preview; a CSV of Chinese Windows is read", async () => {
    await fresh();
    const [, first] = await smallLedger();
    await cell(first, NAME).focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "产品\t抽检批次\n玩具\t7\n");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const panel = page.getByRole("region", { name: "粘贴或导入表格" });
    await panel.getByText("玩具").first().waitFor();
    assert.equal(await cell(first, NAME).inputValue(), "服装");
    // 产品,批次\n茶叶,8 in GB 18030
    const bytes = Buffer.from([0xb2, 0xfa, 0xc6, 0xb7, 0x2c, 0xc5, 0xfa, 0xb4, 0xce, 0x0a, 0xb2, 0xe8, 0xd2, 0xb6, 0x2c, 0x38]);
    await panel.locator("input[type=file]").setInputFiles({ name: "省抽.csv", mimeType: "text/csv", buffer: bytes });
    await panel.getByRole("cell", { name: "茶叶" }).waitFor();
    assert.equal(await panel.getByLabel("放在新的一组，组名").inputValue(), "省抽");
    await panel.getByRole("button", { name: "取消" }).click();
  });

  test("a scoring point takes its counts, follows, and says so before it is typed by hand", async () => {
    await fresh();
    const [group, first] = await smallLedger();
    await cell(group, NAME).focus();
    const details = page.getByRole("region", { name: "当前行" });
    const takers = details.getByLabel("用于评分点");
    const option = await takers.locator("option").filter({ hasText: /^14\.2 / }).getAttribute("value");
    await takers.selectOption(option);
    assert.match(await details.locator(".feed-line").innerText(), /49 ÷ 50 = 98 %/);
    assert.equal((await ledger()).feeds.length, 1);
    await fill(first, { [REST]: "10" });
    await cell(group, NAME).focus();
    assert.match(await details.locator(".feed-line").innerText(), /40 ÷ 50 = 80 %/);
    await go(page, `${base}/fill`, ".pt");
    const point = row(page, "14.2");
    // Out of sight a row has text, but none that is drawn.
    assert.match(await point.textContent(), /40\s*÷\s*50/);
    assert.match(await point.locator(".fed-from").textContent(), /取自统计台账 · 生产领域/);
    assert.equal(await point.locator("input[inputmode=decimal]").count(), 0);
    await openDetails(point);
    await point.getByRole("button", { name: "清空本点填报值" }).click();
    assert.match(await notice(page).innerText(), /不能清空/);
    await point.getByRole("button", { name: "改为手填" }).click();
    assert.match(await notice(page).innerText(), /14\.2 不再跟随统计台账，原来的数留着/);
    assert.equal(await point.locator("input[inputmode=decimal]").first().inputValue(), "40");
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await point.locator(".fed-from").waitFor();
    await point.locator(".fed-from a").click();
    await page.locator(".sheet").waitFor();
    await cell(first, WHOLE).fill("");
    await page.waitForTimeout(TAKEN);
    await cell(group, NAME).focus();
    assert.match(await details.locator(".feed-line").innerText(), /取不到数：/);
    await go(page, `${base}/fill`, ".pt");
    assert.match(await point.locator(".fed-from").textContent(), /取不到数/);
  });

  test("a reload keeps everything, and so does leaving in the middle of a cell", async () => {
    await fresh();
    const [, first] = await smallLedger();
    await cell(first, PART - 1).focus();
    await page.keyboard.type("33");
    await go(page, `${base}/fill`, ".pt");
    await saved(page);
    await go(page, `${base}/statistics`, ".sheet");
    assert.equal(await cell(first, WHOLE).inputValue(), "33");
    await reload(page);
    await page.locator(".sheet").waitFor();
    assert.equal(await cell(first, WHOLE).inputValue(), "33");
  });

  test("the sample shows what is wrong in it, and pictures", async () => {
    await fresh();
    await page.getByRole("button", { name: "填入示例" }).click();
    await page.locator(".rates").first().waitFor();
    assert.match(await page.locator(".sheet-head .found").innerText(), /▲ \d+ 处对不上/);
    assert.ok((await findings().count()) > 5);
    assert.ok((await page.locator(".rates svg").count()) > 10);
  });

  test("what is said of the current row counts when its field is left or typing pauses: one edit, one step", async () => {
    await fresh();
    const [, first] = await smallLedger();
    await cell(first, NAME).focus();
    const details = page.getByRole("region", { name: "当前行" });
    const source = details.getByLabel("出处");
    const entries = async () => Object.keys(JSON.parse((await exportDraft(page)).text).draft.ledger).length;
    const before = await entries();
    await source.pressSequentially("白皮书第 3 页");
    assert.equal((await ledger()).entries[0].parts[0].source, "白皮书第 3 页", "leaving the field is enough");
    assert.equal(await entries(), before + 1);
    await source.fill("白皮书第 4 页");
    await source.press("Enter");
    await undoButton(page).click();
    assert.notEqual(await source.inputValue(), "白皮书第 4 页");
    await details.getByLabel("计量单位").pressSequentially("批次");
    await page.waitForTimeout(TAKEN);
    assert.equal(await details.getByLabel("计量单位").inputValue(), "批次");
    await details.getByLabel("文字表述").pressSequentially("近一半");
    await reload(page);
    await page.locator(".sheet").waitFor();
    await cell(first, NAME).focus();
    assert.equal(await details.getByLabel("文字表述").inputValue(), "近一半", "typed right before the page went");
  });

  test("pictures: what a scoring point takes against what it asks for, failed batches by group", async () => {
    await fresh();
    const [group] = await smallLedger();
    await cell(group, NAME).focus();
    const takers = page.getByLabel("用于评分点");
    await takers.selectOption(await takers.locator("option").filter({ hasText: /^14\.2 / }).getAttribute("value"));
    const chart = (name) => page.getByRole("region", { name });
    assert.match(await chart("取数的评分点与要求").locator("tbody tr").innerText(), /^14\.2 .*（生产领域）\s+49\s÷\s50\s=\s98\s%\s+✓\s达到，要求\s≥\s90\s%/);
    assert.match(await chart("各组不合格批次").locator("tbody tr").innerText(), /^生产领域\s+1 \/ 50 批次/);
  });
});
