//! 上报包: complete, checked by its manifest, named so that every system takes it.

mod asking;

use asking::{empty, one, request, sample, unzipped};
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::exchange::request::Want;
use quality_county::report::{Format, Inputs, Report};
use quality_county::rule_sets::{BUILT_IN, built_in};
use quality_county::wire::sha256;
use serde_json::Value;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

fn package(rule_set: &RuleSet, draft: &Draft) -> (String, Files) {
    let made = one(&request(rule_set, draft, Want::Package), Vec::new());
    assert_eq!(made.kind, "application/zip");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&made.bytes)).expect("a ZIP");
    // As from Unix, so that Linux reads the names; then its rights count, too.
    assert_eq!(zip.by_index(0).expect("a file").unix_mode(), Some(0o100_644));
    (made.name, unzipped(&made.bytes))
}

fn text(files: &Files, name: &str) -> String {
    String::from_utf8(files.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("text")
}

/// The manifest names every other file, each with its size and SHA-256.
fn checked(rule_set: &RuleSet, draft: &Draft, files: &Files) -> Value {
    let manifest: Value = serde_json::from_str(&text(files, "manifest.json")).expect("JSON");
    let listed = manifest["files"].as_array().expect("files");
    for file in listed {
        let bytes = files.get(file["name"].as_str().expect("a name")).expect("a file");
        assert_eq!(file["size"].as_u64(), Some(bytes.len() as u64));
        assert_eq!(file["sha256"].as_str(), Some(&sha256(bytes)[..]));
    }
    assert_eq!(listed.len() + 1, files.len());
    let about = &rule_set.about;
    let stated =
        ["id", "version", "fingerprint"].map(|name| manifest["rule_set"][name].as_str().expect("text").to_owned());
    assert_eq!(stated, [about.id.clone(), about.version.clone(), about.fingerprint.clone()]);
    let total = score(rule_set, draft).total;
    for (name, points) in [("sure", total.sure), ("possible", total.possible), ("max", total.max)] {
        assert_eq!(manifest["score"][name], points.to_string());
    }
    assert_eq!((&manifest["format"], &manifest["format_version"]), (&"quality-county/package".into(), &1.into()));
    assert_eq!((&manifest["date"], &manifest["year"]), (&"2026-11-22".into(), &2026.into()));
    manifest
}

/// Every name is one that Windows takes, and no two are alike there.
fn named(files: &Files) {
    let mut seen = Vec::new();
    for name in files.keys() {
        assert!(name.chars().count() <= 120, "{name}");
        for part in name.split('/') {
            assert!(!part.is_empty() && part == part.trim() && !part.ends_with('.') && part.len() <= 255, "{name}");
            assert!(
                !part.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) && !part.chars().any(char::is_control),
                "{name}"
            );
        }
        seen.push(name.to_lowercase());
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), files.len());
}

/// Breaks when a report is missing.
fn complete(rule_set: &RuleSet, draft: &Draft, files: &Files, silent: &[Report]) {
    let card = score(rule_set, draft);
    let today = quality_county::domain::date::Date::parse("2026-11-22").expect("a day");
    let inputs = Inputs { rule_set, draft, card: &card, today };
    let list = text(files, "清单.txt");
    let (mut expected, mut number) = (0, 0);
    for report in Report::ALL {
        let documents = report.build(&inputs);
        if silent.contains(&report) || documents.is_empty() {
            assert!(list.contains(&format!("\r\n{}：", report.name())), "{}: {list}", report.name());
            continue;
        }
        number += 1;
        let of = |name: &&String| name.starts_with(&format!("{number:02}-"));
        let all: Vec<_> = files.keys().filter(of).collect();
        for document in &documents {
            let made = |ending: &str| all.iter().any(|name| name.ends_with(&format!("{}{ending}", document.file_stem)));
            assert!(made(".docx"), "{}: {all:?}", document.file_stem);
        }
        let books = all.iter().filter(|name| name.ends_with(".xlsx") && name.contains(report.name())).count();
        assert_eq!(books, usize::from(report.formats().contains(&Format::Excel)), "{}", report.name());
        expected += documents.len() + books;
    }
    let made = files.keys().filter(|name| name.ends_with(".docx") || name.ends_with(".xlsx")).count();
    assert_eq!(made, expected);
    for name in files.keys().filter(|name| !name.ends_with(".txt") && *name != "manifest.json") {
        assert!(list.contains(name.as_str()), "{name} is not on the list");
    }
}

