import { openModern } from "./lib/browser.mjs";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
const files = process.argv.slice(3);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const p = await b.newPage({ viewport: { width: 1500, height: 900 } });
await p.setContent(files.map((f) => `<img style="vertical-align:top;margin:4px;max-width:1366px" src="data:image/png;base64,${readFileSync(f).toString("base64")}">`).join(""));
await p.screenshot({ path: process.argv[2], fullPage: true });
await b.close();
