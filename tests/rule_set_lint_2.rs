//! What the lint finds in what format 2 added, and in wording.

#[path = "support/small_table.rs"]
#[allow(dead_code)]
mod small_table;
mod support;

use quality_county::rule_sets::lint::{lint, place};
use quality_county::words::lint::sentence;
use serde_json::{Value, json};
use small_table::{INDICATOR, MET, at, edited, loaded};
use support::systems::SYSTEMS;

/// Places and sentences of the findings in the small table, in format 2, with these edits.
fn found(edits: &[(&str, Value)]) -> Vec<String> {
    let mut all = vec![("/format_version", json!(2))];
    all.extend_from_slice(edits);
    let set = loaded(&edited(&all));
    lint(&set).iter().map(|one| format!("{} {}", place(&set, one.spot()), sentence(&set, one))).collect()
}

/// Findings once the point `1.1`, worth one point, is scored so.
fn found_in(scoring: Value) -> Vec<String> {
    found(&[(at(MET, "scoring").as_str(), scoring)])
}

/// What the lint says of point `1.1`.
fn said(text: &str) -> String {
    format!("categories[0].indicators[0].scoring_points[0] 1.1 已建台账：{text}")
}

#[test]
fn steps_that_never_count() {
    let steps = |unit: bool, steps: &[(&str, f64, f64)]| {
        let list: Vec<_> = steps.iter().map(|(name, value, points)| json!({*name: value, "points": points})).collect();
        let mut scoring = json!({"kind": "steps", "name": "数", "steps": list});
        if unit {
            scoring["unit"] = json!("个");
        } else {
            scoring["of"] = json!(["子", "母"]);
        }
        found_in(scoring)
    };
    let never = |step: &str| said(&format!("“{step}”这一档永远不起作用"));
    assert_eq!(steps(true, &[("at_most", 15.0, 1.0), ("at_most", 30.0, 0.3)]), Vec::<String>::new());
    assert_eq!(
        steps(true, &[("at_least", 9.0, 1.0), ("at_least", 5.0, 0.3), ("equal", 4.0, 0.1)]),
        Vec::<String>::new()
    );
    assert_eq!(steps(true, &[("at_most", 3.0, 1.0), ("below", 4.0, 0.3)]), [never("< 4 个")]);
    assert_eq!(steps(false, &[("at_most", 3.0, 1.0), ("below", 4.0, 0.3)]), Vec::<String>::new());
    assert_eq!(steps(true, &[("at_least", 3.0, 1.0), ("above", 5.0, 0.3)]), [never("> 5 个")]);
    assert_eq!(steps(true, &[("at_least", 3.0, 1.0), ("at_most", 2.0, 0.3), ("equal", 2.0, 0.2)]), [never("= 2 个")]);
    assert_eq!(steps(false, &[("at_least", 90.0, 1.0), ("at_least", 101.0, 0.3)]), [never("≥ 101 %")]);
    assert_eq!(steps(true, &[("at_least", 9.0, 1.0), ("at_least", 5.0, 0.0)]), [never("≥ 5 个")]);
    let cheap = said("“≤ 30 个”这一档比前一档容易，得分却不比前一档少");
    assert_eq!(steps(true, &[("at_most", 15.0, 0.5), ("at_most", 30.0, 1.0)]), [cheap]);
    assert_eq!(steps(true, &[("at_most", 15.0, 0.5)]), [said("最多只能得到 0.5 分")]);
}

