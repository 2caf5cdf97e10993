import { openApp, go, fillIn, row } from "./lib/app.mjs";
const app = await openApp({ width: 1366, height: 768 });
const page = app.page;
try {
  await go(page, "/rules", ".rules-card");
  await page.locator(".rules-card").filter({ hasText: "安徽省质量强县" }).getByRole("button", { name: "复制改编" }).click();
  await page.waitForSelector(".rules-edit .rules-part");
  const part = (name) => page.locator(".rules-open").filter({ hasText: name }).first();
  await page.screenshot({ path: "/tmp/s0.png" });
  await part("质量工作成效").click();
  await part("14 监督抽查").click();
  await part("14.2").click();
  await row(page, "14.2").waitFor();
  await fillIn(page, "14.2", { num: "95", den: "100" });
  await page.waitForTimeout(800);
  console.log(await row(page, "14.2").innerText());
  await page.screenshot({ path: "/tmp/s1.png" });
  await page.locator('[id="r/categories/2/indicators/2/scoring_points/1"]').scrollIntoViewIfNeeded();
  await page.screenshot({ path: "/tmp/s1b.png" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: "/tmp/s2.png", fullPage: true });
  await page.evaluate(() => { document.documentElement.dataset.textSize = "huge"; });
  await page.setViewportSize({ width: 360, height: 844 });
  console.log(await page.evaluate(() => [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)} ${e.innerText?.slice(0, 20)}`).slice(0, 25)));
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.evaluate(() => { document.documentElement.dataset.textSize = ""; });
  await page.screenshot({ path: "/tmp/s3.png" });
} finally { await app.close(); }
