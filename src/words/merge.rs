//! The preview of a merge in words.

use super::difference::{BLANK, cell, cell_name, item as part_name, place as spot_name};
use super::{difference, labels, when};
use crate::domain::difference::{Item as Member, Particular, Spot, cell_text};
use crate::domain::draft::{Draft, Record, Standing};
use crate::domain::ids::PointId;
use crate::domain::ledger::Entry;
use crate::domain::merge::{Arrival, Item, Kind, Part, Particulars, Place, Refusal, Tally, Value};
use crate::domain::review::{Mark, Verdict};
use crate::domain::rule_set::{RuleSet, ScoringPoint};
use crate::domain::scoring::conditions::Condition;
use crate::domain::scoring::{Scoring, Test};

/// `冲突`
pub fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::New => "新填",
        Kind::Changed => "修改",
        Kind::Conflict => "冲突",
        Kind::Withdrawn => "撤回",
        Kind::Equal => "相同",
        Kind::Refused(_) => "拒收",
    }
}

/// What a kind means for the draft, for the head of a group.
pub fn meaning(kind: &Kind) -> &'static str {
    match kind {
        Kind::New => "本草稿原来空着，交回的有内容；勾选的会填入。",
        Kind::Changed => "发出后只有对方改过；勾选的会用交回的内容替换。",
        Kind::Conflict => "双方都改过，或几份文件说法不同；没有决定的保留本草稿的内容。",
        Kind::Withdrawn => "发出时有内容，交回时空了（全部或一部分）；只有勾选才会清空。",
        Kind::Equal => "双方内容一样，不用处理。",
        Kind::Refused(_) => "不会合并，原因见各条。",
    }
}

/// Why a file or an item is not taken: what is wrong, and what to do.
pub fn refusal(ours: &Draft, refusal: &Refusal) -> String {
    let about = &ours.about;
    match refusal {
        Refusal::OtherRuleSet(title) => format!("用的是另一张评分表“{title}”，请在用那张表的草稿里合并。"),
        Refusal::OtherYear(year) => format!("是 {year} 年的，本草稿是 {} 年的，请打开那一年的草稿再合并。", about.year),
        Refusal::OtherCounty(county) => {
            format!("是“{county}”的，本草稿是“{}”的；如果只是改过名称，请先在“设置”里改回再合并。", about.county)
        }
        Refusal::NothingToMerge => {
            "不是任务包，也没有预验收意见；整份草稿请用“导入”打开，另存一份，不与本草稿合并。".to_owned()
        }
        Refusal::Damaged => "内容在程序之外被改动过，或拷贝时受损；请对方重新导出一份。".to_owned(),
        Refusal::UnknownPack => {
            "本草稿没有发出过这个任务包，或已经收回作废；请核对是不是从别的草稿、别的电脑发出的。".to_owned()
        }
        Refusal::BadBase => "包里记的发出内容与所发的评分点对不上；请把原包重新发一次，由对方重填。".to_owned(),
        Refusal::NotInTask => "不在发出的任务里，任务包只能改发给它的评分点。".to_owned(),
        Refusal::SameFile(id) => {
            format!("与佐证 {} 是同一个文件（校验值相同），为免重复不合并；请核对后手工修改。", id.0)
        }
    }
}

/// `14.2 省级以上监督抽查合格率达到 90 %·填报值`, `佐证 41`, `佐证 41·用于 14.2`.
pub fn heading(rule_set: &RuleSet, place: Place) -> String {
    match place {
        Place::Point(id, Part::Answer) => format!("{}·填报值", labels::brief(rule_set, id)),
        Place::Point(id, part) => {
            let member = match part {
                Part::Note => Member::Note,
                Part::LossReason => Member::LossReason,
                Part::Mark | Part::Answer => Member::Mark,
            };
            format!("{}·{}", labels::brief(rule_set, id), part_name(rule_set.point(id), member))
        }
        Place::Proof(id) => spot_name(rule_set, None, Spot::Evidence(id, Particular::Record)),
        Place::Serves(id, point) => format!("佐证 {}·用于 {}", id.0, rule_set.point(point).code),
    }
}

