//! What a score case may expect beside points: grade, pass marks, vetoes, explanations.

use quality_county::domain::outcome::{Fired, Reach};
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::scorecard::{Scorecard, State};
use quality_county::words::{explain, explain_sum, outcome};
use serde_json::{Value, json};

/// Members of `expect` that are checked here.
pub const KNOWN: [&str; 8] =
    ["grade", "pass", "category_pass", "vetoes", "not_named", "explain", "total_lines", "blank"];

/// One line for each expectation that fails.
pub fn check(rule_set: &RuleSet, card: &Scorecard, case: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, got: Value, wanted: &Value| {
        if got != *wanted {
            wrong.push(format!("{} {what}: {got} ≠ {wanted}", case["name"]));
        }
    };
    for (what, wanted) in case["expect"].as_object().into_iter().flatten() {
        match what.as_str() {
            "grade" => same(what, grade(rule_set, card), wanted),
            "pass" => same(what, reach(card.outcome.pass), wanted),
            "not_named" => same(what, fired(card.outcome.not_named), wanted),
            "blank" => same(what, json!(card.count(State::Blank)), wanted),
            "total_lines" => {
                let lines = explain_sum::total(rule_set, card);
                for line in wanted.as_array().expect("lines") {
                    if !lines.iter().any(|known| *line == json!(known)) {
                        same(what, json!(lines), line);
                    }
                }
            }
            "category_pass" | "vetoes" | "explain" => {
                for (code, wanted) in wanted.as_object().expect("by code") {
                    same(&format!("{what} {code}"), by_code(rule_set, card, what, code), wanted);
                }
            }
            _ => {}
        }
    }
    wrong
}

fn by_code(rule_set: &RuleSet, card: &Scorecard, what: &str, code: &str) -> Value {
    if what == "category_pass" {
        let at = code.parse::<usize>().expect("category number") - 1;
        return reach(card.outcome.category_pass(rule_set.category_ids().nth(at).expect("category")));
    }
    let id = rule_set.point_by_code(code).expect("point code");
    if what == "explain" {
        return json!(explain::point(rule_set, rule_set.point(id), card.point(id)).1);
    }
    fired(card.outcome.vetoes.iter().find(|(veto, _)| *veto == id).map(|(_, fired)| *fired))
}

fn grade(rule_set: &RuleSet, card: &Scorecard) -> Value {
    let name = |at| outcome::grade_name(rule_set, at);
    card.outcome.grade.map_or(Value::Null, |grade| json!([name(grade.sure), name(grade.possible)]))
}

fn reach(reach: Option<Reach>) -> Value {
    json!(reach.map(|reach| match reach {
        Reach::Met => "met",
        Reach::Open => "open",
        Reach::Missed => "missed",
    }))
}

fn fired(fired: Option<Fired>) -> Value {
    json!(fired.map(|fired| match fired {
        Fired::No => "no",
        Fired::Open => "open",
        Fired::Yes => "yes",
    }))
}
