//! Building a rule set in printed order.

use super::{Baseline, Category, Department, Grade, Indicator, Mode, RuleSet, RuleSetAbout, ScoringPoint};
use super::{Form, Milestone};
use crate::domain::ids::{CategoryId, DepartmentId, IndicatorId, PointId};
use crate::domain::order;
use crate::domain::points::Points;
use crate::domain::scoring::Scoring;

/// Weights need a common denominator of at most so much, so that all sums stay exact.
const FINEST: i128 = 1_000_000_000_000;

/// Builds a [`RuleSet`] in printed order: departments first, then each category with its indicators and their points.
#[derive(Debug)]
pub struct RuleSetBuilder {
    rule_set: RuleSet,
    /// Levels whose maximum is the sum of their parts.
    summed_categories: Vec<CategoryId>,
    summed_indicators: Vec<IndicatorId>,
    summed_total: bool,
}

/// The words and the maximum of a category; without a maximum it is the sum of its indicators.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CategoryText {
    pub name: String,
    pub points: Option<Points>,
    pub bonus: bool,
    pub veto: bool,
    pub weight: Option<Points>,
    pub pass: Option<Points>,
}

/// The words and the maximum of an indicator; without a maximum it is the sum of its points.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndicatorText {
    pub code: String,
    pub name: String,
    pub points: Option<Points>,
    pub source: String,
    pub note: Option<String>,
}

/// The words and the maximum of a scoring point.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PointText {
    pub code: String,
    pub text: String,
    pub points: Points,
    pub note: Option<String>,
    pub source: Option<String>,
    pub departments: Option<Vec<DepartmentId>>,
    pub baseline: Option<Baseline>,
}

impl RuleSetBuilder {
    /// `total_given`: else the total's maximum is the sum of its categories.
    pub fn new(about: RuleSetAbout, total_given: bool) -> Self {
        let rule_set = RuleSet {
            about,
            milestones: Vec::new(),
            form: None,
            departments: Vec::new(),
            categories: Vec::new(),
            indicators: Vec::new(),
            points: Vec::new(),
            grades: Vec::new(),
            vetoes: Vec::new(),
            scale: 1,
            points_by_code: Vec::new(),
            indicators_by_code: Vec::new(),
        };
        let (summed_categories, summed_indicators) = (Vec::new(), Vec::new());
        Self { rule_set, summed_categories, summed_indicators, summed_total: !total_given }
    }

    pub fn mode(&self) -> Mode {
        self.rule_set.about.mode
    }

    pub fn department(&mut self, department: Department) -> DepartmentId {
        self.rule_set.departments.push(department);
        DepartmentId::new(self.rule_set.departments.len() - 1)
    }

    /// Says who is in a group, once all departments are known.
    pub fn group(&mut self, id: DepartmentId, lead: Option<DepartmentId>, members: Vec<DepartmentId>) {
        if let Some(department) = self.rule_set.departments.get_mut(id.index()) {
            department.lead = lead;
            department.members = members;
        }
    }

    pub fn milestone(&mut self, milestone: Milestone) {
        self.rule_set.milestones.push(milestone);
    }

    pub fn form(&mut self, form: Form) {
        self.rule_set.form = Some(form);
    }

    /// Adds a grade below those added so far.
    pub fn grade(&mut self, grade: Grade) {
        self.rule_set.grades.push(grade);
    }

    /// Opens a category; the indicators that follow belong to it.
    pub fn category(&mut self, text: CategoryText) -> CategoryId {
        let start = self.rule_set.indicators.len();
        let id = CategoryId::new(self.rule_set.categories.len());
        let CategoryText { name, points, bonus, veto, weight, pass } = text;
        if points.is_none() {
            self.summed_categories.push(id);
        }
        let (points, indicators) = (points.unwrap_or_default(), start..start);
        self.rule_set.categories.push(Category { name, points, bonus, veto, weight, pass, factor: 1, indicators });
        id
    }

