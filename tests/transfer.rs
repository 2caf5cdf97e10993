//! A draft moves to another version of its rule set: everything carries over, is kept aside, or is told to mean something else.

mod support;

use proptest::prelude::*;
use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::Draft;
use quality_county::domain::field::Cell;
use quality_county::domain::ids::PointId;
use quality_county::domain::points::Points;
use quality_county::domain::review::{Mark, Verdict};
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::transfer::{Change, Fate};
use quality_county::exchange::transfer::{Transfer, aside_file, tally, transfer};
use quality_county::rule_sets::library::{Own, find, install};
use quality_county::rule_sets::load;
use quality_county::words;
use serde_json::{Value, json};
use std::sync::Mutex;
use support::empty_draft;

const SMALL: &str = include_str!("fixtures/rule_sets/small.json");
/// The list of a person's own rule sets is one for the whole program.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn next(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(SMALL).expect("JSON");
    file["version"] = json!("2");
    change(&mut file);
    file.to_string()
}

fn points(file: &mut Value, category: usize) -> &mut Vec<Value> {
    file["categories"][category]["indicators"][0]["scoring_points"].as_array_mut().expect("points")
}

fn point(set: &RuleSet, code: &str) -> PointId {
    set.point_by_code(code).expect(code)
}

fn moved(old: &RuleSet, draft: &Draft, text: &str) -> Transfer {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(|poison| poison.into_inner());
    let new = load(text).expect("loads");
    let about = &new.about;
    install(vec![Own { id: about.id.clone(), prefix: about.fingerprint[..16].into(), text: text.into() }]);
    let done = transfer(old, draft, &new, find).unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(done.incoming.rule_set.about.fingerprint, new.about.fingerprint);
    done
}

fn number(text: &str) -> Option<Cell> {
    Some(Cell::Number(Decimal::parse(text).expect("number")))
}

/// Everything filled in, with notes, proof and marks.
fn filled(set: &RuleSet) -> Draft {
    let mut draft = empty_draft(set);
    draft.set_cell(set, point(set, "1.1"), 0, Some(Cell::Flag(true)));
    draft.set_cell(set, point(set, "1.2"), 0, number("3"));
    draft.set_cell(set, point(set, "2.1"), 0, number("95"));
    draft.set_cell(set, point(set, "2.1"), 1, number("100"));
    draft.set_cell(set, point(set, "2.2"), 0, number("2"));
    draft.record_mut(point(set, "2.2")).note = "两个省级奖".into();
    for code in ["1.1", "2.2"] {
        draft.add_evidence(point(set, code));
    }
    let mark = Mark {
        verdict: Verdict::Confirmed,
        claimed: Points::from_hundredths(100),
        reason: String::new(),
        by: String::new(),
        at: String::new(),
    };
    for code in ["1.1", "1.2"] {
        draft.set_mark(point(set, code), Some(mark.clone()));
    }
    draft.departments = {
        let mut departments = (*draft.departments).clone();
        departments.bureau_mut(departments.by_code(set, "market").expect("market")).name = "县市场监管局".into();
        departments.into()
    };
    draft
}

#[test]
fn another_name_of_the_same_table_changes_nothing() {
    let old = load(SMALL).expect("loads");
    let draft = filled(&old);
    let done = moved(&old, &draft, &next(|_| ()));
    assert_eq!(done.incoming.draft, draft);
    assert!(done.aside.is_empty() && done.steps.iter().all(|step| step.fate == Fate::Same && !step.lost));
}

