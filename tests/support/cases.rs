//! Score cases as data: answers → expected [sure, possible] at every level.

use super::{beside, empty_draft};
use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::Score;
use serde_json::Value;

/// Runs every case of a file; returns the number of cases and one line for each figure that differs.
pub fn run(rule_set: &RuleSet, json: &str) -> (usize, Vec<String>) {
    let file: Value = serde_json::from_str(json).expect("case file is JSON");
    let cases = file["cases"].as_array().expect("cases");
    let mut wrong = Vec::new();
    for case in cases {
        let draft = draft(rule_set, &file, case);
        let card = score(rule_set, &draft);
        wrong.extend(beside::check(rule_set, &card, case));
        let mut check = |level: String, got: Score, wanted: &Value| {
            let pair = (got.sure, got.possible);
            let wanted = (points(&wanted[0]), points(&wanted[1]));
            if pair != wanted {
                let name = &case["name"];
                wrong.push(format!("{name} {level}: {}–{} ≠ {}–{}", pair.0, pair.1, wanted.0, wanted.1));
            }
        };
        let expect = case["expect"].as_object().expect("expect");
        assert!(!expect.is_empty(), "{} expects nothing", case["name"]);
        for (level, wanted) in expect {
            for (code, wanted) in wanted.as_object().into_iter().flatten() {
                let position = || code.parse::<usize>().expect("category number") - 1;
                let got = match level.as_str() {
                    "points" => card.point(rule_set.point_by_code(code).expect("point code")).score,
                    "indicators" => card.indicator(rule_set.indicator_by_code(code).expect("indicator code")),
                    "categories" => card.category(rule_set.category_ids().nth(position()).expect("category")),
                    "weighted" => card.weighted(rule_set, rule_set.category_ids().nth(position()).expect("category")),
                    beside if beside::KNOWN.contains(&beside) => continue,
                    other => panic!("unknown level {other}"),
                };
                check(format!("{level} {code}"), got, wanted);
            }
            match level.as_str() {
                "total" => check(level.clone(), card.total, wanted),
                "bonus" => check(level.clone(), card.bonus, wanted),
                "basic" => check(level.clone(), card.basic, wanted),
                beside if beside::KNOWN.contains(&beside) => {}
                _ => assert!(wanted.is_object(), "{level} holds pairs by code"),
            }
        }
    }
    (cases.len(), wrong)
}

/// The draft of a case: the full answers where `"base": "full"`, then its own.
pub fn draft(rule_set: &RuleSet, file: &Value, case: &Value) -> Draft {
    let mut draft = empty_draft(rule_set);
    if case["base"] == "full" {
        fill(rule_set, &mut draft, &file["full"]);
    }
    fill(rule_set, &mut draft, &case["answers"]);
    draft
}

/// Enters answers by code.
pub fn fill(rule_set: &RuleSet, draft: &mut Draft, answers: &Value) {
    for (code, answer) in answers.as_object().into_iter().flatten() {
        let id = rule_set.point_by_code(code).unwrap_or_else(|| panic!("no point {code}"));
        draft.clear_cells(id);
        let fields = &rule_set.point(id).fields;
        match answer {
            Value::Object(members) => {
                for (key, value) in members.iter().filter(|(key, _)| *key != "state") {
                    let at = fields.iter().position(|field| field.key == *key);
                    let at = at.unwrap_or_else(|| panic!("{code} has no field {key}"));
                    draft.set_cell(rule_set, id, at, Some(cell(&fields[at].kind, value)));
                }
            }
            Value::String(text) if text == "blank" => {}
            value => draft.set_cell(rule_set, id, 0, Some(cell(&fields[0].kind, value))),
        }
        draft.record_mut(id).standing = match answer.get("state").and_then(Value::as_str) {
            Some("unverified") => Standing::Unverified,
            Some("not_applicable") => Standing::NotApplicable,
            Some(other) => panic!("unknown state {other}"),
            None => Standing::Plain,
        };
    }
}

fn cell(kind: &FieldKind, value: &Value) -> Cell {
    let cell = match value {
        Value::Bool(flag) => Cell::Flag(*flag),
        Value::Number(number) if matches!(kind, FieldKind::Choice(_)) => {
            Cell::Choice(usize::try_from(number.as_u64().expect("level")).expect("level").checked_sub(1))
        }
        Value::Number(number) => Cell::Number(Decimal::parse(&number.to_string()).expect("number")),
        Value::String(text) => Cell::Number(Decimal::parse(text).expect("number")),
        other => panic!("no cell: {other}"),
    };
    kind.check(cell).unwrap_or_else(|misfit| panic!("{value} does not fit: {misfit:?}"));
    cell
}

fn points(value: &Value) -> Points {
    let value = Decimal::parse(&value.to_string()).expect("points");
    Points::from_decimal(value).expect("points")
}
