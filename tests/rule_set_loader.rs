//! The door for rule-set files: every fault is named with its place, nothing is guessed, nothing crashes.

#[path = "support/small_table.rs"]
mod small_table;

use quality_county::domain::decimal::NotDecimal;
use quality_county::domain::points::Points;
use quality_county::rule_sets::lint::lint;
use quality_county::rule_sets::load;
use quality_county::rule_sets::problem::Problem;
use quality_county::wire::{Shape, Wanted};
use serde_json::{Value, json};
use small_table::{INDICATOR, MET, OTHER, at, base, edited, loaded};

/// Places and problems, by place: the order of the file is nobody's concern.
fn problems(json: &str) -> Vec<(String, Problem)> {
    let found = load(json).expect_err("must not load");
    let mut found: Vec<_> = found.into_iter().map(|at| (at.place.to_string(), at.problem)).collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Each edit alone yields exactly this problem, at the edited place followed by the last text.
fn check(rows: Vec<(String, Value, &str, Problem)>) {
    for (pointer, value, below, problem) in rows {
        let json = edited(&[(pointer.as_str(), value.clone())]).to_string();
        let steps = pointer.split('/').skip(1).map(|step| match step.parse::<usize>() {
            Ok(index) => format!("[{index}]"),
            Err(_) => format!(".{step}"),
        });
        let place = format!("{}{below}", steps.collect::<String>().trim_start_matches('.'));
        assert_eq!(problems(&json), [(place, problem)], "{pointer} = {value}");
    }
}

fn missing() -> Problem {
    Problem::Shape(Shape::Missing)
}

fn wrong(wanted: Wanted) -> Problem {
    Problem::Shape(Shape::WrongType(wanted))
}

fn word(word: &str, allowed: &'static [&'static str]) -> Problem {
    Problem::UnknownWord { word: word.to_owned(), allowed }
}

#[test]
fn faults_in_the_head() {
    let row = |name: &str, value: Value, below, problem| (format!("/{name}"), value, below, problem);
    check(vec![
        row("format", json!("quality-county/draft"), "", Problem::NotARuleSet),
        row("format", json!(1), "", wrong(Wanted::Text)),
        row("format", Value::Null, "", missing()),
        row("format_version", json!(3), "", Problem::UnknownVersion("3".into())),
        row("format_version", json!("1a"), "", Problem::UnknownVersion("1a".into())),
        row("format_version", json!([1]), "", wrong(Wanted::Number)),
        row("format_version", Value::Null, "", missing()),
        row("id", json!(""), "", Problem::EmptyText),
        row("version", json!(2022), "", wrong(Wanted::Text)),
        row("title", json!(" \u{3000}"), "", Problem::EmptyText),
        row("short", json!(["短"]), "", wrong(Wanted::Text)),
        row("source", Value::Null, "", missing()),
        row("source", json!("虚构文件"), "", wrong(Wanted::Object)),
        row("source", json!({}), ".document", missing()),
        row("notes", json!("注"), "", wrong(Wanted::List)),
        row("notes", json!(["注", 2]), "[1]", wrong(Wanted::Text)),
        row("total", Value::Null, "", missing()),
        row("total", json!(-3), "", Problem::BadPoints),
        row("not_applicable", json!("skip"), "", word("skip", &["zero", "drop", "rescale"])),
        row("lead", json!("maybe"), "", word("maybe", &["stated", "proposed"])),
        row("remark", json!("多余"), "", Problem::Shape(Shape::UnknownMember)),
        row("categories", Value::Null, "", missing()),
        row("categories", json!({}), "", wrong(Wanted::List)),
        row("categories", json!([1]), "[0]", wrong(Wanted::Object)),
    ]);
}

