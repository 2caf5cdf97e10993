//! Grades that nobody can get, and vetoes that change nothing.

use super::Lint;
use crate::domain::exact::Rounding;
use crate::domain::points::Points;
use crate::domain::rule_set::{Measure, Requirement, RuleSet};
use crate::domain::scoring::veto::Effect;
use std::collections::BTreeSet;

/// Each way is held against each before it; the loader bounds how many there are.
pub(super) fn grades(rule_set: &RuleSet, found: &mut Vec<Lint>) {
    let mut names = BTreeSet::new();
    // A grade without requirements takes whatever is left.
    let mut better: Vec<&[Requirement]> = Vec::new();
    for (at, grade) in rule_set.grades().iter().enumerate() {
        if !names.insert(grade.name.as_str()) {
            found.push(Lint::SameGrade { grade: at });
        }
        let ways: Vec<&[Requirement]> = match &grade.when {
            Some(ways) => ways.iter().map(Vec::as_slice).collect(),
            None => vec![&[]],
        };
        let impossible = |way: &[Requirement]| way.iter().any(|one| one.at_least > most(rule_set, one.of));
        if ways.iter().all(|way| impossible(way) || better.iter().any(|other| implies(way, other))) {
            found.push(Lint::UnreachableGrade { grade: at });
        }
        better.extend(ways);
    }
    let about = &rule_set.about;
    if !rule_set.grades().is_empty() && about.grade_rounding.is_none() && about.rounding.to != Rounding::FINE.to {
        found.push(Lint::UnroundedGrades);
    }
}

/// Whether whoever fulfils `way` fulfils `other`, too.
fn implies(way: &[Requirement], other: &[Requirement]) -> bool {
    let covered = |wanted: &Requirement| way.iter().any(|one| one.of == wanted.of && one.at_least >= wanted.at_least);
    other.iter().all(covered)
}

/// The most that can be had of something.
fn most(rule_set: &RuleSet, of: Measure) -> Points {
    match of {
        Measure::Total => rule_set.full(),
        Measure::Basic => rule_set.about.total,
        Measure::Category(id) => rule_set.category(id).points,
    }
}

/// Whether a veto with this effect changes nothing in this rule set.
pub(super) fn is_idle(rule_set: &RuleSet, effect: Effect) -> bool {
    match effect {
        Effect::LowestGrade => rule_set.grades().len() < 2,
        Effect::NotNamed => false,
        Effect::Cap(cap) => cap >= rule_set.full(),
    }
}
