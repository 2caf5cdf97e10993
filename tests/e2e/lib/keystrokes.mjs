// What the main thread spends on each keystroke, from the browser's own trace.

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];

export async function traced(browser, run) {
  const cdp = await browser.newBrowserCDPSession();
  const events = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES, excludedCategories: ["*"] } });
  await run();
  const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.end");
  await complete;
  await cdp.detach();
  return events;
}

const end = (event) => event.ts + (event.dur ?? 0);

// Milliseconds of main-thread work from each keydown to the end of the frame that shows what it changed. Waiting for that
// frame is not work, so only the tasks in between are added up.
export function costs(events) {
  const keydowns = events.filter((event) => event.name === "EventDispatch" && event.args.data?.type === "keydown").sort((a, b) => a.ts - b.ts);
  if (keydowns.length === 0) return [];
  const { pid, tid } = keydowns[0];
  const here = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = here.filter((event) => event.name === "RunTask" && event.dur).sort((a, b) => a.ts - b.ts);
  const inputs = here.filter((event) => event.name === "EventDispatch" && event.args.data?.type === "input").sort((a, b) => a.ts - b.ts);
  const frames = here.filter((event) => event.name === "Commit").sort((a, b) => a.ts - b.ts);
  return keydowns.map((keydown, at) => {
    const next = keydowns[at + 1]?.ts ?? Infinity;
    const input = inputs.find((event) => event.ts >= keydown.ts && event.ts < next);
    const frame = input && frames.find((event) => event.ts >= end(input) && event.ts < next);
    if (!frame) return null;
    const [from, to] = [keydown.ts, end(frame)];
    const work = tasks.filter((task) => task.ts < to && end(task) > from).reduce((sum, task) => sum + Math.min(end(task), to) - Math.max(task.ts, from), 0);
    return work / 1000;
  });
}

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
};
