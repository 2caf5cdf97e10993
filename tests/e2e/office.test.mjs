// What writes documents, on the released file: every report in every format, told, stopped, refused, damaged; today's Chromium.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { openApp } from "./lib/app.mjs";
import { SINGLE_FILE } from "./lib/browser.mjs";
import { PACKAGE, checkAll, picturesIn, request, run, runAll } from "./lib/office.mjs";

const TABLE = { kind: "report", report: "score-table", format: "excel" };
const works = async (page) => {
  const { made, refused } = await run(page, request(TABLE));
  assert.deepEqual([refused, made.length], [null, 1]);
  assert.equal(made[0].bytes.toString("latin1", 0, 2), "PK");
};

describe("the single file", { concurrency: false }, () => {
  let app;
  let page;
  const quiet = () => assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
  before(async () => {
    app = await openApp();
    page = app.page;
  });
  after(() => app?.close());

  test("every report in every format, and the package", async (context) => {
    const answers = await runAll(page);
    checkAll(answers);
    for (const { report, format, ms, memory, longestGap } of answers) {
      context.diagnostic(`${report} ${format}: ${ms.toFixed(0)} ms, ${(memory / 2 ** 20).toFixed(1)} MB, longest gap between frames ${longestGap.toFixed(0)} ms`);
    }
    quiet();
  });

  test("the same request makes the same bytes", async () => {
    const [one, other] = [await run(page, request(PACKAGE)), await run(page, request(PACKAGE))];
    assert.deepEqual(one.made, other.made);
    assert.notEqual(one.made.length, 0);
  });

  test("a person stops it at once, and the next job works", async () => {
    const began = await run(page, request(PACKAGE), { stopAt: 1 });
    assert.deepEqual([began.stopped, began.refused, began.made, began.told.length], [true, null, [], 1]);
    // Before the worker is there at all.
    const early = await page.evaluate(async (text) => {
      const running = window.qcOffice(text, [], () => {});
      window.qcOfficeStop();
      return running.then(() => "made", (error) => error);
    }, request(TABLE));
    assert.equal(early, null);
    await works(page);
    // Nothing runs: nothing to stop.
    await page.evaluate(() => window.qcOfficeStop());
    quiet();
  });

  test("one job at a time", async () => {
    const [second, first] = await page.evaluate(async (text) => {
      const running = window.qcOffice(text, [], () => {});
      const refused = await window.qcOffice(text, [], () => {}).catch((error) => error.message);
      return [refused, (await running).length];
    }, request(TABLE));
    assert.deepEqual([second, first], ["busy", 1]);
  });

  test("a request that makes no sense is refused with a sentence", async () => {
    for (const text of ["", "{", "null", '{"want":{}}', request({ kind: "report", report: "poem", format: "word" }), request(PACKAGE, "{}")]) {
      const { refused, made } = await run(page, text);
      assert.match(refused, /[一-龥].*。/, text.slice(0, 40));
      assert.deepEqual(made, []);
    }
    await works(page);
    quiet();
  });

  test("files go with the request; what is no workbook is said", async () => {
    const { made, refused } = await run(page, request({ kind: "read", names: ["收集表.xlsx"] }), { files: [Buffer.from("no workbook")] });
    assert.equal(refused, null);
    const answer = JSON.parse(made[0].bytes.toString());
    assert.deepEqual([made[0].name, made[0].kind, answer.pack], ["收集表.xlsx", "application/json", null]);
    assert.match(answer.refused, /。$/);
  });

  // Runs in the page: a job whose worker fails in this way.
  const FAIL = async ([text, fault]) => {
    const { Worker } = window;
    const faults = {
      "its program is none": () => class extends Worker {
        postMessage(message) { super.postMessage({ ...message, wasm: new ArrayBuffer(8) }); }
      },
      "it traps": () => Worker,
      "its script throws": () => class extends Worker {
        constructor() { super(URL.createObjectURL(new Blob(["throw new Error('x')"]))); }
      },
      "the browser refuses it": () => class { constructor() { throw new Error("no workers"); } },
    };
    window.Worker = faults[fault]();
    // More than the program's memory can hold.
    const files = fault === "it traps" ? [{ length: 3e9 }] : [];
    const reason = await window.qcOffice(text, files, () => {}).then(() => "made", (error) => error.message);
    window.Worker = Worker;
    return reason;
  };
  for (const [fault, words] of Object.entries({
    "its program is none": "出错停下了（CompileError",
    "it traps": "出错停下了（RuntimeError",
    "its script throws": "没有运行起来（Uncaught Error: x",
    "the browser refuses it": "没有运行起来（no workers",
  })) {
    test(`a worker fails, since ${fault}: it is said, and the next job works`, async () => {
      const refused = await page.evaluate(FAIL, [request(TABLE), fault]);
      assert.ok(refused.startsWith(`处理文件的程序${words}`), refused);
      assert.match(refused, /。草稿没有改动，没有生成文件；请再试一次/);
      await works(page);
      assert.equal(await page.evaluate(() => window.qcCrashed), undefined);
      quiet();
    });
  }

  test("a drawing that cannot become a picture is left out: the document is made without", async () => {
    await page.evaluate(() => {
      window.toBlob = HTMLCanvasElement.prototype.toBlob;
      HTMLCanvasElement.prototype.toBlob = function (then) { then(null); };
    });
    const { refused, made } = await run(page, request({ kind: "report", report: "one-page", format: "word" }));
    await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = window.toBlob; });
    assert.deepEqual([refused, picturesIn(made[0].bytes)], [null, 0]);
  });
});

for (const id of ["office", "office-script"]) {
  test(`a file whose block "${id}" is damaged: it is said each time, and the app lives on`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "quality-county-office-"));
    const target = join(folder, "damaged.html");
    const html = readFileSync(SINGLE_FILE, "utf8");
    const damaged = html.replace(new RegExp(`(id="${id}">.{1000}).{8}`), "$1AAAAAAAA");
    assert.notEqual(damaged, html);
    writeFileSync(target, damaged);
    const app = await openApp({ target });
    try {
      for (let tries = 0; tries < 2; tries += 1) {
        const { refused, made } = await run(app.page, request(TABLE));
        assert.match(refused, /读不出来（.+）。草稿没有改动.*换一份完整的/);
        assert.deepEqual(made, []);
      }
      assert.equal(await app.page.evaluate(() => window.qcCrashed), undefined);
      await app.page.getByRole("form", { name: "新建草稿" }).waitFor();
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test("served: from files beside the page, at the second try where the server did not answer at first", async () => {
  const server = await serve(dirname(SINGLE_FILE), 0);
  const { page, requests, consoleErrors, close } = await openApp({ target: server.url, offline: false });
  try {
    await page.route(/_office\.wasm/, (route) => route.abort(), { times: 1 });
    assert.match((await run(page, request(TABLE))).refused, /没有从服务器取到（.*fetch.*）。草稿没有改动/i);
    await works(page);
    assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), []);
    assert.deepEqual(consoleErrors.filter((text) => !/ERR_FAILED/.test(text)), []);
    assert.equal(requests.filter((url) => /_office\.wasm/.test(url)).length, 2);
  } finally {
    await close();
    server.close();
  }
});
