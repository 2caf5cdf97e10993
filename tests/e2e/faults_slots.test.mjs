// Single texts in the stores damaged, cut, swapped, or written by a newer version: the newest whole state is opened, and what
// cannot be read stays byte for byte.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { createDraft, download, draftAddress, exportDraft, fillIn, go, reload, saved, total } from "./lib/app.mjs";
import { openBrowser, openDraft } from "./lib/many.mjs";
import { sample } from "./lib/soak.mjs";
import { kept, newest, restore, seal, stored, unseal } from "./lib/storage.mjs";

let browser;
let app;
let page;
let id;
let whole;
before(async () => {
  browser = await openBrowser();
  app = await openDraft(browser, "坏道县");
  ({ page, id } = app);
  await fillIn(page, "1.2", "达到");
  await saved(page);
  whole = await kept(page);
});
after(async () => {
  await browser?.close();
  assert.deepEqual(app?.errors, []);
});

const key = (letter) => `draft/${id}/${letter}`;
const revisionOf = (letter) => unseal(key(letter), whole.local[key(letter)]).revision;
const letters = () => ["a", "b"].sort((one, other) => revisionOf(other) - revisionOf(one));
// Puts the stores back with `change` in them, and opens the draft.
async function openWith(change) {
  await go(page, "/", ".draft-card");
  await restore(page, whole, change);
  const put = await stored(page);
  await reload(page);
  await go(page, app.path, ".pt, .narrow h1");
  return put;
}

const DAMAGES = {
  "cut by one character": (raw) => raw.slice(0, -1),
  "cut in its first line": (raw) => raw.slice(0, 12),
  emptied: () => "",
  "changed by one digit": (raw) => raw.replace('"met":true', '"met":tru3'),
  "without its end, filled up with NUL": (raw) => raw.slice(0, 300).padEnd(raw.length, "\0"),
  "sealed by a newer version": (raw, at) => seal(at, unseal(at, raw).revision + 1, unseal(at, raw).text, 2),
  "no text of ours": () => "<html>",
};
const PLACES = {
  "the newest in local storage": () => [["local", letters()[0]]],
  "the older in local storage": () => [["local", letters()[1]]],
  "the newest in the database": () => [["vault", letters()[0]]],
  "both in the database": () => [["vault", "a"], ["vault", "b"]],
  "both in local storage": () => [["local", "a"], ["local", "b"]],
  "the newest in both stores": () => [["local", letters()[0]], ["vault", letters()[0]]],
};
const CASES = Object.keys(DAMAGES).flatMap((damage) => Object.keys(PLACES).map((place) => [damage, place]));

describe("damaged", { concurrency: false }, () => {
  for (const [damage, place] of sample(CASES, 4)) {
    test(`${place}, ${damage}: nothing is missing, and the damaged text stays`, async () => {
      const change = { local: {}, vault: {} };
      for (const [store, letter] of PLACES[place]()) change[store][key(letter)] = DAMAGES[damage](whole[store][key(letter)], key(letter));
      await openWith(change);
      await page.waitForSelector(".pt");
      assert.match(await total(page), /^3 确定/);
      await fillIn(page, "1.3", "达到");
      await saved(page);
      for (const store of ["local", "vault"]) assert.equal((await newest(page, [store]))[id].file.draft.answers["1.3"].cells.met, true, store);
      const now = await kept(page);
      // What is only the beginning of the text that takes its place holds nothing of its own: it is what a torn write leaves.
      for (const store of ["local", "vault"]) for (const [at, text] of Object.entries(change[store])) {
        assert.ok(now[store][at] === text || now[store][at]?.startsWith(text), `${store} ${at}: ${text.slice(0, 40)}`);
      }
      await reload(page);
      await page.waitForSelector(".pt");
      assert.equal(JSON.parse((await exportDraft(page)).text).draft.answers["1.3"].cells.met, true);
    });
  }

  test("every copy: the draft is shown by name, changed by nothing, and handed out as it is", async () => {
    const cut = (entries) => Object.fromEntries(Object.entries(entries).map(([at, raw]) => [at, raw.slice(0, -1)]));
    const put = await openWith({ local: cut(whole.local), vault: cut(whole.vault) });
    await page.getByRole("heading", { name: "这份草稿读不出来" }).waitFor();
    const file = await download(page, () => page.getByRole("button", { name: "存成文件" }).click());
    assert.ok(Object.values(put).includes(file.text));
    await go(page, "/", ".draft-card");
    await page.getByRole("link", { name: `无法读取的草稿 ${id}` }).waitFor();
    assert.deepEqual(await stored(page), put);
  });
});

describe("in the wrong place", { concurrency: false }, () => {
  for (const store of ["local", "vault"]) {
    test(`a and b swapped in ${store}: the newest is opened all the same`, async () => {
      await openWith({ [store]: { [key("a")]: whole[store][key("b")], [key("b")]: whole[store][key("a")] } });
      await page.waitForSelector(".pt");
      assert.match(await total(page), /^3 确定/);
      await fillIn(page, "1.3", "达到");
      await saved(page);
      assert.equal((await newest(page, [store]))[id].file.draft.answers["1.3"].cells.met, true);
    });
  }

  test("another draft's text under this one's name: not taken for it, and neither is lost", async () => {
    const other = await app.open();
    await createDraft(other, { county: "邻县" });
    for (const code of ["1.1", "1.2", "1.3"]) {
      await fillIn(other, code, "达到");
      await saved(other);
    }
    const otherId = (await draftAddress(other)).split("/")[2];
    const { local } = await kept(other);
    await other.close();
    const strange = Object.values(local).filter((raw) => raw.includes("邻县")).at(-1);
    const theirs = Object.fromEntries(Object.entries(local).filter(([at]) => at.includes(otherId)));
    await openWith({ local: { ...theirs, [key(letters()[1])]: strange }, vault: { [key(letters()[1])]: strange } });
    await page.waitForSelector(".pt");
    assert.match(await page.locator(".top .name").innerText(), /坏道县/);
    assert.match(await total(page), /^3 确定/);
    for (const code of ["1.3", "1.2", "1.1"]) {
      await fillIn(page, code, "未达到");
      await saved(page);
    }
    const now = await kept(page);
    for (const store of ["local", "vault"]) assert.equal(now[store][key(letters()[1])], strange);
    const found = await newest(page);
    assert.deepEqual([found[id].file.draft.county, found[otherId].file.draft.county], ["坏道县", "邻县"]);
  });
});

describe("from the future", { concurrency: false }, () => {
  test("a state of format version 99 is named, changed by nothing, and handed out as it is", async () => {
    const { revision, text } = unseal(key("a"), whole.local[key(letters()[0])]);
    const newer = text.replace('"format_version":3', '"format_version":99');
    assert.notEqual(newer, text);
    const raw = seal(key("a"), revision + 1, newer);
    const put = await openWith({ local: { [key(letters()[1])]: raw }, vault: { [key(letters()[1])]: raw } });
    await page.getByText("格式版本是 99").waitFor();
    const file = await download(page, () => page.getByRole("button", { name: "存成文件" }).click());
    assert.equal(file.text, newer);
    assert.deepEqual(await stored(page), put);
  });
});
