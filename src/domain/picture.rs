//! What the pictures of the result show: what each department lost, and the rates that scoring points are held to.

use super::department::Departments;
use super::ids::{BureauId, PointId};
use super::order;
use super::points::Points;
use super::rule_set::RuleSet;
use super::scorecard::{Score, Scorecard};
use super::scoring::rate::Rate;
use super::scoring::{Because, Fact, Finding, Scoring, Test};
use super::statistics::picture::Bar;
use std::cmp::Reverse;

/// What one lead department lost and has open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    pub department: BureauId,
    pub lost: Points,
    pub open: Points,
}

/// Losses and open points by lead department, the largest first; departments without either are left out.
pub fn losses(rule_set: &RuleSet, departments: &Departments, card: &Scorecard) -> Vec<Share> {
    let share = |department: BureauId| {
        let score = Score::sum(departments.led_by(rule_set, department).map(|point| card.point(point).score));
        Share { department, lost: score.lost(), open: score.open() }
    };
    let mut shares: Vec<_> = departments.ids().map(share).collect();
    shares.retain(|share| share.lost + share.open > Points::ZERO);
    order::by_key(&mut shares, |share| Reverse((share.lost, share.open)));
    shares
}

/// The rates that scoring points came to, against their thresholds, in table order; where nothing is known there is none.
pub fn rates(rule_set: &RuleSet, card: &Scorecard) -> Vec<(PointId, Bar)> {
    let mut found = Vec::new();
    for id in rule_set.point_ids() {
        let mut add = |test: &Test, finding: &Finding| {
            found.extend(rate(test, finding).map(|bar| (id, bar)));
        };
        match (&rule_set.point(id).scoring, &card.point(id).because) {
            (Scoring::Test(test), Because::Test(finding)) => add(test, finding),
            (Scoring::AllOf(conditions) | Scoring::AnyOf(conditions), Because::Conditions(findings)) => {
                conditions.iter().zip(findings).for_each(|(condition, finding)| add(&condition.test, finding));
            }
            _ => {}
        }
    }
    found
}

fn rate(test: &Test, finding: &Finding) -> Option<Bar> {
    let (Test::Rate(Rate { ratio, comparison, threshold, .. }), Fact::Rate(fact)) = (test, &finding.fact) else {
        return None;
    };
    let rate = fact.value.quotient().filter(|_| !fact.contradiction)?;
    let threshold = Some((*comparison, *threshold));
    Some(Bar { name: ratio.name.clone(), period: String::new(), rate, reported: false, threshold })
}
