//! A scoring table (评分细则) as data: categories, indicators, scoring points, departments, and what follows from a result.

mod about;
mod builder;
mod form;
mod grade;
mod milestone;

pub use about::{Mode, NotApplicable, RuleSetAbout};
pub use builder::{CategoryText, IndicatorText, PointText, RuleSetBuilder};
pub use form::{Form, FormField, FormFieldKind, FormSection};
pub use grade::{Grade, Measure, Requirement};
pub use milestone::{Milestone, Period};

use super::exact::Exact;
use super::field::Field;
use super::ids::{CategoryId, DepartmentId, IndicatorId, PointId};
use super::points::Points;
use super::scoring::Scoring;
use super::scoring::veto::Effect;
use std::ops::Range;

/// A scoring table. Made by [`RuleSetBuilder`] only, so every id in it is valid for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSet {
    pub about: RuleSetAbout,
    /// 进度安排, in printed order.
    pub milestones: Vec<Milestone>,
    /// What is filled in beside the answers.
    pub form: Option<Form>,
    departments: Vec<Department>,
    categories: Vec<Category>,
    indicators: Vec<Indicator>,
    points: Vec<ScoringPoint>,
    grades: Vec<Grade>,
    /// Points whose scoring is a veto, in table order.
    vetoes: Vec<PointId>,
    /// Parts of a hundredth in which weighted categories are whole numbers.
    scale: i128,
    /// Positions in the order of their codes.
    points_by_code: Vec<PointId>,
    indicators_by_code: Vec<IndicatorId>,
}

/// A department role (责任单位).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Department {
    /// Name in files.
    pub code: String,
    pub name: String,
    /// A role held by many, such as 各成员单位.
    pub group: bool,
    /// Who leads the group.
    pub lead: Option<DepartmentId>,
    /// Who belongs to the group, in printed order.
    pub members: Vec<DepartmentId>,
    pub note: Option<String>,
}

/// A category (类别).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Category {
    pub name: String,
    pub points: Points,
    /// Counted apart from the rest.
    pub bonus: bool,
    /// Holds vetoes (否决项), which earn nothing.
    pub veto: bool,
    /// Its share of the total, where that is not `points`.
    pub weight: Option<Points>,
    /// Pass mark, in the category's own points.
    pub pass: Option<Points>,
    /// What a hundredth counts for in the total, in parts of `1 / RuleSet::scale` hundredths.
    factor: i128,
    indicators: Range<usize>,
}

/// An indicator (指标).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indicator {
    pub code: String,
    pub name: String,
    pub points: Points,
    /// Place in the source, such as 第 14 行.
    pub source: String,
    pub note: Option<String>,
    /// In printed order, lead first.
    pub departments: Vec<DepartmentId>,
    pub category: CategoryId,
    points_range: Range<usize>,
}

/// A scoring point (评分点).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScoringPoint {
    pub code: String,
    pub text: String,
    pub points: Points,
    pub scoring: Scoring,
    pub note: Option<String>,
    /// Place in the source, where it has one of its own; see [`RuleSet::source_of`].
    pub source: Option<String>,
    /// Lead first, where it has some of its own; see [`RuleSet::departments_of`].
    pub departments: Option<Vec<DepartmentId>>,
    pub baseline: Option<Baseline>,
    pub indicator: IndicatorId,
    /// The cells of an answer, in order.
    pub fields: Vec<Field>,
}

/// What the document gives as the starting value (基期值).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    /// Such as 2010 年.
    pub label: String,
    /// As the document writes it.
    pub value: String,
    pub unit: String,
    pub note: Option<String>,
}

