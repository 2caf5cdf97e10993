//! The catalogue of proof: numbers by indicator, and what is odd about a record.

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

/// The remarks on each record, in their order.
pub fn remarks(about: &DraftAbout, evidence: &[Evidence]) -> Vec<(EvidenceId, Vec<Remark>)> {
    let mut files: Vec<_> =
        evidence.iter().filter_map(|proof| Some((proof.sha256.as_ref()?.to_ascii_lowercase(), proof.id))).collect();
    files.sort();
    let twins = |proof: &Evidence| {
        let hash = proof.sha256.as_ref()?.to_ascii_lowercase();
        let start = files.partition_point(|(other, _)| *other < hash);
        let same = files[start..].iter().take_while(|(other, _)| *other == hash).map(|(_, id)| *id);
        let others: Vec<_> = same.filter(|id| *id != proof.id).collect();
        (!others.is_empty()).then_some(Remark::SameFile(others))
    };
    let early = |proof: &Evidence| proof.date.zip(about.from).filter(|(date, from)| date < from).map(|_| Remark::Early);
    let late = |proof: &Evidence| proof.date.zip(about.until).filter(|(date, last)| date > last).map(|_| Remark::Late);
    let idle = |proof: &Evidence| proof.serves.is_empty().then_some(Remark::Idle);
    let of = |proof: &Evidence| {
        let found = [early(proof), late(proof), twins(proof), idle(proof)];
        (proof.id, found.into_iter().flatten().collect())
    };
    evidence.iter().map(of).collect()
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
