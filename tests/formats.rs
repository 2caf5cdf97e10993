//! Every format version that was ever released can be read, and what a journal keeps brings back the newest state.

mod support;

use proptest::prelude::*;
use quality_county::domain::date::Date;
use quality_county::domain::difference::{cell_text, differences};
use quality_county::domain::draft::Draft;
use quality_county::domain::field::Cell;
use quality_county::domain::ledger::{How, LIMIT};
use quality_county::domain::points::Points;
use quality_county::domain::rectification::{Progress, Rectification};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::review::{Mark, Verdict};
use quality_county::exchange::VERSION;
use quality_county::exchange::patch::patch;
use quality_county::exchange::read::{read_patched, read_text};
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use std::path::PathBuf;
use std::sync::Arc;
use support::rich::pack_of;
use support::{anhui, empty_draft};

fn fixture(version: u64) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/formats/{version}.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_released_version_can_be_read() {
    let newest = read_text(&fixture(VERSION), built_in).expect("the present version").draft;
    for version in 1..=VERSION {
        let incoming =
            read_text(&fixture(version), built_in).unwrap_or_else(|refused| panic!("{version}: {refused:?}"));
        assert_eq!(incoming.warnings, [], "version {version}");
        assert!(incoming.draft.evidence.len() > 5, "version {version} has its proof");
        for id in anhui().point_ids() {
            assert_eq!(incoming.draft.record(id), newest.record(id), "version {version}");
        }
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    let count = std::fs::read_dir(folder).expect("fixtures").count();
    assert_eq!(count as u64, VERSION, "one fixture for each version");
}

/// A draft that uses every part of the format.
fn rich() -> Draft {
    support::rich::rich(read_text(&fixture(1), built_in).expect("sample").draft)
}

fn stamp() -> Stamp {
    Stamp { at: "2026-03-05 14:03:22".into(), revision: 7 }
}

#[test]
fn every_part_comes_back_equal() {
    for draft in [rich(), pack_of(&rich())] {
        let text = stored(anhui(), &draft, &stamp());
        let incoming = read_text(&text, built_in).unwrap_or_else(|refused| panic!("{refused:?}\n{text}"));
        assert_eq!(incoming.warnings, []);
        assert_eq!(incoming.draft, draft);
        assert_eq!(stored(anhui(), &incoming.draft, &stamp()), text);
        let schema = serde_json::from_str(include_str!("../docs/draft.schema.json")).expect("schema is JSON");
        let schema = jsonschema::validator_for(&schema).expect("schema");
        let exported = quality_county::exchange::write::exported(anhui(), &draft, &stamp());
        let file = serde_json::from_str(&exported).expect("JSON");
        let faults: Vec<_> =
            schema.iter_errors(&file).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn the_ledger_folds_and_keeps_every_newest_value() {
    let rules = anhui();
    let mut draft = empty_draft(rules);
    let points: Vec<_> = rules.point_ids().collect();
    for round in 0..2 * LIMIT {
        let before = draft.clone();
        draft.record_mut(points[round % points.len()]).note = format!("第 {round} 次");
        draft.ledger.add("2026-10-02 08:00:00", "丁", &How::Hand, differences(rules, &before, &draft));
    }
    let entries = draft.ledger.entries();
    assert!(entries.len() <= LIMIT);
    assert!(entries.windows(2).all(|pair| pair[0].number < pair[1].number));
    let told: u32 = entries.iter().map(|entry| entry.folded + 1).sum();
    assert_eq!(told as usize, 2 * LIMIT, "nothing is dropped, only joined");
    for id in points {
        let newest = draft
            .ledger
            .origin(|spot| matches!(spot, quality_county::domain::difference::Spot::Point(point, _) if *point == id));
        assert_eq!(newest.and_then(|entry| entry.what.after.clone()), Some(draft.record(id).note.clone()));
    }
}

/// One edit of a random kind.
fn edit(draft: &mut Draft, kind: u8, at: usize, text: &str) {
    let rules = anhui();
    let id = rules.point_ids().nth(at % rules.point_ids().len()).expect("a point");
    match kind % 13 {
        0 => draft.record_mut(id).note = text.into(),
        1 => draft.set_unread(rules, id, 0, text.into()),
        2 => draft.clear_cells(id),
        3 => {
            draft.add_evidence(id);
        }
        4 => draft.evidence_mut().truncate(at % 4),
        5 => Arc::make_mut(&mut draft.departments).asked_by = text.into(),
        6 => {
            let (claimed, reason) = (Points::from_hundredths(at as i32), text.into());
            let mark = Mark { verdict: Verdict::Confirmed, claimed, reason, by: String::new(), at: String::new() };
            draft.set_mark(id, at.is_multiple_of(2).then_some(mark));
        }
        7 => {
            let item = Rectification { problem: text.into(), points: vec![id], ..Rectification::default() };
            draft.add_rectification(item);
        }
        8 => {
            let chosen = draft.rectifications.get(at % 5).map(|item| item.id);
            match chosen {
                Some(chosen) if at.is_multiple_of(3) => drop(draft.remove_rectification(chosen)),
                Some(chosen) => {
                    if let Some(item) = draft.rectification_mut(chosen) {
                        item.progress = text.into();
                        item.go_to(Progress::ALL[at % 5], Date::new(2026, 3, 5));
                    }
                }
                None => {}
            }
        }
        9 => Arc::make_mut(&mut draft.report_texts).set_part(ReportPart::ALL[at % 5], text.into()),
        10 => Arc::make_mut(&mut draft.report_texts).set_statement(rules.point(id).indicator, text.into()),
        11 => draft.about.target = Points::from_hundredths(at as i32).into(),
        _ => {
            if let Some(flag) =
                rules.point(id).fields.iter().position(|field| field.kind.check(Cell::Flag(true)).is_ok())
            {
                draft.set_cell(rules, id, flag, Some(Cell::Flag(at.is_multiple_of(2))));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// A patch from one state onto the text of any state between gives the last state.
    #[test]
    fn a_patch_brings_back_the_newest_state(
        edits in proptest::collection::vec((any::<u8>(), 0usize..400, "[a-z\u{4e00}-\u{4e20}]{0,3}"), 1..25),
        cuts in (0usize..25, 0usize..25),
    ) {
        let rules = anhui();
        let mut draft = rich();
        let mut states = vec![draft.clone()];
        for (kind, at, text) in &edits {
            let before = draft.clone();
            if *kind > 230 {
                // As undo does: an earlier state comes back, with its very parts, and the ledger goes on.
                let ledger = std::mem::take(&mut draft.ledger);
                draft = states[*at % states.len()].clone();
                draft.ledger = ledger;
            } else {
                edit(&mut draft, *kind, *at, text);
            }
            draft.ledger.add("2026-10-02 08:00:00", text, &How::Hand, differences(rules, &before, &draft));
            states.push(draft.clone());
        }
        let (base, whole) = (cuts.0.min(cuts.1) % states.len(), cuts.0.max(cuts.1) % states.len());
        let (base, whole) = (base.min(whole), base.max(whole));
        let text = stored(rules, &states[whole], &stamp());
        let bases = [&states[base], &states[whole]];
        let patched = read_patched(&text, Some(patch(rules, &bases, &draft)), built_in);
        let patched = patched.unwrap_or_else(|refused| panic!("{refused:?}"));
        prop_assert_eq!(&patched.draft, &draft);
        prop_assert_eq!(stored(rules, &patched.draft, &stamp()), stored(rules, &draft, &stamp()));
    }

    /// Differences name what changed and nothing else.
    #[test]
    fn no_difference_means_equal(edits in proptest::collection::vec((any::<u8>(), 0usize..400, "[a-z]{0,2}"), 0..6)) {
        let rules = anhui();
        let before = rich();
        let mut after = before.clone();
        for (kind, at, text) in &edits {
            edit(&mut after, *kind, *at, text);
        }
        let found = differences(rules, &before, &after);
        let records_equal = rules.point_ids().all(|id| before.record(id) == after.record(id));
        let equal = records_equal && before.about == after.about && before.evidence == after.evidence
            && before.departments == after.departments && before.marks == after.marks
            && before.rectifications == after.rectifications && before.report_texts == after.report_texts;
        prop_assert_eq!(found.is_empty(), equal, "{:?}", found);
        prop_assert!(found.iter().all(|difference| difference.before != difference.after));
        let cells = rules.point_ids().flat_map(|id| (0..before.record(id).cells().len()).map(move |field| (id, field)));
        let changed = cells.filter(|(id, field)| cell_text(before.record(*id), *field) != cell_text(after.record(*id), *field));
        let listed = found.iter().filter(|difference| matches!(difference.spot, quality_county::domain::difference::Spot::Point(_, quality_county::domain::difference::Item::Cell(_))));
        prop_assert_eq!(changed.count(), listed.count());
    }
}
