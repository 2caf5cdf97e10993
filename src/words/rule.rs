//! What a scoring point asks for, in one line.

use super::number::{plain_percent, with_unit};
use crate::domain::decimal::Decimal;
use crate::domain::rule_set::ScoringPoint;
use crate::domain::scoring::levels::Level;
use crate::domain::scoring::trend::Direction;
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
            let each: Vec<_> =
                items.iter().map(|item| format!("{}每{} {} 分", item.name, item.unit, item.points)).collect();
            format!("{}，最多 {max} 分", each.join("，"))
        }
        Scoring::BestLevel(levels) => format!("{}，取最高一级", level_list(levels)),
        Scoring::SumOfLevels(levels) => format!("{}，可以累加，最多 {max} 分", level_list(levels)),
        Scoring::AllOf(conditions) => {
            let texts: Vec<_> =
                conditions.iter().map(|condition| condition_sentence(&condition.text, &condition.test)).collect();
            format!("须同时满足：{}；满足得 {max} 分，否则 0 分", texts.join("；"))
        }
        Scoring::AnyOf(conditions) => {
            let texts: Vec<_> =
                conditions.iter().map(|condition| condition_sentence(&condition.text, &condition.test)).collect();
            format!("满足其一即可：{}；满足得 {max} 分，否则 0 分", texts.join("；"))
        }
    }
}

fn level_list(levels: &[Level]) -> String {
    let texts: Vec<_> = levels.iter().map(|level| format!("{} {} 分", level.name, level.points)).collect();
    texts.join("，")
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
            format!("{}（{} ÷ {}）{threshold}", ratio.name, ratio.numerator, ratio.denominator)
        }
        Test::Count(count) => {
            format!("{} {}", count.name, threshold(count.comparison, &with_unit(count.threshold, &count.unit)))
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