#[test]
fn each_point_is_told_what_becomes_of_it() {
    let old = load(SMALL).expect("loads");
    let draft = filled(&old);
    let text = next(|file| {
        points(file, 0)[1]["scoring"]["at_least"] = json!(4);
        points(file, 1)[0]["text"] = json!("产品质量抽查合格率达到 90 %");
        points(file, 1)[1] = json!({ "code": "2.3", "text": "新的一点", "points": 2, "scoring": { "kind": "met" } });
        file["departments"][1] = json!({ "id": "other", "name": "发改委" });
        file["categories"][1]["indicators"][0]["departments"] = json!(["other"]);
    });
    let done = moved(&old, &draft, &text);
    let new = done.incoming.rule_set;
    let told: Vec<_> = done.steps.iter().map(|step| words::transfer::row(&old, new, step)).collect();
    assert_eq!(
        told,
        [
            ["1.1 设立质量议事机构", "不变", "1", "1"],
            ["1.2 每年开会 2 次以上", "计分方式或门槛有变，请核对", "3", "0"],
            ["2.1 产品质量抽查合格率达到 90\u{a0}%", "文字有变，请核对", "4", "4"],
            ["2.3 新的一点", "新增，待填", "–", "0–2"],
            ["2.2 获得省级以上质量奖", "新版没有这一点，内容放不下", "2", "–"],
        ]
    );
    assert_eq!(tally(&done.steps), [1, 2, 1]);
    assert_eq!(done.steps[1].fate, Fate::Changed(Change { scoring: true, ..Change::default() }));
    let aside: Vec<_> = done.aside.iter().map(|(place, _)| place.as_str()).collect();
    for place in
        ["draft.marks.1.2", "draft.answers.2.2", "draft.evidence[1].serves[0]", "draft.departments.list.market"]
    {
        assert!(aside.iter().any(|known| known == &place), "{place} in {aside:?}");
    }
    let file = aside_file(&old, &done);
    assert!(file.contains("两个省级奖") && file.contains("县市场监管局"));
    let draft = &done.incoming.draft;
    assert_eq!(draft.evidence.len(), 2, "records of proof stay");
    assert!(draft.mark(point(new, "1.1")).is_some());
}

#[test]
fn fields_of_another_kind_are_kept_aside() {
    let old = load(SMALL).expect("loads");
    let done = moved(&old, &filled(&old), &next(|file| points(file, 1)[0]["scoring"] = json!({ "kind": "met" })));
    let step = done.steps.iter().find(|step| step.old == Some(point(&old, "2.1"))).expect("there");
    assert!(
        step.lost
            && matches!(step.fate, Fate::Changed(Change { scoring: true, fields: true, text: false, points: false }))
    );
    assert_eq!(done.aside.len(), 2, "{:?}", done.aside);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whatever goes from the table, every answer is there afterwards or aside.
    #[test]
    fn nothing_is_lost(gone in prop::collection::vec(any::<bool>(), 4), kinds in prop::collection::vec(0..3_usize, 4)) {
        let old = load(SMALL).expect("loads");
        let draft = filled(&old);
        let text = next(|file| {
            for category in 0..2 {
                for at in (0..2).rev() {
                    let all = points(file, category);
                    let number = category * 2 + at;
                    match kinds[number] {
                        0 => all[at]["scoring"] = json!({ "kind": "judged" }),
                        1 => all[at]["points"] = json!(0.5),
                        _ => {}
                    }
                    if gone[number] && all.len() > 1 {
                        all.remove(at);
                    }
                }
            }
        });
        let done = moved(&old, &draft, &text);
        let (new, after) = (done.incoming.rule_set, &done.incoming.draft);
        for id in old.point_ids() {
            let code = &old.point(id).code;
            for (at, field) in old.point(id).fields.iter().enumerate().filter(|(at, _)| draft.record(id).holds(*at)) {
                let here = new.point_by_code(code).is_some_and(|is| {
                    let same = new.point(is).fields.iter().position(|known| known.key == field.key);
                    same.is_some_and(|same| after.record(is).cell(same) == draft.record(id).cell(at))
                });
                let place = format!("draft.answers.{code}");
                let aside = done.aside.iter().any(|(known, _)| known.starts_with(&place));
                prop_assert!(here || aside, "{code} {}", field.key);
            }
        }
    }
}
