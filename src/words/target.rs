//! How far it is to the county's own target.

use super::terms::{Terms, terms};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{Scorecard, State};

/// One or two sentences on where the total stands.
pub fn outlook(rule_set: &RuleSet, card: &Scorecard, target: Option<Points>) -> String {
    let Terms { unit, lost, target: name, .. } = terms(rule_set);
    let total = card.total;
    let open = card.count(State::Blank) + card.count(State::Unverified);
    let rest = match open {
        0 => "全部评分点都已填定".to_owned(),
        open => format!("未填或待核实 {open} 个评分点，最多可再得 {} {unit}", total.open()),
    };
    let Some(target) = target else {
        return format!("{rest}。没有设{name}，可在“设置”里填写。");
    };
    if total.sure >= target {
        return format!("已达到目标 {target} {unit}，超出 {} {unit}；{rest}。", total.sure - target);
    }
    let short = target - total.sure;
    if total.possible >= target {
        format!("距目标 {target} {unit}还差 {short} {unit}；{rest}，填好后可以达到。")
    } else {
        format!(
            "距目标 {target} {unit}还差 {short} {unit}；{rest}，因此还须挽回{lost}至少 {} {unit}。",
            target - total.possible
        )
    }
}
