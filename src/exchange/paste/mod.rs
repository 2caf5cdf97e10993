//! A table pasted from Excel, WPS or a CSV file → rows for the statistics ledger, shown before they count.
//!
//! Nothing becomes 0 and nothing is dropped: what was not understood is listed with its row and column, and stays as typed at
//! its row where a figure was meant.

pub mod cells;
pub mod columns;

use crate::domain::statistics::claim::Claim;
use crate::domain::statistics::typed::{NotFigure, count, percent};
use crate::domain::statistics::{Entry, EntryId, What};
use cells::{Table, split};
use columns::{Column, Kind, by_heads, by_position};

/// What a pasted text was understood as.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preview {
    pub columns: Vec<Column>,
    /// The row of the head, from 1; `None` where the columns were guessed from their position, for a person to confirm.
    pub head: Option<usize>,
    /// What every row that is not blank was taken for.
    pub lines: Vec<Line>,
    pub unread: Vec<Unread>,
    /// Groups and rows; their ids are the numbers of their rows in the text, from 1.
    pub entries: Vec<Entry>,
    /// The total of the whole table.
    pub total: Option<Entry>,
    /// The row in which a quote was opened that nothing closes.
    pub open_quote: Option<usize>,
}

/// One row of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// From 1.
    pub row: usize,
    pub role: Role,
}

/// What a row was taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A line above the head; not taken.
    Title,
    Head,
    /// Opens a group.
    Group,
    Row,
    /// 小计
    GroupTotal,
    /// 合计
    Total,
}

/// A cell that was not taken as a figure or a text of its row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// From 1.
    pub row: usize,
    /// From 1.
    pub column: usize,
    pub text: String,
    pub why: Why,
}

/// Why a cell was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    Figure(NotFigure),
    /// What its column holds is not known.
    Column,
    /// It stands above the head.
    Title,
}

/// Reads a text. `columns` where a person settled what they hold; a head is then still left out.
pub fn preview(text: &str, columns: Option<&[Kind]>) -> Preview {
    let Table { rows, open_quote } = split(text);
    let found = rows.iter().take(10).enumerate().find_map(|(at, row)| Some((at, by_heads(row)?)));
    let (head, mut named) = match found {
        Some((at, columns)) => (Some(at), columns),
        None => (None, by_position(&rows)),
    };
    for (at, kind) in columns.unwrap_or_default().iter().enumerate() {
        match named.get_mut(at) {
            Some(column) => column.kind = *kind,
            None => named.push(Column { head: String::new(), kind: *kind }),
        }
    }
    let settled = Preview { columns: named, head: head.map(|at| at + 1), open_quote, ..Preview::default() };
    let mut reader = Reader { preview: settled, open: None };
    let filled = |row: &[String]| row.iter().any(|cell| !cell.trim().is_empty());
    let last = rows.iter().rposition(|row| filled(row));
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| filled(row)) {
        match head {
            Some(head) if at < head => reader.title(at + 1, row),
            Some(head) if at == head => reader.line(at + 1, Role::Head),
            _ => reader.row(at + 1, row, last == Some(at)),
        }
    }
    reader.finish()
}

impl Preview {
    /// The whole table as one group, the total as its own figures.
    pub fn into_group(self, name: &str) -> Entry {
        Entry { name: name.to_owned(), parts: Some(self.entries), ..self.total.unwrap_or_default() }
    }
}

struct Reader {
    preview: Preview,
    /// Position of the group that rows go to.
    open: Option<usize>,
}

impl Reader {
    fn line(&mut self, row: usize, role: Role) {
        self.preview.lines.push(Line { row, role });
    }

    fn title(&mut self, row: usize, cells: &[String]) {
        self.line(row, Role::Title);
        self.not_taken(row, cells.iter().enumerate(), Why::Title);
    }

