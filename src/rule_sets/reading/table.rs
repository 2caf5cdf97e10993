//! A table as it was found: sections (categories) with rows, before the rows' texts are read.

use super::columns::Row;
use super::heading::{self, Heading};
use super::number::points_of_cell;
use super::text::{Cell, any_in, shortened};
use super::{Doubt, Leftover, Why};
use crate::domain::points::Points;

/// A row: one indicator.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub row: Row,
    pub points: Option<Points>,
    pub doubts: Vec<Doubt>,
}

/// A category.
#[derive(Debug)]
pub(super) struct Section {
    pub heading: Heading,
    pub lines: (usize, usize),
    pub excerpt: String,
    /// Where the same heading stands once more.
    pub again: Vec<((usize, usize), String)>,
    pub doubts: Vec<Doubt>,
    pub entries: Vec<Entry>,
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub title: Option<Cell>,
    /// Lines with the heads of columns.
    pub heads: Vec<((usize, usize), String)>,
    /// Lines that state the total.
    pub totals: Vec<((usize, usize), String)>,
    pub total: Option<Points>,
    pub sections: Vec<Section>,
    pub leftovers: Vec<Leftover>,
    /// The text itself says who leads.
    pub lead_stated: bool,
}

impl Table {
    pub fn leave(&mut self, cell: &Cell, why: Why) {
        if !cell.is_blank() {
            self.leftovers.push(Leftover { lines: cell.lines(), text: cell.text.clone(), why });
        }
    }

    /// Lines before the table: the last that reads like a title is it.
    pub fn prelude(&mut self, cells: &[&Cell]) {
        let near = cells.len().saturating_sub(5);
        let title = cells[near..].iter().rposition(|cell| is_title(&cell.text)).map(|at| at + near);
        for (at, cell) in cells.iter().enumerate() {
            let total = stated_total(&cell.text).filter(|_| at >= near && cell.text.chars().count() <= 80);
            if let Some(points) = total {
                self.total = Some(points);
                self.totals.push((cell.lines(), cell.text.clone()));
            }
            if title == Some(at) {
                self.title = Some((*cell).clone());
            } else {
                self.leave(cell, Why::BeforeTable);
            }
        }
    }

