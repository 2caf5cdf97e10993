//! Every operation of the storage engine, broken at its first, second, … last call in every way: what is left is always a whole
//! draft, old or new, and nothing unreadable is lost.

mod support;

use quality_county::storage::gather::{discard, gather, pick};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::sealed::seal;
use quality_county::storage::{KeyValue, StorageError, Stores, Vault, listing, trash};
use support::kept::{DAMAGED, commit, text, world};
use support::stores::{Trouble, World, at_every_step, block_on, id};

/// The revision that would be opened; its text is checked.
fn opened(world: &World, stores: Stores<'_>) -> Option<u64> {
    let found = block_on(gather(stores, &id("one")));
    assert_eq!(found.failures, []);
    let texts = world.texts();
    let damaged = [texts.0.get("quality-county/draft/one/a"), texts.1.get("draft/one/b")];
    assert_eq!(damaged, [Some(&DAMAGED.to_owned()); 2], "unreadable bytes are kept");
    let picked = pick(&found)?;
    assert_eq!(picked.gap, None);
    assert_eq!(picked.start.text, text(picked.start.revision));
    Some(picked.revision)
}

fn others_untouched(world: &World, note: &str) {
    assert_eq!(world.local.borrow().get("somebody/else").map(String::as_str), Some("x"), "{note}");
    let other = block_on(gather(world.stores(), &id("onex")));
    assert_eq!(other.generations.first().map(|state| state.text.clone()), Some(text(7)), "{note}");
}

#[test]
fn a_commit() {
    let runs = at_every_step(
        &world(),
        async |world| commit(world, "one", 3),
        |world, said, note| {
            let revision = opened(world, world.stores()).expect(note);
            assert!(revision == 3 || (said.is_err() && revision == 2), "{note}: {revision}");
            for alone in [world.only_local(), world.only_vault()] {
                assert!(opened(world, alone).expect(note) >= 2, "{note}: one store alone has a whole draft");
            }
            let found = block_on(gather(world.stores(), &id("one")));
            let own = |raw: &&str| **raw != *DAMAGED;
            let torn = found.unreadable.iter().map(|what| what.raw.as_str()).filter(own).count();
            assert!(torn == 0 || note.starts_with("Torn"), "{note}: what the app has torn itself it clears away");
            commit(world, "one", 4).expect(note);
            assert_eq!(opened(world, world.stores()), Some(4), "{note}");
            others_untouched(world, note);
        },
    );
    assert!(runs > 60, "{runs}");
}

#[test]
fn the_first_commit_of_a_new_draft() {
    at_every_step(
        &World::default(),
        async |world| commit(world, "one", 1),
        |world, said, note| {
            let found = block_on(gather(world.stores(), &id("one")));
            assert!(pick(&found).is_some_and(|picked| picked.start.text == text(1)) || said.is_err(), "{note}");
        },
    );
}

#[test]
fn a_journal_entry() {
    let start = world();
    let entry = |revision: u64| Entry { base: 1, revision, patch: Some(format!("patch to {revision}")) };
    journal::write(&start, &id("one"), &entry(3)).expect("kept");
    at_every_step(
        &start,
        async |world| journal::write(world, &id("one"), &entry(4)),
        |world, said, note| {
            let found = block_on(gather(world.stores(), &id("one")));
            let picked = pick(&found).expect(note);
            assert!(picked.revision == 4 || (said.is_err() && picked.revision == 3), "{note}");
            assert_eq!(picked.patch, Some(format!("patch to {}", picked.revision).as_str()), "{note}");
            let kept = world.local.borrow().get("quality-county/journal/one/a").cloned();
            assert_eq!(kept.as_deref(), Some(DAMAGED), "{note}: a damaged journal is kept");
            assert_eq!(picked.next, picked.revision + 1);
        },
    );
    at_every_step(
        &start,
        async |world| journal::clear_through(world, &id("one"), 3),
        |world, _, note| assert_eq!(opened(world, world.stores()), Some(3), "{note}: the journal stays"),
    );
}

/// The raw texts of one draft.
fn whole(world: &World) -> (Vec<String>, Vec<String>) {
    let (local, vault) = world.texts();
    let ours = |(key, value): (String, String)| (key.contains("/one")).then(|| format!("{key}={value}"));
    let local = local.into_iter().filter(|(key, _)| !key.contains("/onex") && !key.contains("/gone/"));
    let vault = vault.into_iter().filter(|(key, _)| !key.contains("/onex"));
    (local.filter_map(ours).collect(), vault.filter_map(ours).collect())
}

