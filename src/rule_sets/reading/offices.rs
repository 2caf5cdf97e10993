//! Departments (责任单位) in a cell.

use super::Doubt;
use super::text::{Asides, Cell, any_in, ending};
use crate::domain::order;

/// One department as it is written.
#[derive(Clone, Debug)]
pub(super) struct Office {
    pub name: String,
    pub lines: (usize, usize),
    pub group: bool,
    pub doubts: Vec<Doubt>,
}

const ENDS: &[&str] = &[
    "局",
    "委",
    "办",
    "室",
    "部",
    "厅",
    "院",
    "中心",
    "会",
    "公司",
    "单位",
    "政府",
    "站",
    "队",
    "处",
    "校",
    "科",
    "所",
    "社",
    "部门",
    "街道",
    "乡镇",
    "镇",
    "园区",
    "银行",
    "企业",
    "联",
    "署",
    "馆",
    "台",
    "集团",
    "开发区",
    "乡",
    "法院",
    "机构",
];
const GROUPS: &[&str] = &[
    "成员单位",
    "各单位",
    "各部门",
    "有关部门",
    "相关部门",
    "有关单位",
    "相关单位",
    "各乡镇",
    "各镇",
    "各街道",
    "各行业",
];

fn separates(c: char) -> bool {
    matches!(c, '、' | '，' | '；' | '。' | '/' | '\\' | '|')
}

/// Whether a cell holds departments and nothing else.
pub(super) fn is_office_list(text: &str) -> bool {
    let mut names = text.split(separates).map(bare).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some()
        && names
            .all(|name| name.chars().take(26).count() < 26 && (ending(name, ENDS).is_some() || any_in(name, GROUPS)))
        && super::tokens::tokens(text).is_empty()
}

/// Without a label (牵头单位：) and without a remark behind (（牵头）).
fn bare(name: &str) -> &str {
    let name = name.rsplit('：').next().unwrap_or(name);
    match (name.find('（'), name.ends_with('）')) {
        // 各镇（街道） is one name.
        (Some(at), true) if at > 0 && !name[at..].chars().all(|c| "（）市区县乡镇街道办园、".contains(c)) => {
            &name[..at]
        }
        _ => name,
    }
}

/// The departments of a cell, those named as lead first, and whether the text says who leads.
pub(super) fn offices(cell: &Cell) -> (Vec<Office>, bool) {
    let mut found: Vec<(bool, Office)> = Vec::new();
    let mut stated = false;
    let text = cell.text.as_str();
    let mut start = 0;
    let mut leading = false;
    for end in bounds(cell) {
        let raw =
            if start > 0 { text[start..end].strip_prefix('和').unwrap_or(&text[start..end]) } else { &text[..end] };
        let raw = raw.trim_matches(separates);
        let label = raw.rfind('：').map_or("", |at| &raw[..at]);
        if !label.is_empty() {
            leading = label.contains("牵头");
            stated |= leading;
        }
        let name = bare(raw);
        let marked = raw.ends_with('）') && raw[name.len().min(raw.len())..].contains("牵头");
        stated |= marked;
        if !name.is_empty() {
            let lines = cell.span(start, end);
            let group = any_in(name, GROUPS) || name.starts_with('各');
            let sure = (ending(name, ENDS).is_some() || group) && name.chars().take(26).count() < 26;
            let remark = raw.len() > name.len() && label.is_empty() && !marked;
            let doubts = if sure && !remark { Vec::new() } else { vec![Doubt::DepartmentUnclear] };
            found.push((leading || marked, Office { name: name.to_owned(), lines, group, doubts }));
        }
        start = end;
    }
    if stated {
        order::by_key(&mut found, |(lead, _)| !lead);
    }
    (found.into_iter().map(|(_, office)| office).collect(), stated)
}

/// Where each name ends: at a separator (商务局和财政局 are two names, 文化和旅游局 is one), or at the end of a line that a name can end with.
fn bounds(cell: &Cell) -> Vec<usize> {
    let text = cell.text.as_str();
    let asides = Asides::of(text);
    let mut ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, _)| asides.end_around(*at).is_none())
        .filter(|(at, c)| separates(*c) || *c == '和' && ending(&text[..*at], ENDS).is_some())
        .map(|(at, _)| at)
        .collect();
    let mut at = 0;
    for (_, piece) in cell.pieces() {
        at += piece.len();
        // 质量发展 / 委员会办公室 is one name over two lines; 市场监管局 / 财政局 are two.
        let next = &text[at..];
        let whole = ending(piece, ENDS).is_some()
            && !["办公室", "各成员", "成员单位"].iter().any(|word| next.starts_with(word));
        if whole && !next.is_empty() && !next.starts_with(separates) && !next.starts_with('（') {
            ends.push(at);
        }
    }
    ends.push(text.len());
    order::by_key(&mut ends, |end| *end);
    ends
}

/// What two ways of writing a department have in common: 区市场监管局 and 市场监管局, 各成员单位 and 成员单位.
pub(super) fn key(name: &str) -> String {
    let name = match name.strip_prefix('市') {
        Some(rest)
            if rest.starts_with("市场")
                || !["场", "政", "容", "民", "直"].iter().any(|word| rest.starts_with(word)) =>
        {
            rest
        }
        _ => name.strip_prefix(['区', '县']).unwrap_or(name),
    };
    name.replace('各', "")
}
