//! Rows of the sheet of proof → records.

use super::grid::{Grid, Typed};
use super::problem::{Problem, Why};
use super::{PROOF_HEADS, proof, shown};
use crate::text::clean;
use quality_county::domain::date::Date;
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::{Evidence, EvidenceId};
use quality_county::domain::ids::PointId;
use quality_county::domain::order;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::statistics::typed::half_width;
use std::collections::BTreeSet;

const ID: usize = 0;
const TITLE: usize = 2;
const NUMBER: usize = 3;
const DATE: usize = 4;
const ISSUER: usize = 5;
const FILE: usize = 6;
const SERVES: usize = 7;

/// Takes the rows from `first` on into `draft`. A record whose cells are all empty is withdrawn; one that has no row stays.
pub(super) fn rows(
    rule_set: &RuleSet,
    sent: &Draft,
    draft: &mut Draft,
    grid: &Grid,
    first: u32,
    columns: &[u32; PROOF_HEADS.len()],
    problems: &mut Vec<Problem>,
) {
    let mut seen = BTreeSet::new();
    for row in grid.rows.range(first..).map(|(row, _)| *row) {
        grid.aside(row, columns, problems);
        let mut taking = Row { rule_set, grid, row, columns, problems: &mut *problems };
        let code = taking.text(ID);
        let id = code.parse().ok().map(EvidenceId).filter(|id| sent.proof(*id).is_some());
        let blank = (TITLE..=SERVES).all(|column| taking.text(column).is_empty());
        if id.is_none() && !code.is_empty() {
            taking.note(TITLE, Why::UnknownCode);
            continue;
        }
        if id.is_some_and(|id| !seen.insert(id)) {
            taking.note(TITLE, Why::Double);
            continue;
        }
        match id.and_then(|id| sent.proof(id)) {
            Some(proof) if blank => draft.evidence_mut().retain(|other| other.id != proof.id),
            Some(proof) => {
                let told = taking.told(sent, proof);
                if let Some(place) = draft.proof_mut(proof.id) {
                    *place = told;
                }
            }
            None if blank => {}
            None => {
                let told = taking.told(sent, &Evidence::blank(draft.next_evidence()));
                if told.serves.is_empty() {
                    taking.note(TITLE, Why::NoPoint);
                } else {
                    draft.evidence_mut().push(told);
                }
            }
        }
    }
    let missing = sent.evidence.iter().filter(|proof| !seen.contains(&proof.id));
    problems.extend(missing.map(|proof| {
        let place = format!("{}!第 {} 份材料", grid.name, proof.id.0);
        Problem { place, text: proof.title.clone(), why: Why::Missing }
    }));
}

/// A row that is read.
struct Row<'a> {
    rule_set: &'a RuleSet,
    grid: &'a Grid,
    row: u32,
    columns: &'a [u32; PROOF_HEADS.len()],
    problems: &'a mut Vec<Problem>,
}

impl Row<'_> {
    fn text(&self, column: usize) -> String {
        self.grid.text(self.row, self.columns[column])
    }

    fn note(&mut self, column: usize, why: Why) {
        let place = self.grid.place(self.row, self.columns[column]);
        self.problems.push(Problem { place, text: self.text(column), why });
    }

    /// The record as the row tells it, going out from what it was.
    fn told(&mut self, sent: &Draft, was: &Evidence) -> Evidence {
        let mut told = was.clone();
        let written = proof::texts(self.rule_set, sent, was);
        let texts = [
            (TITLE, &mut told.title),
            (NUMBER, &mut told.document_number),
            (ISSUER, &mut told.issuer),
            (FILE, &mut told.file_name),
        ];
        for (column, field) in texts {
            let (typed, was) = (self.text(column), &written[column - 1]);
            if shown::same(&typed, was) {
                continue;
            }
            if shown::is_cut(was) {
                self.note(column, Why::Cut);
            } else {
                *field = clean(&typed);
            }
        }
        let typed = self.text(DATE);
        if !shown::same(&typed, &written[DATE - 1]) {
            match self.date() {
                Some(date) => told.date = date,
                None => self.note(DATE, Why::BadDate),
            }
        }
        if !shown::same(&self.text(SERVES), &written[SERVES - 1]) {
            self.serves(&mut told, sent);
        }
        told
    }

    /// `Some(None)` for a blank.
    fn date(&self) -> Option<Option<Date>> {
        match self.grid.at(self.row, self.columns[DATE]) {
            None => Some(None),
            Some(Typed::Day(day)) => Some(Some(*day)),
            Some(typed) => date(&typed.text()).map(Some),
        }
    }

    /// The points of the task that are named; those of others stay as they were.
    fn serves(&mut self, told: &mut Evidence, sent: &Draft) {
        let text = self.text(SERVES);
        let mut points: Vec<PointId> = told.serves.iter().copied().filter(|id| !sent.covers(*id)).collect();
        for code in text.split(|c: char| c.is_whitespace() || "、，,;；/".contains(c)).filter(|code| !code.is_empty())
        {
            let plain: String = code.chars().map(half_width).collect();
            match self.rule_set.point_by_code(&plain) {
                Some(id) if sent.covers(id) => points.push(id),
                Some(id) if points.contains(&id) => {}
                Some(_) => self.note(SERVES, Why::NotInTask),
                None => self.note(SERVES, Why::UnknownCode),
            }
        }
        order::by_key(&mut points, |id| *id);
        points.dedup();
        told.serves = points;
    }
}

/// `2026-03-05`, `2026年3月5日`, `2026/3/5`, `2026.3.5`, `20260305`, in digits of either width.
fn date(text: &str) -> Option<Date> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::parse(&format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]));
    }
    let plain = plain.strip_suffix('日').unwrap_or(&plain);
    let parts: Vec<_> = plain.split(['年', '月', '-', '/', '.']).collect();
    let [year, month, day] = parts[..] else { return None };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let day = Date::parse("2026-03-05");
        for text in
            ["2026-03-05", "2026年3月5日", "2026/3/5", "2026.3.5", "20260305", "２０２６－３－５", "2026 年 3 月 5 日"]
        {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["2026-13-05", "3月5日", "2026年3月", "昨天", "2026-2-30", "202603051", "-1-1-1"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
