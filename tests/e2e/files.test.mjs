// Files of proof: fingerprints worked out on this computer, and a folder beside the catalogue.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { exportDraft, go, notice, openApp, overflow, putOnShelf } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";

const SAMPLE = JSON.parse(readFileSync(new URL("../../docs/sample.json", import.meta.url)));
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

// Five records, four of them with a file.
const few = (file) => {
  const record = (id, name, content) => ({ ...file.draft.evidence[0], id, title: `材料${id}`, document_number: "", date: "2026-05-06", file_name: name, sha256: content ? sha256(content) : null });
  file.draft.evidence = [record(1, "01-01.pdf", "一"), record(2, "01-02.pdf", "二"), record(3, "旧名.pdf", "三"), record(4, "01-04.pdf"), record(5, "01-05.pdf", "五")];
  Object.assign(file.draft, { from: "2026-01-01", until: "2026-12-31" });
  Object.assign(file.draft.evidence[4], { date: "2025-12-31", serves: [] });
};

const folder = mkdtempSync(join(tmpdir(), "quality-county-proof-"));
const put = (path, content) => writeFileSync(join(folder, path), content);
mkdirSync(join(folder, "佐证/01"), { recursive: true });
for (const [path, content] of Object.entries({ "佐证/01/01-01.pdf": "一", "佐证/01/01-02.pdf": "改过", "佐证/新名.pdf": "三", "佐证/01-04.pdf": "四", "佐证/多余.docx": "余", "佐证/Thumbs.db": "x" })) put(path, content);
put("大.bin", "");
truncateSync(join(folder, "大.bin"), 400 * 1024 * 1024);

// Drags files or folders of this computer onto an element, as a file manager does.
async function dragOnto(page, target, files) {
  const session = await page.context().newCDPSession(page);
  const box = await target.boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, ...at });
  await session.detach();
}

