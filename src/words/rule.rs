//! What a scoring point asks for, in one line.

use super::number::{plain_percent, with_unit};
use crate::domain::decimal::Decimal;
use crate::domain::points::Points;
use crate::domain::rule_set::{Baseline, Mode, RuleSet, ScoringPoint};
use crate::domain::scoring::conditions::Condition;
use crate::domain::scoring::each::EachItem;
use crate::domain::scoring::levels::Level;
use crate::domain::scoring::steps::{Measured, Step};
use crate::domain::scoring::trend::Direction;
use crate::domain::scoring::veto::Effect;
use crate::domain::scoring::{Comparison, Scoring, Test};

/// `≥`
pub fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "≥",
        Comparison::Above => ">",
        Comparison::AtMost => "≤",
        Comparison::Below => "<",
        Comparison::Equal => "=",
    }
}

/// How the point is scored: `合格率（合格批次 ÷ 抽查批次）≥ 90 %，得 2 分，否则 0 分`.
pub fn sentence(point: &ScoringPoint) -> String {
    let max = point.points;
    match &point.scoring {
        Scoring::Test(test) => format!("{}，得 {max} 分，否则 0 分", test_sentence(test)),
        Scoring::Judged => format!("按完成情况在 0～{max} 分之间评定，并写明理由"),
        Scoring::Each(items) => {
            format!("{}，最多 {max} 分", item_list(items, ""))
        }
        Scoring::BestLevel(levels) => format!("{}，取最高一级", level_list(levels)),
        Scoring::SumOfLevels(levels) => format!("{}，可以累加，最多 {max} 分", level_list(levels)),
        Scoring::AllOf(conditions) => {
            format!("须同时满足：{}；满足得 {max} 分，否则 0 分", condition_list(conditions))
        }
        Scoring::AnyOf(conditions) => {
            format!("满足其一即可：{}；满足得 {max} 分，否则 0 分", condition_list(conditions))
        }
        Scoring::Steps(steps) => {
            let step = |step: &Step| {
                format!("{} {} 分", threshold(step.comparison, &with_unit(step.threshold, steps.unit())), step.points)
            };
            let list: Vec<_> = steps.steps.iter().map(step).collect();
            let name = match &steps.measured {
                Measured::Quantity { name, .. } => name.clone(),
                Measured::Ratio(ratio) => format!("{}（{} ÷ {}）", ratio.name, ratio.numerator, ratio.denominator),
            };
            format!("{name}分档，取先满足的一档：{}，其余 0 分", list.join("，"))
        }
        Scoring::Deduct(deduct) => {
            let floor = if deduct.floor == Points::ZERO {
                "扣完为止".to_owned()
            } else {
                format!("最低 {} 分", deduct.floor)
            };
            format!("满分 {max} 分，{}，{floor}", item_list(&deduct.items, "扣"))
        }
        Scoring::BasePlus(base) => {
            format!("{}得基础分 {} 分，{}，最多 {max} 分", base.text, base.points, item_list(&base.items, "再加"))
        }
        Scoring::Veto(effect) => format!("否决项：如有发生，{}", veto_effect(*effect)),
    }
}

/// `省级每项 0.5 分，市级每项 0.2 分`
fn item_list(items: &[EachItem], verb: &str) -> String {
    let item = |item: &EachItem| format!("{}每{}{verb} {} 分", item.name, item.unit, item.points);
    items.iter().map(item).collect::<Vec<_>>().join("，")
}

/// What a veto does: `总分最多计 59 分`.
pub fn veto_effect(effect: Effect) -> String {
    match effect {
        Effect::LowestGrade => "结果定为最低等级".to_owned(),
        Effect::NotNamed => "不予命名".to_owned(),
        Effect::Cap(cap) => format!("总分最多计 {cap} 分"),
    }
}

/// `基数：2010 年 93.2 %（按规模以上企业计）`
pub fn baseline(baseline: &Baseline) -> String {
    let note = baseline.note.as_ref().map_or_else(String::new, |note| format!("（{note}）"));
    format!("基数：{} {} {}{note}", baseline.label, baseline.value, baseline.unit)
}

/// As [`sentence`]; where the table counts goals attained, not points, without the points that are none.
pub fn stated(rule_set: &RuleSet, point: &ScoringPoint) -> String {
    match (rule_set.about.mode, &point.scoring) {
        (Mode::Attainment, Scoring::Test(test)) => test_sentence(test),
        (Mode::Attainment, Scoring::AllOf(conditions)) => format!("须同时满足：{}", condition_list(conditions)),
        (Mode::Attainment, Scoring::AnyOf(conditions)) => format!("满足其一即可：{}", condition_list(conditions)),
        (Mode::Attainment, Scoring::Judged) => format!("按完成情况在 0～{} 项之间评定，并写明理由", point.points),
        _ => sentence(point),
    }
}

fn level_list(levels: &[Level]) -> String {
    let texts: Vec<_> = levels.iter().map(|level| format!("{} {} 分", level.name, level.points)).collect();
    texts.join("，")
}

fn condition_list(conditions: &[Condition]) -> String {
    let each = conditions.iter().map(|condition| condition_sentence(&condition.text, &condition.test));
    each.collect::<Vec<_>>().join("；")
}

fn condition_sentence(text: &str, test: &Test) -> String {
    match test {
        Test::Met | Test::NoIncident => text.to_owned(),
        _ => test_sentence(test),
    }
}

fn test_sentence(test: &Test) -> String {
    match test {
        Test::Met => "达到".to_owned(),
        Test::NoIncident => "未发生".to_owned(),
        Test::Rate(rate) => {
            let ratio = &rate.ratio;
            let threshold = threshold(rate.comparison, &plain_percent(rate.threshold));
            let stretch = rate.stretch.map_or_else(String::new, |stretch| {
                format!("，力争 {}", percent_threshold(stretch.comparison, stretch.value))
            });
            format!("{}（{} ÷ {}）{threshold}{stretch}", ratio.name, ratio.numerator, ratio.denominator)
        }
        Test::Count(count) => {
            let stretch = count.stretch.map_or_else(String::new, |stretch| {
                format!("，力争 {}", threshold(stretch.comparison, &with_unit(stretch.value, &count.unit)))
            });
            let wanted = threshold(count.comparison, &with_unit(count.threshold, &count.unit));
            format!("{} {wanted}{stretch}", count.name)
        }
        Test::Trend(trend) => {
            let direction = direction(trend.direction);
            format!("{}连续 {} 年同比{direction}", trend.ratio.name, trend.times)
        }
        Test::Benchmark(benchmark) => {
            format!("{} {} {}", benchmark.ratio.name, sign(benchmark.comparison), benchmark.reference)
        }
    }
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Falling => "下降",
        Direction::Rising => "上升",
    }
}

fn threshold(comparison: Comparison, value: &str) -> String {
    format!("{} {value}", sign(comparison))
}

/// A bare threshold in percent: `≥ 90 %`.
pub(super) fn percent_threshold(comparison: Comparison, value: Decimal) -> String {
    threshold(comparison, &plain_percent(value))
}
