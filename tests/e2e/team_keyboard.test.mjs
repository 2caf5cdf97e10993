// Sharing, merging and going back without a mouse: every stop in sight, every choice by keys.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exportDraft, go } from "./lib/app.mjs";
import { focusOf, seenFocus } from "./lib/focus.mjs";
import { DEPARTMENTS, HISTORY, cells, giveBack, line, openSample, returned, sendPack } from "./lib/teamwork.mjs";

const HOUSING = "住房建设局";

let app;
let page;
before(async () => {
  app = await openSample();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const press = (key) => page.keyboard.press(key);

// Tab on until what has the focus is called `name`; every stop on the way must be seen.
async function tabTo(name, most = 60) {
  for (let stops = 0; stops < most; stops += 1) {
    await press("Tab");
    if ((await seenFocus(page)).name.includes(name)) return;
  }
  assert.fail(`no ${name} within ${most} stops, but ${JSON.stringify(await focusOf(page))}`);
}

const answers = async () => JSON.parse((await exportDraft(page)).text).draft.answers;

describe("by keyboard alone", { concurrency: false }, () => {
  test("a department is opened, named and given a supporting one", async () => {
    await page.getByLabel("您的姓名").focus();
    await tabTo(`BUTTON  ${HOUSING}`);
    await press("Enter");
    await tabTo("INPUT", 3);
    await page.keyboard.type("县住建局");
    await line(page, "县住建局").waitFor();
    await page.getByLabel("15.1 牵头单位").focus();
    await tabTo("15.1 增加配合单位");
    for (let steps = 0; steps < 4; steps += 1) await press("ArrowDown");
    await tabTo("15.1 增加所选的配合单位", 2);
    await press("Enter");
    const added = page.getByRole("button", { name: "财政局不再配合" });
    await added.waitFor();
    await page.locator(".bureau-point").first().getByLabel("15.1 牵头单位").focus();
    await tabTo("财政局不再配合", 6);
    await press("Space");
    await added.waitFor({ state: "detached" });
    await line(page, "县住建局").getByRole("button").first().focus();
    await press("Enter");
    assert.equal(await page.locator(".bureau-details").count(), 0);
  });

  test("a merge is decided with Tab, arrows and Enter", async () => {
    const pack = await sendPack(page, "县住建局");
    await go(page, "/draft/sample/fill/17.2", ".pt");
    await page.locator("[id='p-17.2'] input").nth(1).check();
    await go(page, DEPARTMENTS, ".bureaus");
    await giveBack(page, returned(pack, (draft) => {
      cells(draft, "17.2", { met: true });
      cells(draft, "15.2", { num: "45", den: "45" });
    }));
    await page.locator(".merge").waitFor();
    await page.locator("input[type=file]").focus();
    await seenFocus(page);
    await tabTo("merge-", 12);
    await press("Space");
    await press("ArrowDown");
    await tabTo("合并", 8);
    await press("Enter");
    await page.locator(".merge").waitFor({ state: "detached" });
    const now = await answers();
    assert.deepEqual([now["17.2"].cells, now["15.2"].cells], [{ met: true }, { num: "45", den: "45" }]);
    await page.locator(".notice").getByRole("button", { name: "关闭" }).or(page.locator(".notice-close")).first().focus();
    await press("Enter");
    await press("Control+z");
    assert.deepEqual((await answers())["17.2"].cells, { met: false });
  });

  test("restore points are made, compared and gone back to", async () => {
    await go(page, HISTORY, ".ledger");
    await page.getByLabel("恢复点名称").focus();
    await page.keyboard.type("送审稿");
    await press("Enter");
    await page.locator(".point-line .strong").waitFor();
    await tabTo("从 ", 6);
    await press("ArrowDown");
    await page.waitForFunction(() => document.activeElement.checked && document.activeElement.getAttribute("aria-label").endsWith("送审稿"));
    await tabTo("比较所选的两个", 8);
    await press("Enter");
    await page.getByText("0 处不同").waitFor();
    const focused = (name) => page.waitForFunction((text) => document.activeElement.textContent === text, name);
    await page.locator(".point-line").last().getByRole("button", { name: "删除" }).focus();
    await press("Enter");
    await focused("保留");
    await seenFocus(page);
    await press("Enter");
    await focused("删除");
    assert.equal(await page.locator(".ask").count(), 0);
  });
});
