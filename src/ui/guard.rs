//! One tab at a time may write to a draft: by the browser's own locks, or by a lease in local storage where it has none.

use super::shelf::Shelf;
use crate::browser::{clock, locks};
use crate::storage::StorageError;
use crate::storage::id::DraftId;
use crate::storage::lease::{self, Lease, Standing, Write};
use crate::ui::prelude::*;
use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle, set_timeout};
use leptos::task::spawn_local;
use std::time::Duration;

/// This tab's right to write to one draft. Given up with the view that asked for it.
#[derive(Clone, Copy)]
pub struct Guard {
    pub standing: RwSignal<Standing>,
    held: StoredValue<Held>,
    shelf: Shelf,
}

struct Held {
    id: DraftId,
    lock: Option<locks::Lock>,
    lease: Option<Lease>,
    ticking: Option<IntervalHandle>,
}

/// The time between a claim to a lease and its confirmation.
const CLAIM: Duration = Duration::from_millis(100);
/// The time that the other tab has to notice that it was taken over from: its last keystrokes still come in.
const YIELD: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_secs(1);

impl Guard {
    /// For the current view; [`Self::ask`] next.
    pub fn new(shelf: Shelf, id: DraftId) -> Self {
        let held = Held { id, lock: None, lease: None, ticking: None };
        let guard = Self { standing: RwSignal::new(Standing::Waiting), held: StoredValue::new(held), shelf };
        on_cleanup(move || guard.release());
        guard
    }

    /// Asks for the right to write; with `take_over` takes it from the tab that has it. `then` is called once it is known.
    pub fn ask(self, take_over: bool, then: impl FnOnce() + 'static) {
        let Some(id) = self.held.try_with_value(|held| held.id.clone()) else { return };
        spawn_local(async move {
            let lost = move || self.stand(Standing::Lost);
            match locks::ask(&id, take_over, lost).await {
                Ok(lock) => {
                    self.stand(if lock.is_some() { Standing::Holding } else { Standing::Elsewhere });
                    self.held.try_update_value(|held| held.lock = lock);
                    if take_over {
                        set_timeout(then, YIELD);
                    } else {
                        then();
                    }
                }
                Err(_) => self.lease(take_over, then),
            }
        });
    }

    fn lease(self, take_over: bool, then: impl FnOnce() + 'static) {
        self.held.try_update_value(|held| {
            held.lease.get_or_insert_with(|| Lease::new(clock::new_draft_id().to_string()));
        });
        if take_over {
            self.step(|lease, _| lease.take_over());
        } else {
            self.tick();
        }
        let confirm = move || {
            self.tick();
            then();
            let ticking = set_interval_with_handle(move || self.tick(), TICK);
            if let Err(error) = &ticking {
                leptos::logging::error!("lease: {error:?}");
            }
            self.held.try_update_value(|held| held.ticking = ticking.ok());
        };
        set_timeout(confirm, if take_over { YIELD } else { CLAIM });
    }

    fn tick(self) {
        self.step(Lease::tick);
    }

    /// One step of the lease; a store that does not answer counts as a free one, since then nobody else can write either.
    fn step(self, step: impl FnOnce(&mut Lease, Option<&str>) -> Write) {
        let local = self.shelf.handles().local;
        let standing = self.held.try_update_value(|held| {
            let (key, lease) = (lease::key(&held.id), held.lease.as_mut()?);
            let found = local.get(&key).unwrap_or_default();
            if let Write::Set(beat) = step(lease, found.as_deref())
                && let Err(error) = local.set(&key, &beat)
            {
                leptos::logging::error!("lease: {error:?}");
            }
            Some(lease.standing())
        });
        if let Some(standing) = standing.flatten() {
            self.stand(standing);
        }
    }

    fn stand(self, standing: Standing) {
        if self.standing.try_with_untracked(|now| *now != standing) == Some(true) {
            self.standing.set(standing);
        }
    }

    /// Whether this tab may write now; asked before every write.
    pub fn may_write(self) -> bool {
        let local = self.shelf.handles().local;
        let lease = self.held.try_update_value(|held| {
            let key = lease::key(&held.id);
            let lease = held.lease.as_mut()?;
            let found: Result<_, StorageError> = local.get(&key);
            let may = lease.may_write(found.unwrap_or_default().as_deref());
            Some((may, lease.standing()))
        });
        if let Some((_, standing)) = lease.flatten() {
            self.stand(standing);
        }
        self.standing.try_get_untracked() == Some(Standing::Holding)
    }

    fn release(self) {
        self.held.try_update_value(|held| {
            held.lock = None;
            if let Some(ticking) = held.ticking.take() {
                ticking.clear();
            }
        });
        self.give_back();
    }

    /// The page is left, perhaps for good: whoever opens the draft next need not wait for a lease to run out. Should the page be
    /// shown again after all, the next tick claims it anew.
    pub fn give_back(self) {
        let local = self.shelf.handles().local;
        self.held.try_update_value(|held| {
            let key = lease::key(&held.id);
            let found = local.get(&key).unwrap_or_default();
            if held.lease.as_mut().is_some_and(|lease| lease.release(found.as_deref()))
                && let Err(error) = local.remove(&key)
            {
                leptos::logging::error!("lease: {error:?}");
            }
        });
    }
}
