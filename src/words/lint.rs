//! Lint findings in Chinese.

use super::number::with_unit;
use super::rule::sign;
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::Scoring;
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
        Lint::WeightSum { sum, total } => format!("各类别按权重合计 {sum} 分，与总分 {total} 分不等"),
        Lint::SameCategory { category } => format!("类别“{}”重名", rule_set.category(*category).name),
        Lint::IdlePass { category: Some(category) } => {
            format!("类别“{}”的合格线谁都能达到，或谁都达不到", rule_set.category(*category).name)
        }
        Lint::IdlePass { category: None } => "总分的合格线谁都能达到，或谁都达不到".to_owned(),
        Lint::UnreachableLevel { point: id, level } => format!("{}：“{level}”这一级永远不起作用", point(*id)),
        Lint::SameLevel { point: id, level } => format!("{}：“{level}”重名", point(*id)),
        Lint::UnreachableStep { point: id, step } => {
            format!("{}：{}这一档永远不起作用", point(*id), step_name(rule_set, *id, *step))
        }
        Lint::StepOrder { point: id, step } => {
            format!("{}：{}这一档比前一档容易，得分却不比前一档少", point(*id), step_name(rule_set, *id, *step))
        }
        Lint::IdleFloor { point: id } => format!("{}：最低保留分不低于满分，扣分不起作用", point(*id)),
        Lint::WeakStretch { point: id } => format!("{}：力争的目标不高于确保的目标", point(*id)),
        Lint::BelowBaseline { point: id } => {
            format!("{}：目标不如基期值，请核对；原文如此的，写进 note", point(*id))
        }
        Lint::VagueWord { point: id, word } => {
            format!("{}：“{word}”说法含糊，请写明标准；原文如此的，写进 note", point(*id))
        }
        Lint::TwoFacts { point: id } => {
            format!("{}：一个评分点里像有两件事，请拆开，或用 all_of、stretch", point(*id))
        }
        Lint::UnreachableMaximum { point: id, reachable } => format!("{}：最多只能得到 {reachable} 分", point(*id)),
        Lint::IdleThreshold { point: id } => format!("{}：这个门槛谁都能达到，或谁都达不到", point(*id)),
        Lint::NoDepartment { indicator } => format!("指标 {} 没有责任单位", rule_set.indicator(*indicator).code),
        Lint::NoOwnDepartment { point: id } => format!("{}：没有责任单位", point(*id)),
        Lint::IdleVeto { point: id } => format!("{}：这个否决项没有作用", point(*id)),
        Lint::UnreachableGrade { grade } => format!("等级“{}”谁都得不到", grade_name(rule_set, *grade)),
        Lint::SameGrade { grade } => format!("等级“{}”重名", grade_name(rule_set, *grade)),
        Lint::UnroundedGrades => "总分取整，等级却按取整前的分数评定；按取整后评定的，请写 grade_rounding".to_owned(),
        Lint::WorthNothing { point: id } => format!("{}：分值为 0", point(*id)),
    }
}

/// `“≤ 15 分钟”`
fn step_name(rule_set: &RuleSet, id: PointId, at: usize) -> String {
    match &rule_set.point(id).scoring {
        Scoring::Steps(steps) => steps.steps.get(at).map_or_else(String::new, |step| {
            format!("“{} {}”", sign(step.comparison), with_unit(step.threshold, steps.unit()))
        }),
        _ => String::new(),
    }
}

fn grade_name(rule_set: &RuleSet, at: usize) -> &str {
    rule_set.grades().get(at).map_or("", |grade| &grade.name)
}
