//! Names of things.

use crate::domain::department::Departments;
use crate::domain::draft::{AssessmentKind, Draft};
use crate::domain::gap::GapKind;
use crate::domain::ids::{IndicatorId, PointId};
use crate::domain::rule_set::{RuleSet, ScoringPoint};
use crate::domain::scorecard::State;

pub fn kind(kind: AssessmentKind) -> &'static str {
    match kind {
        AssessmentKind::Creation => "创建",
        AssessmentKind::Reassessment => "复评",
        AssessmentKind::Annual => "年度考核",
    }
}

pub fn state(state: State) -> &'static str {
    match state {
        State::Blank => "未填",
        State::Filled => "已填",
        State::Unverified => "待核实",
        State::NotApplicable => "不适用",
    }
}

pub fn gap(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Lost => "失分",
        GapKind::NotApplicable => "不适用",
        GapKind::Blank => "未填",
        GapKind::Unverified => "待核实",
        GapKind::NoEvidence => "缺佐证",
    }
}

/// `牵头（建议）市场监管局 · 配合 财政局、农业农村局`: as the rule set prints it, by the county's own names.
pub fn departments(rule_set: &RuleSet, departments: &Departments, id: IndicatorId) -> String {
    let printed = rule_set.indicator(id).departments.iter();
    let names: Vec<_> = printed.map(|role| departments.name_of_role(rule_set, *role)).collect();
    let lead = if rule_set.about.lead_proposed { "牵头（建议）" } else { "牵头" };
    match names.split_first() {
        None => "未定责任单位".to_owned(),
        Some((first, [])) => format!("{lead} {first}"),
        Some((first, rest)) => format!("{lead} {first} · 配合 {}", rest.join("、")),
    }
}

/// Name of a point's lead department.
pub fn lead<'a>(rule_set: &'a RuleSet, departments: &'a Departments, id: PointId) -> &'a str {
    departments.duty(rule_set, id).lead.map_or("未定", |lead| departments.name(rule_set, lead))
}

/// Name of the department that leads a point in this county.
pub fn lead_of(rule_set: &RuleSet, draft: &Draft, point: PointId) -> String {
    let lead = draft.departments.duty(rule_set, point).lead;
    lead.map_or("未定", |lead| draft.departments.name(rule_set, lead)).to_owned()
}

/// `14.2 省级以上监督抽查合格率达到 90 %`
pub fn point(rule_set: &RuleSet, id: PointId) -> String {
    let point = rule_set.point(id);
    format!("{} {}", point.code, wording(point))
}

/// A scoring point's wording; its per-cent signs do not part from their numbers at the end of a line.
pub fn wording(point: &ScoringPoint) -> String {
    point.text.replace(" %", "\u{a0}%")
}

/// As [`point`], the text cut to 18 characters: `14.2 省级以上监督抽查合格率达到 90 %`.
pub fn brief(rule_set: &RuleSet, id: PointId) -> String {
    let point = rule_set.point(id);
    format!("{} {}", point.code, super::difference::shortened(&point.text, 18))
}

/// `14-02`: an indicator's code and the running number of a piece of proof within it.
pub fn evidence_number(indicator: &str, running: usize) -> String {
    format!("{indicator:0>2}-{running:02}")
}

/// `市场监管局、农业农村局`, lead first.
pub fn departments_short(rule_set: &RuleSet, departments: &Departments, id: PointId) -> String {
    let duty = departments.duty(rule_set, id);
    let names: Vec<_> = duty.lead.iter().chain(&duty.supporting).map(|id| departments.name(rule_set, *id)).collect();
    names.join("、")
}
