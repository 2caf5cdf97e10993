//! The open draft: one source signal, one derived scorecard, and the saving of every edit.

use super::gates::Gates;
use super::routes::{DraftPage, Route};
use super::shelf::Shelf;
use crate::browser::clock;
use crate::domain::difference::Difference;
use crate::domain::draft::{Draft, Record};
use crate::domain::history::{History, Sign};
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::ledger::How;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::score::score;
use crate::domain::scorecard::{PointScore, Score, Scorecard};
use crate::exchange::read::Incoming;
use crate::exchange::write::Stamp;
use crate::storage::StorageError;
use crate::storage::drafts::DraftId;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Everything a page needs of the open draft. Copied into closures freely.
#[derive(Clone, Copy)]
pub struct Session {
    pub rule_set: &'static RuleSet,
    pub draft: RwSignal<Draft>,
    pub scorecard: Memo<Scorecard>,
    pub saving: RwSignal<Saving>,
    history: RwSignal<History>,
    gates: StoredValue<Gates>,
    keeper: StoredValue<Keeper, LocalStorage>,
    shelf: Shelf,
}

/// A level of the scorecard above the scoring points.
#[derive(Clone, Copy)]
pub enum Level {
    Indicator(IndicatorId),
    Category(CategoryId),
    Total,
    Bonus,
}

/// Where the last edit is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Kept and read back, at this local time.
    Saved(String),
    /// Will be written in a moment.
    Waiting,
    Failed(StorageError),
}

struct Keeper {
    id: DraftId,
    revision: u64,
    timer: Option<TimeoutHandle>,
    /// When the last edit was, in milliseconds of the page's life.
    edited: f64,
}

impl Keeper {
    /// Whether this edit follows the last one so soon that both are one go of typing.
    fn typed_soon(&mut self) -> bool {
        let now = clock::ticks();
        let soon = now - self.edited < TYPING_PAUSE;
        self.edited = now;
        soon
    }
}

/// A pause in typing that begins a new step to undo, in milliseconds.
const TYPING_PAUSE: f64 = 2000.0;

/// The first edit after a save starts this clock; everything typed until it runs out goes into one save.
const PAUSE: Duration = Duration::from_millis(400);

impl Session {
    /// Opens a draft that was read from the shelf and keeps saving it as long as the current view lives.
    pub fn open(shelf: Shelf, id: DraftId, incoming: Incoming) -> Self {
        let Incoming { rule_set, draft, stamp, .. } = incoming;
        let draft = RwSignal::new(draft);
        let scorecard = Memo::new(move |_| draft.with(|draft| score(rule_set, draft)));
        let unsaved = shelf.holds(&id);
        let saving = RwSignal::new(if unsaved { Saving::Waiting } else { Saving::Saved(stamp.at) });
        let keeper = StoredValue::new_local(Keeper { id, revision: stamp.revision, timer: None, edited: 0.0 });
        let gates =
            StoredValue::new(untrack(|| draft.with(|draft| scorecard.with(|card| Gates::new(rule_set, draft, card)))));
        let history = RwSignal::new(History::default());
        let session = Self { rule_set, draft, scorecard, saving, history, gates, keeper, shelf };
        provide_context(session);
        on_cleanup(move || session.close());
        if unsaved {
            session.save_soon();
        }
        session
    }

    pub fn expect() -> Self {
        expect_context()
    }

    /// The one way to change the draft by hand.
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.change(How::Hand, change);
    }

    /// Changes the draft as one step, with an entry in the ledger for every place that changed.
    pub fn change(self, how: How, change: impl FnOnce(&mut Draft)) {
        let soon = self.keeper.try_update_value(|keeper| keeper.typed_soon()).unwrap_or(false);
        let sign = self.sign(how);
        let before = self.draft.with_untracked(Clone::clone);
        let changed = self.draft.try_update(|draft| {
            change(draft);
            self.history.try_update(|history| history.record(self.rule_set, before, draft, &sign, soon))
        });
        if changed.flatten() == Some(true) {
            self.changed();
        }
    }

    /// Takes the last step back; says which it was.
    pub fn undo(self) -> Option<Vec<Difference>> {
        self.go(History::undo)
    }

    /// Does the last undone step again; says which it was.
    pub fn redo(self) -> Option<Vec<Difference>> {
        self.go(History::redo)
    }

    fn go(self, go: fn(&mut History, &RuleSet, &mut Draft, &Sign) -> Option<Vec<Difference>>) -> Option<Vec<Difference>> {
        let sign = self.sign(How::Undo);
        let what = self.draft.try_update(|draft| self.history.try_update(|history| go(history, self.rule_set, draft, &sign)));
        let what = what.flatten().flatten();
        if what.is_some() {
            self.changed();
        }
        what
    }

    /// What would be undone, and what would be done again; live.
    pub fn steps(self) -> (Option<Vec<Difference>>, Option<Vec<Difference>>) {
        self.history.with(|history| (history.undoable().map(<[_]>::to_vec), history.redoable().map(<[_]>::to_vec)))
    }

    fn sign(self, how: How) -> Sign {
        Sign { at: clock::now(), who: self.shelf.who.get_untracked(), how }
    }

    fn changed(self) {
        self.draft.with_untracked(|draft| {
            self.scorecard.with_untracked(|card| self.gates.with_value(|gates| gates.open(self.rule_set, draft, card)));
        });
        if self.saving.with_untracked(|saving| *saving != Saving::Waiting) {
            self.saving.set(Saving::Waiting);
        }
        self.save_soon();
    }

    fn save_soon(self) {
        self.keeper.update_value(|keeper| {
            if keeper.timer.is_none() {
                keeper.timer = set_timeout_with_handle(move || self.flush(), PAUSE).ok();
            }
        });
        // Without a timer (a browser that refuses it) there is no later.
        if self.keeper.with_value(|keeper| keeper.timer.is_none()) {
            self.flush();
        }
    }

    /// The view goes: what waits is saved; what cannot be saved is handed to the shelf, which keeps it in memory.
    fn close(self) {
        self.flush();
        if let Some(Saving::Failed(error)) = self.saving.try_get_untracked() {
            let kept = self.keeper.with_value(|keeper| (keeper.id.clone(), keeper.revision));
            self.draft.with_untracked(|draft| self.shelf.hold(&kept.0, self.rule_set, draft, kept.1, &error));
        }
    }

    /// Saves now if anything waits to be saved.
    pub fn flush(self) {
        if matches!(self.saving.try_get_untracked(), Some(Saving::Waiting | Saving::Failed(_))) {
            self.save();
        }
    }

    fn save(self) {
        let saved = self.keeper.try_update_value(|keeper| {
            if let Some(timer) = keeper.timer.take() {
                timer.clear();
            }
            let revision = keeper.revision + 1;
            let saved = self.draft.with_untracked(|draft| self.shelf.save(&keeper.id, self.rule_set, draft, revision));
            if saved.is_ok() {
                keeper.revision = revision;
            }
            saved
        });
        match saved {
            Some(Ok(stamp)) => {
                self.saving.set(Saving::Saved(stamp.at));
                self.shelf.changed();
            }
            Some(Err(error)) => self.saving.set(Saving::Failed(error)),
            None => {}
        }
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

    /// The county's own target, live.
    pub fn target(self) -> Signal<Option<Points>> {
        Signal::derive(move || self.draft.with(|draft| draft.about.target))
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
