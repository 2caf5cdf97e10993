//! The result that goes with an exported draft: for human readers and for comparison at import, never read back as truth.

use super::json::{json, keyed, named};
use crate::domain::draft::Draft;
use crate::domain::outcome::{Fired, GradeAt, Reach, reach};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::score::score;
use crate::domain::scorecard::{Score, Scorecard};
use serde_json::{Map, Value};

pub(super) fn result(rule_set: &RuleSet, draft: &Draft) -> Value {
    let card = score(rule_set, draft);
    let reviewed = !draft.marks.is_empty();
    let figures = |score: Score| {
        let mut value = json!({
            "sure": score.sure.to_string(), "possible": score.possible.to_string(),
            "backed": score.backed.to_string(), "max": score.max.to_string(),
        });
        if reviewed {
            value["confirmed"] = json!(score.confirmed.to_string());
        }
        value
    };
    let with_name = |name: &str, score| {
        let mut value = figures(score);
        value["name"] = json!(name);
        value
    };
    let categories: Vec<_> = rule_set
        .category_ids()
        .map(|id| {
            let category = rule_set.category(id);
            let mut value = with_name(&category.name, card.category(id));
            if let Some((mark, reach)) = category.pass.zip(card.outcome.category_pass(id)) {
                value["pass"] = pass(mark, reach);
            }
            value
        })
        .collect();
    let mut indicators = rule_set
        .indicator_ids()
        .map(|id| (rule_set.indicator(id).code.clone(), with_name(&rule_set.indicator(id).name, card.indicator(id))));
    let mut points = rule_set
        .point_ids()
        .map(|id| (rule_set.point(id).code.clone(), with_name(&rule_set.point(id).text, card.point(id).score)));
    let mut members = named(vec![
        ("total", figures(card.total)),
        ("bonus", figures(card.bonus)),
        ("categories", json!(categories)),
        ("indicators", Value::Object(keyed(&mut indicators))),
        ("points", Value::Object(keyed(&mut points))),
    ]);
    outcome(rule_set, &card, &mut members);
    Value::Object(members)
}

/// Pass mark, grade and vetoes, where the rule set has them.
fn outcome(rule_set: &RuleSet, card: &Scorecard, members: &mut Map<String, Value>) {
    let mut put = |name: &str, value| drop(members.insert(name.to_owned(), value));
    if let Some(mark) = rule_set.about.pass {
        put("pass", pass(mark, reach(card.total, mark)));
    }
    if let Some(graded) = card.outcome.grade {
        let name = |at: GradeAt| at.and_then(|at| rule_set.grades().get(at)).map(|grade| grade.name.clone());
        put("grade", json!({ "sure": name(graded.sure), "possible": name(graded.possible) }));
    }
    let mut vetoes = card.outcome.vetoes.iter().map(|(id, fired)| {
        let point = rule_set.point(*id);
        (point.code.clone(), json!({ "name": point.text, "fired": fired_code(*fired) }))
    });
    let vetoes = keyed(&mut vetoes);
    if !vetoes.is_empty() {
        put("vetoes", Value::Object(vetoes));
    }
}

fn pass(mark: Points, reach: Reach) -> Value {
    let reach = match reach {
        Reach::Met => "met",
        Reach::Open => "open",
        Reach::Missed => "missed",
    };
    json!({ "mark": mark.to_string(), "reach": reach })
}

fn fired_code(fired: Fired) -> &'static str {
    match fired {
        Fired::No => "no",
        Fired::Open => "open",
        Fired::Yes => "yes",
    }
}
