// Files of every kind given to the home page: each fault has its own message and place, and no stored draft ever changes by looking.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { createDraft, exportDraft, go, notice, openApp, pickFile, putOnShelf, saved } from "./lib/app.mjs";
import { digestOf, sealed } from "./lib/draft_file.mjs";
import { contents, newest, stored } from "./lib/storage.mjs";

let app;
let page;
let sample;
let shelf;
const folder = mkdtempSync(join(tmpdir(), "quality-county-import-"));
before(async () => {
  app = await openApp();
  page = app.page;
  await page.getByRole("button", { name: "打开示例县" }).click();
  await page.waitForSelector(".pt");
  sample = JSON.parse((await exportDraft(page)).text);
  await go(page, "/", ".draft-card");
  await createDraft(page, { county: "另一县" });
  await saved(page);
  await go(page, "/", ".draft-card");
  await putOnShelf(page, { broken: '{"format": ' });
  shelf = await stored(page);
});
after(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const changed = (change) => () => sealed(sample, change);
const answers = (change) => changed((file) => change(file.draft.answers));
const cells = (code, values) => answers((all) => { all[code] = { cells: values }; });

// Name of the fault → [the file, what the message says, …]
const FAULTS = {
  "not JSON": [() => "自评表 1.1 达到", /不是有效的 JSON：第 1 行第 1 列读不下去/, /选择本工具导出的 \.json 文件/],
  "JSON with a slip": [() => JSON.stringify(sample, null, 2).replace('"year":', '"year";'), () => new RegExp(`不是有效的 JSON：第 ${lineOf('"year":')} 行第 \\d+ 列`)],
  "nested without end": [() => "[".repeat(200_000), /不是有效的 JSON：第 1 行/],
  "JSON of something else": [() => '{"name": "别的东西"}', /是一份 JSON 文件，但不是本工具的自评文件/],
  "a JSON list": [() => "[1, 2]", /是一份 JSON 文件，但不是本工具的自评文件/],
  "another format": [() => '{"format": "quality-county/rule-set"}', /格式是“quality-county\/rule-set”，不是自评文件/],
  truncated: [() => JSON.stringify(sample, null, 2).split("\n").slice(0, 40).join("\n"), /文件不完整：读到第 40 行第 \d+ 列就结束了/, /重新拷贝/],
  "of a newer version": [changed((file) => { file.format_version = 4; }), /格式版本是 4，本程序只认识到版本 3/, /新版程序/],
  "without a version": [changed((file) => { delete file.format_version; }), /format_version：缺少这一项/],
  "for an unknown rule set": [changed((file) => { file.rule_set = { id: "mars-2030", title: "火星评分表" }; }), /评分细则“火星评分表”（mars-2030）本程序没有/],
  "with an unknown code": [answers((all) => { all["99.9"] = { cells: {} }; }), /有 1 处内容对不上/, /draft\.answers\.99\.9：评分细则里没有评分点“99\.9”/],
  "with an unknown field": [cells("14.2", { rate: "95" }), /draft\.answers\.14\.2\.cells\.rate：这个评分点没有“rate”这一栏/],
  "with a text for a yes": [cells("1.1", { met: "是" }), /draft\.answers\.1\.1\.cells\.met：应为 true 或 false/],
  "with a list for the answers": [changed((file) => { file.draft.answers = []; }), /draft\.answers：应为对象/],
  "with a number for the county": [changed((file) => { file.draft.county = 12; }), /draft\.county：应为文字/],
  "without a county": [changed((file) => { delete file.draft.county; }), /draft\.county：缺少这一项/],
  "with more points than there are": [cells("2.1", { score: "2.01" }), /draft\.answers\.2\.1\.cells\.score：不能大于 2/],
  "with a negative count": [cells("10.1", { count: -6 }), /draft\.answers\.10\.1\.cells\.count：不能是负数/],
  "with half a measuring standard": [cells("10.1", { count: "6.5" }), /draft\.answers\.10\.1\.cells\.count：应为整数/],
  "with a number beyond reason": [cells("10.3", { count: "99999999999999" }), /draft\.answers\.10\.3\.cells\.count：数字超过一万亿/],
  "of an impossible year": [changed((file) => { file.draft.year = 20260; }), /draft\.year：年度应在 1900～2200 之间/],
  "with a day that never was": [changed((file) => { file.draft.until = "2026-02-30"; }), /draft\.until：“2026-02-30”不是日期/],
  "with the same proof twice": [changed((file) => { file.draft.evidence = [{ id: 1, serves: [] }, { id: 1, serves: ["1.1"] }]; }), /draft\.evidence\[1\]\.id：材料编号 1 重复/],
  "with proof for an unknown code": [changed((file) => { file.draft.evidence = [{ id: 1, serves: ["1.1", "77"] }]; }), /draft\.evidence\[0\]\.serves\[1\]：评分细则里没有评分点“77”/],
  "with an unknown state": [answers((all) => { all["1.1"] = { state: "maybe" }; }), /draft\.answers\.1\.1\.state：“maybe”不认识/],
  "with an answer called __proto__": [() => withProto(sealed(sample, () => {})), /draft\.answers\.__proto__：评分细则里没有评分点“__proto__”/],
  "with three faults": [answers((all) => { all["1.1"] = 1; all["2.1"] = { cells: { score: "x" } }; all["3.9"] = {}; }), /有 3 处内容对不上/, /answers\.1\.1：应为对象/, /answers\.2\.1\.cells\.score：没有读懂/, /answers\.3\.9/],
  "21 MB": [() => large(21), /文件有 21 MB，超过 20 MB 的上限/],
  empty: [() => "", /文件是空的/],
  "nothing but white space": [() => "\ufeff \r\n", /文件是空的/],
  binary: [() => Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0, 1]), /文件不是文本（第 5 个字节读不出）/],
  // Two of these bytes happen to be UTF-8.
  "in GBK": [() => Buffer.concat([Buffer.from('{"county":"'), Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), Buffer.from('"}')]), /文件不是文本（第 14 个字节读不出）/],
};

