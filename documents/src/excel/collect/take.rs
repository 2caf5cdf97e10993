//! Rows of the data sheet → answers and notes.

use super::grid::{Grid, Typed};
use super::problem::{Problem, Why};
use super::read::AllSaid;
use super::{CODE, HEADS, LOSS, NEW_PROOF, NOTE, REASON, STATE, VALUE, shown};
use crate::text::clean;
use quality_county::domain::draft::{Draft, Record, Standing};
use quality_county::domain::evidence::Evidence;
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::ids::PointId;
use quality_county::domain::rule_set::RuleSet;
use quality_county::words::reading;

/// What was said of a point.
#[derive(Default)]
pub(super) struct Said {
    /// By field: what stands there, and where.
    values: Vec<(usize, Option<Typed>, String)>,
    /// Fields that were not said are blank, not missing.
    whole: bool,
    /// From [`STATE`] on, a text for each column, and where it begins; `None` where the columns are not there.
    texts: Option<[(String, String); 5]>,
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
            answer(rule_set, draft, *id, said, problems);
        }
        if let Some(texts) = &said.texts {
            notes(draft, *id, texts, problems);
        }
    }
}

/// What a field's cell was understood as.
enum Read {
    Cell(Option<Cell>),
    Unread(String),
}

fn answer(rule_set: &RuleSet, draft: &mut Draft, id: PointId, said: &Said, problems: &mut Vec<Problem>) {
    let (point, record) = (rule_set.point(id), draft.record(id).clone());
    let mut found = Vec::new();
    let state = said.texts.as_ref().map(|texts| &texts[0]);
    let mut standing = state.map(|(word, place)| (word.clone(), place.clone()));
    let (mut read, mut changed, mut sound) = (Vec::new(), false, true);
    for at in 0..point.fields.len() {
        let spoken = said.values.iter().find(|(field, ..)| *field == at);
        let (typed, place) = spoken.map_or((None, ""), |(_, typed, place)| (typed.as_ref(), &place[..]));
        let text = typed.map_or_else(String::new, Typed::text);
        // What cannot be told from what was sent was not changed.
        if shown::same(&text, &shown::value(point, &record, at)) {
            let unread = record.unread_at(at).map(|text| Read::Unread(text.to_owned()));
            read.push(unread.unwrap_or(Read::Cell(record.cell(at))));
            continue;
        }
        changed = true;
        if shown::standing_of(&text).is_some_and(|standing| standing != Standing::Plain) {
            standing = match standing {
                Some((word, _)) if shown::standing_of(&word) == Some(Standing::Plain) => Some((text, place.to_owned())),
                Some((word, _)) if word == text => Some((text, place.to_owned())),
                None => Some((text, place.to_owned())),
                Some((word, _)) => {
                    let text = format!("{word}、{text}");
                    found.push(Problem { place: place.to_owned(), text, why: Why::TwoStates });
                    Some((shown::standing(record.standing).to_owned(), place.to_owned()))
                }
            };
            read.push(Read::Cell(None));
            continue;
        }
        match typed.map(|typed| value(point, at, typed)) {
            None => read.push(Read::Cell(None)),
            Some(Ok(cell)) => read.push(Read::Cell(cell)),
            Some(Err(why)) => {
                sound &= !matches!(why, Why::NotAWord(_));
                found.push(Problem { place: place.to_owned(), text: text.clone(), why });
                read.push(Read::Unread(text));
            }
        }
    }
    let filled = |at: usize| matches!(read.get(at), Some(Read::Cell(Some(_)) | Read::Unread(_)));
    let both = (0..point.fields.len()).find(|at| filled(*at) && point.fields[*at].rivals.iter().any(|at| filled(*at)));
    if let Some(at) = both.filter(|_| changed) {
        let spoken = said.values.iter().find(|(field, ..)| *field == at);
        let place = spoken.map_or_else(|| format!("评分点 {}", point.code), |(.., place)| place.clone());
        let text = spoken.and_then(|(_, typed, _)| typed.as_ref()).map_or_else(String::new, Typed::text);
        found.push(Problem { place, text, why: Why::Rivals });
        sound = false;
    }
    problems.append(&mut found);
    if sound && changed {
        draft.clear_cells(id);
        for (at, read) in read.into_iter().enumerate() {
            match read {
                Read::Cell(None) => {}
                Read::Cell(cell) => draft.set_cell(rule_set, id, at, cell),
                Read::Unread(text) => draft.set_unread(rule_set, id, at, clean(&text)),
            }
        }
    }
    if let Some((word, place)) = standing.filter(|_| sound) {
        stand(draft.record_mut(id), word, place, said, problems);
    }
}

fn stand(record: &mut Record, word: String, place: String, said: &Said, problems: &mut Vec<Problem>) {
    if word.contains('\n') {
        problems.push(Problem { place, text: word, why: Why::TwoStates });
        return;
    }
    let Some(standing) = shown::standing_of(&word) else {
        let words = [super::PLAIN, super::UNVERIFIED, super::NOT_APPLICABLE].map(str::to_owned);
        problems.push(Problem { place, text: word, why: Why::NotAWord(words.into()) });
        return;
    };
    let reason = said.texts.as_ref().map_or(&record.reason[..], |texts| &texts[REASON - STATE].0);
    if standing == Standing::NotApplicable && reason.is_empty() {
        problems.push(Problem { place, text: word, why: Why::NoReason });
    }
    record.standing = standing;
}

/// One field, by the same reading as the input on the page.
fn value(
    point: &quality_county::domain::rule_set::ScoringPoint,
    at: usize,
    typed: &Typed,
) -> Result<Option<Cell>, Why> {
    let Some(field) = point.fields.get(at) else { return Ok(None) };
    let text = typed.text();
    let words = shown::words(point, at);
    if words.is_empty() {
        let small = text.parse::<f64>().is_ok_and(|value| value != 0.0 && value.abs() <= 1.0);
        if field.kind == FieldKind::Percent && small && matches!(typed, Typed::Number { percent: false, .. }) {
            return Err(Why::Share);
        }
        return match reading::read(&text, &field.kind) {
            Ok(reading) => Ok(reading.map(|reading| reading.cell)),
            Err(why) => Err(Why::Unreadable(why)),
        };
    }
    let plain = clean(&text).trim().to_owned();
    let known = words.iter().find(|(word, _)| *word == plain).map(|(_, cell)| *cell);
    let flag = match typed {
        Typed::Flag(flag) if field.kind == FieldKind::Flag => Some(Cell::Flag(*flag)),
        _ => shown::loosely(&field.kind, &plain),
    };
    known.or(flag).map(Some).ok_or_else(|| Why::NotAWord(words.into_iter().map(|(word, _)| word).collect()))
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
