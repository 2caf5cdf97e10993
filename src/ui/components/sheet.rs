//! The statistics sheet: which rows there are, which cell has the keyboard, what is being typed.
//!
//! A keystroke touches its own field only. What was typed is taken over when the cell is left, or after a short pause; then the
//! rows that changed, and no others, are told.

use super::late_field::{PAUSE, before_leaving};
use super::sheet_book::{Book, Row, counts_shown};
use super::sheet_rows::Rows;
use crate::browser::{cells, page};
use crate::domain::statistics::sheet::Column;
use crate::domain::statistics::{Entry, EntryId, Statistics};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use std::sync::Arc;
use std::time::Duration;

/// The state of the page. Copied into closures freely.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub session: Session,
    pub book: Memo<Book>,
    drawn: RwSignal<Vec<(usize, RwSignal<Row>)>>,
    pub rows: Rows,
    /// The row that has the keyboard, or had it last.
    pub row: RwSignal<Option<usize>>,
    pub column: RwSignal<usize>,
    /// Whether the caret moves within the cell: arrow keys then stay inside.
    pub caret: RwSignal<bool>,
    /// Whether the cell has just got the keyboard.
    pub fresh: RwSignal<bool>,
    /// Typed and not yet taken over.
    pending: RwSignal<Option<String>>,
    /// What the cell held when it got the keyboard, as text.
    before: RwSignal<String>,
    /// What was last typed into it.
    typed: RwSignal<Option<String>>,
    /// Counts keystrokes, to tell a pause.
    strokes: RwSignal<usize>,
    /// Which of 合格批次 (1), 不合格批次 (0) or both (2) is shown.
    pub counts: RwSignal<usize>,
    /// The text that is to be pasted, while the preview is open.
    pub paste: RwSignal<Option<String>>,
    pub notices: Notices,
}

/// The id of a cell's field.
pub fn cell_id(key: usize, column: usize) -> String {
    format!("c-{key}-{column}")
}

/// The row and column of a field, by its id.
pub fn cell_of(id: &str) -> Option<(usize, usize)> {
    let (key, column) = id.strip_prefix("c-")?.split_once('-')?;
    Some((key.parse().ok()?, column.parse().ok()?))
}

impl Sheet {
    /// Opens the sheet for the current page.
    pub fn provide(session: Session) -> Self {
        let statistics = session.statistics();
        let book = Memo::new(move |_| statistics.with(|statistics| Book::new(statistics)));
        let sheet = Self {
            session,
            book,
            drawn: RwSignal::new(Vec::new()),
            rows: Rows::provide(),
            row: RwSignal::new(None),
            column: RwSignal::new(0),
            caret: RwSignal::new(false),
            fresh: RwSignal::new(false),
            pending: RwSignal::new(None),
            before: RwSignal::new(String::new()),
            typed: RwSignal::new(None),
            strokes: RwSignal::new(0),
            counts: RwSignal::new(0),
            paste: RwSignal::new(None),
            notices: expect_context::<Notices>(),
        };
        sheet.show_counts();
        // What lets through to each row what changed in it, as the session's gates do: with a memo for each row, every change of
        // one cell would ask all of the page's thousands of cells.
        Effect::new(move |_| {
            book.with(|_| ());
            sheet.pass();
        });
        before_leaving(move || sheet.commit());
        provide_context(sheet);
        sheet
    }

    /// Shows the columns of counts that hold something.
    pub fn show_counts(self) {
        self.counts.set(self.session.statistics().with_untracked(|statistics| counts_shown(&statistics.entries)));
    }

    /// The signal of a row that is being drawn.
    pub fn draw(self, key: usize) -> Option<RwSignal<Row>> {
        let row = RwSignal::new(self.book.with_untracked(|book| book.row(key).cloned())?);
        self.drawn.update(|drawn| {
            drawn.retain(|(other, _)| *other != key);
            drawn.push((key, row));
        });
        Some(row)
    }

    fn pass(self) {
        let current = self.row.get_untracked();
        self.book.with_untracked(|book| {
            self.drawn.update(|drawn| {
                drawn.retain(|(key, row)| {
                    let Some(new) = book.row(*key) else { return false };
                    let mut new = new.clone();
                    if current == Some(*key) {
                        new.typed = self.typed_in(&new.line.entry);
                    }
                    if row.with_untracked(|old| *old != new) {
                        row.set(new);
                    }
                    true
                });
            });
            if current.is_some_and(|key| book.row(key).is_none()) {
                self.row.set(None);
            }
        });
    }

