//! What the fuzz targets (`fuzz/`) came upon, once more: `tests/fixtures/fuzz/<target>/`.

#[path = "support/fuzzing/mod.rs"]
mod fuzzing;
#[path = "support/merging.rs"]
mod merging;
mod support;

use std::panic::catch_unwind;
use std::path::PathBuf;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz").join(target);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("corpus").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let fails = |path: &&PathBuf| catch_unwind(|| check(&std::fs::read(path).expect("readable"))).is_err();
    let wrong: Vec<_> = paths.iter().filter(fails).collect();
    assert!(paths.len() > 20, "{target}: {} inputs", paths.len());
    assert_eq!(wrong, Vec::<&PathBuf>::new());
}

#[test]
fn import() {
    replay("import", fuzzing::import::check);
}

#[test]
fn merge() {
    replay("merge", fuzzing::merge::check);
}

#[test]
fn storage() {
    replay("storage", fuzzing::storage::check);
}

#[test]
fn table() {
    replay("table", fuzzing::table::check);
}
