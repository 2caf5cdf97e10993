//! The forms of the editor: they ask for all that a file can say, and what they write is what the loader reads.

use quality_county::domain::rule_set::RuleSet;
use quality_county::rule_sets::asking::{choosing, label, plainly};
use quality_county::rule_sets::change::{addition, points_in, put, removal, typed};
use quality_county::rule_sets::edit::{Edit, Editing, number};
use quality_county::rule_sets::form_kinds::{self, members};
use quality_county::rule_sets::forms::{Ask, Member, SECTIONS};
use quality_county::rule_sets::preview::{Why, excerpt, preview};
use quality_county::rule_sets::{load, parts};
use quality_county::words::rule_edit::{pointer, problem, remark, spot, step};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SMALL: &str = include_str!("fixtures/rule_sets/small.json");
const CASES: &str = include_str!("cases/rule_set_forms.json");

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The table that the form around a place is drawn from, and how the place is asked for.
fn asked(file: &Value, place: &str) -> (&'static [Member], Ask) {
    let path: Vec<&str> = place.split('/').skip(1).collect();
    SECTIONS
        .iter()
        .find_map(|(_, table)| found(table, &path, file))
        .unwrap_or_else(|| panic!("{place} is not asked for"))
}

fn found(table: &'static [Member], path: &[&str], object: &Value) -> Option<(&'static [Member], Ask)> {
    table.iter().find_map(|(name, _, ask)| {
        let own: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        let rest = path.strip_prefix(&own[..])?;
        let value = own.iter().try_fold(object, |value, part| value.get(part)).unwrap_or(&Value::Null);
        let item = |at: &str| at.parse().ok().and_then(|at: usize| value.get(at)).unwrap_or(&Value::Null);
        match (plainly(*ask), rest) {
            (ask, []) => Some((table, ask)),
            (Ask::Object(of), rest) => found(of, rest, value),
            (Ask::Rows(of), [at, rest @ ..]) => found(of, rest, item(at)),
            (Ask::Parts(part), [at, rest @ ..]) => found(part.members, rest, item(at)),
            (Ask::Ways(of), [_] | [_, _]) => Some((of, Ask::Rows(of))),
            (Ask::Scoring | Ask::Test, rest) => found(members(value), rest, value),
            _ => None,
        }
    })
}

/// What the fields of the forms write.
fn edit(file: &Value, deed: &[Value]) -> Edit {
    let text = |at: usize| deed[at].as_str().unwrap_or_default();
    let (place, value) = (text(1), deed.get(2).cloned().unwrap_or(Value::Null));
    match text(0) {
        "text" => typed(file, place, text(2)),
        "number" => put(file, place, number(text(2))),
        "put" => put(file, place, Some(value).filter(|value| !value.is_null())),
        "choose" => {
            let (table, _) = asked(file, place);
            let (name, at) = table
                .iter()
                .find_map(|(name, ..)| Some((name, place.strip_suffix(name)?.strip_suffix('/')?)))
                .expect("a member of its table");
            let object = file.pointer(at).expect("place");
            choosing(object, at, table, name, Some(value).filter(|value| !value.is_null()))
        }
        "begin" => match asked(file, place) {
            (_, Ask::Object(of)) => put(file, place, Some(parts::row(file, of))),
            _ => panic!("{place} is no object"),
        },
        "add" => match asked(file, place) {
            (_, Ask::Parts(part)) => {
                let which = value.as_u64().unwrap_or(0) as usize;
                addition(file, place, part.add[which].1(file, place))
            }
            _ => panic!("{place} is no list of parts"),
        },
        "row" => match asked(file, place) {
            (_, Ask::Rows(of)) => addition(file, place, parts::row(file, of)),
            _ => panic!("{place} is no list of rows"),
        },
        "way" => match asked(file, place) {
            (_, Ask::Ways(of)) => addition(file, place, json!([parts::row(file, of)])),
            _ => panic!("{place} is no list of ways"),
        },
        "kind" => {
            let mut new = form_kinds::scoring(text(2), file.pointer(place).expect("place"));
            if let Some(text) = file.pointer(&format!("{place}/text")) {
                new["text"] = text.clone();
            }
            put(file, place, Some(new))
        }
        "option" | "department" => addition(file, place, value),
        "out" => removal(file, place, value.as_u64().expect("position") as usize),
        other => panic!("{other}"),
    }
}

fn nameless(mut set: RuleSet) -> RuleSet {
    set.about.fingerprint.clear();
    set
}

