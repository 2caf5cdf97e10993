//! Numbers made up of single scoring points, which are named so that a page can lead to each.

use super::explain_sum::{addition, plain_categories};
use crate::domain::department::Departments;
use crate::domain::ids::{BureauId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::{NotApplicable, RuleSet};
use crate::domain::scorecard::{Score, Scorecard};

/// A sentence, and the scoring points it is about with the part that each has in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub text: String,
    pub points: Vec<(PointId, Points)>,
}

impl Told {
    fn plain(text: String) -> Self {
        Self { text, points: Vec::new() }
    }
}

/// What a lead department's points have earned, lost and open.
pub fn department(rule_set: &RuleSet, departments: &Departments, card: &Scorecard, id: BureauId) -> Vec<Told> {
    let led: Vec<_> = departments.led_by(rule_set, id).map(|point| (point, card.point(point).score)).collect();
    let max: Points = led.iter().map(|(_, score)| score.max).sum();
    let name = departments.name(rule_set, id);
    let lead = if rule_set.about.lead_proposed { "建议牵头" } else { "牵头" };
    let mut told = vec![Told::plain(format!("{name}{lead} {} 个评分点，共 {max} 分", led.len()))];
    told.extend(share("确定", &led, |score| score.sure));
    told.extend(share("失", &led, |score| score.lost()));
    told.extend(share("未填或待核实", &led, |score| score.open()));
    let capped = |point: &PointId| {
        let id = rule_set.point(*point).indicator;
        let all: Points = rule_set.points_of(id).map(|point| rule_set.point(point).points).sum();
        all > rule_set.indicator(id).points
    };
    let mut codes: Vec<_> = led.iter().map(|(point, _)| *point).filter(capped).collect();
    codes.dedup_by_key(|point| rule_set.point(*point).indicator);
    if !codes.is_empty() {
        let codes: Vec<_> =
            codes.iter().map(|id| rule_set.indicator(rule_set.point(*id).indicator).code.as_str()).collect();
        told.push(Told::plain(format!("指标 {} 各点相加超过指标满分，补上后总分可能增加得少些", codes.join("、"))));
    }
    told
}

fn share(word: &str, points: &[(PointId, Score)], part: fn(&Score) -> Points) -> Option<Told> {
    let points = parts(points, part);
    let sum: Points = points.iter().map(|(_, points)| *points).sum();
    (!points.is_empty()).then(|| Told { text: format!("{word} {sum} 分："), points })
}

/// The points that have such a part, with it.
fn parts(points: &[(PointId, Score)], part: fn(&Score) -> Points) -> Vec<(PointId, Points)> {
    points.iter().map(|(id, score)| (*id, part(score))).filter(|(_, points)| *points > Points::ZERO).collect()
}

/// Which points of the total count as backed by proof, and which earned points lack it.
pub fn backed(rule_set: &RuleSet, card: &Scorecard) -> Vec<Told> {
    let counts = |id: &PointId| !rule_set.category(rule_set.indicator(rule_set.point(*id).indicator).category).bonus;
    let points: Vec<_> = rule_set.point_ids().filter(counts).map(|id| (id, card.point(id).score)).collect();
    let with = parts(&points, |score| score.backed);
    let without = parts(&points, |score| score.sure - score.backed);
    let sum = |parts: &[(PointId, Points)]| parts.iter().map(|(_, points)| *points).sum::<Points>();
    let mut told =
        vec![Told::plain(format!("有佐证：{}", addition(&plain_categories(rule_set, card), |score| score.backed)))];
    let raw = sum(&with);
    if !with.is_empty() {
        told.push(Told { text: format!("得分且登记了佐证的 {} 个评分点：", with.len()), points: with });
    }
    if !without.is_empty() {
        let text = format!("得了分、还没有佐证的 {} 个，共 {} 分：", without.len(), sum(&without));
        told.push(Told { text, points: without });
    }
    if raw != card.total.backed {
        let through =
            if rule_set.about.not_applicable == NotApplicable::Rescale { "封顶、折算" } else { "封顶" };
        told.push(Told::plain(format!("各点相加 {raw} 分，经{through}后计 {} 分", card.total.backed)));
    }
    if card.bonus.sure > Points::ZERO {
        told.push(Told::plain(format!("加分项另计：确定 {} 分，其中有佐证 {} 分", card.bonus.sure, card.bonus.backed)));
    }
    told
}
