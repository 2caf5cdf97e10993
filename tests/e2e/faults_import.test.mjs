// Two hundred bad files (sixty of them in a short run), one after another: each is refused with its place or shown for a decision, at once, and changes nothing.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createDraft, exportDraft, fillIn, go, pickFile, saved } from "./lib/app.mjs";
import { sealed } from "./lib/draft_file.mjs";
import { openBrowser, openStore } from "./lib/many.mjs";
import { SEED, SOAK, dice } from "./lib/soak.mjs";
import { stored } from "./lib/storage.mjs";

const LIMIT = 2_000;
const folder = mkdtempSync(join(tmpdir(), "quality-county-faults-"));
let browser;
let app;
let page;
let sample;
let text;
let shelf;
before(async () => {
  browser = await openBrowser();
  app = await openStore(browser);
  page = app.page;
  await createDraft(page, { county: "原有县" });
  await fillIn(page, "1.1", "达到");
  await saved(page);
  await go(page, "/", ".draft-card");
  await page.getByRole("button", { name: "打开示例县" }).click();
  await page.waitForSelector(".pt");
  sample = JSON.parse((await exportDraft(page)).text);
  text = JSON.stringify(sample, null, 2);
  await go(page, "/", ".draft-card");
  shelf = await stored(page);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  assert.deepEqual(app?.errors, []);
});

const HOSTILE = [
  '<img src=x onerror="window.hurt=1">', "__proto__", "constructor", "a\u0000b", "\u202e示例县\u2066", "\ud800", "\udc00\ud800", "\ufeff", "𠮷😀", "'; alert(1) //",
  "</script><script>window.hurt=1</script>", "1e400", "NaN", "Infinity", "-0", "９５％", "9".repeat(400), "x".repeat(100_000),
];
const ODD = [null, true, [], {}, "", -1, 0.1, 1e300, [[]], { cells: null }, { __proto__: null }, "是", 1e21];

// Every place in a value, as a path.
function paths(value, path = []) {
  if (value === null || typeof value !== "object") return [path];
  return [path, ...Object.keys(value).flatMap((key) => paths(value[key], [...path, key]))];
}
function put(file, path, value) {
  const holder = path.slice(0, -1).reduce((at, key) => at[key], file);
  holder[path.at(-1)] = value;
}
const nested = (depth, kind) => (kind === "[" ? "[".repeat(depth) + "]".repeat(depth) : '{"a":'.repeat(depth) + "1" + "}".repeat(depth));

