//! Random rule sets in format 2, as files, so that the loader takes part.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use quality_county::domain::rule_set::RuleSet;
use serde_json::{Value, json};

fn hundredths(most: u32) -> impl Strategy<Value = f64> {
    (0..=most).prop_map(|value| f64::from(value) / 100.0)
}

/// A threshold with its comparison.
fn comparison() -> impl Strategy<Value = (&'static str, u32)> {
    (select(vec!["at_least", "above", "at_most", "below", "equal"]), 0_u32..=100)
}

fn items() -> impl Strategy<Value = Value> {
    vec(hundredths(300), 1..3).prop_map(|worth| {
        let item = |(at, points): (usize, &f64)| json!({"name": format!("项{at}"), "unit": "个", "points": points});
        Value::Array(worth.iter().enumerate().map(item).collect())
    })
}

fn test() -> impl Strategy<Value = Value> {
    let of = json!(["子", "母"]);
    let rate = (comparison(), prop::option::of(comparison())).prop_map(move |((name, value), stretch)| {
        let mut test = json!({"kind": "rate", "name": "率", "of": of, name: value});
        if let Some((name, value)) = stretch {
            test["stretch"] = json!({name: value});
        }
        test
    });
    let count = comparison()
        .prop_map(|(name, value)| json!({"kind": "count", "name": "数", "unit": "个", "decimals": true, name: value}));
    prop_oneof![Just(json!({"kind": "met"})), Just(json!({"kind": "no_incident"})), rate, count]
}

fn scoring() -> impl Strategy<Value = Value> {
    let steps = (vec((comparison(), hundredths(500)), 1..4), any::<bool>()).prop_map(|(steps, ratio)| {
        let step = |((name, value), points): &((&str, u32), f64)| json!({*name: value, "points": points});
        let steps: Vec<_> = steps.iter().map(step).collect();
        match ratio {
            true => json!({"kind": "steps", "name": "率", "of": ["子", "母"], "steps": steps}),
            false => json!({"kind": "steps", "name": "数", "unit": "个", "steps": steps}),
        }
    });
    let deduct =
        (items(), hundredths(300)).prop_map(|(items, floor)| json!({"kind": "deduct", "items": items, "floor": floor}));
    let base = (items(), hundredths(300)).prop_map(
        |(items, points)| json!({"kind": "base_plus", "base": {"text": "基础", "points": points}, "items": items}),
    );
    let several = (select(vec!["all_of", "any_of"]), vec(test(), 1..3)).prop_map(|(kind, tests)| {
        let condition = |mut test: Value| {
            test["text"] = json!("条件");
            test
        };
        json!({"kind": kind, "conditions": tests.into_iter().map(condition).collect::<Vec<_>>()})
    });
    let levels = (select(vec!["best", "sum"]), vec(hundredths(500), 1..4)).prop_map(|(combine, worth)| {
        let level = |(at, points): (usize, &f64)| json!({"name": format!("级{at}"), "points": points});
        json!({"kind": "levels", "combine": combine, "levels": worth.iter().enumerate().map(level).collect::<Vec<_>>()})
    });
    let each = items().prop_map(|items| json!({"kind": "each", "items": items}));
    prop_oneof![2 => test(), 1 => Just(json!({"kind": "judged"})), 2 => steps, 3 => deduct, 2 => base, 1 => several, 1 => levels, 1 => each]
}

fn effect() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({"kind": "lowest_grade"})),
        Just(json!({"kind": "not_named"})),
        hundredths(3000).prop_map(|total| json!({"kind": "cap", "total": total})),
    ]
}

/// Points of the category, its weight and pass mark, whether it is a bonus, its scoring points.
type Part = (f64, Option<f64>, Option<f64>, bool, Vec<(f64, Value)>);

fn part() -> impl Strategy<Value = Part> {
    let points = vec((hundredths(500), scoring()), 1..4);
    let weight = prop::option::of(hundredths(4000));
    (hundredths(1500), weight, prop::option::of(hundredths(1500)), prop::bool::weighted(0.25), points)
}

