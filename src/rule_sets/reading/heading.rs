//! Headings: 一、质量发展（22分）, （二）标准化, 3. 计量, 加分项（5分）.

use super::text::tidy;
use super::tokens::{Role, tokens};
use crate::domain::points::Points;

/// A heading with its points.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub name: String,
    pub points: Option<Points>,
    pub bonus: bool,
    /// The text ends with its points.
    pub plain_end: bool,
}

/// Reads a heading; `None` if the text is too long to be one.
pub(super) fn of(text: &str) -> Option<Heading> {
    let body = level(text).map_or(text, |(_, rest)| rest);
    if text.chars().count() > 60 {
        return None;
    }
    let found = tokens(body);
    let last = found.last().filter(|token| tidy(&body[token.end..]).trim_matches('）').is_empty());
    let last = last.filter(|token| matches!(token.role, Role::Award | Role::Cap | Role::Add) && token.each.is_none());
    let name = last.map_or(body, |token| &body[..token.start]);
    let name = tidy(name).trim_end_matches(['（', '，']);
    if name.is_empty() {
        return None;
    }
    Some(Heading {
        name: name.to_owned(),
        points: last.map(|token| token.points),
        bonus: name.contains("加分"),
        plain_end: last.is_some(),
    })
}

/// How deep a heading's number stands (一、 is 1, （一） 2, 1. 3, （1） 4, ① 5), and the text behind it.
pub(super) fn level(text: &str) -> Option<(u8, &str)> {
    let chinese =
        |text: &str| text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = text.chars().next()?;
    if let Some(rest) = text.strip_prefix('第') {
        let length: usize = chinese(rest);
        let rest = rest[length..].strip_prefix("部分").or_else(|| rest[length..].strip_prefix('章'))?;
        return (length > 0).then_some((1, rest.trim_start_matches(['：', '、', ' '])));
    }
    if ('①'..='⑳').contains(&first) {
        return Some((5, &text[first.len_utf8()..]));
    }
    if let Some(rest) = text.strip_prefix('（') {
        let (length, number): (usize, usize) = (chinese(rest), digits(rest));
        let rest = rest[length.max(number)..].strip_prefix('）')?;
        return match (length, number) {
            (0, 1..=2) => Some((4, rest)),
            (1.., 0) => Some((2, rest)),
            _ => None,
        };
    }
    let (length, number): (usize, usize) = (chinese(text), digits(text));
    if length > 0 {
        return Some((1, text[length..].strip_prefix(['、', '.'])?));
    }
    if number == 0 || number > 3 {
        return None;
    }
    let rest = text[number..].strip_prefix(['.', '、', '）'])?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((3, rest))
}
