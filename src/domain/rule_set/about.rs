//! What is said of a scoring table as a whole.

use crate::domain::date::Date;
use crate::domain::draft::AssessmentKind;
use crate::domain::exact::Rounding;
use crate::domain::points::Points;

/// What is said of the table as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
    /// Whether the bonus is added to the total; else it stands apart.
    pub total_includes_bonus: bool,
    /// Pass mark of the total.
    pub pass: Option<Points>,
    /// How the total is rounded, once.
    pub rounding: Rounding,
    /// How figures are rounded before they are held against the grades; `None`: they are compared exactly.
    pub grade_rounding: Option<Rounding>,
    /// Who is assessed: 县、区、市、开发区; empty where the source does not say.
    pub subjects: Vec<String>,
    /// The assessments that the table is for; empty where the source does not say.
    pub assessments: Vec<AssessmentKind>,
    /// First and last day of what is assessed (考核期、数据截止日期), with which a new draft begins; `None` where the source does not say.
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// For how many years the result holds.
    pub valid_years: Option<u16>,
    /// SHA-256 of the canonical file, in hex.
    pub fingerprint: String,
}

/// Whether results read as points or as a share attained.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    #[default]
    Points,
    /// Every scoring point weighs the same (one point each); the result is the share attained.
    Attainment,
}

/// What 不适用 does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum NotApplicable {
    /// Earns nothing; the maximum stays.
    #[default]
    Zero,
    /// Earns full marks.
    Full,
    /// The point leaves its indicator, category and total.
    Drop,
    /// As `Drop`, and the total is scaled back to the table's maximum.
    Rescale,
}
