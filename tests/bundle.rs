//! Several files in one ZIP: what goes in comes out, what is hostile stays out.

mod support;

use proptest::prelude::*;
use quality_county::domain::department::{Bureau, Departments};
use quality_county::exchange::bundle::{BundleError, MAX_FILES, file_name, is_zip, unzip, zip};
use quality_county::exchange::returned::{Unopened, open};
use quality_county::exchange::write::{Stamp, exported};
use quality_county::rule_sets::built_in;
use std::io::{Cursor, Read, Write};
use support::{anhui, empty_draft};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    names.iter().map(|name| ((*name).to_owned(), format!("{{\"名\":\"{name}\"}}").into_bytes())).collect()
}

/// As other programs pack: compressed.
fn deflated(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).expect("start");
        writer.write_all(bytes).expect("write");
    }
    writer.finish().expect("finish").into_inner()
}

/// Writes `value` at `offset` behind every `signature`.
fn patched(mut bytes: Vec<u8>, signature: &[u8; 4], offset: usize, value: &[u8]) -> Vec<u8> {
    let places: Vec<_> = bytes.windows(4).enumerate().filter(|(_, four)| four == signature).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "nothing to patch");
    for at in places {
        bytes[at + offset..at + offset + value.len()].copy_from_slice(value);
    }
    bytes
}

fn both_headers(bytes: Vec<u8>, local: usize, value: &[u8]) -> Vec<u8> {
    patched(patched(bytes, b"PK\x03\x04", local, value), b"PK\x01\x02", local + 2, value)
}

#[test]
fn what_goes_in_comes_out() {
    let mut packs = files(&["01_县市场监管局_2026.json", "03_县住建局_2026.json", "16_own.json"]);
    packs.push(("空.json".to_owned(), Vec::new()));
    let bytes = zip(&packs).expect("a ZIP");
    assert!(is_zip(&bytes));
    assert_eq!(unzip(&bytes).as_ref(), Ok(&packs));
    assert_eq!(zip(&packs).as_ref(), Ok(&bytes), "the same bytes again");
    let mut read = ZipArchive::new(Cursor::new(&bytes)).expect("other programs read it");
    for (at, (name, contents)) in packs.iter().enumerate() {
        let mut entry = read.by_index(at).expect("entry");
        let mut found = Vec::new();
        entry.read_to_end(&mut found).expect("whole");
        assert_eq!(entry.name().as_deref().ok(), Some(name.as_str()));
        assert_eq!(&found, contents);
    }
    assert_eq!(zip(&[]).and_then(|bytes| unzip(&bytes)), Ok(Vec::new()));
    assert_eq!(zip(&files(&["a", "a"])), Err(BundleError::SameName));
    let many: Vec<_> = (0..=MAX_FILES).map(|at| (at.to_string(), Vec::new())).collect();
    assert_eq!(zip(&many), Err(BundleError::TooManyFiles(201)));
}

#[test]
fn other_programs_files_are_read() {
    let json = || b"{\"a\":1}".to_vec();
    let archive = deflated(&[
        ("返回/03_县住建局_2026.json", json()),
        ("b\\c.json", json()),
        ("__MACOSX/._c.json", json()),
        ("d/", Vec::new()),
    ]);
    let names: Vec<_> = unzip(&archive).expect("read").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["03_县住建局_2026.json", "c.json"]);
    // Names in a Chinese code page, as Windows Explorer writes them: what is ASCII is still read.
    let gbk = both_headers(zip(&files(&["03_12345_2026.json"])).expect("ZIP"), 33, b"\xcf\xd8\xd7\xa1");
    let (name, contents) = unzip(&gbk).expect("read").remove(0);
    assert!(name.starts_with("03_") && name.ends_with("_2026.json"), "{name}");
    assert_eq!(contents, files(&["03_12345_2026.json"])[0].1);
}

