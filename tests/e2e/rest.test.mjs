// The second part of the program (scripts/split.mjs) comes when the first screen stands: late, not at all, at the second try.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { decode, encode } from "../../src/boot/dense.mjs";
import { draftAddress, fillIn, go, openApp, reload, saved, total } from "./lib/app.mjs";
import { SINGLE_FILE } from "./lib/browser.mjs";

const FAILED = "这一页没有打开";
const failure = (page) => page.getByRole("alert").filter({ hasText: FAILED });

test("text in the page carries every byte", () => {
  for (let length = 0; length < 30; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 89 + length * 7) & 255);
    assert.deepEqual(decode(encode(bytes)), bytes);
  }
  const all = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at + (at >> 8)) & 255);
  const text = encode(all);
  assert.deepEqual(decode(text), all);
  assert.equal(/[\0\n\r\x1a<]/.test(text), false);
});

test("a file whose second part is damaged: it is said, drafts stay, and a whole copy opens them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quality-county-rest-"));
  const [target, userDataDir] = [join(folder, "damaged.html"), join(folder, "profile")];
  const html = readFileSync(SINGLE_FILE, "utf8");
  const damaged = html.replace(/(id="rest">.{4000}).{8}/, "$1AAAAAAAA");
  assert.notEqual(damaged, html);
  writeFileSync(target, damaged);
  let app = await openApp({ target, userDataDir });
  try {
    const form = app.page.getByRole("form", { name: "新建草稿" });
    await form.getByLabel("县（市、区）名称").fill("半部县");
    await form.getByRole("button", { name: "新建并开始填报" }).click();
    assert.match(await failure(app.page).innerText(), /填好的内容都还在/);
    await failure(app.page).getByRole("button", { name: "再试一次" }).click();
    await failure(app.page).waitFor();
    const base = await draftAddress(app.page);
    await go(app.page, "/", ".draft-card");
    await app.close();
    app = await openApp({ userDataDir });
    await go(app.page, `${base}/fill`, ".pt");
    await fillIn(app.page, "1.1", "达到");
    await saved(app.page);
    assert.match(await total(app.page), /^1 确定/);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a server that does not answer at once: the page opens at the second try", async () => {
  const server = await serve(dirname(SINGLE_FILE), 0);
  const target = server.url;
  const app = await openApp({ target, offline: false });
  try {
    const { page } = app;
    let down = true;
    await page.route(/_rest\.wasm/, (route) => (down ? route.abort() : route.continue()));
    await page.goto(`${target}#/guide`);
    await reload(page);
    await failure(page).waitFor();
    down = false;
    await failure(page).getByRole("button", { name: "再试一次" }).click();
    await page.waitForSelector(".guide h1");
    assert.equal(await failure(page).count(), 0);
  } finally {
    await app.close();
    server.close();
  }
});
