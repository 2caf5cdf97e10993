//! Scoring points that cannot earn what they promise.

use super::{Lint, grades, steps, tests, wording};
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::Scoring;
use crate::domain::scoring::each::EachItem;
use crate::domain::scoring::levels::Level;
use std::collections::BTreeSet;

pub(super) fn point(rule_set: &RuleSet, id: PointId, found: &mut Vec<Lint>) {
    let point = rule_set.point(id);
    if point.points == Points::ZERO && !matches!(point.scoring, Scoring::Veto(_)) {
        found.push(Lint::WorthNothing { point: id });
    }
    lint_scoring(rule_set, id, point.points, &point.scoring, found);
    let excused = point.note.is_some() || rule_set.indicator(point.indicator).note.is_some();
    if !excused {
        wording::wording(id, point, found);
        tests::baseline(id, point, found);
    }
}

fn lint_scoring(rule_set: &RuleSet, point: PointId, max: Points, scoring: &Scoring, found: &mut Vec<Lint>) {
    let mut unreachable = |reachable: Points| {
        if reachable < max {
            found.push(Lint::UnreachableMaximum { point, reachable });
        }
    };
    let worthless = |level: &Level| level.points == Points::ZERO || level.points > max;
    let idle_level = |level: &str| Lint::UnreachableLevel { point, level: level.to_owned() };
    match scoring {
        Scoring::Test(test) => tests::test(point, test, found),
        Scoring::Judged => {}
        Scoring::Each(items) => lint_items(point, items, found),
        Scoring::BestLevel(levels) => {
            unreachable(levels.iter().map(|level| level.points).max().unwrap_or_default());
            let mut worths = BTreeSet::new();
            for level in levels {
                let twin = !worths.insert(level.points);
                if twin || worthless(level) {
                    found.push(idle_level(&level.name));
                }
            }
            same_names(point, levels.iter().map(|level| level.name.as_str()), found);
        }
        Scoring::SumOfLevels(levels) => {
            unreachable(levels.iter().map(|level| level.points).sum());
            found.extend(levels.iter().filter(|level| worthless(level)).map(|level| idle_level(&level.name)));
            same_names(point, levels.iter().map(|level| level.name.as_str()), found);
        }
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => {
            for condition in conditions {
                tests::test(point, &condition.test, found);
            }
        }
        Scoring::Steps(steps) => {
            let best = steps.steps.iter().map(|step| step.points).filter(|points| *points <= max).max();
            unreachable(best.unwrap_or_default());
            steps::steps(point, max, steps, found);
        }
        Scoring::Deduct(deduct) => {
            lint_items(point, &deduct.items, found);
            if deduct.floor >= max {
                found.push(Lint::IdleFloor { point });
            }
        }
        Scoring::BasePlus(base) => {
            if base.items.iter().all(|item| item.points == Points::ZERO) {
                unreachable(base.points);
            }
            if base.points == Points::ZERO || base.points > max {
                found.push(idle_level(&base.text));
            } else if base.points == max {
                found.extend(base.items.iter().map(|item| idle_level(&item.name)));
            }
            lint_items(point, &base.items, found);
        }
        Scoring::Veto(effect) => {
            if grades::is_idle(rule_set, *effect) {
                found.push(Lint::IdleVeto { point });
            }
        }
    }
}

fn lint_items(point: PointId, items: &[EachItem], found: &mut Vec<Lint>) {
    for item in items.iter().filter(|item| item.points == Points::ZERO) {
        found.push(Lint::UnreachableLevel { point, level: item.name.clone() });
    }
    same_names(point, items.iter().map(|item| item.name.as_str()), found);
}

fn same_names<'a>(point: PointId, names: impl Iterator<Item = &'a str>, found: &mut Vec<Lint>) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            found.push(Lint::SameLevel { point, level: name.to_owned() });
        }
    }
}
