//! Lint: what a rule set can say but probably does not mean. A note on the indicator or point tells that it is meant.

mod grades;
mod points;
mod steps;
mod sums;
mod tests;
mod wording;

use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use std::collections::BTreeSet;

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lint {
    /// The categories (bonus apart) do not sum up to the total.
    TotalSum {
        sum: Points,
        total: Points,
    },
    /// The categories, taken by their weights, do not sum up to the total.
    WeightSum {
        sum: Points,
        total: Points,
    },
    CategorySum {
        category: CategoryId,
        sum: Points,
    },
    /// Parts sum up to less (some points can never be earned) or, without a note, to more (the cap swallows some).
    IndicatorSum {
        indicator: IndicatorId,
        sum: Points,
    },
    /// Another category has the same name.
    SameCategory {
        category: CategoryId,
    },
    /// A pass mark that nobody can miss or nobody can reach; of a category, or of the total.
    IdlePass {
        category: Option<CategoryId>,
    },
    /// A level or item that can never count: worth nothing, above the maximum, or as much as another.
    UnreachableLevel {
        point: PointId,
        level: String,
    },
    /// Two levels or items of one name.
    SameLevel {
        point: PointId,
        level: String,
    },
    /// A step, by its position, that the steps before it leave nothing of, or that is worth nothing.
    UnreachableStep {
        point: PointId,
        step: usize,
    },
    /// A step that is easier than the one before it in the same direction, yet worth as much or more.
    StepOrder {
        point: PointId,
        step: usize,
    },
    /// The items or levels together cannot reach the point's maximum.
    UnreachableMaximum {
        point: PointId,
        reachable: Points,
    },
    /// Deductions that cannot take anything off.
    IdleFloor {
        point: PointId,
    },
    /// A threshold that every value passes or none can.
    IdleThreshold {
        point: PointId,
    },
    /// A higher level (力争) that is not harder than the threshold.
    WeakStretch {
        point: PointId,
    },
    /// A target that its starting value (基期值) already reaches, without a note.
    BelowBaseline {
        point: PointId,
    },
    /// A word that two people would read differently.
    VagueWord {
        point: PointId,
        word: &'static str,
    },
    /// One point, one test, but the text names two facts.
    TwoFacts {
        point: PointId,
    },
    NoDepartment {
        indicator: IndicatorId,
    },
    /// A point that names departments of its own, but none, and no note says why.
    NoOwnDepartment {
        point: PointId,
    },
    WorthNothing {
        point: PointId,
    },
    /// A veto that changes nothing.
    IdleVeto {
        point: PointId,
    },
    /// A grade, by its position, that nobody can get.
    UnreachableGrade {
        grade: usize,
    },
    /// Two grades of one name.
    SameGrade {
        grade: usize,
    },
    /// The total is rounded, but grades look at what it was before.
    UnroundedGrades,
}

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Spot {
    Whole,
    Category(CategoryId),
    Indicator(IndicatorId),
    Point(PointId),
    /// Position of a grade.
    Grade(usize),
}

impl Lint {
    /// What it is about.
    pub fn spot(&self) -> Spot {
        match self {
            Self::TotalSum { .. } | Self::WeightSum { .. } | Self::UnroundedGrades => Spot::Whole,
            Self::IdlePass { category } => category.map_or(Spot::Whole, Spot::Category),
            Self::CategorySum { category, .. } | Self::SameCategory { category } => Spot::Category(*category),
            Self::IndicatorSum { indicator, .. } | Self::NoDepartment { indicator } => Spot::Indicator(*indicator),
            Self::UnreachableGrade { grade } | Self::SameGrade { grade } => Spot::Grade(*grade),
            Self::UnreachableLevel { point, .. }
            | Self::SameLevel { point, .. }
            | Self::UnreachableStep { point, .. }
            | Self::StepOrder { point, .. }
            | Self::UnreachableMaximum { point, .. }
            | Self::IdleFloor { point }
            | Self::IdleThreshold { point }
            | Self::WeakStretch { point }
            | Self::BelowBaseline { point }
            | Self::VagueWord { point, .. }
            | Self::TwoFacts { point }
            | Self::NoOwnDepartment { point }
            | Self::WorthNothing { point }
            | Self::IdleVeto { point } => Spot::Point(*point),
        }
    }
}

/// The place in the file, such as `categories[2].indicators[0].scoring_points[1]`.
pub fn place(rule_set: &RuleSet, spot: Spot) -> String {
    let of_category = |id: CategoryId| format!("categories[{}]", id.index());
    let of_indicator = |id: IndicatorId| {
        let category = rule_set.indicator(id).category;
        let first = rule_set.indicators_of(category).next().map_or(0, IndicatorId::index);
        format!("{}.indicators[{}]", of_category(category), id.index() - first)
    };
    match spot {
        Spot::Whole => "(全表)".to_owned(),
        Spot::Category(id) => of_category(id),
        Spot::Indicator(id) => of_indicator(id),
        Spot::Point(id) => {
            let indicator = rule_set.point(id).indicator;
            let first = rule_set.points_of(indicator).next().map_or(0, PointId::index);
            format!("{}.scoring_points[{}]", of_indicator(indicator), id.index() - first)
        }
        Spot::Grade(at) => format!("grades[{at}]"),
    }
}

/// All findings: the whole, then in table order.
pub fn lint(rule_set: &RuleSet) -> Vec<Lint> {
    let mut found = Vec::new();
    sums::whole(rule_set, &mut found);
    grades::grades(rule_set, &mut found);
    let mut names = BTreeSet::new();
    for category in rule_set.category_ids() {
        if !names.insert(rule_set.category(category).name.as_str()) {
            found.push(Lint::SameCategory { category });
        }
        sums::category(rule_set, category, &mut found);
        for id in rule_set.indicators_of(category) {
            sums::indicator(rule_set, id, &mut found);
            departments(rule_set, id, &mut found);
            for point in rule_set.points_of(id) {
                points::point(rule_set, point, &mut found);
            }
        }
    }
    found
}

fn departments(rule_set: &RuleSet, id: IndicatorId, found: &mut Vec<Lint>) {
    let mut points = rule_set.points_of(id);
    if rule_set.indicator(id).departments.is_empty() && points.any(|id| rule_set.point(id).departments.is_none()) {
        found.push(Lint::NoDepartment { indicator: id });
    }
    let nobody = |id: &PointId| {
        let point = rule_set.point(*id);
        point.note.is_none() && point.departments.as_ref().is_some_and(Vec::is_empty)
    };
    found.extend(rule_set.points_of(id).filter(nobody).map(|point| Lint::NoOwnDepartment { point }));
}