#[test]
fn every_refusal_has_its_reason() {
    let small = || zip(&files(&["a.json"])).expect("ZIP");
    let name = || "a.json".to_owned();
    assert_eq!(unzip(b"{}"), Err(BundleError::NotAZip));
    assert_eq!(unzip(&[]), Err(BundleError::NotAZip));
    assert_eq!(unzip(&small()[..40]), Err(BundleError::NotAZip));
    let many: Vec<_> = (0..=MAX_FILES).map(|at| at.to_string()).collect();
    let many: Vec<_> = many.iter().map(|name| (name.as_str(), Vec::new())).collect();
    assert_eq!(unzip(&deflated(&many)), Err(BundleError::TooManyFiles(201)));
    assert_eq!(unzip(&deflated(&[("a.json", vec![b' '; 10 << 20])])), Err(BundleError::Trap(name())));
    let each: Vec<_> = (0..101).map(|at| at.to_string()).collect();
    let each: Vec<_> = each.iter().map(|name| (name.as_str(), vec![b' '; 1 << 20])).collect();
    assert_eq!(unzip(&deflated(&each)), Err(BundleError::TooLarge));
    assert_eq!(unzip(&both_headers(small(), 6, &[1])), Err(BundleError::Locked(name())));
    assert_eq!(unzip(&both_headers(small(), 8, &[99])), Err(BundleError::UnknownMethod(name())));
    assert_eq!(unzip(&patched(small(), b"PK\x03\x04", 36, b"[")), Err(BundleError::Damaged(name())));
    let two = zip(&files(&["a.json", "b.json"])).expect("ZIP");
    let twins: Vec<_> = two.into_iter().map(|byte| if byte == b'b' { b'a' } else { byte }).collect();
    assert_eq!(unzip(&twins), Err(BundleError::SameName));
    // A size that is a lie does not help.
    let trap = patched(deflated(&[("a.json", vec![b' '; 10 << 20])]), b"PK\x01\x02", 24, &[9, 0, 0, 0]);
    assert!(matches!(unzip(&trap), Err(BundleError::Trap(_) | BundleError::Damaged(_))));
}

#[test]
fn file_names_fit_every_system() {
    let rules = anhui();
    let named = |name: &str| {
        let mut departments = Departments::new(rules);
        let id = departments.ids().nth(6).expect("seventh");
        departments.bureau_mut(id).name = name.to_owned();
        file_name(rules, &departments, id, 2026)
    };
    let cases = [
        ("", "07_住房建设局_2026.json"),
        ("县住建局", "07_县住建局_2026.json"),
        (" 县 住建局 ", "07_县 住建局_2026.json"),
        ("住建/规划\\局:*?\"<>|", "07_住建_规划_局_2026.json"),
        ("../../etc/passwd", "07_etc_passwd_2026.json"),
        ("...", "07_housing_2026.json"),
        ("\u{202e}nosj.局\u{0}\u{7}\u{feff}", "07_nosj.局_2026.json"),
        ("a\tb\nc", "07_abc_2026.json"),
        ("CON", "07_CON_2026.json"),
    ];
    for (name, wanted) in cases {
        assert_eq!(named(name), wanted, "{name:?}");
    }
    assert!(named(&"局".repeat(500)).len() < 200);
    // Equal names are told apart by their positions; added departments follow the roles.
    let mut departments = Departments::new(rules);
    for _ in 0..90 {
        departments.add(Bureau { name: "县局".into(), ..Bureau::default() });
    }
    let mut names: Vec<_> = departments.ids().map(|id| file_name(rules, &departments, id, 2026)).collect();
    assert_eq!(names.last().map(String::as_str), Some("105_县局_2026.json"));
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 105);
}

#[test]
fn returned_files_are_opened_one_by_one_or_in_a_zip() {
    let file = exported(anhui(), &empty_draft(anhui()), &Stamp { at: "2026-03-05 14:03:22".into(), revision: 1 });
    let one = open("a.json", file.as_bytes(), built_in);
    let source = one[0].1.as_ref().expect("opened");
    assert_eq!((source.name.as_str(), source.at.as_str(), source.intact), ("a.json", "2026-03-05 14:03:22", true));
    let changed = file.replace("虚构县", "另一县");
    let both = vec![("a.json".to_owned(), changed.into_bytes()), ("b.json".to_owned(), b"{".to_vec())];
    let opened = open("all.zip", &zip(&both).expect("ZIP"), built_in);
    assert!(opened[0].1.as_ref().is_ok_and(|source| !source.intact));
    assert!(matches!(opened[1], (_, Err(Unopened::File(_)))));
    assert!(matches!(open("c.zip", b"PK\x03\x04", built_in)[0].1, Err(Unopened::Bundle(BundleError::NotAZip))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Whatever the bytes, there is an answer.
    #[test]
    fn hostile_bytes_get_an_answer(edits in proptest::collection::vec((0usize..1000, any::<u8>()), 0..8), cut in 0usize..600) {
        let json = "{\"a\":[1,2,3]}".repeat(5).into_bytes();
        let mut bytes = deflated(&[("甲.json", json.clone()), ("b/乙.json", json)]);
        for (at, byte) in edits {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(if cut < 300 { bytes.len() } else { cut });
        if let Ok(files) = unzip(&bytes) {
            prop_assert!(files.len() <= 2);
        }
        prop_assert!(!open("x", &bytes, built_in).is_empty() || unzip(&bytes) == Ok(Vec::new()));
    }
}
