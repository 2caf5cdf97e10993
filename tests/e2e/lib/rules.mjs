// The pages on rule sets, empty, filled and long, for pictures of them.
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), "utf8");

export async function ruleShots(page, shot) {
  const small = read("rule_sets/small.json");
  const go = async (path, ready) => {
    await page.evaluate((hash) => { location.hash = hash; }, path);
    await page.waitForSelector(ready);
  };
  const give = (name, text) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await go("#/rules", ".rules-card");
  await shot("rules-empty");
  await give("坏.json", small.replaceAll("met", "mat").replace("10,", "-10,"));
  await page.locator(".rules-found.refused").waitFor();
  await shot("rules-refused");
  await give("好.json", small);
  await page.locator(".rules-found:not(.refused)").waitFor();
  await shot("rules-found");
  await page.getByRole("button", { name: "存入", exact: true }).click();
  await page.locator(".notice").waitFor();
  await shot("rules", true);
  await go("#/rules/show/anhui-2022", ".rules-point");
  await shot("rules-one");
  await go("#/rules/read", ".rules-paste");
  await shot("rules-read-empty");
  await page.getByLabel("评分表的文字").fill(read("tables/invented.tsv"));
  await page.getByRole("button", { name: "读表" }).click();
  await page.locator(".rules-found").waitFor();
  await shot("rules-read", true);
  await page.getByRole("button", { name: "存下来，逐项核对" }).click();
  await page.waitForSelector(".rules-part");
  await shot("rules-edit");
  for (let depth = 0; depth < 3; depth += 1) await page.locator(".rules-part .rules-open[aria-expanded=false]").first().click();
  await page.locator(".rules-scoring").first().waitFor();
  for (const name of ["加一项安排", "加一个等级", "＋ 总分怎样取整", "＋ 附表"]) await page.getByRole("button", { name, exact: true }).click();
  await page.waitForTimeout(700);
  await shot("rules-edit-open", true);
}
