// How long the released file takes to open, each keystroke, and a save: node tests/e2e/bench.mjs. Exit code 1 when over budgets.json.
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { go, openApp, openDetails, putOnShelf, ready, row } from "./lib/app.mjs";
import { addressOf, openModern } from "./lib/browser.mjs";
import { sealed } from "./lib/draft_file.mjs";
import { costs, percentile, traced } from "./lib/keystrokes.mjs";
import { mainThread, savedAfter } from "./lib/saving.mjs";
import { put, seal } from "./lib/storage.mjs";

const BUDGETS = JSON.parse(readFileSync(new URL("../../budgets.json", import.meta.url)));
const SAMPLE = readFileSync(new URL("../../docs/sample.json", import.meta.url), "utf8");
const OPENINGS = 5;
const SAVES = 10;
const POINTS = 20;
// As long as a ledger gets before it is folded.
const ENTRIES = 1_400;
const KEYS = [..."12345678", ...Array(8).fill("Backspace")];
// Time enough for the frame, so that asking whether it has come does not get in its way.
const BETWEEN = 50;

const field = (code, key) => [`${code} ${key}`, (page) => page.locator(`[id="f-${code}-${key}"]`)];
const inDetails = (label) => [`14.2 ${label}`, (page) => row(page, "14.2").getByLabel(label).first()];
const FIELDS = [
  field("2.1", "score"), field("10.1", "count"), field("10.3", "count"), field("13.1", "3.num"), field("14.2", "num"), field("14.2", "den"),
  field("14.4", "pct"), field("16.1", "n2"), field("18.2", "y3.den"), field("23.3", "ref.pct"),
  inDetails("备注"), inDetails("扣分原因"), inDetails("材料名称"), ["search", (page) => page.getByLabel("查找指标、单位、材料")],
];

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const frame = (page) => page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); }));
const throttle = async (page, rate) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
};

async function opening(rate) {
  const times = [];
  for (let run = 0; run < OPENINGS; run += 1) {
    const before = `Object.defineProperty(window, "qcReady", { configurable: true, set(value) {
      Object.defineProperty(window, "qcReady", { value, writable: true });
      window.readyAfter = performance.now();
    } })`;
    const { page, close } = await openModern({ target: "about:blank", before });
    await throttle(page, rate);
    await page.goto(addressOf());
    await ready(page);
    times.push(await page.evaluate(() => window.readyAfter));
    await close();
  }
  return percentile(times, 0.5);
}

async function typing(rate) {
  const { page, close } = await openApp();
  await putOnShelf(page, { sample: SAMPLE });
  await go(page, "/draft/sample/fill", ".pt");
  await openDetails(row(page, "14.2"));
  await throttle(page, rate);
  const all = [];
  const fields = [];
  for (const [name, locate] of FIELDS) {
    const input = locate(page);
    await input.fill("");
    await input.focus();
    await frame(page);
    const events = await traced(page.context().browser(), async () => {
      for (const key of KEYS) {
        await page.keyboard.press(key);
        await pause(BETWEEN * rate);
        await frame(page);
      }
    });
    const found = costs(events);
    const known = found.filter((cost) => cost !== null);
    if (known.length !== KEYS.length) throw new Error(`${name}: ${known.length} of ${KEYS.length} keystrokes found in the trace`);
    fields.push([name, ...[0.5, 0.95, 1].map((share) => percentile(known, share))]);
    all.push(...known);
  }
  await close();
  return { all, fields };
}

// The sample with a long ledger, twenty restore points of it beside: from the end of the pause to 已保存, and the main thread's work.
async function saving(rate) {
  const { page, close } = await openApp();
  const entry = (_, at) => [at + 1, { at: "2026-03-05 14:03:22", who: "填报人", how: "hand", spot: "answers/14.2/note", before: `第 ${at} 次核对`, after: `第 ${at + 1} 次核对` }];
  const text = sealed(JSON.parse(SAMPLE), (file) => {
    file.format_version = 3;
    file.draft.ledger = Object.fromEntries(Array.from({ length: ENTRIES }, entry));
  });
  await putOnShelf(page, { sample: text });
  await go(page, "/draft/sample/fill", ".pt");
  const points = Array.from({ length: POINTS }, (_, at) => {
    const key = `point/sample/${String(at + 1).padStart(6, "0")}`;
    return [key, seal(key, 1, `2026-03-05 14:03:22\n${text}`)];
  });
  await put(page, { vault: Object.fromEntries(points) });
  await openDetails(row(page, "14.2"));
  await throttle(page, rate);
  const input = row(page, "14.2").getByLabel("备注").first();
  await input.focus();
  const [waited, worked] = [[], []];
  for (let run = 0; run < SAVES; run += 1) {
    const events = await traced(page.context().browser(), async () => {
      const after = await savedAfter(page);
      await page.keyboard.press("1");
      waited.push(await after());
      await frame(page);
    });
    worked.push(mainThread(events));
  }
  await close();
  return { kilobytes: Math.round(Buffer.byteLength(text) / 1024), waited, worked };
}

const rows = [];
let over = false;
function judge(what, value, name) {
  const budget = BUDGETS[name];
  const bad = budget !== undefined && value > budget;
  over ||= bad;
  rows.push([what, `${value.toFixed(1)} ms`, budget === undefined ? "" : `${budget} ms`, budget === undefined ? "" : bad ? "OVER" : "ok"]);
}

judge(`ready, median of ${OPENINGS}`, await opening(1), "ready_ms");
judge(`ready at 4×, median of ${OPENINGS}`, await opening(4));
for (const [rate, name] of [[1, "keystroke_p95_ms"], [4, "keystroke_p95_4x_ms"]]) {
  const { all, fields } = await typing(rate);
  judge(`keystroke p50 of ${all.length}, ${rate}×`, percentile(all, 0.5));
  judge(`keystroke p95 of ${all.length}, ${rate}×`, percentile(all, 0.95), name);
  console.log(`\n${`${rate}× by field`.padEnd(18)}    p50    p95    max`);
  for (const [field, ...values] of fields) console.log(`${field.padEnd(18)} ${values.map((value) => value.toFixed(1).padStart(6)).join(" ")}`);
}
for (const rate of [1, 4]) {
  const { kilobytes, waited, worked } = await saving(rate);
  judge(`save of ${kilobytes} KB, ${POINTS} points, ${rate}×`, percentile(waited, 0.5));
  judge(`the same, longest of ${SAVES}, ${rate}×`, Math.max(...waited));
  judge(`the same, main thread p50, ${rate}×`, percentile(worked, 0.5));
}
console.log(`\n${"measured".padEnd(34)} ${"value".padStart(10)} ${"budget".padStart(8)}`);
for (const [what, value, budget, verdict] of rows) console.log(`${what.padEnd(34)} ${value.padStart(10)} ${budget.padStart(8)}  ${verdict}`);
const [load] = loadavg();
if (load > availableParallelism()) console.log(`The machine was busy (load ${load.toFixed(1)} on ${availableParallelism()} cores): the figures are higher than on an idle one.`);
process.exit(over ? 1 : 0);
