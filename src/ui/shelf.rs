//! The drafts on this computer, as the pages use them: two stores for the whole app, or memory where the browser refuses both.

use super::notice::Notices;
use super::routes::{DraftPage, Route};
use super::stores::{Handles, Held, Kept, Refusals};
use crate::browser::{clock, local_store::LocalStore, page, vault::BrowserVault};
use crate::domain::draft::Draft;
use crate::domain::rule_set::RuleSet;
use crate::exchange::write::{Stamp, stored};
use crate::rule_sets::library::find;
use crate::storage::drafts::{DraftId, OnShelf, on_shelf, sort};
use crate::storage::gather::gather;
use crate::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use crate::storage::legacy::settle;
use crate::storage::memory::MemoryStore;
use crate::storage::rules::KeptRules;
use crate::storage::trash::{self, Removed};
use crate::storage::{KeyValue, StorageError, listing};
use crate::ui::prelude::*;
use crate::words;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Name of the browser's database.
const DATABASE: &str = "quality-county";

/// Handle to the stores. Provided once, at the root.
#[derive(Clone, Copy)]
pub struct Shelf {
    handles: StoredValue<Handles>,
    /// Why a store is not there; both together mean that nothing is kept.
    pub refused: RwSignal<Refusals>,
    /// All drafts, once they were read.
    pub drafts: RwSignal<Option<Vec<OnShelf>>>,
    /// The rule sets of a person's own, once something needed them.
    pub rules: RwSignal<Option<Vec<KeptRules>>>,
    /// Counts changes of the list, so that pages read it anew.
    changes: RwSignal<u32>,
    /// The name of the person at this computer, as typed; may be empty.
    pub who: RwSignal<String>,
    pub notices: Notices,
}

impl Shelf {
    pub fn provide(notices: Notices) -> Self {
        let (local, local_refused): (Rc<dyn KeyValue>, _) = match LocalStore::open() {
            Ok(store) => (Rc::new(store), None),
            Err(error) => (Rc::new(MemoryStore::default()), Some(error)),
        };
        let handles = Handles { local, vault: None, held: Vec::new(), reading: 0 };
        let shelf = Self {
            handles: StoredValue::new(handles),
            refused: RwSignal::new(Refusals { local: local_refused, ..Refusals::default() }),
            drafts: RwSignal::new(None),
            rules: RwSignal::new(None),
            changes: RwSignal::new(0),
            who: RwSignal::new(String::new()),
            notices,
        };
        shelf.who.set(shelf.setting("who").unwrap_or_default());
        provide_context(shelf);
        spawn_local(shelf.open_vault());
        shelf
    }

    async fn open_vault(self) {
        let vault = BrowserVault::open(DATABASE).await;
        let refused = vault.as_ref().err().cloned();
        if let Ok(vault) = vault {
            self.handles.update_value(|handles| handles.vault = Some(Rc::new(vault)));
        }
        if let Err(error) = trash::sweep(self.handles().stores()).await {
            leptos::logging::error!("sweep: {error:?}");
        }
        self.refused.update(|refusals| (refusals.vault, refusals.asked) = (refused, true));
        self.changed();
    }

    pub fn handles(self) -> Handles {
        self.handles.get_value()
    }

    /// Reads the list anew, now and whenever it changes, as long as the calling page lives.
    pub fn keep_listed(self) {
        Effect::new(move |_| {
            self.changes.track();
            spawn_local(self.read_list());
        });
    }

    pub(super) async fn read_list(self) {
        self.handles.update_value(|handles| handles.reading += 1);
        let handles = self.handles();
        let listing = listing::list(handles.stores()).await;
        if self.handles.with_value(|now| now.reading != handles.reading) {
            return;
        }
        for (_, error) in &listing.failures {
            self.notices.warn(words::storage::failure(error));
        }
        let mut drafts = Vec::new();
        for (id, found) in &listing.drafts {
            drafts.push(self.with_rules(|| on_shelf(id, found, find)).await);
        }
        drafts.retain(|draft| handles.held.iter().all(|held| held.id != draft.id));
        drafts.extend(handles.held.into_iter().map(|held| held.draft));
        sort(&mut drafts);
        self.drafts.set(Some(drafts));
    }

    /// One draft, readable or not; `None` if there is none of that name. The tab that may write first gives states that need one
    /// a name of their own.
    pub async fn load(self, id: &DraftId, may_write: bool) -> Option<OnShelf> {
        let handles = self.handles();
        if let Some(held) = handles.held.iter().find(|held| held.id == *id) {
            return Some(held.draft.clone());
        }
        let found = gather(handles.stores(), id).await;
        for (_, error) in &found.failures {
            self.notices.warn(words::storage::failure(error));
        }
        let nothing = found.generations.is_empty() && found.unreadable.is_empty() && found.legacy.is_none();
        if nothing && found.journals.is_empty() {
            return None;
        }
        let mut draft = self.with_rules(|| on_shelf(id, &found, find)).await;
        if may_write && draft.content.is_ok() {
            match settle(handles.stores(), id, &found).await {
                Ok(made) if made.is_empty() => {}
                Ok(_) => self.notices.warn(words::storage::SETTLED),
                // What has no place of its own yet might be written over: not under this name.
                Err(_) => draft.gap = true,
            }
        }
        Some(draft)
    }

