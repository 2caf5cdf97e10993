//! The keyboard in the statistics sheet: as in Excel and WPS.

use super::sheet::{Sheet, cell_id, cell_of, id_of};
use super::undo;
use crate::browser::cells;
use crate::browser::page;
use crate::domain::statistics::Entry;
use crate::domain::statistics::sheet::Column;

/// What can be done with the current row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    AddRow,
    AddGroup,
    Up,
    Down,
    Indent,
    Outdent,
    Remove,
}

/// What can be done, with its name, its hint and what is said where it cannot be done.
pub const DEEDS: [(Deed, &str, &str, &str); 7] = [
    (Deed::AddRow, "＋ 行", "在当前行下面加一行", "分组层数太多，不能再加"),
    (Deed::AddGroup, "＋ 组", "在当前行下面加一组", "分组层数太多，不能再加"),
    (Deed::Up, "上移", "Alt+Shift+↑", "已经是本组第一行"),
    (Deed::Down, "下移", "Alt+Shift+↓", "已经是本组最后一行"),
    (Deed::Indent, "降级", "Alt+Shift+→，归到上面一行之下", "上面没有可以归入的行，或者分组层数太多"),
    (Deed::Outdent, "升级", "Alt+Shift+←，移出本组", "已经在最外层"),
    (Deed::Remove, "删除", "删除当前行；分组连同其中各行", "没有选中行"),
];

impl Sheet {
    /// Does something with the current row.
    pub fn act(self, deed: Deed) {
        self.commit();
        let current = self.row.get_untracked();
        let column = if matches!(deed, Deed::AddRow | Deed::AddGroup) { 0 } else { self.column.get_untracked() };
        let id = current.map(id_of);
        let mut to = current;
        let done = match deed {
            Deed::AddRow | Deed::AddGroup => {
                let parts = (deed == Deed::AddGroup).then(|| vec![Entry::default()]);
                let mut copy = self.session.statistics().with_untracked(|statistics| (**statistics).clone());
                let added = copy.add_below(id, Entry { parts, ..Entry::default() });
                to = added.map(|id| id.key());
                added.is_some() && self.replace(copy)
            }
            Deed::Remove => id.is_some_and(|id| self.remove(id)),
            _ => {
                let mut copy = self.session.statistics().with_untracked(|statistics| (**statistics).clone());
                let moved = id.is_some_and(|id| match deed {
                    Deed::Up => copy.shift(id, false),
                    Deed::Down => copy.shift(id, true),
                    Deed::Indent => copy.indent(id),
                    _ => copy.outdent(id),
                });
                moved && self.replace(copy)
            }
        };
        match DEEDS.iter().find(|(other, ..)| *other == deed) {
            Some((_, name, _, why)) if !done => {
                let why = if current.is_none() { "请先点要操作的那一行" } else { why };
                self.say(format!("没有{}：{why}。", name.trim_start_matches("＋ ")));
            }
            _ if deed == Deed::Remove => {}
            _ => to.into_iter().for_each(|key| self.focus_later(key, column)),
        }
    }

    /// Puts another ledger in the place of this one, as one step.
    pub fn replace(self, new: crate::domain::statistics::Statistics) -> bool {
        self.edit(Box::new(move |statistics| *statistics = new));
        true
    }

    fn remove(self, id: crate::domain::statistics::EntryId) -> bool {
        let at = self.position(id.key()).unwrap_or(0);
        let entry = self.session.statistics().with_untracked(|statistics| statistics.entry(id).cloned());
        let Some(entry) = entry else { return false };
        let inside = count(&entry) - 1;
        self.edit(Box::new(move |statistics| drop(statistics.remove(id))));
        let name = if entry.name.trim().is_empty() { "一行".to_owned() } else { format!("“{}”", entry.name) };
        let more = if inside > 0 { format!("和其中 {inside} 行") } else { String::new() };
        self.offer_undo(format!("已删除{name}{more}。"));
        // The row that came up takes the keyboard.
        let next = self.book.with_untracked(|book| {
            let last = book.rows.len().checked_sub(1)?;
            Some(book.rows.get(at.min(last))?.key())
        });
        if let Some(key) = next {
            self.focus_later(key, self.column.get_untracked());
        }
        true
    }

