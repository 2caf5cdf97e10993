//! The ledger of rectifications in words.

use super::when;
use crate::domain::date::Date;
use crate::domain::rectification::{Light, Progress, Rectification};

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
    for wanted in [Light::Red, Light::Yellow, Light::Blue] {
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
