//! Draft files: round trips, refusals with their places, warnings, the schema.

mod support;

use quality_county::domain::draft::Draft;
use quality_county::exchange::problem::{Refused, Warning};
use quality_county::exchange::read::{Incoming, read_bytes, read_text};
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::rule_sets::built_in;
use quality_county::words::import::refusal;
use serde_json::{Value, json};
use support::{anhui, cases, empty_draft};

const CASES: &str = include_str!("cases/anhui-2022.json");

fn stamp() -> Stamp {
    Stamp { at: "2026-03-05 14:03:22".into(), revision: 7 }
}

fn sample() -> Incoming {
    read_text(include_str!("../docs/sample.json"), built_in).expect("the sample can be read")
}

/// The drafts of all score cases, and the sample with its notes and proof.
fn drafts() -> Vec<Draft> {
    let file: Value = serde_json::from_str(CASES).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    let mut drafts: Vec<_> = cases.iter().map(|case| cases::draft(anhui(), &file, case)).collect();
    drafts.push(sample().draft);
    let mut odd = empty_draft(anhui());
    let rate = anhui().point_by_code("14.2").expect("14.2");
    odd.set_unread(anhui(), rate, 0, "约50\u{0}<b>&\"\u{202e}😀𠮷".into());
    odd.record_mut(rate).note = "=cmd|' /C calc'!A0\n\t".into();
    odd.about.county = "<img src=x onerror=alert(1)>".into();
    drafts.push(odd);
    drafts
}

