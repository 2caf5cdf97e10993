import { go, openApp, putOnShelf, download, row, openDetails, reload, saved, exportDraft } from "./lib/app.mjs";
import { openSample, undoButton } from "./lib/teamwork.mjs";
const { page, close, consoleErrors } = await openSample();
page.on("pageerror", e => console.log("ERR", e.stack));
await go(page, "/draft/sample/fill", ".pt");
for (let round = 0; round < 6; round++) {
  await openDetails(row(page, "17.1"));
  await row(page, "17.1").getByLabel("备注").fill("一条备注");
  await row(page, "17.1").getByRole("button", { name: "登记新材料" }).click();
  await go(page, "/draft/sample/departments", ".bureaus");
    await page.getByLabel("收件人和电话").fill("质量办");
    await page.getByLabel("增加单位的名称").fill("县总工会");
    await page.keyboard.press("Enter");
    await go(page, "/draft/sample/about", "form");
    await page.getByLabel("目标分（可不填）").fill("95");
    await page.getByRole("button", { name: "保存" }).click();
  while (await undoButton(page).isEnabled()) await undoButton(page).click();
  await exportDraft(page);
  await go(page, "/draft/sample/fill", ".pt");
  await saved(page);
  await reload(page);
  try { await page.waitForSelector(".pt", { timeout: 4000 }); } catch (e) { await page.screenshot({ path: "/tmp/tm-x.png" }); console.log(round, await page.locator("body").innerText()); break; }
}
console.log(consoleErrors);
await close();
