//! Scoring kinds (评分方式): how one scoring point turns an answer into points. One file a kind.
//!
//! Two layers: a [`Test`] is a yes/no question (reached or not, or still open); a [`Scoring`] turns cells into points,
//! mostly by asking one or several tests. Everything here is total: any cells give a result, blank ones leave it open.

pub mod base_plus;
pub mod benchmark;
pub mod conditions;
pub mod count;
pub mod deduct;
pub mod each;
pub mod judged;
pub mod levels;
pub mod met;
pub mod rate;
pub mod steps;
pub mod trend;
pub mod veto;

use super::decimal::Decimal;
use super::field::{Cells, Field};
use super::points::Points;
use base_plus::{BasePlus, BasePlusFinding};
use benchmark::Benchmark;
use conditions::Condition;
use count::Count;
use deduct::Deduct;
use each::{EachItem, ItemFinding};
use levels::{Level, LevelsFinding};
use rate::Rate;
use std::cmp::Ordering;
use steps::{Steps, StepsFinding};
use trend::Trend;
use veto::Effect;

/// How a scoring point is scored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scoring {
    /// All points if the test holds, else none.
    Test(Test),
    /// Points by judgement, from 0 to the maximum, with a reason.
    Judged,
    /// So many points for each item, added up to the maximum.
    Each(Vec<EachItem>),
    /// Points of the best level reached.
    BestLevel(Vec<Level>),
    /// Points of every level reached, added up to the maximum.
    SumOfLevels(Vec<Level>),
    /// All points if every condition holds.
    AllOf(Vec<Condition>),
    /// All points if any condition holds.
    AnyOf(Vec<Condition>),
    /// Points of the first step that holds.
    Steps(Steps),
    /// All points, less so many for each unit.
    Deduct(Deduct),
    /// A base, and so many points for each item on top.
    BasePlus(BasePlus),
    /// No points; if it came true it bears on the whole result.
    Veto(Effect),
}

/// A question that is reached, missed or still open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Test {
    /// Yes or no.
    Met,
    /// Nothing happened, yes or no.
    NoIncident,
    /// A rate of two counts against a threshold.
    Rate(Rate),
    /// A count or amount against a threshold.
    Count(Count),
    /// A rate that falls (or rises) year after year.
    Trend(Trend),
    /// A rate against a reference, such as the province's average.
    Benchmark(Benchmark),
}

/// How a value is held against its threshold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    AtLeast,
    Above,
    AtMost,
    Below,
    Equal,
}

impl Comparison {
    /// Whether a value that orders so against its threshold passes.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Self::AtLeast => order != Ordering::Less,
            Self::Above => order == Ordering::Greater,
            Self::AtMost => order != Ordering::Greater,
            Self::Below => order == Ordering::Less,
            Self::Equal => order == Ordering::Equal,
        }
    }
}

/// A higher level beside the threshold (力争 beside 确保): it is shown, the threshold decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    pub comparison: Comparison,
    pub value: Decimal,
}

/// The answer to a [`Test`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Reached,
    Missed,
    Open,
}

impl Verdict {
    pub fn of(reached: bool) -> Self {
        if reached { Self::Reached } else { Self::Missed }
    }
}

/// What a test found: its verdict, and the facts that led to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub verdict: Verdict,
    pub fact: Fact,
}

/// The facts behind a verdict; the scoring kind beside it says what they are about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// Something is not filled in yet.
    Blank,
    Flag(bool),
    Rate(rate::RateFact),
    Count(count::CountFact),
    Trend(trend::TrendFact),
    Benchmark(benchmark::BenchmarkFact),
}

impl Finding {
    pub fn open() -> Self {
        Self { verdict: Verdict::Open, fact: Fact::Blank }
    }
}

/// Why a scoring point earned what it did, as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Because {
    /// To be verified (待核实): may turn out anything.
    Unverified,
    /// Not applicable: what the rule set gives for that.
    NotApplicable,
    Test(Finding),
    Judged(Option<Points>),
    Each(Vec<ItemFinding>),
    Levels(LevelsFinding),
    Conditions(Vec<Finding>),
    Steps(StepsFinding),
    BasePlus(BasePlusFinding),
    /// Whether it came true; `None` if not filled in.
    Veto(Option<bool>),
}

/// Points earned for sure and at most, with the reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scored {
    pub sure: Points,
    pub possible: Points,
    pub because: Because,
}

impl Scoring {
    /// The input fields, in the order of the cells that [`Scoring::score`] reads. `max` is the point's maximum.
    pub fn fields(&self, max: Points) -> Vec<Field> {
        match self {
            Self::Test(test) => test.fields(),
            Self::Judged => judged::fields(max),
            Self::Each(items) => each::fields(items),
            Self::BestLevel(levels) => levels::best_fields(levels),
            Self::SumOfLevels(levels) => levels::sum_fields(levels),
            Self::AllOf(conditions) | Self::AnyOf(conditions) => conditions::fields(conditions),
            Self::Steps(steps) => steps::fields(steps),
            Self::Deduct(deduct) => deduct::fields(deduct),
            Self::BasePlus(base) => base_plus::fields(base),
            Self::Veto(_) => veto::fields(),
        }
    }

    /// Points for these cells, never above `max`.
    pub fn score(&self, max: Points, cells: Cells<'_>) -> Scored {
        match self {
            Self::Test(test) => {
                let finding = test.judge(cells);
                all_or_nothing(finding.verdict, max, Because::Test(finding))
            }
            Self::Judged => judged::score(max, cells),
            Self::Each(items) => each::score(items, max, cells),
            Self::BestLevel(levels) => levels::score_best(levels, max, cells),
            Self::SumOfLevels(levels) => levels::score_sum(levels, max, cells),
            Self::AllOf(conditions) => conditions::score(conditions, Verdict::Missed, max, cells),
            Self::AnyOf(conditions) => conditions::score(conditions, Verdict::Reached, max, cells),
            Self::Steps(steps) => steps::score(steps, max, cells),
            Self::Deduct(deduct) => deduct::score(deduct, max, cells),
            Self::BasePlus(base) => base_plus::score(base, max, cells),
            Self::Veto(_) => veto::score(cells),
        }
    }
}

impl Test {
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Met => met::fields(),
            Self::NoIncident => met::incident_fields(),
            Self::Rate(rate) => rate.fields(),
            Self::Count(count) => count.fields(),
            Self::Trend(trend) => trend.fields(),
            Self::Benchmark(benchmark) => benchmark.fields(),
        }
    }

    pub fn judge(&self, cells: Cells<'_>) -> Finding {
        match self {
            Self::Met | Self::NoIncident => met::judge(cells),
            Self::Rate(rate) => rate.judge(cells),
            Self::Count(count) => count.judge(cells),
            Self::Trend(trend) => trend.judge(cells),
            Self::Benchmark(benchmark) => benchmark.judge(cells),
        }
    }
}

fn all_or_nothing(verdict: Verdict, max: Points, because: Because) -> Scored {
    let (sure, possible) = match verdict {
        Verdict::Reached => (max, max),
        Verdict::Missed => (Points::ZERO, Points::ZERO),
        Verdict::Open => (Points::ZERO, max),
    };
    Scored { sure, possible, because }
}
