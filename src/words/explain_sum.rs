//! How indicators, categories and totals add up, and what a cap cut off.

use super::outcome;
use crate::domain::exact::{Exact, Rounding, RoundingWay};
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

/// The indicators of a category, its weight and its pass mark; of a category of vetoes what became of each.
pub fn category(rule_set: &RuleSet, scorecard: &Scorecard, id: CategoryId) -> Vec<String> {
    let category = rule_set.category(id);
    if category.veto {
        return outcome::vetoes(rule_set, scorecard, id);
    }
    let part = |id| (format!("指标 {}", rule_set.indicator(id).code), scorecard.indicator(id));
    let parts: Vec<_> = rule_set.indicators_of(id).map(part).collect();
    let score = scorecard.category(id);
    let mut lines = sum(&parts, score, category.points, "本类");
    if let Some(weight) = category.weight {
        let share = |points: Points| share(rule_set, id, points);
        lines.push(format!("按权重 {weight} 分折算，确定：{}", share(score.sure)));
        if score.sure != score.possible {
            lines.push(format!("按权重折算，最高：{}", share(score.possible)));
        }
    }
    lines.extend(outcome::category_pass(rule_set, scorecard, id));
    lines
}

/// `85 × 30 ÷ 100 = 25.5`: what points of a category count for in the total.
fn share(rule_set: &RuleSet, id: CategoryId, points: Points) -> String {
    let category = rule_set.category(id);
    let exact = rule_set.weighted(id, points);
    match category.weight {
        Some(weight) => {
            format!("{points} × {weight} ÷ {} {}", category.points, equals(exact))
        }
        None => points.to_string(),
    }
}

/// `= 25.5`, or `≈ 25.33` where hundredths do not say all.
fn equals(exact: Exact) -> String {
    format!("{} {}", if exact.is_fine() { "=" } else { "≈" }, exact.rounded(Rounding::FINE))
}

/// The categories of the total, its bonus, rounding and ceiling, and what follows from it.
pub fn total(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let about = &rule_set.about;
    let mut lines = if rule_set.is_weighted() {
        weighted(rule_set, scorecard)
    } else {
        sum(&plain_categories(rule_set, scorecard), scorecard.basic, about.total, "总分")
    };
    if about.not_applicable == NotApplicable::Rescale {
        let rounding = rounding_text(about.rounding);
        lines.push(format!("有不适用的评分点时，总分按适用部分折算到满分，{rounding}"));
    }
    if rule_set.bonus_categories().next().is_some() {
        lines.push(if about.total_includes_bonus {
            format!("加分项 {} 分计入总分", range(scorecard.bonus))
        } else {
            "加分项另计，不并入总分".to_owned()
        });
    }
    lines.extend(rounded(rule_set, scorecard));
    lines.extend(outcome::lines(rule_set, scorecard));
    lines
}

/// The parts of a weighted total.
fn weighted(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let line = |word: &str, pick: fn(&Score) -> Points| {
        let part =
            |id| format!("{}（{}）", rule_set.category(id).name, share(rule_set, id, pick(&scorecard.category(id))));
        format!("{word}：{}", rule_set.plain_categories().map(part).collect::<Vec<_>>().join(" + "))
    };
    let mut lines = vec![line("确定", |score| score.sure)];
    if scorecard.basic.sure != scorecard.basic.possible {
        lines.push(format!("{}（未填和待核实按满分算）", line("最高", |score| score.possible)));
    }
    lines
}

/// What the rounding that the rule set names made of the total.
fn rounded(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let rounding = rule_set.about.rounding;
    let (sure, possible) = scorecard.unrounded(rule_set);
    if rounding == Rounding::FINE && (!rule_set.is_weighted() || sure.is_fine() && possible.is_fine()) {
        return Vec::new();
    }
    let line = |word: &str, exact: Exact| {
        let text = rounding_text(rounding);
        format!("{word}合计 {}，{text}：{} 分", equals(exact), exact.rounded(rounding))
    };
    let mut lines = vec![line("确定", sure)];
    if scorecard.total.sure != scorecard.total.possible {
        lines.push(line("最高", possible));
    }
    lines
}

/// `四舍五入到 0.01 分`
pub fn rounding_text(rounding: Rounding) -> String {
    let way = match rounding.way {
        RoundingWay::HalfUp => "四舍五入到",
        RoundingWay::Down => "只舍不入到",
        RoundingWay::HalfEven => "四舍六入五成双到",
    };
    format!("{way} {} 分", rounding.step())
}

/// The categories that the total is made of.
pub(super) fn plain_categories(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<(String, Score)> {
    rule_set.plain_categories().map(|id| (rule_set.category(id).name.clone(), scorecard.category(id))).collect()
}

/// The bonus: its categories' indicators, and the categories where there are several.
pub fn bonus(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<String> {
    let ids: Vec<_> = rule_set.bonus_categories().collect();
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
    let included = rule_set.about.total_includes_bonus;
    lines.push(if included { "加分项计入总分" } else { "加分项另计，不并入总分" }.to_owned());
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
