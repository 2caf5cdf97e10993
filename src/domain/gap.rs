//! Gaps (失分项): points lost, still open, or without proof, and what mending each would add to the total.

use super::ids::PointId;
use super::points::Points;
use super::rule_set::{NotApplicable, RuleSet};
use super::scorecard::{PointScore, Score, Scorecard, State};

/// One reason why a scoring point is not safely earned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    pub point: PointId,
    pub kind: GapKind,
    /// Points of the scoring point itself.
    pub points: Points,
    /// What mending this gap alone would add to total or bonus: less than `points` where a cap is near, more where the
    /// rule set scales the total back to its maximum.
    pub effect: Points,
}

/// Why points are missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GapKind {
    Lost,
    NotApplicable,
    Blank,
    Unverified,
    /// Earned, but without proof.
    NoEvidence,
}

impl GapKind {
    pub const ALL: [Self; 5] = [Self::Lost, Self::Blank, Self::Unverified, Self::NoEvidence, Self::NotApplicable];
}

/// All gaps, those with the largest effect first, then in table order.
pub fn gaps(rule_set: &RuleSet, scorecard: &Scorecard) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for point in rule_set.point_ids() {
        let PointScore { score, state, evidence, .. } = scorecard.point(point);
        let mut push = |kind, points: Points, part: Part| {
            if points > Points::ZERO {
                gaps.push(Gap { point, kind, points, effect: effect(rule_set, scorecard, point, points, part) });
            }
        };
        let kind = if *state == State::NotApplicable { GapKind::NotApplicable } else { GapKind::Lost };
        push(kind, score.lost(), |score| score.possible);
        let kind = if *state == State::Unverified { GapKind::Unverified } else { GapKind::Blank };
        push(kind, score.open(), |score| score.sure);
        if *evidence == 0 {
            push(GapKind::NoEvidence, score.sure, |score| score.backed);
        }
    }
    gaps.sort_by_key(|gap| (std::cmp::Reverse(gap.effect), gap.point, gap.kind));
    gaps
}

type Part = fn(Score) -> Points;

/// How far `points` more in one scoring point lift the level above, through the caps of indicator, category and total.
fn effect(rule_set: &RuleSet, scorecard: &Scorecard, point: PointId, points: Points, part: Part) -> Points {
    let indicator = rule_set.point(point).indicator;
    let category = rule_set.indicator(indicator).category;
    let through = |added: Points, raw: Points, cap: Points| (raw + added).min(cap) - raw.min(cap);
    let raw = rule_set.points_of(indicator).map(|id| part(scorecard.point(id).score)).sum();
    let added = through(points, raw, rule_set.indicator(indicator).points);
    let raw = rule_set.indicators_of(category).map(|id| part(scorecard.indicator(id))).sum();
    let added = through(added, raw, rule_set.category(category).points);
    let bonus = rule_set.category(category).bonus;
    let peers = rule_set.category_ids().filter(|id| rule_set.category(*id).bonus == bonus);
    let peers: Vec<_> = peers.map(|id| scorecard.category(id)).collect();
    let raw = peers.iter().map(|score| part(*score)).sum::<Points>();
    let full = rule_set.about.total;
    if bonus {
        through(added, raw, rule_set.bonus())
    } else if rule_set.about.not_applicable == NotApplicable::Rescale {
        let max = Score::sum(peers.into_iter()).capped(full).max;
        let scaled = |sure: Points| Score { sure: sure.min(full), max, ..Score::default() }.rescaled(full).sure;
        scaled(raw + added) - scaled(raw)
    } else {
        through(added, raw, full)
    }
}
