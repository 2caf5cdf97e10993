//! Pass marks, grades and vetoes in words; nothing where the rule set names none.

use super::explain;
use super::explain_sum::rounding_text;
use super::rule::veto_effect;
use crate::domain::ids::{CategoryId, PointId};
use crate::domain::outcome::{Fired, GradeAt, Reach, reach};
use crate::domain::points::Points;
use crate::domain::rule_set::{Measure, NotApplicable, Requirement, RuleSet};
use crate::domain::scorecard::{Score, Scorecard};
use crate::domain::scoring::veto::Effect;

/// All that follows from the total: vetoes that came true or may have, pass marks, grade.
pub fn lines(rule_set: &RuleSet, card: &Scorecard) -> Vec<String> {
    let mut lines = fired(rule_set, card);
    lines.extend(marks(rule_set, card));
    lines
}

/// What a veto has come to.
pub fn veto_state(fired: Fired) -> &'static str {
    match fired {
        Fired::No => "✓ 未发生",
        Fired::Open => "未填或待核实",
        Fired::Yes => "✗ 已发生",
    }
}

/// Pass marks and grade.
pub fn marks(rule_set: &RuleSet, card: &Scorecard) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(mark) = rule_set.about.pass {
        lines.push(pass("总分", mark, card.total, reach(card.total, mark)));
    }
    lines.extend(rule_set.category_ids().filter_map(|id| {
        let line = category_pass(rule_set, card, id)?;
        Some(format!("{}：{line}", rule_set.category(id).name))
    }));
    lines.extend(grade(rule_set, card));
    lines
}

/// The vetoes that came true or may have: `否决项 V1 发生重大事故：已发生，总分最多计 59 分`
pub fn fired(rule_set: &RuleSet, card: &Scorecard) -> Vec<String> {
    let fired = rule_set.vetoes().zip(card.outcome.vetoes.iter());
    let line = |((id, effect), (_, fired)): ((PointId, Effect), &(PointId, Fired))| {
        let what = match fired {
            Fired::No => return None,
            Fired::Yes => format!("已发生，{}", veto_effect(effect)),
            Fired::Open => format!("未填或待核实，确定得分先按已发生算（{}）", veto_effect(effect)),
        };
        Some(format!("否决项 {}：{what}", super::labels::point(rule_set, id)))
    };
    fired.filter_map(line).collect()
}

/// What became of the vetoes of a category.
pub(super) fn vetoes(rule_set: &RuleSet, card: &Scorecard, id: CategoryId) -> Vec<String> {
    let points = rule_set.indicators_of(id).flat_map(|id| rule_set.points_of(id));
    let line = |id| {
        let (_, told) = explain::point(rule_set, rule_set.point(id), card.point(id));
        format!("{} {}", rule_set.point(id).code, told.join("，"))
    };
    points.map(line).collect()
}

/// A category against its pass mark.
pub fn category_pass(rule_set: &RuleSet, card: &Scorecard, id: CategoryId) -> Option<String> {
    let (mark, reach) = (rule_set.category(id).pass?, card.outcome.category_pass(id)?);
    let text = pass("本类", mark, card.category(id), reach);
    let scaled = rule_set.about.not_applicable == NotApplicable::Rescale;
    Some(if scaled { format!("{text}（按适用部分折算）") } else { text })
}

/// `总分合格线 60 分：还差 3 分，填好后可以达到`
fn pass(whole: &str, mark: Points, score: Score, reach: Reach) -> String {
    let short = (mark - score.sure).max(Points::ZERO);
    match reach {
        Reach::Met => format!("{whole}合格线 {mark} 分：已达到"),
        Reach::Open => format!("{whole}合格线 {mark} 分：确定得分还差 {short} 分，填好后可以达到"),
        Reach::Missed => {
            format!("{whole}合格线 {mark} 分：最高 {} 分，已达不到，须挽回失分", score.possible)
        }
    }
}

/// The grade, why, and what the next better one asks for.
fn grade(rule_set: &RuleSet, card: &Scorecard) -> Vec<String> {
    let Some(graded) = card.outcome.grade else { return Vec::new() };
    let name = |at| grade_name(rule_set, at);
    let mut lines = vec![if graded.sure == graded.possible {
        format!("等级：{}（{}）", name(graded.sure), grade_rule(rule_set, graded.sure))
    } else {
        format!("等级：确定{}，最高可达{}", quoted(name(graded.sure)), quoted(name(graded.possible)))
    }];
    if graded.sure != graded.possible {
        for at in [graded.sure, graded.possible] {
            lines.push(format!("{}：{}", name(at), grade_rule(rule_set, at)));
        }
    } else if let Some(better) = graded.sure.unwrap_or(rule_set.grades().len()).checked_sub(1) {
        lines.push(format!("上一等级{}：{}", quoted(name(Some(better))), grade_rule(rule_set, Some(better))));
    }
    lines.extend(rule_set.about.grade_rounding.map(|rounding| format!("评定等级前，分数{}", rounding_text(rounding))));
    lines
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// Name of a grade.
pub fn grade_name(rule_set: &RuleSet, at: GradeAt) -> &str {
    at.and_then(|at| rule_set.grades().get(at)).map_or("未达到任何等级", |grade| &grade.name)
}

/// What a grade asks for: `总分 ≥ 90 分`, `基本分 ≥ 360 分且总分 ≥ 420 分，或基本分 ≥ 370 分`.
pub fn grade_rule(rule_set: &RuleSet, at: GradeAt) -> String {
    let Some(grade) = at.and_then(|at| rule_set.grades().get(at)) else { return "低于各等级的要求".to_owned() };
    let Some(ways) = &grade.when else { return "不满足以上各等级的".to_owned() };
    let one = |one: &Requirement| {
        let of = match one.of {
            Measure::Total => "总分",
            Measure::Basic => "基本分",
            Measure::Category(id) => &rule_set.category(id).name,
        };
        format!("{of} ≥ {} 分", one.at_least)
    };
    let all = |way: &Vec<Requirement>| way.iter().map(one).collect::<Vec<_>>().join("且");
    ways.iter().map(all).collect::<Vec<_>>().join("，或")
}
