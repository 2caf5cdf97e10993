//! Places in a draft and what stands there, as people call them: for the ledger, the steps to undo and previews.

mod values;

use super::{labels, rectification, self_report, statistics, when};
use crate::domain::date::Date;
use crate::domain::department::Departments;
use crate::domain::difference::{About, Detail, Difference, Item, Matter, Particular, Spot};
use crate::domain::draft::AssessmentKind;
use crate::domain::ids::{BureauId, FormFieldId};
use crate::domain::ledger::How;
use crate::domain::order;
use crate::domain::rule_set::{RuleSet, ScoringPoint};
use crate::domain::scoring::Scoring;
pub use values::cell;
use values::mark;

/// What stands for a blank.
pub const BLANK: &str = "（空）";

/// `14.2 省级以上监督抽查合格率达到…·备注`. Without `departments` the rule set's names of departments are used.
pub fn place(rule_set: &RuleSet, departments: Option<&Departments>, spot: Spot) -> String {
    match spot {
        Spot::About(member) => about(member).to_owned(),
        Spot::Point(id, part) => {
            let name = item(rule_set.point(id), part);
            format!("{}·{name}", labels::brief(rule_set, id))
        }
        Spot::Evidence(id, Particular::Record) => format!("佐证 {}", id.0),
        Spot::Evidence(id, member) => format!("佐证 {}·{}", id.0, particular(member)),
        Spot::Bureau(id, member) => format!("{}·{}", bureau(rule_set, departments, id), detail(member)),
        Spot::Form(id) => format!("{}·{}", form_title(rule_set), form_label(rule_set, id)),
        Spot::Deadline => "全县填报期限".to_owned(),
        Spot::AskedBy => "任务包发出人".to_owned(),
        Spot::FilledBy => "填报人".to_owned(),
        Spot::CheckedBy => "审核人".to_owned(),
        Spot::Entry(id) => format!("统计台账 {}", id.0),
        Spot::EntryOrder => "统计台账·排列".to_owned(),
        Spot::Feeds => "统计台账·取数".to_owned(),
        Spot::Rectification(id, Matter::Record) => format!("整改 {}", id.0),
        Spot::Rectification(id, matter) => format!("整改 {}·{}", id.0, rectification::matter(matter)),
        Spot::Report(part) => format!("自评报告·{}", self_report::part(part)),
        Spot::Statement(id) => {
            let indicator = rule_set.indicator(id);
            format!("自评报告·{}. {}", indicator.code, indicator.name)
        }
    }
}

/// Name of a part of a scoring point's record.
pub fn item(point: &ScoringPoint, part: Item) -> String {
    let name = match part {
        Item::Cell(at) => return cell_name(point, at),
        Item::Standing => "状态",
        Item::Reason => "不适用的原因",
        Item::Note => "备注",
        Item::LossReason => "扣分原因",
        Item::Mark => "预验收意见",
        Item::Duty => "责任单位",
    };
    name.to_owned()
}

/// What a person reads beside a field; where the point's own text says it all, 填报值.
pub fn cell_name(point: &ScoringPoint, at: usize) -> String {
    let Some(field) = point.fields.get(at) else { return "填报值".to_owned() };
    if !field.label.is_empty() {
        return field.label.clone();
    }
    let conditions = match &point.scoring {
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => &conditions[..],
        _ => &[],
    };
    // The keys of a condition's fields begin with its number.
    let number = field.key.split_once('.').and_then(|(number, _)| number.parse::<usize>().ok());
    let condition = number.and_then(|number| conditions.get(number.checked_sub(1)?));
    condition.map_or_else(|| "填报值".to_owned(), |condition| condition.text.clone())
}

fn about(member: About) -> &'static str {
    match member {
        About::County => "县（市、区）名称",
        About::Year => "年度",
        About::Kind => "自评类型",
        About::From => "评价期开始",
        About::Until => "数据截止日期",
        About::Target => "目标分",
    }
}

/// Name of a part of a record of proof.
pub fn particular(member: Particular) -> &'static str {
    match member {
        Particular::Record => "材料",
        Particular::Title => "名称",
        Particular::Number => "文号",
        Particular::Date => "日期",
        Particular::Issuer => "印发单位",
        Particular::File => "文件名",
        Particular::Sha256 => "校验值",
        Particular::Serves => "用于",
    }
}

