//! Random answers for any rule set, near its thresholds, and answers that earn a point in full.

use crate::support;
use proptest::prelude::*;
use proptest::sample::select;
use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::field::{Cell, Field};
use quality_county::domain::ids::PointId;
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::{RuleSet, ScoringPoint};
use quality_county::domain::scoring::steps::{Measured, Step, Steps};
use quality_county::domain::scoring::trend::Direction;
use quality_county::domain::scoring::{Comparison, Scoring, Test};

/// What is entered for one scoring point.
#[derive(Clone, Debug)]
pub struct Answer {
    /// One for each field; `mask` says which of them are entered.
    pub cells: Vec<Cell>,
    pub mask: u32,
    /// Of two rivals the last to be entered stays, so both orders are needed.
    pub backwards: bool,
    pub standing: Standing,
    pub coin: bool,
}

impl Answer {
    pub fn in_order(&self) -> impl Iterator<Item = (usize, Option<Cell>)> {
        let count = self.cells.len();
        let at = move |step| if self.backwards { count - 1 - step } else { step };
        (0..count).map(at).map(move |at| (at, (self.mask & (1 << at) != 0).then_some(self.cells[at])))
    }
}

/// An answer for each point in table order, every cell fit for its field.
pub fn answers(rule_set: &RuleSet) -> impl Strategy<Value = Vec<Answer>> + use<> {
    let answer = |id| {
        let cells: Vec<_> = fitting_cells(rule_set.point(id)).into_iter().map(select::<Cell>).collect();
        let mask = prop_oneof![1 => Just(0_u32), 2 => any::<u32>(), 4 => Just(u32::MAX)];
        let rare = select(vec![Standing::Unverified, Standing::NotApplicable]);
        let standing = prop_oneof![3 => Just(Standing::Plain), 1 => rare];
        (cells, mask, any::<bool>(), standing, any::<bool>())
            .prop_map(|(cells, mask, backwards, standing, coin)| Answer { cells, mask, backwards, standing, coin })
    };
    rule_set.point_ids().map(answer).collect::<Vec<_>>()
}

/// For each field the cells to choose from: its thresholds, what is just beside them, and some that are always telling.
fn fitting_cells(point: &ScoringPoint) -> Vec<Vec<Cell>> {
    let telling = ["0", "0.01", "0.1", "0.7", "1", "1.25", "2", "3", "10", "95.1", "100", "100.01", "1000000000000"];
    let mut numbers: Vec<_> = telling.iter().map(|text| Decimal::parse(text).expect("number")).collect();
    for test in tests(&point.scoring) {
        let threshold = match test {
            Test::Rate(rate) => rate.threshold,
            Test::Count(count) => count.threshold,
            _ => continue,
        };
        let near = [-1_000_000, -1, 0, 1, 1_000_000].map(|by| Decimal::from_millionths(threshold.millionths() + by));
        numbers.extend(near.into_iter().flatten());
    }
    if let Scoring::Steps(steps) = &point.scoring {
        numbers.extend(steps.steps.iter().map(|step| step.threshold));
    }
    let choices = (0..20).map(Some).chain([None]).map(Cell::Choice);
    let all: Vec<_> =
        numbers.into_iter().map(Cell::Number).chain([true, false].map(Cell::Flag)).chain(choices).collect();
    let fitting =
        |field: &Field| all.iter().copied().filter(|cell| field.kind.check(*cell).is_ok()).collect::<Vec<_>>();
    point.fields.iter().map(fitting).collect()
}

fn tests(scoring: &Scoring) -> Vec<&Test> {
    match scoring {
        Scoring::Test(test) => vec![test],
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => conditions.iter().map(|one| &one.test).collect(),
        _ => Vec::new(),
    }
}

pub fn enter(rule_set: &RuleSet, draft: &mut Draft, id: PointId, answer: &Answer) {
    for (field, cell) in answer.in_order().filter(|(_, cell)| cell.is_some()) {
        draft.set_cell(rule_set, id, field, cell);
    }
    draft.record_mut(id).standing = answer.standing;
}

/// The draft that holds `answers`, with proof where the coin says so.
pub fn drafted(rule_set: &RuleSet, answers: &[Answer]) -> Draft {
    let mut draft = support::empty_draft(rule_set);
    for (id, answer) in rule_set.point_ids().zip(answers) {
        enter(rule_set, &mut draft, id, answer);
        if answer.coin {
            draft.add_evidence(id);
        }
    }
    draft
}

