//! What the self-assessment report says where figures say it all: sentences for its five parts.

use super::report::{answer, no_score, told, written};
use super::terms::{Terms, terms};
use super::{catalogue, explain, labels, outcome, paper, rules, target, when};
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::gap::{Gap, GapKind};
use crate::domain::ids::{BureauId, CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::report_texts::ReportPart;
use crate::domain::rule_set::{Mode, RuleSet};
use crate::domain::scorecard::{Scorecard, State};
use crate::domain::scoring::Because;

/// Heading of a part, with its number.
pub fn part(part: ReportPart) -> &'static str {
    match part {
        ReportPart::Basics => "一、基本情况",
        ReportPart::Measures => "二、主要做法和成效",
        ReportPart::Indicators => "三、逐项自评情况",
        ReportPart::Problems => "四、存在问题",
        ReportPart::NextSteps => "五、下一步打算",
    }
}

/// Whose report, against which table; how far it is, and what it came to.
pub fn basics(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, today: Date) -> Vec<String> {
    let (about, set) = (&draft.about, &rule_set.about);
    let counts = rules::counts(rule_set).replace(" · ", "、");
    let mut lines = vec![
        format!(
            "{}对照《{}》（版本 {}，指纹 {}），对 {} 年度质量工作进行了{}自评。该表共有 {counts}。",
            about.county,
            set.title,
            set.version,
            rules::fingerprint(&set.fingerprint),
            about.year,
            labels::kind(about.kind),
        ),
        format!(
            "截至{}，{}。{}。{}",
            when::date(today),
            progress(card),
            paper::scores(rule_set, card),
            proof(rule_set, draft, card)
        ),
    ];
    let follows = outcome::lines(rule_set, card);
    if !follows.is_empty() {
        lines.push(format!("{}。", follows.join("；")));
    }
    lines
}

/// `60 个评分点已填定，8 个未填，3 个待核实，2 个不适用`
fn progress(card: &Scorecard) -> String {
    let count = |state| card.count(state);
    let mut parts = vec![format!("{} 个评分点已填定", count(State::Filled))];
    for state in [State::Blank, State::Unverified, State::NotApplicable] {
        if count(state) > 0 {
            parts.push(format!("{} 个{}", count(state), labels::state(state)));
        }
    }
    parts.join("，")
}

