//! A filled-in workbook, or a pasted block, → the JSON of a returned task pack.

use super::grid::{Grid, open};
use super::identity::{FORMAT, LABEL_CONTENT, LABEL_FORMAT, LABEL_VERSION, VERSION};
use super::problem::{Problem, Why};
use super::take::{self, Said};
use super::{CHECKED_BY, DATA, FILLED_BY, HEADS, IDENTITY, PROOF, PROOF_HEADS, shown, take_proof};
use crate::text::clean;
use quality_county::domain::dispatch::{PackId, Task};
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::exchange::paste::cells::split;
use quality_county::exchange::problem::Warning;
use quality_county::exchange::read::{FindRuleSet, read_text};
use quality_county::exchange::write::{Stamp, stored};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use super::problem::Refused;

/// What came back, ready for the preview of a merge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled {
    /// A returned task pack, as `exchange::returned::open` reads it.
    pub json: String,
    /// What could not be taken, in the order of the sheets.
    pub problems: Vec<Problem>,
}

/// Reads a workbook that [`write`](super::write) made and somebody filled in. `at`: the local time to be noted as the time of the
/// file.
pub fn read(bytes: &[u8], at: &str, find: FindRuleSet) -> Result<Filled, Refused> {
    let [mut data, mut proof, identity] = open(bytes, [DATA, PROOF, IDENTITY])?;
    let (rule_set, sent) = pack(&identity, find)?;
    let Some(task) = sent.task.clone() else { return Err(Refused::NoIdentity) };
    let (head, columns) = data.heads(&HEADS).map_err(|missing| Refused::NoColumns(DATA, missing))?;
    let (proof_head, proof_columns) =
        proof.heads(&PROOF_HEADS).map_err(|missing| Refused::NoColumns(PROOF, missing))?;
    let mut draft = sent.clone();
    let mut problems = std::mem::take(&mut data.problems);
    let said = take::rows(rule_set, &task.points, &data, head + 1, &columns, &mut problems);
    take_proof::rows(rule_set, &sent, &mut draft, &proof, proof_head + 1, &proof_columns, &mut problems);
    take::all(rule_set, &mut draft, &task.points, &said, true, &mut problems);
    problems.append(&mut proof.problems);
    people(&mut draft, &task, &data, head);
    Ok(finished(rule_set, &draft, at, problems))
}

/// Reads cells that were copied from such a workbook, or typed: a code first, then the values of its fields. Measured against what
/// `ours` holds now, as if the pack had just been sent.
pub fn pasted(rule_set: &RuleSet, ours: &Draft, pack: &PackId, text: &str, at: &str) -> Result<Filled, Refused> {
    let sent = resent(rule_set, ours, pack).ok_or(Refused::UnknownPack)?;
    let Some(task) = sent.task.clone() else { return Err(Refused::UnknownPack) };
    let table = split(text);
    let mut grid = Grid::pasted(&table.rows);
    let mut problems = std::mem::take(&mut grid.problems);
    if let Some(row) = table.open_quote {
        let (place, text) = (format!("粘贴内容第 {row} 行"), String::new());
        problems.push(Problem { place, text, why: Why::OpenQuote });
    }
    let coded = grid.rows.iter().any(|(row, cells)| cells.len() > 3 && grid.text(*row, 0).contains('#'));
    let said = match grid.heads(&HEADS) {
        Ok((head, columns)) => take::rows(rule_set, &task.points, &grid, head + 1, &columns, &mut problems),
        Err(_) if coded => {
            let columns = std::array::from_fn(|at| at as u32);
            take::rows(rule_set, &task.points, &grid, 0, &columns, &mut problems)
        }
        Err(_) => take::plain_rows(rule_set, &task.points, &grid, &mut problems),
    };
    if said.is_empty() && problems.is_empty() {
        return Err(Refused::NothingPasted);
    }
    let mut draft = sent.clone();
    take::all(rule_set, &mut draft, &task.points, &said, false, &mut problems);
    Ok(finished(rule_set, &draft, at, problems))
}

