//! The open draft: one source signal, one derived scorecard, and the keeping of every edit.

mod binding;
mod export;
pub mod restore;
mod saving;

use super::gates::Gates;
use super::guard::Guard;
use super::keeper::Keeper;
use super::routes::{DraftPage, Route};
use super::shelf::Shelf;
use crate::browser::clock;
use crate::domain::department::Departments;
use crate::domain::difference::{Difference, differences};
use crate::domain::draft::{Draft, Record};
use crate::domain::history::{History, Sign};
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::ledger::How;
use crate::domain::merge::{Choices, Plan};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::score::score;
use crate::domain::scorecard::{PointScore, Score, Scorecard};
use crate::domain::statistics::Statistics;
use crate::domain::statistics::follow::follow_feeds;
use crate::exchange::read::Incoming;
use crate::exchange::write::Stamp;
use crate::storage::StorageError;
use crate::storage::drafts::{DraftId, OnShelf};
use crate::storage::gather::Unreadable;
use crate::ui::prelude::*;
use saving::Pace;
pub use saving::Saving;
use std::sync::Arc;

/// Everything a page needs of the open draft. Copied into closures freely.
#[derive(Clone, Copy)]
pub struct Session {
    pub rule_set: &'static RuleSet,
    pub draft: RwSignal<Draft>,
    pub scorecard: Memo<Scorecard>,
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
    keeper: StoredValue<Keeper>,
    pace: StoredValue<Pace>,
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

impl Session {
    /// Opens a draft that was read from the shelf and keeps saving it as long as the current view lives.
    pub fn open(shelf: Shelf, guard: Guard, on_shelf: &OnShelf, incoming: Incoming) -> Self {
        let Incoming { rule_set, draft, stamp, .. } = incoming;
        // In memory only, or in parts.
        let unsaved = shelf.holds(&on_shelf.id) || (on_shelf.base.is_some() && guard.may_write());
        let keeper = Keeper::new(on_shelf, rule_set, &draft, stamp.revision);
        let draft = RwSignal::new(draft);
        let scorecard = Memo::new(move |_| draft.with(|draft| score(rule_set, draft)));
        let gates = untrack(|| draft.with(|draft| scorecard.with(|card| Gates::new(rule_set, draft, card))));
        let session = Self {
            rule_set,
            draft,
            scorecard,
            saving: RwSignal::new(if unsaved { Saving::Waiting } else { Saving::Saved(stamp.at) }),
            weak: RwSignal::new(None),
            unreadable: RwSignal::new(on_shelf.unreadable.clone()),
            guard,
            bound: RwSignal::new(None),
            earlier: RwSignal::new(binding::earlier(shelf, &on_shelf.id)),
            history: RwSignal::new(History::default()),
            gates: StoredValue::new(gates),
            keeper: StoredValue::new(keeper),
            pace: StoredValue::new(Pace::default()),
            shelf,
        };
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

    /// Changes the draft as one step, with an entry in the ledger for every place that changed. A tab that may not write changes
    /// nothing.
    pub fn change(self, how: How, change: impl FnOnce(&mut Draft)) {
        let mut change = Some(change);
        self.change_once(how, &mut |draft| {
            if let Some(change) = change.take() {
                change(draft);
            }
        });
    }

    /// Compiled once, not for every place that changes something.
    fn change_once(self, how: How, change: &mut dyn FnMut(&mut Draft)) {
        if !self.guard.may_write() {
            return;
        }
        let soon = self.pace.try_update_value(Pace::typed_soon).unwrap_or(false);
        let sign = self.sign(how);
        let before = self.draft.with_untracked(Clone::clone);
        let changed = self.draft.try_update(|draft| {
            change(draft);
            follow_feeds(self.rule_set, draft);
            self.history.try_update(|history| history.record(self.rule_set, before, draft, &sign, soon))
        });
        if changed.flatten() == Some(true) {
            self.changed();
        }
    }

    /// Takes over what was chosen of a merge, as one step. `false` where the draft has changed since it was planned.
    pub fn merge(self, plan: &Plan, choices: &Choices) -> bool {
        if !self.guard.may_write() || self.draft.with_untracked(|draft| *draft != plan.ours) {
            return false;
        }
        let at = clock::now();
        let merged = plan.apply(choices, &at);
        let credits = plan.credits(choices, differences(self.rule_set, &plan.ours, &merged));
        let changed = self.draft.try_update(|draft| {
            let before = std::mem::replace(draft, merged);
            follow_feeds(self.rule_set, draft);
            self.history.try_update(|history| history.record_credits(self.rule_set, before, draft, &at, credits))
        });
        if changed.flatten() == Some(true) {
            self.changed();
        }
        true
    }

    /// Takes the last step back; says which it was.
    pub fn undo(self) -> Option<Vec<Difference>> {
        self.go(History::undo)
    }

    /// Does the last undone step again; says which it was.
    pub fn redo(self) -> Option<Vec<Difference>> {
        self.go(History::redo)
    }

    fn go(
        self,
        go: fn(&mut History, &RuleSet, &mut Draft, &Sign) -> Option<Vec<Difference>>,
    ) -> Option<Vec<Difference>> {
        if !self.guard.may_write() {
            return None;
        }
        let sign = self.sign(How::Undo);
        let what =
            self.draft.try_update(|draft| self.history.try_update(|history| go(history, self.rule_set, draft, &sign)));
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

    /// Shows what changed, notes it in the journal, and has it kept.
    fn changed(self) {
        self.draft.with_untracked(|draft| {
            self.scorecard.with_untracked(|card| self.gates.with_value(|gates| gates.open(self.rule_set, draft, card)));
            let noted = self.keeper.try_update_value(|keeper| keeper.note(self.shelf, draft));
            // The database will keep what the journal could not.
            let alone = self.shelf.handles().vault.is_none();
            let state = match noted {
                Some(Err(error)) if alone => Saving::Failed(error),
                _ => Saving::Waiting,
            };
            if self.saving.with_untracked(|saving| *saving != state) {
                self.saving.set(state);
            }
        });
        self.save_soon();
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
