//! The storage engine, part by part; `storage_crash.rs` breaks it, `storage_properties.rs` shakes it.

mod support;

use proptest::prelude::*;
use quality_county::storage::gather::{Gathered, Generation, Kept, gather, pick};
use quality_county::storage::generations::{LocalCommit, commit_local, commit_vault};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::local::{Local, Used, used};
use quality_county::storage::points::{self, Meta, Point, thin};
use quality_county::storage::sealed::{Damage, Sealed, seal, sum, unseal};
use quality_county::storage::{KeyValue, StorageError, Vault, legacy, listing};
use support::kept::{DAMAGED, text, world};
use support::stores::{Trouble, World, block_on, id};

#[test]
fn every_kind_of_damage_is_told_apart() {
    // What the standard gives for its own example.
    assert_eq!((sum("123456789"), sum("")), (0xcbf4_3926, 0));
    let raw = seal("draft/one/", 7, "一二\n三");
    assert_eq!(unseal("draft/one/", &raw), Ok(Sealed { revision: 7, text: "一二\n三".into() }));
    assert_eq!(unseal("", &seal("", u64::MAX, "")).map(|sealed| sealed.revision), Ok(u64::MAX));
    for (bad, damage) in [
        (String::new(), Damage::Header),
        ("{}".into(), Damage::Header),
        (raw.replacen("sealed 1", "sealed 2", 1), Damage::OtherVersion("2".into())),
        (raw.replacen("sealed 1", "sealed x", 1), Damage::Header),
        (raw.replacen('三', "", 1), Damage::Truncated { stated: 10, found: 7 }),
        (format!("{raw}!"), Damage::TooLong { stated: 10, found: 11 }),
        (raw.replacen('二', "三", 1), Damage::Altered),
        (raw.replacen("1 7 ", "1 8 ", 1), Damage::Altered),
        (raw.replacen("1 7 ", "1 07 ", 1), Damage::Altered),
    ] {
        assert_eq!(unseal("draft/one/", &bad), Err(damage), "{bad:?}");
    }
    assert_eq!(unseal("draft/other/", &raw), Err(Damage::Altered));
}

proptest! {
    #[test]
    fn no_damage_goes_unnoticed(revision: u64, text: String, at: prop::sample::Index, other: char) {
        let raw = seal("draft/one/", revision, &text);
        let chars: Vec<char> = raw.chars().collect();
        let (here, begin) = (at.index(chars.len()), |end: usize| chars.iter().take(end).collect::<String>());
        prop_assert!(unseal("draft/one/", &begin(here)).is_err());
        let mut flipped = chars.clone();
        flipped[here] = other;
        let flipped: String = flipped.into_iter().collect();
        prop_assert_eq!(unseal("draft/one/", &flipped).is_ok(), flipped == raw);
    }
}

fn generation(revision: u64, text: &str) -> Generation {
    Generation { revision, text: text.into(), kept: Kept { local: true, ..Kept::default() } }
}

/// What is opened, in short: where from, patch, revision, next, gap, rivals.
fn choice(generations: &[Generation], journals: &[(u64, u64, Option<&str>)]) -> String {
    let journals = journals.iter().map(|(base, revision, patch)| {
        let patch = patch.map(str::to_owned);
        Entry { base: *base, revision: *revision, patch }
    });
    let found = Gathered { generations: generations.to_vec(), journals: journals.collect(), ..Gathered::default() };
    let Some(picked) = pick(&found) else { return "nothing".into() };
    let gap = picked.gap.map(|gap| format!(" gap {}–{}", gap.base, gap.revision)).unwrap_or_default();
    let rivals = picked.rivals.iter().map(|rival| format!(" rival {}", rival.text)).collect::<String>();
    let patch = picked.patch.unwrap_or("–");
    format!("{} {patch} = {}, next {}{gap}{rivals}", picked.start.text, picked.revision, picked.next)
}

