//! Heads and sentences of the lists that are handed in: tasks, reminders, catalogue of proof, cover sheets, statistics, form.

use super::terms::{Terms, terms};
use super::{catalogue, labels, sheet, when, work};
use crate::domain::catalogue::{Remark, remarks};
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::evidence::Evidence;
use crate::domain::ids::{BureauId, CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::progress::Progress;
use crate::domain::rule_set::{FormField, FormFieldKind, RuleSet};
use crate::domain::scorecard::{Scorecard, State};
use crate::domain::statistics::feed::Feed;
use crate::domain::statistics::{Entry, Statistics};

/// Columns of the task table.
pub fn task_heads(rule_set: &RuleSet) -> [&'static str; 9] {
    ["序号", "类别", "指标", "评分点（任务）", terms(rule_set).worth, "牵头单位", "配合单位", "责任人", "完成时限"]
}

/// Who answers for it in a department: name and phone.
pub fn contact(draft: &Draft, id: BureauId) -> String {
    let bureau = draft.departments.bureau(id);
    let parts: Vec<_> = [&bureau.contact, &bureau.phone].into_iter().filter(|text| !text.is_empty()).collect();
    parts.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Said under the task table where the source only proposes who leads.
pub const PROPOSED: &str = "注：排在第一位的责任单位为建议的牵头单位，以本地分工文件为准。";

/// Columns of the catalogue of proof.
pub const CATALOGUE: [&str; 9] = ["序号", "编号", "材料名称", "文号", "日期", "页码", "提供单位", "对应评分点", "备注"];

/// Said of a record that cannot be held against the assessment period.
const UNDATED: &str = "没有填日期";

/// Over the records that serve nothing.
pub const IDLE: &str = "没有对应评分点的材料";

/// `质量发展促进机制`, and beneath it `（22 分）`.
pub fn category(rule_set: &RuleSet, id: CategoryId) -> String {
    let (name, full) = (&rule_set.category(id).name, super::report::category(rule_set, id));
    full.strip_prefix(name.as_str())
        .filter(|rest| !rest.is_empty())
        .map_or(full.clone(), |rest| format!("{name}\n{rest}"))
}

/// `14 监督抽查与食品处置`
pub fn indicator(rule_set: &RuleSet, id: IndicatorId) -> String {
    let indicator = rule_set.indicator(id);
    format!("{} {}", indicator.code, indicator.name)
}

/// What there is to say of a record: its file, the beginning of the file's checksum, what is odd.
pub fn record(rule_set: &RuleSet, draft: &Draft, proof: &Evidence) -> String {
    let mut lines = Vec::new();
    lines.extend((!proof.file_name.is_empty()).then(|| format!("文件 {}", proof.file_name)));
    let hash = proof.sha256.as_deref().map(|hash| format!("SHA-256 {}…", hash.get(..12).unwrap_or(hash)));
    lines.extend(hash);
    lines.extend(proof.date.is_none().then(|| UNDATED.to_owned()));
    let odd = remarks(&draft.about, &draft.evidence, proof);
    lines.extend(odd.iter().map(|one| catalogue::remark(rule_set, draft, one)));
    lines.join("\n")
}

/// A record that lies with another indicator: `见 04-01`.
pub fn elsewhere(rule_set: &RuleSet, draft: &Draft, proof: &Evidence) -> String {
    format!("见 {}", catalogue::number(rule_set, &draft.evidence, proof.id))
}

/// Codes of the points that a record serves.
pub fn serves(rule_set: &RuleSet, proof: &Evidence) -> String {
    proof.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect::<Vec<_>>().join(" ")
}

/// `已登记 32 份材料，涉及 40 个评分点。得分但没有登记佐证的 9 个：17.4、…。`
pub fn coverage(rule_set: &RuleSet, draft: &Draft, unproved: &[PointId]) -> String {
    let served = rule_set.point_ids().filter(|id| draft.evidence_for(*id).next().is_some()).count();
    let mut text = format!("共登记 {} 份材料，涉及 {served} 个评分点。", draft.evidence.len());
    if !unproved.is_empty() {
        let codes: Vec<_> = unproved.iter().map(|id| labels::brief(rule_set, *id)).collect();
        let earned = if terms(rule_set).unit == "分" { "得分" } else { "已达到" };
        text.push_str(&format!("{earned}但没有登记佐证的 {} 个：{}。", codes.len(), codes.join("、")));
    }
    text + &dates(draft)
}

/// How the dates stand against the assessment period: `日期在考核期外的 2 份，没有填日期的 1 份。`; nothing where all fit.
fn dates(draft: &Draft) -> String {
    let odd = |proof: &&Evidence| {
        let remarks = remarks(&draft.about, &draft.evidence, proof);
        remarks.iter().any(|remark| matches!(remark, Remark::Early | Remark::Late))
    };
    let outside = draft.evidence.iter().filter(odd).count();
    let undated = draft.evidence.iter().filter(|proof| proof.date.is_none()).count();
    let counts = [(outside, "日期在考核期外的"), (undated, "没有填日期的")].into_iter();
    let parts: Vec<_> =
        counts.filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count} 份")).collect();
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("，")) }
}

