//! Drafts as they come off the shelf: the newest state that is kept, the journal's edits on it, and what cannot be read.

mod support;

use quality_county::domain::draft::Draft;
use quality_county::exchange::patch::patch;
use quality_county::exchange::problem::Refused;
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use quality_county::storage::drafts::{DraftId, OnShelf, on_shelf};
use quality_county::storage::gather::gather;
use quality_county::storage::generations::{LOCAL_LIMIT, commit_local};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::memory::MemoryStore;
use quality_county::storage::{KeyValue, Stores};
use serde_json::Value;
use support::stores::block_on;
use support::{anhui, empty_draft};

fn id() -> DraftId {
    DraftId::parse("abc").expect("id")
}

fn named(county: &str) -> Draft {
    let mut draft = empty_draft(anhui());
    draft.about.county = county.into();
    draft
}

fn text(draft: &Draft, revision: u64) -> String {
    stored(anhui(), draft, &Stamp { at: "2026-03-05 14:03:22".into(), revision })
}

fn commit(store: &MemoryStore, draft: &Draft, revision: u64) {
    commit_local(store, &id(), revision, &text(draft, revision), LOCAL_LIMIT).expect("kept");
}

fn note(store: &MemoryStore, base: (u64, &Draft), revision: u64, now: &Draft) {
    let patch = Some(Value::Object(patch(anhui(), &[base.1], now)).to_string());
    journal::write(store, &id(), &Entry { base: base.0, revision, patch }).expect("noted");
}

fn opened(store: &MemoryStore) -> OnShelf {
    let found = block_on(gather(Stores { local: Some(store), vault: None }, &id()));
    on_shelf(&id(), &found, built_in)
}

fn county(draft: &OnShelf) -> String {
    draft.content.as_ref().map(|incoming| incoming.draft.about.county.clone()).expect("readable")
}

#[test]
fn the_journal_goes_on_from_the_newest_state() {
    let store = MemoryStore::default();
    let (first, last) = (named("甲县"), named("乙县"));
    commit(&store, &first, 1);
    note(&store, (1, &first), 5, &last);
    let draft = opened(&store);
    assert_eq!(county(&draft), "乙县");
    assert_eq!(draft.content.expect("readable").stamp.revision, 5);
    assert_eq!((draft.next, draft.gap), (6, false));
}

#[test]
fn a_damaged_state_falls_back_to_the_one_before_and_the_journal_brings_the_newest_back() {
    let store = MemoryStore::default();
    let (first, second, last) = (named("甲县"), named("乙县"), named("丙县"));
    commit(&store, &first, 1);
    commit(&store, &second, 2);
    note(&store, (1, &first), 3, &last);
    let key = "quality-county/draft/abc/b";
    let whole = store.get(key).expect("store").expect("second state");
    store.set(key, &whole[..whole.len() - 9]).expect("store");
    let draft = opened(&store);
    assert_eq!((county(&draft).as_str(), draft.gap), ("丙县", false));
    assert_eq!(draft.unreadable.len(), 1, "what is damaged is there to be handed out");
    assert_eq!(draft.unreadable[0].raw, whole[..whole.len() - 9]);
}

#[test]
fn a_journal_without_its_state_is_told_and_not_mixed_in() {
    let store = MemoryStore::default();
    commit(&store, &named("甲县"), 1);
    note(&store, (7, &named("乙县")), 9, &named("丙县"));
    let draft = opened(&store);
    assert_eq!((county(&draft).as_str(), draft.gap), ("甲县", true));
    assert!(draft.next > 9, "what comes next is above everything found");
}

#[test]
fn what_version_0_1_kept_is_opened_and_what_cannot_be_read_stays() {
    let store = MemoryStore::default();
    store.set("quality-county/draft/abc", include_str!("fixtures/formats/1.json")).expect("store");
    assert_eq!(county(&opened(&store)), "示例县");
    let store = MemoryStore::default();
    store.set("quality-county/draft/abc", "{damaged").expect("store");
    let draft = opened(&store);
    assert_eq!(draft.text, "{damaged");
    assert!(matches!(draft.content, Err(Refused::Truncated { .. } | Refused::NotJson { .. })));
    let store = MemoryStore::default();
    store.set("quality-county/draft/abc/a", "half a seal").expect("store");
    let draft = opened(&store);
    assert_eq!((draft.text.as_str(), draft.content.err()), ("half a seal", Some(Refused::Damaged)));
}

#[test]
fn ids_name_their_keys_and_nothing_else() {
    for odd in ["", "a b", "a/b", "草稿", &"x".repeat(33)] {
        assert_eq!(DraftId::parse(odd), None, "{odd}");
    }
    assert_eq!(id().key(), "quality-county/draft/abc");
}