describe("files of proof", { concurrency: false }, () => {
  let app;
  let page;
  const card = (id) => page.locator(`#c-${id}`);
  const file = (id) => card(id).locator(".proof-file").innerText();
  const open = (id) => card(id).getByRole("button", { name: "修改" }).click();
  const pick = (id, ...files) => card(id).locator("input[type=file]").setInputFiles(...files);
  const buffer = (name, content) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
  const report = () => page.getByRole("region", { name: "文件夹核对结果" });
  const told = async () => Object.fromEntries(await report().locator("tbody tr").evaluateAll((rows) => rows.map((row) => [row.cells[1].textContent, row.cells[3].textContent])));
  before(async () => {
    app = await openApp();
    page = app.page;
    await putOnShelf(page, { sample: sealed(SAMPLE, few) });
    await go(page, "/draft/sample/evidence", ".proof-card");
  });
  after(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
  });

  test("the catalogue says what is odd, and shows it alone", async () => {
    assert.match(await card(5).innerText(), /早于考核期（2026年1月1日起）[^]*没有用于任何评分点/);
    await page.getByRole("button", { name: "不在考核期内 1" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".proof-card").length === 1);
    await page.getByRole("button", { name: /缺佐证的评分点/ }).click();
    await page.getByText("得了分、还没有佐证的评分点").waitFor();
    await page.getByRole("button", { name: "全部材料 5" }).click();
    await page.getByLabel("按责任单位筛选").selectOption({ label: "财政局" });
    assert.equal(await page.locator(".proof-card").count(), 0);
    await page.getByLabel("按责任单位筛选").selectOption({ label: "全部责任单位" });
    assert.equal(await page.locator(".proof-card").count(), 5);
  });

  test("a picked file gives its name and SHA-256, and one click takes them back", async () => {
    await open(4);
    await pick(4, buffer("会议纪要.pdf", "纪要"));
    await card(4).getByText(`✓ 校验值（SHA-256）${sha256("纪要").slice(0, 12)}…`).waitFor();
    assert.equal(await file(4), "✓ 会议纪要.pdf");
    const { draft } = JSON.parse((await exportDraft(page)).text);
    assert.equal(draft.evidence[3].sha256, sha256("纪要"));
    assert.ok(!JSON.stringify(draft).includes("纪要内容"));
    await pick(4, buffer("会议纪要.pdf", "纪要"));
    await notice(page).getByRole("button", { name: "撤销" }).click();
    assert.equal(await file(4), "✓ 会议纪要.pdf");
  });

  test("another content is taken only after a question", async () => {
    await pick(4, buffer("会议纪要.pdf", "改过的纪要"));
    await card(4).getByText("“会议纪要.pdf”的内容与登记的不同").waitFor();
    await card(4).getByRole("button", { name: "不改" }).click();
    await card(4).getByText(sha256("纪要").slice(0, 12)).waitFor();
    await pick(4, buffer("新纪要.pdf", "改过的纪要"));
    await card(4).getByText("原来登记的是“会议纪要.pdf”").waitFor();
    await card(4).getByRole("button", { name: "改登记" }).click();
    await card(4).getByText(sha256("改过的纪要").slice(0, 12)).waitFor();
    assert.equal(await file(4), "✓ 新纪要.pdf");
    await notice(page).getByRole("button", { name: "撤销" }).click();
    assert.equal(await file(4), "✓ 会议纪要.pdf");
  });

  test("a file can be dropped on a record, and the same file twice is said", async () => {
    await open(2);
    await dragOnto(page, card(2).locator(".file-drop"), [join(folder, "佐证/01/01-01.pdf")]);
    await card(2).getByText("原来登记的是“01-02.pdf”").waitFor();
    await card(2).getByRole("button", { name: "改登记" }).click();
    await card(2).getByText("与 01-01 是同一个文件").waitFor();
    await card(2).getByRole("button", { name: "看那一份" }).click();
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await card(2).getByText("与 01-01 是同一个文件").waitFor({ state: "detached" });
  });

  test("a folder dropped on a record is no file, and is said so", async () => {
    await dragOnto(page, card(2).locator(".file-drop"), [join(folder, "佐证")]);
    await card(2).getByText("文件没有读出来").waitFor();
    assert.equal(await file(2), "✓ 01-02.pdf");
  });

  test("400 MB are read while the page stays alive, and reading can be stopped", async () => {
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      const tick = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(tick); };
      requestAnimationFrame(tick);
    });
    const began = Date.now();
    await pick(2, join(folder, "大.bin"));
    await card(2).getByText(/正在读“大\.bin”：(1\d|[2-9]\d)[\d.]* MB \/ 400 MB/).waitFor();
    await card(2).getByText("原来登记的是“01-02.pdf”").waitFor({ timeout: 60_000 });
    const [longest, took] = [await page.evaluate(() => window.longest), Date.now() - began];
    console.log(`      400 MB in ${took} ms, longest frame ${Math.round(longest)} ms`);
    assert.ok(longest < 500, `a frame took ${longest} ms`);
    await pick(2, join(folder, "大.bin"));
    await card(2).getByRole("button", { name: "停止" }).click();
    await card(2).getByText("已停止，什么都没有改。").waitFor();
    assert.equal(await file(2), "✓ 01-02.pdf");
  });

  for (const [how, give] of [
    ["picked", () => page.getByLabel("核对文件夹").setInputFiles(join(folder, "佐证"))],
  ]) {
    test(`a folder that is ${how} tells what is there, changed, renamed and missing, and changes nothing`, async () => {
      const before = JSON.parse((await exportDraft(page)).text).draft;
      await give();
      await report().getByText("5 份材料：相符 1，内容变了 1，改了名 1，没有找到 2，文件夹里另有 2 个文件没有登记。").waitFor();
      assert.deepEqual(await told(), { 材料2: "内容变了，与登记的校验值不同：佐证/01/01-02.pdf", 材料3: "内容相同，名称不同：佐证/新名.pdf", 材料4: "没有找到", 材料5: "没有找到" });
      await report().getByText("没有登记的文件（2 个）").click();
      assert.deepEqual((await report().locator("li").allTextContents()).sort(), ["佐证/01-04.pdf", "佐证/多余.docx"]);
      assert.deepEqual(JSON.parse((await exportDraft(page)).text).draft, before);
    });
  }

  test("a click registers what was found, and the row says so", async () => {
    await report().getByRole("row", { name: /材料3/ }).getByRole("button", { name: "改用这个文件名" }).click();
    assert.equal((await told()).材料3, "在：佐证/新名.pdf");
    await report().getByRole("row", { name: /材料2/ }).getByRole("button", { name: "改登记为这个文件" }).click();
    await report().getByText("相符 3").waitFor();
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await report().getByText("相符 2，内容变了 1").waitFor();
    const { draft } = JSON.parse((await exportDraft(page)).text);
    assert.deepEqual(draft.evidence.map((one) => one.file_name), ["01-01.pdf", "01-02.pdf", "新名.pdf", "会议纪要.pdf", "01-05.pdf"]);
  });

  for (const [width, height] of [[1366, 768], [683, 384], [390, 844]]) {
    test(`nothing sticks out at ${width} px`, async () => {
      await page.setViewportSize({ width, height });
      assert.ok((await overflow(page)) <= 0);
    });
  }
});