    /// What is typed into the current cell, if that is what the entry holds.
    fn typed_in(self, entry: &Entry) -> Option<(usize, String)> {
        let (text, column) = (self.typed.get_untracked()?, self.column.get_untracked());
        let mut same = entry.clone();
        Column::ALL[column].put(&mut same, &text);
        (same == *entry).then_some((column, text))
    }

    /// Reads from a row, live; blank where it is gone.
    pub fn read(self, key: usize, read: impl Fn(&Row) -> String) -> String {
        self.book.with(|book| book.row(key).map(read).unwrap_or_default())
    }

    /// Changes the ledger, as one step.
    pub fn edit(self, change: Box<dyn FnOnce(&mut Statistics)>) {
        self.session.edit(|draft| change(Arc::make_mut(&mut draft.statistics)));
    }

    /// Changes one entry.
    pub fn edit_entry(self, key: usize, change: Box<dyn FnOnce(&mut Entry)>) {
        let id = id_of(key);
        self.edit(Box::new(move |statistics| {
            if let Some(entry) = statistics.entry_mut(id) {
                change(entry);
            }
        }));
    }

    /// A cell gets the keyboard.
    pub fn enter(self, key: usize, column: usize) {
        if self.row.get_untracked() != Some(key) {
            self.row.set(Some(key));
        }
        self.column.set(column);
        self.caret.set(false);
        self.fresh.set(true);
        let id = cell_id(key, column);
        self.before.set(cells::value(&id));
        cells::select(&id);
    }

    /// A cell loses the keyboard: it shows what the ledger holds, in its own notation.
    pub fn leave(self) {
        self.commit();
        let Some(current) = self.row.try_get_untracked() else { return };
        self.typed.set(None);
        let row =
            self.drawn.with_untracked(|drawn| drawn.iter().find(|(key, _)| Some(*key) == current).map(|(_, row)| *row));
        if let Some(row) = row.filter(|row| row.with_untracked(|row| row.typed.is_some())) {
            row.update(|row| row.typed = None);
        }
    }

    /// Something was typed into the current cell.
    pub fn type_in(self, text: String) {
        self.pending.set(Some(text));
        self.fresh.set(false);
        self.strokes.update(|strokes| *strokes = strokes.wrapping_add(1));
        let stroke = self.strokes.get_untracked();
        let later = move || {
            if self.strokes.try_get_untracked() == Some(stroke) {
                self.commit();
            }
        };
        set_timeout(later, PAUSE);
    }

    /// Takes over what was typed.
    pub fn commit(self) {
        // A field that goes with its page loses the keyboard after everything else is gone.
        let Some(Some(text)) = self.pending.try_get_untracked() else { return };
        let Some(key) = self.row.get_untracked() else { return };
        self.pending.set(None);
        self.typed.set(Some(text.clone()));
        let column = Column::ALL[self.column.get_untracked()];
        self.edit_entry(key, Box::new(move |entry| column.put(entry, &text)));
    }

    /// Whether something was typed since the cell got the keyboard.
    pub fn is_typing(self) -> bool {
        self.typed.with_untracked(Option::is_some) || self.pending.with_untracked(Option::is_some)
    }

    /// Gives the cell back what it held when it got the keyboard. `false` where nothing was typed.
    pub fn cancel(self) -> bool {
        let Some(key) = self.row.get_untracked().filter(|_| self.is_typing() || self.caret.get_untracked()) else {
            return false;
        };
        let id = cell_id(key, self.column.get_untracked());
        let before = self.before.get_untracked();
        self.pending.set(Some(before.clone()));
        self.commit();
        self.typed.set(None);
        self.caret.set(false);
        cells::set_value(&id, &before);
        cells::select(&id);
        true
    }

    /// Gives a cell the keyboard, when what has been changed is on the page.
    pub fn focus_later(self, key: usize, column: usize) {
        set_timeout(move || self.when_drawn(key, move || page::focus(&cell_id(key, column))), Duration::ZERO);
    }

    /// Does something with a row that is on the page; it may have to be drawn first.
    pub fn when_drawn(self, key: usize, then: impl FnOnce() + 'static) {
        if self.rows.reach(key) {
            set_timeout(then, Duration::ZERO);
        } else {
            then();
        }
    }

    pub fn position(self, key: usize) -> Option<usize> {
        self.book.with_untracked(|book| book.rows.iter().position(|row| row.key() == key))
    }

    pub fn say(self, text: String) {
        self.notices.say(text);
    }

    /// Says what was done and offers to take it back.
    pub fn offer_undo(self, text: String) {
        let session = self.session;
        self.notices.offer(text, "撤销", move || drop(session.undo()));
    }
}

/// The number of a row.
pub fn id_of(key: usize) -> EntryId {
    EntryId(u32::try_from(key).unwrap_or_default())
}