/// Edit → file → loader, and back again.
#[test]
fn what_the_forms_write_is_what_the_loader_reads() {
    let before = json_of(SMALL);
    let plain = nameless(load(SMALL).expect("fine"));
    let cases = json_of(CASES);
    for case in cases.as_array().expect("cases") {
        let name = case["name"].as_str().expect("name");
        let mut editing = Editing::new(before.clone());
        for deed in case["do"].as_array().expect("deeds") {
            let edit = edit(&editing.value, deed.as_array().expect("deed"));
            assert!(!step(&editing.value, &edit, false).is_empty(), "{name}: {deed}");
            assert!(editing.make(edit), "{name}: {deed}");
        }
        let mut wanted = before.clone();
        for (place, value) in case["then"].as_object().expect("places") {
            let edit = match place.strip_prefix("/categories/2").or(place.strip_prefix("/departments/2")) {
                Some("") => addition(&wanted, place.rsplit_once('/').expect("list").0, value.clone()),
                _ => put(&wanted, place, Some(value.clone())),
            };
            quality_county::rule_sets::edit::apply(&mut wanted, edit).expect("place");
        }
        assert_eq!(editing.value, wanted, "{name}");
        let text = editing.value.to_string();
        let set = load(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(json_of(&text), editing.value, "{name}: the file says all of it");
        assert_ne!(nameless(set), plain, "{name}: the loader has read it");
        while editing.undo() {}
        assert_eq!(editing.value, before, "{name}");
        while editing.redo() {}
        assert_eq!(editing.value.to_string(), text, "{name}");
    }
}

fn files() -> Vec<(String, Value)> {
    let mut files = Vec::new();
    for folder in ["src/rule_sets/data", "tests/fixtures/rule_sets"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("folder") {
            let path = entry.expect("entry").path();
            files.push((path.display().to_string(), json_of(&fs::read_to_string(&path).expect("text"))));
        }
    }
    files
}

fn leaves(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| leaves(value, format!("{at}/{name}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| leaves(value, format!("{at}/{index}"), all));
        }
        _ => all.push(at),
    }
}

/// Whatever stands in any file that we have, a form asks for it, by a name. The file's own name stands beside the forms; the ids of
/// departments and the kinds of categories are given when a part is added.
#[test]
fn the_forms_know_every_place() {
    for (name, file) in files() {
        let mut all = Vec::new();
        leaves(&file, String::new(), &mut all);
        let given = |at: &str| {
            ["/format", "/format_version", "/id", "/version"].contains(&at)
                || (at.starts_with("/departments/") && at.ends_with("/id"))
                || (at.starts_with("/categories/") && at.split('/').count() == 4 && at.ends_with("/kind"))
        };
        let unknown: Vec<_> = all.iter().filter(|at| label(&file, at).is_empty() && !given(at)).collect();
        assert_eq!(unknown, Vec::<&String>::new(), "{name}");
    }
}

/// Every member that the format's description names is in some form.
#[test]
fn the_forms_ask_for_all_that_the_format_has() {
    let schema = json_of(include_str!("../docs/rule-set.schema.json"));
    let mut named = BTreeSet::new();
    properties(&schema, &mut named);
    let mut asked = BTreeSet::new();
    SECTIONS.iter().for_each(|(_, table)| gather(table, &mut asked));
    form_kinds::KINDS.iter().for_each(|(kind, ..)| gather(members(&form_kinds::scoring(kind, &json!({}))), &mut asked));
    asked.extend(form_kinds::COMPARISONS.map(|(name, _)| name.to_owned()));
    asked.extend(["format", "format_version", "id", "version", "kind"].map(str::to_owned));
    assert_eq!(named.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new());
}

fn properties(schema: &Value, named: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                named.extend(properties.keys().cloned());
            }
            members.values().for_each(|value| properties_of(value, named));
        }
        Value::Array(items) => items.iter().for_each(|value| properties_of(value, named)),
        _ => {}
    }
}

fn properties_of(value: &Value, named: &mut BTreeSet<String>) {
    properties(value, named);
}

fn gather(table: &[Member], asked: &mut BTreeSet<String>) {
    for (name, _, ask) in table {
        asked.extend(name.split('/').filter(|part| !part.is_empty()).map(str::to_owned));
        match plainly(*ask) {
            Ask::Object(of) | Ask::Rows(of) | Ask::Ways(of) => gather(of, asked),
            Ask::Parts(part) => gather(part.members, asked),
            _ => {}
        }
    }
}

