//! Gaps (失分项): points lost, still open, or without proof, and what mending each would add to the total.

use super::ids::PointId;
use super::points::Points;
use super::rule_set::RuleSet;
use super::scorecard::{Part, PointScore, Scorecard, State};
use super::sums::{Ceilings, Top, capped};
use crate::domain::order;

/// One reason why a scoring point is not safely earned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    pub point: PointId,
    pub kind: GapKind,
    /// Points of the scoring point itself.
    pub points: Points,
    /// What mending this gap alone would add to the total, or to a bonus that stands apart: less than `points` where a cap is near
    /// or a veto holds the total down, more where the rule set weights or scales.
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
    let top = Top::of(rule_set, &scorecard.categories);
    let fired = rule_set.vetoes().zip(&scorecard.outcome.vetoes);
    let ceilings = Ceilings::of(fired.map(|((_, effect), (_, fired))| (effect, *fired)));
    let levels = Levels { rule_set, scorecard, top, ceilings };
    for point in rule_set.point_ids() {
        let PointScore { score, state, evidence, .. } = scorecard.point(point);
        let mut push = |kind, points: Points, part: Part| {
            if points > Points::ZERO {
                gaps.push(Gap { point, kind, points, effect: levels.effect(point, points, part) });
            }
        };
        let kind = if *state == State::NotApplicable { GapKind::NotApplicable } else { GapKind::Lost };
        push(kind, score.lost(), Part::Possible);
        let kind = if *state == State::Unverified { GapKind::Unverified } else { GapKind::Blank };
        push(kind, score.open(), Part::Sure);
        if *evidence == 0 {
            push(GapKind::NoEvidence, score.sure, Part::Backed);
        }
    }
    order::by_key(&mut gaps, |gap| (std::cmp::Reverse(gap.effect), gap.point, gap.kind));
    gaps
}

struct Levels<'a> {
    rule_set: &'a RuleSet,
    scorecard: &'a Scorecard,
    top: Top,
    ceilings: Ceilings,
}

impl Levels<'_> {
    /// How far `points` more in one scoring point lift the level above, through the caps of indicator, category and total.
    fn effect(&self, point: PointId, points: Points, part: Part) -> Points {
        let rule_set = self.rule_set;
        let indicator = rule_set.point(point).indicator;
        let category = rule_set.indicator(indicator).category;
        let through =
            |added: Points, raw: i64, cap: Points| capped(raw + i64::from(added.hundredths()), cap) - capped(raw, cap);
        let raw = self.scorecard.indicators[indicator.index()].0.part(part);
        let added = through(points, raw, rule_set.indicator(indicator).points);
        let raw = self.scorecard.category_sums[category.index()].part(part);
        let added = through(added, raw, rule_set.category(category).points);
        let mut lifted = self.top;
        lifted.add(rule_set, category, part, i64::from(added.hundredths()));
        if rule_set.category(category).bonus && !rule_set.about.total_includes_bonus {
            return lifted.bonus(rule_set, part) - self.top.bonus(rule_set, part);
        }
        let total = |top: &Top| top.rounded_total(rule_set, part, &self.ceilings);
        total(&lifted) - total(&self.top)
    }
}
