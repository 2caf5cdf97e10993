//! Named levels worth points (国家级 2, 省级 1): the best one counts, or all that are reached add up.

use super::{Because, Scored};
use crate::domain::field::{Cells, Field, FieldKind};
use crate::domain::points::Points;

/// A level and its points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Level {
    pub name: String,
    pub points: Points,
}

/// What the levels brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LevelsFinding {
    /// Not chosen yet; chosen: the level's position, or none of them.
    Best(Option<Option<usize>>),
    /// Per level: reached, not reached, not filled in.
    Sum(Vec<Option<bool>>),
}

pub(super) fn best_fields(levels: &[Level]) -> Vec<Field> {
    let names = levels.iter().map(|level| level.name.clone()).collect();
    vec![Field::new("level", "", FieldKind::Choice(names))]
}

pub(super) fn sum_fields(levels: &[Level]) -> Vec<Field> {
    let field = |(at, level): (usize, &Level)| Field::new(&format!("l{}", at + 1), &level.name, FieldKind::Flag);
    levels.iter().enumerate().map(field).collect()
}

pub(super) fn score_best(levels: &[Level], max: Points, cells: Cells<'_>) -> Scored {
    let chosen = cells.choice(0);
    let worth = |level: Option<usize>| level.and_then(|at| levels.get(at)).map_or(Points::ZERO, |level| level.points);
    let best = levels.iter().map(|level| level.points).max().unwrap_or_default();
    let (sure, possible) = match chosen {
        Some(level) => (worth(level), worth(level)),
        None => (Points::ZERO, best),
    };
    Scored { sure: sure.min(max), possible: possible.min(max), because: Because::Levels(LevelsFinding::Best(chosen)) }
}

pub(super) fn score_sum(levels: &[Level], max: Points, cells: Cells<'_>) -> Scored {
    let reached: Vec<_> = (0..levels.len()).map(|at| cells.flag(at)).collect();
    let sum = |counts: fn(Option<bool>) -> bool| {
        let worth = levels.iter().zip(&reached).filter(|(_, reached)| counts(**reached)).map(|(level, _)| level.points);
        worth.sum::<Points>().min(max)
    };
    let (sure, possible) = (sum(|reached| reached == Some(true)), sum(|reached| reached != Some(false)));
    Scored { sure, possible, because: Because::Levels(LevelsFinding::Sum(reached)) }
}