/// What is to be known of an item beside its values: its new number, the points that a record serves.
pub fn remarks(rule_set: &RuleSet, item: &Item) -> Vec<String> {
    let Place::Proof(id) = item.place else { return Vec::new() };
    let mut remarks = Vec::new();
    if let Some(old) = item.renumbered {
        remarks.push(format!("编号 {} → {}：原编号在本草稿里已经用过", old.0, id.0));
    }
    let codes: Vec<_> = item.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    if !codes.is_empty() {
        let word = if item.kind == Kind::Withdrawn { "不再用于" } else { "用于" };
        remarks.push(format!("{word} {}", codes.join("、")));
    }
    remarks
}

/// What stands at an item's place; blank is （空）.
pub fn value(rule_set: &RuleSet, place: Place, value: Option<&Value>) -> String {
    match (place, value) {
        (Place::Serves(..), value) => if value.is_some() { "用于" } else { "不用于" }.to_owned(),
        (_, None) => BLANK.to_owned(),
        (Place::Point(id, _), Some(Value::Answer(record))) => answer(rule_set, id, record),
        (_, Some(Value::Text(text))) => text.clone(),
        (_, Some(Value::Mark(found))) => mark(found),
        (_, Some(Value::Proof(particulars))) => proof(particulars),
        (_, Some(Value::Answer(_) | Value::Serves)) => String::new(),
    }
}

/// An answer as a whole: `待核实；541 ÷ 563`.
pub fn answer(rule_set: &RuleSet, id: PointId, record: &Record) -> String {
    let point = rule_set.point(id);
    let standing = match record.standing {
        Standing::Plain => None,
        Standing::Unverified => Some("待核实".to_owned()),
        Standing::NotApplicable => Some("不适用".to_owned()),
    };
    let reason = (!record.reason.is_empty()).then(|| format!("原因：{}", record.reason));
    let parts: Vec<_> = standing.into_iter().chain(reason).chain(cells(point, record)).collect();
    if parts.is_empty() { BLANK.to_owned() } else { parts.join("；") }
}

fn cells(point: &ScoringPoint, record: &Record) -> Vec<String> {
    match &point.scoring {
        Scoring::Test(test) => test_cells(point, test, record, 0),
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => condition_cells(point, conditions, record),
        Scoring::Judged | Scoring::BestLevel(_) => one(point, record, 0).into_iter().collect(),
        Scoring::Each(_) | Scoring::SumOfLevels(_) => {
            (0..point.fields.len()).filter_map(|at| named(point, record, at)).collect()
        }
    }
}

fn one(point: &ScoringPoint, record: &Record, at: usize) -> Option<String> {
    Some(cell(point.fields.get(at)?, &cell_text(record, at)?))
}

fn named(point: &ScoringPoint, record: &Record, at: usize) -> Option<String> {
    Some(format!("{} {}", cell_name(point, at), one(point, record, at)?))
}

fn condition_cells(point: &ScoringPoint, conditions: &[Condition], record: &Record) -> Vec<String> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for condition in conditions {
        let cells = test_cells(point, &condition.test, record, start);
        if !cells.is_empty() {
            parts.push(format!("{}：{}", condition.text, cells.join("，")));
        }
        start += condition.test.fields().len();
    }
    parts
}

fn test_cells(point: &ScoringPoint, test: &Test, record: &Record, start: usize) -> Vec<String> {
    match test {
        Test::Met | Test::NoIncident | Test::Count(_) => one(point, record, start).into_iter().collect(),
        Test::Rate(_) => ratio(point, record, start).into_iter().collect(),
        Test::Trend(trend) => {
            let year = |year: usize| {
                let label = super::explain::year_label(trend.times - year);
                Some(format!("{label} {}", ratio(point, record, start + 3 * year)?))
            };
            (0..=trend.times).filter_map(year).collect()
        }
        Test::Benchmark(_) => ratio(point, record, start).into_iter().chain(named(point, record, start + 3)).collect(),
    }
}

