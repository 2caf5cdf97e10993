//! Figures in a clause: 90%以上, 达到100%, 6项以上, 不低于25%, 控制在3起以内.

use super::number::{Number, number_at, unit_of};
use super::text::{Asides, any_in, beginning, ending};
use crate::domain::decimal::Decimal;

/// A figure with its comparison.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Place of the figure with its words, in the clause.
    pub start: usize,
    pub end: usize,
    pub value: Decimal,
    pub unit: String,
    pub comparison: &'static str,
    /// Direction and threshold are plainly said.
    pub sure: bool,
    /// The higher level that is striven for: 力争达到200.
    pub stretch: Option<Decimal>,
}

/// The figures of a clause, and whether some number in it was not understood.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub all: Vec<Figure>,
    pub stray: bool,
}

/// Words before a number: comparison, and whether that is certain.
const BEFORE: &[(&str, &str, bool)] = &[
    ("不低于", "at_least", true),
    ("不少于", "at_least", true),
    ("不小于", "at_least", true),
    ("不得低于", "at_least", true),
    ("不得少于", "at_least", true),
    ("至少", "at_least", true),
    ("至少为", "at_least", true),
    ("至少达到", "at_least", true),
    ("达到", "at_least", true),
    ("达", "at_least", true),
    ("≥", "at_least", true),
    (">=", "at_least", true),
    ("保持在", "at_least", false),
    ("稳定在", "at_least", false),
    ("保持", "at_least", false),
    ("维持", "at_least", false),
    ("维持在", "at_least", false),
    ("满", "at_least", true),
    ("不超过", "at_most", true),
    ("不高于", "at_most", true),
    ("不大于", "at_most", true),
    ("不多于", "at_most", true),
    ("不得超过", "at_most", true),
    ("不得高于", "at_most", true),
    ("控制在", "at_most", true),
    ("≤", "at_most", true),
    ("<=", "at_most", true),
    ("降至", "at_most", false),
    ("降到", "at_most", false),
    ("超过", "above", true),
    ("高于", "above", true),
    ("大于", "above", true),
    ("多于", "above", true),
    ("突破", "above", true),
    (">", "above", true),
    ("低于", "below", true),
    ("小于", "below", true),
    ("少于", "below", true),
    ("<", "below", true),
    ("不足", "below", false),
    ("未达到", "below", false),
    ("未达", "below", false),
    ("达不到", "below", false),
    ("为", "equal", true),
    ("是", "equal", true),
    ("等于", "equal", true),
    ("=", "equal", true),
];
/// Words behind a number and its unit.
const AFTER: &[(&str, &str)] = &[
    ("以上", "at_least"),
    ("及以上", "at_least"),
    ("（含）以上", "at_least"),
    ("或以上", "at_least"),
    ("以下", "at_most"),
    ("及以下", "at_most"),
    ("（含）以下", "at_most"),
    ("以内", "at_most"),
    ("之内", "at_most"),
    ("（含）以内", "at_most"),
];

/// All figures of a clause.
pub(super) fn figures(clause: &str) -> Figures {
    let asides = Asides::of(clause);
    let mut found = Figures::default();
    let (mut at, mut from) = (0, 0);
    while let Some(c) = clause[at..].chars().next() {
        let next = at + c.len_utf8();
        let digit = c.is_ascii_digit();
        if !digit && !"零一二两三四五六七八九十百".contains(c) {
            at = next;
            continue;
        }
        if let Some((start, end)) = asides.around(at) {
            // 〔2020〕, “464” and （含90%） belong to a name or a remark; （每年不少于2次） may be meant as a threshold.
            let inside = &clause[start..end];
            let compares = any_in(inside, &["%", "不少于", "不低于", "以上", "至少", "达到", "不超过", "≥"]);
            found.stray |= inside.starts_with('（') && compares;
            at = end;
            continue;
        }
        let Some(number) = number_at(clause, at) else {
            found.stray |= digit;
            at = next;
            while clause[at..].starts_with(|c: char| c.is_ascii_digit() || c == '.') {
                at += 1;
            }
            continue;
        };
        match figure(clause, from, at, number) {
            Read::Figure(figure) => {
                from = figure.end;
                at = figure.end.max(number.end);
                found.all.push(figure);
            }
            Read::Stretch(value, end) => {
                if let Some(floor) = found.all.last_mut() {
                    floor.stretch = Some(value);
                    floor.end = end;
                }
                (from, at) = (end, end.max(number.end));
            }
            Read::Nothing => at = number.end,
            Read::Stray => {
                found.stray = true;
                at = number.end;
            }
        }
    }
    found
}

