//! As `storage_crash.rs`, for what stands beside a draft's states: restore points, and what app version 0.1 kept.

mod support;

use quality_county::storage::gather::{gather, pick};
use quality_county::storage::local::Local;
use quality_county::storage::points::{self, Label, Meta, thin};
use quality_county::storage::sealed::seal;
use quality_county::storage::{KeyValue, Vault, legacy, listing};
use support::kept::{text, world};
use support::stores::{World, at_every_step, block_on, id};

#[test]
fn restore_points() {
    let name = id("one");
    let meta = |revision| Meta { at: "t".into(), label: Label::Automatic(String::new()), revision };
    for local in [false, true] {
        let start = world();
        let store = Local(&start);
        let on: &dyn Vault = if local { &store } else { &start };
        for revision in 3..=9 {
            block_on(points::add(on, &name, &meta(revision), &text(revision))).expect("kept");
        }
        let states = |world: &World| {
            let store = Local(world);
            let on: &dyn Vault = if local { &store } else { world };
            let list = block_on(points::list(on, &name)).expect("list");
            let readable = list.into_iter().filter_map(|point| Some((point.meta.ok()?, point.number)));
            readable
                .map(|(meta, number)| {
                    let (_, text) = block_on(points::load(on, &name, number)).expect("loads").expect("there");
                    (meta.revision, meta.label, text)
                })
                .collect::<Vec<_>>()
        };
        let before = states(&start);
        let run = |act: &dyn Fn(&dyn Vault) -> bool, check: &dyn Fn(&World, bool, &str)| {
            let act = async |world: &World| {
                let store = Local(world);
                act(if local { &store } else { world })
            };
            at_every_step(&start, act, check)
        };
        run(&|on| block_on(points::add(on, &name, &meta(10), &text(10))).is_ok(), &|world, said, note| {
            let mut after = states(world);
            let is_new = after.first().is_some_and(|(revision, ..)| *revision == 10);
            assert!(is_new || !said, "{note}");
            after.retain(|(revision, ..)| *revision != 10);
            assert_eq!(after, before, "{note}");
        });
        run(
            &|on| {
                let list = block_on(points::list(on, &name));
                list.is_ok_and(|list| block_on(points::delete(on, &name, &thin(&list, 3))).is_ok())
            },
            &|world, said, note| {
                let after = states(world);
                assert!(after.iter().all(|state| before.contains(state)), "{note}");
                assert!(after.len() == 3 || (!said && after.len() <= before.len()), "{note}");
                assert!(after.len() >= 3 && after.first() == before.first() && after.last() == before.last(), "{note}");
            },
        );
    }
}

/// A text of app version 0.1.
fn old_text(revision: u64) -> String {
    format!(r#"{{"format":"quality-county/draft","format_version":1,"saved":{{"revision":{revision}}},"x":"一"}}"#)
}

#[test]
fn taking_over_what_version_0_1_kept() {
    let only = World::default();
    only.set("quality-county/draft/one", &old_text(5)).expect("set");
    let beside = world();
    beside.set("quality-county/draft/one", &old_text(5)).expect("set");
    let rivals = world();
    rivals.vault.borrow_mut().insert("draft/one/c".into(), seal("draft/one/", 2, &old_text(5)));
    for (start, newest) in [(only, old_text(5)), (beside, text(2)), (rivals, text(2))] {
        let names = at_every_step(
            &start,
            async |world| {
                let found = gather(world.stores(), &id("one")).await;
                legacy::settle(world.stores(), &id("one"), &found).await
            },
            |world, said, note| {
                let has_old = |world: &World| {
                    let (local, vault) = world.texts();
                    let texts = local.values().chain(vault.values());
                    texts.filter(|value| value.ends_with(&old_text(5))).count()
                };
                assert!(has_old(world) > 0, "{note}: the old text is kept");
                for _ in 0..2 {
                    let found = block_on(gather(world.stores(), &id("one")));
                    assert_eq!(pick(&found).expect(note).start.text, newest, "{note}");
                    block_on(legacy::settle(world.stores(), &id("one"), &found)).expect(note);
                }
                assert!(!world.local.borrow().contains_key("quality-county/draft/one"), "{note}");
                assert!(has_old(world) > 0, "{note}: and found again");
                let listed = block_on(listing::list(world.stores()));
                let shown = listed
                    .drafts
                    .iter()
                    .filter(|(_, found)| found.generations.first().is_some_and(|state| state.text == old_text(5)));
                assert_eq!(shown.count(), 1, "{note}: shown once");
                drop(said);
            },
        );
        assert!(names > 40, "{names}");
    }
}
