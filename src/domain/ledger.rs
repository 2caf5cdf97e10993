//! The ledger (变更记录): who changed what, when, from what to what, and how. Entries are only ever added; old ones are folded
//! together, so that it stays bounded and the origin of every value that stands is kept.

use super::difference::{Difference, Spot};
use std::sync::Arc;

/// All changes, oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger(Vec<Arc<Entry>>);

/// One change of one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Counts up.
    pub number: u32,
    /// Local time, as text.
    pub at: String,
    /// The name that was typed; may be empty.
    pub who: String,
    pub how: How,
    pub what: Difference,
    /// How many older changes of the same place were folded into this one; `what.before` is then from before the first of them.
    pub folded: u32,
}

/// The way that a change came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    Hand,
    /// Undone or done again.
    Undo,
    /// Taken over from the task pack of this department.
    Pack(String),
    /// From a reviewer's file.
    Review,
    /// Back to a restore point.
    Restore,
}

/// The number of entries above which old ones are folded.
pub const LIMIT: usize = 1500;
/// The newest entries, which folding leaves alone.
const RECENT: usize = 1000;

impl Ledger {
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.0
    }

    pub fn from_entries(entries: Vec<Entry>) -> Self {
        Self(entries.into_iter().map(Arc::new).collect())
    }

    /// Adds an entry for each difference, and folds when there are too many.
    pub fn add(&mut self, at: &str, who: &str, how: &How, what: Vec<Difference>) {
        let next = self.0.last().map_or(1, |entry| entry.number.saturating_add(1));
        let entry = |(number, what)| {
            let (at, who, how) = (at.to_owned(), who.to_owned(), how.clone());
            Arc::new(Entry { number, at, who, how, what, folded: 0 })
        };
        self.0.extend((next..).zip(what).map(entry));
        if self.0.len() > LIMIT {
            self.fold();
        }
    }

    /// The ledger as it was with `length` entries.
    pub fn cut(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Joins the old entries of each place into the newest of them.
    fn fold(&mut self) {
        let recent = self.0.split_off(self.0.len() - RECENT.min(self.0.len()));
        let mut kept: Vec<Arc<Entry>> = Vec::new();
        for entry in self.0.drain(..) {
            let earlier = kept.iter().position(|other| other.what.spot == entry.what.spot);
            match earlier {
                None => kept.push(entry),
                Some(at) => {
                    let earlier = kept.remove(at);
                    let mut joined = Arc::unwrap_or_clone(entry);
                    joined.what.before = earlier.what.before.clone();
                    joined.folded = joined.folded.saturating_add(earlier.folded).saturating_add(1);
                    kept.push(Arc::new(joined));
                }
            }
        }
        kept.extend(recent);
        self.0 = kept;
    }

    /// The largest number of proof that was ever given.
    pub fn last_evidence(&self) -> u32 {
        let numbers = self.0.iter().filter_map(|entry| match entry.what.spot {
            Spot::Evidence(id, _) => Some(id.0),
            _ => None,
        });
        numbers.max().unwrap_or(0)
    }

    /// The largest number of a rectification that was ever given.
    pub fn last_rectification(&self) -> u32 {
        let numbers = self.0.iter().filter_map(|entry| match entry.what.spot {
            Spot::Rectification(id, _) => Some(id.0),
            _ => None,
        });
        numbers.max().unwrap_or(0)
    }

    /// The newest change of a point's value, if the ledger knows one.
    pub fn origin(&self, is: impl Fn(&Spot) -> bool) -> Option<&Entry> {
        self.0.iter().rev().find(|entry| is(&entry.what.spot)).map(AsRef::as_ref)
    }
}
