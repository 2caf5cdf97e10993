// What happens before the program runs, and when it dies: in today's Chromium and in the old kernels that are promised.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { openModern } from "./lib/browser.mjs";
import { openOld } from "./lib/old.mjs";
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
      await page.evaluate(() => {
        localStorage.setItem("quality-county/draft/a", JSON.stringify({ draft: { county: "甲县", year: 2025 } }));
        localStorage.setItem("quality-county/draft/b", "{damaged");
        localStorage.setItem("quality-county/settings", "{}");
        window.stubTrap();
      });
      await until(page, "程序出错，已停止运行");
      const buttons = await page.evaluate(() => [...document.querySelectorAll("button")].map((button) => button.textContent));
      assert.deepEqual(buttons, ["下载草稿：甲县 2025 年", "下载草稿：b", "重新打开"]);
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

test("a draft is downloaded byte for byte", async () => {
  const { page, close } = await openModern({ target: stub.single });
  try {
    await until(page, "42");
    const text = '{\n  "draft": {"county": "乙/县", "year": 2024}, "x": "\u00e9😀" }\r\n';
    await page.evaluate((value) => {
      localStorage.setItem("quality-county/draft/x", value);
      window.stubTrap();
    }, text);
    await until(page, "下载草稿");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button")]);
    assert.equal(download.suggestedFilename(), "质量强县自评 乙_县 2024 年.json");
    assert.equal(readFileSync(await download.path(), "utf8"), text);
    await page.getByRole("button", { name: "重新打开" }).click();
    await until(page, "42");
  } finally {
    await close();
  }
});

for (const [name, damage] of Object.entries({
  "cut off": (html) => html.slice(0, html.indexOf('id="wasm"') + 40),
  "changed in its script": (html) => html.replace(/}\)\(\);<\/script>\n<\/body>/, "})(); </script>\n</body>"),
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
      const text = await until(page, "程序没能打开");
      assert.match(text, /没有拷贝完整[^]*不允许读取本机保存的内容[^]*重新打开/);
    } finally {
      await close();
    }
  });
}
