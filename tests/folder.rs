//! A folder beside the records of proof.

mod support;

use proptest::prelude::*;
use quality_county::domain::evidence::{Evidence, EvidenceId};
use quality_county::domain::folder::{Fate, Found, compare, fate, is_noise};
use quality_county::words::folder as words;
use support::anhui;

fn proof(id: u32, file: &str, content: Option<&str>) -> Evidence {
    let mut proof = Evidence::new(EvidenceId(id), anhui().point_by_code("1.1").expect("1.1"));
    (proof.file_name, proof.sha256) = (file.into(), content.map(str::to_owned));
    proof
}

fn file(path: &str, content: &str) -> Found {
    Found { path: path.into(), sha256: Some(content.into()) }
}

#[test]
fn each_record_learns_what_became_of_its_file() {
    let found = [
        file("佐证/01/01-01.pdf", "aa"),
        file("佐证/01/01-02.pdf", "changed"),
        file("佐证/新名字.pdf", "CC"),
        file("佐证/04.pdf", "dd"),
        Found { path: "佐证/锁着.xlsx".into(), sha256: None },
        file("佐证/没登记.docx", "ee"),
        file("佐证/备份/01-01 副本.pdf", "aa"),
    ];
    let evidence = [
        proof(1, "01-01.PDF", Some("aa")),
        proof(2, "01-02.pdf", Some("bb")),
        proof(3, "旧名字.pdf", Some("cc")),
        proof(4, r"04\04.pdf", None),
        proof(5, "锁着.xlsx", Some("ff")),
        proof(6, "没有了.pdf", Some("gg")),
        proof(7, "没有了.pdf", None),
        proof(8, "", None),
        proof(9, "", Some("DD")),
    ];
    let comparison = compare(&evidence, &found);
    let fates: Vec<_> = comparison.fates.iter().map(|(_, fate)| *fate).collect();
    let wanted = [
        Fate::Present(0),
        Fate::Changed(1),
        Fate::Renamed(2),
        Fate::Unchecked(3),
        Fate::Unread(4),
        Fate::Missing,
        Fate::Missing,
        Fate::NoFile,
        Fate::Present(3),
    ];
    assert_eq!(fates, wanted);
    assert_eq!(comparison.strangers, [5], "the copy of a known file is no stranger");
    let mut lines: Vec<_> = fates
        .iter()
        .map(|fate| {
            let (tone, told) = words::fate(*fate, &found);
            format!("{tone:?} {told} [{}]", words::remedy(*fate).unwrap_or_default())
        })
        .collect();
    lines.push(words::summary(&comparison));
    lines.push(words::reading("a.pdf", 1, 500 * 1024 * 1024));
    lines.push(words::reading_folder(3, 40, "a.pdf", 5_000_000, 9_000_000));
    lines.push(words::registered("a.pdf"));
    lines.extend([("", "b.pdf"), ("a.pdf", "b.pdf"), ("b.pdf", "b.pdf")].map(|(old, new)| words::replace(old, new)));
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_programs_leave_behind_is_passed_over() {
    for path in ["a/Thumbs.db", ".DS_Store", "b/~$报告.docx", "desktop.ini", "a/.git"] {
        assert!(is_noise(path), "{path}");
    }
    for path in ["a/报告.docx", "~a/b.pdf", ".hidden/b.pdf"] {
        assert!(!is_noise(path), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every file is either known to a record or a stranger; a record's fate does not depend on the other records.
    #[test]
    fn every_file_is_accounted_for(
        records in proptest::collection::vec(("[ab]?", proptest::option::of("[xy]")), 0..8),
        files in proptest::collection::vec(("[a-c]", proptest::option::of("[x-z]")), 0..8),
    ) {
        let evidence: Vec<_> =
            (1..).zip(&records).map(|(id, (name, content))| proof(id, name, content.as_deref())).collect();
        let found: Vec<_> =
            files.iter().map(|(path, sha256)| Found { path: path.clone(), sha256: sha256.clone() }).collect();
        let comparison = compare(&evidence, &found);
        prop_assert_eq!(comparison.fates.len(), evidence.len());
        for (proof, (_, told)) in evidence.iter().zip(&comparison.fates) {
            prop_assert_eq!(*told, fate(proof, &found));
        }
        for (at, file) in found.iter().enumerate() {
            let named = |proof: &&Evidence| proof.file_name == file.path;
            let held = |proof: &&Evidence| proof.sha256.is_some() && proof.sha256 == file.sha256;
            if evidence.iter().any(|proof| held(&proof)) {
                prop_assert!(!comparison.strangers.contains(&at));
            } else if !evidence.iter().any(|proof| named(&proof)) {
                prop_assert!(comparison.strangers.contains(&at));
            }
        }
    }
}