enum Read {
    Figure(Figure),
    Stretch(Decimal, usize),
    /// A year, a document number, part of a name.
    Nothing,
    /// It may mean something.
    Stray,
}

fn figure(clause: &str, from: usize, at: usize, number: Number) -> Read {
    let before = &clause[from..at];
    let after = &clause[number.end..];
    let named = before.ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '第' | '-' | '.' | '/' | '前'));
    let years = after.starts_with('年') && number.value >= Decimal::whole(1900);
    let part_of_name = beginning(after, &["号", "届", "月", "日", "大", "品", "级", "+", "、", "."]).is_some();
    if named || years || part_of_name || ending(before, &["连续", "近", "每"]).is_some() {
        return Read::Nothing;
    }
    let mut unit = unit_of(after);
    let mut end = number.end + unit.len();
    let pre = comparison_before(before);
    let mut sure = pre.is_none_or(|(_, _, sure)| sure);
    let mut comparison = pre.map(|(_, comparison, _)| comparison);
    let mut stretch = None;
    if let Some(dash) = beginning(&clause[end..], &["-", "~", "至", "到"]) {
        // 90%-95%: a floor and what is striven for.
        let high = end + dash.len();
        if clause[high..].starts_with(|c: char| c.is_ascii_digit())
            && let Some(high) = number_at(clause, high)
        {
            unit = unit_of(&clause[high.end..]);
            end = high.end + unit.len();
            (stretch, sure) = (Some(high.value), false);
        }
    }
    let per = clause[end..].strip_prefix('/').map(unit_of).filter(|per| !per.is_empty() && !unit.is_empty());
    end += per.map_or(0, |per| 1 + per.len());
    if clause[end..].starts_with(['>', '<', '≥', '≤']) {
        // 95%>合格率≥90%: the end of a range that stands before what it is about.
        return Read::Stray;
    }
    let post = AFTER.iter().filter(|(word, _)| clause[end..].starts_with(word)).max_by_key(|(word, _)| word.len());
    if let Some((word, post)) = post {
        end += word.len();
        let agree = matches!(
            (comparison, *post),
            (None | Some("equal"), _) | (Some("at_least"), "at_least") | (Some("at_most"), "at_most")
        );
        sure &= agree;
        // 超过90%以上 says two things; what both allow is proposed, and marked.
        comparison = if agree { Some(post) } else { comparison };
    }
    if comparison.is_none() && any_in(tail(before, 36), &["至少", "不少于", "不低于"]) {
        comparison = Some("at_least");
    }
    if number.chinese {
        // 一站式, 两个 …: a threshold only where the words around say so; and one of a thing is a yes or no.
        let zero = number.value == Decimal::ZERO && comparison == Some("equal");
        if (!zero && (comparison.is_none() || unit.is_empty() || comparison == Some("equal")))
            || number.value == Decimal::whole(1)
        {
            return Read::Nothing;
        }
    }
    let mut unit = unit.to_owned();
    let percent = unit == "%";
    let comparison = match comparison {
        Some("at_least") if percent && number.value == Decimal::HUNDRED => "equal",
        Some(comparison) => comparison,
        None if percent && number.value == Decimal::HUNDRED => "equal",
        None if unit.is_empty() => return Read::Stray,
        None => {
            sure = false;
            "at_least"
        }
    };
    if from > 0 && before.len() < 40 && any_in(before, &["力争", "争取"]) {
        return Read::Stretch(number.value, end);
    }
    if let Some(per) = per {
        unit.push('/');
        unit.push_str(per);
    }
    let start = at - pre.map_or(0, |(word, _, _)| word.len());
    Read::Figure(Figure { start, end, value: number.value, unit, comparison, sure, stretch })
}

/// The last bytes of a text, at most so many.
fn tail(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The comparison that a text ends with: its word, what it means and whether that is certain.
pub(super) fn comparison_before(text: &str) -> Option<(&'static str, &'static str, bool)> {
    BEFORE.iter().filter(|(word, _, _)| text.ends_with(word)).max_by_key(|(word, _, _)| word.len()).copied()
}