#[test]
fn deductions_bases_and_stretches() {
    let items = json!([{"name": "投诉", "unit": "件", "points": 0.5}]);
    let deduct = |floor: f64| found_in(json!({"kind": "deduct", "items": items, "floor": floor}));
    assert_eq!(deduct(0.5), Vec::<String>::new());
    assert_eq!(deduct(1.0), [said("最低保留分不低于满分，扣分不起作用")]);
    let base = |points: f64| {
        found_in(json!({"kind": "base_plus", "base": {"text": "已建", "points": points}, "items": items}))
    };
    assert_eq!(base(0.5), Vec::<String>::new());
    assert_eq!(base(1.0), [said("“投诉”这一级永远不起作用")]);
    assert_eq!(base(1.5), [said("“已建”这一级永远不起作用")]);
    let count = |floor: Value, stretch: Value| {
        let mut test = json!({"kind": "count", "name": "数", "unit": "个", "stretch": stretch});
        test.as_object_mut().expect("object").extend(floor.as_object().expect("object").clone());
        found_in(test)
    };
    let weak = said("力争的目标不高于确保的目标");
    for (floor, stretch, fine) in [
        (json!({"above": 180}), json!({"at_least": 200}), true),
        (json!({"at_least": 180}), json!({"above": 180}), true),
        (json!({"above": 180}), json!({"at_least": 180}), false),
        (json!({"at_least": 180}), json!({"at_most": 200}), false),
        (json!({"at_most": 5}), json!({"at_most": 3}), true),
        (json!({"at_most": 5}), json!({"below": 5}), true),
        (json!({"below": 5}), json!({"at_most": 5}), false),
        (json!({"at_least": 5, "limit": 10}), json!({"at_least": 11}), false),
    ] {
        let wanted = if fine { vec![] } else { vec![weak.clone()] };
        assert_eq!(count(floor.clone(), stretch.clone()), wanted, "{floor} {stretch}");
    }
}

#[test]
fn targets_below_where_things_began() {
    let (scoring, baseline, note) = (at(MET, "scoring"), at(MET, "baseline"), at(MET, "note"));
    let rate = |comparison: &str| json!({"kind": "rate", "name": "率", "of": ["子", "母"], comparison: 90});
    let began = |comparison: &str, value: &str, more: &[(&str, Value)]| {
        let mut edits = vec![
            (scoring.as_str(), rate(comparison)),
            (&baseline, json!({"label": "2010 年", "value": value, "unit": "%"})),
        ];
        edits.extend_from_slice(more);
        found(&edits)
    };
    let backwards = [said("目标不如基期值，请核对；原文如此的，写进 note")];
    assert_eq!(began("at_least", "88", &[]), Vec::<String>::new());
    assert_eq!(began("at_least", "93.2", &[]), backwards);
    assert_eq!(began("at_most", "88", &[]), backwards);
    assert_eq!(began("at_least", "约 93", &[]), Vec::<String>::new());
    assert_eq!(began("at_least", "93.2", &[(&note, json!("原文如此。"))]), Vec::<String>::new());
}

#[test]
fn vague_words_and_two_facts() {
    let (text, scoring, note) = (at(MET, "text"), at(MET, "scoring"), at(MET, "note"));
    let of = |words: &str, kind: Value| {
        let found = found(&[(text.as_str(), json!(words)), (&scoring, kind)]);
        found
            .into_iter()
            .map(|one| one.split_once('：').map_or(String::new(), |(_, said)| said.to_owned()))
            .collect::<Vec<_>>()
    };
    let met = || json!({"kind": "met"});
    let rate = || json!({"kind": "rate", "name": "率", "of": ["子", "母"], "at_least": 90});
    let vague = |word: &str| vec![format!("“{word}”说法含糊，请写明标准；原文如此的，写进 note")];
    assert_eq!(of("质量水平明显提高", met()), vague("明显"));
    assert_eq!(of("有若干企业获奖", met()), vague("若干"));
    assert_eq!(of("质量水平明显提高", json!({"kind": "judged"})), Vec::<String>::new());
    assert_eq!(of("每万人有效发明专利、基本药物目录、良好农业规范认证", met()), Vec::<String>::new());
    let excused = found(&[(text.as_str(), json!("体系较好")), (&note, json!("原文没有写明标准。"))]);
    assert_eq!(excused, Vec::<String>::new());

    let two = vec!["一个评分点里像有两件事，请拆开，或用 all_of、stretch".to_owned()];
    for words in [
        "合格率达到 90 %，覆盖率达到 95 %",
        "覆盖率 90% 以上且合格率 98% 以上",
        "甲率、乙率均达到 90 %",
        "6 项以上，150 万元以上",
    ] {
        assert_eq!(of(words, rate()), two, "{words}");
    }
    let all = json!({"kind": "all_of", "conditions": [{"text": "有", "kind": "met"}]});
    assert_eq!(of("甲率、乙率均达到 90 %", all), Vec::<String>::new());
    for words in [
        "2015 年合格率达到 90 %",
        "合格率达到 90 %",
        "连续 2 年合格率不低于 90 %",
        "对照皖发〔2018〕30号文件，合格率达到 90 %",
        "合格率达到 90—95 %",
        "合格率达到 90 %～95 %",
        "甲、乙类产品合格率达到 90 %",
    ] {
        assert_eq!(of(words, rate()), Vec::<String>::new(), "{words}");
    }
    let mut stretched = rate();
    stretched["stretch"] = json!({"at_least": 95});
    assert_eq!(of("确保达到 90 %，力争达到 95 %", stretched), Vec::<String>::new());
    assert_eq!(of("确保达到 90 %，力争达到 95 %", rate()), two);
}

