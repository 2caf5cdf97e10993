//! The files that came in, in a stable order, and why some are refused as a whole.

use super::{Arrival, Refusal};
use crate::domain::dispatch::{Dispatch, Task};
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::order;
use crate::domain::rule_set::RuleSet;

/// A file that could be read, to be merged.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Name of the file.
    pub name: String,
    /// When the file was written: local time, as text.
    pub at: String,
    pub rule_set: &'a RuleSet,
    /// Whether the file's digest fits its contents.
    pub intact: bool,
    pub draft: Draft,
}

/// A task pack that is not refused, and the points that it may change.
pub(super) struct Pack<'a> {
    /// Position in the plan's files.
    pub from: usize,
    pub task: &'a Task,
    pub draft: &'a Draft,
    /// As they were sent.
    pub points: &'a [PointId],
}

impl Pack<'_> {
    pub fn may(&self, id: PointId) -> bool {
        self.points.contains(&id)
    }

    pub fn may_any(&self, points: &[PointId]) -> bool {
        points.iter().any(|id| self.may(*id))
    }
}

/// Sorts by what the files say of themselves, so that the order in which they were dropped does not matter.
pub(super) fn sort(sources: &mut [Source<'_>]) {
    let text = |draft: &Draft, read: fn(&Task) -> &str| draft.task.as_deref().map(|task| read(task).to_owned());
    order::by_key(sources, |source| {
        let pack = text(&source.draft, |task| task.pack.as_str());
        let filled_by = text(&source.draft, |task| &task.filled_by);
        let checked_by = text(&source.draft, |task| &task.checked_by);
        (pack, source.at.clone(), filled_by, checked_by, source.name.clone())
    });
}

pub(super) fn arrival(rule_set: &RuleSet, ours: &Draft, source: &Source<'_>) -> Arrival {
    let task = source.draft.task.as_deref();
    let text = |read: fn(&Task) -> &String| task.map_or_else(String::new, |task| read(task).clone());
    let reviewer = source.draft.marks.first().filter(|_| task.is_none()).map(|(_, mark)| mark.by.clone());
    Arrival {
        name: source.name.clone(),
        at: source.at.clone(),
        pack: task.map(|task| task.pack.clone()),
        department: text(|task| &task.department),
        filled_by: reviewer.unwrap_or_else(|| text(|task| &task.filled_by)),
        checked_by: text(|task| &task.checked_by),
        refused: refusal(rule_set, ours, source),
    }
}

fn refusal(rule_set: &RuleSet, ours: &Draft, source: &Source<'_>) -> Option<Refusal> {
    let (table, about) = (&source.rule_set.about, &source.draft.about);
    if (&table.id, &table.fingerprint) != (&rule_set.about.id, &rule_set.about.fingerprint) {
        return Some(Refusal::OtherRuleSet(table.title.clone()));
    }
    if about.year != ours.about.year {
        return Some(Refusal::OtherYear(about.year));
    }
    if about.county != ours.about.county {
        return Some(Refusal::OtherCounty(about.county.clone()));
    }
    if source.draft.task.is_none() && source.draft.marks.is_empty() {
        return Some(Refusal::NothingToMerge);
    }
    if !source.intact || has_doubles(&source.draft) {
        return Some(Refusal::Damaged);
    }
    let task = source.draft.task.as_deref()?;
    match dispatch(ours, task) {
        None => Some(Refusal::UnknownPack),
        Some(dispatch) => (!fits(rule_set, &task.base, &dispatch.points)).then_some(Refusal::BadBase),
    }
}

/// Two records of proof under one number; no file that was read has that.
fn has_doubles(draft: &Draft) -> bool {
    let mut numbers: Vec<_> = draft.evidence.iter().map(|proof| proof.id).collect();
    order::by_key(&mut numbers, |id| *id);
    numbers.windows(2).any(|pair| pair[0] == pair[1])
}

pub(super) fn dispatch<'a>(ours: &'a Draft, task: &Task) -> Option<&'a Dispatch> {
    ours.dispatches.iter().find(|dispatch| dispatch.pack == task.pack)
}

/// Whether a base holds nothing but what these points need.
fn fits(rule_set: &RuleSet, base: &Draft, points: &[PointId]) -> bool {
    let outside = rule_set.point_ids().filter(|id| !points.contains(id));
    let mut proof = base.evidence.iter();
    outside.into_iter().all(|id| base.record(id).is_untouched())
        && proof.all(|proof| proof.serves.iter().any(|id| points.contains(id)))
}
