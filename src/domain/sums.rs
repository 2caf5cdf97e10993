//! How scores add up: through the caps of indicators and categories, by weight, to a total that is rounded once.

use super::exact::{Exact, Rounding};
use super::ids::CategoryId;
use super::outcome::Fired;
use super::points::Points;
use super::rule_set::{NotApplicable, RuleSet};
use super::scorecard::{PARTS, Part, Score};
use super::scoring::veto::Effect;

/// The parts of several scores, in hundredths, before a cap. Wide enough for any number of points.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Sum([i64; PARTS]);

impl Sum {
    pub(super) fn of(scores: impl Iterator<Item = Score>) -> Self {
        scores.fold(Self::default(), |sum, score| sum.exchanged(Score::default(), score))
    }

    /// With `new` instead of `old`.
    pub(super) fn exchanged(mut self, old: Score, new: Score) -> Self {
        for part in Part::ALL {
            let change = i64::from(new.part(part).hundredths()) - i64::from(old.part(part).hundredths());
            self.0[part as usize] += change;
        }
        self
    }

    pub(super) fn part(self, part: Part) -> i64 {
        self.0[part as usize]
    }

    pub(super) fn capped(self, cap: Points) -> Score {
        Score::from_parts(|part| capped(self.part(part), cap))
    }
}

/// So many hundredths, at most `cap`.
pub(super) fn capped(hundredths: i64, cap: Points) -> Points {
    Points::from_hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX)).min(cap)
}

/// What the categories bring to the top, before the caps there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Top {
    /// Without bonus, in parts of `1 / scale` hundredths.
    basic: [i128; PARTS],
    bonus: Sum,
}

impl Top {
    pub(super) fn of(rule_set: &RuleSet, categories: &[Score]) -> Self {
        let mut top = Self::default();
        for (id, score) in rule_set.category_ids().zip(categories) {
            for part in Part::ALL {
                top.add(rule_set, id, part, i64::from(score.part(part).hundredths()));
            }
        }
        top
    }

    /// Adds hundredths of a category to one part.
    pub(super) fn add(&mut self, rule_set: &RuleSet, id: CategoryId, part: Part, hundredths: i64) {
        let category = rule_set.category(id);
        if category.bonus {
            self.bonus.0[part as usize] += hundredths;
        } else if !category.veto {
            self.basic[part as usize] += i128::from(hundredths) * rule_set.factor(id);
        }
    }

    pub(super) fn bonus(&self, rule_set: &RuleSet, part: Part) -> Points {
        capped(self.bonus.part(part), rule_set.bonus())
    }

    /// The total without bonus, before it is rounded.
    pub(super) fn basic(&self, rule_set: &RuleSet, part: Part) -> Exact {
        let (scale, full) = (rule_set.scale(), i128::from(rule_set.about.total.hundredths()));
        let units = |part: Part| self.basic[part as usize].min(full * scale);
        match rule_set.about.not_applicable {
            // Nothing applicable gives nothing.
            NotApplicable::Rescale if units(Part::Max) == 0 => Exact::whole(Points::ZERO),
            NotApplicable::Rescale => Exact::new(units(part) * full, units(Part::Max)),
            NotApplicable::Zero | NotApplicable::Full | NotApplicable::Drop => Exact::new(units(part), scale),
        }
    }

    /// The total before it is rounded and before a veto puts a ceiling on it.
    pub(super) fn total(&self, rule_set: &RuleSet, part: Part) -> Exact {
        let basic = self.basic(rule_set, part);
        if rule_set.about.total_includes_bonus { basic.plus(self.bonus(rule_set, part)) } else { basic }
    }

    /// The total as it counts.
    pub(super) fn rounded_total(&self, rule_set: &RuleSet, part: Part, ceilings: &Ceilings) -> Points {
        rounded(self.total(rule_set, part), rule_set.about.rounding, ceilings.over(part))
    }
}

/// Rounded, and at most `ceiling` before and after.
pub(super) fn rounded(exact: Exact, rounding: Rounding, ceiling: Option<Points>) -> Points {
    let points = exact.capped(ceiling).rounded(rounding);
    ceiling.map_or(points, |ceiling| points.min(ceiling))
}

/// The most that vetoes leave of the total.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Ceilings {
    sure: Option<Points>,
    possible: Option<Points>,
}

impl Ceilings {
    /// An open veto counts as fired in what is sure, not in what is possible.
    pub(super) fn of(vetoes: impl Iterator<Item = (Effect, Fired)>) -> Self {
        let mut ceilings = Self::default();
        let lower =
            |ceiling: &mut Option<Points>, cap: Points| *ceiling = Some(ceiling.map_or(cap, |old| old.min(cap)));
        for (effect, fired) in vetoes {
            if let Effect::Cap(cap) = effect {
                if fired != Fired::No {
                    lower(&mut ceilings.sure, cap);
                }
                if fired == Fired::Yes {
                    lower(&mut ceilings.possible, cap);
                }
            }
        }
        ceilings
    }

    pub(super) fn over(&self, part: Part) -> Option<Points> {
        match part {
            Part::Sure | Part::Backed => self.sure,
            Part::Possible | Part::Confirmed => self.possible,
            Part::Max => None,
        }
    }
}
