//! What follows from the points: pass marks, grade, vetoes. Nothing of it is there where the rule set names none.

use super::exact::Exact;
use super::ids::{CategoryId, PointId};
use super::points::Points;
use super::rule_set::{Grade, Measure, NotApplicable, Requirement, RuleSet};
use super::scorecard::{Part, PointScore, Score, State};
use super::scoring::Because;
use super::scoring::veto::Effect;
use super::sums::{Ceilings, Top, rounded};

/// Whether a mark is reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reach {
    Met,
    /// Not yet, but still possible.
    Open,
    /// It cannot be reached any more.
    Missed,
}

/// Whether a veto came true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fired {
    No,
    /// Not answered yet, or to be verified.
    Open,
    Yes,
}

/// Position of a grade in [`RuleSet::grades`]; `None` below all of them.
pub type GradeAt = Option<usize>;

/// The grade by what is sure and by what is possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Graded {
    pub sure: GradeAt,
    pub possible: GradeAt,
}

/// What follows from the points.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// The total against its pass mark.
    pub pass: Option<Reach>,
    pub grade: Option<Graded>,
    /// Every veto, in table order.
    pub vetoes: Vec<(PointId, Fired)>,
    /// Whether a veto puts everything into the lowest grade; `None` where no veto does so.
    pub lowest_grade: Option<Fired>,
    /// Whether a veto forbids the title (不予命名); `None` where no veto does so.
    pub not_named: Option<Fired>,
    /// The most that vetoes leave of the total: of what is sure, and of what is possible.
    pub ceiling_sure: Option<Points>,
    pub ceiling_possible: Option<Points>,
    pub(super) category_pass: Vec<Option<Reach>>,
}

impl Outcome {
    /// A category against its pass mark.
    pub fn category_pass(&self, id: CategoryId) -> Option<Reach> {
        self.category_pass.get(id.index()).copied().flatten()
    }

    /// The vetoes that came true, or may have.
    pub fn fired(&self) -> impl Iterator<Item = (PointId, Fired)> {
        self.vetoes.iter().copied().filter(|(_, fired)| *fired != Fired::No)
    }
}

/// Whether the veto at this point came true.
pub fn fired(result: &PointScore) -> Fired {
    match (result.state, &result.because) {
        (State::NotApplicable, _) | (_, Because::Veto(Some(false))) => Fired::No,
        (_, Because::Veto(Some(true))) => Fired::Yes,
        _ => Fired::Open,
    }
}

/// A score against a mark.
pub fn reach(score: Score, mark: Points) -> Reach {
    if score.sure >= mark {
        Reach::Met
    } else if score.possible >= mark {
        Reach::Open
    } else {
        Reach::Missed
    }
}

pub(super) struct Levels<'a> {
    pub rule_set: &'a RuleSet,
    pub categories: &'a [Score],
    pub top: &'a Top,
    pub ceilings: &'a Ceilings,
}

pub(super) fn outcome(levels: &Levels<'_>, vetoes: Vec<(PointId, Fired)>, total: Score) -> Outcome {
    let rule_set = levels.rule_set;
    let worst = |wanted: Effect| {
        let effects = rule_set.vetoes().zip(&vetoes).filter(|((_, effect), _)| *effect == wanted);
        effects.map(|(_, (_, fired))| *fired).max()
    };
    let (lowest_grade, not_named) = (worst(Effect::LowestGrade), worst(Effect::NotNamed));
    let grade = |part, forced: bool| {
        let reached = rule_set.grades().iter().position(|grade| levels.reaches(grade, part));
        let lowest = rule_set.grades().len().checked_sub(1);
        // Below all grades is worse still.
        if forced && reached.is_some() { lowest } else { reached }
    };
    let graded = Graded {
        sure: grade(Part::Sure, matches!(lowest_grade, Some(Fired::Open | Fired::Yes))),
        possible: grade(Part::Possible, lowest_grade == Some(Fired::Yes)),
    };
    let category_pass = rule_set.category_ids().map(|id| {
        let mark = rule_set.category(id).pass?;
        let reaches = |part| levels.category(id, part).reaches(mark);
        // With nothing applicable there is nothing that could keep from passing.
        let idle = rule_set.about.not_applicable == NotApplicable::Rescale
            && levels.categories[id.index()].max == Points::ZERO
            && mark <= rule_set.category(id).points;
        Some(match (reaches(Part::Sure), reaches(Part::Possible)) {
            _ if idle => Reach::Met,
            (true, _) => Reach::Met,
            (false, true) => Reach::Open,
            (false, false) => Reach::Missed,
        })
    });
    Outcome {
        pass: rule_set.about.pass.map(|mark| reach(total, mark)),
        grade: (!rule_set.grades().is_empty()).then_some(graded),
        lowest_grade,
        not_named,
        ceiling_sure: levels.ceilings.over(Part::Sure),
        ceiling_possible: levels.ceilings.over(Part::Possible),
        category_pass: category_pass.collect(),
        vetoes,
    }
}

impl Levels<'_> {
    /// A category in its own points; where the rule set rescales, as if what does not apply had the same share.
    fn category(&self, id: CategoryId, part: Part) -> Exact {
        let score = self.categories[id.index()];
        let full = self.rule_set.category(id).points;
        match self.rule_set.about.not_applicable {
            NotApplicable::Rescale => {
                let product = i128::from(score.part(part).hundredths()) * i128::from(full.hundredths());
                Exact::new(product, i128::from(score.max.hundredths()))
            }
            NotApplicable::Zero | NotApplicable::Full | NotApplicable::Drop => Exact::whole(score.part(part)),
        }
    }

    fn reaches(&self, grade: &Grade, part: Part) -> bool {
        let all = |way: &Vec<Requirement>| way.iter().all(|requirement| self.holds(*requirement, part));
        grade.when.as_ref().is_none_or(|ways| ways.iter().any(all))
    }

    fn holds(&self, requirement: Requirement, part: Part) -> bool {
        let ceiling = self.ceilings.over(part);
        let (exact, ceiling) = match requirement.of {
            Measure::Total => (self.top.total(self.rule_set, part), ceiling),
            Measure::Basic => (self.top.basic(self.rule_set, part), ceiling),
            Measure::Category(id) => (self.category(id, part), None),
        };
        match self.rule_set.about.grade_rounding {
            Some(rounding) => rounded(exact, rounding, ceiling) >= requirement.at_least,
            None => exact.capped(ceiling).reaches(requirement.at_least),
        }
    }
}
