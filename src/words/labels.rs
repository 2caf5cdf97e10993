//! Names of things.

use crate::domain::draft::{AssessmentKind, Draft};
use crate::domain::gap::GapKind;
use crate::domain::ids::{IndicatorId, PointId};
use crate::domain::rule_set::RuleSet;
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

/// `牵头（建议）市场监管局 · 配合 财政局、农业农村局`
pub fn departments(rule_set: &RuleSet, id: IndicatorId) -> String {
    let names: Vec<_> =
        rule_set.indicator(id).departments.iter().map(|id| rule_set.department(*id).name.as_str()).collect();
    let lead = if rule_set.about.lead_proposed { "牵头（建议）" } else { "牵头" };
    match names.split_first() {
        None => "未定责任单位".to_owned(),
        Some((first, [])) => format!("{lead} {first}"),
        Some((first, rest)) => format!("{lead} {first} · 配合 {}", rest.join("、")),
    }
}

/// Name of an indicator's lead department.
pub fn lead(rule_set: &RuleSet, id: IndicatorId) -> &str {
    rule_set.indicator(id).departments.first().map_or("未定", |id| rule_set.department(*id).name.as_str())
}

/// Name of the department that leads a point in this county.
pub fn lead_of(rule_set: &RuleSet, draft: &Draft, point: PointId) -> String {
    let lead = draft.departments.duty(rule_set, point).lead;
    lead.map_or("未定", |lead| draft.departments.name(rule_set, lead)).to_owned()
}

/// `14.2 省级以上监督抽查合格率达到 90 %`
pub fn point(rule_set: &RuleSet, id: PointId) -> String {
    let point = rule_set.point(id);
    format!("{} {}", point.code, point.text)
}

/// `14-02`: an indicator's code and the running number of a piece of proof within it.
pub fn evidence_number(indicator: &str, running: usize) -> String {
    format!("{indicator:0>2}-{running:02}")
}

/// `市场监管局、农业农村局`, lead first.
pub fn departments_short(rule_set: &RuleSet, id: IndicatorId) -> String {
    let names: Vec<_> =
        rule_set.indicator(id).departments.iter().map(|id| rule_set.department(*id).name.as_str()).collect();
    names.join("、")
}