#[test]
fn the_sample_county_hands_in_everything() {
    let (rule_set, draft) = sample();
    let (name, files) = package(rule_set, &draft);
    assert_eq!(name, "示例县_2026_质量强县_上报包_20261122.zip");
    let manifest = checked(rule_set, &draft, &files);
    assert_eq!((&manifest["county"], &manifest["sample"]), (&"示例县".into(), &true.into()));
    named(&files);
    complete(rule_set, &draft, &files, &[]);
    assert!(
        files.contains_key("01-示例县_2026_自评打分表.docx") && files.contains_key("01-示例县_2026_自评打分表.xlsx")
    );
    let letters = files.keys().filter(|name| name.starts_with("07-催办单/") && name.ends_with(".docx"));
    assert!(letters.count() > 2 && files.contains_key("07-催办单/00-示例县_2026_催办单.xlsx"));
    assert!(text(&files, "清单.txt").starts_with("\u{feff}示例县质量强县上报包\r\n"));
    let back = read_text(&text(&files, "示例县_2026_自评_20261122.json"), built_in).expect("the draft");
    assert_eq!((back.draft, back.warnings), (draft, Vec::new()));
}

#[test]
fn every_record_of_proof_has_its_folder() {
    let (rule_set, draft) = sample();
    let (_, files) = package(rule_set, &draft);
    let notes: Vec<_> = files.keys().filter(|name| name.starts_with("佐证材料/")).collect();
    assert_eq!(notes.len(), rule_set.indicator_ids().len());
    let mut crossed = 0;
    for proof in draft.evidence.iter() {
        let number = quality_county::words::catalogue::number(rule_set, &draft.evidence, proof.id);
        let own = rule_set.indicator(rule_set.point(proof.serves[0]).indicator);
        let note = text(&files, &format!("佐证材料/{:0>2}-{}/说明.txt", own.code, own.name));
        let (_, rest) = note.split_once(&format!("\r\n{number}　{}", proof.title)).expect("a record");
        let entry = rest.split("\r\n\r\n").next().unwrap_or_default();
        for said in [&proof.document_number, &proof.file_name, &proof.issuer, &rule_set.point(proof.serves[0]).code] {
            assert!(entry.contains(said.as_str()), "{said}: {entry}");
        }
        assert!(entry.contains(&format!("存为：{number} ")), "{entry}");
        let others = proof.serves.iter().map(|id| rule_set.indicator(rule_set.point(*id).indicator));
        for other in others.filter(|other| other.code != own.code) {
            let note = text(&files, &format!("佐证材料/{:0>2}-{}/说明.txt", other.code, other.name));
            assert!(note.contains(&format!("见 {number}　{}", proof.title)), "{note}");
            assert!(!note.contains(&format!("\r\n{number}　")), "copied: {note}");
            crossed += 1;
        }
    }
    assert!(crossed > 0);
}

#[test]
fn the_same_request_gives_the_same_package() {
    let (rule_set, draft) = sample();
    let asked = request(rule_set, &draft, Want::Package);
    let there = {
        let asked = asked.clone();
        std::thread::spawn(move || one(&asked, Vec::new())).join().expect("done")
    };
    assert!(one(&asked, Vec::new()) == there);
}

#[test]
fn an_empty_draft_of_every_built_in_rule_set_makes_a_package() {
    let silent = [Report::Catalogue, Report::CoverSheets, Report::Rectifications, Report::Statistics];
    for set in &BUILT_IN {
        let rule_set = set.rule_set().expect("a rule set");
        let draft = empty(rule_set);
        let (_, files) = package(rule_set, &draft);
        checked(rule_set, &draft, &files);
        named(&files);
        complete(rule_set, &draft, &files, &silent);
    }
}

#[test]
fn whatever_people_typed_the_package_is_whole() {
    let (rule_set, mut draft) = sample();
    let hostile = format!("a/..\\b:*?\"<>|\u{0}\u{202e}\r\n\t{}&<script>", "𠮷😀长".repeat(300));
    draft.about.county.clone_from(&hostile);
    for (at, proof) in draft.evidence_mut().iter_mut().enumerate() {
        (proof.title, proof.document_number) = (hostile.clone(), hostile.clone());
        proof.file_name = format!("C:\\{hostile}.{hostile}");
        if at % 7 == 0 {
            proof.serves.clear();
        }
    }
    let (name, files) = package(rule_set, &draft);
    assert!(name.len() < 255 && name.ends_with(".zip"));
    checked(rule_set, &draft, &files);
    named(&files);
    assert!(files.contains_key("佐证材料/00-没有对应评分点的材料/说明.txt"));
    for (_, note) in files.iter().filter(|(name, _)| name.ends_with("说明.txt")) {
        let note = String::from_utf8_lossy(note);
        assert!(note.split("\r\n").all(|line| !line.trim_start_matches('\u{feff}').chars().any(char::is_control)));
    }
}