    /// Moves the keyboard by so many rows and shown columns.
    fn go(self, rows: isize, columns: isize) {
        let column = self.column.get_untracked();
        let Some(at) = self.row.get_untracked().and_then(|key| self.position(key)) else { return };
        let hidden = match self.counts.get_untracked() {
            0 => 3,
            1 => 4,
            _ => usize::MAX,
        };
        let shown: Vec<_> = (0..Column::ALL.len()).filter(|at| *at != hidden).collect();
        let place = shown.iter().position(|at| *at == column).unwrap_or(0).saturating_add_signed(columns);
        let column = shown[place.min(shown.len() - 1)];
        let to = self.book.with_untracked(|book| {
            let last = book.rows.len().checked_sub(1)?;
            Some(book.rows.get(at.saturating_add_signed(rows).min(last))?.key())
        });
        if let Some(key) = to {
            self.leave();
            self.when_drawn(key, move || self.enter_at(key, column));
        }
    }

    fn enter_at(self, key: usize, column: usize) {
        let id = cell_id(key, column);
        page::focus(&id);
        // The focus may have been there already.
        cells::select(&id);
        self.fresh.set(false);
    }
}

/// An entry and all inside it.
fn count(entry: &Entry) -> usize {
    1 + entry.inside().iter().map(count).sum::<usize>()
}

/// A key was pressed in the sheet.
pub fn pressed(sheet: Sheet, ev: &web_sys::KeyboardEvent) {
    // 229: an input method has the key, also in kernels that do not say that it composes.
    if ev.is_composing() || ev.key_code() == 229 || ev.default_prevented() {
        return;
    }
    let Some((key, column)) = cells::id_of(ev).and_then(|id| cell_of(&id)) else { return };
    if handled(sheet, ev, key, column) {
        ev.prevent_default();
    }
}

fn handled(sheet: Sheet, ev: &web_sys::KeyboardEvent, key: usize, column: usize) -> bool {
    let (caret, name) = (sheet.caret.get_untracked(), ev.key());
    let control = ev.ctrl_key() || ev.meta_key();
    if ev.alt_key() {
        let deed = match name.as_str() {
            _ if control || !ev.shift_key() => return false,
            "ArrowUp" => Deed::Up,
            "ArrowDown" => Deed::Down,
            "ArrowRight" => Deed::Indent,
            "ArrowLeft" => Deed::Outdent,
            _ => return false,
        };
        sheet.act(deed);
        return true;
    }
    const FAR: isize = 1 << 20;
    match name.as_str() {
        "Enter" if ev.shift_key() => sheet.go(-1, 0),
        "Enter" => down(sheet, key, column),
        "ArrowUp" if !caret && !control => sheet.go(-1, 0),
        "ArrowDown" if !caret && !control => sheet.go(1, 0),
        "ArrowLeft" if !caret && !control && !ev.shift_key() => sheet.go(0, -1),
        "ArrowRight" if !caret && !control && !ev.shift_key() => sheet.go(0, 1),
        "PageUp" if !caret => sheet.go(-15, 0),
        "PageDown" if !caret => sheet.go(15, 0),
        "Home" if !caret => sheet.go(if control { -FAR } else { 0 }, -FAR),
        "End" if !caret => sheet.go(if control { FAR } else { 0 }, FAR),
        "F2" => {
            sheet.caret.set(!caret);
            cells::caret_to_end(&cell_id(key, column));
        }
        "Escape" if sheet.cancel() => {}
        "Escape" => page::focus("sheet-tools"),
        // As long as nothing is typed there is nothing that the field could take back itself.
        "z" | "Z" | "y" | "Y" if control && !caret && !sheet.is_typing() => {
            undo::step(sheet.session, sheet.notices, matches!(name.as_str(), "y" | "Y") || ev.shift_key());
        }
        _ => return false,
    }
    true
}

/// Enter goes down; on the last row it adds another one.
fn down(sheet: Sheet, key: usize, column: usize) {
    let last = sheet.book.with_untracked(|book| book.rows.last().is_some_and(|row| row.key() == key));
    let filled = !cells::value(&cell_id(key, column)).trim().is_empty();
    if last && filled {
        sheet.act(Deed::AddRow);
    } else {
        sheet.go(1, 0);
    }
}