fn detail(member: Detail) -> &'static str {
    match member {
        Detail::Name => "单位名称",
        Detail::Contact => "联系人",
        Detail::Phone => "电话",
        Detail::Deadline => "填报期限",
        Detail::Removed => "停用",
    }
}

/// A department's name; one that was added and is gone again has only its number.
fn bureau(rule_set: &RuleSet, departments: Option<&Departments>, id: BureauId) -> String {
    let known = departments.filter(|departments| departments.all().any(|other| other == id));
    let name = match (known, rule_set.department_ids().nth(id.index())) {
        (Some(departments), _) => departments.name(rule_set, id),
        (None, Some(role)) => &rule_set.department(role).name,
        (None, None) => "",
    };
    if name.is_empty() { format!("单位 {}", id.index() + 1) } else { name.to_owned() }
}

/// What stands at a place, given as in a [`Difference`].
pub fn value(rule_set: &RuleSet, departments: Option<&Departments>, spot: Spot, value: Option<&str>) -> String {
    let Some(text) = value else { return blank(spot).to_owned() };
    match spot {
        Spot::About(About::Year) => format!("{text} 年"),
        Spot::About(About::Kind) => {
            let kind = AssessmentKind::ALL.into_iter().find(|kind| kind.code() == text);
            kind.map_or_else(|| text.to_owned(), |kind| labels::kind(kind).to_owned())
        }
        Spot::About(About::Target) => format!("{text} 分"),
        Spot::About(About::From | About::Until)
        | Spot::Evidence(_, Particular::Date)
        | Spot::Bureau(_, Detail::Deadline)
        | Spot::Rectification(_, Matter::Deadline | Matter::Closed)
        | Spot::Deadline => Date::parse(text).map_or_else(|| text.to_owned(), when::date),
        Spot::Point(id, Item::Cell(at)) => {
            rule_set.point(id).fields.get(at).map_or_else(|| text.to_owned(), |field| cell(field, text))
        }
        Spot::Point(_, Item::Standing) => standing(text).to_owned(),
        Spot::Point(_, Item::Mark) => mark(text),
        Spot::Point(_, Item::Duty) | Spot::Rectification(_, Matter::Lead) => {
            let name = |code: &str| match departments.and_then(|all| all.by_code(rule_set, code)) {
                Some(id) => bureau(rule_set, departments, id),
                None => role(rule_set, code),
            };
            text.split(' ').map(name).collect::<Vec<_>>().join("、")
        }
        Spot::Rectification(_, Matter::State) => rectification::state_of(text).to_owned(),
        Spot::Evidence(_, Particular::Serves) | Spot::Rectification(_, Matter::Points | Matter::Proof) => {
            text.replace(' ', "、")
        }
        Spot::Evidence(_, Particular::Sha256) => format!("{}…", text.get(..12).unwrap_or(text)),
        Spot::Bureau(_, Detail::Removed) => "是".to_owned(),
        Spot::Entry(_) => statistics::line(text),
        Spot::EntryOrder => "重新排列".to_owned(),
        _ => text.to_owned(),
    }
}

/// Blank is a decision of its own at some places.
fn blank(spot: Spot) -> &'static str {
    match spot {
        Spot::Point(_, Item::Standing) => "照常计分",
        Spot::Point(_, Item::Duty) => "按评分细则",
        Spot::Point(_, Item::Mark) => "（未审）",
        Spot::Bureau(_, Detail::Removed) => "否",
        Spot::Rectification(_, Matter::State) => rectification::state_of(""),
        _ => BLANK,
    }
}

fn role(rule_set: &RuleSet, code: &str) -> String {
    let role = rule_set.departments().iter().find(|department| department.code == code);
    role.map_or(code, |department| &department.name).to_owned()
}

fn standing(code: &str) -> &str {
    match code {
        "unverified" => "待核实",
        "not_applicable" => "不适用",
        other => other,
    }
}

/// How a change came in.
pub fn how(how: &How) -> String {
    match how {
        How::Hand => "手工填写".to_owned(),
        How::Undo => "撤销或重做".to_owned(),
        How::Pack(from) if from.is_empty() => "任务包".to_owned(),
        How::Pack(from) => format!("任务包（{from}）"),
        How::Review => "预验收文件".to_owned(),
        How::Restore => "从恢复点恢复".to_owned(),
    }
}

