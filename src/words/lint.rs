//! Lint findings in Chinese.

use crate::domain::rule_set::RuleSet;
use crate::rule_sets::lint::Lint;

pub fn sentence(rule_set: &RuleSet, lint: &Lint) -> String {
    let point = |id| super::labels::point(rule_set, id);
    match lint {
        Lint::TotalSum { sum, total } => format!("各类别合计 {sum} 分，与总分 {total} 分不等"),
        Lint::CategorySum { category, sum } => {
            let category = rule_set.category(*category);
            format!("类别“{}”各指标合计 {sum} 分，与其满分 {} 分不等", category.name, category.points)
        }
        Lint::IndicatorSum { indicator, sum } => {
            let indicator = rule_set.indicator(*indicator);
            format!("指标 {} 各评分点合计 {sum} 分，与其满分 {} 分不等", indicator.code, indicator.points)
        }
        Lint::UnreachableLevel { point: id, level } => format!("{}：“{level}”这一级永远不起作用", point(*id)),
        Lint::UnreachableMaximum { point: id, reachable } => format!("{}：最多只能得到 {reachable} 分", point(*id)),
        Lint::IdleThreshold { point: id } => format!("{}：这个门槛谁都能达到，或谁都达不到", point(*id)),
        Lint::NoDepartment { indicator } => format!("指标 {} 没有责任单位", rule_set.indicator(*indicator).code),
        Lint::WorthNothing { point: id } => format!("{}：分值为 0", point(*id)),
    }
}
