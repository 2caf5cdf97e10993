// Today's Chromium as a process group of its own, so that it can be killed whole, without a word of farewell.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { WAIT, ready } from "./app.mjs";
import { QUIET, addressOf } from "./browser.mjs";

const PATIENCE = 20_000;

// Opens the app at `path` (behind the #) on a profile that is kept. `saw` is told the note of 14.2 and the total whenever 已保存 comes up.
export async function launch(profile, { path = "", saw = () => {} } = {}) {
  const executable = process.env.CHROMIUM || "/usr/bin/chromium";
  const args = [...QUIET, "--headless=new", "--lang=zh-CN", "--window-size=1366,768", `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"];
  const child = spawn(executable, args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const over = new Promise((resolve) => { child.once("exit", resolve); });
  // The group lives on as long as any of its processes does.
  const kill = async () => {
    process.kill(-child.pid, "SIGKILL");
    await over;
  };
  try {
    const endpoint = await endpointOf(child);
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    await context.exposeFunction("sawSaved", saw);
    await context.addInitScript(WATCH);
    const open = async (at = path) => {
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT);
      await page.goto(`${addressOf()}#${at}`);
      await ready(page);
      return page;
    };
    return { browser, context, open, kill, page: await open() };
  } catch (error) {
    await kill();
    throw error;
  }
}

function endpointOf(child) {
  return new Promise((resolve, reject) => {
    let told = "";
    const timer = setTimeout(() => reject(new Error(`Chromium did not start: ${told}`)), PATIENCE);
    child.stderr.on("data", (data) => {
      told += data;
      const found = /DevTools listening on (ws:\S+)/.exec(told);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
  });
}

// What stands on screen at the moment when it says that everything is saved.
const WATCH = `addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    const shown = document.querySelector(".saved-slot");
    if (!shown || !shown.textContent.includes("已保存")) return;
    const field = [...document.querySelectorAll('[id="p-14.2"] .field')].find((field) => field.textContent.includes("备注"));
    window.sawSaved({ note: field && field.querySelector("textarea").value, total: document.querySelector(".total-box .total").innerText });
  }).observe(document, { subtree: true, childList: true, characterData: true });
});`;
