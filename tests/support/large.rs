//! A large invented table: as many scoring points as wanted, of all kinds.

use serde_json::{Value, json};

/// Ten categories of indicators with ten points each.
pub fn rules(points: usize) -> String {
    let kinds = [
        json!({"kind": "met"}),
        json!({"kind": "rate", "name": "合格率", "of": ["合格批次", "抽查批次"], "at_least": 90, "stretch": {"at_least": 95}}),
        json!({"kind": "count", "name": "数量", "unit": "项", "above": 180}),
        json!({"kind": "judged"}),
        json!({"kind": "each", "items": [{"name": "省级", "unit": "项", "points": 0.5}, {"name": "市级", "unit": "项", "points": 0.2}]}),
        json!({"kind": "levels", "combine": "best", "levels": [{"name": "国家级", "points": 1}, {"name": "省级", "points": 0.5}]}),
        json!({"kind": "steps", "name": "用时", "unit": "分钟", "steps": [{"at_most": 15, "points": 1}, {"at_most": 30, "points": 0.3}]}),
        json!({"kind": "deduct", "items": [{"name": "投诉", "unit": "件", "points": 0.1}]}),
        json!({"kind": "base_plus", "base": {"text": "已建", "points": 0.5}, "items": [{"name": "项目", "unit": "项", "points": 0.1}]}),
        json!({"kind": "all_of", "conditions": [{"text": "有制度", "kind": "met"}, {"text": "占比", "kind": "rate", "name": "占比", "of": ["子", "母"], "at_least": 25}]}),
    ];
    let point = |number: usize| {
        let text = format!("第 {number} 项工作按要求完成，合格率达到 90 % 以上");
        json!({"code": format!("{}.{}", number / 10 + 1, number % 10 + 1), "text": text, "points": 1, "scoring": kinds[number % 10]})
    };
    let indicator = |number: usize| {
        let own: Vec<_> = (number * 10..(number + 1) * 10).map(point).collect();
        json!({"code": (number + 1).to_string(), "name": format!("指标 {number}"), "points": 10, "departments": ["a", "b"], "scoring_points": own})
    };
    let each = points / 100;
    let category = |number: usize| {
        let own: Vec<_> = (number * each..(number + 1) * each).map(indicator).collect();
        json!({"name": format!("类别 {number}"), "points": each * 10, "indicators": own})
    };
    let categories: Vec<Value> = (0..10).map(category).collect();
    json!({
        "format": "quality-county/rule-set", "format_version": 2, "id": "large", "version": "1", "title": "虚构大表",
        "source": {"document": "虚构文件"}, "total": points, "departments": [{"id": "a", "name": "甲局"}, {"id": "b", "name": "乙局"}],
        "grades": [{"name": "A", "when": [[{"of": "total", "at_least": points * 9 / 10}]]}, {"name": "B"}],
        "categories": categories,
    })
    .to_string()
}