    fn not_taken<'a>(&mut self, row: usize, cells: impl Iterator<Item = (usize, &'a String)>, why: Why) {
        for (at, text) in cells.filter(|(_, text)| !text.trim().is_empty()) {
            self.preview.unread.push(Unread { row, column: at + 1, text: text.clone(), why });
        }
    }

    fn row(&mut self, row: usize, cells: &[String], last: bool) {
        let kind = |at: usize| self.preview.columns.get(at).map_or(Kind::Unknown, |column| column.kind);
        let at_kind = |wanted| (0..cells.len()).find(|at| kind(*at) == wanted).and_then(|at| cells.get(at));
        let text = |wanted| at_kind(wanted).map_or("", |cell| cell.trim()).to_owned();
        let (group, name) = (text(Kind::Group), text(Kind::Name));
        let filled = |number| {
            let counts = |at: &usize| (kind(*at) == Kind::Number) == number;
            let filled = (0..cells.len()).filter(counts).filter(|at| !cells[*at].trim().is_empty());
            filled.collect::<Vec<_>>()
        };
        // 一、二、… beside a heading is no figure of its own.
        let filled = Some(filled(false)).filter(|filled| !filled.is_empty()).unwrap_or_else(|| filled(true));
        let first = filled.first().and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim()).to_owned();
        // A heading may stand in any one cell; a row is named by its name, else by its group.
        let heads = |at: &usize| matches!(kind(*at), Kind::Group | Kind::Name | Kind::Number | Kind::Unknown);
        let alone = filled.len() == 1 && filled.iter().all(heads) && count(&first, false).is_err();
        let label = [&name, &group, &first].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        let total = [&first, &name, &group].into_iter().find_map(|text| Total::of(text));
        if alone && total.is_none() {
            self.open(row, label.trim_end_matches(['：', ':']));
            return self.line(row, Role::Group);
        }
        let entry = self.entry(row, cells, label);
        if let Some(total) = total {
            return self.total(row, entry, total, last);
        }
        let other = |open: usize| self.preview.entries.get(open).is_some_and(|entry| entry.name != group);
        if !group.is_empty() && !name.is_empty() && self.open.is_none_or(other) {
            self.open(row, &group);
        }
        self.line(row, Role::Row);
        match self.group() {
            Some(group) => group.parts.get_or_insert_default().push(entry),
            None => self.preview.entries.push(entry),
        }
    }

    fn open(&mut self, row: usize, name: &str) {
        let id = EntryId(u32::try_from(row).unwrap_or(u32::MAX));
        self.open = Some(self.preview.entries.len());
        self.preview.entries.push(Entry { id, name: name.to_owned(), parts: Some(Vec::new()), ..Entry::default() });
    }

    fn group(&mut self) -> Option<&mut Entry> {
        self.preview.entries.get_mut(self.open?)
    }

    fn entry(&mut self, row: usize, cells: &[String], name: String) -> Entry {
        let mut entry = Entry { id: EntryId(u32::try_from(row).unwrap_or(u32::MAX)), name, ..Entry::default() };
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let text = cell.trim().to_owned();
            match self.preview.columns.get(at).map_or(Kind::Unknown, |column| column.kind) {
                Kind::Figure(what) => {
                    let read = if what == What::Rate { percent(cell) } else { count(cell, true) };
                    match read {
                        Ok(figure) => entry.set(what, figure, None),
                        Err(_) if what == What::Rate && Claim::read(cell).is_some() => entry.claim = text,
                        Err(why) => {
                            entry.set(what, None, Some(text));
                            self.not_taken(row, [(at, cell)].into_iter(), Why::Figure(why));
                        }
                    }
                }
                Kind::Period => entry.period = text,
                Kind::Unit => entry.unit = text,
                Kind::Note => entry.note = text,
                Kind::Unknown if *cell != entry.name => self.not_taken(row, [(at, cell)].into_iter(), Why::Column),
                Kind::Unknown | Kind::Group | Kind::Name | Kind::Number => {}
            }
        }
        entry
    }

    /// A total goes to its group, or to the whole table; one that finds its place taken stays a row.
    fn total(&mut self, row: usize, entry: Entry, total: Total, last: bool) {
        let named = entry.name.trim_end_matches(total.word);
        let group = self
            .preview
            .entries
            .iter()
            .rposition(|group| !named.is_empty() && group.name == named && group.parts.is_some());
        let free = |at: &usize| self.preview.entries.get(*at).is_some_and(|group| group.figures.is_blank());
        let open = self.open.filter(|_| total.of_group || total.either && !last);
        match group.or(open).filter(free) {
            Some(at) => {
                if let Some(group) = self.preview.entries.get_mut(at) {
                    let name = std::mem::take(&mut group.name);
                    *group = Entry { id: group.id, name, parts: group.parts.take(), ..entry };
                    // A subtotal above its rows leaves the group open.
                    self.open = self.open.filter(|_| group.inside().is_empty());
                }
                self.line(row, Role::GroupTotal);
            }
            None if self.preview.total.is_none() => {
                self.preview.total = Some(entry);
                self.open = None;
                self.line(row, Role::Total);
            }
            None => {
                self.preview.entries.push(entry);
                self.line(row, Role::Row);
            }
        }
    }

    /// A heading that nothing followed is a row without figures.
    fn finish(mut self) -> Preview {
        for entry in &mut self.preview.entries {
            if entry.inside().is_empty() && entry.figures.is_blank() && entry.parts.take().is_some() {
                let same = |line: &&mut Line| line.role == Role::Group && line.row == entry.id.key();
                self.preview.lines.iter_mut().filter(same).for_each(|line| line.role = Role::Row);
            }
        }
        self.preview
    }
}

/// A word that makes a row a total.
#[derive(Clone, Copy)]
struct Total {
    word: &'static str,
    of_group: bool,
    /// Of its group if rows follow, of the table if it is the last row.
    either: bool,
}

impl Total {
    fn of(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let words = [("小计", true, false), ("合计", false, true), ("总计", false, false), ("共计", false, false)];
        let known = words.into_iter().find(|(word, ..)| plain.ends_with(word))?;
        Some(Self { word: known.0, of_group: known.1, either: known.2 })
    }
}