const lineOf = (text) => JSON.stringify(sample, null, 2).slice(0, JSON.stringify(sample, null, 2).indexOf(text)).split("\n").length;
const withProto = (text) => text.replace('"answers": {', '"answers": {"__proto__": {"cells": {"polluted": true}},');
function large(megabytes) {
  const path = join(folder, "大文件.json");
  writeFileSync(path, "{");
  truncateSync(path, megabytes * 1024 * 1024);
  return { path };
}

const offer = (name, content) => (content.path ? page.locator("input[type=file]").setInputFiles(content.path) : pickFile(page, name, content));

describe("a file that is refused", () => {
  for (const [fault, [file, ...messages]] of Object.entries(FAULTS)) {
    test(fault, async () => {
      await offer("坏文件.json", file());
      const refusal = page.locator(".refused");
      const text = await refusal.innerText();
      assert.match(text, /^“(坏|大)文件\.json”没有打开。/);
      for (const message of messages) assert.match(text, message instanceof RegExp ? message : message());
      assert.match(text, /原有的草稿没有任何改动/);
      assert.deepEqual(await stored(page), shelf);
      await refusal.getByRole("button", { name: "知道了" }).click();
      await refusal.waitFor({ state: "detached" });
    });
  }

  test("no two faults sound the same", () => {
    const patterns = Object.values(FAULTS).map(([, first, ...rest]) => String([first, ...rest]));
    const twice = patterns.filter((pattern, at) => patterns.indexOf(pattern) !== at);
    // A list and an object are told apart by nobody; nor is a file of blanks from one of nothing.
    assert.deepEqual(twice, [patterns[4], patterns.at(-3)]);
  });
});