/// Answers what is still open at this point, and nothing else.
pub fn go_on(rule_set: &RuleSet, draft: &mut Draft, id: PointId, answer: &Answer) {
    let (standing, untouched) = (draft.record(id).standing, draft.record(id).is_untouched());
    match standing {
        Standing::NotApplicable => {}
        Standing::Plain if !untouched => {
            for (field, cell) in answer.in_order() {
                let taken = |at: &usize| draft.record(id).cell(*at).is_some();
                if !taken(&field) && !rule_set.point(id).fields[field].rivals.iter().any(taken) {
                    draft.set_cell(rule_set, id, field, cell);
                }
            }
        }
        Standing::Plain | Standing::Unverified => {
            draft.clear_cells(id);
            enter(rule_set, draft, id, answer);
        }
    }
}

/// Cells that earn all points, if the rule set lets anything do so.
pub fn full_marks(point: &ScoringPoint) -> Option<Vec<(usize, Cell)>> {
    let max = point.points;
    match &point.scoring {
        Scoring::Test(test) => reached(test),
        Scoring::Judged => Some(vec![(0, Cell::Number(max.as_decimal()))]),
        Scoring::Each(items) => Some((0..items.len()).map(|at| (at, Cell::Number(Decimal::whole(1000)))).collect()),
        Scoring::BestLevel(levels) => {
            let best = levels.iter().position(|level| level.points >= max)?;
            Some(vec![(0, Cell::Choice(Some(best)))])
        }
        Scoring::SumOfLevels(levels) => Some((0..levels.len()).map(|at| (at, Cell::Flag(true))).collect()),
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => {
            let (mut cells, mut start) = (Vec::new(), 0);
            for condition in conditions {
                cells.extend(reached(&condition.test)?.into_iter().map(|(at, cell)| (start + at, cell)));
                start += condition.test.fields().len();
            }
            Some(cells)
        }
        Scoring::Steps(steps) => full_step(steps, max),
        Scoring::Deduct(deduct) => Some((0..deduct.items.len()).map(|at| (at, Cell::Number(Decimal::ZERO))).collect()),
        Scoring::BasePlus(base) => {
            let many = (1..=base.items.len()).map(|at| (at, Cell::Number(Decimal::whole(1000))));
            Some(std::iter::once((0, Cell::Flag(true))).chain(many).collect())
        }
        Scoring::Veto(_) => Some(vec![(0, Cell::Flag(true))]),
    }
}

/// A value for which the first step that holds is worth everything.
fn full_step(steps: &Steps, max: Points) -> Option<Vec<(usize, Cell)>> {
    let field = match steps.measured {
        Measured::Quantity { .. } => 0,
        Measured::Ratio(_) => 2,
    };
    let holds = |value: Decimal, step: &&Step| step.comparison.holds(value.cmp(&step.threshold));
    let values = steps.steps.iter().filter_map(|step| passing(step.comparison, step.threshold));
    let full = |value: &Decimal| {
        let first = steps.steps.iter().find(|step| holds(*value, step));
        first.is_some_and(|step| step.points >= max)
    };
    values.into_iter().find(full).map(|value| vec![(field, Cell::Number(value))])
}

/// Cells that reach a test; `None` where nothing lies below the threshold.
fn reached(test: &Test) -> Option<Vec<(usize, Cell)>> {
    let half = Decimal::whole(50);
    let number = |at: usize, value| (at, Cell::Number(value));
    Some(match test {
        Test::Met | Test::NoIncident => vec![(0, Cell::Flag(true))],
        Test::Rate(rate) => vec![number(2, passing(rate.comparison, rate.threshold)?)],
        Test::Count(count) => vec![number(0, passing(count.comparison, count.threshold)?)],
        Test::Benchmark(benchmark) => vec![number(2, passing(benchmark.comparison, half)?), number(3, half)],
        Test::Trend(trend) => {
            let rate = |year: usize| match trend.direction {
                Direction::Rising => year,
                Direction::Falling => trend.times - year,
            };
            let percent = |year| Decimal::whole(i32::try_from(rate(year)).expect("few years"));
            (0..=trend.times).map(|year| number(3 * year + 2, percent(year))).collect()
        }
    })
}

fn passing(comparison: Comparison, threshold: Decimal) -> Option<Decimal> {
    match comparison {
        Comparison::AtLeast | Comparison::AtMost | Comparison::Equal => Some(threshold),
        Comparison::Above => Decimal::from_millionths(threshold.millionths() + 1_000_000),
        Comparison::Below => (threshold > Decimal::ZERO).then_some(Decimal::ZERO),
    }
}
