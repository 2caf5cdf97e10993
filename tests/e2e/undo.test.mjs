// Undo and redo over the whole draft: labelled, one step for one go of typing, and never in the way of a text field or an input method.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { exportDraft, fillIn, go, notice, openDetails, putOnShelf, reload, row, saved } from "./lib/app.mjs";
import { SAMPLE, openSample, redoButton, undoButton } from "./lib/teamwork.mjs";

const PAUSE = 2_100;

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

const answers = async () => JSON.parse((await exportDraft(page)).text).draft.answers;
const why = (code) => row(page, code).locator(".why").textContent();
const title = (button) => button.getAttribute("title");
const outside = () => page.locator(".top .county").click();
const field = (code, key) => page.locator(`[id="f-${code}-${key}"]`);
// A draft of its own for every test.
let base;
let count = 0;
const fresh = async () => {
  count += 1;
  base = `/draft/sample${count}`;
  await go(page, "/", ".draft-card");
  await putOnShelf(page, { [`sample${count}`]: SAMPLE });
  await go(page, `${base}/fill`, ".pt");
};

describe("undo and redo", { concurrency: false }, () => {
  beforeEach(fresh);

  test("after opening there is nothing to undo, and the buttons say so", async () => {
    assert.deepEqual([await undoButton(page).isDisabled(), await redoButton(page).isDisabled()], [true, true]);
    assert.deepEqual([await title(undoButton(page)), await title(redoButton(page))], ["没有可撤销的步骤", "没有可重做的步骤"]);
    await outside();
    await page.keyboard.press("Control+z");
    assert.equal(await page.getByText("已撤销").count(), 0);
  });

  test("the buttons say what they would do, and do it", async () => {
    const first = await answers();
    await fillIn(page, "17.2", "达到");
    await fillIn(page, "17.5", "未达到");
    assert.match(await title(undoButton(page)), /^撤销：17\.5 .*（Ctrl\+Z）$/);
    await undoButton(page).click();
    assert.match(await notice(page).innerText(), /已撤销：17\.5 /);
    assert.match(await title(undoButton(page)), /^撤销：17\.2 /);
    assert.match(await title(redoButton(page)), /^重做：17\.5 .*（Ctrl\+Y）$/);
    assert.equal(await why("17.5"), "未填");
    await undoButton(page).click();
    assert.ok(await undoButton(page).isDisabled());
    assert.deepEqual(await answers(), first);
    await redoButton(page).click();
    await redoButton(page).click();
    assert.ok(await redoButton(page).isDisabled());
    assert.deepEqual([await why("17.2"), await why("17.5")], ["达到", "未达到"]);
    await undoButton(page).click();
    await fillIn(page, "17.5", "达到");
    assert.ok(await redoButton(page).isDisabled(), "a new step ends what could be redone");
  });

  for (const [undo, redo] of [["Control+z", "Control+y"], ["Control+Z", "Control+Shift+z"]]) {
    test(`${undo} and ${redo} outside of text fields`, async () => {
      await fillIn(page, "17.3", "未达到");
      await page.keyboard.press(undo);
      assert.equal(await why("17.3"), "达到", "a choice is no text field");
      await page.keyboard.press(redo);
      assert.equal(await why("17.3"), "未达到");
      await outside();
      await page.keyboard.press(undo);
      assert.equal(await why("17.3"), "达到");
    });
  }

  test("every kind of edit can be taken back", async () => {
    const first = await answers();
    await openDetails(row(page, "17.1"));
    await row(page, "17.1").getByLabel("备注").fill("一条备注");
    assert.match(await title(undoButton(page)), /^撤销：17\.1 .*·备注/);
    await row(page, "17.1").getByRole("button", { name: "登记新材料" }).click();
    assert.match(await title(undoButton(page)), /^撤销：登记佐证 \d+/);
    await row(page, "17.1").getByRole("button", { name: "清空本点填报值" }).click();
    assert.equal(await why("17.1"), "未填");
    await go(page, `${base}/departments`, ".bureaus");
    await page.getByLabel("收件人和电话").fill("质量办");
    await page.getByLabel("增加单位的名称").fill("县总工会");
    await page.keyboard.press("Enter");
    await go(page, `${base}/about`, "form");
    await page.getByLabel("目标分（可不填）").fill("95");
    await page.getByRole("button", { name: "保存" }).click();
    assert.match(await title(undoButton(page)), /^撤销：目标分/);
    for (let steps = 0; steps < 6; steps += 1) await undoButton(page).click();
    assert.ok(await undoButton(page).isDisabled());
    const now = JSON.parse((await exportDraft(page)).text).draft;
    assert.deepEqual([now.answers, now.target], [first, "90"]);
  });
});

