//! The reviewer's marks (预验收): what the one who inspects says of a scoring point, and how that compares with what is claimed.
//!
//! A mark is the reviewer's word on the points claimed when it was made. What the county changes later never moves what was
//! confirmed; the mark is then stale, and the pages say so.

use super::draft::Draft;
use super::ids::PointId;
use super::points::Points;
use super::rule_set::RuleSet;
use super::scorecard::{Scorecard, State};

/// What a reviewer says of one scoring point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    pub verdict: Verdict,
    /// The points claimed when the mark was made.
    pub claimed: Points,
    /// Why; a set score and a request for proof have one.
    pub reason: String,
    /// Who, as typed.
    pub by: String,
    /// Local time, as text.
    pub at: String,
}

/// The mark on a point among those of a draft, which are in table order.
pub fn mark_in(marks: &[(PointId, Mark)], id: PointId) -> Option<&Mark> {
    let at = marks.binary_search_by_key(&id, |(point, _)| *point).ok()?;
    marks.get(at).map(|(_, mark)| mark)
}

/// The reviewer's decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The points claimed are right.
    Confirmed,
    /// These points instead.
    Set(Points),
    /// Proof is to be brought first; nothing is confirmed yet.
    ProofWanted,
}

impl Mark {
    /// The points confirmed, of at most `max`.
    pub fn confirms(&self, max: Points) -> Points {
        match self.verdict {
            Verdict::Confirmed => self.claimed.min(max),
            Verdict::Set(points) => points.min(max),
            Verdict::ProofWanted => Points::ZERO,
        }
    }

    /// Whether other points are claimed now than when the mark was made.
    pub fn is_stale(&self, claimed: Points) -> bool {
        self.claimed != claimed
    }
}

/// Whether a point has a mark that confirms other points than claimed; a request for proof confirms none yet.
pub fn differs(draft: &Draft, card: &Scorecard, point: PointId) -> bool {
    let score = card.point(point).score;
    draft.mark(point).is_some() && score.confirmed != score.sure
}

/// Counts over the whole review, with the points claimed for them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    pub seen: usize,
    pub all: usize,
    /// Claimed for points that nobody looked at yet.
    pub unseen: Points,
    pub proof_wanted: (usize, Points),
    /// Points marked otherwise than claimed, in table order: the list of differences.
    pub dissent: Vec<PointId>,
    /// What the dissent takes away and adds, point by point, before any cap.
    pub less: Points,
    pub more: Points,
    /// Marks made when other points were claimed.
    pub stale: usize,
}

/// Counts how far the review is and what came of it.
pub fn tally(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Tally {
    let mut tally = Tally { all: rule_set.point_ids().len(), ..Tally::default() };
    for id in rule_set.point_ids() {
        let score = card.point(id).score;
        let Some(mark) = draft.mark(id) else {
            tally.unseen = tally.unseen + score.sure;
            continue;
        };
        tally.seen += 1;
        tally.stale += usize::from(mark.is_stale(score.sure));
        if mark.verdict == Verdict::ProofWanted {
            tally.proof_wanted = (tally.proof_wanted.0 + 1, tally.proof_wanted.1 + score.sure);
        }
        if differs(draft, card, id) {
            tally.dissent.push(id);
            tally.less = tally.less + (score.sure - score.confirmed).max(Points::ZERO);
            tally.more = tally.more + (score.confirmed - score.sure).max(Points::ZERO);
        }
    }
    tally
}

/// Whether a point can be confirmed together with others: filled in, with proof, and without a mark.
pub fn ready(draft: &Draft, card: &Scorecard, point: PointId) -> bool {
    let result = card.point(point);
    result.state == State::Filled && result.evidence > 0 && draft.mark(point).is_none()
}