/// What the step that made these differences is called: `14.2 省级以上监督抽查合格率达到…·备注`, `14.2 等 5 处`.
pub fn label(rule_set: &RuleSet, differences: &[Difference]) -> String {
    let Some(first) = differences.first() else { return "没有改动".to_owned() };
    let mut owners: Vec<Owner> = differences.iter().map(|difference| owner(difference.spot)).collect();
    order::by_key(&mut owners, |owner| *owner);
    owners.dedup();
    if owners.len() > 1 {
        return format!("{} 等 {} 处", owner_name(rule_set, first.spot), owners.len());
    }
    let spots: Vec<_> = differences.iter().map(|difference| difference.spot).collect();
    match (first.spot, &spots[..]) {
        (Spot::Point(id, _), spots) if spots.iter().all(|spot| is_answer(*spot)) => labels::brief(rule_set, id),
        (Spot::Evidence(id, _), spots) if spots.contains(&Spot::Evidence(id, Particular::Record)) => {
            format!("{}佐证 {}", if first.before.is_none() { "登记" } else { "删除" }, id.0)
        }
        (Spot::Rectification(id, _), spots) if spots.contains(&Spot::Rectification(id, Matter::Record)) => {
            format!("{}整改 {}", if first.before.is_none() { "登记" } else { "删除" }, id.0)
        }
        (Spot::Rectification(id, _), spots) if spots.contains(&Spot::Rectification(id, Matter::State)) => {
            place(rule_set, None, Spot::Rectification(id, Matter::State))
        }
        (_, [spot]) => place(rule_set, None, *spot),
        (Spot::Point(id, _), _) => labels::brief(rule_set, id),
        (spot, _) => owner_name(rule_set, spot),
    }
}

/// What a place belongs to: kind and position.
type Owner = (u8, usize);

fn owner(spot: Spot) -> Owner {
    match spot {
        Spot::About(_) => (0, 0),
        Spot::Point(id, _) => (1, id.index()),
        Spot::Evidence(id, _) => (2, id.key()),
        Spot::Bureau(id, _) => (3, id.index()),
        Spot::Deadline | Spot::AskedBy => (4, 0),
        Spot::FilledBy | Spot::CheckedBy => (5, 0),
        Spot::Form(_) => (6, 0),
        Spot::Entry(id) => (7, id.key()),
        Spot::EntryOrder | Spot::Feeds => (8, 0),
        Spot::Rectification(id, _) => (9, id.key()),
        Spot::Report(_) | Spot::Statement(_) => (10, 0),
    }
}

fn owner_name(rule_set: &RuleSet, spot: Spot) -> String {
    match spot {
        Spot::About(_) => "设置".to_owned(),
        Spot::Point(id, _) => rule_set.point(id).code.clone(),
        Spot::Evidence(id, _) => format!("佐证 {}", id.0),
        Spot::Bureau(id, _) => bureau(rule_set, None, id),
        Spot::Deadline | Spot::AskedBy => "单位分工".to_owned(),
        Spot::FilledBy | Spot::CheckedBy => "填报人、审核人".to_owned(),
        Spot::Form(_) => form_title(rule_set).to_owned(),
        Spot::Entry(_) | Spot::EntryOrder | Spot::Feeds => "统计台账".to_owned(),
        Spot::Rectification(id, _) => format!("整改 {}", id.0),
        Spot::Report(_) | Spot::Statement(_) => "自评报告".to_owned(),
    }
}

fn form_title(rule_set: &RuleSet) -> &str {
    rule_set.form.as_ref().map_or("", |form| &form.title)
}

fn form_label(rule_set: &RuleSet, id: FormFieldId) -> &str {
    rule_set.form.as_ref().map_or("", |form| &form.field(id).label)
}

fn is_answer(spot: Spot) -> bool {
    matches!(spot, Spot::Point(_, Item::Cell(_) | Item::Standing | Item::Reason))
}

/// The first `length` characters, with … where more follow; a number is not cut in two.
pub fn shortened(text: &str, length: usize) -> String {
    let in_number = |c: char| c == ' ' || c == '.' || c.is_ascii_digit();
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text[..end].trim_end_matches(in_number)),
        None => text.to_owned(),
    }
}