fn rounding() -> impl Strategy<Value = Option<Value>> {
    let some = (select(vec!["0.01", "0.1", "1"]), select(vec!["half_up", "down", "half_even"]));
    prop::option::of(some.prop_map(|(to, how)| json!({"to": to, "how": how})))
}

fn grades(categories: usize) -> impl Strategy<Value = Vec<Value>> {
    let names = ["total".to_owned(), "basic".to_owned()].into_iter().chain((0..categories).map(|at| format!("类{at}")));
    let one =
        (select(names.collect::<Vec<_>>()), hundredths(4000)).prop_map(|(of, n)| json!({"of": of, "at_least": n}));
    let ways = vec(vec(one, 1..3), 1..3);
    (vec(ways, 0..4), any::<bool>()).prop_map(|(grades, rest)| {
        let name = |at: usize| format!("等{at}");
        let mut all: Vec<_> =
            grades.iter().enumerate().map(|(at, when)| json!({"name": name(at), "when": when})).collect();
        if rest && !all.is_empty() {
            all.push(json!({"name": "其余"}));
        }
        all
    })
}

/// Rule sets with every new kind, weights, vetoes, grades and roundings.
pub fn rules() -> impl Strategy<Value = RuleSet> {
    let parts = vec(part(), 1..4);
    parts.prop_flat_map(|parts| {
        let grades = grades(parts.len());
        let about = (
            select(vec!["zero", "full", "drop", "rescale"]),
            hundredths(6000),
            prop::option::of(hundredths(6000)),
            any::<bool>(),
            rounding(),
            rounding(),
        );
        (Just(parts), vec(effect(), 0..3), grades, about).prop_map(|(parts, vetoes, grades, about)| {
            let json = file(&parts, &vetoes, &grades, &about).to_string();
            quality_county::rule_sets::load(&json).unwrap_or_else(|problems| panic!("{problems:#?}\n{json}"))
        })
    })
}

type About = (&'static str, f64, Option<f64>, bool, Option<Value>, Option<Value>);

fn file(parts: &[Part], vetoes: &[Value], grades: &[Value], about: &About) -> Value {
    let mut categories: Vec<_> = parts.iter().enumerate().map(|(at, part)| category(at, part)).collect();
    if !vetoes.is_empty() {
        let point = |(at, effect): (usize, &Value)| json!({"code": format!("V{at}"), "text": "否决", "scoring": {"kind": "veto", "effect": effect}});
        let points: Vec<_> = vetoes.iter().enumerate().map(point).collect();
        let indicator = json!({"code": "V", "name": "否决", "scoring_points": points});
        categories.push(json!({"name": "否决", "kind": "veto", "indicators": [indicator]}));
    }
    let (not_applicable, total, pass, included, rounding, grade_rounding) = about;
    json!({
        "format": "quality-county/rule-set", "format_version": 2, "id": "random", "version": "1", "title": "随机表",
        "source": {"document": "虚构"}, "total": total, "pass": pass, "not_applicable": not_applicable,
        "total_includes_bonus": included, "rounding": rounding, "grade_rounding": grade_rounding,
        "grades": if grades.is_empty() { Value::Null } else { json!(grades) }, "departments": [], "categories": categories,
    })
}

fn category(at: usize, (points, weight, pass, bonus, own): &Part) -> Value {
    let point = |(number, (points, scoring)): (usize, &(f64, Value))| json!({"code": format!("{at}.{number}"), "text": "点", "points": points, "scoring": scoring});
    let own: Vec<_> = own.iter().enumerate().map(point).collect();
    let indicator = json!({"code": at.to_string(), "name": "指标", "points": points, "scoring_points": own});
    json!({
        "name": format!("类{at}"), "points": points, "weight": if *bonus { None } else { *weight }, "pass": pass,
        "bonus": bonus, "indicators": [indicator],
    })
}
