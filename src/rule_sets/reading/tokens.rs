//! The points that a scoring text states: （2分）, 得2分, 再加2分, 每项加1分, 扣0.5分, 满分4分.

use super::number::{chinese, unit_of};
use super::text::{any_in, beginning, ending};
use crate::domain::decimal::Decimal;
use crate::domain::points::Points;

/// What a stated number of points does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Award,
    /// For each of several things named before.
    AwardEach,
    Add,
    Deduct,
    /// At most so many.
    Cap,
    /// At most so many are taken off.
    CapDeduct,
}

/// One statement of points.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where the statement begins: the clause that it is about ends here.
    pub start: usize,
    pub end: usize,
    pub role: Role,
    pub points: Points,
    pub bracketed: bool,
    /// What stands between 每 and the points: 项, 新增一个示范区.
    pub each: Option<String>,
    /// Any number of points up to these: 得1-3分.
    pub range: bool,
    /// Nothing says what the number does, or it cannot be points.
    pub bare: bool,
    /// What else stands in the bracket: （2分，以文件为准）.
    pub remark: Option<String>,
}

/// Words that 分 begins without being points.
const OTHER_WORDS: &[&str] = &[
    "钟", "析", "解", "级", "类", "之", "别", "会", "局", "布", "享", "配", "工", "管", "包", "期", "界", "流", "明",
    "组", "段", "数", "支", "区", "校", "院", "公司", "户", "歧", "散", "项",
];
const THRESHOLD_AFTER: &[&str] = &[
    "得",
    "的得",
    "的，得",
    "，得",
    "计",
    "给",
    "扣",
    "加",
    "以上",
    "及以上",
    "以下",
    "及以下",
    "以内",
    "（含）以上",
    "的以上",
];
const ROLES: &[(&str, Role)] = &[
    ("最多扣", Role::CapDeduct),
    ("最高扣", Role::CapDeduct),
    ("扣分不超过", Role::CapDeduct),
    ("累计扣分不超过", Role::CapDeduct),
    ("满分", Role::Cap),
    ("满分为", Role::Cap),
    ("最高", Role::Cap),
    ("最高得", Role::Cap),
    ("最高加", Role::Cap),
    ("最高计", Role::Cap),
    ("最高可得", Role::Cap),
    ("最高可加", Role::Cap),
    ("最高为", Role::Cap),
    ("最高不超过", Role::Cap),
    ("最多", Role::Cap),
    ("最多得", Role::Cap),
    ("最多加", Role::Cap),
    ("最多计", Role::Cap),
    ("最多可得", Role::Cap),
    ("最多可加", Role::Cap),
    ("最多不超过", Role::Cap),
    ("上限", Role::Cap),
    ("上限为", Role::Cap),
    ("不超过", Role::Cap),
    ("不得超过", Role::Cap),
    ("累计不超过", Role::Cap),
    ("加满", Role::Cap),
    ("共", Role::Cap),
    ("共计", Role::Cap),
    ("合计", Role::Cap),
    ("扣", Role::Deduct),
    ("扣除", Role::Deduct),
    ("倒扣", Role::Deduct),
    ("扣减", Role::Deduct),
    ("减", Role::Deduct),
    ("各扣", Role::Deduct),
    ("加", Role::Add),
    ("可加", Role::Add),
    ("再加", Role::Add),
    ("另加", Role::Add),
    ("加计", Role::Add),
    ("再得", Role::Add),
    ("再计", Role::Add),
    ("各", Role::AwardEach),
    ("各得", Role::AwardEach),
    ("各计", Role::AwardEach),
    ("各占", Role::AwardEach),
    ("各加", Role::AwardEach),
    ("分别得", Role::AwardEach),
    ("得", Role::Award),
    ("可得", Role::Award),
    ("只得", Role::Award),
    ("计", Role::Award),
    ("记", Role::Award),
    ("给", Role::Award),
    ("赋", Role::Award),
    ("占", Role::Award),
];
const THRESHOLD_BEFORE: &[&str] = &[
    "达到",
    "不低于",
    "高于",
    "低于",
    "不少于",
    "≥",
    ">",
    "<",
    "≤",
    "大于",
    "小于",
    "达",
    "保持在",
    "稳定在",
    "维持",
    "至少",
    "为",
    "超过",
    "在",
    "不足",
];