    /// Adds an indicator to the open category; the points that follow belong to it.
    pub fn indicator(&mut self, text: IndicatorText, departments: Vec<DepartmentId>) {
        let start = self.rule_set.points.len();
        let category = CategoryId::new(self.rule_set.categories.len().saturating_sub(1));
        let IndicatorText { code, name, points, source, note } = text;
        if points.is_none() {
            self.summed_indicators.push(IndicatorId::new(self.rule_set.indicators.len()));
        }
        let (points, points_range) = (points.unwrap_or_default(), start..start);
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
    pub fn point(&mut self, text: PointText, scoring: Scoring) {
        let fields = scoring.fields(text.points);
        let PointText { code, text, points, note, source, departments, baseline } = text;
        let indicator = IndicatorId::new(self.rule_set.indicators.len().saturating_sub(1));
        if let Scoring::Veto(_) = scoring {
            self.rule_set.vetoes.push(PointId::new(self.rule_set.points.len()));
        }
        self.rule_set.points.push(ScoringPoint {
            code,
            text,
            points,
            scoring,
            note,
            source,
            departments,
            baseline,
            indicator,
            fields,
        });
        if let Some(indicator) = self.rule_set.indicators.last_mut() {
            indicator.points_range.end += 1;
        }
    }

    /// The rule set; `None` where its weights have no common denominator that is small enough to stay exact.
    pub fn finish(mut self) -> Option<RuleSet> {
        self.sum_up();
        let Self { mut rule_set, .. } = self;
        rule_set.scale = scale(&rule_set.categories)?;
        for category in &mut rule_set.categories {
            let points = i128::from(category.points.hundredths());
            category.factor = match category.weight {
                Some(_) if points == 0 => 0,
                Some(weight) => i128::from(weight.hundredths()) * rule_set.scale / points,
                None => rule_set.scale,
            };
        }
        let mut points: Vec<_> = rule_set.point_ids().collect();
        order::by(&mut points, |one, other| rule_set.point(*one).code.cmp(&rule_set.point(*other).code));
        rule_set.points_by_code = points;
        let mut indicators: Vec<_> = rule_set.indicator_ids().collect();
        order::by(&mut indicators, |one, other| rule_set.indicator(*one).code.cmp(&rule_set.indicator(*other).code));
        rule_set.indicators_by_code = indicators;
        Some(rule_set)
    }

    /// Fills in the maxima that follow from the parts, from below.
    fn sum_up(&mut self) {
        let rule_set = &mut self.rule_set;
        for id in &self.summed_indicators {
            let sum = rule_set.points_of(*id).map(|point| rule_set.point(point).points).sum();
            rule_set.indicators[id.index()].points = sum;
        }
        for id in &self.summed_categories {
            let sum = rule_set.indicators_of(*id).map(|indicator| rule_set.indicator(indicator).points).sum();
            rule_set.categories[id.index()].points = sum;
        }
        if self.summed_total {
            let share = |id| rule_set.category(id).weight.unwrap_or(rule_set.category(id).points);
            rule_set.about.total = rule_set.plain_categories().map(share).sum();
        }
    }
}

/// The least number of parts in which every weighted hundredth is a whole number.
fn scale(categories: &[Category]) -> Option<i128> {
    let mut weighted = categories.iter().filter_map(|category| Some((category.points, category.weight?)));
    weighted.try_fold(1_i128, |scale, (points, weight)| {
        let (points, weight) = (i128::from(points.hundredths()).max(1), i128::from(weight.hundredths()));
        let denominator = points / common(points, weight);
        let scale = scale / common(scale, denominator) * denominator;
        (scale <= FINEST).then_some(scale)
    })
}

/// The greatest common divisor of two numbers that are not both zero.
fn common(one: i128, other: i128) -> i128 {
    if other == 0 { one } else { common(other, one % other) }
}
