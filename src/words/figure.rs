//! What figures on paper are called, and what stands at their bars.

use super::sheet;
use super::terms::{Terms, terms};
use crate::domain::ids::{CategoryId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::statistics::picture::Bar;

/// `各类别情况（另有 3 类没有画出）`
pub fn categories(left_out: usize) -> String {
    let rest = if left_out > 0 { format!("（另有 {left_out} 类没有画出）") } else { String::new() };
    format!("各类别情况{rest}")
}

/// `各单位失分与未填（按建议的牵头单位统计）`
pub fn losses(rule_set: &RuleSet) -> String {
    let lead = if rule_set.about.lead_proposed { "建议的牵头单位" } else { "牵头单位" };
    format!("各单位{}与未填（按{lead}统计）", terms(rule_set).lost)
}

/// `失分 2 · 未填 1.5`
pub fn share(rule_set: &RuleSet, lost: Points, open: Points) -> String {
    format!("{} {lost} · 未填 {open}", terms(rule_set).lost)
}

/// Over the rates of scoring points.
pub const POINT_RATES: &str = "比率指标与要求";

/// Over the pass rates of the ledger.
pub const SHEET_RATES: &str = "各产品合格率";

/// What the bars are.
pub const RATE: &str = "实际比率";
pub const PASS_RATE: &str = "合格率";

/// What the mark at a rate is.
pub const THRESHOLD: &str = "达标线";

/// `各产品合格率（横轴从 60 % 起）`
pub fn rates(title: &str, from: i64) -> String {
    if from > 0 { format!("{title}（横轴从 {from} % 起）") } else { title.to_owned() }
}

/// `14.2 合格率`
pub fn point_rate(rule_set: &RuleSet, id: PointId, bar: &Bar) -> String {
    format!("{} {}", rule_set.point(id).code, bar.name)
}

/// What stands at a rate: `89.04 % ✗ 未达 ≥ 90 %`
pub fn against(bar: &Bar) -> String {
    let asked = bar.threshold.map(|(comparison, value)| format!(" {}", sheet::against(comparison, value)));
    format!("{}{}", sheet::bar(bar), asked.unwrap_or_default())
}

/// `服装 2020 年`
pub fn rate(bar: &Bar) -> String {
    format!("{} {}", bar.name, bar.period).trim().to_owned()
}

/// Name of a category at its bar.
pub fn category(rule_set: &RuleSet, id: CategoryId) -> String {
    let category = rule_set.category(id);
    let apart = category.bonus && !rule_set.about.total_includes_bonus;
    if apart { format!("{}（另计）", category.name) } else { category.name.clone() }
}

/// `自评得分 69.2 分，最高可达 87.7 分`
pub fn key(rule_set: &RuleSet, sure: Points, possible: Points) -> String {
    let Terms { score, unit, .. } = terms(rule_set);
    let most = if sure == possible { String::new() } else { format!("，最高可达 {possible} {unit}") };
    format!("自评{score} {sure} {unit}{most}")
}
