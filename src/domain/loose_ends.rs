//! What is still open before a draft is handed in (上交). None of it forbids handing in: a draft may go out half done.

use super::date::Date;
use super::draft::Draft;
use super::points::Points;
use super::rectification::Light;
use super::report_texts::ReportPart;
use super::rule_set::RuleSet;
use super::scorecard::{Scorecard, State};
use super::statistics::check::check;

/// Something that is open, with how much of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LooseEnd {
    /// Points not, or not completely, filled in.
    Blank(usize),
    /// Points to be verified (待核实).
    Unverified(usize),
    /// Points that earn without proof.
    Unproved(usize),
    /// Places in the statistics ledger that do not fit.
    Misfits(usize),
    /// Rectifications that are overdue.
    Overdue(usize),
    /// Parts of the report in which people wrote nothing themselves.
    Silent(Vec<ReportPart>),
}

/// What is open, the gravest first. Without a date nothing is overdue.
pub fn loose_ends(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, today: Option<Date>) -> Vec<LooseEnd> {
    let unproved = |id: &_| card.point(*id).score.sure > Points::ZERO && card.point(*id).evidence == 0;
    let overdue =
        today.map_or(0, |today| draft.rectifications.iter().filter(|one| one.light(today) == Some(Light::Red)).count());
    // The indicators' part is made of a statement each; none of them has to be there.
    let silent =
        |part: &ReportPart| *part != ReportPart::Indicators && draft.report_texts.part(*part).trim().is_empty();
    let silent: Vec<_> = ReportPart::ALL.into_iter().filter(silent).collect();
    let counted = [
        (card.count(State::Blank), LooseEnd::Blank as fn(usize) -> LooseEnd),
        (card.count(State::Unverified), LooseEnd::Unverified),
        (rule_set.point_ids().filter(unproved).count(), LooseEnd::Unproved),
        (check(&draft.statistics).len(), LooseEnd::Misfits),
        (overdue, LooseEnd::Overdue),
    ];
    let found = counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| of(count));
    found.chain((!silent.is_empty()).then_some(LooseEnd::Silent(silent))).collect()
}
