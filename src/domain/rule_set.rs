//! A scoring table (评分细则) as data: categories, indicators, scoring points, departments.

use super::field::Field;
use super::ids::{CategoryId, DepartmentId, IndicatorId, PointId};
use super::points::Points;
use super::scoring::Scoring;
use std::ops::Range;

/// A scoring table. Made by [`RuleSetBuilder`] only, so every id in it is valid for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSet {
    pub about: RuleSetAbout,
    departments: Vec<Department>,
    categories: Vec<Category>,
    indicators: Vec<Indicator>,
    points: Vec<ScoringPoint>,
}

/// What is said of the table as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSetAbout {
    /// Such as `anhui-2022`.
    pub id: String,
    pub version: String,
    pub title: String,
    /// Title for narrow places.
    pub short: String,
    /// Who issued the source.
    pub issuer: String,
    /// Title of the source document.
    pub document: String,
    /// Place in the source document.
    pub place: String,
    /// What users must know of the whole table.
    pub notes: Vec<String>,
    pub mode: Mode,
    pub not_applicable: NotApplicable,
    /// Whether the first department of an indicator is only a proposed lead.
    pub lead_proposed: bool,
    /// Maximum of the total, bonus apart.
    pub total: Points,
    /// SHA-256 of the canonical file, in hex.
    pub fingerprint: String,
}

/// Whether results read as points or as a share attained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Points,
    /// Every scoring point weighs the same (one point each); the result is the share attained.
    Attainment,
}

/// What 不适用 does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotApplicable {
    /// Earns nothing; the maximum stays.
    Zero,
    /// The point leaves its indicator, category and total.
    Drop,
    /// As `Drop`, and the total is scaled back to the table's maximum, rounded half up to hundredths.
    Rescale,
}

/// A department role (责任单位).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Department {
    /// Name in files.
    pub code: String,
    pub name: String,
    /// A role held by many, such as 各成员单位.
    pub group: bool,
}

/// A category (类别).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Category {
    pub name: String,
    pub points: Points,
    /// Counted apart from the total.
    pub bonus: bool,
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
    pub indicator: IndicatorId,
    /// The cells of an answer, in order.
    pub fields: Vec<Field>,
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

    pub fn indicators_of(&self, id: CategoryId) -> impl ExactSizeIterator<Item = IndicatorId> + use<> {
        self.category(id).indicators.clone().map(IndicatorId::new)
    }

    pub fn points_of(&self, id: IndicatorId) -> impl ExactSizeIterator<Item = PointId> + use<> {
        self.indicator(id).points_range.clone().map(PointId::new)
    }

    /// The scoring points whose indicator this department leads.
    pub fn points_led_by(&self, id: DepartmentId) -> impl Iterator<Item = PointId> {
        self.point_ids()
            .filter(move |point| self.indicator(self.point(*point).indicator).departments.first() == Some(&id))
    }

    pub fn point_by_code(&self, code: &str) -> Option<PointId> {
        self.point_ids().find(|id| self.point(*id).code == code)
    }

    pub fn indicator_by_code(&self, code: &str) -> Option<IndicatorId> {
        self.indicator_ids().find(|id| self.indicator(*id).code == code)
    }

    /// Sum of the bonus categories' maxima.
    pub fn bonus(&self) -> Points {
        self.categories.iter().filter(|category| category.bonus).map(|category| category.points).sum()
    }
}

/// Builds a [`RuleSet`] in printed order: departments first, then each category with its indicators and their points.
#[derive(Debug)]
pub struct RuleSetBuilder {
    rule_set: RuleSet,
}

impl RuleSetBuilder {
    pub fn new(about: RuleSetAbout) -> Self {
        let (departments, categories, indicators, points) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { rule_set: RuleSet { about, departments, categories, indicators, points } }
    }

    pub fn mode(&self) -> Mode {
        self.rule_set.about.mode
    }

    pub fn department(&mut self, department: Department) -> DepartmentId {
        self.rule_set.departments.push(department);
        DepartmentId::new(self.rule_set.departments.len() - 1)
    }

    /// Opens a category; the indicators that follow belong to it.
    pub fn category(&mut self, name: String, points: Points, bonus: bool) {
        let start = self.rule_set.indicators.len();
        self.rule_set.categories.push(Category { name, points, bonus, indicators: start..start });
    }

    /// Adds an indicator to the open category; the points that follow belong to it.
    pub fn indicator(&mut self, text: IndicatorText, departments: Vec<DepartmentId>) {
        let start = self.rule_set.points.len();
        let category = CategoryId::new(self.rule_set.categories.len().saturating_sub(1));
        let IndicatorText { code, name, points, source, note } = text;
        let points_range = start..start;
        self.rule_set.indicators.push(Indicator {
            code,
            name,
            points,
            source,
            note,
            departments,
            category,
            points_range,
        });
        if let Some(category) = self.rule_set.categories.last_mut() {
            category.indicators.end += 1;
        }
    }

    /// Adds a scoring point to the open indicator.
    pub fn point(&mut self, code: String, text: String, points: Points, scoring: Scoring, note: Option<String>) {
        let fields = scoring.fields(points);
        let indicator = IndicatorId::new(self.rule_set.indicators.len().saturating_sub(1));
        self.rule_set.points.push(ScoringPoint { code, text, points, scoring, note, indicator, fields });
        if let Some(indicator) = self.rule_set.indicators.last_mut() {
            indicator.points_range.end += 1;
        }
    }

    pub fn finish(self) -> RuleSet {
        self.rule_set
    }
}

/// The words and the maximum of an indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorText {
    pub code: String,
    pub name: String,
    pub points: Points,
    pub source: String,
    pub note: Option<String>,
}
