//! How indicators, categories and totals add up, and what a cap cut off.

use crate::domain::ids::{CategoryId, IndicatorId};
use crate::domain::points::Points;
use crate::domain::rule_set::{NotApplicable, RuleSet};
use crate::domain::scorecard::{Score, Scorecard};

/// `71.5` where settled, `71.5–89` while work goes on.
pub fn range(score: Score) -> String {
    if score.sure == score.possible { score.sure.to_string() } else { format!("{}–{}", score.sure, score.possible) }
}

/// The parts of an indicator: `14.1（1）+ 14.2（0）= 1 分`, and its cap where that bites.
pub fn indicator(rule_set: &RuleSet, scorecard: &Scorecard, id: IndicatorId) -> Vec<String> {
    let part = |id| (rule_set.point(id).code.clone(), scorecard.point(id).score);
    let parts: Vec<_> = rule_set.points_of(id).map(part).collect();
    let indicator = rule_set.indicator(id);
    sum(&parts, scorecard.indicator(id), indicator.points, "本指标")
}

/// The indicators of a category.
pub fn category(rule_set: &RuleSet, scorecard: &Scorecard, id: CategoryId) -> Vec<String> {
    let part = |id| (format!("指标 {}", rule_set.indicator(id).code), scorecard.indicator(id));
    let parts: Vec<_> = rule_set.indicators_of(id).map(part).collect();
    sum(&parts, scorecard.category(id), rule_set.category(id).points, "本类")
}

/// The categories of the total, bonus apart.
pub fn total(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let mut lines = sum(&plain_categories(rule_set, scorecard), scorecard.total, rule_set.about.total, "总分");
    if rule_set.about.not_applicable == NotApplicable::Rescale {
        lines.push("有不适用的评分点时，总分按适用部分折算到满分，四舍五入到 0.01 分".to_owned());
    }
    lines.push("加分项另计，不并入总分".to_owned());
    lines
}

/// The categories that the total is made of.
pub(super) fn plain_categories(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<(String, Score)> {
    let plain = rule_set.category_ids().filter(|id| !rule_set.category(*id).bonus);
    plain.map(|id| (rule_set.category(id).name.clone(), scorecard.category(id))).collect()
}

/// The bonus: its categories' indicators, and the categories where there are several.
pub fn bonus(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let ids: Vec<_> = rule_set.category_ids().filter(|id| rule_set.category(*id).bonus).collect();
    if ids.is_empty() {
        return vec!["本表没有加分项".to_owned()];
    }
    let mut lines = Vec::new();
    for id in &ids {
        lines.extend((ids.len() > 1).then(|| rule_set.category(*id).name.clone()));
        lines.extend(category(rule_set, scorecard, *id));
    }
    if ids.len() > 1 {
        lines.push("加分项合计".to_owned());
        let parts: Vec<_> =
            ids.iter().map(|id| (rule_set.category(*id).name.clone(), scorecard.category(*id))).collect();
        lines.extend(sum(&parts, scorecard.bonus, rule_set.bonus(), "加分项"));
    }
    lines.push("加分项另计，不并入总分".to_owned());
    lines
}

/// `A（3）+ B（1.5）= 4.5 分`
pub(super) fn addition(parts: &[(String, Score)], pick: fn(&Score) -> Points) -> String {
    let texts: Vec<_> = parts.iter().map(|(name, score)| format!("{name}（{}）", pick(score))).collect();
    let sum: Points = parts.iter().map(|(_, score)| pick(score)).sum();
    format!("{} = {sum} 分", texts.join(" + "))
}

fn sum(parts: &[(String, Score)], result: Score, cap: Points, whole: &str) -> Vec<String> {
    let raw = |pick: fn(&Score) -> Points| parts.iter().map(|(_, score)| pick(score)).sum::<Points>();
    let mut lines = vec![format!("确定：{}", addition(parts, |score| score.sure))];
    if result.sure != result.possible {
        lines.push(format!("最高：{}（未填和待核实按满分算）", addition(parts, |score| score.possible)));
    }
    if raw(|score| score.sure) > cap || raw(|score| score.possible) > cap {
        lines.push(format!("{whole}满分 {cap} 分，超出部分不计"));
    }
    lines
}
