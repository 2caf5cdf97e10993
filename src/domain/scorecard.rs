//! The result (得分结果): everything that follows from rule set and draft. Always recomputed, never edited.

use super::exact::{Exact, Rounding};
use super::ids::{CategoryId, IndicatorId, PointId};
use super::outcome::Outcome;
use super::points::Points;
use super::rule_set::RuleSet;
use super::scoring::Because;
use super::sums::{Sum, Top};

/// Points at one level. Always `backed ≤ sure ≤ possible ≤ max` and `confirmed ≤ max`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Score {
    /// Earned by what is filled in.
    pub sure: Points,
    /// Earned if all that is open turns out well.
    pub possible: Points,
    /// The part of `sure` that has proof.
    pub backed: Points,
    /// What the reviewer confirmed or set (预验收); whatever is claimed by now.
    pub confirmed: Points,
    pub max: Points,
}

/// How far a scoring point is answered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Not, or not completely, filled in: the points are still open.
    Blank,
    Filled,
    Unverified,
    NotApplicable,
}

/// The result of one scoring point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointScore {
    pub score: Score,
    pub state: State,
    pub because: Because,
    /// Number of records of proof that serve it.
    pub evidence: usize,
}

/// The whole result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scorecard {
    pub(super) points: Vec<PointScore>,
    /// Per indicator: the sum of its points, and what the cap leaves of it.
    pub(super) indicators: Vec<(Sum, Score)>,
    /// Per category: the sum of its indicators.
    pub(super) category_sums: Vec<Sum>,
    /// Per category, in its own points.
    pub(super) categories: Vec<Score>,
    /// The total without the bonus, and before vetoes.
    pub basic: Score,
    /// Bonus apart, unless the rule set adds it.
    pub total: Score,
    pub bonus: Score,
    pub outcome: Outcome,
}

impl Scorecard {
    pub fn point(&self, id: PointId) -> &PointScore {
        &self.points[id.index()]
    }

    pub fn indicator(&self, id: IndicatorId) -> Score {
        self.indicators[id.index()].1
    }

    /// In the category's own points, before its weight.
    pub fn category(&self, id: CategoryId) -> Score {
        self.categories[id.index()]
    }

    /// What a category counts for in the total, rounded half up to hundredths for reading; the total adds up what is exact.
    pub fn weighted(&self, rule_set: &RuleSet, id: CategoryId) -> Score {
        let score = self.category(id);
        Score::from_parts(|part| rule_set.weighted(id, score.part(part)).rounded(Rounding::FINE))
    }

    /// The total before it is rounded and before vetoes: sure and possible.
    pub fn unrounded(&self, rule_set: &RuleSet) -> (Exact, Exact) {
        let top = Top::of(rule_set, &self.categories);
        (top.total(rule_set, Part::Sure), top.total(rule_set, Part::Possible))
    }

    /// Number of scoring points in this state.
    pub fn count(&self, state: State) -> usize {
        self.points.iter().filter(|point| point.state == state).count()
    }

    pub fn point_count(&self) -> usize {
        self.points.len()
    }
}

/// Number of parts of a score.
pub(super) const PARTS: usize = 5;

/// The parts of a [`Score`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Sure,
    Possible,
    Backed,
    Confirmed,
    Max,
}

impl Part {
    pub(super) const ALL: [Self; PARTS] = [Self::Sure, Self::Possible, Self::Backed, Self::Confirmed, Self::Max];
}

impl Score {
    /// Level by level, without a cap.
    pub fn sum(scores: impl Iterator<Item = Self>) -> Self {
        scores.fold(Self::default(), |sum, score| Self {
            sure: sum.sure + score.sure,
            possible: sum.possible + score.possible,
            backed: sum.backed + score.backed,
            confirmed: sum.confirmed + score.confirmed,
            max: sum.max + score.max,
        })
    }

    pub(super) fn part(self, part: Part) -> Points {
        match part {
            Part::Sure => self.sure,
            Part::Possible => self.possible,
            Part::Backed => self.backed,
            Part::Confirmed => self.confirmed,
            Part::Max => self.max,
        }
    }

    pub(super) fn from_parts(part: impl Fn(Part) -> Points) -> Self {
        Self {
            sure: part(Part::Sure),
            possible: part(Part::Possible),
            backed: part(Part::Backed),
            confirmed: part(Part::Confirmed),
            max: part(Part::Max),
        }
    }

    /// Points that are settled as lost.
    pub fn lost(self) -> Points {
        self.max - self.possible
    }

    /// Points that are still open.
    pub fn open(self) -> Points {
        self.possible - self.sure
    }
}
