//! A draft in both stores, with all that can be kept of one.

use super::stores::{World, block_on, id};
use quality_county::storage::StorageError;
use quality_county::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use quality_county::storage::points::{self, Label, Meta};

/// A generation that was altered on the disk.
pub const DAMAGED: &str = "quality-county sealed 1 9 5 00000000\n坏";

/// Two generations in both stores, a damaged one in each, a journal, points, another draft and somebody else's key.
pub fn world() -> World {
    let world = World::default();
    world.local.borrow_mut().insert("quality-county/draft/one/a".into(), DAMAGED.into());
    world.vault.borrow_mut().insert("draft/one/b".into(), DAMAGED.into());
    world.local.borrow_mut().insert("quality-county/journal/one/a".into(), DAMAGED.into());
    world.local.borrow_mut().insert("somebody/else".into(), "x".into());
    for (name, revision) in [("one", 1), ("one", 2), ("onex", 7)] {
        commit(&world, name, revision).expect("kept");
    }
    let meta = Meta { at: "2026-03-05 08:00:00".into(), label: Label::Automatic(String::new()), revision: 1 };
    block_on(points::add(&world, &id("one"), &meta, "point")).expect("kept");
    world
}

pub fn text(revision: u64) -> String {
    format!("state {revision}\nof 一")
}

pub fn commit(world: &World, name: &str, revision: u64) -> Result<(), StorageError> {
    let local = commit_local(world, &id(name), revision, &text(revision), LOCAL_LIMIT).map(|_| ());
    let vault = block_on(commit_vault(world, &id(name), revision, &text(revision), false)).map(|_| ());
    local.and(vault)
}
