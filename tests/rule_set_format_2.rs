//! What format 2 added, at the door: faults are named with their place, version 1 stays as it was, the schema agrees.

#[path = "support/small_table.rs"]
#[allow(dead_code)]
mod small_table;
mod support;

use jsonschema::Validator;
use quality_county::rule_sets::load;
use quality_county::words::rule_set_problem::sentence;
use serde_json::{Value, json};
use small_table::{INDICATOR, MET, at, base, edited, loaded};
use support::systems::SYSTEMS;

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../docs/rule-set.schema.json")).expect("schema is JSON");
    jsonschema::validator_for(&schema).expect("schema")
}

/// The small table in format 2, with these edits.
fn two(edits: &[(&str, Value)]) -> Value {
    let mut all = vec![("/format_version", json!(2))];
    all.extend_from_slice(edits);
    edited(&all)
}

fn said(json: &Value) -> Vec<String> {
    load(&json.to_string()).err().unwrap_or_default().iter().map(sentence).collect()
}

/// Each edit alone yields exactly this sentence.
fn check(rows: &[(&str, Value, &str)]) {
    for (pointer, value, wanted) in rows {
        assert_eq!(said(&two(&[(pointer, value.clone())])), [*wanted], "{pointer} = {value}");
    }
}

#[test]
fn the_schema_agrees_with_the_loader() {
    let schema = schema();
    for (name, rules, _) in SYSTEMS {
        let rules: Value = serde_json::from_str(rules).expect("JSON");
        let faults: Vec<_> =
            schema.iter_errors(&rules).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
    let wrong = [
        ("/rounding", json!({"to": 5, "how": "half_up"})),
        ("/grades", json!([])),
        ("/grades", json!([{"name": "A", "when": [[]]}])),
        ("/milestones", json!([{"name": "一", "from": "二月"}])),
        ("/form", json!({"title": "表", "sections": []})),
        ("/categories/0/kind", json!("bonus")),
        (
            "/categories/0/indicators/0/scoring_points/0/scoring",
            json!({"kind": "steps", "name": "数", "unit": "个", "steps": []}),
        ),
        ("/categories/0/indicators/0/scoring_points/0/scoring", json!({"kind": "deduct", "items": [{"name": "项"}]})),
        ("/categories/0/indicators/0/scoring_points/0/scoring", json!({"kind": "base_plus", "items": []})),
    ];
    for (pointer, value) in wrong {
        let rules = two(&[(pointer, value.clone())]);
        assert!(!schema.is_valid(&rules) && !said(&rules).is_empty(), "{pointer} = {value}");
    }
}

#[test]
fn version_1_does_not_know_what_version_2_added() {
    for (pointer, value) in [("/pass", json!(2)), ("/categories/0/weight", json!(3)), (&at(MET, "source"), json!("行"))]
    {
        let place = pointer.split('/').next_back().expect("a name");
        let found = said(&edited(&[(pointer, value.clone())]));
        assert!(matches!(&found[..], [one] if one.ends_with(&format!("{place}：这一项不认识"))), "{found:?}");
        assert_eq!(said(&two(&[(pointer, value)])), Vec::<String>::new());
    }
    let full = [("/not_applicable", json!("full"))];
    assert_eq!(said(&edited(&full)), ["not_applicable：“full”不认识，可用：zero、drop、rescale"]);
    assert_eq!(said(&two(&full)), Vec::<String>::new());
    assert_ne!(loaded(&two(&[])).about.fingerprint, loaded(&base()).about.fingerprint);
}

#[test]
fn faults_in_the_head() {
    let grade = |when: Value| json!([{"name": "A", "when": when}, {"name": "B"}]);
    let field = |kind: &str| json!({"title": "表", "sections": [{"title": "节", "fields": [{"code": "a", "label": "甲", "kind": kind}]}]});
    let twins = json!({"title": "表", "sections": [{"title": "节", "fields": [
        {"code": "a", "label": "甲", "kind": "line"}, {"code": "a", "label": "乙", "kind": "line", "unit": "个"}]}]});
    check(&[
        ("/rounding", json!({"to": 0.5, "how": "half_up"}), "rounding.to：“0.5”不认识，可用：0.01、0.1、1"),
        ("/rounding", json!({"to": 1, "how": "up"}), "rounding.how：“up”不认识，可用：half_up、down、half_even"),
        ("/grade_rounding", json!({"to": 1}), "grade_rounding.how：缺少这一项"),
        ("/pass", json!(-1), "pass：分值应在 0～10000 之间，最多两位小数"),
        ("/grades", json!([]), "grades：至少要有一项"),
        ("/grades", grade(json!([])), "grades[0].when：至少要有一项"),
        ("/grades", grade(json!([[]])), "grades[0].when[0]：至少要有一项"),
        (
            "/grades",
            grade(json!([[{"of": "三类", "at_least": 1}]])),
            "grades[0].when[0][0].of：没有名为“三类”的类别；可用 total、basic 或类别名称",
        ),
        ("/grades", grade(json!([[{"of": "一类"}]])), "grades[0].when[0][0].at_least：缺少这一项"),
        ("/grades", Value::Array(vec![json!({"name": "A"}); 101]), "grades：最多 100 项"),
        ("/subjects", json!([]), "subjects：至少要有一项"),
        ("/assessments", json!(["抽查"]), "assessments[0]：“抽查”不认识，可用：创建、复评、年度考核"),
        ("/valid_years", json!(0), "valid_years：数字超出范围"),
        ("/period", json!({"from": "明年"}), "period.from：日期应写成 2017、2017-03 或 2017-03-15"),
        ("/period", json!({"from": "2027-02", "until": "2027-01"}), "period.until：数字超出范围"),
        (
            "/milestones",
            json!([{"name": "一", "from": "2017-13"}]),
            "milestones[0].from：日期应写成 2017、2017-03 或 2017-03-15",
        ),
        (
            "/milestones",
            json!([{"name": "一", "from": "2018", "until": "2017-03"}]),
            "milestones[0].until：数字超出范围",
        ),
        ("/form", json!({"title": "表"}), "form.sections：缺少这一项"),
        (
            "/form",
            field("table"),
            "form.sections[0].fields[0].kind：“table”不认识，可用：line、text、number、date、choice",
        ),
        ("/form", field("choice"), "form.sections[0].fields[0].options：缺少这一项"),
        ("/departments/0/lead", json!("x"), "departments[0].lead：责任单位“x”没有在 departments 中列出"),
        ("/departments/0/members", json!(["x"]), "departments[0].members[0]：责任单位“x”没有在 departments 中列出"),
    ]);
    let mut found = said(&two(&[("/form", twins)]));
    found.sort();
    assert_eq!(
        found,
        ["form.sections[0].fields[1].code：编号“a”重复", "form.sections[0].fields[1].unit：这一项不能用在这里"]
    );
}

#[test]
fn faults_in_the_table() {
    let scoring = at(MET, "scoring");
    let veto = json!({"kind": "veto", "effect": {"kind": "not_named"}});
    let place = "categories[0].indicators[0].scoring_points[0]";
    let row = |below: &str, said: &str| format!("{place}{below}：{said}");
    let steps = |step: Value| json!({"kind": "steps", "name": "数", "unit": "个", "steps": [step]});
    let rows = [
        (scoring.as_str(), veto, row(".scoring", "否决项只能放在否决类（kind 为 veto）里")),
        (&scoring, json!({"kind": "veto", "effect": {"kind": "cap"}}), row(".scoring.effect.total", "缺少这一项")),
        (
            &scoring,
            json!({"kind": "steps", "name": "数", "steps": [{"at_most": 1, "points": 1}]}),
            row(".scoring.unit", "缺少这一项"),
        ),
        (
            &scoring,
            json!({"kind": "steps", "name": "数", "unit": "个", "of": ["子", "母"], "steps": [{"at_most": 1, "points": 1}]}),
            row(".scoring.of", "这一项不能用在这里"),
        ),
        (
            &scoring,
            steps(json!({"points": 1})),
            row(".scoring.steps[0]", "at_least、above、at_most、below、equal 须有且只有一个"),
        ),
        (&scoring, steps(json!({"at_most": 1})), row(".scoring.steps[0].points", "缺少这一项")),
        (&scoring, json!({"kind": "deduct", "items": []}), row(".scoring.items", "至少要有一项")),
        (
            &scoring,
            json!({"kind": "base_plus", "items": [{"name": "项", "unit": "个", "points": 1}]}),
            row(".scoring.base", "缺少这一项"),
        ),
        (
            &scoring,
            json!({"kind": "rate", "name": "率", "of": ["子", "母"], "above": 1, "stretch": {}}),
            row(".scoring.stretch", "at_least、above、at_most、below、equal 须有且只有一个"),
        ),
        (&scoring, json!({"kind": "met", "stretch": {"above": 1}}), row(".scoring.stretch", "这一项不认识")),
    ];
    for (pointer, value, wanted) in rows {
        assert_eq!(said(&two(&[(pointer, value.clone())])), [wanted], "{value}");
    }
    let baseline = at(MET, "baseline");
    assert_eq!(said(&two(&[(&baseline, json!({"label": "2010 年"}))])), [row(".baseline.value", "缺少这一项")]);
    let own = at(MET, "departments");
    assert_eq!(said(&two(&[(&own, json!(["x"]))])), [row(".departments[0]", "责任单位“x”没有在 departments 中列出")]);
    assert_eq!(
        said(&two(&[(&at(INDICATOR, "points"), Value::Null)])),
        ["categories[0].indicators[0].points：缺少这一项"]
    );
    let bonus = [("/categories/0/bonus", json!(true)), ("/categories/0/weight", json!(3))];
    assert_eq!(said(&two(&bonus)), ["categories[0].weight：这一项不能用在这里"]);
    assert_eq!(
        said(&two(&[("/categories/0/kind", json!("extra"))])),
        ["categories[0].kind：“extra”不认识，可用：veto"]
    );
    // A category of vetoes earns nothing and holds nothing else.
    let mut found = said(&two(&[("/categories/0/kind", json!("veto"))]));
    found.sort();
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(found.iter().filter(|one| one.ends_with("否决类（kind 为 veto）里只能放否决项")).count(), 2);
    assert_eq!(found.iter().filter(|one| one.ends_with("points：这一项不能用在这里")).count(), 4);
}

/// Sums stay exact only where the weights have a common denominator of reasonable size.
#[test]
fn weights_that_are_too_fine() {
    let category = |points: &str| {
        let mut category = base()["categories"][0].clone();
        category["points"] = json!(points);
        category["weight"] = json!("0.01");
        category["indicators"][0]["code"] = json!(points);
        for (at, point) in
            category["indicators"][0]["scoring_points"].as_array_mut().expect("points").iter_mut().enumerate()
        {
            point["code"] = json!(format!("{points}-{at}"));
        }
        category
    };
    let table = |points: &[&str]| two(&[("/categories", points.iter().map(|points| category(points)).collect())]);
    assert_eq!(said(&table(&["9999.91", "9999.71"])), Vec::<String>::new());
    let found = said(&table(&["9999.91", "9999.71", "9999.73"]));
    assert_eq!(found, ["categories：各类别的权重与满分之比过细，无法精确合计"]);
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let held = members.into_iter().filter(|(_, value)| !value.is_null());
            held.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

/// In attainment mode every maximum may follow from the points.
#[test]
fn maxima_that_follow_from_the_points() {
    let table = two(&[
        ("/mode", json!("attainment")),
        ("/total", Value::Null),
        ("/categories/0/points", Value::Null),
        (&at(INDICATOR, "points"), Value::Null),
        (&at(MET, "points"), Value::Null),
    ]);
    let set = loaded(&table);
    // The schema takes what is absent; the loader takes null for absent.
    assert!(schema().is_valid(&without_nulls(table)));
    assert_eq!(set.about.total.to_string(), "2");
    assert_eq!(set.category(set.category_ids().next().expect("one")).points.to_string(), "2");
    assert_eq!(quality_county::rule_sets::lint::lint(&set), []);
}
