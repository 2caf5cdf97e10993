//! Pasted text → records of fields: tabs with Excel's quoting, or columns kept apart by spaces or bars.

use super::text::{Cell, blank};

/// What keeps the fields of a line apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Separator {
    Tab,
    Spaces,
    Bar,
}

/// One line, or several where a quoted field holds line breaks.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub fields: Vec<Cell>,
    /// The line begins with a separator.
    pub led: bool,
}

impl Record {
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(Cell::is_blank)
    }
}

/// All records, blank lines included.
pub(super) fn records(text: &str, separator: Separator) -> Vec<Record> {
    if separator == Separator::Tab {
        return tabbed(text);
    }
    let split = |(at, line): (usize, &str)| {
        let field = |text: &str| Cell::of(at + 1, text);
        let fields = match separator {
            Separator::Bar => line.trim().trim_matches(['|', '｜', '│']).split(['|', '｜', '│']).map(field).collect(),
            _ => spaced(line).into_iter().map(field).collect(),
        };
        Record { fields, led: false }
    };
    text.split('\n').enumerate().map(split).collect()
}

/// Fields kept apart by two or more spaces, or by a wide one.
fn spaced(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let (mut start, mut gap, mut narrow) = (0, 0, 0);
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            if narrow == 0 {
                gap = at;
            }
            narrow += if c == ' ' { 1 } else { 2 };
            continue;
        }
        if narrow >= 2 {
            fields.push(&line[start..gap]);
            start = at;
        }
        narrow = 0;
    }
    fields.push(&line[start..]);
    fields.retain(|field| !blank(field));
    fields
}

fn tabbed(text: &str) -> Vec<Record> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    // Once a quote finds no end, no later one can.
    let mut quotes = true;
    while !rest.is_empty() {
        let mut record = Record { fields: Vec::new(), led: rest.starts_with('\t') };
        loop {
            let (cell, used, lines) = match quoted(rest, line, &mut quotes) {
                Some(field) => field,
                None => {
                    let used = rest.find(['\t', '\n']).unwrap_or(rest.len());
                    (Cell::of(line, &rest[..used]), used, 0)
                }
            };
            record.fields.push(cell);
            rest = &rest[used..];
            line += lines;
            match rest.chars().next() {
                Some('\t') => rest = &rest[1..],
                Some(_) => {
                    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
                    rest = &rest[end..];
                    line += 1;
                    break;
                }
                None => break,
            }
        }
        found.push(record);
    }
    found
}

/// A field in quotes, doubled ones inside: the field, its length and how many line breaks it holds.
fn quoted(rest: &str, line: usize, quotes: &mut bool) -> Option<(Cell, usize, usize)> {
    let body = rest.strip_prefix('"').filter(|_| *quotes)?;
    let mut at = 0;
    let end = loop {
        let Some(quote) = body[at..].find('"') else {
            *quotes = false;
            return None;
        };
        at += quote + 1;
        if !body[at..].starts_with('"') {
            break at - 1;
        }
        at += 1;
    };
    let after = &body[end + 1..];
    if !(after.is_empty() || after.starts_with(['\t', '\n']) || after.starts_with("\r\n") || after == "\r") {
        return None;
    }
    let mut cell = Cell::default();
    let content = body[..end].replace("\"\"", "\"");
    for (at, text) in content.split('\n').enumerate() {
        cell.add(line + at, text);
    }
    Some((cell, end + 2, body[..end].matches('\n').count()))
}
