//! Rule sets as a whole: what they hold, who uses them, what became of keeping them.

use super::labels;
use super::when;
use crate::domain::ids::{DepartmentId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::{Category, Department, Milestone, Mode, NotApplicable, Period, RuleSet};

/// What a rule set holds: `4 类 · 31 项指标 · 73 个评分点 · 15 个责任单位`.
pub fn counts(set: &RuleSet) -> String {
    let (categories, indicators) = (set.category_ids().len(), set.indicator_ids().len());
    let (points, departments) = (set.point_ids().len(), set.departments().len());
    format!("{categories} 类 · {indicators} 项指标 · {points} 个评分点 · {departments} 个责任单位")
}

/// How results read: `按分值 · 满分 100，加分最多 5`.
pub fn mode(set: &RuleSet) -> String {
    match set.about.mode {
        Mode::Attainment => "按目标达成率".to_owned(),
        Mode::Points if set.bonus() > Points::ZERO => {
            format!("按分值 · 满分 {}，加分最多 {}", set.about.total, set.bonus())
        }
        Mode::Points => format!("按分值 · 满分 {}", set.about.total),
    }
}

/// `3f9a52c1…`
pub fn fingerprint(of: &str) -> String {
    of.chars().take(8).chain(['…']).collect()
}

/// What is said of a rule set as a whole, one row each.
pub fn facts(set: &RuleSet) -> Vec<(&'static str, String)> {
    let about = &set.about;
    let mut rows = vec![
        ("编号与版本", format!("{} · {}", about.id, about.version)),
        ("指纹", fingerprint(&about.fingerprint)),
        ("内容", counts(set)),
        ("评分方式", mode(set)),
        ("不适用", not_applicable(about.not_applicable).to_owned()),
        ("来源", format!("《{}》{}", about.document, about.place)),
        ("发文机关", about.issuer.clone()),
        ("责任单位", if about.lead_proposed { "排在第一位的是建议的牵头单位" } else { "排在第一位的牵头" }.to_owned()),
        ("合格线", about.pass.map_or_else(String::new, |pass| format!("总分 {pass} 分"))),
        ("等级", set.grades().iter().map(|grade| grade.name.as_str()).collect::<Vec<_>>().join("、")),
        ("评审对象", about.subjects.join("、")),
        ("评审类型", about.assessments.iter().map(|kind| labels::kind(*kind)).collect::<Vec<_>>().join("、")),
        ("考核期", when::span(about.from, about.until)),
        ("有效期", about.valid_years.map_or_else(String::new, |years| format!("{years} 年"))),
        ("附表", set.form.as_ref().map_or_else(String::new, |form| form.title.clone())),
    ];
    rows.retain(|(_, text)| !text.is_empty());
    rows
}

fn not_applicable(how: NotApplicable) -> &'static str {
    match how {
        NotApplicable::Zero => "得 0 分，满分不变",
        NotApplicable::Full => "得满分",
        NotApplicable::Drop => "不计入，满分相应减少",
        NotApplicable::Rescale => "不计入，总分按满分折算",
    }
}

/// A category's weight in the table: `22 分`, `加分，最多 5 分`.
pub fn category(category: &Category) -> String {
    let mut parts = vec![match category {
        Category { veto: true, .. } => "否决项".to_owned(),
        Category { bonus: true, points, .. } => format!("加分，最多 {points} 分"),
        Category { points, .. } => format!("{points} 分"),
    }];
    parts.extend(category.weight.map(|weight| format!("折合 {weight} 分")));
    parts.extend(category.pass.map(|pass| format!("合格线 {pass} 分")));
    parts.join(" · ")
}

fn names(set: &RuleSet, ids: &[DepartmentId]) -> Vec<String> {
    ids.iter().map(|id| set.department(*id).name.clone()).collect()
}

/// Who answers for an indicator: `市场监管局 · 配合 财政局、农业农村局`.
pub fn departments(set: &RuleSet, id: IndicatorId) -> String {
    told(names(set, &set.indicator(id).departments))
}

/// Who answers for a point, where it has departments of its own.
pub fn own_departments(set: &RuleSet, id: PointId) -> Option<String> {
    set.point(id).departments.as_ref().map(|ids| told(names(set, ids)))
}

fn told(names: Vec<String>) -> String {
    match names.split_first() {
        None => "未定责任单位".to_owned(),
        Some((first, [])) => first.clone(),
        Some((first, rest)) => format!("{first} · 配合 {}", rest.join("、")),
    }
}

/// `质量办（多个单位）：牵头 市场监管局；成员 财政局、科技局`
pub fn department(set: &RuleSet, department: &Department) -> String {
    let mut text = department.name.clone();
    if department.group {
        text.push_str("（多个单位）");
    }
    text.extend(department.lead.map(|lead| format!("：牵头 {}", set.department(lead).name)));
    if !department.members.is_empty() {
        text.push_str(&format!("；成员 {}", names(set, &department.members).join("、")));
    }
    text.extend(department.note.iter().map(|note| format!("（{note}）")));
    text
}

/// `2017年—2017年3月：动员部署`
pub fn milestone(milestone: &Milestone) -> String {
    let period = |period: Option<Period>| period.map(period_text).unwrap_or_default();
    let span = match (period(milestone.from), period(milestone.until)) {
        (from, until) if from == until || until.is_empty() => from,
        (from, until) if from.is_empty() => format!("{until}前"),
        (from, until) => format!("{from}—{until}"),
    };
    let lead = if span.is_empty() { String::new() } else { format!("{span}：") };
    let text = milestone.text.as_ref().map_or_else(String::new, |text| format!("，{text}"));
    format!("{lead}{}{text}", milestone.name)
}

fn period_text(period: Period) -> String {
    match period {
        Period::Year(date) => format!("{}年", date.year()),
        Period::Month(date) => format!("{}年{}月", date.year(), date.month()),
        Period::Day(date) => when::date(date),
    }
}

/// Name of the file that a rule set is handed out as.
pub fn file_name(id: &str, version: &str) -> String {
    let name = if id.contains(version) { id.to_owned() } else { format!("{id}_{version}") };
    crate::exchange::bundle::clean(&format!("评分细则_{name}.json"))
}

pub fn unreadable(count: usize, key: &str) -> String {
    format!("有 {count} 份自有评分细则读不出来（{key}），原样保留着，没有改动。")
}

pub fn in_use(name: &str, drafts: &[String]) -> String {
    format!("“{name}”没有删除：还有草稿在用，{}。请先删除这些草稿，或把它们换到别的细则。", drafts.join("；"))
}

pub fn deleted(name: &str, version: &str) -> String {
    format!("已删除评分细则“{name}”（{version}）。")
}

pub fn kept(name: &str, version: &str) -> String {
    format!("已存入评分细则“{name}”（{version}），新建草稿时可以选用。")
}
