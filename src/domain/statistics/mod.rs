//! The statistics ledger (质量统计台账): figures as a document or a bureau reported them, in nested groups, kept as typed and
//! [checked](check::check) against each other.
//!
//! One kind of record: an [`Entry`] without parts is a row, one with parts is a group, whose own figures are the totals that
//! it reports. Nothing here is corrected or filled in: what is blank stays blank, and what follows from other figures is
//! computed beside them ([`totals`]). Absent on purpose: floats, errors, recursion deeper than [`DEPTH`] in what was read or inserted.

pub mod arrange;
pub mod check;
pub mod claim;
pub mod feed;
pub mod figure;
pub mod follow;
pub mod line;
pub mod picture;
pub mod rate;
pub mod sheet;
pub mod totals;
pub mod typed;

use crate::domain::order;
use feed::Feed;
use figure::Figure;
use rate::Measure;

/// Groups nest at most this deep.
pub const DEPTH: usize = 12;

/// An entry's number within its ledger; 0 for one that has none yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct EntryId(pub u32);

impl EntryId {
    /// The number as a row's key.
    pub fn key(self) -> usize {
        self.0 as usize
    }
}

/// The whole ledger.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Statistics {
    pub entries: Vec<Entry>,
    /// Which scoring points take their counts from here.
    pub feeds: Vec<Feed>,
}

/// A row, or a group of rows with the totals that it reports.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    pub id: EntryId,
    /// A product, a field of inspection, a goal.
    pub name: String,
    /// Where in a document it stands.
    pub source: String,
    /// 2020 年, 2020 年第一季度… Blank: that of the group around it.
    pub period: String,
    /// What is counted: 批次, 万亩… Blank: that of the group around it.
    pub unit: String,
    pub measure: Measure,
    pub figures: Figures,
    /// Typed text that no figure could be read from, kept as typed; such a figure is blank.
    pub unread: Vec<(What, String)>,
    /// A share in words, such as 九成以上.
    pub claim: String,
    pub note: String,
    /// Whether the parts are only some of the whole (其中).
    pub partial: bool,
    /// `None` for a row.
    pub parts: Option<Vec<Entry>>,
}

/// One figure of an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// 企业数
    Enterprises,
    /// 批次: what was inspected, or the whole of a share.
    Whole,
    /// 合格批次: the part of the whole that the rate is of.
    Part,
    /// 不合格批次: what is left of the whole.
    Rest,
    /// The rate as reported.
    Rate,
}

impl What {
    /// In the order of a table's columns.
    pub const ALL: [Self; 5] = [Self::Enterprises, Self::Whole, Self::Part, Self::Rest, Self::Rate];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Enterprises => "enterprises",
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Rest => "rest",
            Self::Rate => "rate",
        }
    }
}

/// The figures of an entry as reported; blank is not zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures([Option<Figure>; 5]);

impl Figures {
    /// A figure; `None` where it is blank.
    pub fn get(&self, what: What) -> Option<Figure> {
        self.0[what as usize]
    }

    /// Fills or empties a figure.
    pub fn set(&mut self, what: What, figure: Option<Figure>) {
        self.0[what as usize] = figure;
    }

    /// Whether nothing was reported.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Entry {
    /// The entries inside; none for a row.
    pub fn inside(&self) -> &[Self] {
        self.parts.as_deref().unwrap_or_default()
    }

    /// Its texts by their names in files.
    pub fn texts(&self) -> [(&'static str, &str); 6] {
        [
            ("name", &self.name),
            ("source", &self.source),
            ("period", &self.period),
            ("unit", &self.unit),
            ("claim", &self.claim),
            ("note", &self.note),
        ]
    }

    /// Sets a figure, or keeps the text that could not be read as one.
    pub fn set(&mut self, what: What, figure: Option<Figure>, unread: Option<String>) {
        self.figures.set(what, figure);
        self.unread.retain(|(other, _)| *other != what);
        self.unread.extend(unread.map(|text| (what, text)));
        order::by_key(&mut self.unread, |(what, _)| *what);
    }

    /// How deep groups nest in it: 1 for a row.
    fn depth(&self) -> usize {
        1 + self.inside().iter().map(Self::depth).max().unwrap_or(0)
    }

    fn last_id(&self) -> u32 {
        self.inside().iter().map(Self::last_id).fold(self.id.0, u32::max)
    }

    /// Gives this entry and all inside it the numbers from `next` on.
    fn number(&mut self, next: &mut u32) {
        self.id = EntryId(*next);
        *next = next.saturating_add(1);
        self.parts.iter_mut().flatten().for_each(|part| part.number(next));
    }
}

impl Statistics {
    /// The entries from the outermost group down to this one; empty if there is none.
    pub fn path(&self, id: EntryId) -> Vec<&Entry> {
        let mut path = Vec::new();
        find(&self.entries, id, &mut path);
        path
    }

    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.path(id).pop()
    }

    /// The entry of that number, to change it.
    pub fn entry_mut(&mut self, id: EntryId) -> Option<&mut Entry> {
        let (list, at) = place(&mut self.entries, id)?;
        list.get_mut(at)
    }

    /// Puts an entry before position `at` of a group (or of the outermost list) under a new number, and everything inside it
    /// too. `None`, and nothing changed, where the group is none or would nest too deep.
    pub fn insert(&mut self, group: Option<EntryId>, at: usize, mut entry: Entry) -> Option<EntryId> {
        let above = group.map_or(0, |group| self.path(group).len());
        if above + entry.depth() > DEPTH {
            return None;
        }
        let fed = self.feeds.iter().map(|feed| feed.from.0);
        // Also above what feeds still name: a removed row must not come back as another one.
        let last = self.entries.iter().map(Entry::last_id).chain(fed).max().unwrap_or(0);
        let list = match group {
            None => &mut self.entries,
            Some(group) => {
                let (list, at) = place(&mut self.entries, group)?;
                list.get_mut(at)?.parts.as_mut()?
            }
        };
        entry.number(&mut last.saturating_add(1));
        let id = entry.id;
        list.insert(at.min(list.len()), entry);
        Some(id)
    }

    /// Takes an entry out, with everything inside it. Feeds stay, and say that their row is gone.
    pub fn remove(&mut self, id: EntryId) -> Option<Entry> {
        let (list, at) = place(&mut self.entries, id)?;
        Some(list.remove(at))
    }

    /// What a blank unit or period means at an entry: that of the group around it.
    pub fn inherited(&self, id: EntryId, member: fn(&Entry) -> &str) -> &str {
        let path = self.path(id);
        path.into_iter().rev().map(member).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

fn find<'a>(entries: &'a [Entry], id: EntryId, path: &mut Vec<&'a Entry>) -> bool {
    for entry in entries {
        path.push(entry);
        if entry.id == id || find(entry.inside(), id, path) {
            return true;
        }
        path.pop();
    }
    false
}

/// The list that an entry stands in, and its position there.
fn place(entries: &mut Vec<Entry>, id: EntryId) -> Option<(&mut Vec<Entry>, usize)> {
    if let Some(at) = entries.iter().position(|entry| entry.id == id) {
        return Some((entries, at));
    }
    entries.iter_mut().filter_map(|entry| entry.parts.as_mut()).find_map(|parts| place(parts, id))
}
