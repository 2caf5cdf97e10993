//! Rectifications and the texts of the report, compared.

use super::{Found, Matter, Spot, shown};
use crate::domain::draft::Draft;
use crate::domain::rectification::{Progress, Rectification};
use crate::domain::report_texts::ReportPart;
use crate::domain::rule_set::RuleSet;

pub(super) fn rectifications(found: &mut Found, rule_set: &RuleSet, before: &Draft, after: &Draft) {
    for old in before.rectifications.iter() {
        one(found, rule_set, (before, Some(old)), (after, after.rectification(old.id)));
    }
    for new in after.rectifications.iter().filter(|new| before.rectification(new.id).is_none()) {
        one(found, rule_set, (before, None), (after, Some(new)));
    }
}

/// One side of a comparison.
type Side<'a> = (&'a Draft, Option<&'a Rectification>);

fn one(found: &mut Found, rule_set: &RuleSet, old: Side<'_>, new: Side<'_>) {
    let Some(id) = old.1.or(new.1).map(|item| item.id).filter(|_| old.1 != new.1) else { return };
    if old.1.is_none() || new.1.is_none() {
        let name = |side: Side<'_>| side.1.map(|item| shown_name(&item.problem, id.0));
        found.note(Spot::Rectification(id, Matter::Record), name(old), name(new));
    }
    for matter in Matter::ALL {
        let read = |(draft, item): Side<'_>| item.and_then(|item| value(rule_set, draft, item, matter));
        found.note(Spot::Rectification(id, matter), read(old), read(new));
    }
}

fn shown_name(problem: &str, number: u32) -> String {
    if problem.is_empty() { format!("#{number}") } else { problem.to_owned() }
}

/// A member as it stands in files; lists with spaces between.
fn value(rule_set: &RuleSet, draft: &Draft, item: &Rectification, matter: Matter) -> Option<String> {
    match matter {
        Matter::Record => None,
        Matter::Problem => Some(item.problem.clone()),
        Matter::Points => {
            let codes: Vec<_> = item.points.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
            Some(codes.join(" "))
        }
        Matter::Measure => Some(item.measure.clone()),
        Matter::Lead => item.lead.map(|id| draft.departments.code(rule_set, id)),
        Matter::Person => Some(item.person.clone()),
        Matter::Deadline => shown(item.deadline),
        Matter::State => (item.state != Progress::NotStarted).then(|| item.state.code().to_owned()),
        Matter::Progress => Some(item.progress.clone()),
        Matter::Closed => shown(item.closed),
        Matter::Proof => Some(item.proof.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")),
    }
}

pub(super) fn report_texts(found: &mut Found, rule_set: &RuleSet, before: &Draft, after: &Draft) {
    let (before, after) = (&before.report_texts, &after.report_texts);
    for part in ReportPart::ALL {
        found.text(Spot::Report(part), before.part(part), after.part(part));
    }
    for id in rule_set.indicator_ids() {
        found.text(Spot::Statement(id), before.statement(id), after.statement(id));
    }
}