fn finished(rule_set: &RuleSet, draft: &Draft, at: &str, problems: Vec<Problem>) -> Filled {
    let stamp = Stamp { at: at.to_owned(), revision: 0 };
    Filled { json: stored(rule_set, draft, &stamp), problems }
}

/// The pack on the hidden sheet.
fn pack(identity: &Grid, find: FindRuleSet) -> Result<(&'static RuleSet, Draft), Refused> {
    let (mut json, mut facts) = (String::new(), BTreeMap::new());
    for row in identity.rows.keys() {
        let (label, text) = (identity.text(*row, 0), identity.text(*row, 1));
        if label == LABEL_CONTENT {
            json.push_str(&text);
        } else {
            facts.insert(label, text);
        }
    }
    let fact = |label: &str| facts.get(label).map_or("", String::as_str);
    if fact(LABEL_FORMAT) != FORMAT {
        return Err(Refused::NoIdentity);
    }
    if fact(LABEL_VERSION) != VERSION {
        return Err(Refused::NewerVersion(fact(LABEL_VERSION).to_owned()));
    }
    let incoming = read_text(&json, find).map_err(Refused::Pack)?;
    for warning in incoming.warnings {
        match warning {
            Warning::OtherRuleSet { version, .. } => return Err(Refused::OtherVersion(version)),
            Warning::DigestMissing | Warning::DigestMismatch => return Err(Refused::NoIdentity),
            _ => {}
        }
    }
    Ok((incoming.rule_set, incoming.draft))
}

/// Who filled in and who checked: what stands behind the labels above the heads.
fn people(draft: &mut Draft, task: &Task, data: &Grid, head: u32) {
    let typed = |label: &str| {
        let (row, cells) =
            data.rows.range(..head).find(|(_, cells)| cells.values().any(|cell| cell.text() == label))?;
        let from = cells.iter().find(|(_, cell)| cell.text() == label).map(|(column, _)| *column)?;
        let next = cells.range(from + 1..).next().map(|(column, _)| data.text(*row, *column));
        // The neighbour's label, where nothing was typed.
        Some(next.filter(|text| ![FILLED_BY, CHECKED_BY].contains(&&text[..])).unwrap_or_default())
    };
    let mut task = task.clone();
    for (label, field) in [(FILLED_BY, &mut task.filled_by), (CHECKED_BY, &mut task.checked_by)] {
        if let Some(name) = typed(label).filter(|name| !shown::same(name, &shown::text(field))) {
            *field = clean(&name);
        }
    }
    draft.task = Some(Arc::new(task));
}

/// The pack as it would be sent now: for cells that come without their workbook.
fn resent(rule_set: &RuleSet, ours: &Draft, pack: &PackId) -> Option<Draft> {
    let dispatch = ours.dispatches.iter().find(|dispatch| dispatch.pack == *pack)?;
    let points = dispatch.points.clone();
    let mut sent = Draft::new(rule_set, ours.about.clone());
    points.iter().for_each(|id| sent.copy_record(ours, *id));
    let serving = ours.evidence.iter().filter(|proof| proof.serves.iter().any(|id| points.contains(id)));
    sent.evidence = Arc::new(serving.cloned().collect());
    let base = Box::new(sent.clone());
    sent.departments = Arc::new(ours.departments.for_pack(&points));
    let known = ours.departments.all().any(|id| id == dispatch.to);
    let department = if known { ours.departments.name(rule_set, dispatch.to).to_owned() } else { String::new() };
    let (returned, asked_by) = (dispatch.returned.as_ref(), ours.departments.asked_by.clone());
    let name = |read: fn(&quality_county::domain::dispatch::Returned) -> &String| {
        returned.map_or_else(String::new, |returned| read(returned).clone())
    };
    sent.task = Some(Arc::new(Task {
        pack: pack.clone(),
        department,
        asked_by,
        at: dispatch.at.clone(),
        due: dispatch.due,
        points,
        filled_by: name(|returned| &returned.filled_by),
        checked_by: name(|returned| &returned.checked_by),
        last_evidence: ours.next_evidence().0.saturating_sub(1),
        base,
    }));
    Some(sent)
}

/// What was said of the points, by point.
pub(super) type AllSaid = BTreeMap<quality_county::domain::ids::PointId, Said>;
