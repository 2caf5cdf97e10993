//! Rows of the data sheet → what was said of each point; notes and proof that stand beside an answer.

use super::grid::{Grid, Typed};
use super::problem::{Problem, Why};
use super::read::AllSaid;
use super::{CODE, HEADS, LOSS, NEW_PROOF, NOTE, REASON, STATE, VALUE, answer, shown};
use crate::text::clean;
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::Evidence;
use quality_county::domain::ids::PointId;
use quality_county::domain::rule_set::RuleSet;

/// What was said of a point.
#[derive(Default)]
pub(super) struct Said {
    /// By field: what stands there, and where.
    pub values: Vec<(usize, Option<Typed>, String)>,
    /// Fields that were not said are blank, not missing.
    whole: bool,
    /// From [`STATE`] on, a text for each column, and where it begins; `None` where the columns are not there.
    pub texts: Option<[(String, String); 5]>,
}

/// Rows with codes `14.1#num`, from `first` on.
pub(super) fn rows(
    rule_set: &RuleSet,
    points: &[PointId],
    grid: &Grid,
    first: u32,
    columns: &[u32; HEADS.len()],
    problems: &mut Vec<Problem>,
) -> AllSaid {
    let mut all = AllSaid::new();
    for (row, cells) in grid.rows.range(first..) {
        let code = grid.text(*row, columns[CODE]);
        let mut note = |column: u32, why| {
            problems.push(Problem { place: grid.place(*row, column), text: grid.text(*row, column), why });
        };
        if code.is_empty() {
            cells.keys().for_each(|column| note(*column, Why::NoCode));
            continue;
        }
        let (point, key) = code.split_once('#').unwrap_or((&code, ""));
        let Some(id) = rule_set.point_by_code(point) else {
            note(columns[CODE], Why::UnknownCode);
            continue;
        };
        if !points.contains(&id) {
            note(columns[CODE], Why::NotInTask);
            continue;
        }
        let fields = &rule_set.point(id).fields;
        let field = fields.iter().position(|field| field.key == key);
        if field.is_none() && !(fields.is_empty() && key.is_empty()) {
            note(columns[CODE], Why::UnknownCode);
            continue;
        }
        grid.aside(*row, columns, problems);
        let mut note = |column: u32, why| {
            problems.push(Problem { place: grid.place(*row, column), text: grid.text(*row, column), why });
        };
        let said = all.entry(id).or_insert_with(|| Said { texts: Some(Default::default()), ..Said::default() });
        if let Some(field) = field {
            let column = columns[VALUE];
            let typed = grid.at(*row, column).cloned();
            match said.values.iter().find(|(at, ..)| *at == field) {
                Some((_, other, _)) if *other != typed => note(column, Why::Double),
                Some(_) => {}
                None => said.values.push((field, typed, grid.place(*row, column))),
            }
        }
        for (text, column) in said.texts.iter_mut().flatten().zip(&columns[STATE..]) {
            add(text, &grid.text(*row, *column), grid.place(*row, *column));
        }
    }
    all
}

/// A further piece of a text that stands in several rows.
fn add(text: &mut (String, String), more: &str, place: String) {
    if text.1.is_empty() {
        text.1 = place;
    }
    if !more.is_empty() && !text.0.split('\n').any(|line| line == more) && text.0 != more {
        if !text.0.is_empty() {
            text.0.push('\n');
        }
        text.0.push_str(more);
    }
}

/// Rows of a code and the values of its fields in their order.
pub(super) fn plain_rows(rule_set: &RuleSet, points: &[PointId], grid: &Grid, problems: &mut Vec<Problem>) -> AllSaid {
    let mut all = AllSaid::new();
    for (row, cells) in &grid.rows {
        let mut note = |column: u32, why| {
            problems.push(Problem { place: grid.place(*row, column), text: grid.text(*row, column), why });
        };
        let code = grid.text(*row, 0);
        let id = rule_set.point_by_code(code.trim_start_matches('\''));
        let Some(id) = id.filter(|id| points.contains(id)) else {
            let why = match (id, code.is_empty()) {
                (_, true) => Why::NoCode,
                (Some(_), _) => Why::NotInTask,
                (None, _) => Why::UnknownCode,
            };
            note(cells.keys().next().copied().unwrap_or_default(), why);
            continue;
        };
        if all.contains_key(&id) {
            note(0, Why::Double);
            continue;
        }
        let count = rule_set.point(id).fields.len();
        let (mut values, whole) = (Vec::new(), true);
        for (column, typed) in cells.range(1..) {
            let field = *column as usize - 1;
            if field < count {
                values.push((field, Some(typed.clone()), grid.place(*row, *column)));
            } else {
                note(*column, Why::Extra);
            }
        }
        all.insert(id, Said { values, whole, texts: None });
    }
    all
}

/// Takes what was said into `draft`, which holds what was sent. `complete`: a point that nothing is said of is missing.
pub(super) fn all(
    rule_set: &RuleSet,
    draft: &mut Draft,
    points: &[PointId],
    all: &AllSaid,
    complete: bool,
    problems: &mut Vec<Problem>,
) {
    for id in points {
        let missing = || Problem {
            place: format!("评分点 {}", rule_set.point(*id).code),
            text: rule_set.point(*id).code.clone(),
            why: Why::Missing,
        };
        let Some(said) = all.get(id) else {
            problems.extend(complete.then(missing));
            continue;
        };
        let fields = rule_set.point(*id).fields.len();
        if !said.whole && said.values.len() < fields {
            problems.push(missing());
        } else {
            answer::take(rule_set, draft, *id, said, problems);
        }
        if let Some(texts) = &said.texts {
            notes(draft, *id, texts, problems);
        }
    }
}

/// Reasons, notes, and proof that is named beside a point.
fn notes(draft: &mut Draft, id: PointId, texts: &[(String, String); 5], problems: &mut Vec<Problem>) {
    let record = draft.record_mut(id);
    for (column, field) in [(REASON, &mut record.reason), (NOTE, &mut record.note), (LOSS, &mut record.loss_reason)] {
        let (typed, place) = &texts[column - STATE];
        let was = shown::text(field);
        if shown::same(typed, &was) {
            continue;
        }
        if shown::is_cut(&was) {
            problems.push(Problem { place: place.clone(), text: typed.clone(), why: Why::Cut });
        } else {
            *field = clean(typed);
        }
    }
    let titles = texts[NEW_PROOF - STATE].0.lines().map(str::trim).filter(|title| !title.is_empty());
    for title in titles {
        let title = clean(title);
        let known = draft.evidence.iter().find(|proof| shown::same(&proof.title, &title)).map(|proof| proof.id);
        match known.and_then(|known| draft.proof_mut(known)) {
            Some(proof) => proof.serve(id, true),
            None => {
                let new = Evidence { title, ..Evidence::new(draft.next_evidence(), id) };
                draft.evidence_mut().push(new);
            }
        }
    }
}
