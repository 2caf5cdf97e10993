//! Rule sets of a person's own: kept once and for good, found by the drafts that are bound to them.

mod support;

use quality_county::domain::draft::Draft;
use quality_county::exchange::problem::{Refused, Warning};
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::library::{Own, find, install};
use quality_county::rule_sets::load;
use quality_county::storage::id::DraftId;
use quality_county::storage::memory::MemoryStore;
use quality_county::storage::rules::{KeptRules, fits, keep, list, remove};
use quality_county::storage::works::{self, Work};
use quality_county::storage::{KeyValue, StorageError, Stores};
use support::stores::block_on;
use support::{anhui, empty_draft};

const SMALL: &str = include_str!("fixtures/rule_sets/small.json");

/// The small table under another version.
fn version(name: &str) -> String {
    SMALL.replace("\"version\": \"1\"", &format!("\"version\": \"{name}\""))
}

fn kept(text: &str) -> KeptRules {
    let about = load(text).expect("loads").about;
    KeptRules { id: about.id, version: about.version, name: about.title, prefix: about.fingerprint, text: text.into() }
}

fn own(text: &str) -> Own {
    let rules = kept(text);
    Own { id: rules.id, prefix: rules.prefix[..16].to_owned(), text: rules.text }
}

fn stores(store: &MemoryStore) -> Stores<'_> {
    Stores { local: Some(store), vault: None }
}

fn listed(store: &MemoryStore) -> Vec<KeptRules> {
    block_on(list(stores(store))).kept
}

#[test]
fn versions_stand_side_by_side() {
    let store = MemoryStore::default();
    let (one, two) = (kept(SMALL), kept(&version("2")));
    for rules in [&two, &one, &two] {
        block_on(keep(stores(&store), rules)).expect("kept");
    }
    let found = listed(&store);
    assert_eq!(found.iter().map(|rules| rules.version.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(found[0].text, one.text, "byte for byte");
    assert!(one.prefix.starts_with(&found[0].prefix) && found[0].prefix.len() == 16);
    block_on(remove(stores(&store), &found[0])).expect("removed");
    assert_eq!(listed(&store).len(), 1);
    block_on(keep(stores(&store), &found[0])).expect("brought back");
    assert_eq!(listed(&store), found);
}

#[test]
fn nothing_is_written_over() {
    let store = MemoryStore::default();
    let one = kept(SMALL);
    let key = format!("quality-county/rules/{}/{}", one.id, &one.prefix[..16]);
    store.set(&key, "something else").expect("set");
    block_on(keep(stores(&store), &one)).expect("kept beside it");
    assert_eq!(store.get(&key), Ok(Some("something else".to_owned())));
    let found = block_on(list(stores(&store)));
    assert_eq!((found.kept.len(), found.unreadable.len()), (1, 1));
    assert_eq!(found.kept[0].prefix.len(), 32);
}

#[test]
fn a_torn_write_is_written_anew() {
    let store = MemoryStore::default();
    let one = kept(SMALL);
    block_on(keep(stores(&store), &one)).expect("kept");
    let key = format!("quality-county/rules/{}/{}", one.id, &one.prefix[..16]);
    let raw = store.get(&key).expect("there").expect("there");
    store.set(&key, &raw[..raw.len() / 2 / 2]).expect("torn");
    assert!(listed(&store).is_empty());
    block_on(keep(stores(&store), &one)).expect("kept");
    assert_eq!(listed(&store).len(), 1);
}

#[test]
fn ids_that_could_not_stand_in_a_key_are_known() {
    for (id, wanted) in [("anhui-2022", true), ("示例县 2026", true), ("", false), ("a/b", false), ("a\nb", false)] {
        assert_eq!(fits(id), wanted, "{id:?}");
    }
    assert!(!fits(&"长".repeat(65)));
}

/// One test, because the list of a person's own rule sets is one for the whole program.
#[test]
fn a_draft_finds_the_very_version_it_is_bound_to() {
    let (first, second) = (load(SMALL).expect("loads"), load(&version("2")).expect("loads"));
    let file = |rules| stored(rules, &empty_draft(rules), &Stamp::default());
    let texts = [file(&first), file(&second)];
    let read = |at: usize| read_text(&texts[at], find);
    assert!(matches!(read(0), Err(Refused::UnknownRuleSet { .. })), "none of that name is there");

    install(vec![own(SMALL), own(&version("2"))]);
    for (at, rules) in [&first, &second].into_iter().enumerate() {
        let incoming = read(at).expect("readable");
        assert_eq!((incoming.rule_set, incoming.warnings.len()), (rules, 0));
        assert!(std::ptr::eq(incoming.rule_set, read(at).expect("readable").rule_set), "one copy a version");
    }

    install(vec![own(&version("2"))]);
    let incoming = read(0).expect("another version with the same id");
    assert_eq!(incoming.rule_set, &second);
    assert!(matches!(&incoming.warnings[..], [Warning::OtherRuleSet { version, .. }] if version == "1"));

    let built_in: Draft = empty_draft(anhui());
    let incoming = read_text(&stored(anhui(), &built_in, &Stamp::default()), find).expect("readable");
    assert!(std::ptr::eq(incoming.rule_set, anhui()));
    install(Vec::new());
    assert!(matches!(read(1), Err(Refused::UnknownRuleSet { .. })), "gone, though it was opened once");
}

#[test]
fn what_is_being_edited_is_kept_in_two_generations() {
    let store = MemoryStore::default();
    let work = |revision, text: &str| Work { id: DraftId::parse("abc").expect("id"), revision, text: text.into() };
    let listed = || block_on(works::list(stores(&store))).expect("listed");
    for (revision, text) in [(1, "一"), (2, "二"), (3, "三")] {
        block_on(works::keep(stores(&store), &work(revision, text))).expect("kept");
    }
    assert_eq!(listed(), [work(3, "三")]);
    let keys = store.keys().expect("keys");
    assert_eq!(keys.len(), 2);
    let newest =
        keys.iter().find(|key| store.get(key).expect("there").expect("there").ends_with("三")).expect("newest");
    store.set(newest, "torn").expect("set");
    assert_eq!(listed(), [work(2, "二")], "the state before is whole");
    assert!(matches!(block_on(works::keep(stores(&store), &work(1, "旧"))), Err(StorageError::Overtaken(2))));
    block_on(works::remove(stores(&store), &work(2, "").id)).expect("removed");
    assert_eq!(listed(), []);
    assert_eq!(store.keys().expect("keys").len(), 1, "what cannot be read stays");
}
