//! The shelf of drafts over a store in memory, and over one that fails.

mod support;

use quality_county::exchange::problem::Refused;
use quality_county::exchange::write::Stamp;
use quality_county::rule_sets::built_in;
use quality_county::storage::drafts::{DraftId, delete, list, load, put, save};
use quality_county::storage::memory::MemoryStore;
use quality_county::storage::{KeyValue, StorageError};
use support::{anhui, empty_draft};

fn id(name: &str) -> DraftId {
    DraftId::parse(name).expect("a draft name")
}

fn stamp(at: &str) -> Stamp {
    Stamp { at: at.into(), revision: 1 }
}

#[test]
fn drafts_are_kept_listed_and_deleted() {
    let store = MemoryStore::default();
    store.set("somebody/else", "x").expect("set");
    let mut draft = empty_draft(anhui());
    save(&store, &id("old"), anhui(), &draft, &stamp("2026-01-01 08:00:00")).expect("saved");
    draft.about.county = "乙县".into();
    save(&store, &id("new"), anhui(), &draft, &stamp("2026-02-01 08:00:00")).expect("saved");
    let names =
        |store: &MemoryStore| list(store, built_in).expect("list").iter().map(|d| d.id.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&store), ["new", "old"]);
    let found = load(&store, &id("new"), built_in).expect("load").expect("there");
    assert_eq!(found.content.expect("readable").draft, draft);
    delete(&store, &id("new")).expect("deleted");
    assert_eq!(names(&store), ["old"]);
    put(&store, &id("new"), &found.text).expect("put back");
    assert_eq!(load(&store, &id("new"), built_in).expect("load").expect("there").text, found.text);
    assert_eq!(store.get("somebody/else"), Ok(Some("x".into())));
}

#[test]
fn unreadable_drafts_stay_byte_for_byte() {
    let store = MemoryStore::default();
    for (name, text) in
        [("broken", "{\"format\": tru"), ("future", "{\"format\":\"quality-county/draft\",\"format_version\":9}")]
    {
        store.set(&format!("quality-county/draft/{name}"), text).expect("set");
        let found = load(&store, &id(name), built_in).expect("load").expect("there");
        assert!(found.content.is_err());
        assert_eq!(found.text, text);
    }
    let list = list(&store, built_in).expect("list");
    assert!(matches!(list[1].content, Err(Refused::NewerVersion(_))));
    assert_eq!(load(&store, &id("none"), built_in).expect("load").map(|draft| draft.text), None);
}

#[test]
fn names_are_plain() {
    for bad in ["", "a/b", "县", "a b", &"x".repeat(33)] {
        assert_eq!(DraftId::parse(bad), None, "{bad:?}");
    }
}

/// Fails in one chosen way.
struct Faulty {
    inner: MemoryStore,
    full: bool,
    forgets: bool,
}

impl KeyValue for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match (self.full, self.forgets) {
            (true, _) => Err(StorageError::Full),
            (_, true) => self.inner.set(key, value.get(..value.len() / 2).unwrap_or_default()),
            _ => self.inner.set(key, value),
        }
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}

#[test]
fn saved_means_read_back() {
    let draft = empty_draft(anhui());
    let try_save = |full, forgets| {
        let store = Faulty { inner: MemoryStore::default(), full, forgets };
        save(&store, &id("a"), anhui(), &draft, &stamp("2026-01-01 08:00:00"))
    };
    assert_eq!(try_save(false, false), Ok(()));
    assert_eq!(try_save(true, false), Err(StorageError::Full));
    assert_eq!(try_save(false, true), Err(StorageError::NotKept));
}
