//! When and how the open draft is kept.

use super::Session;
use crate::browser::clock;
use crate::exchange::read::Incoming;
use crate::exchange::write::stored;
use crate::storage::StorageError;
use crate::storage::drafts::OnShelf;
use crate::storage::lease::Standing;
use crate::ui::keeper::{Job, keep_local, keep_vault};
use crate::ui::stores::Kept;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
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
    /// A state is on its way to the database; another one has come up since.
    keeping: bool,
    again: bool,
    /// What the view left behind while a state was on its way.
    left: Rc<RefCell<Option<(Job, Kept)>>>,
    /// When the last edit was, in milliseconds of the page's life.
    edited: f64,
}

/// The first edit after a save starts this clock; everything typed until it runs out goes into one save.
const PAUSE: Duration = Duration::from_millis(400);
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
        self.pace.update_value(|pace| {
            if pace.timer.is_none() {
                pace.timer = set_timeout_with_handle(move || self.flush(), PAUSE).ok();
            }
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
            self.shelf.hold(self.on_shelf(), &error);
        }
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

    /// The draft as it is now, as it would come off the shelf.
    fn on_shelf(self) -> OnShelf {
        let (id, revision) = self.keeper.with_value(|keeper| (keeper.id.clone(), keeper.revision));
        let (rule_set, stamp) = (self.rule_set, self.stamp(clock::now()));
        let draft = self.draft.with_untracked(Clone::clone);
        let text = stored(rule_set, &draft, &stamp);
        let content = Ok(Incoming { rule_set, draft, stamp, warnings: Vec::new() });
        OnShelf { id, text, content, base: None, next: revision + 1, gap: false, unreadable: Vec::new() }
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
                shelf.told(kept.outcome());
            }
            let outcome = kept.outcome();
            let (at, revision) = (job.at.clone(), job.revision);
            if outcome.is_ok() {
                shelf.let_go(&id);
                self.keeper.try_update_value(|keeper| keeper.kept(job));
            }
            shelf.changed();
            let again = self.pace.try_update_value(|pace| {
                pace.keeping = false;
                std::mem::take(&mut pace.again)
            });
            // An edit that came meanwhile waits for its own turn; its clock is running.
            let newest = self.keeper.try_with_value(|keeper| keeper.revision == revision);
            if again == Some(false) && (newest == Some(true) || outcome.is_err()) {
                self.saving.try_set(outcome.map_or_else(Saving::Failed, |()| Saving::Saved(at)));
            } else if again == Some(true) {
                self.flush();
            }
        });
    }
}