/// `31 项指标，共 32 份材料`
pub fn covers(sheets: usize, records: usize) -> String {
    format!(
        "共 {sheets} 项指标、{records} 份材料。每页一项指标，装订时放在该项材料之前；共用的材料只装订一次，其他指标处注明“见”。"
    )
}

/// The letter of a reminder: what the department leads, how far it is, and by when the rest is wanted.
pub fn reminder(rule_set: &RuleSet, row: &Progress, today: Date) -> Vec<String> {
    let Terms { unit, score, .. } = terms(rule_set);
    let lead = if rule_set.about.lead_proposed { "建议由贵单位牵头" } else { "由贵单位牵头" };
    let mut parts = vec![format!("已填 {} 个", row.filled)];
    let counts =
        [(row.blank.len(), "未填或没有填完"), (row.unverified, "待核实"), (row.unproved.len(), "已填报但没有佐证")];
    parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count} 个")));
    let sum = &row.score;
    let open = sum.open();
    let open = if open > Points::ZERO { format!("，还可能得到 {open} {unit}") } else { String::new() };
    let stand = format!(
        "质量强县自评中{lead}的评分点有 {} 个。截至{}，{}；{score} {} {unit}（最多 {} {unit}）{open}。",
        row.points.len(),
        when::date(today),
        parts.join("，"),
        sum.sure,
        sum.max,
    );
    let due = match row.due {
        Some(_) => format!("请于{}前补齐下列内容并交回", work::due(row.due, Some(today))),
        None => "请尽快补齐下列内容并交回".to_owned(),
    };
    vec![
        stand,
        format!("{due}；缺佐证的请报材料名称、文号、日期和提供单位；没有开展的工作请如实填报，不适用的请写明理由。"),
    ]
}

/// The same in a line, where there is little room: `未填，缺佐证`.
pub fn missing_briefly(draft: &Draft, card: &Scorecard, id: PointId) -> String {
    let states = lacks(draft, card, id).into_iter().map(|line| line.split('：').next().unwrap_or_default());
    states.collect::<Vec<_>>().join("，")
}

/// Points under the name of their indicator: `监督抽查：14.1、14.2`
pub fn points_of(indicator: &str, codes: &[&str]) -> String {
    format!("{indicator}：{}", codes.join("、"))
}

/// How many of several points lack what: `未填，缺佐证（3 个）；待核实（1 个）`
pub fn counted(lacks: &[&str]) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for lack in lacks {
        match kinds.iter_mut().find(|(known, _)| known == lack) {
            Some((_, count)) => *count += 1,
            None => kinds.push((lack, 1)),
        }
    }
    kinds.iter().map(|(lack, count)| format!("{lack}（{count} 个）")).collect::<Vec<_>>().join("；")
}

/// Columns of a reminder.
pub fn reminder_heads(rule_set: &RuleSet) -> [&'static str; 4] {
    ["编号", "评分点和计分办法", terms(rule_set).worth, "需要补什么"]
}