describe("a file that can be read", () => {
  const preview = () => page.getByRole("region", { name: "导入预览" });
  const warnings = async () => ((await preview().locator(".warned li").allInnerTexts()));
  beforeEach(async () => {
    await go(page, "/", ".draft-card");
    shelf = await stored(page);
  });

  test("looking and cancelling changes nothing", async () => {
    await pickFile(page, "示例县.json", `\ufeff${JSON.stringify(sample)}`);
    await preview().waitFor();
    assert.deepEqual(await warnings(), []);
    assert.deepEqual(await stored(page), shelf);
    await preview().getByRole("button", { name: "取消" }).click();
    await preview().waitFor({ state: "detached" });
    assert.deepEqual(await stored(page), shelf);
  });

  test("one changed after export is imported only against a warning", async () => {
    const file = structuredClone(sample);
    file.draft.answers["1.1"] = { cells: { met: false } };
    await pickFile(page, "改过.json", JSON.stringify(file));
    await preview().waitFor();
    const [digest, result] = await warnings();
    assert.match(digest, /校验值不符/);
    const { sure, possible } = sample.result.total;
    assert.ok(result.includes(`文件里写的是 ${sure}–${possible}`) && result.includes("以重新计算为准"), result);
    assert.deepEqual(await stored(page), shelf);
    await preview().getByRole("button", { name: "仍然导入为新草稿" }).click();
    await page.waitForSelector(".pt");
    const added = (await newest(page))[await page.evaluate(() => location.hash.split("/")[2])].file;
    assert.equal(added.draft.answers["1.1"].cells.met, false);
    assert.equal(added.digest, digestOf(added));
  });

  test("one without a digest and one with strange members say so", async () => {
    await pickFile(page, "无校验.json", JSON.stringify({ ...sample, digest: undefined }));
    await preview().waitFor();
    assert.deepEqual((await warnings()).map((line) => line.slice(0, 8)), ["文件没有校验值，"]);
    await pickFile(page, "多一项.json", sealed(sample, (file) => { file.extra = 1; file.draft.colour = "red"; }).replace("{", '{"__proto__": {"polluted": true},'));
    await page.getByText("“多一项.json”可以导入").waitFor();
    const lines = (await warnings()).join("\n");
    for (const place of ["extra：", "draft.colour：", "__proto__："]) assert.ok(lines.includes(`${place}本程序不认识这一项`), lines);
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    assert.deepEqual(await stored(page), shelf);
  });

  test("a name full of markup stays text, on every page", async () => {
    const county = '<img src=x onerror="window.hurt=1"></b>';
    await pickFile(page, `${county}.json`.replaceAll("/", ""), sealed(sample, (file) => {
      file.draft.county = county;
      file.draft.answers["1.1"] = { note: county, loss_reason: county, unread: {} };
      file.draft.evidence = [{ id: 1, title: county, serves: ["1.1"] }];
    }));
    await preview().waitFor();
    assert.ok((await preview().innerText()).includes(county));
    await preview().getByRole("button", { name: "导入为新草稿" }).click();
    await page.waitForSelector(".pt");
    const base = await page.evaluate(() => location.hash.replace(/\/fill.*/, "").slice(1));
    assert.ok((await page.locator(".top .name").innerText()).includes(county));
    for (const [path, shown] of [["/table", ".dense"], ["/result", ".gap-table"], ["/evidence", ".proof-card"], ["/about", "form"]]) await go(page, base + path, shown);
    await go(page, "/", ".draft-card");
    assert.ok((await page.locator(".shelf").innerText()).includes(county));
    assert.deepEqual(await page.evaluate(() => [window.hurt, document.querySelectorAll("#app img").length]), [undefined, 0]);
  });

  test("it may be dropped on the page", async () => {
    const file = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "拖来的.json", { type: "application/json" }));
      return transfer;
    }, JSON.stringify(sample));
    await page.locator(".open-file").dispatchEvent("drop", { dataTransfer: file });
    await page.getByText("“拖来的.json”可以导入").waitFor();
    assert.deepEqual(await stored(page), shelf);
  });

  test("it replaces a draft that is chosen by name, and one click brings all of that back", async () => {
    const before = await contents(page);
    await pickFile(page, "新数.json", sealed(sample, (file) => { file.draft.county = "替换县"; }));
    await preview().waitFor();
    const button = preview().getByRole("button", { name: "替换", exact: true });
    assert.equal(await button.isDisabled(), true);
    await preview().getByLabel("要替换的草稿").selectOption({ label: "另一县 · 2026 年度" });
    await button.click();
    await notice(page).getByText("已用文件内容替换“另一县 · 2026 年度”").waitFor();
    const replaced = await contents(page);
    const touched = Object.keys(before).filter((id) => JSON.stringify(before[id]) !== JSON.stringify(replaced[id]));
    assert.deepEqual(touched.map((id) => replaced[id].draft.county), ["替换县"]);
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await page.getByRole("link", { name: "另一县 · 2026 年度" }).waitFor();
    assert.deepEqual(await contents(page), before);
  });
});