/// All statements of points in a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (at, sign) in text.match_indices('分') {
        let from = found.last().map_or(0, |token| token.end);
        found.extend(token(text, from, at, at + sign.len()));
    }
    found
}

/// How many bytes are looked at before a number of points, so that a long text stays quick.
const WINDOW: usize = 90;

fn token(text: &str, from: usize, at: usize, mut end: usize) -> Option<Token> {
    let after = &text[end..];
    if beginning(after, OTHER_WORDS).is_some() || beginning(after, THRESHOLD_AFTER).is_some() {
        return None;
    }
    let mut floor = from.max(at.saturating_sub(WINDOW)).min(at);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let before = &text[floor..at];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (mut head, points) = if digits > 0 {
        let (head, number) = before.split_at(before.len() - digits);
        (head, Decimal::parse(number.trim_start_matches('.')).ok().and_then(Points::from_decimal))
    } else {
        let length =
            before.chars().rev().take_while(|c| "一二两三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
        let (head, number) = before.split_at(before.len() - std::cmp::min::<usize>(length, before.len()));
        // 二分, 得一分: only where a word says what it does.
        ROLES.iter().find(|(word, _)| head.ends_with(word))?;
        (head, Points::from_decimal(Decimal::whole(chinese(number)?.0)))
    };
    let mut range = false;
    if let Some(low) = ["-", "~", "至", "到"].iter().find_map(|dash| head.strip_suffix(dash)) {
        let lower = low.strip_suffix('分').unwrap_or(low).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        if lower.len() < low.len() {
            (head, range) = (lower, true);
        }
    }
    let word = ROLES.iter().filter(|(word, _)| head.ends_with(word)).max_by_key(|(word, _)| word.len());
    let bracket = head.ends_with(['（', '，', '、']) && head.rfind('（') > head.rfind('）');
    let mut role = match word {
        Some((_, role)) => *role,
        None if ending(head, THRESHOLD_BEFORE).is_some() => return None,
        None => Role::Award,
    };
    head = &head[..head.len() - word.map_or(0, |(word, _)| word.len())];
    let mut each = None;
    let part = head.rfind(['，', '。', '；', '：', '、', '（', '）']).map_or(head, |at| &head[at..]);
    if let Some(at) = part.rfind('每').filter(|_| !matches!(role, Role::Cap | Role::CapDeduct | Role::AwardEach)) {
        let phrase = &part[at + '每'.len_utf8()..];
        // 每年, 每季度 tell how often something is due, not what is counted.
        // 每万人口…达到12件 names a figure.
        let figure = any_in(phrase, &["达到", "不低于", "超过", "不少于"]);
        if !figure && beginning(phrase, &["年", "季", "月", "半年", "两年", "周"]).is_none() {
            each = Some(phrase.trim_end_matches(['，', '的', '可']).to_owned());
            head = &head[..head.len() - (part.len() - at)];
        }
    }
    let after = &text[end..];
    if let Some(rest) = after.strip_prefix('/') {
        let unit = unit_of(rest);
        if !unit.is_empty() {
            each = Some(unit.to_owned());
            end += 1 + unit.len();
        }
    }
    if let Some(word) = beginning(&text[end..], &["为限", "封顶", "为止", "为上限", "为最高"]) {
        end += word.len();
        role = Role::Cap;
        each = None;
    }
    head = ["以", "到"].iter().find_map(|word| head.strip_suffix(word)).filter(|_| role == Role::Cap).unwrap_or(head);
    let bare = points.is_none() || word.is_none() && !bracket && each.is_none() && !head.ends_with('（');
    let bracketed = head.ends_with('（') || bracket;
    head = head.strip_suffix('（').unwrap_or(head);
    let mut remark = None;
    if bracketed && let Some(length) = closing(&text[end..]) {
        let words = &text[end..end + length];
        remark = Some(words.trim_matches('，').to_owned()).filter(|words| !words.is_empty());
        end += length + '）'.len_utf8();
    }
    let points = points.unwrap_or_default();
    Some(Token { start: floor + head.len(), end, role, points, bracketed, each, range, bare, remark })
}

/// How far the end of the bracket is, if at most a remark without points of its own comes before it.
fn closing(after: &str) -> Option<usize> {
    for (at, c) in after.char_indices().take(31) {
        match c {
            '）' => return Some(at),
            '（' | '分' | '；' | '。' | '：' => return None,
            _ => {}
        }
    }
    None
}