#[test]
fn faults_in_the_table() {
    let twins = json!([{"id": "lead", "name": "甲局"}, {"id": "lead", "name": "乙局"}]);
    let unknown = || Problem::Shape(Shape::UnknownMember);
    check(vec![
        ("/departments".into(), twins, "[1].id", Problem::DuplicateCode("lead".into())),
        ("/departments/0/group".into(), json!("yes"), "", wrong(Wanted::Flag)),
        ("/departments/0/phone".into(), json!("0"), "", unknown()),
        ("/categories/0/bonus".into(), json!(1), "", wrong(Wanted::Flag)),
        ("/categories/0/name".into(), Value::Null, "", missing()),
        ("/categories/0/weight".into(), json!(2), "", unknown()),
        ("/categories/0/indicators".into(), json!([]), "", Problem::EmptyList),
        ("/categories/0/indicators".into(), Value::Null, "", missing()),
        (at(INDICATOR, "code"), json!(" "), "", Problem::EmptyText),
        (at(INDICATOR, "departments"), json!(["other"]), "[0]", Problem::UnknownDepartment("other".into())),
        (at(INDICATOR, "departments"), json!([1]), "[0]", wrong(Wanted::Text)),
        (at(INDICATOR, "scoring_points"), json!([]), "", Problem::EmptyList),
        (at(INDICATOR, "scoring_points"), Value::Null, "", missing()),
        (at(INDICATOR, "note"), json!(1), "", wrong(Wanted::Text)),
        (at(OTHER, "code"), json!("1.1"), "", Problem::DuplicateCode("1.1".into())),
        (at(MET, "text"), Value::Null, "", missing()),
        (at(MET, "extra"), json!(1), "", unknown()),
        (at(MET, "points"), json!(-1), "", Problem::BadPoints),
        (at(MET, "points"), json!(0.125), "", Problem::BadPoints),
        (at(MET, "points"), json!(10001), "", Problem::BadPoints),
        (at(MET, "points"), json!("一"), "", Problem::NotDecimal(NotDecimal::NotANumber)),
        (at(MET, "points"), json!(""), "", Problem::NotDecimal(NotDecimal::Empty)),
        (at(MET, "points"), json!("0.1234567"), "", Problem::NotDecimal(NotDecimal::TooManyDecimals)),
        (at(MET, "points"), json!(10_000_000_000_000_i64), "", Problem::NotDecimal(NotDecimal::TooLarge)),
        (at(MET, "points"), json!(true), "", wrong(Wanted::Number)),
        (at(MET, "points"), Value::Null, "", missing()),
        (at(MET, "scoring"), Value::Null, "", missing()),
        (at(MET, "scoring"), json!("met"), "", wrong(Wanted::Object)),
    ]);
}