fn proof(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> String {
    format!("已登记佐证材料 {} 份，{}。", draft.evidence.len(), backed(rule_set, card))
}

/// `有佐证支撑的得分 60.7 分`, `有佐证支撑的 12 项`
pub fn backed(rule_set: &RuleSet, card: &Scorecard) -> String {
    let Terms { unit, score, .. } = terms(rule_set);
    let score = if rule_set.about.mode == Mode::Attainment { "" } else { score };
    format!("有佐证支撑的{score} {} {unit}", card.total.backed)
}

/// How a category stands: `本类 7 项指标，满分 22 分，得分 17.6 分。组织保障、创建工作方案得满分。`
pub fn category(rule_set: &RuleSet, card: &Scorecard, id: CategoryId) -> String {
    let Terms { unit, max, score, .. } = terms(rule_set);
    if rule_set.category(id).veto {
        return format!("{}。", super::explain_sum::category(rule_set, card, id).join("；"));
    }
    let sum = card.category(id);
    let count = rule_set.indicators_of(id).len();
    let mut text = format!("本类 {count} 项指标，{max} {} {unit}，{score} {} {unit}", sum.max, sum.sure);
    if sum.sure != sum.possible {
        text.push_str(&format!("，最高可达 {} {unit}", sum.possible));
    }
    if rule_set.category(id).weight.is_some() {
        text.push_str(&format!("，折合 {} 分计入总分", super::explain_sum::range(card.weighted(rule_set, id))));
    }
    let full = |id: &IndicatorId| {
        card.indicator(*id).sure == card.indicator(*id).max && card.indicator(*id).max > Points::ZERO
    };
    let names: Vec<_> =
        rule_set.indicators_of(id).filter(full).map(|id| rule_set.indicator(id).name.as_str()).collect();
    text.push('。');
    if !names.is_empty() {
        let all = if rule_set.about.mode == Mode::Attainment { "全部达到" } else { "得满分" };
        text.push_str(&format!("{}{all}。", names.join("、")));
    }
    text
}

/// The papers that a category rests on: `主要材料有《…》（文号）、《…》等 9 份。`; `None` where there are none.
pub fn papers(rule_set: &RuleSet, draft: &Draft, id: CategoryId) -> Option<String> {
    let serves = |point: &PointId| rule_set.category_of(*point) == id;
    let found: Vec<_> = draft.evidence.iter().filter(|proof| proof.serves.iter().any(serves)).collect();
    let named: Vec<_> = found.iter().filter(|proof| !proof.title.is_empty()).take(3).collect();
    let names: Vec<_> = named
        .iter()
        .map(|proof| {
            let number = &proof.document_number;
            let number = if number.is_empty() { String::new() } else { format!("（{number}）") };
            format!("《{}》{number}", proof.title)
        })
        .collect();
    let rest = if found.len() > names.len() { format!("等 {} 份", found.len()) } else { String::new() };
    (!names.is_empty()).then(|| format!("主要材料有{}{rest}。", names.join("、")))
}

/// Heading of an indicator: `14. 监督抽查与食品处置（8 分，得 4.5 分）`.
pub fn indicator(rule_set: &RuleSet, card: &Scorecard, id: IndicatorId) -> String {
    let indicator = rule_set.indicator(id);
    let name = format!("{}. {}", indicator.code, indicator.name);
    let (unit, score) = (terms(rule_set).unit, card.indicator(id));
    match rule_set.about.mode {
        _ if rule_set.category(indicator.category).veto => name,
        Mode::Attainment => format!("{name}（{} {unit}，达到 {} {unit}）", score.max, score.sure),
        Mode::Points => format!("{name}（{} {unit}，得 {} {unit}）", indicator.points, score.sure),
    }
}

/// One scoring point in a paragraph: what it asks, what was filled in, what it earned and why.
pub fn point(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> String {
    let judged = matches!(card.point(id).because, Because::Judged(Some(_)));
    let (typed, told) = (answer(rule_set, draft, id), told(rule_set, draft, card, id));
    // What follows from an answer often says it once more.
    let begun = |word: &str| told.iter().any(|line| line.starts_with(&format!("{word}：")));
    let standing = ["待核实", "不适用"].into_iter().find(|word| begun(word));
    let rest = standing.and_then(|word| typed.strip_prefix(word)?.strip_prefix('；'));
    let typed = rest.unwrap_or(&typed);
    let again = |part: &str| told.iter().any(|line| line.contains(part));
    let said = judged || typed.split('；').all(again);
    let mut parts: Vec<_> = (!typed.is_empty() && !said).then(|| typed.to_owned()).into_iter().collect();
    parts.extend(told);
    let earned = earned(rule_set, draft, card, id);
    parts.extend(earned.filter(|earned| !parts.iter().any(|part| part.ends_with(&format!("，{earned}")))));
    parts.extend(written(draft.record(id)));
    let proof = super::report::proof_numbers(rule_set, draft, id);
    parts.extend((!proof.is_empty()).then(|| format!("佐证 {proof}")));
    let parts: Vec<_> = parts.iter().map(|part| part.trim_end_matches('。')).collect();
    format!("{}：{}。", labels::point(rule_set, id), parts.join("；"))
}

/// `得 1.5 分`, `未填`; nothing where the answer says it already.
fn earned(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> Option<String> {
    let score = card.point(id).score;
    if let Some(state) = no_score(rule_set, draft, card, id) {
        return (card.point(id).state == State::Blank).then(|| state.to_owned());
    }
    match rule_set.about.mode {
        Mode::Points => Some(format!("得 {} 分", score.sure)),
        // Only how well is said: that it is reached or not, the answer says.
        Mode::Attainment => matches!(card.point(id).because, Because::Judged(Some(_)))
            .then(|| format!("达到 {} {}", score.sure, terms(rule_set).unit)),
    }
}

/// A loss with its size and its reason: `14.2 …：失 2 分。扣分原因：…`.
pub fn loss(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, gap: &Gap) -> String {
    let name = labels::point(rule_set, gap.point);
    let size = size(rule_set, gap.points);
    format!("{name}：{size}；{}。", why(rule_set, draft, card, gap.point))
}

/// How much is lost: `失 2 分`, `未达到`.
pub fn size(rule_set: &RuleSet, points: Points) -> String {
    match rule_set.about.mode {
        Mode::Points => format!("失 {points} 分"),
        Mode::Attainment => "未达到".to_owned(),
    }
}

/// Why a point is not earned: what people wrote, or else what follows from the answer.
pub fn why(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> String {
    let record = draft.record(id);
    let text = match (record.loss_reason.as_str(), record.reason.as_str()) {
        ("", "") => explain::point(rule_set, rule_set.point(id), card.point(id)).1.join("；"),
        ("", reason) => format!("不适用：{reason}"),
        (loss, _) => loss.to_owned(),
    };
    text.trim_end_matches('。').to_owned()
}

/// Points of one kind of gap in a sentence: `已得分但没有登记佐证的有 9 个，涉及 14.5 分：17.4（1 分）、…。`
pub fn gaps_of(rule_set: &RuleSet, gaps: &[Gap], kind: GapKind) -> Option<String> {
    let unit = terms(rule_set).unit;
    let found: Vec<_> = gaps.iter().filter(|gap| gap.kind == kind).collect();
    let sum: Points = found.iter().map(|gap| gap.points).sum();
    let one = |gap: &&&Gap| format!("{}（{} {unit}）", rule_set.point(gap.point).code, gap.points);
    let list = found.iter().map(|gap| one(&gap)).collect::<Vec<_>>().join("、");
    let (what, size) = match kind {
        GapKind::Blank => ("尚未填报或没有填完的", "共"),
        GapKind::Unverified => ("待核实的", "共"),
        GapKind::NoEvidence => ("已填报但没有登记佐证的", "涉及"),
        GapKind::Lost => (terms(rule_set).lost, "共"),
        GapKind::NotApplicable => ("不适用的", "共"),
    };
    (!found.is_empty()).then(|| format!("{what}评分点 {} 个，{size} {sum} {unit}：{list}。", found.len()))
}

/// What a department has still to do, in a sentence: `县住建局：填报、核实 15.2（2 分）、17.2（1 分），补佐证 17.4（1 分），10月31日前完成。`
pub fn duties(
    rule_set: &RuleSet,
    draft: &Draft,
    id: BureauId,
    open: &[PointId],
    unproved: &[PointId],
) -> Option<String> {
    let unit = terms(rule_set).unit;
    let one = |id: &PointId| match rule_set.point(*id) {
        point if point.points == Points::ZERO => point.code.clone(),
        point => format!("{}（{} {unit}）", point.code, point.points),
    };
    let list = |points: &[PointId]| points.iter().map(one).collect::<Vec<_>>().join("、");
    let mut parts = Vec::new();
    parts.extend((!open.is_empty()).then(|| format!("填报、核实 {}", list(open))));
    parts.extend((!unproved.is_empty()).then(|| format!("补佐证 {}", list(unproved))));
    let due = draft.departments.due(id).map(|due| format!("，{}前完成", when::date(due)));
    let name = draft.departments.name(rule_set, id);
    (!parts.is_empty()).then(|| format!("{name}：{}{}。", parts.join("，"), due.unwrap_or_default()))
}

/// Where the total stands against the county's own target; `None` where it has none.
pub fn outlook(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Option<String> {
    draft.about.target.map(|target| target::outlook(rule_set, card, Some(target)))
}

/// What is handed in with the report, one blank line beneath the body.
pub const ATTACHMENTS: &str = "\n　　附件：1. 自评打分表\n　　　　　2. 佐证材料目录";

/// `联系人：王某 0557-1234567`, or room for it.
pub fn contact(draft: &Draft) -> Option<String> {
    let asked_by = &draft.departments.asked_by;
    (!asked_by.is_empty()).then(|| format!("联系人：{asked_by}"))
}

/// Heads of the table of categories.
pub fn category_heads(rule_set: &RuleSet) -> [String; 5] {
    let Terms { worth, score, .. } = terms(rule_set);
    ["类别".into(), (*worth).into(), format!("自评{score}"), "最高可达".into(), "有佐证".into()]
}

/// A record as the catalogue of a cover sheet names it.
pub fn record(rule_set: &RuleSet, draft: &Draft, proof: &crate::domain::evidence::Evidence) -> String {
    format!("{}　{}", catalogue::number(rule_set, &draft.evidence, proof.id), catalogue::title(proof))
}