/// What a point lacks, a line each, with what people wrote of it; empty where nothing is left to do.
pub fn missing(draft: &Draft, card: &Scorecard, id: PointId) -> String {
    let (lines, note) = (lacks(draft, card, id), &draft.record(id).note);
    let text = lines.join("\n");
    if lines.is_empty() || note.is_empty() { text } else { format!("{text}\n备注：{note}") }
}

fn lacks(draft: &Draft, card: &Scorecard, id: PointId) -> Vec<&'static str> {
    let (result, record) = (card.point(id), draft.record(id));
    let mut lines = Vec::new();
    match result.state {
        State::Blank if record.is_untouched() => lines.push("未填：请填报"),
        State::Blank => lines.push("没有填完：请补齐"),
        State::Unverified => lines.push("待核实：请核实后确认"),
        State::Filled | State::NotApplicable => {}
    }
    if result.evidence == 0 && (result.score.sure > Points::ZERO || !lines.is_empty()) {
        lines.push("缺佐证");
    }
    lines
}

/// Columns of the statistics ledger.
pub const STATISTICS: [&str; 9] =
    ["名称", "企业数", "批次（总数）", "合格（其中）", "不合格（其余）", "报告的率", "按数计算", "时期", "备注"];

/// What stands in a field of a form: boxes to tick where there is a choice, the unit behind a number.
pub fn field(field: &FormField, text: &str) -> String {
    match &field.kind {
        FormFieldKind::Choice(options) => {
            let known = options.iter().any(|option| option == text);
            let mark = |option: &String| format!("{} {option}", if option == text { "☑" } else { "□" });
            let boxes = options.iter().map(mark).collect::<Vec<_>>().join("　");
            if known || text.is_empty() { boxes } else { format!("{boxes}　{text}") }
        }
        FormFieldKind::Number(Some(unit)) if !text.is_empty() => format!("{text} {unit}"),
        FormFieldKind::Date => Date::parse(text).map_or_else(|| text.to_owned(), when::date),
        FormFieldKind::Line | FormFieldKind::Text | FormFieldKind::Number(_) => text.to_owned(),
    }
}

/// A field's label, with its unit where nothing is filled in yet.
pub fn label(field: &FormField, text: &str) -> String {
    match &field.kind {
        FormFieldKind::Number(Some(unit)) if text.is_empty() => format!("{}（{unit}）", field.label),
        _ => field.label.clone(),
    }
}

/// Name of the department that leads a point, and those that support it.
pub fn duty(rule_set: &RuleSet, draft: &Draft, id: PointId) -> (String, String) {
    let supporting = draft.departments.duty(rule_set, id).supporting;
    let names: Vec<_> = supporting.into_iter().map(|id| draft.departments.name(rule_set, id)).collect();
    (labels::lead_of(rule_set, draft, id), names.join("、"))
}

/// Title of a reminder, behind the county's name.
pub const REMINDER: &str = "自评催办单";

/// Title of the sheet before all proof, behind the county's name.
pub const PROOF: &str = "自评佐证材料";

/// Over what does not fit in the statistics.
pub fn findings(count: usize) -> String {
    if count == 0 {
        "核对结果：没有发现对不上的数".to_owned()
    } else {
        format!("核对结果：{count} 处需要核实")
    }
}

/// Over the points that take their counts from the statistics.
pub const FEEDS: &str = "供给评分点的数";

/// `14.2 省级以上监督抽查合格率达到 90 %：取自产品质量 › 生产领域，268 ÷ 301 = 89.04 %`
pub fn feed(rule_set: &RuleSet, statistics: &Statistics, feed: &Feed) -> String {
    let (source, gives) = (sheet::source(statistics, *feed), sheet::gives(statistics, *feed));
    format!("{}：取自{source}，{gives}。", labels::point(rule_set, feed.point))
}

/// What an entry says beside its figures.
pub fn entry(entry: &Entry) -> String {
    let texts = [("单位：", &entry.unit), ("出处：", &entry.source), ("文字表述：", &entry.claim), ("", &entry.note)];
    let written = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let mut lines: Vec<_> = written.map(|(label, text)| format!("{label}{text}")).collect();
    lines.extend(entry.partial.then(|| "只列部分".to_owned()));
    lines.join("；")
}
