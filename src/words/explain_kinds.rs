//! Why items, deductions, steps and vetoes earned what they did.

use super::explain::{contradiction, ratio_text};
use super::number::with_unit;
use super::rule::{sign, veto_effect};
use crate::domain::points::Points;
use crate::domain::quotient::Quotient;
use crate::domain::scoring::base_plus::BasePlus;
use crate::domain::scoring::deduct::Deduct;
use crate::domain::scoring::each::{EachItem, ItemFinding};
use crate::domain::scoring::steps::{Measured, Steps, StepsFinding, StepsValue};
use crate::domain::scoring::veto::Effect;

/// `省级 2 项 × 0.5 = 1 分，市级未填`
pub(super) fn items_line(items: &[EachItem], findings: &[ItemFinding]) -> String {
    let part = |(item, found): (&EachItem, &ItemFinding)| match found.count {
        Some(count) => format!("{} {count} {} × {} = {} 分", item.name, item.unit, item.points, found.points),
        None => format!("{}未填", item.name),
    };
    items.iter().zip(findings).map(part).collect::<Vec<_>>().join("，")
}

/// `满分 5 分，扣：投诉 3 件 × 0.5 = 1.5 分；得 3.5 分`
pub(super) fn deduct_line(deduct: &Deduct, findings: &[ItemFinding], max: Points) -> String {
    let off: Points = findings.iter().map(|found| found.points).sum();
    let left = (max - off).max(deduct.floor.min(max));
    let open = findings.iter().any(|found| found.count.is_none());
    let result = match (open, max - off < deduct.floor) {
        (true, _) => format!("没有填完，最多 {left} 分"),
        (false, true) => format!("最低 {} 分，得 {left} 分", deduct.floor),
        (false, false) => format!("得 {left} 分"),
    };
    format!("满分 {max} 分，扣：{}；{result}", items_line(&deduct.items, findings))
}

/// `基础分（已建平台）2 分`
pub(super) fn base_part(base: &BasePlus, met: Option<bool>) -> String {
    match met {
        Some(true) => format!("基础分（{}）{} 分", base.text, base.points),
        Some(false) => format!("基础分（{}）未达到，0 分", base.text),
        None => format!("基础分（{}）未填", base.text),
    }
}

/// `平均用时 12 分钟，≤ 15 分钟，得 0.5 分`
pub(super) fn steps_line(steps: &Steps, found: &StepsFinding) -> String {
    let step = found.step.and_then(|at| steps.steps.get(at));
    let threshold = step.map(|step| Quotient::percent(step.threshold));
    let value = match (&steps.measured, found.value) {
        (Measured::Quantity { name, unit, .. }, StepsValue::Quantity(value)) => {
            format!("{name} {}", with_unit(value, unit))
        }
        (Measured::Ratio(ratio), StepsValue::Ratio(_)) if found.contradiction => return contradiction(ratio),
        (Measured::Ratio(ratio), StepsValue::Ratio(value)) => {
            let text = ratio_text(ratio, value, threshold);
            if value.quotient().is_none() {
                return format!("{text}，暂不计分");
            }
            text
        }
        _ => return "未填".to_owned(),
    };
    match step {
        Some(step) => {
            let wanted = with_unit(step.threshold, steps.unit());
            format!("{value}，{} {wanted}，得 {} 分", sign(step.comparison), step.points)
        }
        None => format!("{value}，各档均不满足，得 0 分"),
    }
}

/// `；力争 ≥ 200 件：未达到`
pub(super) fn stretch_part(wanted: Option<String>, reached: Option<bool>) -> String {
    match (wanted, reached) {
        (Some(wanted), Some(reached)) => {
            format!("；力争 {wanted}：{}", if reached { "已达到" } else { "未达到" })
        }
        _ => String::new(),
    }
}

/// `否决项：已发生，总分最多计 59 分`
pub(super) fn veto_line(effect: Effect, happened: Option<bool>) -> String {
    match happened {
        Some(true) => format!("否决项：已发生，{}", veto_effect(effect)),
        Some(false) => "否决项：未发生，不影响结果".to_owned(),
        None => format!("否决项：未填或待核实，确定得分先按已发生算（{}）", veto_effect(effect)),
    }
}
