// The second part of the program (scripts/split.mjs) comes when the first screen stands: late, not at all, at the second try.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { decode, encode } from "../../src/boot/seven.mjs";
import { createDraft, draftAddress, fillIn, go, openApp, reload, saved, total } from "./lib/app.mjs";
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

test("a file whose second part is damaged: filling in goes on, other pages say so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quality-county-rest-"));
  const target = join(folder, "damaged.html");
  const html = readFileSync(SINGLE_FILE, "utf8");
  const damaged = html.replace(/(id="rest">.{4000}).{8}/, "$1AAAAAAAA");
  assert.notEqual(damaged, html);
  writeFileSync(target, damaged);
  const app = await openApp({ target });
  try {
    const { page } = app;
    await createDraft(page, { county: "半部县" });
    await fillIn(page, "1.1", "达到");
    await saved(page);
    const base = await draftAddress(page);
    await go(page, `${base}/result`, ".banner.bad");
    assert.match(await failure(page).innerText(), /填好的内容都还在/);
    await failure(page).getByRole("button", { name: "再试一次" }).click();
    await failure(page).waitFor();
    await go(page, `${base}/fill`, ".pt");
    assert.match(await total(page), /^1 确定/);
    await reload(page);
    assert.match(await total(page), /^1 确定/);
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
    let refused = 0;
    await page.route(/_rest\.wasm/, (route) => {
      refused += 1;
      return refused === 1 ? route.abort() : route.continue();
    });
    await page.goto(`${target}#/guide`);
    await reload(page);
    await failure(page).waitFor();
    await failure(page).getByRole("button", { name: "再试一次" }).click();
    await page.waitForSelector(".guide h1");
    assert.equal(refused, 2);
  } finally {
    await app.close();
    server.close();
  }
});
