// Chromium 80 and 92, as npm carries them, unpacked once into a cache folder.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { addressOf, leavesThePage, QUIET } from "./browser.mjs";

const CACHE = process.env.QC_OLD_BROWSERS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "quality-county");

function unpack(version) {
  const ready = join(CACHE, `chromium-${version}`);
  if (existsSync(ready)) return ready;
  const packed = fileURLToPath(new URL(`../node_modules/chromium-${version}/bin/`, import.meta.url));
  if (!existsSync(packed)) throw new Error(`Chromium ${version} is missing: run scripts/setup.sh test (or npm ci in tests/e2e)`);
  mkdirSync(CACHE, { recursive: true });
  // Renamed when whole, so that an interrupted run or a second one at the same time leaves nothing half unpacked.
  const partial = mkdtempSync(join(CACHE, `chromium-${version}-`));
  writeFileSync(join(partial, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))));
  chmodSync(join(partial, "chromium"), 0o755);
  for (const archive of ["aws", "swiftshader"]) {
    const tar = brotliDecompressSync(readFileSync(join(packed, `${archive}.tar.br`)));
    execFileSync("tar", ["-xf", "-", "-C", partial], { input: tar });
  }
  try {
    renameSync(partial, ready);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(ready)) throw error;
  }
  return ready;
}

// One start in twenty of these builds hangs for good before it opens its first page; another start then helps.
const STARTS = 5;
const PATIENCE = 8_000;

const within = (milliseconds, promise) => {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, milliseconds, null); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

async function start(options) {
  for (let tries = 1; ; tries += 1) {
    // One that hangs sooner still is ended by the launcher.
    const browser = await puppeteer.launch({ ...options, timeout: PATIENCE }).catch((error) => {
      if (tries === STARTS) throw error;
      return null;
    });
    if (!browser) continue;
    // A page that comes too late is dropped with its browser; its complaint must not end the tests.
    const first = browser.pages().then(([page]) => page ?? browser.newPage());
    first.catch(() => {});
    const page = await within(PATIENCE, first);
    if (page) return { browser, page };
    browser.process().kill("SIGKILL");
    if (tries === STARTS) throw new Error(`${options.executablePath} did not open a page in ${STARTS} starts`);
  }
}

// Same options and answer as openModern, as far as old engines go; page is Puppeteer's.
export async function openOld(version, { width = 1366, height = 768, deviceScaleFactor = 1, target, before } = {}) {
  const url = addressOf(target);
  const folder = unpack(version);
  const profile = mkdtempSync(join(tmpdir(), `quality-county-${version}-`));
  const { browser, page } = await start({
    executablePath: join(folder, "chromium"),
    userDataDir: profile,
    args: [...QUIET, "--headless", "--single-process", "--no-zygote", "--hide-scrollbars", "--lang=zh-CN"],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "lib") },
    defaultViewport: { width, height, deviceScaleFactor },
  });
  const requests = [];
  const consoleErrors = [];
  const close = async () => {
    await within(PATIENCE, browser.close());
    browser.process()?.kill("SIGKILL");
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    page.on("request", (request) => { if (leavesThePage(request.url())) requests.push(request.url()); });
    page.on("console", (message) => { if (message.type() === "error") consoleErrors.push(message.text()); });
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(url);
    return { page, requests, consoleErrors, close };
  } catch (error) {
    await close();
    throw error;
  }
}
