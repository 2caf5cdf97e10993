// An invented table of thousands of scoring points, and a draft on it with every third point answered.
import { createHash } from "node:crypto";
import { go, putOnShelf } from "./app.mjs";
import { canonical, digestOf } from "./draft_file.mjs";

const KINDS = [
  { kind: "met" },
  { kind: "rate", name: "合格率", of: ["合格批次", "抽查批次"], at_least: 90, stretch: { at_least: 95 } },
  { kind: "count", name: "数量", unit: "项", above: 180 },
  { kind: "judged" },
  { kind: "each", items: [{ name: "省级", unit: "项", points: 0.5 }, { name: "市级", unit: "项", points: 0.2 }] },
];
const ANSWERS = [{ met: true }, { num: "80", den: "100" }, { count: "200" }, { score: "0.5" }, { n1: "1" }];

const list = (length, make) => Array.from({ length }, (_, at) => make(at));

// Ten categories of indicators with ten points each.
export function largeRules(points) {
  const point = (at) => ({
    code: `${Math.floor(at / 10) + 1}.${(at % 10) + 1}`, text: `第 ${at + 1} 项工作按要求完成，合格率达到 90 % 以上`, points: 1, scoring: KINDS[at % KINDS.length],
  });
  const indicator = (at) => ({ code: String(at + 1), name: `指标 ${at + 1}`, points: 10, departments: ["a", "b"], scoring_points: list(10, (of) => point(at * 10 + of)) });
  const each = points / 100;
  const category = (at) => ({ name: `类别 ${at + 1}`, points: each * 10, indicators: list(each, (of) => indicator(at * each + of)) });
  return {
    format: "quality-county/rule-set", format_version: 2, id: "large", version: "1", title: "虚构大表", source: { document: "虚构文件" }, total: points,
    departments: [{ id: "a", name: "甲局" }, { id: "b", name: "乙局" }],
    grades: [{ name: "A", when: [[{ of: "total", at_least: points * 0.9 }]] }, { name: "B" }],
    categories: list(10, category),
  };
}

function largeDraft(rules) {
  const points = rules.categories.flatMap((category) => category.indicators.flatMap((indicator) => indicator.scoring_points));
  const answers = Object.fromEntries(points.flatMap(({ code }, at) => (at % 3 === 0 ? [[code, { cells: ANSWERS[at % ANSWERS.length] }]] : [])));
  const { id, version, title } = rules;
  const fingerprint = createHash("sha256").update(canonical(rules)).digest("hex");
  const file = {
    format: "quality-county/draft", format_version: 2, rule_set: { id, version, fingerprint, title },
    draft: { county: "虚构县", year: 2026, kind: "creation", from: null, until: null, target: null, sample: false, answers, evidence: [] },
    saved: { at: "2026-03-05 14:03:22", revision: 1 },
  };
  return JSON.stringify({ ...file, digest: digestOf(file) });
}

// Keeps the rule set by hand on its page, and the draft under the name `large`.
export async function putLarge(page, points) {
  const rules = largeRules(points);
  await go(page, "/rules", ".rules-card");
  await page.locator("input[type=file]").setInputFiles({ name: "大表.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(rules)) });
  await page.getByRole("button", { name: "存入", exact: true }).click();
  await page.locator(".rules-card").filter({ hasText: "虚构大表" }).waitFor();
  await putOnShelf(page, { large: largeDraft(rules) });
}
