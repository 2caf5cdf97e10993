//! What differs between two drafts for the same rule set, place by place. The ledger, the label of a step to undo, the comparison
//! of restore points and the preview of a merge all rest on it.

mod rectifications;
mod spot;

use super::draft::{Draft, DraftAbout, Record};
use super::evidence::{Evidence, EvidenceId};
use super::field::Cell;
use super::ids::{BureauId, PointId};
use super::review::Verdict;
use super::rule_set::{Form, RuleSet};
use super::statistics::line::{feeds, lines, order};
use super::statistics::{EntryId, Statistics};
pub use spot::{About, Detail, Item, Matter, Particular, Spot};
use std::sync::Arc;

/// One place where two drafts differ. Values as they stand in files: numbers in digits, `true`, a level's number, codes; `None` is
/// blank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    pub spot: Spot,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Every place where `after` differs from `before`, in the order of the draft. Ledger, dispatches and a task's base are not compared.
pub fn differences(rule_set: &RuleSet, before: &Draft, after: &Draft) -> Vec<Difference> {
    let mut found = Found(Vec::new());
    about(&mut found, &before.about, &after.about);
    for id in rule_set.point_ids() {
        if !before.shares_record(after, id) {
            record(&mut found, id, before.record(id), after.record(id));
        }
        if !Arc::ptr_eq(&before.marks, &after.marks) {
            found.note(Spot::Point(id, Item::Mark), mark(before, id), mark(after, id));
        }
        if !Arc::ptr_eq(&before.departments, &after.departments) {
            found.note(Spot::Point(id, Item::Duty), duty(rule_set, before, id), duty(rule_set, after, id));
        }
    }
    if !Arc::ptr_eq(&before.evidence, &after.evidence) {
        evidence(&mut found, rule_set, before, after);
    }
    if !Arc::ptr_eq(&before.departments, &after.departments) {
        departments(&mut found, before, after);
    }
    if !Arc::ptr_eq(&before.form, &after.form) {
        for id in rule_set.form.iter().flat_map(Form::field_ids) {
            found.text(Spot::Form(id), before.form.text(id), after.form.text(id));
        }
    }
    if !Arc::ptr_eq(&before.statistics, &after.statistics) {
        statistics(&mut found, rule_set, &before.statistics, &after.statistics);
    }
    if !Arc::ptr_eq(&before.rectifications, &after.rectifications) {
        rectifications::rectifications(&mut found, rule_set, before, after);
    }
    if !Arc::ptr_eq(&before.report_texts, &after.report_texts) {
        rectifications::report_texts(&mut found, rule_set, before, after);
    }
    let task =
        |draft: &Draft, read: fn(&super::dispatch::Task) -> &String| draft.task.as_deref().map(|t| read(t).clone());
    found.note(Spot::FilledBy, task(before, |task| &task.filled_by), task(after, |task| &task.filled_by));
    found.note(Spot::CheckedBy, task(before, |task| &task.checked_by), task(after, |task| &task.checked_by));
    found.0
}

struct Found(Vec<Difference>);

impl Found {
    /// Notes a place if its values differ; an empty text is blank.
    fn note(&mut self, spot: Spot, before: Option<String>, after: Option<String>) {
        let blank = |value: Option<String>| value.filter(|text| !text.is_empty());
        let (before, after) = (blank(before), blank(after));
        if before != after {
            self.0.push(Difference { spot, before, after });
        }
    }

    fn text(&mut self, spot: Spot, before: &str, after: &str) {
        if before != after {
            self.note(spot, Some(before.to_owned()), Some(after.to_owned()));
        }
    }
}

fn shown<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn about(found: &mut Found, before: &DraftAbout, after: &DraftAbout) {
    let mut note = |member, before, after| found.note(Spot::About(member), before, after);
    note(About::County, Some(before.county.clone()), Some(after.county.clone()));
    note(About::Year, shown(Some(before.year)), shown(Some(after.year)));
    note(About::Kind, shown(Some(before.kind.code())), shown(Some(after.kind.code())));
    note(About::From, shown(before.from), shown(after.from));
    note(About::Until, shown(before.until), shown(after.until));
    note(About::Target, shown(before.target), shown(after.target));
}

fn record(found: &mut Found, id: PointId, before: &Record, after: &Record) {
    for field in 0..before.cells().len().max(after.cells().len()) {
        found.note(Spot::Point(id, Item::Cell(field)), cell_text(before, field), cell_text(after, field));
    }
    let standing = |record: &Record| shown(record.standing.code());
    found.note(Spot::Point(id, Item::Standing), standing(before), standing(after));
    found.text(Spot::Point(id, Item::Reason), &before.reason, &after.reason);
    found.text(Spot::Point(id, Item::Note), &before.note, &after.note);
    found.text(Spot::Point(id, Item::LossReason), &before.loss_reason, &after.loss_reason);
}