#[test]
fn a_deletion_and_its_undoing() {
    let start = world();
    start.set("quality-county/draft/one", r#"{"format":"quality-county/draft"}"#).expect("set");
    let before = whole(&start);
    at_every_step(
        &start,
        async |world| trash::delete(world.stores(), &id("one")).await,
        |world, said, note| {
            let listed = block_on(listing::list(world.stores()));
            let shown = listed.drafts.iter().any(|(name, _)| *name == id("one"));
            assert_eq!(block_on(gather(world.stores(), &id("one"))).generations.is_empty(), !shown, "{note}");
            block_on(trash::sweep(world.stores())).expect(note);
            let (after, nothing) = (whole(world), (Vec::new(), Vec::new()));
            assert_eq!(after, if shown { before.clone() } else { nothing }, "{note}: whole or gone");
            others_untouched(world, note);
            if let Ok(removed) = said {
                assert!(!shown, "{note}");
                block_on(trash::put_back(world.stores(), &removed)).expect(note);
                assert_eq!(whole(world), before, "{note}: put back");
            }
        },
    );
    let gone = start.clone();
    let removed = block_on(trash::delete(gone.stores(), &id("one"))).expect("deleted");
    at_every_step(
        &gone,
        async |world| trash::put_back(world.stores(), &removed).await,
        |world, said, note| {
            let crashed = world.clone();
            block_on(trash::sweep(crashed.stores())).expect(note);
            let after = whole(&crashed);
            let is_back = after == before;
            assert!(is_back || after == (Vec::new(), Vec::new()), "{note}: whole or gone");
            assert!(is_back || said.is_err(), "{note}");
            block_on(trash::put_back(world.stores(), &removed)).expect(note);
            assert_eq!(whole(world), before, "{note}: a second try");
            others_untouched(world, note);
        },
    );
}

#[test]
fn what_was_written_after_a_deletion_stays() {
    for local in [true, false] {
        let world = world();
        // Everything is gone but the note itself, which a crash has left.
        let calls = (1..).find(|at| {
            let world = world.clone();
            world.arm(&Trouble::Stop, *at);
            block_on(trash::delete(world.stores(), &id("one"))).is_ok_and(|removed| removed.left_over.is_some())
        });
        world.arm(&Trouble::Stop, calls.expect("a call"));
        let removed = block_on(trash::delete(world.stores(), &id("one"))).expect("gone");
        world.restart();
        let value = seal("draft/one/", 30, "newer");
        if local {
            world.set("quality-county/draft/one/b", &value).expect("set");
        } else {
            block_on(Vault::write(&world, vec![("draft/one/a".into(), Some(value.clone()))], false)).expect("set");
        }
        block_on(trash::sweep(world.stores())).expect("swept");
        let found = block_on(gather(world.stores(), &id("one")));
        assert_eq!(found.generations.iter().map(|state| state.revision).collect::<Vec<_>>(), [30]);
        assert_eq!(block_on(trash::put_back(world.stores(), &removed)), Err(StorageError::Overtaken(0)));
        block_on(trash::sweep(world.stores())).expect("swept");
        let found = block_on(gather(world.stores(), &id("one")));
        assert_eq!(found.generations.first().map(|state| state.revision), Some(30), "not written over");
    }
}

#[test]
fn a_deletion_with_one_store() {
    for local in [true, false] {
        let start = world();
        let before = whole(&start);
        at_every_step(
            &start,
            async |world| {
                let stores = if local { world.only_local() } else { world.only_vault() };
                trash::delete(stores, &id("one")).await.is_ok()
            },
            |world, said, note| {
                let stores = if local { world.only_local() } else { world.only_vault() };
                block_on(trash::sweep(stores)).expect(note);
                let part =
                    |(local_part, vault_part): (Vec<String>, Vec<String>)| if local { local_part } else { vault_part };
                let after = part(whole(world));
                assert!(after.is_empty() || (!said && after == part(before.clone())), "{note}");
            },
        );
    }
}

#[test]
fn discarding_something_unreadable() {
    let start = world();
    let found = block_on(gather(start.stores(), &id("one")));
    assert_eq!(found.unreadable.len(), 3);
    for what in &found.unreadable {
        at_every_step(
            &start,
            async |world| discard(world.stores(), what).await.is_ok(),
            |world, said, note| {
                let left = block_on(gather(world.stores(), &id("one")));
                assert_eq!(left.generations, found.generations, "{note}");
                assert!(left.unreadable.len() == 2 || !said, "{note}");
            },
        );
    }
}
