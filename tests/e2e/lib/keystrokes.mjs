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
// frame is not work, so the tasks in between are added up; by their processor time, so that a busy machine does not count.
// Under CPU throttling it does count: the throttle spins on the same thread, three times (at 4×) the wall time since it last let
// go, preempted and waiting time included. There a throttled keystroke costs 5 to 6 times an unthrottled one, a plain loop 4.2.
export function costs(events) {
  const dispatched = (type) => events.filter((event) => event.name === "EventDispatch" && event.args.data?.type === type).sort((a, b) => a.ts - b.ts);
  const keydowns = dispatched("keydown");
  if (keydowns.length === 0) return [];
  const { pid, tid } = keydowns[0];
  const named = (name) => events.filter((event) => event.name === name && event.pid === pid && event.tid === tid).sort((a, b) => a.ts - b.ts);
  const [inputs, tasks, frames] = [dispatched("input"), named("RunTask"), named("Commit")];
  return keydowns.map((keydown, at) => {
    const next = keydowns[at + 1]?.ts ?? Infinity;
    const input = inputs.find((event) => event.ts >= keydown.ts && event.ts < next);
    const frame = input && frames.find((event) => event.ts >= end(input) && event.ts < next);
    if (!frame) return null;
    const between = tasks.filter((task) => task.ts < end(frame) && end(task) > keydown.ts);
    return between.reduce((sum, task) => sum + (task.tdur ?? task.dur ?? 0), 0) / 1000;
  });
}

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
};
