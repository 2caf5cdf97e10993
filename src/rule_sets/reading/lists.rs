//! Tables written as paragraphs: 一、质量发展（20分） / 1.组织领导（5分）… / 责任单位：….

use super::Why;
use super::columns::Row;
use super::heading::{self, Heading};
use super::number::points_json;
use super::records::Record;
use super::table::{Entry, Table, stated_total};
use super::text::{Cell, beginning};
use super::tokens::{Role, tokens};

/// Reads paragraphs. Without any heading that states points, nothing is a table.
pub(super) fn table(found: Vec<Record>) -> Table {
    let mut lines = Vec::new();
    for record in found {
        let mut cell = Cell::default();
        record.fields.iter().for_each(|field| cell.append(field));
        if !cell.is_blank() {
            lines.push(cell);
        }
    }
    let mut counts = [0_usize; 6];
    for cell in &lines {
        if let Some((level, _)) = heading::level(&cell.text).filter(|_| states_points(&cell.text)) {
            counts[usize::from(level)] += 1;
        }
    }
    let mut used = (1_u8..6).filter(|level| counts[usize::from(*level)] > 0);
    let mut reader = Reader { table: Table::default(), group: used.next(), item: used.next(), open: None };
    // 1.…（5分） alone: rows without categories.
    if reader.item.is_none() && reader.group.is_some_and(|level| level >= 3) {
        (reader.group, reader.item) = (None, reader.group);
    }
    let first = lines.iter().position(|cell| reader.begins(cell)).unwrap_or(lines.len());
    let (before, rest) = lines.split_at(first);
    reader.table.prelude(&before.iter().collect::<Vec<_>>());
    for cell in rest {
        reader.line(cell);
    }
    reader.close();
    let mut table = reader.table;
    super::rows::after_last(&mut table);
    table
}

/// Whether a heading states its points: at its end, or soon and in brackets.
fn states_points(text: &str) -> bool {
    let found = tokens(text);
    found
        .first()
        .is_some_and(|token| token.end == text.len() || token.bracketed && text[..token.start].chars().count() <= 60)
}

struct Reader {
    table: Table,
    /// Levels of the headings that are categories and rows.
    group: Option<u8>,
    item: Option<u8>,
    open: Option<Open>,
}

/// A row that more lines may belong to.
struct Open {
    title: Cell,
    body: Cell,
    leads: Cell,
    others: Cell,
    lines: (usize, usize),
}

impl Reader {
    fn begins(&self, cell: &Cell) -> bool {
        let level = heading::level(&cell.text).map(|(level, _)| level);
        level.is_some() && (level == self.group || level == self.item) && states_points(&cell.text)
    }

    fn line(&mut self, cell: &Cell) {
        let text = cell.text.as_str();
        if let Some(points) = stated_total(text).filter(|_| text.chars().count() <= 14) {
            self.table.total = Some(points);
            self.table.totals.push((cell.lines(), text.to_owned()));
            return;
        }
        let (level, rest) = heading::level(text).map_or((None, text), |(level, rest)| (Some(level), rest));
        let bonus = text.chars().count() <= 20 && rest.starts_with("加分");
        if level.is_some() && level == self.group || bonus {
            let found = heading::of(text).filter(|heading| heading.plain_end || heading.bonus || self.item.is_some());
            self.close();
            if let Some(heading) = found {
                return self.table.section(heading, cell.lines(), text);
            }
            if !tokens(rest).is_empty() {
                // A category and its scoring in one paragraph.
                return self.begin(cell, rest);
            }
            return self.table.leave(cell, Why::NotUnderstood);
        }
        if level.is_some() && level == self.item {
            self.close();
            return self.begin(cell, rest);
        }
        let shallow = level.is_some_and(|level| self.group.is_some_and(|group| level < group));
        if shallow {
            self.close();
            return self.table.leave(cell, Why::NotUnderstood);
        }
        let label = beginning(
            text,
            &["责任单位", "责任部门", "牵头单位", "牵头部门", "配合单位", "协同单位", "（责任单位", "（牵头单位"],
        );
        if self.open.is_none() && label.is_none() && !tokens(text).is_empty() && !self.table.sections.is_empty() {
            return self.begin(cell, text);
        }
        if super::rows::is_remark(text) {
            self.close();
        }
        let Some(open) = &mut self.open else { return self.table.leave(cell, Why::NotUnderstood) };
        open.lines.1 = cell.lines().1;
        match label {
            Some(word) if text.contains('：') => {
                let place = if word.starts_with("配合") || word.starts_with("协同") {
                    &mut open.others
                } else {
                    &mut open.leads
                };
                if !place.is_blank() {
                    place.text.push('；');
                }
                place.add(cell.lines().0, text.trim_start_matches('（').trim_end_matches(['）', '。']));
            }
            _ => open.body.append(cell),
        }
    }

    fn begin(&mut self, cell: &Cell, rest: &str) {
        self.close();
        let line = cell.lines();
        let mut open = Open {
            title: Cell::default(),
            body: Cell::default(),
            leads: Cell::default(),
            others: Cell::default(),
            lines: line,
        };
        // A short heading with its points, or a row that is one sentence.
        let found = tokens(rest);
        let head = found.first().filter(|token| {
            token.bracketed
                && token.role != Role::Deduct
                && token.each.is_none()
                && rest[..token.start].chars().count() <= 24
        });
        match head {
            Some(token) => {
                open.title.add(line.0, &rest[..token.end]);
                open.body.add(line.0, rest[token.end..].trim_start_matches(['。', '：', '，']));
            }
            None => open.body.add(line.0, rest),
        }
        self.open = Some(open);
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        take_departments(&mut open);
        let mut row = Row { lines: open.lines, leads: open.leads, others: open.others, ..Row::default() };
        let heading: Option<Heading> = heading::of(&open.title.text);
        let mut points = None;
        match heading {
            Some(heading) if !open.body.is_blank() => {
                points = heading.points;
                row.name = Cell::of(open.title.lines().0, &heading.name);
                row.method = open.body;
            }
            heading => {
                let name = heading.map_or_else(String::new, |heading| heading.name);
                row.name = Cell::of(open.lines.0, &name);
                row.method = open.title;
                row.method.append(&open.body);
            }
        }
        if let Some(points) = points {
            row.points = Cell::of(open.lines.0, &points_json(points).to_string().replace('"', ""));
        }
        self.table.entry(Entry { row, points, doubts: Vec::new() });
    }
}

/// （责任单位：…） at the end of a paragraph.
fn take_departments(open: &mut Open) {
    let text = open.body.text.as_str();
    let labels = ["（责任单位：", "（牵头单位：", "（牵头责任单位：", "（责任部门：", "（牵头部门："];
    let Some(at) = labels.iter().filter_map(|label| text.rfind(label)).max() else { return };
    let line = open.body.line_at(at);
    let (body, label) = text.split_at(at);
    let end = label.find('）').unwrap_or(label.len());
    open.leads.add(line, label[..end].trim_start_matches('（'));
    let rest = label[end..].trim_start_matches('）').to_owned();
    // Cut by lines, so that every place keeps its line.
    let mut kept = Cell::default();
    let mut length = 0;
    for (line, piece) in open.body.pieces() {
        let take = body.len().saturating_sub(length).min(piece.len());
        kept.add(line, &piece[..take]);
        length += piece.len();
    }
    let last = open.body.lines().1;
    kept.add(last, &rest);
    open.body = kept;
}