#[test]
fn the_journal_is_laid_on_what_it_fits() {
    let both = [generation(8, "h"), generation(6, "f")];
    for (journals, expected) in [
        (vec![], "h – = 8, next 9"),
        (vec![(6, 8, Some("p"))], "h – = 8, next 9"),
        (vec![(6, 7, Some("p"))], "h – = 8, next 9"),
        (vec![(6, 9, Some("p"))], "f p = 9, next 10"),
        (vec![(8, 9, Some("p"))], "h p = 9, next 10"),
        (vec![(7, 9, Some("p"))], "h p = 9, next 10"),
        (vec![(9, 10, Some("p"))], "h – = 8, next 11 gap 9–10"),
        (vec![(10, 10, None)], "h – = 8, next 11 gap 10–10"),
        (vec![(9, 11, Some("p")), (8, 10, Some("q"))], "h q = 10, next 12 gap 9–11"),
    ] {
        assert_eq!(choice(&both, &journals), expected, "{journals:?}");
    }
    let rivals = [generation(8, "h"), generation(8, "x"), generation(6, "f")];
    assert_eq!(choice(&rivals, &[]), "h – = 8, next 9 rival x");
    assert_eq!(choice(&rivals, &[(6, 9, Some("p"))]), "h – = 8, next 10 gap 6–9 rival x");
    let twice = [generation(8, "h"), generation(6, "f"), generation(6, "x")];
    assert_eq!(choice(&twice, &[(6, 9, Some("p"))]), "h – = 8, next 10 gap 6–9");
    let old = [Generation { kept: Kept { legacy: true, ..Kept::default() }, ..generation(8, "h") }];
    assert_eq!(choice(&old, &[(8, 9, Some("p"))]), "h – = 8, next 10 gap 8–9");
    assert_eq!(choice(&[], &[(1, 2, Some("p"))]), "nothing");
}

#[test]
fn a_state_too_long_for_local_storage_is_missed_when_the_database_is_silent() {
    let world = world();
    let long = "一".repeat(11);
    assert_eq!(commit_local(&world, &id("one"), 3, &long, 10), Ok(LocalCommit::TooLong));
    block_on(commit_vault(&world, &id("one"), 3, &long, false)).expect("kept");
    journal::clear_through(&world, &id("one"), 3).expect("noted");
    assert_eq!(pick(&block_on(gather(world.stores(), &id("one")))).map(|picked| picked.revision), Some(3));
    let found = block_on(gather(world.only_local(), &id("one")));
    let picked = pick(&found).expect("an older state");
    assert_eq!((picked.revision, picked.gap.map(|gap| gap.revision)), (2, Some(3)));
    assert!(commit_local(&world, &id("one"), 3, &"一".repeat(10), 10).is_ok(), "the limit itself fits");
}

#[test]
fn a_journal_that_goes_as_far_stays() {
    let (world, name) = (world(), id("one"));
    let entry = Entry { base: 1, revision: 3, patch: Some("patch".into()) };
    journal::write(&world, &name, &entry).expect("kept");
    for revision in [2, 3] {
        assert_eq!(journal::clear_through(&world, &name, revision), Ok(()));
        assert_eq!(journal::read(&world, &name), Ok(vec![entry.clone()]));
    }
    assert_eq!(journal::clear_through(&world, &name, 4), Ok(()));
    let mark = Entry { base: 4, revision: 4, patch: None };
    assert_eq!(journal::read(&world, &name), Ok(vec![mark, entry]));
}

#[test]
fn nobody_elses_newer_state_is_written_over() {
    let world = world();
    let before = world.texts();
    for (revision, said) in [(1, 2), (2, 2)] {
        let said = Err(StorageError::Overtaken(said));
        assert_eq!(commit_local(&world, &id("one"), revision, "other", 99).map(|_| ()), said);
        assert_eq!(block_on(commit_vault(&world, &id("one"), revision, "other", false)).map(|_| ()), said);
    }
    assert!(commit_local(&world, &id("one"), 2, &text(2), 99).is_ok(), "the same once more is no harm");
    assert_eq!(world.texts(), before);
}

#[test]
fn a_store_that_does_not_answer_is_named() {
    let world = world();
    world.arm(&Trouble::Stop, 1);
    let found = block_on(gather(world.stores(), &id("one")));
    assert!(found.failures.len() == 2 && found.generations.is_empty());
    assert!(block_on(legacy::settle(world.stores(), &id("one"), &found)).is_err());
    assert!(block_on(listing::list(world.stores())).failures.len() == 2);
}