// kind → what makes one file of it, from dice
const KINDS = {
  truncated: (roll) => text.slice(0, Math.floor(roll() * text.length)),
  "truncated in the middle of a character": (roll) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, Math.floor(roll() * bytes.length));
  },
  "with flipped bytes": (roll) => {
    const bytes = Buffer.from(text);
    for (let times = 0; times < 1 + roll() * 5; times += 1) bytes[Math.floor(roll() * bytes.length)] ^= 1 << Math.floor(roll() * 8);
    return bytes;
  },
  "with a part twice": (roll) => {
    const [from, to] = [roll(), roll()].map((at) => Math.floor(at * text.length)).sort((a, b) => a - b);
    return text.slice(0, to) + text.slice(from);
  },
  "with a part missing": (roll) => {
    const at = Math.floor(roll() * text.length);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(roll() * 40));
  },
  "wrong-typed": (roll) => {
    const all = paths(sample).filter((path) => path.length > 0 && path[0] !== "result");
    return sealed(sample, (file) => put(file, all[Math.floor(roll() * all.length)], ODD[Math.floor(roll() * ODD.length)]));
  },
  "with a hostile text": (roll) => {
    const all = paths(sample.draft).filter((path) => path.length > 0);
    return sealed(sample, (file) => put(file.draft, all[Math.floor(roll() * all.length)], HOSTILE[Math.floor(roll() * HOSTILE.length)]));
  },
  "with a hostile name": (roll) => {
    const name = JSON.stringify(HOSTILE[Math.floor(roll() * HOSTILE.length)]);
    return text.replace(roll() < 0.5 ? '"answers": {' : '"draft": {', (found) => `${found}${name}: {"polluted": true},`);
  },
  "nested 10,000 deep": (roll) => text.replace(/"county": "[^"]*"/, () => `"county": ${nested(10_000, roll() < 0.5 ? "[" : "{")}`),
  "with a number beyond numbers": (roll) => text.replace(/"year": \d+/, () => `"year": ${["1e400", "-1e400", "0e999999999", "1".repeat(500), "01", "1e", "+1", "0x10"][Math.floor(roll() * 8)]}`),
};
const COUNT = SOAK ? 200 : 60;

// Where it is wrong: a line, a byte, a member, or the file as a whole.
const PLACE = /第 \d+ 行第 \d+ 列|第 \d+ 个字节|(^|\s)(draft|rule_set|saved|format)[^\n]*：|文件是空的|超过 20 MB|不是本工具的自评文件|格式版本是|评分细则“[^”]*”|缺少这一项|格式是“/m;

async function offer(name, content, what) {
  const began = Date.now();
  if (content.path) await page.locator("input[type=file]").setInputFiles(content.path);
  else await pickFile(page, name, content);
  const shown = page.locator(".refused, .preview, [aria-label='导入预览']").filter({ hasText: name }).first();
  await shown.waitFor();
  const took = Date.now() - began;
  const said = await shown.innerText();
  assert.ok(took < LIMIT, `${what}: ${took} ms`);
  const state = await page.evaluate(() => [Boolean(window.qcCrashed), window.hurt, {}.polluted, document.querySelectorAll("#app img").length]);
  assert.deepEqual(state, [false, undefined, undefined, 0], what);
  if (said.includes("没有打开")) {
    assert.match(said, PLACE, what);
    assert.match(said, /原有的草稿没有任何改动/, what);
  }
  const away = page.getByRole("button", { name: said.includes("没有打开") ? "知道了" : "取消" });
  await away.click();
  await shown.waitFor({ state: "detached" });
  return said.includes("没有打开");
}

describe("bad files", { concurrency: false }, () => {
  for (const [at, [kind, make]] of Object.entries(KINDS).entries()) {
    test(kind, async () => {
      const roll = dice(SEED + at);
      let refused = 0;
      for (let number = 0; number < COUNT / Object.keys(KINDS).length; number += 1) {
        const content = make(roll);
        refused += await offer(`${kind} ${number}.json`, content, `${kind} ${number}: ${String(content).slice(0, 300)}`);
      }
      // Some of them happen to be good; a kind that always is would test nothing.
      assert.ok(refused > 0, `${refused}`);
      assert.deepEqual(await stored(page), shelf);
    });
  }

  const large = (megabytes, start, filler) => {
    const path = join(folder, `${megabytes} MB ${start.length}.json`);
    if (filler) writeFileSync(path, start + filler.repeat(megabytes * 1024 * 1024 - start.length - 10));
    else {
      writeFileSync(path, start);
      truncateSync(path, megabytes * 1024 * 1024);
    }
    return { path };
  };
  const LARGE = {
    "50 MB": () => [large(50, "{"), "50 MB 1.json"],
    "just allowed, of blanks": () => [large(20, "", " "), "20 MB 0.json"],
    "just allowed, of brackets": () => [large(20, "[", "["), "20 MB 1.json"],
    "just allowed, one text without an end": () => [large(20, '{"', "x"), "20 MB 2.json"],
  };
  for (const [name, make] of Object.entries(LARGE)) {
    test(name, async () => {
      const [content, file] = make();
      assert.equal(await offer(file, content, name), true);
      assert.deepEqual(await stored(page), shelf);
    });
  }

  test("just allowed, and good: a note of 19 million characters", async () => {
    const path = join(folder, "大备注.json");
    writeFileSync(path, sealed(sample, (file) => { file.draft.answers["1.1"] = { note: "x".repeat(19_000_000) }; }));
    await offer("大备注.json", { path }, "a large note");
    assert.deepEqual(await stored(page), shelf);
  });
});
