// What comes in between while files are read and sheets are made: the page is left, another window takes over, nothing is chosen.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { go, notice } from "./lib/app.mjs";
import * as team from "./lib/teamwork.mjs";
import { zip } from "./lib/zip.mjs";

const HOUSING = "住房建设局";

let app;
let page;
before(async () => {
  app = await team.openSample();
  page = app.page;
  page.setDefaultTimeout(30_000);
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const crashed = () => page.evaluate(() => window.qcCrashed);
const departments = () => go(page, team.DEPARTMENTS, ".bureaus");

describe("in between", { concurrency: false }, () => {
  test("the page is left while a file is still being read: nothing happens", async () => {
    await page.evaluate(() => {
      window.readNow = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = function () { return new Promise((done) => { window.read = done; }).then(() => window.readNow.call(this)); };
    });
    await team.giveBack(page, { name: "交回.json", text: team.SAMPLE });
    await page.waitForFunction(() => window.read);
    await go(page, "/draft/sample/about", "form");
    await page.evaluate(() => {
      Blob.prototype.arrayBuffer = window.readNow;
      window.read();
    });
    await page.waitForTimeout(500);
    assert.equal(await crashed(), undefined);
    await departments();
  });

  test("the first pack goes out while the form for pasting is open: the form is there", async () => {
    const toggle = page.getByRole("button", { name: "粘贴收集表单元格…" });
    await toggle.click();
    await team.mergeBox(page).getByText("还没有发出过任务包或收集表").waitFor();
    await team.sendPack(page, HOUSING);
    await page.waitForSelector(".paste-form");
    await toggle.click();
  });

  test("the same pack is merged again: nothing changes, and there is nothing to take back", async () => {
    const pack = await team.sendPack(page, HOUSING);
    const back = team.returned(pack, (draft) => team.cells(draft, "15.2", { num: "44", den: "45" }));
    const mergeBack = async () => {
      await team.giveBack(page, back);
      await page.waitForSelector(".merge");
      await team.merge(page);
      await page.locator(".merge").waitFor({ state: "detached" });
    };
    const takeBack = page.getByRole("button", { name: "撤销合并" });
    await mergeBack();
    assert.equal(await takeBack.count(), 1);
    await mergeBack();
    assert.match(await notice(page).innerText(), /已合并：.*没有可改的/);
    assert.equal(await takeBack.count(), 0);
  });

  test("cells that were pasted and taken away again: the keyboard is back where it was", async () => {
    const toggle = page.getByRole("button", { name: "粘贴收集表单元格…" });
    await toggle.click();
    await page.locator(".paste-form").getByRole("button", { name: "取消" }).press("Enter");
    await page.locator(".paste-form").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.textContent.startsWith("粘贴收集表单元格"));
  });

  test("a ZIP at home is told where it belongs", async () => {
    await go(page, "/", ".draft-card");
    await page.locator("input[type=file]").setInputFiles({ name: "上报包.zip", mimeType: "", buffer: zip([{ name: "草稿.json", text: "{}" }]) });
    assert.match(await page.locator(".refused").innerText(), /上报包.*先解压/);
    await page.getByRole("button", { name: "知道了" }).click();
    await departments();
  });

  test("another window takes over while sheets are made: none goes out, and it is said", async () => {
    await page.evaluate(() => {
      const make = window.qcOffice;
      window.qcOffice = (...job) => make(...job).then((made) => new Promise((done) => { window.letGo = () => done(made); }));
    });
    let given = 0;
    page.on("download", () => { given += 1; });
    await team.line(page, HOUSING).getByRole("button", { name: "Excel 收集表" }).click();
    await page.waitForFunction(() => window.letGo);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole("button", { name: "改在这里填报" }).click();
    await second.getByRole("button", { name: "改在这里填报" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "改在这里填报" }).waitFor();
    await page.evaluate(() => window.letGo());
    await notice(page).getByText(/文件没有发出，也没有记录/).waitFor();
    assert.equal(given, 0);
    await second.close();
  });
});