#[test]
fn every_draft_comes_back_equal() {
    for draft in drafts() {
        for text in [stored(anhui(), &draft, &stamp()), exported(anhui(), &draft, &stamp())] {
            let incoming =
                read_bytes(text.as_bytes(), built_in).unwrap_or_else(|refused| panic!("{refused:?}\n{text}"));
            assert_eq!(incoming.draft, draft);
            assert_eq!(incoming.stamp, stamp());
            assert_eq!(incoming.warnings, []);
        }
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let draft = sample().draft;
    assert_eq!(exported(anhui(), &draft, &stamp()), exported(anhui(), &draft.clone(), &stamp()));
}

#[test]
fn the_sample_is_what_the_writer_writes() {
    let Incoming { rule_set, draft, .. } = sample();
    let text = exported(rule_set, &draft, &Stamp { at: "2026-11-20 09:30:00".into(), revision: 1 }) + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sample.json");
    if std::env::var_os("UPDATE_SAMPLE").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    assert_eq!(include_str!("../docs/sample.json"), text, "run UPDATE_SAMPLE=1 cargo test --test exchange, twice");
}

#[test]
fn exports_fit_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../docs/draft.schema.json")).expect("schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("schema");
    for draft in drafts() {
        let file: Value = serde_json::from_str(&exported(anhui(), &draft, &stamp())).expect("JSON");
        let faults: Vec<_> =
            schema.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    assert!(!schema.is_valid(&json!({"format": "quality-county/draft"})));
}

#[test]
fn rule_sets_fit_their_schema() {
    let schema: Value = serde_json::from_str(include_str!("../docs/rule-set.schema.json")).expect("schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("schema");
    let files = [include_str!("../src/rule_sets/data/anhui-2022.json"), include_str!("fixtures/invented.json")];
    for file in files {
        let file: Value = serde_json::from_str(file).expect("JSON");
        let faults: Vec<_> =
            schema.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

/// A valid file with one edit.
fn edited(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(&stored(anhui(), &sample().draft, &stamp())).expect("JSON");
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let parent = file.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
    match parent {
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        Value::Array(items) => items[name.parse::<usize>().expect("index")] = value,
        other => panic!("{pointer} leads into {other}"),
    }
    file.to_string()
}

#[test]
fn contents_that_do_not_fit_are_named_with_their_place() {
    let table = [
        ("/draft/answers/99.9", json!({}), "draft.answers.99.9：评分细则里没有评分点“99.9”"),
        (
            "/draft/answers/14.2",
            json!({"cells": {"nom": "1"}}),
            "draft.answers.14.2.cells.nom：这个评分点没有“nom”这一栏",
        ),
        ("/draft/answers/14.2", json!({"cells": {"num": true}}), "draft.answers.14.2.cells.num：应为数字"),
        ("/draft/answers/14.2", json!({"cells": {"num": "1e9"}}), "draft.answers.14.2.cells.num：没有读懂"),
        ("/draft/answers/14.2", json!({"cells": {"num": -1}}), "draft.answers.14.2.cells.num：不能是负数"),
        ("/draft/answers/2.1", json!({"cells": {"score": 3}}), "draft.answers.2.1.cells.score：不能大于 2"),
        ("/draft/answers/10.1", json!({"cells": {"count": "1.5"}}), "draft.answers.10.1.cells.count：应为整数"),
        ("/draft/answers/1.1", json!({"cells": {"met": "yes"}}), "draft.answers.1.1.cells.met：应为 true 或 false"),
        ("/draft/answers/1.1", json!([]), "draft.answers.1.1：应为对象"),
        ("/draft/answers/1.1", json!({"state": "maybe"}), "draft.answers.1.1.state：“maybe”不认识"),
        ("/draft/year", json!(12), "draft.year：年度应在"),
        ("/draft/year", json!("2026"), "draft.year：年度应在"),
        ("/draft/county", json!(null), "draft.county：缺少这一项"),
        ("/draft/kind", json!("annually"), "draft.kind：“annually”不认识"),
        ("/draft/until", json!("2026-02-30"), "draft.until：“2026-02-30”不是日期"),
        ("/draft/target", json!("-5"), "draft.target：分值应在"),
        ("/draft/evidence/0/serves", json!(["1.1", "77"]), "draft.evidence[0].serves[1]：评分细则里没有评分点“77”"),
        ("/draft/evidence/1/id", json!(-3), "draft.evidence[1].id：材料编号应为正整数"),
        ("/draft/evidence/0/title", json!(5), "draft.evidence[0].title：应为文字"),
    ];
    for (pointer, value, wanted) in table {
        let refused =
            read_text(&edited(pointer, value), built_in).err().unwrap_or_else(|| panic!("{wanted} was accepted"));
        let (_, lines) = refusal(&refused);
        assert!(lines.iter().any(|line| line.starts_with(wanted)), "{wanted}\n{lines:?}");
    }
}

#[test]
fn each_stage_has_its_own_refusal() {
    let good = stored(anhui(), &sample().draft, &stamp());
    let read = |text: &str| read_text(text, built_in).err();
    assert_eq!(read(""), Some(Refused::Empty));
    assert_eq!(read("\u{feff} \n"), Some(Refused::Empty));
    assert!(matches!(read("<html>"), Some(Refused::NotJson { line: 1, column: 1 })));
    assert!(matches!(read(good.get(..good.len() / 2).unwrap_or("{")), Some(Refused::Truncated { .. })));
    assert_eq!(read("[1, 2]"), Some(Refused::NotADraft(None)));
    assert_eq!(read("{\"name\": 1}"), Some(Refused::NotADraft(None)));
    assert_eq!(read("{\"format\": \"other\"}"), Some(Refused::NotADraft(Some("other".into()))));
    assert_eq!(read(&edited("/format_version", json!(4))), Some(Refused::NewerVersion("4".into())));
    let unknown = Refused::UnknownRuleSet { id: "next-2030".into(), title: Some(anhui().about.title.clone()) };
    assert_eq!(read(&edited("/rule_set/id", json!("next-2030"))), Some(unknown));
    assert!(matches!(read_bytes(&[0x7b, 0xff, 0xfe], built_in), Err(Refused::NotText(1))));
    assert!(matches!(read_bytes(&vec![b' '; 21 * 1024 * 1024], built_in), Err(Refused::TooLarge(_))));
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(matches!(read(&deep), Some(Refused::NotJson { .. })));
    assert!(read_text(&format!("\u{feff}{good}"), built_in).is_ok(), "a byte-order mark is no fault");
}

#[test]
fn what_is_odd_is_a_warning() {
    let warnings = |text: &str| read_text(text, built_in).expect("readable").warnings;
    assert_eq!(warnings(&edited("/draft/county", json!("改过"))), [Warning::DigestMismatch]);
    assert_eq!(warnings(&edited("/digest", json!(null))), [Warning::DigestMissing]);
    assert!(
        warnings(&edited("/rule_set/fingerprint", json!("0")))
            .contains(&Warning::OtherRuleSet { version: anhui().about.version.clone(), fingerprint: "0".into() })
    );
    assert!(warnings(&edited("/draft/extra", json!(1))).contains(&Warning::NotTaken("draft.extra".into())));
    let mut file: Value = serde_json::from_str(&exported(anhui(), &sample().draft, &stamp())).expect("JSON");
    file["result"]["total"]["sure"] = json!("99");
    assert!(matches!(&warnings(&file.to_string())[..], [Warning::ResultDiffers { .. }]));
}
