//! What every document that is handed in says of itself, and the columns of the scoring table.

use super::terms::{Terms, terms};
use super::{catalogue, explain, labels, merge, outcome, paper, review, rule, rules, when};
use crate::domain::date::Date;
use crate::domain::draft::{Draft, DraftAbout, Record};
use crate::domain::field::FieldKind;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::rule_set::{Mode, RuleSet};
use crate::domain::scorecard::{Scorecard, State};
use crate::domain::scoring::Because;

/// Who signs a document that is handed in.
pub const SIGN: [&str; 3] = ["填报人", "审核人", "负责人"];

/// Beneath the scoring table: whose figures these are.
pub const REMARK: &str = "由“质量强县自评”按填报内容计算，供自评参考，不代表评审结果。";

/// `示例县_2026_自评打分表`, fit for a file name.
pub fn file_stem(about: &DraftAbout, name: &str) -> String {
    crate::exchange::bundle::clean(&format!("{}_{}_{name}", about.county, about.year))
}

/// `示例县质量强县自评打分表`; a district is to be a 质量强区, a city a 质量强市.
pub fn title(about: &DraftAbout, name: &str) -> String {
    format!("{}{}{name}", about.county, aim(about))
}

/// What a county is to be.
pub fn aim(about: &DraftAbout) -> &'static str {
    match about.county.chars().next_back() {
        Some('区') => "质量强区",
        Some('市') => "质量强市",
        _ => "质量强县",
    }
}

/// For the head of a page: `示例县 2026 年度 · 自评打分表`.
pub fn running(about: &DraftAbout, name: &str) -> String {
    format!("{} {} 年度 · {name}", about.county, about.year)
}

/// Under a title: whose, by which table, how it stands, as of when.
pub fn facts(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, today: Date) -> Vec<String> {
    let mut lines = vec![paper::subject(&draft.about), table(rule_set)];
    lines.extend(paper::score_lines(rule_set, card));
    lines.push(dated(today));
    if draft.about.sample {
        lines.push("示例数据，不是真实情况".to_owned());
    }
    lines
}

/// The same where no score is shown yet.
pub fn facts_without_score(rule_set: &RuleSet, draft: &Draft, today: Date) -> Vec<String> {
    let mut lines = vec![paper::subject(&draft.about), table(rule_set), dated(today)];
    if draft.about.sample {
        lines.push("示例数据，不是真实情况".to_owned());
    }
    lines
}

/// `评分细则：安徽省质量强县（市、区）评分表，版本 2022-draft，指纹 9b095ff6…`
pub fn table(rule_set: &RuleSet) -> String {
    let about = &rule_set.about;
    format!("{}，指纹 {}", paper::table(about), rules::fingerprint(&about.fingerprint))
}

fn dated(today: Date) -> String {
    format!("制表日期：{}", when::date(today))
}

/// `质量发展促进机制（22 分）`
pub fn category(rule_set: &RuleSet, id: CategoryId) -> String {
    let category = rule_set.category(id);
    let unit = terms(rule_set).unit;
    match (category.veto, category.bonus) {
        (true, _) => category.name.clone(),
        (_, true) if rule_set.about.total_includes_bonus => {
            format!("{}（最多 {} {unit}）", category.name, category.points)
        }
        (_, true) => format!("{}（另计，最多 {} {unit}）", category.name, category.points),
        _ => format!("{}（{} {unit}）", category.name, category.points),
    }
}

/// `14 监督抽查与食品处置`, and beneath it `（8 分）`.
pub fn indicator(rule_set: &RuleSet, id: IndicatorId) -> String {
    let indicator = rule_set.indicator(id);
    let name = format!("{} {}", indicator.code, indicator.name);
    if rule_set.category(indicator.category).veto {
        return name;
    }
    format!("{name}\n（{} {}）", indicator.points, terms(rule_set).unit)
}

/// How a category's sum stands: `最高可达 15.6 分`, its weight, its pass mark.
pub fn standing(rule_set: &RuleSet, card: &Scorecard, id: CategoryId) -> String {
    let (category, score) = (rule_set.category(id), card.category(id));
    let mut lines = Vec::new();
    if category.veto {
        return lines.join("；");
    }
    if score.sure != score.possible {
        lines.push(format!("最高可达 {} {}", score.possible, terms(rule_set).unit));
    }
    if category.weight.is_some() {
        let counted = card.weighted(rule_set, id);
        lines.push(format!("折合 {} 分计入总分", super::explain_sum::range(counted)));
    }
    lines.extend(outcome::category_pass(rule_set, card, id));
    lines.join("；")
}

/// How the total stands: what it adds up from; of a table of goals only how far it may still go.
pub fn total_standing(rule_set: &RuleSet, card: &Scorecard) -> String {
    let total = card.total;
    match rule_set.about.mode {
        Mode::Points => {
            let follows = outcome::lines(rule_set, card);
            let mut lines = super::explain_sum::total(rule_set, card);
            lines.retain(|line| !follows.contains(line));
            lines.join("；")
        }
        Mode::Attainment if total.sure == total.possible => String::new(),
        Mode::Attainment => format!("最高可达 {} {}", total.possible, terms(rule_set).unit),
    }
}

