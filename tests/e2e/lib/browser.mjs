// Today's Chromium on the built single file, watched: what it asks the network for, and what it complains about.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// A copy elsewhere can be named, so that a build that is being written does not disturb a run.
export const SINGLE_FILE = process.env.SINGLE_FILE || fileURLToPath(new URL("../../../dist/质量强县自评.html", import.meta.url));

export function addressOf(target = SINGLE_FILE) {
  if (/^(https?|about):/.test(target)) return target;
  if (!existsSync(target)) throw new Error(`${target} is missing: build it first (trunk build --release, then node scripts/pack.mjs)`);
  return pathToFileURL(target).href;
}

export const leavesThePage = (url) => !/^(file|data|blob|about):/.test(url);

export const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// target: a file path or an http address. before: run in the page ahead of its own scripts.
// A userDataDir that is given is kept, so that a second call finds what the first one stored.
export async function openModern({ width = 1366, height = 768, colorScheme = "light", userDataDir, deviceScaleFactor = 1, target, before, offline = true, ...context } = {}) {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing: run scripts/setup.sh test, or set CHROMIUM to a Chromium of yours`);
  const url = addressOf(target);
  const profile = userDataDir ?? mkdtempSync(join(tmpdir(), "quality-county-profile-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath, args: QUIET, viewport: { width, height }, colorScheme, deviceScaleFactor, offline, locale: "zh-CN", acceptDownloads: true, ...context,
  });
  const requests = [];
  const consoleErrors = [];
  const watch = (page) => {
    page.on("console", (message) => { if (message.type() === "error") consoleErrors.push(message.text()); });
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    page.on("websocket", (socket) => requests.push(socket.url()));
  };
  browser.on("request", (request) => { if (leavesThePage(request.url())) requests.push(request.url()); });
  browser.pages().forEach(watch);
  browser.on("page", watch);
  const page = browser.pages()[0] ?? (await browser.newPage());
  const close = async () => {
    await browser.close();
    if (!userDataDir) rmSync(profile, { recursive: true, force: true });
  };
  try {
    if (before) await page.addInitScript(before);
    await page.goto(url);
  } catch (error) {
    await close();
    throw error;
  }
  return { page, requests, consoleErrors, close };
}