    /// Keeps a state: local storage at once, the database as soon as it answers.
    pub async fn keep(self, id: &DraftId, revision: u64, text: &str, strict: bool) -> Kept {
        let handles = self.handles();
        let local = commit_local(&*handles.local, id, revision, text, LOCAL_LIMIT);
        let vault = match &handles.vault {
            Some(vault) => Some(commit_vault(&**vault, id, revision, text, strict).await.map(|_| ())),
            None => None,
        };
        Kept { local, vault }
    }

    /// Keeps a draft under a new name, then calls `then` with that. Where it could not be kept, that is said.
    pub fn add(self, rule_set: &RuleSet, draft: &Draft, then: impl FnOnce(DraftId) + 'static) {
        let id = clock::new_draft_id();
        let text = stored(rule_set, draft, &Stamp { at: clock::now(), revision: 1 });
        spawn_local(async move {
            let kept = self.keep(&id, 1, &text, true).await.outcome();
            self.changed();
            if self.told(kept).is_some() {
                then(id);
            }
        });
    }

    /// Adds a draft and opens its page for filling in.
    pub fn add_and_open(self, rule_set: &RuleSet, draft: &Draft) {
        self.add(rule_set, draft, |id| page::go(&Route::Draft(id, DraftPage::Fill(None)).to_string()));
    }

    /// Writes over a draft that is not open; the old state comes back with one click.
    pub fn replace(self, old: OnShelf, rule_set: &'static RuleSet, draft: &Draft, what: String) {
        let next = old.next;
        let text = stored(rule_set, draft, &Stamp { at: clock::now(), revision: next });
        spawn_local(async move {
            let kept = self.keep(&old.id, next, &text, true).await.outcome();
            self.changed();
            if self.told(kept).is_some() {
                self.notices.offer(what, "撤销", move || self.write_back(&old, next + 1));
            }
        });
    }

    fn write_back(self, old: &OnShelf, revision: u64) {
        let Ok(incoming) = &old.content else { return };
        let stamp = Stamp { at: incoming.stamp.at.clone(), revision };
        let (id, text) = (old.id.clone(), stored(incoming.rule_set, &incoming.draft, &stamp));
        spawn_local(async move {
            let kept = self.keep(&id, revision, &text, true).await.outcome();
            self.changed();
            if self.told(kept).is_some() {
                self.notices.say("已恢复原来的草稿。");
            }
        });
    }

    /// Deletes a draft; it comes back with one click.
    pub fn delete(self, id: DraftId, name: String) {
        self.handles.update_value(|handles| handles.held.retain(|held| held.id != id));
        spawn_local(async move {
            let deleted = trash::delete(self.handles().stores(), &id).await;
            self.changed();
            if let Some(removed) = self.told(deleted) {
                self.notices
                    .offer(format!("已删除“{name}”。"), "撤销删除", move || self.put_back(removed.clone()));
            }
        });
    }

    fn put_back(self, removed: Removed) {
        spawn_local(async move {
            let back = trash::put_back(self.handles().stores(), &removed).await;
            self.changed();
            if self.told(back).is_some() {
                self.notices.say("已恢复原来的草稿。");
            }
        });
    }

    /// A draft that is being closed could not be saved: it stays in memory, and that is said.
    pub fn hold(self, draft: OnShelf, error: &StorageError) {
        self.handles.update_value(|handles| {
            handles.held.retain(|held| held.id != draft.id);
            handles.held.push(Held { id: draft.id.clone(), draft });
        });
        self.changed();
        self.notices.warn(format!("{}草稿还能从这个列表打开，关闭本页面后就没有了。", words::storage::failure(error)));
    }

    /// Whether a draft is only in memory.
    pub fn holds(self, id: &DraftId) -> bool {
        self.handles.with_value(|handles| handles.held.iter().any(|held| held.id == *id))
    }

    /// A draft that was in memory only has been kept after all.
    pub fn let_go(self, id: &DraftId) {
        self.handles.update_value(|handles| handles.held.retain(|held| held.id != *id));
    }

    /// Whether anything would be gone with the page.
    pub fn holds_any(self) -> bool {
        self.handles.with_value(|handles| !handles.held.is_empty())
    }

    pub fn setting(self, name: &str) -> Option<String> {
        let found = self.handles.with_value(|handles| handles.local.get(&setting_key(name)));
        self.told(found).flatten()
    }

    pub fn set_setting(self, name: &str, value: &str) {
        let kept = self.handles.with_value(|handles| handles.local.set(&setting_key(name), value));
        self.told(kept);
    }

    pub fn changed(self) {
        self.changes.update(|changes| *changes += 1);
    }

    pub fn told<T>(self, result: Result<T, StorageError>) -> Option<T> {
        result.map_err(|error| self.notices.warn(words::storage::failure(&error))).ok()
    }
}

fn setting_key(name: &str) -> String {
    format!("quality-county/setting/{name}")
}