#[test]
fn all_drafts_are_listed() {
    let world = world();
    for (key, value) in [("draft/old", "{}"), ("draft/a b", "x"), ("setting/x", "y"), ("journal/alone/a", DAMAGED)] {
        world.set(&format!("quality-county/{key}"), value).expect("set");
    }
    let listed = block_on(listing::list(world.stores()));
    let shown: Vec<_> = listed.drafts.iter().map(|(name, found)| (name.to_string(), found.generations.len())).collect();
    let expected = [("alone", 0), ("old", 0), ("one", 2), ("onex", 1)];
    assert_eq!(shown, expected.map(|(name, count)| (name.to_owned(), count)));
    assert_eq!(listed.failures, []);
    let Used { own, all } = used(&world).expect("measured");
    assert_eq!(all - own, "somebody/elsex".len());
}

#[test]
fn only_what_version_0_1_wrote_is_taken_over() {
    let file = |version: &str, saved: &str| {
        format!(r#"{{"format":"quality-county/draft","format_version":{version},"saved":{saved}}}"#)
    };
    for (text, expected) in [
        (file("1", r#"{"revision":5}"#), Some(5)),
        (file("1", "null"), Some(0)),
        (file("1", r#"{"revision":18446744073709551615}"#), Some(0)),
        (file("2", r#"{"revision":5}"#), Some(5)),
        (file("99", r#"{"revision":5}"#), None),
        (file("1", "").replace(',', ";"), None),
        (r#"{"format":"other","format_version":1}"#.into(), None),
    ] {
        assert_eq!(legacy::revision(&text), expected, "{text}");
        let world = World::default();
        world.set("quality-county/draft/one", &text).expect("set");
        let found = block_on(gather(world.stores(), &id("one")));
        assert_eq!(found.legacy.as_ref(), Some(&text));
        assert_eq!(block_on(legacy::settle(world.stores(), &id("one"), &found)), Ok(Vec::new()));
        let still = world.get("quality-county/draft/one").expect("get");
        assert_eq!(still, expected.is_none().then_some(text), "what cannot be read stays");
    }
}

fn point(number: u32, name: Option<&str>) -> Point {
    let meta = Meta { at: String::new(), name: name.map(str::to_owned), revision: u64::from(number) };
    Point { number, meta: Ok(meta) }
}

#[test]
fn restore_points_thin_out_with_age() {
    let mut kept: Vec<Point> = Vec::new();
    for number in 1..=400 {
        kept.push(point(number, (number % 50 == 0).then_some("送审稿")));
        let gone = thin(&kept, points::AUTOMATIC);
        kept.retain(|point| !gone.contains(&point.number));
    }
    let named = |point: &&Point| point.meta.as_ref().is_ok_and(|meta| meta.name.is_some());
    assert_eq!(kept.iter().filter(named).count(), 8);
    let automatic: Vec<_> = kept.iter().filter(|point| !named(point)).map(|point| point.number).collect();
    let expected = [1, 134, 229, 281, 311, 337, 352, 368, 375, 383, 387, 390, 392, 393, 394, 395, 396, 397, 398, 399];
    assert_eq!(automatic, expected, "all of the newest, ever fewer further back, the oldest");
    let local = thin(&kept, points::AUTOMATIC_LOCAL);
    assert_eq!(local.len(), automatic.len() - points::AUTOMATIC_LOCAL);
    assert!(thin(&[], 0).is_empty());
    assert_eq!(thin(&[point(1, None)], 0), [1]);
}

#[test]
fn a_restore_point_is_listed_without_its_state() {
    let (world, name) = (World::default(), id("one"));
    let store = Local(&world);
    let meta = Meta { at: "2026-03-05 08:00:00".into(), name: Some("送审稿\n一".into()), revision: 4 };
    let number = block_on(points::add(&store, &name, &meta, "第一行\n第二行")).expect("kept");
    let meta = Meta { name: Some("送审稿 一".into()), ..meta };
    assert_eq!(block_on(points::load(&store, &name, number)), Ok(Some((meta.clone(), "第一行\n第二行".into()))));
    world.set("quality-county/point/one/000009", DAMAGED).expect("set");
    let list = block_on(points::list(&store, &name)).expect("list");
    assert_eq!(list.first().map(|point| point.meta.clone()), Some(Ok(meta)));
    assert_eq!(list.last().and_then(|point| point.meta.clone().err()).map(|(_, raw)| raw), Some(DAMAGED.into()));
    assert!(matches!(block_on(points::load(&store, &name, 9)), Err(StorageError::Damaged(_))));
    assert_eq!(block_on(points::load(&store, &name, 5)), Ok(None));
    assert_eq!(block_on(store.keys("point/one/")).map(|keys| keys.len()), Ok(2));
}
