// How long a save takes once the pause after typing is over.
const PAUSE = 400;

// Listens for the next edit; then gives what tells the milliseconds from the end of the pause after it until the page says that it is
// saved. Await it, type, and await what it gave.
export async function savedAfter(page) {
  await page.evaluate((pause) => {
    window.savedAfter = new Promise((resolve) => {
      const slot = document.querySelector(".saved-slot");
      let [typed, waits] = [Infinity, false];
      document.addEventListener("input", () => { typed = performance.now(); }, { once: true, capture: true });
      const observer = new MutationObserver(() => {
        const saved = slot.textContent.includes("已保存");
        if (saved && waits) {
          observer.disconnect();
          resolve(performance.now() - typed - pause);
        }
        waits ||= !saved;
      });
      observer.observe(slot, { childList: true, characterData: true, subtree: true });
    });
  }, PAUSE);
  return () => page.evaluate(() => window.savedAfter);
}

// Milliseconds of processor time of the main thread's tasks from shortly before the end of the pause on.
export function mainThread(events) {
  const input = events.find((event) => event.name === "EventDispatch" && event.args.data?.type === "input");
  const from = input.ts + (PAUSE - 50) * 1000;
  const tasks = events.filter((event) => event.name === "RunTask" && event.pid === input.pid && event.tid === input.tid && event.ts > from);
  return tasks.reduce((sum, task) => sum + (task.tdur ?? task.dur ?? 0), 0) / 1000;
}
