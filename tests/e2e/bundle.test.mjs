// All task packs as one ZIP, and many returned packs in one ZIP.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { notice, openApp } from "./lib/app.mjs";
import * as team from "./lib/teamwork.mjs";
import { unzip, zip } from "./lib/zip.mjs";

let app;
let page;
let packs;
before(async () => {
  app = await team.openSample();
  page = app.page;
});
after(async () => {
  await app?.close();
  assert.deepEqual([app?.requests, app?.consoleErrors], [[], []]);
});

const signed = (pack, at) => team.returned(pack, (draft) => {
  const [code] = draft.task.points;
  draft.answers[code] = { ...draft.answers[code], note: `第 ${at + 1} 个单位的话` };
}, { filledBy: `填报人${at + 1}` });

describe("all packs at once", { concurrency: false }, () => {
  test("every department that leads a point gets a pack of a speaking name", async () => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "全部任务包（ZIP）" }).click()]);
    assert.equal(file.suggestedFilename(), "示例县_2026_任务包.zip");
    packs = unzip(readFileSync(await file.path()));
    assert.equal(packs.length, 8);
    for (const { name, text } of packs) {
      const { draft } = JSON.parse(text);
      assert.match(name, new RegExp(`^\\d\\d_${draft.task.department}_2026\\.json$`));
    }
    const points = packs.flatMap(({ text }) => JSON.parse(text).draft.task.points);
    assert.equal(new Set(points).size, points.length, "no point goes to two departments");
    assert.match(await notice(page).innerText(), /已生成 8 个任务包，在“示例县_2026_任务包\.zip”里/);
    assert.match((await team.progressOf(page, "住房建设局"))["任务包"], /发出，未交回/);
    assert.equal((await team.progressOf(page, "水利局"))["任务包"], "未发");
  });

  test("each of them opens elsewhere", async () => {
    const other = await openApp();
    try {
      await team.takePack(other.page, packs.find(({ name }) => name.includes("住房建设局")));
      assert.equal(await other.page.locator(".pt").evaluateAll((rows) => rows.filter((one) => one.offsetParent).length), 10);
    } finally {
      await other.close();
    }
  });

  test("all of them come back in one ZIP, and what cannot be read is named", async () => {
    const bytes = zip([...packs.map(signed), { name: "说明.txt", text: "请查收" }]);
    await team.giveBack(page, { name: "交回.zip", bytes });
    await page.waitForSelector(".merge");
    assert.equal(await page.locator(".merge-files li").count(), 8);
    assert.match(await team.mergeBox(page).locator(".refused").innerText(), /说明\.txt/);
    await team.merge(page);
    await page.locator(".merge").waitFor({ state: "detached" });
    for (const [at, { text }] of packs.entries()) {
      assert.match((await team.progressOf(page, JSON.parse(text).draft.task.department))["任务包"], new RegExp(`交回（填报人${at + 1}）`));
    }
  });

  test("a ZIP that is damaged is refused with its reason, and the rest goes on", async () => {
    const bytes = zip([signed(packs[0], 20)]);
    bytes.fill(0x55, 60, 400);
    await team.giveBack(page, { name: "坏.zip", bytes }, { name: "断.zip", bytes: zip([signed(packs[1], 21)]).subarray(0, 300) }, signed(packs[2], 22));
    await page.waitForSelector(".merge");
    const said = await team.mergeBox(page).locator(".refused").innerText();
    assert.match(said, /坏\.zip：压缩包里的“.*”已损坏/);
    assert.match(said, /断\.zip：压缩包打不开/);
    assert.equal((await team.tally(page))["冲突"], 1, "the note of the third pack, which was merged before");
  });
});
