//! Editing a rule-set file: each edit changes its place and nothing else, and what is undone is the very same file.

use proptest::prelude::*;
use quality_county::rule_sets::change::{follow, removal};
use quality_county::rule_sets::edit::{Edit, Editing, FROM, LEFT, MARK, apply, clean, number, unsettled};
use quality_county::rule_sets::{form_kinds, load, parts};
use serde_json::{Value, json};

const SMALL: &str = include_str!("fixtures/rule_sets/small.json");
const ANHUI: &str = include_str!("../src/rule_sets/data/anhui-2022.json");

fn file(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn set(at: &str, member: &str, to: Value) -> Edit {
    Edit::Set { at: at.to_owned(), member: member.to_owned(), to: Some(to) }
}

/// Every place in a file.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| places(value, format!("{at}/{name}"), found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| places(value, format!("{at}/{index}"), found))
        }
        _ => {}
    }
    found.push(at);
}

fn lists(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    all.retain(|at| value.pointer(at).is_some_and(Value::is_array));
    all
}

/// An edit somewhere in `value`, drawn by numbers.
fn drawn(value: &Value, (kind, place, one, two): (u8, usize, usize, usize)) -> Edit {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    all.retain(|at| value.pointer(at).is_some_and(Value::is_object));
    let at = all[place % all.len()].clone();
    let lists = lists(value);
    let list = lists[place % lists.len()].clone();
    let count = value.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
    match kind % 6 {
        0 => set(&at, ["name", "note", "points", "text"][one % 4], json!(two)),
        1 => Edit::Set { at, member: ["name", "points", "code"][one % 3].to_owned(), to: None },
        2 => Edit::Insert { list, at: one % (count + 1), item: json!({ "name": two.to_string() }) },
        3 if count > 0 => removal(value, &list, one % count),
        4 if count > 0 => Edit::Move { list, from: one % count, to: two % count },
        _ => Edit::text(&at, "note", &two.to_string()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_undone_is_the_very_same_file(draws in prop::collection::vec((any::<u8>(), 0..10_000_usize, 0..50_usize, 0..50_usize), 1..30)) {
        let before = file(SMALL);
        let mut editing = Editing::new(before.clone());
        let mut states = vec![before];
        for draw in draws {
            let edit = drawn(&editing.value, draw);
            prop_assert!(editing.make(edit));
            states.push(editing.value.clone());
        }
        let last = editing.value.clone();
        while editing.undo() {
            prop_assert!(states.contains(&editing.value));
        }
        prop_assert_eq!(editing.value.to_string(), states[0].to_string());
        while editing.redo() {}
        prop_assert_eq!(editing.value.to_string(), last.to_string());
    }

    #[test]
    fn an_edit_keeps_the_rest(place in 0..10_000_usize, to in "[a-z]{1,5}") {
        let before = file(ANHUI);
        let mut all = Vec::new();
        places(&before, String::new(), &mut all);
        all.retain(|at| before.pointer(at).is_some_and(Value::is_object));
        let at = &all[place % all.len()];
        let mut after = before.clone();
        apply(&mut after, Edit::text(at, "note", &to)).expect("made");
        prop_assert_eq!(after.pointer(&format!("{at}/note")), Some(&json!(to)));
        let note = before.pointer(&format!("{at}/note")).cloned();
        apply(&mut after, Edit::Set { at: at.clone(), member: "note".to_owned(), to: note }).expect("made");
        prop_assert_eq!(after.to_string(), before.to_string());
    }
}

#[test]
fn typing_on_is_one_step() {
    let mut editing = Editing::new(file(SMALL));
    for typed in ["示", "示例", "示例表"] {
        assert!(editing.make(Edit::text("", "title", typed)));
    }
    assert!(editing.make(Edit::text("", "short", "短")));
    assert_eq!(editing.steps(), (true, false));
    assert!(editing.undo() && editing.undo() && !editing.undo());
    assert_eq!(editing.value, file(SMALL));
    assert!(editing.redo());
    assert_eq!(editing.value["title"], "示例表");
}

#[test]
fn an_edit_of_no_place_changes_nothing() {
    let before = file(SMALL);
    let mut value = before.clone();
    for edit in [
        Edit::text("/categories/9", "name", "x"),
        Edit::Remove { list: "/categories".to_owned(), at: 2 },
        Edit::Insert { list: "/title".to_owned(), at: 0, item: json!(1) },
        Edit::Move { list: "/categories".to_owned(), from: 0, to: 2 },
        Edit::All(vec![Edit::text("", "title", "x"), Edit::Remove { list: "/nowhere".to_owned(), at: 0 }]),
    ] {
        assert_eq!(apply(&mut value, edit), None);
        assert_eq!(value, before);
    }
}

#[test]
fn an_item_that_is_emptied_keeps_its_position() {
    let mut value = file(SMALL);
    let at = "/categories/1/indicators/0/scoring_points/0/scoring/of";
    let back = apply(&mut value, Edit::text(at, "0", "")).expect("made");
    assert_eq!(value.pointer(at), Some(&json!(["", "抽查批次"])));
    apply(&mut value, back).expect("made");
    assert_eq!(value, file(SMALL));
}

#[test]
fn numbers_stay_as_they_are_typed() {
    assert_eq!(number("90"), Some(json!(90)));
    assert_eq!(number(" 0.5 "), Some(json!(0.5)));
    assert_eq!(number(""), None);
    assert_eq!(number("1.50").map(|number| number.to_string()), Some("1.50".to_owned()), "every decimal is kept");
    for typed in ["九十", "1e3", "90%", "007"] {
        assert_eq!(number(typed), Some(json!(typed)));
    }
}

#[test]
fn a_department_goes_with_all_that_names_it() {
    let mut value = file(SMALL);
    let before = value.clone();
    let edit = removal(&value, "/departments", 0);
    let back = apply(&mut value, edit).expect("made");
    assert!(load(&value.to_string()).is_ok());
    assert!(!value.to_string().contains("\"office\""));
    apply(&mut value, back).expect("made");
    assert_eq!(value, before);
}

#[test]
fn marks_are_no_part_of_the_file() {
    let mut value = file(SMALL);
    let before = value.clone();
    for (at, member) in [("", LEFT), ("/categories/0", MARK), ("/categories/0/indicators/0/scoring_points/1", MARK)] {
        apply(&mut value, set(at, member, json!([{ MARK: ["没有读懂"], FROM: "第 3 行" }]))).expect("made");
    }
    assert_eq!(unsettled(&value), 3);
    assert!(load(&value.to_string()).is_err());
    assert_eq!(clean(&value), before);
}

#[test]
fn new_parts_load_once_they_are_filled_in() {
    let mut value = file(SMALL);
    let category = parts::category(&value);
    apply(&mut value, Edit::Insert { list: "/categories".to_owned(), at: 2, item: category }).expect("made");
    let department = parts::department(&value);
    apply(&mut value, Edit::Insert { list: "/departments".to_owned(), at: 0, item: department }).expect("made");
    let problems = load(&value.to_string()).expect_err("names are missing");
    let places: Vec<_> = problems.iter().map(|at| at.place.to_string()).collect();
    assert_eq!(
        places,
        [
            "departments[0].name",
            "categories[2].name",
            "categories[2].indicators[0].name",
            "categories[2].indicators[0].scoring_points[0].text"
        ]
    );
}

/// Whatever a point was scored by, it can be scored by anything else: what the forms make is complete but for names.
#[test]
fn every_kind_can_become_every_other() {
    for (from, ..) in form_kinds::KINDS {
        for (to, ..) in form_kinds::KINDS {
            let scoring = form_kinds::scoring(to, &form_kinds::scoring(from, &json!({})));
            assert_eq!(form_kinds::kind(&scoring), to);
            let mut value = file(SMALL);
            value["categories"][0]["indicators"][0]["scoring_points"][0]["scoring"] = scoring;
            let found = load(&value.to_string()).err().unwrap_or_default();
            for at in found {
                let place = at.place.to_string();
                let fine = ["name", "unit", "text", "against"].iter().any(|name| place.ends_with(name)) || to == "veto";
                assert!(fine, "{from} → {to}: {at:?}");
            }
        }
    }
}

/// Whatever is followed through changes still names the same part, and through their inverses is where it was.
#[test]
fn places_follow_their_parts() {
    let list = |at: usize| format!("/list/{at}/deeper");
    let items = [0, 1, 2, 3, 4].map(|at| json!({ "deeper": at }));
    let value = json!({ "list": items });
    let (insert, remove) = (
        |at| Edit::Insert { list: "/list".to_owned(), at, item: json!({}) },
        |at| Edit::Remove { list: "/list".to_owned(), at },
    );
    let shift = |from, to| Edit::Move { list: "/list".to_owned(), from, to };
    let edits =
        [insert(0), insert(3), insert(5), remove(0), remove(4), shift(1, 3), shift(3, 1), shift(0, 4), shift(2, 2)];
    for edit in edits {
        let mut after = value.clone();
        let back = apply(&mut after, edit.clone()).expect("made");
        for at in 0..5 {
            match follow(list(at), &edit) {
                Some(place) => {
                    assert_eq!(after.pointer(&place), Some(&json!(at)), "{edit:?}");
                    assert_eq!(follow(place, &back), Some(list(at)));
                }
                None => assert_eq!(edit, remove(at)),
            }
        }
    }
    assert_eq!(follow("/lists/1".to_owned(), &insert(0)), Some("/lists/1".to_owned()));
    assert_eq!(follow("/list".to_owned(), &remove(0)), Some("/list".to_owned()));
}