/// What a field holds, as in files: text that could not be read as it was typed.
pub fn cell_text(record: &Record, field: usize) -> Option<String> {
    match record.cell(field) {
        Some(Cell::Flag(flag)) => Some(flag.to_string()),
        Some(Cell::Number(number)) => Some(number.to_string()),
        Some(Cell::Choice(level)) => Some(level.map_or(0, |level| level + 1).to_string()),
        None => record.unread_at(field).map(str::to_owned),
    }
}

fn mark(draft: &Draft, id: PointId) -> Option<String> {
    let mark = draft.mark(id)?;
    let verdict = match mark.verdict {
        Verdict::Confirmed => format!("confirmed {}", mark.claimed),
        Verdict::Set(points) => points.to_string(),
        Verdict::ProofWanted => "proof".to_owned(),
    };
    Some(if mark.reason.is_empty() { verdict } else { format!("{verdict} {}", mark.reason) })
}

fn duty(rule_set: &RuleSet, draft: &Draft, id: PointId) -> Option<String> {
    let duty = draft.departments.decided(id)?;
    let code = |bureau: &BureauId| draft.departments.code(rule_set, *bureau);
    Some(duty.lead.iter().chain(&duty.supporting).map(code).collect::<Vec<_>>().join(" "))
}

fn evidence(found: &mut Found, rule_set: &RuleSet, before: &Draft, after: &Draft) {
    for old in before.evidence.iter() {
        match after.proof(old.id) {
            Some(new) => proof(found, rule_set, Some(old), Some(new), old.id),
            None => {
                found.note(Spot::Evidence(old.id, Particular::Record), Some(title(old)), None);
                proof(found, rule_set, Some(old), None, old.id);
            }
        }
    }
    for new in after.evidence.iter().filter(|new| before.proof(new.id).is_none()) {
        found.note(Spot::Evidence(new.id, Particular::Record), None, Some(title(new)));
        proof(found, rule_set, None, Some(new), new.id);
    }
}

fn title(proof: &Evidence) -> String {
    if proof.title.is_empty() { format!("#{}", proof.id.0) } else { proof.title.clone() }
}

fn proof(found: &mut Found, rule_set: &RuleSet, old: Option<&Evidence>, new: Option<&Evidence>, id: EvidenceId) {
    type Read = fn(&Evidence) -> Option<String>;
    let members: [(Particular, Read); 6] = [
        (Particular::Title, |proof| Some(proof.title.clone())),
        (Particular::Number, |proof| Some(proof.document_number.clone())),
        (Particular::Date, |proof| shown(proof.date)),
        (Particular::Issuer, |proof| Some(proof.issuer.clone())),
        (Particular::File, |proof| Some(proof.file_name.clone())),
        (Particular::Sha256, |proof| proof.sha256.clone()),
    ];
    for (member, read) in members {
        found.note(Spot::Evidence(id, member), old.and_then(read), new.and_then(read));
    }
    let codes = |proof: &Evidence| {
        let codes: Vec<_> = proof.serves.iter().map(|point| rule_set.point(*point).code.as_str()).collect();
        codes.join(" ")
    };
    found.note(Spot::Evidence(id, Particular::Serves), old.map(codes), new.map(codes));
}

fn departments(found: &mut Found, before: &Draft, after: &Draft) {
    let (before, after) = (&before.departments, &after.departments);
    let blank = super::department::Bureau::default();
    let longer = if before.all().count() > after.all().count() { before } else { after };
    for id in longer.all() {
        let old = if before.all().any(|other| other == id) { before.bureau(id) } else { &blank };
        let new = if after.all().any(|other| other == id) { after.bureau(id) } else { &blank };
        found.text(Spot::Bureau(id, Detail::Name), &old.name, &new.name);
        found.text(Spot::Bureau(id, Detail::Contact), &old.contact, &new.contact);
        found.text(Spot::Bureau(id, Detail::Phone), &old.phone, &new.phone);
        found.note(Spot::Bureau(id, Detail::Deadline), shown(old.deadline), shown(new.deadline));
        let removed = |bureau: &super::department::Bureau| bureau.removed.then(|| "true".to_owned());
        found.note(Spot::Bureau(id, Detail::Removed), removed(old), removed(new));
    }
    found.note(Spot::Deadline, shown(before.deadline), shown(after.deadline));
    found.text(Spot::AskedBy, &before.asked_by, &after.asked_by);
}

fn statistics(found: &mut Found, rule_set: &RuleSet, before: &Statistics, after: &Statistics) {
    let (old, new) = (lines(before), lines(after));
    let of =
        |lines: &[(EntryId, String)], id| lines.iter().find(|(other, _)| *other == id).map(|(_, line)| line.clone());
    for (id, line) in &old {
        found.note(Spot::Entry(*id), Some(line.clone()), of(&new, *id));
    }
    for (id, line) in new.iter().filter(|(id, _)| of(&old, *id).is_none()) {
        found.note(Spot::Entry(*id), None, Some(line.clone()));
    }
    let both = |id| of(&old, id).is_some() && of(&new, id).is_some();
    found.note(Spot::EntryOrder, Some(order(before, &both)), Some(order(after, &both)));
    found.note(Spot::Feeds, Some(feeds(rule_set, before)), Some(feeds(rule_set, after)));
}