describe("typing", { concurrency: false }, () => {
  beforeEach(fresh);

  test("one go of typing is one step, the next one after a pause another", async () => {
    await field("14.2", "num").click();
    await page.keyboard.press("End");
    await page.keyboard.type("123", { delay: 60 });
    await page.waitForTimeout(PAUSE);
    await page.keyboard.type("4");
    const typed = await field("14.2", "num").inputValue();
    await undoButton(page).click();
    assert.equal(await field("14.2", "num").inputValue(), typed.slice(0, -1));
    await undoButton(page).click();
    assert.equal(await field("14.2", "num").inputValue(), typed.slice(0, -4));
    assert.ok(await undoButton(page).isDisabled());
  });

  test("two fields are two steps, however fast", async () => {
    const read = () => Promise.all(["num", "den"].map((key) => field("14.2", key).inputValue()));
    const before = await read();
    await field("14.2", "num").fill("11");
    await field("14.2", "den").fill("12");
    await undoButton(page).click();
    assert.deepEqual(await read(), ["11", before[1]]);
    await undoButton(page).click();
    assert.deepEqual(await read(), before);
  });

  test("in a text field Ctrl+Z is the browser's own", async () => {
    await fillIn(page, "17.2", "达到");
    await openDetails(row(page, "17.2"));
    const note = row(page, "17.2").getByLabel("备注");
    await note.click();
    await page.keyboard.type("甲乙");
    await page.keyboard.press("Control+z");
    assert.notEqual(await note.inputValue(), "甲乙");
    assert.equal(await page.getByText("已撤销").count(), 0, "the draft took no step back");
    assert.equal(await why("17.2"), "达到");
    await page.keyboard.press("Control+y");
    assert.equal(await note.inputValue(), "甲乙");
    await page.getByLabel("查找指标、单位、材料").focus();
    await page.keyboard.press("Control+z");
    assert.equal(await page.getByText("已撤销").count(), 0);
  });

  test("what the browser took back in a field is taken back in the draft, too", async () => {
    await field("10.1", "count").fill("");
    await field("10.1", "count").pressSequentially("77");
    await page.keyboard.press("Control+z");
    const shown = await field("10.1", "count").inputValue();
    const { cells = {} } = (await answers())["10.1"] ?? {};
    assert.equal(cells.count ?? "", shown);
  });

  test("while an input method composes, Ctrl+Z belongs to it", async () => {
    await fillIn(page, "17.5", "达到");
    const tell = (composing) => page.evaluate((isComposing) => {
      const event = new KeyboardEvent("keydown", { key: "z", code: "KeyZ", ctrlKey: true, isComposing, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }, composing);
    assert.equal(await tell(true), false);
    assert.equal(await why("17.5"), "达到");
    const cdp = await page.context().newCDPSession(page);
    await field("10.2", "count").focus();
    await cdp.send("Input.imeSetComposition", { text: "shi", selectionStart: 3, selectionEnd: 3 });
    await page.keyboard.press("Control+z");
    assert.equal(await page.getByText("已撤销").count(), 0);
    await cdp.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
    assert.equal(await tell(false), true);
    assert.equal(await why("17.5"), "未填");
  });
});

describe("undo and what is kept", { concurrency: false }, () => {
  beforeEach(fresh);

  test("after a reload there is nothing to undo, but everything is kept", async () => {
    await fillIn(page, "17.2", "未达到");
    await fillIn(page, "17.5", "达到");
    await undoButton(page).click();
    const before = await answers();
    await saved(page);
    await reload(page);
    await page.waitForSelector(".pt");
    assert.ok(await undoButton(page).isDisabled());
    assert.ok(await redoButton(page).isDisabled());
    assert.deepEqual(await answers(), before);
  });

  test("two hundred steps and more go back two hundred", async () => {
    const first = await why("17.2");
    await row(page, "17.2").locator("input").first().evaluate((one) => {
      const [yes, no] = document.getElementsByName(one.name);
      for (let steps = 0; steps < 210; steps += 1) (yes.checked ? no : yes).click();
    });
    const taken = await undoButton(page).evaluate(async (button) => {
      let steps = 0;
      for (; steps < 250 && !button.disabled; steps += 1) {
        button.click();
        await Promise.resolve().then(() => new Promise((resolve) => setTimeout(resolve)));
      }
      return steps;
    });
    assert.equal(taken, 200);
    assert.notEqual(await why("17.2"), first, "the ten steps before stay done");
  });
});
