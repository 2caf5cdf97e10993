//! Whatever is edited, committed, broken and started anew in whatever order: the newest state that the journal has taken comes
//! back, never a mixture, never an older one.

mod support;

use proptest::prelude::*;
use quality_county::storage::gather::{gather, pick};
use quality_county::storage::generations::{Generations, LOCAL_LIMIT, LocalCommit, commit_local, commit_vault};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::{StorageError, Stores, legacy};
use std::collections::BTreeMap;
use support::stores::{Trouble, World, block_on, id};

#[derive(Clone, Debug)]
enum Step {
    Edit,
    CommitLocal,
    CommitVault,
    /// A commit of a text that local storage is too small for, without a journal: an import.
    Import,
    Reload,
}

/// What happens, and the call at which it goes wrong, if it does.
fn steps() -> impl Strategy<Value = Vec<(Step, Option<(Trouble, usize)>)>> {
    let step = prop_oneof![
        5 => Just(Step::Edit),
        2 => Just(Step::CommitLocal),
        2 => Just(Step::CommitVault),
        1 => Just(Step::Import),
        1 => Just(Step::Reload),
    ];
    let trouble = prop_oneof![
        Just(Trouble::Stop),
        Just(Trouble::Torn),
        Just(Trouble::Fail(StorageError::Full)),
        Just(Trouble::DoneButFailed(StorageError::Late)),
        Just(Trouble::Forgets),
    ];
    let broken = prop_oneof![3 => Just(None), 2 => (trouble, 1_usize..12).prop_map(Some)];
    prop::collection::vec((step, broken), 1..60)
}

/// A tab with the draft open, and what a person knows of it.
struct Tab<'a> {
    world: &'a World,
    session: u32,
    revision: u64,
    next: u64,
    /// The older generation kept, by store; what both have at least.
    older: (u64, u64),
    /// All states there ever were: revision → text.
    states: BTreeMap<u64, String>,
    /// The newest state that a store has taken, and the newest one that was tried.
    safe: u64,
    tried: u64,
}

impl Tab<'_> {
    fn state(&mut self) -> String {
        self.revision = self.next;
        self.next += 1;
        self.tried = self.revision;
        let text = format!("session {} revision {}", self.session, self.revision);
        self.states.insert(self.revision, text.clone());
        text
    }

    fn text(&self) -> String {
        self.states.get(&self.revision).cloned().unwrap_or_default()
    }

    fn edit(&mut self) -> bool {
        let text = self.state();
        let base = self.older.0.min(self.older.1);
        let entry = Entry { base, revision: self.revision, patch: Some(text) };
        let done = journal::write(self.world, &id("one"), &entry).is_ok();
        self.done(done);
        done
    }

    fn commit(&mut self, local: bool, vault: bool, limit: usize) {
        let text = self.text();
        let older = |kept: Generations| kept.older.unwrap_or(kept.newest);
        if local && let Ok(LocalCommit::Kept(kept)) = commit_local(self.world, &id("one"), self.revision, &text, limit)
        {
            self.older.0 = older(kept);
            self.done(true);
        }
        if vault && let Ok(kept) = block_on(commit_vault(self.world, &id("one"), self.revision, &text, false)) {
            self.older.1 = older(kept);
            self.done(true);
        }
    }

    fn done(&mut self, done: bool) {
        if done {
            self.safe = self.revision;
        }
    }

    /// The program starts again; what it opens must be the newest state, whole.
    fn reload(&mut self) {
        let stores = Stores { local: Some(self.world), vault: Some(self.world) };
        let found = block_on(gather(stores, &id("one")));
        let Some(picked) = pick(&found) else {
            assert_eq!(self.safe, 0, "something was kept");
            return;
        };
        assert_eq!(picked.gap.map(|gap| gap.revision), None);
        assert!(picked.rivals.is_empty());
        let (safe, tried) = (self.safe, self.tried);
        assert!((safe..=tried).contains(&picked.revision), "{safe} ≤ {} ≤ {tried}", picked.revision);
        assert_eq!(self.states.get(&picked.start.revision), Some(&picked.start.text));
        if let Some(patch) = picked.patch {
            assert_eq!(self.states.get(&picked.revision).map(String::as_str), Some(patch));
        }
        assert!(picked.next > tried || picked.next > picked.revision);
        block_on(legacy::settle(stores, &id("one"), &found)).expect("nothing to settle");
        (self.revision, self.next) = (picked.revision, picked.next);
        // Until the next commit the state that was started from is what both a plain and a broken store still have.
        self.older = (picked.start.revision, picked.start.revision);
        (self.safe, self.tried, self.session) = (picked.revision, picked.revision, self.session + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_newest_state_comes_back(steps in steps()) {
        let world = World::default();
        let mut tab = Tab {
            world: &world, session: 0, revision: 0, next: 1, older: (0, 0), states: BTreeMap::new(), safe: 0, tried: 0,
        };
        tab.state();
        tab.commit(true, true, LOCAL_LIMIT);
        for (step, broken) in steps {
            let kills = matches!(broken, Some((Trouble::Stop | Trouble::Torn, _)));
            if let Some((trouble, at)) = &broken {
                world.arm(trouble, *at);
            }
            match step {
                Step::Edit => { tab.edit(); }
                Step::CommitLocal => tab.commit(true, false, LOCAL_LIMIT),
                Step::CommitVault => tab.commit(false, true, LOCAL_LIMIT),
                Step::Import => {
                    tab.state();
                    tab.commit(true, true, 3);
                    let _said = journal::clear_through(&world, &id("one"), tab.safe);
                }
                Step::Reload => {}
            }
            let has_come = broken.is_some() && world.restart();
            if matches!(step, Step::Reload) || (kills && has_come) {
                tab.reload();
            }
        }
        tab.reload();
    }
}
