// What happens before the program runs, and when it dies: in today's Chromium and in the old kernels that are promised.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { openModern } from "./lib/browser.mjs";
import { openOld } from "./lib/old.mjs";
import { seal } from "./lib/storage.mjs";
import { packStub } from "./lib/stub.mjs";

let stub;
let server;
before(async () => {
  stub = await packStub();
  server = await serve(stub.dist, 0);
});
after(() => {
  server?.close();
  stub?.remove();
});

const bodyText = (page) => page.evaluate(() => document.body.innerText);

async function eventually(read, wanted) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await read();
    if (wanted(found)) return found;
    if (Date.now() > deadline) assert.fail(`waited in vain, last seen: ${found}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const until = (page, words) => eventually(() => bodyText(page), (text) => text.includes(words));

async function showsTheAnswer(page) {
  await until(page, "42");
  assert.equal((await bodyText(page)).trim(), "42 </script> <!-- $&");
  const colours = await page.evaluate(() => [document.body, document.getElementById("answer")].map((element) => getComputedStyle(element).color));
  assert.deepEqual(colours, ["rgb(4, 5, 6)", "rgb(1, 2, 3)"]);
}

const draft = (county, year) => JSON.stringify({ draft: { county, year } });
const LOCAL = {
  "draft/a": draft("甲县", 2025),
  "draft/b": "{damaged",
  "draft/c/a": seal("draft/c/a", 3, draft("丙县", 1)),
  "draft/c/b": seal("draft/c/b", 4, draft("丙县", 2)),
  "journal/c/a": seal("journal/c/a", 4, "3\n{}"),
  "journal/c/b": seal("journal/c/b", 3, "2\n{}"),
  "draft/d/a": seal("draft/d/a", 7, draft("丁县", 1)),
  "draft/d/b": seal("draft/d/b", 8, draft("丁县", 2)).slice(0, -3),
  "journal/d/a": seal("journal/d/a", 9, '7\n{"county":"丁丁县"}'),
  "draft/f/a": seal("draft/f/a", 1, draft("己县", 1), 2),
  "setting/who": "某",
};
const VAULT = { "draft/d/a": seal("draft/d/a", 7, draft("丁县", 1)), "draft/e/a": seal("draft/e/a", 5, draft("戊县", 1)), "draft/e/b": seal("draft/e/b", 6, draft("戊县", 2)), "point/e/1": "x" };
const OFFERED = [
  "下载草稿：甲县 2025 年", "下载草稿：b", "下载草稿：丙县 2 年", "下载草稿：丁县 1 年", "下载最后几步的记录：丁县 1 年", "下载草稿：戊县 2 年",
  "下载读不出来的内容：draft/d/b", "下载读不出来的内容：draft/f/a", "重新打开",
];

// Runs in the page: puts texts into local storage, and into a database as the app makes it.
const STORE = async ([local, vault]) => {
  for (const key of Object.keys(local)) localStorage.setItem(`quality-county/${key}`, local[key]);
  await new Promise((resolve) => {
    const request = indexedDB.open("quality-county", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("texts");
    request.onsuccess = () => {
      const transaction = request.result.transaction("texts", "readwrite");
      for (const key of Object.keys(vault)) transaction.objectStore("texts").put(vault[key], key);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
};

const KERNELS = {
  "today's Chromium": openModern,
  "Chromium 92": (options) => openOld("92", options),
  "Chromium 80": (options) => openOld("80", options),
};

for (const [name, open] of Object.entries(KERNELS)) {
  describe(name, () => {
    const visit = async (options, look) => {
      const visited = await open({ target: stub.single, ...options });
      try {
        await look(visited);
      } finally {
        await visited.close();
      }
    };

    test("the single file runs, asks the network for nothing and may not", () => visit({}, async ({ page, requests, consoleErrors }) => {
      await showsTheAnswer(page);
      assert.deepEqual([requests, consoleErrors], [[], []]);
      const refused = await page.evaluate(async () => {
        const blocked = [];
        document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
        const line = document.createElement("p");
        line.setAttribute("style", "color: red");
        await fetch("http://127.0.0.1:9/").catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 200));
        return [...blocked.sort(), line.style.length];
      });
      assert.deepEqual(refused, ["connect-src", "style-src-attr", 0]);
    }));

    test("the served version runs", () => visit({ target: server.url, offline: false }, async ({ page, requests, consoleErrors }) => {
      await showsTheAnswer(page);
      assert.deepEqual(consoleErrors, []);
      assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), []);
    }));

    test("a trap shows the crash screen with every stored draft, and the program runs no more", () => visit({}, async ({ page }) => {
      await until(page, "42");
      await page.evaluate(STORE, [LOCAL, VAULT]);
      await page.evaluate(() => window.stubTrap());
      await until(page, "程序出错，已停止运行");
      await until(page, "下载草稿");
      const buttons = await page.evaluate(() => [...document.querySelectorAll("button")].map((button) => button.textContent));
      assert.deepEqual(buttons, OFFERED);
      const after = await page.evaluate(() => {
        document.querySelector("details").open = true;
        return { runs: typeof window.stubRun(), details: document.querySelector("pre").textContent };
      });
      assert.equal(after.runs, "undefined");
      assert.match(after.details, /unreachable/);
    }));

    test("without WebAssembly, a message in place of the program", () => visit({ before: "delete window.WebAssembly" }, async ({ page, requests }) => {
      const text = await until(page, "这个浏览器打不开");
      assert.match(text, /Chromium 内核 \d+[^]*缺少的功能：WebAssembly（运行计算程序）。[^]*极速模式/);
      assert.deepEqual(requests, []);
    }));
  });
}

test("what is offered is downloaded byte for byte: a draft without its seal, the rest as it is", async () => {
  const { page, close } = await openModern({ target: stub.single });
  try {
    await until(page, "42");
    const text = '{\n  "draft": {"county": "乙/县", "year": 2024}, "x": "\u00e9😀" }\r\n';
    const torn = seal("draft/z/a", 3, text).slice(0, -1);
    await page.evaluate(STORE, [{ "draft/x": text, "draft/z/a": torn, "journal/y/a": seal("journal/y/a", 9, "2\n{}") }, { "draft/y/b": seal("draft/y/b", 2, `${text}y`) }]);
    await page.evaluate(() => window.stubTrap());
    await until(page, "下载草稿");
    const files = [];
    for (const button of (await page.locator("button").all()).slice(0, -1)) {
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      files.push([download.suggestedFilename(), readFileSync(await download.path(), "utf8")]);
    }
    assert.deepEqual(files, [
      ["质量强县自评 乙_县 2024 年.json", text], ["质量强县自评 y.json", `${text}y`], ["质量强县自评 y 最后几步.txt", "2\n{}"],
      ["质量强县自评 draft_z_a.txt", torn],
    ]);
    await page.getByRole("button", { name: "重新打开" }).click();
    await until(page, "42");
  } finally {
    await close();
  }
});

// The app's own connection may hold the database up for good; a crash screen that waits for it is of no use.
test("a database that does not answer keeps nothing from being offered", async () => {
  const { page, close } = await openModern({ target: stub.single, before: "IDBFactory.prototype.open = () => ({});" });
  try {
    await until(page, "42");
    await page.evaluate(([key, text]) => {
      localStorage.setItem(key, text);
      window.stubTrap();
    }, ["quality-county/draft/c/a", LOCAL["draft/c/a"]]);
    assert.match(await until(page, "下载草稿：丙县 1 年"), /不允许读取本机保存的一部分内容/);
  } finally {
    await close();
  }
});

test("looking for drafts makes no database", async () => {
  const { page, close } = await openModern({ target: stub.single });
  try {
    await until(page, "42");
    await page.evaluate(() => window.stubTrap());
    await until(page, "没有找到已保存的草稿");
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  } finally {
    await close();
  }
});

for (const [name, damage] of Object.entries({
  "cut off": (html) => html.slice(0, html.indexOf('id="wasm"') + 40),
  "changed in its script": (html) => html.replace(/}\)\(\);<\/script>\n<\/body>/, "})(); </script>\n</body>"),
  "changed in its packed script": (html) => html.replace(/(id="script">.{20}).{4}/, "$1AAAA"),
  "changed in its program": (html) => html.replace(/(id="wasm">.{20}).{4}/, "$1AAAA"),
})) {
  test(`a file ${name} says so, even where storage is refused`, async () => {
    const html = readFileSync(stub.single, "utf8");
    const damaged = damage(html);
    assert.notEqual(damaged, html);
    const target = join(stub.dist, "damaged.html");
    writeFileSync(target, damaged);
    const before = 'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } })';
    const { page, close } = await openModern({ target, before });
    try {
      const text = await until(page, "本机保存的内容");
      assert.match(text, /^程序没能打开[^]*没有拷贝完整[^]*不允许读取本机保存的内容[^]*重新打开/);
    } finally {
      await close();
    }
  });
}