/// What a point asks for, and how it is scored: the wording, and beneath it the rule.
pub fn standard(rule_set: &RuleSet, id: PointId) -> String {
    let point = rule_set.point(id);
    let baseline = point.baseline.as_ref().map(|baseline| format!("\n{}", rule::baseline(baseline)));
    format!("{}\n{}{}", labels::wording(point), rule::stated(rule_set, point), baseline.unwrap_or_default())
}

/// What stands where a point has no score yet; `None` where it has one.
pub fn no_score(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> Option<&'static str> {
    use crate::domain::points::Points;
    use crate::domain::rule_set::NotApplicable::{Drop, Rescale};
    let result = card.point(id);
    if let Because::Veto(happened) = result.because {
        return Some(match happened {
            Some(true) => "已发生",
            Some(false) => "未发生",
            None => "未填",
        });
    }
    match result.state {
        State::Filled => None,
        State::NotApplicable if matches!(rule_set.about.not_applicable, Drop | Rescale) => Some("不适用"),
        State::NotApplicable => None,
        State::Unverified => Some("待核实"),
        State::Blank if result.score.sure > Points::ZERO => None,
        State::Blank if draft.record(id).answer().is_untouched() => Some("未填"),
        State::Blank => Some("未填完"),
    }
}

/// What was filled in: the answer as typed.
pub fn answer(rule_set: &RuleSet, draft: &Draft, id: PointId) -> String {
    let record = draft.record(id);
    let blank = record.answer().is_untouched();
    if blank { String::new() } else { merge::answer(rule_set, id, record) }
}

/// Why points were earned or lost: what follows from the answer, then what people wrote, then what the reviewer said.
pub fn reasons(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> String {
    let (record, result) = (draft.record(id), card.point(id));
    let mut lines = told(rule_set, draft, card, id);
    lines.extend(written(record));
    lines.extend(draft.mark(id).map(|mark| review::point(mark, result.score)).into_iter().flatten());
    lines.join("\n")
}

/// What follows from an answer, as far as the answer does not say it already; nothing where nothing was filled in.
pub fn told(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, id: PointId) -> Vec<String> {
    let (result, typed) = (card.point(id), answer(rule_set, draft, id));
    if typed.is_empty() || matches!(result.because, Because::Judged(_)) {
        return Vec::new();
    }
    let (_, mut told) = explain::point(rule_set, rule_set.point(id), result);
    told.retain(|line| *line != typed);
    told
}

/// What people wrote beside an answer; the reason of 不适用 stands with the answer.
pub fn written(record: &Record) -> impl Iterator<Item = String> {
    let texts = [("扣分原因：", &record.loss_reason), ("备注：", &record.note)];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}{text}"))
}

/// The numbers of the records that serve a point: `14-01 14-02`.
pub fn proof_numbers(rule_set: &RuleSet, draft: &Draft, id: PointId) -> String {
    let numbers = draft.evidence_for(id).map(|proof| catalogue::number(rule_set, &draft.evidence, proof.id));
    numbers.collect::<Vec<_>>().join(" ")
}

/// What is asked for on paper: `□ 达到　□ 未达到`, `合格批次 ＿＿＿＿`, a line each.
pub fn prompts(rule_set: &RuleSet, id: PointId) -> String {
    let point = rule_set.point(id);
    let prompt = |field: &crate::domain::field::Field| {
        let label = if field.label.is_empty() { String::new() } else { format!("{}：", field.label) };
        let blank = "＿＿＿＿";
        match &field.kind {
            FieldKind::Flag => format!("{label}□ 达到　□ 未达到"),
            FieldKind::Incident => format!("{label}□ 未发生　□ 已发生"),
            FieldKind::Points(_) => format!("{label}{blank} {}", terms(rule_set).unit),
            FieldKind::Quantity { unit, .. } => format!("{label}{blank} {unit}"),
            FieldKind::Percent => format!("{label}{blank} %"),
            FieldKind::Choice(levels) => {
                let boxes = levels.iter().map(String::as_str).chain(["均无"]).map(|level| format!("□ {level}"));
                format!("{label}{}", boxes.collect::<Vec<_>>().join("　"))
            }
        }
    };
    point.fields.iter().map(prompt).collect::<Vec<_>>().join("\n")
}

/// Heads of the scoring table's columns.
pub fn score_heads(rule_set: &RuleSet) -> [String; 10] {
    let Terms { worth, score, .. } = terms(rule_set);
    let reasons =
        if rule_set.about.mode == Mode::Attainment { "备注（说明）" } else { "备注（得失分原因）" };
    let heads = ["指标", "编号", "评分点和计分办法", worth, "", "", "填报情况", reasons, "佐证编号", "责任单位"];
    let mut heads = heads.map(str::to_owned);
    heads[4] = format!("自评\n{score}");
    heads[5] = format!("指标\n{score}");
    heads
}

/// Heads of the table for a round on paper.
pub fn blank_heads(rule_set: &RuleSet) -> [String; 8] {
    let Terms { worth, score, .. } = terms(rule_set);
    let heads = ["指标", "编号", "评分点和计分办法", worth, "", "完成情况", "说明和佐证材料", "责任单位"];
    let mut heads = heads.map(str::to_owned);
    heads[4] = format!("自评\n{score}");
    heads
}