/// `541 ÷ 563`, or the percentage.
fn ratio(point: &ScoringPoint, record: &Record, start: usize) -> Option<String> {
    let [num, den, percent] = [0, 1, 2].map(|at| one(point, record, start + at));
    let shown = |count: Option<String>| count.unwrap_or_else(|| BLANK.to_owned());
    match (num, den) {
        (None, None) => percent,
        (num, den) => Some(format!("{} ÷ {}", shown(num), shown(den))),
    }
}

fn mark(mark: &Mark) -> String {
    let verdict = match mark.verdict {
        Verdict::Confirmed => "认可".to_owned(),
        Verdict::Set(points) => format!("核定 {points} 分"),
        Verdict::ProofWanted => "要求补充佐证".to_owned(),
    };
    let reason = if mark.reason.is_empty() { String::new() } else { format!("：{}", mark.reason) };
    let by = if mark.by.is_empty() { String::new() } else { format!("（{}）", mark.by) };
    format!("{verdict}{reason}{by}")
}

/// `《抽查通报》，文号〔1〕，2026年3月5日，某局，文件 a.pdf，校验值 0123456789ab…`
fn proof(particulars: &Particulars) -> String {
    let text = |before: &str, text: &str| (!text.is_empty()).then(|| format!("{before}{text}"));
    let title = if particulars.title.is_empty() {
        "（没有名称）".to_owned()
    } else {
        format!("《{}》", particulars.title)
    };
    let hash = particulars.sha256.as_deref().map(|hash| format!("校验值 {}…", hash.get(..12).unwrap_or(hash)));
    let parts = [
        Some(title),
        text("文号 ", &particulars.document_number),
        particulars.date.map(when::date),
        text("", &particulars.issuer),
        text("文件 ", &particulars.file_name),
        hash,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("，")
}

/// Who sent a file, and when: `县住建局 张某填报、李某审核，2026-10-08 08:00`.
pub fn sender(file: &Arrival) -> String {
    let (filled, checked) = match &file.pack {
        Some(_) => ("填报", "审核"),
        None => ("预验收", "审核"),
    };
    let name = |name: &str, role: &str| (!name.is_empty()).then(|| format!("{name}{role}"));
    let people: Vec<_> = name(&file.filled_by, filled).into_iter().chain(name(&file.checked_by, checked)).collect();
    let who = [file.department.clone(), people.join("、")].into_iter().filter(|part| !part.is_empty());
    let who: Vec<_> = who.collect();
    let who = if who.is_empty() { "没有署名".to_owned() } else { who.join(" ") };
    with_time(who, &file.at)
}

/// Who gave the draft what it holds: `丁，手工填写，2026-10-02 08:00`.
pub fn origin(entry: Option<&Entry>) -> String {
    let Some(entry) = entry else { return "变更记录里没有".to_owned() };
    let how = difference::how(&entry.how);
    let who = if entry.who.is_empty() { how } else { format!("{}，{how}", entry.who) };
    with_time(who, &entry.at)
}

/// Seconds are left out.
fn with_time(who: String, at: &str) -> String {
    if at.is_empty() { who } else { format!("{who}，{}", at.get(..16).unwrap_or(at)) }
}

/// `新填 12、修改 3、冲突 1、撤回 2、相同 40、拒收 0`
pub fn tally(tally: Tally) -> String {
    let Tally { new, changed, conflicts, withdrawn, equal, refused } = tally;
    format!("新填 {new}、修改 {changed}、冲突 {conflicts}、撤回 {withdrawn}、相同 {equal}、拒收 {refused}")
}