    pub fn head(&mut self, cells: &[Cell]) {
        let texts: Vec<&str> = cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str()).collect();
        let first = cells.iter().find(|cell| !cell.is_blank()).map_or(0, |cell| cell.lines().0);
        let last = cells.iter().rev().find(|cell| !cell.is_blank()).map_or(0, |cell| cell.lines().1);
        self.heads.push(((first, last), texts.join(" | ")));
    }

    pub fn section(&mut self, heading: Heading, lines: (usize, usize), excerpt: &str) {
        let same = |section: &Section| {
            section.heading.name == heading.name
                && (heading.points.is_none() || heading.points == section.heading.points)
        };
        let excerpt = excerpt.to_owned();
        match self.sections.last_mut().filter(|section| same(section)) {
            // On the next page again.
            Some(section) => section.again.push((lines, excerpt)),
            None => {
                let (again, doubts, entries) = (Vec::new(), Vec::new(), Vec::new());
                self.sections.push(Section { heading, lines, excerpt, again, doubts, entries });
            }
        }
    }

    /// Adds a row of a table with columns.
    pub fn row(&mut self, mut row: Row, numbered: bool) {
        if self.is_total(&row) {
            return;
        }
        let sorted = [&row.number, &row.category, &row.name, &row.points, &row.method, &row.leads, &row.others];
        if row.rest.len() == 1 && sorted.iter().all(|cell| cell.is_blank()) {
            return self.alone(&row);
        }
        for cell in std::mem::take(&mut row.rest) {
            self.leave(&cell, Why::NotUnderstood);
        }
        let heads_section = row.method.is_blank() && row.leads.is_blank() && !row.points.is_blank();
        if heads_section
            && row.category.is_blank() != row.name.is_blank()
            && (row.name.is_blank() || starts_section(&row))
        {
            let mut cell = std::mem::take(&mut row.category);
            cell.append(&row.name);
            if let Some(mut heading) = heading::of(&cell.text) {
                heading.points = heading.points.or(points_of_cell(&row.points.text));
                return self.section(heading, row.lines, &cell.text);
            }
            row.name = cell;
        }
        if !row.category.is_blank() {
            match heading::of(&row.category.text) {
                Some(heading) => self.section(heading, row.category.lines(), &row.category.text),
                None => self.leave(&row.category, Why::NotUnderstood),
            }
        }
        let new = !row.points.is_blank() || !row.name.is_blank() || !row.number.is_blank() || !row.category.is_blank();
        if let (false, Some(entry)) = (new, self.sections.last_mut().and_then(|section| section.entries.last_mut())) {
            entry.continued(row);
            return;
        }
        let points = points_of_cell(&row.points.text);
        let mut doubts = Vec::new();
        if row.unclear || (numbered && row.number.is_blank()) {
            doubts.push(Doubt::RowUnclear);
        }
        if points.is_none() && !row.points.is_blank() {
            self.leave(&row.points, Why::NotUnderstood);
            doubts.push(Doubt::TextNotUnderstood);
        }
        self.entry(Entry { row, points, doubts });
    }

    pub fn entry(&mut self, mut entry: Entry) {
        if self.sections.is_empty() {
            let heading = Heading { name: "未分类".to_owned(), points: None, bonus: false, plain_end: false };
            self.section(heading, (0, 0), "");
            self.sections[0].doubts.push(Doubt::CategoryMissing);
        }
        let Some(section) = self.sections.last_mut() else { return };
        // A merged cell: the name above holds on.
        if entry.row.name.is_blank()
            && let Some(above) = section.entries.last().filter(|above| !above.row.name.is_blank())
        {
            entry.row.name = Cell::of(above.row.name.lines().0, &shortened(&above.row.name.text, 60));
            entry.doubts.push(Doubt::NameCarried);
        }
        section.entries.push(entry);
    }

    /// A row with one cell: a category, departments that slipped, or a remark.
    fn alone(&mut self, row: &Row) {
        let Some(cell) = row.rest.first() else { return };
        let heading = heading::of(&cell.text);
        let level = heading::level(&cell.text).is_some_and(|(level, _)| level <= 2);
        if let Some(heading) = heading.filter(|heading| heading.plain_end || heading.bonus || level) {
            return self.section(heading, row.lines, &cell.text);
        }
        let last = self.sections.last_mut().and_then(|section| section.entries.last_mut());
        if let Some(entry) = last.filter(|_| super::offices::is_office_list(&cell.text)) {
            if !entry.row.leads.is_blank() {
                entry.row.leads.text.push('、');
            }
            entry.row.leads.append(cell);
            entry.row.lines.1 = row.lines.1;
            entry.doubts.push(Doubt::DepartmentUnclear);
            return;
        }
        self.leave(cell, Why::NotUnderstood);
    }

    fn is_total(&mut self, row: &Row) -> bool {
        let cells = [&row.number, &row.category, &row.name, &row.method, &row.points].into_iter().chain(&row.rest);
        let filled: Vec<&Cell> = cells.filter(|cell| !cell.is_blank()).collect();
        let total = |cell: &&&Cell| any_in(&cell.text, TOTALS) && cell.text.chars().count() <= 12;
        let Some(word) = filled.iter().find(total) else { return false };
        let points = filled.iter().find_map(|cell| points_of_cell(&cell.text)).or_else(|| stated_total(&word.text));
        let number_only = filled.iter().all(|cell| total(&cell) || points_of_cell(&cell.text).is_some());
        if !number_only {
            return false;
        }
        if !word.text.contains("小计") {
            self.total = points.or(self.total);
        }
        let texts: Vec<&str> = filled.iter().map(|cell| cell.text.as_str()).collect();
        self.totals.push((row.lines, texts.join(" ")));
        true
    }
}

const TOTALS: &[&str] = &["合计", "总分", "总计", "小计", "满分"];

/// 总分100分, 合计：100.
pub(super) fn stated_total(text: &str) -> Option<Points> {
    let word = TOTALS.iter().find(|word| text.contains(**word))?;
    let number = text.split(word).nth(1)?.trim_start_matches(['：', '为', '共', '计', '（']);
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    points_of_cell(&number[..end])
}

fn starts_section(row: &Row) -> bool {
    heading::level(&row.name.text).is_some_and(|(level, _)| level == 1)
        || super::columns::is_number(&row.number.text) && !row.number.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line reads like the title of a table.
pub(super) fn is_title(text: &str) -> bool {
    let length = text.chars().take(61).count();
    let plain = text.split('（').next().unwrap_or(text);
    (5..=60).contains(&length)
        && ["表", "细则", "标准", "办法", "方案", "体系", "指标"]
            .iter()
            .any(|end| text.ends_with(end) || plain.ends_with(end))
        && !text.contains(['。', '，'])
}

impl Entry {
    /// More of the same row: a cell that was merged over several lines.
    fn continued(&mut self, row: Row) {
        self.row.method.append(&row.method);
        for (own, more) in [(&mut self.row.leads, &row.leads), (&mut self.row.others, &row.others)] {
            if !more.is_blank() && own.text != more.text {
                if !own.is_blank() {
                    own.text.push('、');
                }
                own.append(more);
            }
        }
        self.row.lines.1 = row.lines.1;
    }
}
