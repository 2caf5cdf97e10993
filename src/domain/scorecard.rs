//! The result (得分结果): everything that follows from rule set and draft. Always recomputed, never edited.

use super::ids::{CategoryId, IndicatorId, PointId};
use super::points::Points;
use super::scoring::Because;

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
    pub(super) indicators: Vec<Score>,
    pub(super) categories: Vec<Score>,
    /// Bonus apart.
    pub total: Score,
    pub bonus: Score,
}

impl Scorecard {
    pub fn point(&self, id: PointId) -> &PointScore {
        &self.points[id.index()]
    }

    pub fn indicator(&self, id: IndicatorId) -> Score {
        self.indicators[id.index()]
    }

    pub fn category(&self, id: CategoryId) -> Score {
        self.categories[id.index()]
    }

    /// Number of scoring points in this state.
    pub fn count(&self, state: State) -> usize {
        self.points.iter().filter(|point| point.state == state).count()
    }

    pub fn point_count(&self) -> usize {
        self.points.len()
    }
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

    /// Each part cut off at `cap`.
    pub fn capped(self, cap: Points) -> Self {
        let Self { sure, possible, backed, confirmed, max } = self;
        let (sure, possible, backed) = (sure.min(cap), possible.min(cap), backed.min(cap));
        Self { sure, possible, backed, confirmed: confirmed.min(cap), max: max.min(cap) }
    }

    /// Scaled from its maximum to `full`, each part rounded half up to hundredths. Nothing applicable gives nothing.
    pub fn rescaled(self, full: Points) -> Self {
        let scale = |part: Points| {
            let (part, full) = (i64::from(part.hundredths()), i64::from(full.hundredths()));
            let max = i64::from(self.max.hundredths());
            if max == 0 { Points::ZERO } else { Points::from_hundredths(((2 * part * full + max) / (2 * max)) as i32) }
        };
        Self {
            sure: scale(self.sure),
            possible: scale(self.possible),
            backed: scale(self.backed),
            confirmed: scale(self.confirmed),
            max: scale(self.max),
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