#[test]
fn places_and_steps_are_told_as_people_know_them() {
    let file = json_of(SMALL);
    let told = |place: &str| spot(&file, &pointer(place));
    assert_eq!(told("categories[1].indicators[0].scoring_points[0].scoring.at_least"), "2.1 门槛（%）");
    assert_eq!(told("categories[0].indicators[0].scoring_points[1].scoring"), "1.2 怎样计分");
    assert_eq!(told("categories[0].points"), "机制 满分（加分类为加分上限）");
    assert_eq!(told("departments[1].name"), "市场监管局 单位名称");
    assert_eq!(told("source.document"), "来源文件");
    assert_eq!([told("(全表)"), told("(文件开头)")], ["", ""]);
    let remove = removal(&file, "/categories/0/indicators/0/scoring_points", 1);
    assert_eq!(step(&file, &remove, false), "删除 “1.2 每年开会 2 次以上”");
    assert_eq!(step(&file, &remove, true), "添加 “1.2 每年开会 2 次以上”", "undone, it was an addition");
    assert_eq!(step(&file, &typed(&file, "/categories/1/name", "新"), true), "修改 成效 类别名称");
    assert_eq!(points_in(&file, "/categories/0"), 2);
}

/// Nobody need know the names in files: neither in problems nor in remarks.
#[test]
fn findings_are_told_in_the_words_of_the_forms() {
    let mut file = json_of(SMALL);
    file["lead"] = json!("somebody");
    file["categories"][0]["name"] = json!("");
    file["grades"] = json!([{ "name": "优", "when": [[{ "of": "没有的", "at_least": 1 }]] }]);
    let (first, second) = ("/categories/0/indicators/0", "/categories/1/indicators/0");
    for (place, to) in [
        ("departments/0", json!("nobody")),
        ("scoring_points/0/scoring", json!({ "kind": "veto", "effect": { "kind": "not_named" } })),
    ] {
        *file.pointer_mut(&format!("{first}/{place}")).expect("place") = to;
    }
    for (place, to) in [("at_least", Value::Null), ("of", json!(["一个"]))] {
        *file.pointer_mut(&format!("{second}/scoring_points/0/scoring/{place}")).expect("place") = to;
    }
    let problems = load(&file.to_string()).expect_err("seven problems");
    let told: Vec<_> = problems
        .iter()
        .map(|at| format!("{}：{}", spot(&file, &pointer(&at.place.to_string())), problem(at)))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    牵头单位：不认识，请重新选
    类别名称：还没有填
    1 责任单位（第一个牵头）：这个单位不在“责任单位”里，请重新选
    1.1 怎样计分：否决项只能放在否决类里
    2.1 分子：请填分子、分母两个名称
    2.1 怎样计分：请填门槛的数值
    优 看什么：这个类别已经没有了，请重新选
    ");
    let latin = |text: &String| text.chars().any(|c| c.is_ascii_alphabetic());
    assert_eq!(told.iter().find(|text| latin(text)), None);
    assert_eq!(remark("原文如此的，写进 note"), "原文如此的，写进“说明”");
}

#[test]
fn an_indicator_can_be_tried_while_the_rest_is_unfinished() {
    let mut file = json_of(SMALL);
    let first = "/categories/0/indicators/0";
    let whole = preview(&file, first).map(|set| set.indicator_ids().len());
    assert_eq!(whole, Ok(1));
    file["title"] = json!("");
    file["categories"][1]["points"] = json!("许多");
    file["departments"][1]["lead"] = json!("nobody");
    let again = preview(&file, first).expect("the indicator is fine");
    assert_eq!(preview(&file, first).map(std::ptr::from_ref), Ok(std::ptr::from_ref(again)), "the same is kept once");
    let names: Vec<_> = again.departments().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["质量办"], "only what it needs");
    assert_eq!(preview(&file, "/categories/1/indicators/7"), Err(Why::Faulty));
    file["categories"][0]["indicators"][0]["scoring_points"][0]["points"] = json!("一");
    assert_eq!(preview(&file, first), Err(Why::Faulty));
    for (name, file) in files() {
        for category in 0..file["categories"].as_array().map_or(0, Vec::len) {
            for at in 0..file["categories"][category]["indicators"].as_array().map_or(0, Vec::len) {
                let excerpt = excerpt(&file, &format!("/categories/{category}/indicators/{at}")).expect("there");
                assert!(load(&excerpt.to_string()).is_ok(), "{name} {category} {at}: {:?}", load(&excerpt.to_string()));
            }
        }
    }
}
