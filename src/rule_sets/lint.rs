//! Lint: what a rule set can say but probably does not mean. A note on the indicator or point tells that it is meant.

use crate::domain::decimal::Decimal;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::levels::Level;
use crate::domain::scoring::{Comparison, Scoring, Test};

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lint {
    /// The categories (bonus apart) do not sum up to the total.
    TotalSum {
        sum: Points,
        total: Points,
    },
    CategorySum {
        category: CategoryId,
        sum: Points,
    },
    /// Parts sum up to less (some points can never be earned) or, without a note, to more (the cap swallows some).
    IndicatorSum {
        indicator: IndicatorId,
        sum: Points,
    },
    /// A level that can never count: worth nothing, above the maximum, or as much as another.
    UnreachableLevel {
        point: PointId,
        level: String,
    },
    /// The items or levels together cannot reach the point's maximum.
    UnreachableMaximum {
        point: PointId,
        reachable: Points,
    },
    /// A threshold that every value passes or none can.
    IdleThreshold {
        point: PointId,
    },
    NoDepartment {
        indicator: IndicatorId,
    },
    WorthNothing {
        point: PointId,
    },
}

/// All findings, in table order.
pub fn lint(rule_set: &RuleSet) -> Vec<Lint> {
    let mut found = Vec::new();
    let plain = rule_set.category_ids().filter(|id| !rule_set.category(*id).bonus);
    let (sum, total) = (plain.map(|id| rule_set.category(id).points).sum(), rule_set.about.total);
    if sum != total {
        found.push(Lint::TotalSum { sum, total });
    }
    for category in rule_set.category_ids() {
        let sum = rule_set.indicators_of(category).map(|id| rule_set.indicator(id).points).sum();
        if sum != rule_set.category(category).points {
            found.push(Lint::CategorySum { category, sum });
        }
        for id in rule_set.indicators_of(category) {
            lint_indicator(rule_set, id, &mut found);
        }
    }
    found
}

fn lint_indicator(rule_set: &RuleSet, id: IndicatorId, found: &mut Vec<Lint>) {
    let indicator = rule_set.indicator(id);
    let sum: Points = rule_set.points_of(id).map(|point| rule_set.point(point).points).sum();
    let excused = sum > indicator.points && indicator.note.is_some();
    if sum != indicator.points && !excused {
        found.push(Lint::IndicatorSum { indicator: id, sum });
    }
    if indicator.departments.is_empty() {
        found.push(Lint::NoDepartment { indicator: id });
    }
    for id in rule_set.points_of(id) {
        let point = rule_set.point(id);
        if point.points == Points::ZERO {
            found.push(Lint::WorthNothing { point: id });
        }
        lint_scoring(id, point.points, &point.scoring, found);
    }
}

fn lint_scoring(point: PointId, max: Points, scoring: &Scoring, found: &mut Vec<Lint>) {
    let mut unreachable = |reachable: Points| {
        if reachable < max {
            found.push(Lint::UnreachableMaximum { point, reachable });
        }
    };
    let worthless = |level: &Level| level.points == Points::ZERO || level.points > max;
    match scoring {
        Scoring::Test(test) => lint_test(point, test, found),
        Scoring::Judged => {}
        Scoring::Each(items) => {
            for item in items.iter().filter(|item| item.points == Points::ZERO) {
                found.push(Lint::UnreachableLevel { point, level: item.name.clone() });
            }
        }
        Scoring::BestLevel(levels) => {
            unreachable(levels.iter().map(|level| level.points).max().unwrap_or_default());
            let twin = |at: usize, level: &Level| levels[..at].iter().any(|other| other.points == level.points);
            let idle = |(at, level): &(usize, &Level)| worthless(level) || twin(*at, level);
            for (_, level) in levels.iter().enumerate().filter(idle) {
                found.push(Lint::UnreachableLevel { point, level: level.name.clone() });
            }
        }
        Scoring::SumOfLevels(levels) => {
            unreachable(levels.iter().map(|level| level.points).sum());
            for level in levels.iter().filter(|level| worthless(level)) {
                found.push(Lint::UnreachableLevel { point, level: level.name.clone() });
            }
        }
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => {
            for condition in conditions {
                lint_test(point, &condition.test, found);
            }
        }
    }
}

fn lint_test(point: PointId, test: &Test, found: &mut Vec<Lint>) {
    let (comparison, threshold, top) = match test {
        Test::Rate(rate) => (rate.comparison, rate.threshold, Some(Decimal::HUNDRED)),
        Test::Count(count) => (count.comparison, count.threshold, count.limit),
        Test::Met | Test::NoIncident | Test::Trend(_) | Test::Benchmark(_) => return,
    };
    let above_top = top.is_some_and(|top| threshold > top);
    let at_top = top == Some(threshold);
    let idle = match comparison {
        Comparison::AtLeast => threshold == Decimal::ZERO || above_top,
        Comparison::Above => at_top || above_top,
        Comparison::AtMost => at_top || above_top,
        Comparison::Below => threshold == Decimal::ZERO || above_top,
        Comparison::Equal => above_top,
    };
    if idle {
        found.push(Lint::IdleThreshold { point });
    }
}
