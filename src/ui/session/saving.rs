//! When and how the open draft is kept.

use super::Session;
use crate::browser::bound_file::BoundFile;
use crate::browser::clock;
use crate::storage::StorageError;
use crate::storage::lease::Standing;
use crate::ui::keeper::{Job, keep_local, keep_vault};
use crate::ui::stores::Kept;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// Where the last edit is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Kept and read back, at this local time.
    Saved(String),
    /// Will be kept in a moment.
    Waiting,
    Failed(StorageError),
}

/// When things are due.
#[derive(Default)]
pub(super) struct Pace {
    timer: Option<TimeoutHandle>,
    /// Since when an edit waits to be saved, in milliseconds of the page's life.
    waits: f64,
    /// A state is on its way to the database; another one has come up since.
    keeping: bool,
    again: bool,
    /// What the view left behind while a state was on its way.
    left: Rc<RefCell<Option<(Job, Kept)>>>,
    /// When the last edit was, in milliseconds of the page's life.
    edited: f64,
    /// How many times a reminder was due.
    pub(super) reminded: u64,
    pub(super) bound: Option<BoundFile>,
}

/// The first edit after a save starts this clock; everything typed until it runs out goes into one save.
const PAUSE: Duration = Duration::from_millis(400);
/// Saving a large draft takes longer than a keystroke may (900 KB: 150 ms), so the pause is longer and every edit starts it anew.
const LARGE_PAUSE: Duration = Duration::from_millis(1000);
/// But no edit of a large draft waits longer than this, in milliseconds. Until then it is in the journal.
const LONGEST: f64 = 5000.0;
/// A pause in typing that begins a new step to undo, in milliseconds.
const TYPING_PAUSE: f64 = 2000.0;

impl Pace {
    /// Whether this edit follows the last one so soon that both are one go of typing.
    pub(super) fn typed_soon(&mut self) -> bool {
        let now = clock::ticks();
        let soon = now - self.edited < TYPING_PAUSE;
        self.edited = now;
        soon
    }
}

impl Session {
    pub(super) fn save_soon(self) {
        let large = self.is_large();
        let pause = if large { LARGE_PAUSE } else { PAUSE };
        self.pace.update_value(|pace| {
            let now = clock::ticks();
            match pace.timer.take() {
                Some(timer) if large && now - pace.waits < LONGEST => timer.clear(),
                Some(timer) => return pace.timer = Some(timer),
                None => pace.waits = now,
            }
            pace.timer = set_timeout_with_handle(move || self.flush(), pause).ok();
        });
        // Without a timer (a browser that refuses it) there is no later.
        if self.pace.with_value(|pace| pace.timer.is_none()) {
            self.flush();
        }
    }

    /// The view goes: what waits is saved; what cannot be saved is handed to the shelf, which keeps it in memory.
    pub(super) fn close(self) {
        self.flush();
        self.leave_behind();
        if let Some(Saving::Failed(error)) = self.saving.try_get_untracked()
            && self.guard.standing.get_untracked() != Standing::Lost
        {
            let job = self.keeper.try_update_value(|keeper| self.draft.with_untracked(|draft| keeper.job(draft)));
            if let Some(job) = job {
                self.shelf.hold(job.on_shelf(self.id(), self.rule_set), &error);
            }
        }
    }

    /// Keeps the draft as it is on screen under a new name, and opens that.
    pub fn save_as_new(self) {
        self.draft.with_untracked(|draft| self.shelf.add_and_open(self.rule_set, draft));
    }

    /// What came up while a state was on its way to the database follows it there.
    fn leave_behind(self) {
        if self.pace.try_with_value(|pace| pace.again) != Some(true) || !self.guard.may_write() {
            return;
        }
        let job = self.keeper.try_update_value(|keeper| self.draft.with_untracked(|draft| keeper.job(draft)));
        if let Some(job) = job {
            let kept = keep_local(self.shelf, &self.id(), &job);
            self.pace.with_value(|pace| pace.left.replace(Some((job, kept))));
        }
    }

    /// Saves now if anything waits to be saved: local storage at once, the database as soon as it answers.
    pub fn flush(self) {
        let waits = matches!(self.saving.try_get_untracked(), Some(Saving::Waiting | Saving::Failed(_)));
        let free = self.pace.try_update_value(|pace| {
            if let Some(timer) = pace.timer.take() {
                timer.clear();
            }
            pace.again |= pace.keeping && waits;
            !pace.keeping
        });
        if !waits || free != Some(true) || !self.guard.may_write() {
            return;
        }
        let job = self.keeper.try_update_value(|keeper| self.draft.with_untracked(|draft| keeper.job(draft)));
        let Some(job) = job else { return };
        let (id, shelf, guard) = (self.id(), self.shelf, self.guard);
        let mut kept = keep_local(shelf, &id, &job);
        let left = self.pace.try_update_value(|pace| {
            pace.keeping = true;
            pace.left.clone()
        });
        spawn_local(async move {
            keep_vault(shelf, guard, &id, &job, &mut kept).await;
            if let Some((job, mut kept)) = left.and_then(|left| left.take()) {
                keep_vault(shelf, guard, &id, &job, &mut kept).await;
                if let Err(error) = kept.outcome() {
                    shelf.hold(job.on_shelf(id.clone(), self.rule_set), &error);
                }
            }
            let weak = kept.weak();
            let outcome = kept.outcome();
            let (at, revision) = (job.at.clone(), job.revision);
            match &outcome {
                Ok(()) => {
                    shelf.let_go(&id);
                    self.weak.try_set(weak);
                    self.keeper.try_update_value(|keeper| keeper.kept(job));
                }
                // The view is gone: the shelf is all that is left to hold the draft.
                Err(error) if self.saving.is_disposed() => shelf.hold(job.on_shelf(id, self.rule_set), error),
                Err(_) => {}
            }
            shelf.changed();
            let again = self.pace.try_update_value(|pace| {
                pace.keeping = false;
                std::mem::take(&mut pace.again)
            });
            // An edit that came meanwhile waits for its own turn; its clock is running.
            let newest = self.keeper.try_with_value(|keeper| keeper.revision == revision);
            if again == Some(false) && (newest == Some(true) || outcome.is_err()) {
                if outcome.is_ok() {
                    self.write_bound();
                    self.remind();
                }
                self.saving.try_set(outcome.map_or_else(Saving::Failed, |()| Saving::Saved(at)));
            } else if again == Some(true) {
                self.flush();
            }
        });
    }
}
