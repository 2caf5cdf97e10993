import { openSample } from "./lib/teamwork.mjs";
import { go, saved } from "./lib/app.mjs";
const { page, close } = await openSample({});
await go(page, "/draft/sample/history", ".ledger");
for (const county of ["示例县", "长名自治县级市示范区经济开发区"]) for (const [w,h] of [[1366,768],[1280,768],[1100,768],[390,844],[360,640]]) {
  await page.setViewportSize({ width: w, height: h });
  await page.evaluate((name) => { const nav = document.querySelector(".nav"); if (nav.children.length < 8) { const a = document.createElement("a"); a.textContent = "预验收"; a.href="#"; nav.append(a); } document.querySelector(".county").textContent = name; }, county);
  const m = await page.evaluate(() => ({ h: document.querySelector(".top").offsetHeight, over: document.documentElement.scrollWidth - innerWidth, gap: document.querySelector(".head-total").getBoundingClientRect().left - document.querySelector(".nav").getBoundingClientRect().right, right: document.querySelector(".top").lastElementChild.getBoundingClientRect().right }));
  console.log(county, w, JSON.stringify(m));
  await page.screenshot({ path: `/tmp/tms/head-${county.length}-${w}.png`, clip: { x: 0, y: 0, width: w, height: 200 } });
}
await page.setViewportSize({ width: 390, height: 844 });
await page.evaluate(() => scrollTo(0, 0));
await page.screenshot({ path: "/tmp/tms/hist-v.png" });
await close();
