//! The drafts on this computer, as the pages use them: one store for the whole app, real or in memory.

use super::notice::Notices;
use super::routes::{DraftPage, Route};
use crate::browser::{clock, local_store::LocalStore, page};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::exchange::write::{Stamp, stored};
use crate::rule_sets::built_in;
use crate::storage::drafts::{self, DraftId, OnShelf};
use crate::storage::layered::Layered;
use crate::storage::memory::MemoryStore;
use crate::storage::{KeyValue, StorageError};
use crate::words;
use leptos::prelude::*;

/// Handle to the store. Provided once, at the root.
#[derive(Clone, Copy)]
pub struct Shelf {
    store: StoredValue<Layered, LocalStorage>,
    /// Why nothing is kept, where the browser refuses storage.
    pub refused: RwSignal<Option<StorageError>>,
    /// Counts changes of the list, so that pages read it anew.
    changes: RwSignal<u32>,
    /// The name of the person at this computer, as typed; may be empty.
    pub who: RwSignal<String>,
    notices: Notices,
}

impl Shelf {
    pub fn provide(notices: Notices) -> Self {
        let (store, refused): (Box<dyn KeyValue>, _) = match LocalStore::open() {
            Ok(store) => (Box::new(store), None),
            Err(error) => (Box::new(MemoryStore::default()), Some(error)),
        };
        let (refused, changes) = (RwSignal::new(refused), RwSignal::new(0));
        let who = RwSignal::new(String::new());
        let shelf = Self { store: StoredValue::new_local(Layered::over(store)), refused, changes, who, notices };
        who.set(shelf.setting("who").unwrap_or_default());
        provide_context(shelf);
        shelf
    }

    /// All drafts; re-read whenever the list changes. A failure is said and yields what there is: nothing.
    pub fn list(self) -> Vec<OnShelf> {
        self.changes.track();
        let found = self.store.with_value(|store| drafts::list(store, built_in));
        self.told(found).unwrap_or_default()
    }

    pub fn load(self, id: &DraftId) -> Option<OnShelf> {
        let found = self.store.with_value(|store| drafts::load(store, id, built_in));
        self.told(found).flatten()
    }

    pub fn save(self, id: &DraftId, rule_set: &RuleSet, draft: &Draft, revision: u64) -> Result<Stamp, StorageError> {
        let stamp = Stamp { at: clock::now(), revision };
        self.store.with_value(|store| drafts::save(store, id, rule_set, draft, &stamp))?;
        Ok(stamp)
    }

    /// Keeps a draft under a new name and returns that; `None`, with a message, where it could not be kept.
    pub fn add(self, rule_set: &RuleSet, draft: &Draft) -> Option<DraftId> {
        let id = clock::new_draft_id();
        let saved = self.save(&id, rule_set, draft, 1);
        self.changed();
        self.told(saved).map(|_| id)
    }

    /// Adds a draft and opens its page for filling in.
    pub fn add_and_open(self, rule_set: &RuleSet, draft: &Draft) {
        if let Some(id) = self.add(rule_set, draft) {
            page::go(&Route::Draft(id, DraftPage::Fill(None)).to_string());
        }
    }

    /// Writes over a draft; the old text comes back with one click.
    pub fn replace(self, old: OnShelf, rule_set: &RuleSet, draft: &Draft, what: &str) {
        let revision = old.content.as_ref().map_or(1, |incoming| incoming.stamp.revision + 1);
        let saved = self.save(&old.id, rule_set, draft, revision);
        self.changed();
        if self.told(saved).is_some() {
            self.notices.offer(what, "撤销", move || self.put_back(&old));
        }
    }

    /// Deletes a draft; it comes back with one click.
    pub fn delete(self, old: OnShelf, name: &str) {
        let deleted = self.store.with_value(|store| drafts::delete(store, &old.id));
        self.changed();
        if self.told(deleted).is_some() {
            self.notices.offer(format!("已删除“{name}”。"), "撤销删除", move || self.put_back(&old));
        }
    }

    fn put_back(self, old: &OnShelf) {
        let kept = self.store.with_value(|store| drafts::put(store, &old.id, &old.text));
        self.changed();
        if self.told(kept).is_some() {
            self.notices.say("已恢复原来的草稿。");
        }
    }

    /// A draft that is being closed could not be saved: it stays in memory, and that is said.
    pub fn hold(self, id: &DraftId, rule_set: &RuleSet, draft: &Draft, revision: u64, error: &StorageError) {
        let text = stored(rule_set, draft, &Stamp { at: clock::now(), revision });
        self.told(self.store.with_value(|store| store.hold(&id.key(), &text)));
        self.changed();
        self.notices.warn(format!("{}草稿还能从这个列表打开，关闭本页面后就没有了。", words::storage::failure(error)));
    }

    /// Whether a draft is only in memory.
    pub fn holds(self, id: &DraftId) -> bool {
        self.told(self.store.with_value(|store| store.holds(&id.key()))).unwrap_or(false)
    }

    /// Whether anything would be gone with the page.
    pub fn holds_any(self) -> bool {
        self.told(self.store.with_value(Layered::holds_any)).unwrap_or(false)
    }

    pub fn setting(self, name: &str) -> Option<String> {
        let found = self.store.with_value(|store| store.get(&setting_key(name)));
        self.told(found).flatten()
    }

    pub fn set_setting(self, name: &str, value: &str) {
        let kept = self.store.with_value(|store| store.set(&setting_key(name), value));
        self.told(kept);
    }

    pub fn changed(self) {
        self.changes.update(|changes| *changes += 1);
    }

    fn told<T>(self, result: Result<T, StorageError>) -> Option<T> {
        result.map_err(|error| self.notices.warn(words::storage::failure(&error))).ok()
    }
}

fn setting_key(name: &str) -> String {
    format!("quality-county/setting/{name}")
}