#[test]
fn grades_pass_marks_and_weights() {
    let total = |name: &str, n: f64| json!({"name": name, "when": [[{"of": "total", "at_least": n}]]});
    let grades = |list: Value| found(&[("/grades", list)]);
    let never = |at: usize, name: &str| format!("grades[{at}] 等级“{name}”谁都得不到");
    assert_eq!(grades(json!([total("A", 3.0), total("B", 2.0), {"name": "C"}])), Vec::<String>::new());
    assert_eq!(grades(json!([total("A", 2.0), total("B", 2.5), {"name": "C"}])), [never(1, "B")]);
    assert_eq!(grades(json!([total("A", 3.01), {"name": "C"}])), [never(0, "A")]);
    assert_eq!(grades(json!([{"name": "A"}, total("B", 1.0)])), [never(1, "B")]);
    assert_eq!(grades(json!([total("A", 2.0), total("A", 1.0)])), ["grades[1] 等级“A”重名"]);
    let both = json!([[{"of": "total", "at_least": 2}, {"of": "一类", "at_least": 1}]]);
    assert_eq!(grades(json!([{"name": "A", "when": both}, total("B", 2.0), {"name": "C"}])), Vec::<String>::new());
    assert_eq!(grades(json!([total("A", 2.0), {"name": "B", "when": both}, {"name": "C"}])), [never(1, "B")]);
    let whole = ("/rounding", json!({"to": 1, "how": "half_up"}));
    let unrounded = "(全表) 总分取整，等级却按取整前的分数评定；按取整后评定的，请写 grade_rounding";
    assert_eq!(found(&[("/grades", json!([total("A", 2.0)])), whole.clone()]), [unrounded]);
    assert_eq!(found(&[whole]), Vec::<String>::new());
    for pass in [0.0, 3.5] {
        assert_eq!(found(&[("/pass", json!(pass))]), ["(全表) 总分的合格线谁都能达到，或谁都达不到"]);
        let category = [("/categories/0/pass", json!(pass))];
        assert_eq!(found(&category), ["categories[0] 类别“一类”的合格线谁都能达到，或谁都达不到"]);
    }
    assert_eq!(found(&[("/pass", json!(3)), ("/categories/0/pass", json!(2))]), Vec::<String>::new());
    assert_eq!(found(&[("/categories/0/weight", json!(3))]), Vec::<String>::new());
    let heavy = found(&[("/categories/0/weight", json!(4))]);
    assert_eq!(heavy, ["(全表) 各类别按权重合计 4 分，与总分 3 分不等"]);
}

#[test]
fn nobody_in_charge() {
    let (own, of_all, note) = (at(MET, "departments"), at(INDICATOR, "departments"), at(MET, "note"));
    assert_eq!(found(&[(&own, json!([]))]), [said("没有责任单位")]);
    assert_eq!(found(&[(&own, json!([])), (&note, json!("原文没有写明。"))]), Vec::<String>::new());
    assert_eq!(
        found(&[(&own, json!(["lead"])), (&of_all, json!([]))]),
        ["categories[0].indicators[0] 指标 1 没有责任单位"]
    );
}

#[test]
fn vetoes_without_effect() {
    let (_, rules, _) =
        SYSTEMS.into_iter().find(|(name, _, _)| *name == "pass-and-veto").expect("a system with vetoes");
    let mut table: Value = serde_json::from_str(rules).expect("JSON");
    table["grades"] = Value::Null;
    table["categories"][2]["indicators"][0]["scoring_points"][2]["scoring"]["effect"]["total"] = json!(100);
    let set = loaded(&table);
    let said: Vec<_> = lint(&set).iter().map(|one| sentence(&set, one)).collect();
    assert_eq!(said, ["V1 发生重大质量安全事故：这个否决项没有作用", "V3 发生区域性质量问题：这个否决项没有作用"]);
}
