//! Sending task packs (任务包) out, and calling them back.

use super::department::Departments;
use super::dispatch::{Dispatch, PackId, Task};
use super::draft::Draft;
use super::ids::BureauId;
use super::rule_set::RuleSet;
use std::sync::Arc;

/// The task pack for a department: the points that it leads with what is filled in there, the proof that serves them, who asks
/// and by when; and the dispatch to be noted in `draft`. `at` is the local time.
///
/// A pack may be without points; whether to send it is for the caller to say. A record of proof that serves other points too goes
/// along with all of them, so that it reads the same on both sides; the pack cannot change those.
pub fn send(rule_set: &RuleSet, draft: &Draft, to: BureauId, pack: PackId, at: &str) -> (Draft, Dispatch) {
    let departments: &Departments = &draft.departments;
    let points: Vec<_> = departments.led_by(rule_set, to).collect();
    let mut sent = Draft::new(rule_set, draft.about.clone());
    for id in &points {
        sent.copy_record(draft, *id);
    }
    let serving = draft.evidence.iter().filter(|proof| proof.serves.iter().any(|id| points.contains(id)));
    sent.evidence = Arc::new(serving.cloned().collect());
    let task = Task {
        pack: pack.clone(),
        department: departments.name(rule_set, to).to_owned(),
        asked_by: departments.asked_by.clone(),
        at: at.to_owned(),
        due: departments.due(to),
        points: points.clone(),
        filled_by: String::new(),
        checked_by: String::new(),
        last_evidence: draft.next_evidence().0.saturating_sub(1),
        base: Box::new(sent.clone()),
    };
    sent.task = Some(Arc::new(task));
    let dispatch = Dispatch { pack, to, at: at.to_owned(), points, due: departments.due(to), returned: None };
    (sent, dispatch)
}

/// Notes in the draft that a pack was sent out. Nothing else changes.
pub fn note_sent(draft: &mut Draft, dispatch: Dispatch) {
    Arc::make_mut(&mut draft.dispatches).push(dispatch);
}

/// Takes a pack back that went out by mistake: when it returns all the same, it is refused as unknown. Nothing else changes.
pub fn take_back(draft: &mut Draft, pack: &PackId) -> Option<Dispatch> {
    let at = draft.dispatches.iter().position(|dispatch| dispatch.pack == *pack)?;
    Some(Arc::make_mut(&mut draft.dispatches).remove(at))
}
