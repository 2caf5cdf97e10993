//! The catalogue of proof: numbers by indicator, and what is odd about a record.

use super::date::Date;
use super::draft::{Draft, DraftAbout};
use super::evidence::{Evidence, EvidenceId};
use super::ids::{BureauId, IndicatorId, PointId};
use super::points::Points;
use super::rule_set::RuleSet;
use super::scorecard::Scorecard;

/// A record's place in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    pub id: EvidenceId,
    /// That of the first point served; `None` where none is.
    pub indicator: Option<IndicatorId>,
    /// Counts up within the indicator, in the order in which the records were made.
    pub running: usize,
}

/// What is odd about a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remark {
    /// Dated before the assessment period begins.
    Early,
    /// Dated after the assessment period ends.
    Late,
    /// These records name a file of the same content.
    SameFile(Vec<EvidenceId>),
    /// Serves no scoring point.
    Idle,
}

/// The numbers of all records, in their order.
pub fn numbers(rule_set: &RuleSet, evidence: &[Evidence]) -> Vec<Number> {
    let mut counts = vec![0; rule_set.indicator_ids().len() + 1];
    let number = |proof: &Evidence| {
        let indicator = proof.serves.first().map(|id| rule_set.point(*id).indicator);
        let count = &mut counts[indicator.map_or(0, |id| id.index() + 1)];
        *count += 1;
        Number { id: proof.id, indicator, running: *count }
    };
    evidence.iter().map(number).collect()
}

/// The number of one record.
pub fn number(rule_set: &RuleSet, evidence: &[Evidence], id: EvidenceId) -> Option<Number> {
    let indicator_of = |proof: &Evidence| proof.serves.first().map(|point| rule_set.point(*point).indicator);
    let at = evidence.iter().position(|proof| proof.id == id)?;
    let indicator = indicator_of(&evidence[at]);
    let running = evidence[..=at].iter().filter(|proof| indicator_of(proof) == indicator).count();
    Some(Number { id, indicator, running })
}

/// The records that lie with an indicator, and those that only serve it, too.
pub fn of_indicator<'a>(
    rule_set: &RuleSet,
    evidence: &'a [Evidence],
    id: IndicatorId,
) -> (Vec<&'a Evidence>, Vec<&'a Evidence>) {
    let of = |point: &PointId| rule_set.point(*point).indicator == id;
    let serving = evidence.iter().filter(|proof| proof.serves.iter().any(of));
    serving.partition(|proof| proof.serves.first().is_some_and(of))
}

/// What is odd about `proof`, which is one of `evidence`.
pub fn remarks(about: &DraftAbout, evidence: &[Evidence], proof: &Evidence) -> Vec<Remark> {
    let out = |limit: Option<Date>, is: fn(&Date, &Date) -> bool| {
        proof.date.zip(limit).is_some_and(|(date, limit)| is(&date, &limit))
    };
    let same = |other: &&Evidence| match (&proof.sha256, &other.sha256) {
        (Some(one), Some(another)) => other.id != proof.id && one.eq_ignore_ascii_case(another),
        _ => false,
    };
    let twins: Vec<_> = evidence.iter().filter(same).map(|other| other.id).collect();
    let found = [
        out(about.from, Date::lt).then_some(Remark::Early),
        out(about.until, Date::gt).then_some(Remark::Late),
        (!twins.is_empty()).then_some(Remark::SameFile(twins)),
        proof.serves.is_empty().then_some(Remark::Idle),
    ];
    found.into_iter().flatten().collect()
}

/// The points that are earned, but without proof, in table order.
pub fn unproved(rule_set: &RuleSet, card: &Scorecard) -> Vec<PointId> {
    let lacks = |id: &PointId| card.point(*id).score.sure > Points::ZERO && card.point(*id).evidence == 0;
    rule_set.point_ids().filter(lacks).collect()
}

/// Whether a department answers for a point, leading or supporting.
pub fn answers_for(rule_set: &RuleSet, draft: &Draft, bureau: BureauId, point: PointId) -> bool {
    let duty = draft.departments.duty(rule_set, point);
    duty.lead == Some(bureau) || duty.supporting.contains(&bureau)
}
