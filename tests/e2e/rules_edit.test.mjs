// Next year's table, made of this year's in forms, by somebody who is no programmer: changed, tried, kept, filled in.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createDraft, fillIn, go, notice, openApp, overflow, reload, row, saved } from "./lib/app.mjs";

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

const at = (place) => page.locator(`[id="r${place}"]`);
const part = (name) => page.locator(".rules-open").filter({ hasText: name });
const open = async (name) => {
  if ((await part(name).first().getAttribute("aria-expanded")) === "false") await part(name).first().click();
};
const line = (place) => at(place).locator(".rules-line").first();
const focused = () => page.evaluate(() => document.activeElement.id);
const focusIs = (id) => page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
const focusIsIn = (id) => page.waitForFunction((wanted) => document.activeElement.closest(`[id="${wanted}"]`), id);
const button = (name) => page.getByRole("button", { name, exact: true });
const card = (title) => page.locator(".rules-card").filter({ hasText: title });
const fine = () => page.locator(".rules-aside").getByText(/^没有问题/).waitFor();
const POINT = "/categories/2/indicators/2/scoring_points/1";

describe("next year's table", () => {
  test("begins as a copy", async () => {
    await go(page, "/rules", ".rules-card");
    await card("安徽省质量强县").getByRole("button", { name: "复制改编" }).click();
    await page.waitForSelector(".rules-edit .rules-part");
    await page.locator(".rules-keep").getByLabel("版本").fill("2027");
    await fine();
  });

  test("shows the fill page's own rows, which can be tried", async () => {
    await open("质量工作成效");
    await open("14 监督抽查");
    await row(page, "14.2").waitFor();
    await fillIn(page, "14.2", { num: "95", den: "100" });
    await row(page, "14.2").getByText(/95 %，≥ 90 %，达标/).waitFor();
  });

  test("has another threshold, and the row tells at once; what was tried is still there", async () => {
    await open("14.2");
    await at(`${POINT}/scoring/at_least`).fill("96");
    await row(page, "14.2").getByText(/95 %，要求 ≥ 96 %/).waitFor();
    assert.equal(await focused(), `r${POINT}/scoring/at_least`, "typing goes on");
  });

  test("has another department on one point", async () => {
    await at(POINT).getByRole("button", { name: "本点另定" }).click();
    await at(`${POINT}/departments`).selectOption({ label: "财政局" });
    await at(POINT).locator(".tag").filter({ hasText: "财政局" }).waitFor();
    await focusIs(`r${POINT}/departments`);
    await at(POINT).locator(".tag").filter({ hasText: "财政局" }).getByRole("button", { name: "改为牵头" }).click();
    await at(POINT).locator(".tag").first().filter({ hasText: "牵头 财政局" }).waitFor();
  });

  test("has a milestone; what is wrong in it is told there and in the list, which leads to it", async () => {
    await button("加一项安排").click();
    await focusIs("r/milestones/0/name");
    await at("/milestones/0/name").fill("县级自评");
    await at("/milestones/0/until").fill("11月底");
    await at("/milestones/0").getByText("日期应写成").waitFor();
    await part("县级自评").click();
    await at("/milestones/0/until").waitFor({ state: "detached" });
    await page.locator(".rules-finding").filter({ hasText: "县级自评 到" }).click();
    await focusIs("r/milestones/0/until");
    await at("/milestones/0/until").fill("2027-11-30");
    await fine();
  });

  test("has what it rounds to, by keyboard alone, and back", async () => {
    await button("＋ 总分怎样取整").focus();
    await page.keyboard.press("Enter");
    await focusIs("r/rounding/to");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+z");
    await notice(page).getByText("已撤销：修改 取到。").waitFor();
    assert.equal(await at("/rounding/to").inputValue(), "0.01");
    await page.keyboard.press("Control+z");
    await at("/rounding/to").waitFor({ state: "detached" });
    await focusIs("r/rounding");
  });

  test("has grades", async () => {
    for (const [index, name] of ["起步", "未起步"].entries()) {
      await button("加一个等级").click();
      await focusIs(`r/grades/${index}/name`);
      await at(`/grades/${index}/name`).fill(name);
    }
    await at("/grades/0/when/0/0/at_least").fill("2");
    await at("/grades/1/when/0/0").getByRole("button", { name: "删除" }).click();
    await at("/grades/1/when/0/0").waitFor({ state: "detached" });
    await fine();
  });

  test("has an assessment period", async () => {
    await button("＋ 考核期（可不填；新建草稿时先填上）").click();
    await focusIs("r/period/from");
    await at("/period/from").fill("2027-12");
    await at("/period/until").fill("2027");
    await at("/period/until").fill("2026");
    await page.locator(".rules-finding").filter({ hasText: "数字超出范围" }).waitFor();
    await at("/period/from").fill("2027-01");
    await at("/period/until").fill("2027");
    await fine();
  });

  test("is kept as a version", async () => {
    await button("存成新版").click();
    await card("anhui-2022 · 版本 2027").waitFor();
  });

  test("is filled in: the changed point, and the grade that follows", async () => {
    await go(page, "/", ".home-page");
    const form = page.getByRole("form", { name: "新建草稿" });
    await form.getByLabel("评分细则").selectOption({ label: "安徽省质量强县（市、区）评分表（2027，自有）" });
    const period = () => Promise.all(["考核期开始", "考核期结束（数据截止）"].map((name) => form.getByLabel(name).inputValue()));
    assert.deepEqual(await period(), ["2027-01-01", "2027-12-31"]);
    await form.getByLabel("评分细则").selectOption({ index: 0 });
    assert.deepEqual(await period(), ["", ""], "the built-in table names none");
    await form.getByLabel("考核期开始").fill("2027-02-01");
    await form.getByLabel("评分细则").selectOption({ label: "安徽省质量强县（市、区）评分表（2027，自有）" });
    assert.deepEqual(await period(), ["2027-02-01", "2027-12-31"], "what was typed stays");
    await createDraft(page, { county: "虚构县", year: 2027 });
    await page.getByText("县级自评").first().waitFor();
    await fillIn(page, "14.2", { num: "95", den: "100" });
    await row(page, "14.2").getByText(/95 %，要求 ≥ 96 %/).waitFor();
    await fillIn(page, "14.1", { num: "9", den: "10" });
    await fillIn(page, "14.6", { num: "95", den: "100" });
    await saved(page);
    const result = (await page.evaluate(() => location.hash)).replace(/^#|\/fill.*/g, "");
    await go(page, `${result}/result`, ".gaps");
    await page.getByText(/等级：起步/).first().waitFor();
  });
});

describe("steps", () => {
  test("an unfinished copy of a small table is opened", async () => {
    await go(page, "/rules", ".rules-card");
    await card("安徽省质量强县").first().getByRole("button", { name: "复制改编" }).click();
    await page.waitForSelector(".rules-edit .rules-part");
    await open("质量发展促进机制");
    await open("1 组织保障");
  });

  const points = "/categories/0/indicators/0/scoring_points";
  const codes = () => page.locator(`[id^="r${points}/"].rules-part .rules-open`).allInnerTexts();

  test("a point that is moved keeps the keyboard, and stays open", async () => {
    const start = await codes();
    await part("1.1 ").click();
    await line(`${points}/0`).getByRole("button", { name: "下移" }).focus();
    await page.keyboard.press("Enter");
    await focusIs(`r${points}/1_`);
    await page.keyboard.press("Enter");
    await focusIs(`r${points}/2_`);
    assert.equal(await line(`${points}/2`).locator(".rules-open").getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Enter");
    // At the end there is only one way left.
    await focusIs(`r${points}/3^`);
    assert.deepEqual(await codes(), [...start.slice(1), start[0]]);
  });

  test("are taken back and made again by keyboard, and each is told", async () => {
    const moved = await codes();
    await page.keyboard.press("Control+z");
    await notice(page).getByText(/已撤销：移动 “1\.1/).waitFor();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.match((await codes())[0], /^1\.1/);
    assert.equal(await button("撤销").isDisabled(), true);
    assert.match(await button("重做").getAttribute("title"), /^重做：移动 “1\.1.*Ctrl\+Y/);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("Control+y");
    assert.deepEqual(await codes(), moved);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("Control+z");
  });

  test("never fight a text field", async () => {
    await at("/title").fill("另一个名称");
    await at("/title").press("Control+z");
    await page.waitForFunction(() => document.querySelector(".rules-edit h1").innerText.startsWith("安徽省"));
    assert.equal(await focused(), "r/title");
    assert.notEqual((await codes()).length, 0);
  });

  test("what is added is there to be written, what goes leaves its neighbour", async () => {
    await at(`${points}+`).click();
    await focusIs(`r${points}/4/text`);
    await at(`${points}/4/text`).fill("新的一点");
    await line(`${points}/4`).getByRole("button", { name: "删除" }).click();
    await focusIsIn(`r${points}/3`);
    assert.equal((await codes()).length, 4);
    await notice(page).getByText("已删除“1.5 新的一点”。").waitFor();
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await part("1.5 新的一点").waitFor();
  });

  test("more than one point goes only after a question", async () => {
    await line("/categories/0").getByRole("button", { name: "删除" }).click();
    const ask = page.locator(".rules-ask");
    assert.match(await ask.innerText(), /删除“质量发展促进机制”和其中 \d+ 个评分点？/);
    await focusIs("rules-keep-part");
    await page.keyboard.press("Enter");
    await ask.waitFor({ state: "detached" });
    await focusIsIn("r/categories/0");
    await line("/categories/0").getByRole("button", { name: "删除" }).click();
    await ask.getByRole("button", { name: "删除" }).click();
    await part("质量发展促进机制").waitFor({ state: "detached" });
    await notice(page).getByRole("button", { name: "撤销" }).click();
    await part("质量发展促进机制").waitFor();
  });

  test("are all in what is kept", async () => {
    await page.waitForTimeout(1200);
    await reload(page);
    await page.waitForSelector(".rules-edit .rules-part");
    await open("质量发展促进机制");
    await open("1 组织保障");
    await part("1.5 新的一点").waitFor();
  });
});

describe("the page", () => {
  test("fits from 360 to 1920 px, also in large print", async () => {
    await open("1.1 ");
    for (const size of ["", "large", "huge"]) {
      await page.evaluate((name) => { document.documentElement.dataset.textSize = name; }, size);
      for (const width of [360, 768, 1100, 1366, 1920]) {
        await page.setViewportSize({ width, height: 768 });
        assert.equal((await overflow(page)) <= 0, true, `${size} ${width}`);
      }
    }
  });
});
