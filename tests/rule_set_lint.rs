//! What the lint finds in tables that load, and that it keeps quiet about sound ones.

#[path = "support/small_table.rs"]
mod small_table;

use quality_county::domain::ids::PointId;
use quality_county::domain::points::Points;
use quality_county::rule_sets::lint::{Lint, lint};
use serde_json::{Value, json};
use small_table::{INDICATOR, MET, OTHER, at, base, edited, loaded};

fn found(edits: &[(&str, Value)]) -> Vec<Lint> {
    lint(&loaded(&edited(edits)))
}

/// Findings once the point `1.1`, worth one point, is scored so.
fn found_in(scoring: Value) -> Vec<Lint> {
    found(&[(at(MET, "scoring").as_str(), scoring)])
}

fn met() -> PointId {
    loaded(&base()).point_by_code("1.1").expect("point")
}

fn points(hundredths: i32) -> Points {
    Points::from_hundredths(hundredths)
}

#[test]
fn a_clean_table_has_no_findings() {
    assert_eq!(found(&[]), []);
}

#[test]
fn sums_that_do_not_fit() {
    let table = loaded(&base());
    let category = table.category_ids().next().expect("category");
    let indicator = table.indicator_by_code("1").expect("indicator");
    let (total, bonus) = (("/total", json!(4)), ("/categories/0/bonus", json!(true)));
    assert_eq!(found(std::slice::from_ref(&total)), [Lint::TotalSum { sum: points(300), total: points(400) }]);
    assert_eq!(found(&[bonus]), [Lint::TotalSum { sum: points(0), total: points(300) }]);
    let larger = ("/categories/0/points", json!(4));
    assert_eq!(found(&[total, larger]), [Lint::CategorySum { category, sum: points(300) }]);

    let (met, note) = (at(MET, "points"), at(INDICATOR, "note"));
    let (less, more) = ((met.as_str(), json!(0.5)), (met.as_str(), json!(2)));
    let note = (note.as_str(), json!("合计 4 分，以 3 分为限。"));
    let sum = |hundredths| [Lint::IndicatorSum { indicator, sum: points(hundredths) }];
    assert_eq!(found(std::slice::from_ref(&less)), sum(250));
    assert_eq!(found(std::slice::from_ref(&more)), sum(400));
    // A note can tell that a cap is meant; points that nobody can earn are never meant.
    assert_eq!(found(&[less, note.clone()]), sum(250));
    assert_eq!(found(&[more, note]), []);
}

#[test]
fn nobody_in_charge_and_nothing_to_earn() {
    let indicator = loaded(&base()).indicator_by_code("1").expect("indicator");
    for nobody in [json!([]), Value::Null] {
        let departments = at(INDICATOR, "departments");
        assert_eq!(found(&[(departments.as_str(), nobody)]), [Lint::NoDepartment { indicator }]);
    }
    let nothing = found(&[(at(MET, "points").as_str(), json!(0)), (at(OTHER, "points").as_str(), json!(3))]);
    assert_eq!(nothing, [Lint::WorthNothing { point: met() }]);
}

#[test]
fn levels_that_never_count() {
    let levels = |combine: &str, worth: &[f64]| {
        let names = ["金", "银", "铜"];
        let levels: Vec<_> =
            names.iter().zip(worth).map(|(name, points)| json!({"name": name, "points": points})).collect();
        found_in(json!({"kind": "levels", "combine": combine, "levels": levels}))
    };
    let idle = |level: &str| [Lint::UnreachableLevel { point: met(), level: level.into() }];
    let short = |hundredths| [Lint::UnreachableMaximum { point: met(), reachable: points(hundredths) }];
    assert_eq!(levels("best", &[1.0, 0.5, 0.25]), []);
    assert_eq!(levels("best", &[1.0, 0.5, 0.5]), idle("铜"));
    assert_eq!(levels("best", &[1.0, 2.0]), idle("银"));
    assert_eq!(levels("best", &[0.5, 0.75]), short(75));
    assert_eq!(levels("sum", &[0.5, 0.5]), []);
    assert_eq!(levels("sum", &[1.0, 0.5]), []);
    assert_eq!(levels("sum", &[1.0, 0.0]), idle("银"));
    assert_eq!(levels("sum", &[1.0, 2.0]), idle("银"));
    assert_eq!(levels("sum", &[0.5, 0.25]), short(75));

    let each =
        |points: f64| found_in(json!({"kind": "each", "items": [{"name": "项", "unit": "个", "points": points}]}));
    assert_eq!(each(0.1), []);
    assert_eq!(each(0.0), idle("项"));
}

#[test]
fn thresholds_that_decide_nothing() {
    let rate = |comparison: &str, threshold: f64| {
        let mut test = json!({"kind": "rate", "text": "率", "name": "率", "of": ["子", "母"]});
        test[comparison] = json!(threshold);
        test
    };
    let plain = |mut test: Value| {
        test.as_object_mut().expect("object").remove("text");
        found_in(test)
    };
    let idle = [
        ("at_least", 0.0),
        ("at_least", 100.5),
        ("above", 100.0),
        ("at_most", 100.0),
        ("below", 0.0),
        ("below", 101.0),
        ("equal", 101.0),
    ];
    for (comparison, threshold) in idle {
        let wanted = [Lint::IdleThreshold { point: met() }];
        assert_eq!(plain(rate(comparison, threshold)), wanted, "{comparison} {threshold}");
        let conditions = json!({"kind": "all_of", "conditions": [rate(comparison, threshold)]});
        assert_eq!(found_in(conditions), wanted, "{comparison} {threshold}");
    }
    for (comparison, threshold) in [
        ("at_least", 100.0),
        ("above", 99.99),
        ("above", 0.0),
        ("at_most", 0.0),
        ("below", 100.0),
        ("equal", 0.0),
        ("equal", 100.0),
    ] {
        assert_eq!(plain(rate(comparison, threshold)), [], "{comparison} {threshold}");
    }
    let count = |comparison: &str, threshold: u32, limit: Value| {
        found_in(json!({"kind": "count", "name": "数", "unit": "个", "limit": limit, comparison: threshold}))
    };
    for (comparison, threshold) in [("at_least", 11), ("above", 10), ("at_most", 10), ("equal", 11), ("at_least", 0)] {
        assert_eq!(count(comparison, threshold, json!(10)).len(), 1, "{comparison} {threshold}");
    }
    for (comparison, threshold) in [("at_least", 10), ("above", 9), ("at_most", 9), ("below", 10), ("equal", 10)] {
        assert_eq!(count(comparison, threshold, json!(10)), [], "{comparison} {threshold}");
        assert_eq!(count(comparison, threshold * 1000, Value::Null), [], "{comparison} {threshold}");
    }
}
