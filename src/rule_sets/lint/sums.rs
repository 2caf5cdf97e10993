//! Sums that do not match, and pass marks beyond them.

use super::Lint;
use crate::domain::ids::{CategoryId, IndicatorId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;

pub(super) fn whole(rule_set: &RuleSet, found: &mut Vec<Lint>) {
    let share = |id| {
        let category = rule_set.category(id);
        category.weight.unwrap_or(category.points)
    };
    let (sum, total) = (rule_set.plain_categories().map(share).sum(), rule_set.about.total);
    if sum != total {
        found.push(if rule_set.is_weighted() { Lint::WeightSum { sum, total } } else { Lint::TotalSum { sum, total } });
    }
    if idle(rule_set.about.pass, rule_set.full()) {
        found.push(Lint::IdlePass { category: None });
    }
}

/// Whether a pass mark decides nothing.
fn idle(pass: Option<Points>, full: Points) -> bool {
    pass.is_some_and(|pass| pass == Points::ZERO || pass > full)
}

pub(super) fn category(rule_set: &RuleSet, id: CategoryId, found: &mut Vec<Lint>) {
    let category = rule_set.category(id);
    let sum = rule_set.indicators_of(id).map(|id| rule_set.indicator(id).points).sum();
    if sum != category.points {
        found.push(Lint::CategorySum { category: id, sum });
    }
    if idle(category.pass, category.points) {
        found.push(Lint::IdlePass { category: Some(id) });
    }
}

pub(super) fn indicator(rule_set: &RuleSet, id: IndicatorId, found: &mut Vec<Lint>) {
    let indicator = rule_set.indicator(id);
    let sum: Points = rule_set.points_of(id).map(|point| rule_set.point(point).points).sum();
    let excused = sum > indicator.points && indicator.note.is_some();
    if sum != indicator.points && !excused {
        found.push(Lint::IndicatorSum { indicator: id, sum });
    }
}
