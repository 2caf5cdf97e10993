//! What a printed page says of itself: whose it is, by which table, how it stands, as of when.

use super::terms::{Terms, terms};
use super::{explain_sum, labels, when};
use crate::domain::date::Date;
use crate::domain::draft::{DraftAbout, Record};
use crate::domain::evidence::Evidence;
use crate::domain::points::Points;
use crate::domain::rule_set::{RuleSet, RuleSetAbout};
use crate::domain::scorecard::{Score, Scorecard};

/// `示例县 · 2026 年度 · 创建 · 考核期 2026年1月1日至2026年12月31日`
pub fn subject(about: &DraftAbout) -> String {
    let mut parts = vec![about.county.clone(), format!("{} 年度", about.year), labels::kind(about.kind).to_owned()];
    let period = when::span(about.from, about.until);
    if !period.is_empty() {
        parts.push(format!("考核期{}{period}", if about.from.is_some() { " " } else { "" }));
    }
    parts.join(" · ")
}

/// `评分细则：安徽省质量强县（市、区）评分表，版本 2022-draft`
pub fn table(about: &RuleSetAbout) -> String {
    format!("评分细则：{}，版本 {}", about.title, about.version)
}

/// `自评得分 69.2 分，最高可达 87.7 分（满分 100 分）；加分项另计 1 分（满分 5 分）`
pub fn scores(rule_set: &RuleSet, card: &Scorecard) -> String {
    score_lines(rule_set, card).join("；")
}

/// The same in lines: the total, and the bonus where there is one.
pub fn score_lines(rule_set: &RuleSet, card: &Scorecard) -> Vec<String> {
    let Terms { unit, max, score: earned, .. } = terms(rule_set);
    let reach = |score: Score| {
        if score.sure == score.possible { String::new() } else { format!("，最高可达 {} {unit}", score.possible) }
    };
    let text = |name: &str, score: Score| {
        format!("{name} {} {unit}{}（{max} {} {unit}）", score.sure, reach(score), score.max)
    };
    let bonus = match card.bonus.max > Points::ZERO {
        true if rule_set.about.total_includes_bonus => {
            Some(format!("其中加分项 {} {unit}（最多 {} {unit}）", explain_sum::range(card.bonus), card.bonus.max))
        }
        true => Some(text("加分项另计", card.bonus)),
        false => None,
    };
    [text(&format!("自评{earned}"), card.total)].into_iter().chain(bonus).collect()
}

/// `数据截至 2026年3月5日 14:03`, from `2026-03-05 14:03:22`.
pub fn as_of(saved_at: &str) -> String {
    let (day, time) = saved_at.split_once(' ').unwrap_or((saved_at, ""));
    let day = Date::parse(day).map_or_else(|| day.to_owned(), when::date);
    format!("数据截至 {day} {}", time.get(..5).unwrap_or(time)).trim_end().to_owned()
}

/// Said where a filter keeps scoring points from the paper.
pub fn partial(shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| format!("只含筛选出的 {shown} 个评分点（全表 {all} 个）"))
}

/// What was written beside an answer, a line each.
pub fn remarks(record: &Record) -> String {
    let texts = [("", &record.note), ("扣分原因：", &record.loss_reason), ("不适用的理由：", &record.reason)];
    let written = texts.iter().filter(|(_, text)| !text.is_empty());
    written.map(|(label, text)| format!("{label}{text}")).collect::<Vec<_>>().join("\n")
}

/// Column heads of the catalogue of proof, behind the number.
pub const CATALOGUE: [&str; 6] = ["材料名称", "文号", "日期", "页码", "提供单位", "对应评分点"];

/// A record of proof under those heads; page numbers are written in by hand.
pub fn proof(rule_set: &RuleSet, proof: &Evidence) -> [String; 6] {
    let codes: Vec<_> = proof.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    let date = proof.date.map(when::date).unwrap_or_default();
    let page = String::new();
    [proof.title.clone(), proof.document_number.clone(), date, page, proof.issuer.clone(), codes.join("、")]
}
