//! The open draft: one source signal, one derived scorecard, and the keeping of every edit.

mod binding;
mod changing;
mod export;
mod handing_in;
pub mod restore;
mod saving;
mod scratch;

use super::gates::Gates;
use super::guard::Guard;
use super::keeper::Keeper;
use super::rest::{Rest, is_large};
use super::routes::{DraftPage, Route};
use super::shelf::Shelf;
use crate::domain::department::Departments;
use crate::domain::draft::{Draft, Record};
use crate::domain::history::History;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::review::{Mark, mark_in};
use crate::domain::rule_set::RuleSet;
use crate::domain::score::score;
use crate::domain::scorecard::{PointScore, Score, Scorecard};
use crate::domain::statistics::Statistics;
use crate::exchange::read::Incoming;
use crate::exchange::write::Stamp;
use crate::storage::StorageError;
use crate::storage::drafts::{DraftId, OnShelf};
use crate::storage::gather::Unreadable;
use crate::ui::prelude::*;
pub use handing_in::{PRINT, give};
use saving::Pace;
pub use saving::Saving;
use std::sync::Arc;

/// Everything a page needs of the open draft. Copied into closures freely.
#[derive(Clone, Copy)]
pub struct Session {
    pub rule_set: &'static RuleSet,
    pub draft: RwSignal<Draft>,
    /// Always what [`score`] makes of the draft; brought up to date with every change.
    pub scorecard: RwSignal<Scorecard>,
    pub saving: RwSignal<Saving>,
    /// Why one of the two stores does not keep, while the other one does.
    pub weak: RwSignal<Option<StorageError>>,
    /// Copies of states that cannot be read, kept as they are.
    pub unreadable: RwSignal<Vec<Unreadable>>,
    pub guard: Guard,
    /// The file that the draft is bound to, by name, or why it could not be written.
    pub bound: RwSignal<Option<Result<String, String>>>,
    /// The file that it was bound to at the last visit and is not yet bound to again.
    pub earlier: RwSignal<Option<String>>,
    history: RwSignal<History>,
    gates: StoredValue<Gates>,
    rest: Rest,
    /// Counts the rests at which the scorecard had changed.
    rests: RwSignal<u32>,
    keeper: StoredValue<Keeper>,
    pace: StoredValue<Pace>,
    shelf: Shelf,
    /// Whether anything of it is kept.
    keeps: bool,
}

/// A level of the scorecard above the scoring points.
#[derive(Clone, Copy)]
pub enum Level {
    Indicator(IndicatorId),
    Category(CategoryId),
    Total,
    Bonus,
}

impl Session {
    /// Opens a draft that was read from the shelf and keeps saving it as long as the current view lives.
    pub fn open(shelf: Shelf, guard: Guard, on_shelf: &OnShelf, incoming: Incoming) -> Self {
        let Incoming { rule_set, draft, stamp, .. } = incoming;
        // In memory only, or in parts.
        let unsaved = shelf.holds(&on_shelf.id) || (on_shelf.base.is_some() && guard.may_write());
        let keeper = Keeper::new(on_shelf, rule_set, &draft, stamp.revision);
        let saving = if unsaved { Saving::Waiting } else { Saving::Saved(stamp.at) };
        let session = Self::made(shelf, guard, keeper, (rule_set, draft), saving, true);
        session.unreadable.set(on_shelf.unreadable.clone());
        session.earlier.set(binding::earlier(shelf, &on_shelf.id));
        on_cleanup(move || session.close());
        if unsaved {
            session.save_soon();
        }
        session
    }

    /// With its signals, for the current view.
    fn made(
        shelf: Shelf,
        guard: Guard,
        keeper: Keeper,
        (rule_set, draft): (&'static RuleSet, Draft),
        saving: Saving,
        keeps: bool,
    ) -> Self {
        let scorecard = score(rule_set, &draft);
        let gates = Gates::new(rule_set, &draft, &scorecard);
        let session = Self {
            rule_set,
            draft: RwSignal::new(draft),
            scorecard: RwSignal::new(scorecard),
            saving: RwSignal::new(saving),
            weak: RwSignal::new(None),
            unreadable: RwSignal::new(Vec::new()),
            guard,
            bound: RwSignal::new(None),
            earlier: RwSignal::new(None),
            history: RwSignal::new(History::default()),
            gates: StoredValue::new(gates),
            rest: Rest::new(rule_set),
            rests: RwSignal::new(0),
            keeper: StoredValue::new(keeper),
            pace: StoredValue::new(Pace::default()),
            shelf,
            keeps,
        };
        provide_context(session);
        session
    }

    pub fn expect() -> Self {
        expect_context()
    }

    pub fn id(self) -> DraftId {
        self.keeper.with_value(|keeper| keeper.id.clone())
    }

    /// The stamp for an export made now.
    pub fn stamp(self, at: String) -> Stamp {
        Stamp { at, revision: self.keeper.with_value(|keeper| keeper.revision) }
    }

    pub fn link(self, page: DraftPage) -> String {
        Route::Draft(self.id(), page).to_string()
    }

    /// Address of a scoring point or indicator on the fill page.
    pub fn link_to(self, code: &str) -> String {
        self.link(DraftPage::Fill(Some(code.to_owned())))
    }

    /// The live score of one level.
    pub fn level(self, level: Level) -> RwSignal<Score> {
        self.gates.with_value(|gates| match level {
            Level::Indicator(id) => gates.indicators[id.index()],
            Level::Category(id) => gates.categories[id.index()],
            Level::Total => gates.total,
            Level::Bonus => gates.bonus,
        })
    }

    /// What follows from the scorecard as a whole, live; in a large table not at every keystroke, but when typing rests.
    pub fn at_rest<R>(self, look: impl FnOnce(&Scorecard) -> R) -> R {
        self.rests.track();
        self.scorecard.with_untracked(look)
    }

    /// Whether the pages draw only what is in view.
    pub fn is_large(self) -> bool {
        is_large(self.rule_set)
    }

    /// Whether this draft is a department's task pack.
    pub fn is_task(self) -> bool {
        self.draft.with_untracked(|draft| draft.task.is_some())
    }

    /// The county's own target, live.
    pub fn target(self) -> Signal<Option<Points>> {
        Signal::derive(move || self.draft.with(|draft| draft.about.target))
    }

    /// The county's departments, live.
    pub fn departments(self) -> RwSignal<Arc<Departments>> {
        self.gates.with_value(|gates| gates.departments)
    }

    /// The statistics ledger, live.
    pub fn statistics(self) -> RwSignal<Arc<Statistics>> {
        self.gates.with_value(|gates| gates.statistics)
    }

    /// The reviewer's mark on one scoring point, live.
    pub fn mark(self, id: PointId) -> Memo<Option<Mark>> {
        let marks = self.gates.with_value(|gates| gates.marks);
        Memo::new(move |_| marks.with(|marks| mark_in(marks, id).cloned()))
    }

    /// What is entered for one scoring point, live.
    pub fn record(self, id: PointId) -> RwSignal<Record> {
        self.gates.with_value(|gates| gates.records[id.index()])
    }

    /// A live text of one record.
    pub fn text_of(self, id: PointId, read: fn(&Record) -> &String) -> Memo<String> {
        let record = self.record(id);
        Memo::new(move |_| record.with(|record| read(record).clone()))
    }

    /// The live result of one scoring point.
    pub fn point_score(self, id: PointId) -> RwSignal<PointScore> {
        self.gates.with_value(|gates| gates.scores[id.index()])
    }
}