#[test]
fn faults_in_scoring() {
    let kinds: &[&str] =
        &["met", "no_incident", "judged", "rate", "count", "each", "levels", "trend", "benchmark", "all_of", "any_of"];
    let not_a_test = word("judged", &["met", "no_incident", "rate", "count", "trend", "benchmark"]);
    let not_a_comparison = word("best", &["at_least", "above", "at_most", "below", "equal"]);
    let not_a_sum = word("most", &["best", "sum"]);
    let one_comparison = || Problem::NeedsOneComparison;
    let unknown = || Problem::Shape(Shape::UnknownMember);
    let not_a_number = || Problem::NotDecimal(NotDecimal::NotANumber);
    // Members are written without braces; `%` and `#` stand for what every rate or count needs.
    let rows: Vec<(&str, &str, Problem)> = vec![
        (r#""kind": "magic""#, ".kind", word("magic", kinds)),
        (r#""kind": 1"#, ".kind", wrong(Wanted::Text)),
        (r#""name": "met""#, ".kind", missing()),
        (r#""kind": "met", "name": "台账""#, ".name", unknown()),
        (r#""kind": "judged", "max": 1"#, ".max", unknown()),
        (r#""kind": "rate", %"#, "", one_comparison()),
        (r#""kind": "rate", %, "at_least": 1, "below": 9"#, "", one_comparison()),
        (r#""kind": "rate", %, "at_least": -1"#, ".at_least", Problem::OutOfRange),
        (r#""kind": "rate", %, "above": "多""#, ".above", not_a_number()),
        (r#""kind": "rate", %, "equal": [9]"#, ".equal", wrong(Wanted::Number)),
        (r#""kind": "rate", %, "below": 9, "unit": "个""#, ".unit", unknown()),
        (r#""kind": "rate", "name": "率", "of": ["子"], "above": 1"#, ".of", Problem::NeedsTwoNames),
        (r#""kind": "rate", "name": "率", "of": ["子", "母", "余"], "above": 1"#, ".of", Problem::NeedsTwoNames),
        (r#""kind": "rate", "name": "率", "of": "子母", "above": 1"#, ".of", wrong(Wanted::List)),
        (r#""kind": "rate", "name": "率", "above": 1"#, ".of", missing()),
        (r#""kind": "rate", "of": ["子", "母"], "above": 1"#, ".name", missing()),
        (r#""kind": "count", "name": "数", "unit": "", "above": 1"#, ".unit", Problem::EmptyText),
        (r#""kind": "count", #, "above": 1, "decimals": 1"#, ".decimals", wrong(Wanted::Flag)),
        (r#""kind": "count", #, "above": 1, "limit": "多""#, ".limit", not_a_number()),
        (r#""kind": "each", "items": []"#, ".items", Problem::EmptyList),
        (r#""kind": "each""#, ".items", missing()),
        (r#""kind": "each", "items": [1]"#, ".items[0]", wrong(Wanted::Object)),
        (r#""kind": "each", "items": [{"name": "项", "points": 1}]"#, ".items[0].unit", missing()),
        (r#""kind": "each", "items": [{#, "points": -1}]"#, ".items[0].points", Problem::BadPoints),
        (r#""kind": "levels", "levels": [{"name": "金", "points": 1}]"#, ".combine", missing()),
        (r#""kind": "levels", "combine": "best", "levels": []"#, ".levels", Problem::EmptyList),
        (r#""kind": "levels", "combine": "sum", "levels": [{"name": "金"}]"#, ".levels[0].points", missing()),
        (r#""kind": "levels", "combine": "most", "levels": [{"name": "金", "points": 1}]"#, ".combine", not_a_sum),
        (r#""kind": "trend", %, "direction": "flat", "times": 1"#, ".direction", word("flat", &["falling", "rising"])),
        (r#""kind": "trend", %, "direction": "rising""#, ".times", missing()),
        (r#""kind": "trend", %, "direction": "rising", "times": 0"#, ".times", Problem::OutOfRange),
        (r#""kind": "trend", %, "direction": "rising", "times": 21"#, ".times", Problem::OutOfRange),
        (r#""kind": "trend", %, "direction": "rising", "times": 1.5"#, ".times", Problem::OutOfRange),
        (r#""kind": "benchmark", %, "comparison": "above""#, ".against", missing()),
        (r#""kind": "benchmark", %, "against": "平均", "comparison": "best""#, ".comparison", not_a_comparison),
        (r#""kind": "all_of", "conditions": []"#, ".conditions", Problem::EmptyList),
        (r#""kind": "any_of", "conditions": [{"kind": "met"}]"#, ".conditions[0].text", missing()),
        (r#""kind": "any_of", "conditions": [{"text": "有"}]"#, ".conditions[0].kind", missing()),
        (r#""kind": "any_of", "conditions": [{"text": "有", "kind": "judged"}]"#, ".conditions[0].kind", not_a_test),
        (r#""kind": "all_of", "conditions": [{"text": "率", "kind": "rate", %}]"#, ".conditions[0]", one_comparison()),
    ];
    let (ratio, count) = (r#""name": "率", "of": ["子", "母"]"#, r#""name": "数", "unit": "个""#);
    let row = |(members, below, problem): (&str, _, _)| {
        let json = format!("{{{}}}", members.replace('%', ratio).replace('#', count));
        (at(MET, "scoring"), serde_json::from_str::<Value>(&json).expect("JSON"), below, problem)
    };
    check(rows.into_iter().map(row).collect());
}

#[test]
fn all_problems_are_reported_at_once() {
    let edits = [
        ("/id", json!(7)),
        ("/departments/0/name", json!("")),
        ("/categories/0/points", json!("0.001")),
        ("/categories/0/indicators/0/surplus", json!(1)),
        ("/categories/0/indicators/0/scoring_points/0/scoring/kind", json!("magic")),
        ("/categories/0/indicators/0/scoring_points/1/scoring/at_least", json!(-2)),
    ];
    let places: Vec<_> = problems(&edited(&edits).to_string()).into_iter().map(|(place, _)| place).collect();
    let wanted = [
        "categories[0].indicators[0].departments[0]",
        "categories[0].indicators[0].scoring_points[0].scoring.kind",
        "categories[0].indicators[0].scoring_points[1].scoring.at_least",
        "categories[0].indicators[0].surplus",
        "categories[0].points",
        "departments[0].name",
        "id",
    ];
    assert_eq!(places, wanted);
}

#[test]
fn what_is_not_a_table_at_all() {
    let at_start = |problem| vec![("(文件开头)".to_owned(), problem)];
    let faults = [("", 1, 0), ("质", 1, 1), ("{\n  \"id\": ,\n}", 2, 9), ("{} {}", 1, 4), ("{\"id\": 1", 1, 8)];
    for (json, line, column) in faults {
        assert_eq!(problems(json), at_start(Problem::NotJson { line, column }), "{json}");
    }
    for json in ["null", "[]", "1", "\"\""] {
        assert_eq!(problems(json), at_start(wrong(Wanted::Object)), "{json}");
    }
    for depth in [1_000, 200_000] {
        let found = problems(&"[".repeat(depth));
        assert!(matches!(found[..], [(_, Problem::NotJson { line: 1, .. })]), "{found:?}");
    }
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let deep = edited(&[("/notes", serde_json::from_str(&deep).expect("JSON"))]);
    assert_eq!(problems(&deep.to_string()), [("notes[0]".to_owned(), wrong(Wanted::Text))]);
}

#[test]
fn what_is_accepted() {
    let plain = loaded(&base());
    assert_eq!(lint(&plain), []);
    assert_eq!((plain.about.short.as_str(), plain.about.notes.len()), ("虚构小表", 0));
    let quoted = edited(&[("/format_version", json!("1")), ("/total", json!("3.00")), ("/notes", Value::Null)]);
    assert_eq!(loaded(&quoted).about.total, plain.about.total);
    // An indicator may bear the code of a scoring point.
    loaded(&edited(&[(at(INDICATOR, "code").as_str(), json!("1.1"))]));
    let spaced = serde_json::to_string_pretty(&base()).expect("JSON");
    assert_eq!(load(&spaced).expect("loads").about.fingerprint, plain.about.fingerprint);
    assert_ne!(loaded(&quoted).about.fingerprint, plain.about.fingerprint);
    let weightless = edited(&[
        ("/mode", json!("attainment")),
        ("/categories/0/points", Value::Null),
        (at(INDICATOR, "points").as_str(), Value::Null),
        (at(MET, "points").as_str(), Value::Null),
    ]);
    let weightless = loaded(&weightless);
    assert!(weightless.point_ids().all(|id| weightless.point(id).points == Points::from_hundredths(100)));
}

/// Doubts about the loader, each kept apart from what surely holds.
mod doubts {
    use super::*;

    #[test]
    fn a_wrong_list_is_one_problem() {
        check(vec![(at(INDICATOR, "scoring_points"), json!({}), "", wrong(Wanted::List))]);
    }

    #[test]
    fn a_wrong_mode_is_one_problem() {
        check(vec![("/mode".into(), json!("grades"), "", word("grades", &["points", "attainment"]))]);
    }

    #[test]
    fn a_table_without_categories_is_refused() {
        check(vec![("/categories".into(), json!([]), "", Problem::EmptyList)]);
    }

    #[test]
    fn unknown_members_are_named_everywhere() {
        let conditions = json!({"kind": "any_of", "least": 2, "conditions": [{"text": "有", "kind": "met"}]});
        check(vec![
            (at(MET, "scoring"), conditions, ".least", Problem::Shape(Shape::UnknownMember)),
            ("/source/page".into(), json!(1), "", Problem::Shape(Shape::UnknownMember)),
        ]);
    }

    #[test]
    fn a_negative_limit_is_refused() {
        let count = json!({"kind": "count", "name": "数", "unit": "个", "at_most": 1, "limit": -1});
        check(vec![(at(MET, "scoring"), count, ".limit", Problem::OutOfRange)]);
    }
}
