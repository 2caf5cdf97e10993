//! The ledger of rectifications in words.

use super::terms::terms;
use super::{labels, self_report, when};
use crate::domain::date::Date;
use crate::domain::difference::Matter;
use crate::domain::draft::Draft;
use crate::domain::gap::GapKind;
use crate::domain::rectification::{Light, Order, Progress, Proposal, Rectification};
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Scorecard;

/// Name of a state.
pub fn state(state: Progress) -> &'static str {
    match state {
        Progress::NotStarted => "未启动",
        Progress::UnderWay => "整改中",
        Progress::Done => "待销号",
        Progress::Closed => "已销号",
        Progress::Lasting => "长期坚持",
    }
}

/// Name of the state of that name in files; blank is the first.
pub fn state_of(code: &str) -> &str {
    match Progress::by_code(code) {
        Some(known) => state(known),
        None if code.is_empty() => state(Progress::default()),
        None => code,
    }
}

/// Name of a member.
pub fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Record => "整改事项",
        Matter::Problem => "问题",
        Matter::Points => "对应评分点",
        Matter::Measure => "整改措施",
        Matter::Lead => "牵头单位",
        Matter::Person => "责任人",
        Matter::Deadline => "时限",
        Matter::State => "状态",
        Matter::Progress => "进展",
        Matter::Closed => "销号日期",
        Matter::Proof => "佐证",
    }
}

/// Name of a way to sort.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Entered => "按编号",
        Order::Urgent => "最急的在前",
        Order::Deadline => "按时限",
        Order::Lead => "按单位",
        Order::State => "按状态",
    }
}

/// `红灯：已超期`
pub fn light_name(wanted: Light) -> String {
    let (colour, meaning) = light(wanted);
    format!("{colour}灯：{meaning}")
}

/// What is odd about one that a person should look at: `未定牵头单位`, `已销号，没有佐证`.
pub fn remarks(item: &Rectification) -> Vec<&'static str> {
    let open = matches!(item.state, Progress::NotStarted | Progress::UnderWay | Progress::Done);
    let mut odd = Vec::new();
    odd.extend((open && item.lead.is_none()).then_some("未定牵头单位"));
    odd.extend((open && item.deadline.is_none()).then_some("未定时限"));
    odd.extend((item.state == Progress::Closed && item.proof.is_empty()).then_some("已销号，没有佐证"));
    odd
}

/// Said on paper where a filter leaves some out.
pub fn partial(shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| format!("按条件筛选，只列出 {all} 项中的 {shown} 项。"))
}

/// What a gap is as a problem: `14.2 …：失 2 分；96.12 % < 98 %；缺佐证`.
pub fn problem(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, proposal: &Proposal) -> String {
    let terms = terms(rule_set);
    let mut parts = Vec::new();
    for gap in &proposal.gaps {
        parts.push(match gap.kind {
            GapKind::Lost | GapKind::NotApplicable => {
                let why = self_report::why(rule_set, draft, card, gap.point);
                let size = self_report::size(rule_set, gap.points);
                if why.is_empty() { size } else { format!("{size}；{why}") }
            }
            kind => labels::gap(terms, kind).to_owned(),
        });
    }
    // A text that people go on with: plain spaces.
    format!("{}：{}", labels::point(rule_set, proposal.point), parts.join("；")).replace('\u{a0}', " ")
}

/// The measure that a gap asks for, where that is plain.
pub fn measure(proposal: &Proposal) -> String {
    let has = |kind| proposal.gaps.iter().any(|gap| gap.kind == kind);
    let plain =
        [(GapKind::Unverified, "核实数据"), (GapKind::Blank, "收集资料并填报"), (GapKind::NoEvidence, "补充佐证材料")];
    plain.iter().filter(|(kind, _)| has(*kind)).map(|(_, text)| *text).collect::<Vec<_>>().join("，")
}

/// The warning's colour and what it means.
pub fn light(light: Light) -> (&'static str, &'static str) {
    match light {
        Light::Red => ("红", "已超期"),
        Light::Yellow => ("黄", "进度滞后"),
        Light::Blue => ("蓝", "临近期限"),
    }
}

/// `红灯：已超期 12 天`, `蓝灯：临近期限，还有 5 天`; nothing where no warning is due.
pub fn warning(item: &Rectification, today: Date) -> Option<String> {
    let (colour, meaning) = light(item.light(today)?);
    let days = item.deadline?.days_since(today);
    Some(match days {
        0 => format!("{colour}灯：{meaning}，今天到期"),
        days if days < 0 => format!("{colour}灯：{meaning} {} 天", -days),
        days => format!("{colour}灯：{meaning}，还有 {days} 天"),
    })
}

/// What was mended, as far as it is: `整改中\n蓝灯：临近期限，还有 5 天\n已约谈 27 家企业`.
pub fn progress(item: &Rectification, today: Date) -> String {
    let mut lines = vec![state(item.state).to_owned()];
    lines.extend(warning(item, today));
    lines.extend((!item.progress.is_empty()).then(|| item.progress.clone()));
    lines.join("\n")
}

/// Whether it is closed: `是`, `否`, `长期坚持`.
pub fn closed(item: &Rectification) -> &'static str {
    match item.state {
        Progress::Closed => "是",
        Progress::Lasting => "长期坚持",
        _ => "否",
    }
}

/// Columns of the ledger.
pub const HEADS: [&str; 11] =
    ["序号", "问题", "对应评分点", "整改措施", "牵头单位", "责任人", "时限", "进展", "是否销号", "销号日期", "佐证"];

/// `共 5 项：未启动 1 项、整改中 2 项、已销号 2 项。红灯 1 项（已超期）。`
pub fn summary(items: &[Rectification], today: Date) -> String {
    let count = |wanted| items.iter().filter(|item| item.state == wanted).count();
    let states = Progress::ALL.into_iter().filter(|wanted| count(*wanted) > 0);
    let states: Vec<_> = states.map(|wanted| format!("{} {} 项", state(wanted), count(wanted))).collect();
    if states.is_empty() {
        return "没有登记整改事项。".to_owned();
    }
    let mut text = format!("共 {} 项：{}。", items.len(), states.join("、"));
    for wanted in Light::ALL {
        let count = items.iter().filter(|item| item.light(today) == Some(wanted)).count();
        if count > 0 {
            let (colour, meaning) = light(wanted);
            text.push_str(&format!("{colour}灯 {count} 项（{meaning}）。"));
        }
    }
    text
}

/// A step that is still to be taken: `问题：措施，牵头单位 责任人，2026年3月5日前完成。`
pub fn step(item: &Rectification, lead: &str) -> String {
    let who: Vec<_> = [lead, &item.person].into_iter().filter(|text| !text.is_empty()).collect();
    let mut text = item.problem.trim_end_matches('。').to_owned();
    for part in [item.measure.trim_end_matches('。').to_owned(), who.join(" ")] {
        if !part.is_empty() {
            text.push_str(&format!("；{part}"));
        }
    }
    text.extend(item.deadline.map(|date| format!("；{}前完成", when::date(date))));
    format!("{text}（{}）。", state(item.state))
}
