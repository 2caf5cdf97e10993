//! What was said of a point → its answer: all of it, or nothing.

use super::grid::Typed;
use super::problem::{Problem, Why};
use super::take::Said;
use super::{NOT_APPLICABLE, PLAIN, REASON, STATE, UNVERIFIED, shown};
use crate::text::clean;
use quality_county::domain::draft::{Draft, Record, Standing};
use quality_county::domain::field::{Cell, FieldKind};
use quality_county::domain::ids::PointId;
use quality_county::domain::rule_set::{RuleSet, ScoringPoint};
use quality_county::words::reading::{self, Reading as Understood};

/// What a field's cell was understood as.
enum Read {
    Cell(Option<Cell>),
    Unread(String),
}

/// A point whose cells are being read.
struct Reading<'a> {
    point: &'a ScoringPoint,
    /// As it was sent.
    record: &'a Record,
    said: &'a Said,
    read: Vec<Read>,
    /// The word for the standing, and where it stands.
    state: Option<(String, String)>,
    /// Whether any cell says something else than what was sent.
    changed: bool,
    /// Whether the answer can be taken.
    sound: bool,
    problems: Vec<Problem>,
}

/// Takes the answer into `draft`, which holds what was sent. One that is not understood as a whole stays as it was sent; a number that
/// is not understood is kept as typed.
pub(super) fn take(rule_set: &RuleSet, draft: &mut Draft, id: PointId, said: &Said, problems: &mut Vec<Problem>) {
    let (point, record) = (rule_set.point(id), draft.record(id).clone());
    let state = said.texts.as_ref().map(|texts| texts[0].clone());
    let (read, found) = (Vec::new(), Vec::new());
    let mut reading =
        Reading { point, record: &record, said, read, state, changed: false, sound: true, problems: found };
    (0..point.fields.len()).for_each(|at| reading.field(at));
    reading.rivals();
    let Reading { read, state, changed, sound, problems: mut found, .. } = reading;
    problems.append(&mut found);
    if !sound {
        return;
    }
    if changed {
        draft.clear_cells(id);
        for (at, read) in read.into_iter().enumerate() {
            match read {
                Read::Cell(None) => {}
                Read::Cell(cell) => draft.set_cell(rule_set, id, at, cell),
                Read::Unread(text) => draft.set_unread(rule_set, id, at, clean(&text)),
            }
        }
    }
    if let Some((word, place)) = state {
        stand(draft.record_mut(id), word, place, said, problems);
    }
}

impl Reading<'_> {
    /// What stands in a field's cell, and where.
    fn spoken(&self, at: usize) -> (Option<&Typed>, String) {
        let spoken = self.said.values.iter().find(|(field, ..)| *field == at);
        let nowhere = || (None, format!("评分点 {}", self.point.code));
        spoken.map_or_else(nowhere, |(_, typed, place)| (typed.as_ref(), place.clone()))
    }

    fn field(&mut self, at: usize) {
        let (typed, place) = self.spoken(at);
        let text = typed.map_or_else(String::new, Typed::text);
        // What cannot be told from what was sent was not changed.
        if shown::same(&text, &shown::value(self.point, self.record, at)) {
            let unread = self.record.unread_at(at).map(|text| Read::Unread(text.to_owned()));
            self.read.push(unread.unwrap_or(Read::Cell(self.record.cell(at))));
            return;
        }
        let read = typed.map(|typed| value(self.point, at, typed));
        self.changed = true;
        if [UNVERIFIED, NOT_APPLICABLE].contains(&&text[..]) {
            self.read.push(Read::Cell(None));
            return self.stands(text, place);
        }
        match read {
            None => self.read.push(Read::Cell(None)),
            Some(Ok(cell)) => self.read.push(Read::Cell(cell)),
            Some(Err(why)) => {
                self.sound &= !matches!(why, Why::NotAWord(_));
                self.problems.push(Problem { place, text: text.clone(), why });
                self.read.push(Read::Unread(text));
            }
        }
    }

    /// A standing that was typed where a value belongs.
    fn stands(&mut self, text: String, place: String) {
        match self.state.take() {
            Some((word, _)) if word != text && !["", PLAIN].contains(&&word[..]) => {
                let text = format!("{word}、{text}");
                self.problems.push(Problem { place, text, why: Why::TwoStates });
                self.sound = false;
            }
            _ => self.state = Some((text, place)),
        }
    }

    /// Two counts and a percentage say the same twice: neither is taken for the right one.
    fn rivals(&mut self) {
        let filled = |at: usize| matches!(self.read.get(at), Some(Read::Cell(Some(_)) | Read::Unread(_)));
        let twice = |at: &usize| filled(*at) && self.point.fields[*at].rivals.iter().any(|rival| filled(*rival));
        let found = (0..self.point.fields.len()).filter(|_| self.changed).find(twice);
        if let Some(at) = found {
            let (typed, place) = self.spoken(at);
            let text = typed.map_or_else(String::new, Typed::text);
            self.problems.push(Problem { place, text, why: Why::Rivals });
            self.sound = false;
        }
    }
}

fn stand(record: &mut Record, word: String, place: String, said: &Said, problems: &mut Vec<Problem>) {
    if word.contains('\n') {
        problems.push(Problem { place, text: word, why: Why::TwoStates });
        return;
    }
    let Some(standing) = shown::standing_of(&word) else {
        let words = [PLAIN, UNVERIFIED, NOT_APPLICABLE].map(str::to_owned);
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
fn value(point: &ScoringPoint, at: usize, typed: &Typed) -> Result<Option<Cell>, Why> {
    let Some(field) = point.fields.get(at) else { return Ok(None) };
    let text = typed.text();
    let words = shown::words(point, at);
    if words.is_empty() {
        return match reading::read(&text, &field.kind) {
            // Cells to write in are cells of text: a number comes as one, too.
            Ok(Some(Understood { cell: Cell::Number(number), .. }))
                if field.kind == FieldKind::Percent
                    && !text.contains(['%', '％'])
                    && (1..=1_000_000).contains(&number.millionths()) =>
            {
                Err(Why::Share)
            }
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
