// One Chromium for many tests, each with empty stores of its own: starting a browser takes longer than most of them.
import { chromium } from "playwright-core";
import { WAIT, createDraft, draftAddress, fillIn, ready, saved } from "./app.mjs";
import { QUIET, addressOf } from "./browser.mjs";

export const openBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: QUIET });

// before: run in every page ahead of its own scripts.
export async function openStore(browser, before = "") {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", offline: true });
  const errors = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  await context.addInitScript(before);
  const open = async (path = "") => {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT);
    await page.goto(`${addressOf()}#${path}`);
    await ready(page);
    return page;
  };
  return { context, errors, open, page: await open(), close: () => context.close() };
}

// A store with one draft in it that has one certain point, open for filling in. path: its address behind the #.
export async function openDraft(browser, county, before) {
  const store = await openStore(browser, before);
  const { page } = store;
  await createDraft(page, { county });
  await fillIn(page, "1.1", "达到");
  await saved(page);
  const base = await draftAddress(page);
  return { ...store, base, id: base.split("/")[2], path: `${base}/fill` };
}
