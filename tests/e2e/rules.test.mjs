// Rule sets of a person's own: a file is read, kept, filled in with, handed out and deleted; a table is pasted and settled.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { createDraft, download, fillIn, go, notice, openApp, reload, saved, total } from "./lib/app.mjs";

const SMALL = readFileSync(new URL("../fixtures/rule_sets/small.json", import.meta.url), "utf8");
const TABLE = readFileSync(new URL("../fixtures/tables/invented.tsv", import.meta.url), "utf8");

let app;
let page;
before(async () => {
  app = await openApp();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const rules = () => go(page, "/rules", ".rules-card");
const give = (name, text) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const card = (title) => page.locator(".rules-card").filter({ hasText: title });
const own = () => card("虚构县质量评分表");

describe("a file", () => {
  test("with faults is refused, each fault with its place", async () => {
    await rules();
    await give("坏.json", SMALL.replace('"points": 4,', '"points": -4,').replace('"kind": "rate"', '"kind": "ratio"'));
    const found = page.locator(".rules-found.refused");
    await found.waitFor();
    const text = await found.innerText();
    assert.match(text, /“坏\.json”没有读入，有 2 处问题/);
    assert.match(text, /categories\[0\]\.points：分值应在 0～10000 之间/);
    assert.match(text, /categories\[1\]\.indicators\[0\]\.scoring_points\[0\]\.scoring\.kind：“ratio”不认识/);
    await found.getByRole("button", { name: "知道了" }).click();
    await give("不是.json", "{");
    await page.getByText("不是 JSON").waitFor();
    assert.equal(await own().count(), 0);
  });

  test("without faults is looked at, then kept", async () => {
    await give("好.json", SMALL);
    await page.getByText("“好.json”可以存入，没有发现问题。").waitFor();
    await page.getByRole("button", { name: "存入", exact: true }).click();
    await own().waitFor();
    assert.match(await own().innerText(), /2 类 · 2 项指标 · 4 个评分点.*\n*编号 small · 版本 1/);
    await give("又一份.json", SMALL);
    await page.getByText("这一版已经在列表里，内容完全相同").waitFor();
  });

  test("comes out as it went in", async () => {
    await reload(page);
    await rules();
    const file = await download(page, () => own().getByRole("button", { name: "导出" }).click());
    assert.deepEqual([file.name, file.text], ["评分细则_small_1.json", SMALL]);
  });
});

describe("a draft on it", () => {
  test("is made, filled in and there after a reload", async () => {
    await go(page, "/", ".home-page");
    await page.getByRole("form", { name: "新建草稿" }).getByLabel("评分细则").selectOption({ label: "虚构县质量评分表（1，自有）" });
    await createDraft(page, { county: "虚构县" });
    await fillIn(page, "1.1", "达到");
    await fillIn(page, "2.1", { num: "95", den: "100" });
    await saved(page);
    assert.match(await total(page), /^5 /);
    await reload(page);
    await page.waitForSelector(".pt");
    assert.match(await total(page), /^5 /);
    assert.equal(await notice(page).innerText(), "");
  });

  test("keeps its rule set from being deleted", async () => {
    await rules();
    await own().getByText("用于草稿：虚构县 · 2026 年度").waitFor();
    await own().getByRole("button", { name: "删除" }).click();
    await page.getByText("没有删除：还有草稿在用，虚构县 · 2026 年度").waitFor();
    assert.equal(await own().count(), 1);
  });

  test("moves to another version as a new draft", async () => {
    await give("新版.json", SMALL.replace('"version": "1"', '"version": "2"').replace('"at_least": 90', '"at_least": 96').replaceAll('"1.2"', '"1.3"'));
    await page.getByRole("button", { name: "存入", exact: true }).click();
    await card("small · 版本 2").waitFor();
    await go(page, "/", ".draft-card");
    await page.getByRole("link", { name: "改名" }).click();
    await page.getByRole("button", { name: "换一版评分细则…" }).click();
    await page.locator(".move-rules").getByLabel("换到").selectOption({ label: "虚构县质量评分表（2，自有）" });
    const preview = page.locator(".move-rules .preview");
    assert.match(await preview.innerText(), /填过的 2 个评分点：1 个原样带过去，1 个带过去但含义有变，0 个在新版里没有/);
    assert.match(await preview.locator("tr").filter({ hasText: "2.1" }).innerText(), /计分方式或门槛有变，请核对\s+4\s+0/);
    await preview.getByRole("button", { name: "按新版另建一份草稿" }).click();
    await page.getByText("虚构县（换版）").first().waitFor();
    assert.match(await total(page), /^1 /);
    await go(page, "/", ".draft-card");
    assert.equal(await page.locator(".draft-card").count(), 2);
  });

  test("once it is gone, the rule set goes, and comes back with one click", async () => {
    for (let left = 2; left > 0; left -= 1) {
      await page.getByRole("button", { name: "删除" }).first().click();
      await page.locator(".ask").getByRole("button", { name: "删除" }).click();
      await page.waitForFunction((count) => document.querySelectorAll(".draft-card").length === count, left - 1);
    }
    await rules();
    const one = card("small · 版本 1");
    await one.getByRole("button", { name: "删除" }).click();
    await page.getByText("已删除评分细则“虚构县质量评分表”（1）。").waitFor();
    await one.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销删除" }).click();
    await one.waitFor();
  });
});

describe("a pasted table", () => {
  test("is read with everything that is to be settled", async () => {
    await go(page, "/rules/read", ".rules-paste");
    await page.getByLabel("评分表的文字").fill(TABLE);
    await page.getByRole("button", { name: "读表" }).click();
    await page.getByText(/读出 \d+ 类、\d+ 项指标、\d+ 个评分点；有 \d+ 处要人核对/).waitFor();
    await page.getByRole("button", { name: "存下来，逐项核对" }).click();
    await page.waitForSelector(".rules-edit .rules-part");
    await page.getByText(/还有 \d+ 处要人核对/).waitFor();
  });

  test("is not kept as a version before that is done", async () => {
    await page.getByLabel("编号").first().fill("pasted");
    await page.getByRole("button", { name: "存成新版" }).click();
    await page.getByText(/没有存：还有 \d+ 处要人核对/).waitFor();
  });

  test("is there after a reload, and each mark goes when it is settled", async () => {
    // Until the pause after the last change is over.
    await page.waitForTimeout(1200);
    await reload(page);
    await page.waitForSelector(".rules-edit .rules-part");
    const left = async () => Number((await page.getByText(/还有 \d+ 处要人核对/).innerText()).match(/\d+/)[0]);
    const before = await left();
    const settle = page.locator(".rules-mark button");
    const marked = page.locator(".rules-line").filter({ has: page.locator(".tag.w") }).locator("[aria-expanded=false]");
    for (let depth = 0; depth < 4 && (await settle.count()) === 0; depth += 1) await marked.first().click();
    await settle.first().click();
    assert.equal(await left(), before - 1);
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    assert.equal(await left(), before);
  });
});

describe("a copy of a built-in one", () => {
  test("is changed in forms and kept as a new version", async () => {
    await rules();
    await card("安徽省质量强县").getByRole("button", { name: "复制改编" }).click();
    await page.waitForSelector(".rules-edit .rules-part");
    await page.locator(".rules-keep").getByLabel("版本").fill("2027");
    await page.getByRole("button", { name: "质量发展促进机制" }).first().click();
    await page.getByRole("button", { name: "组织保障" }).click();
    await page.getByLabel("指标名称").fill("组织领导");
    await page.getByText("没有问题").waitFor();
    await page.getByRole("button", { name: "存成新版" }).click();
    await card("anhui-2022 · 版本 2027").waitFor();
    await card("anhui-2022 · 版本 2027").getByRole("link").first().click();
    await page.getByText("组织领导").waitFor();
  });
});