impl RuleSet {
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.index()]
    }

    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.index()]
    }

    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.index()]
    }

    pub fn point(&self, id: PointId) -> &ScoringPoint {
        &self.points[id.index()]
    }

    /// The category that a scoring point belongs to.
    pub fn category_of(&self, id: PointId) -> CategoryId {
        self.indicator(self.point(id).indicator).category
    }

    /// Who answers for a point as the table prints it, lead first: its own, or else its indicator's.
    pub fn departments_of(&self, id: PointId) -> &[DepartmentId] {
        let point = self.point(id);
        point.departments.as_ref().unwrap_or(&self.indicator(point.indicator).departments)
    }

    /// Place of a point in the source: its own, or else its indicator's.
    pub fn source_of(&self, id: PointId) -> &str {
        let point = self.point(id);
        point.source.as_ref().unwrap_or(&self.indicator(point.indicator).source)
    }

    pub fn department_ids(&self) -> impl ExactSizeIterator<Item = DepartmentId> + use<> {
        (0..self.departments.len()).map(DepartmentId::new)
    }

    pub fn category_ids(&self) -> impl ExactSizeIterator<Item = CategoryId> + use<> {
        (0..self.categories.len()).map(CategoryId::new)
    }

    pub fn indicator_ids(&self) -> impl ExactSizeIterator<Item = IndicatorId> + use<> {
        (0..self.indicators.len()).map(IndicatorId::new)
    }

    pub fn point_ids(&self) -> impl ExactSizeIterator<Item = PointId> + use<> {
        (0..self.points.len()).map(PointId::new)
    }

    /// The point at a position of the table.
    pub fn point_at(&self, position: usize) -> Option<PointId> {
        (position < self.points.len()).then(|| PointId::new(position))
    }

    pub fn indicators_of(&self, id: CategoryId) -> impl ExactSizeIterator<Item = IndicatorId> + use<> {
        self.category(id).indicators.clone().map(IndicatorId::new)
    }

    pub fn points_of(&self, id: IndicatorId) -> impl ExactSizeIterator<Item = PointId> + use<> {
        self.indicator(id).points_range.clone().map(PointId::new)
    }

    pub fn point_by_code(&self, code: &str) -> Option<PointId> {
        let order = |id: &PointId| self.point(*id).code.as_str().cmp(code);
        self.points_by_code.binary_search_by(order).ok().map(|at| self.points_by_code[at])
    }

    pub fn indicator_by_code(&self, code: &str) -> Option<IndicatorId> {
        let order = |id: &IndicatorId| self.indicator(*id).code.as_str().cmp(code);
        self.indicators_by_code.binary_search_by(order).ok().map(|at| self.indicators_by_code[at])
    }

    /// Sum of the bonus categories' maxima.
    pub fn bonus(&self) -> Points {
        self.categories.iter().filter(|category| category.bonus).map(|category| category.points).sum()
    }

    /// The most that the total can be.
    pub fn full(&self) -> Points {
        if self.about.total_includes_bonus { self.about.total + self.bonus() } else { self.about.total }
    }

    /// The categories that the total is made of: neither bonus nor vetoes.
    pub fn plain_categories(&self) -> impl Iterator<Item = CategoryId> {
        self.category_ids().filter(|id| !self.category(*id).bonus && !self.category(*id).veto)
    }

    /// The bonus categories.
    pub fn bonus_categories(&self) -> impl Iterator<Item = CategoryId> {
        self.category_ids().filter(|id| self.category(*id).bonus)
    }

    /// Whether any category counts otherwise than by its own points.
    pub fn is_weighted(&self) -> bool {
        self.categories.iter().any(|category| category.weight.is_some())
    }

    /// The grades, best first; empty where the rule set names none.
    pub fn grades(&self) -> &[Grade] {
        &self.grades
    }

    /// The vetoes with what each does.
    pub fn vetoes(&self) -> impl Iterator<Item = (PointId, Effect)> {
        self.vetoes.iter().filter_map(|id| match self.point(*id).scoring {
            Scoring::Veto(effect) => Some((*id, effect)),
            _ => None,
        })
    }

    /// Parts of a hundredth in which weighted categories are whole numbers.
    pub(super) fn scale(&self) -> i128 {
        self.scale
    }

    /// What `points` of a category count for in the total, before its cap and rounding.
    pub fn weighted(&self, id: CategoryId, points: Points) -> Exact {
        Exact::new(i128::from(points.hundredths()) * self.category(id).factor, self.scale)
    }

    /// The same in parts of `1 / scale` hundredths.
    pub(super) fn factor(&self, id: CategoryId) -> i128 {
        self.category(id).factor
    }
}
