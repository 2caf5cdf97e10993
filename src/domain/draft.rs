//! A self-assessment draft (自评草稿): what people entered, and the only thing that is saved.

mod numbers;

use super::date::Date;
use super::department::Departments;
use super::dispatch::{Dispatch, Task};
use super::evidence::{Evidence, EvidenceId};
use super::field::Cell;
use super::form_answers::FormAnswers;
use super::ids::PointId;
use super::ledger::Ledger;
use super::points::Points;
use super::rectification::Rectification;
use super::report_texts::ReportTexts;
use super::review::{self, Mark};
use super::rule_set::RuleSet;
use super::statistics::Statistics;
use crate::domain::order;
use std::sync::Arc;

/// What a county entered for one rule set. Its parts are shared between clones until one of them is changed, so that a clone
/// (a step to undo, the base of a journal) costs next to nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    pub about: DraftAbout,
    /// One for each scoring point, in table order.
    records: Vec<Arc<Record>>,
    pub evidence: Arc<Vec<Evidence>>,
    /// The form beside the answers, where the rule set has one.
    pub form: Arc<FormAnswers>,
    pub departments: Arc<Departments>,
    /// Task packs that were sent out, oldest first.
    pub dispatches: Arc<Vec<Dispatch>>,
    /// The reviewer's marks, in table order of their points.
    pub marks: Arc<Vec<(PointId, Mark)>>,
    pub statistics: Arc<Statistics>,
    /// In the order of their numbers.
    pub rectifications: Arc<Vec<Rectification>>,
    pub report_texts: Arc<ReportTexts>,
    pub ledger: Ledger,
    /// Set where this draft is one department's task pack.
    pub task: Option<Arc<Task>>,
}

/// Whose draft, for which assessment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftAbout {
    pub county: String,
    pub year: u16,
    pub kind: AssessmentKind,
    /// Assessment period: first and last day (数据截止日期).
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// A target of the county's own.
    pub target: Option<Points>,
    /// An invented county, for trying out.
    pub sample: bool,
}

/// 创建 / 复评 / 年度考核
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AssessmentKind {
    Creation,
    Reassessment,
    Annual,
}

impl AssessmentKind {
    pub const ALL: [Self; 3] = [Self::Creation, Self::Reassessment, Self::Annual];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Creation => "creation",
            Self::Reassessment => "reassessment",
            Self::Annual => "annual",
        }
    }
}

/// What was entered for one scoring point.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    pub standing: Standing,
    /// Why it is not applicable.
    pub reason: String,
    /// One for each field; absent = not filled in, never zero.
    cells: Vec<Option<Cell>>,
    /// Typed text that no number could be read from, kept as typed; such a field counts as not filled in.
    unread: Vec<(usize, String)>,
    /// 备注
    pub note: String,
    /// 扣分原因
    pub loss_reason: String,
}

/// How far an answer is to be trusted. The cells stay, whatever the standing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    #[default]
    Plain,
    /// 待核实: counts as possible, not as sure.
    Unverified,
    /// 不适用
    NotApplicable,
}

impl Standing {
    /// Name in files; `None` for the usual.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Unverified => Some("unverified"),
            Self::NotApplicable => Some("not_applicable"),
        }
    }
}

impl Record {
    pub fn cells(&self) -> &[Option<Cell>] {
        &self.cells
    }

    pub fn cell(&self, field: usize) -> Option<Cell> {
        self.cells.get(field).copied().flatten()
    }

    pub fn unread(&self) -> &[(usize, String)] {
        &self.unread
    }

    pub fn unread_at(&self, field: usize) -> Option<&str> {
        self.unread.iter().find(|(at, _)| *at == field).map(|(_, text)| text.as_str())
    }

    /// Whether a field holds anything, read or not.
    pub fn holds(&self, field: usize) -> bool {
        self.cell(field).is_some() || self.unread_at(field).is_some()
    }

    /// The answer alone: standing, reason and fields, which belong together; notes left out.
    pub fn answer(&self) -> Self {
        Self { note: String::new(), loss_reason: String::new(), ..self.clone() }
    }

    /// Takes over another answer, or empties this one; notes stay.
    pub fn set_answer(&mut self, answer: Option<&Self>) {
        let blank = Self { cells: vec![None; self.cells.len()], ..Self::default() };
        let answer = answer.unwrap_or(&blank).clone();
        let (note, loss_reason) = (std::mem::take(&mut self.note), std::mem::take(&mut self.loss_reason));
        *self = Self { note, loss_reason, ..answer };
    }

    /// Whether nothing at all was entered.
    pub fn is_untouched(&self) -> bool {
        let texts = [&self.reason, &self.note, &self.loss_reason];
        self.standing == Standing::Plain
            && self.cells.iter().all(Option::is_none)
            && self.unread.is_empty()
            && texts.iter().all(|text| text.is_empty())
    }

    fn set(&mut self, field: usize, cell: Option<Cell>, unread: Option<String>) {
        if let Some(slot) = self.cells.get_mut(field) {
            *slot = cell;
            self.unread.retain(|(at, _)| *at != field);
            self.unread.extend(unread.map(|text| (field, text)));
            order::by_key(&mut self.unread, |(field, _)| *field);
        }
    }
}

impl Draft {
    /// An empty draft for `rule_set`.
    pub fn new(rule_set: &RuleSet, about: DraftAbout) -> Self {
        let blank = |id| Arc::new(Record { cells: vec![None; rule_set.point(id).fields.len()], ..Record::default() });
        Self {
            about,
            records: rule_set.point_ids().map(blank).collect(),
            evidence: Arc::default(),
            form: Arc::default(),
            departments: Arc::new(Departments::new(rule_set)),
            dispatches: Arc::default(),
            marks: Arc::default(),
            statistics: Arc::default(),
            rectifications: Arc::default(),
            report_texts: Arc::default(),
            ledger: Ledger::default(),
            task: None,
        }
    }

    pub fn record(&self, id: PointId) -> &Record {
        &self.records[id.index()]
    }

    /// For standing, notes and reasons; cells are set by [`Draft::set_cell`] and [`Draft::set_unread`].
    pub fn record_mut(&mut self, id: PointId) -> &mut Record {
        Arc::make_mut(&mut self.records[id.index()])
    }

    /// Whether both drafts hold the very same record; `false` says nothing.
    pub fn shares_record(&self, other: &Self, id: PointId) -> bool {
        Arc::ptr_eq(&self.records[id.index()], &other.records[id.index()])
    }

    /// Takes over what `other` holds for one point, blank or not.
    pub fn copy_record(&mut self, other: &Self, id: PointId) {
        self.records[id.index()] = Arc::clone(&other.records[id.index()]);
    }

    pub fn evidence_mut(&mut self) -> &mut Vec<Evidence> {
        Arc::make_mut(&mut self.evidence)
    }

    pub fn proof(&self, id: EvidenceId) -> Option<&Evidence> {
        self.evidence.iter().find(|proof| proof.id == id)
    }

    pub fn proof_mut(&mut self, id: EvidenceId) -> Option<&mut Evidence> {
        self.evidence_mut().iter_mut().find(|proof| proof.id == id)
    }

    pub fn mark(&self, id: PointId) -> Option<&Mark> {
        review::mark_in(&self.marks, id)
    }

    /// Sets or takes away the reviewer's mark.
    pub fn set_mark(&mut self, id: PointId, mark: Option<Mark>) {
        let place = self.mark_at(id);
        let (marks, new) = (Arc::make_mut(&mut self.marks), mark.map(|mark| (id, mark)));
        match place {
            Ok(at) => drop(marks.splice(at..=at, new)),
            Err(at) => drop(marks.splice(at..at, new)),
        }
    }

    fn mark_at(&self, id: PointId) -> Result<usize, usize> {
        self.marks.binary_search_by_key(&id, |(point, _)| *point)
    }

    /// The points that this draft is about: all, or those of its task.
    pub fn covers(&self, id: PointId) -> bool {
        self.task.as_ref().is_none_or(|task| task.points.binary_search(&id).is_ok())
    }

    /// Fills or empties a field. Filling it empties its rivals, so that one answer stands.
    pub fn set_cell(&mut self, rule_set: &RuleSet, id: PointId, field: usize, cell: Option<Cell>) {
        self.put(rule_set, id, field, cell, None);
    }

    /// Keeps a text that could not be read; the field then counts as not filled in. An empty text empties the field.
    pub fn set_unread(&mut self, rule_set: &RuleSet, id: PointId, field: usize, text: String) {
        self.put(rule_set, id, field, None, Some(text).filter(|text| !text.is_empty()));
    }

    fn put(&mut self, rule_set: &RuleSet, id: PointId, field: usize, cell: Option<Cell>, unread: Option<String>) {
        let filled = cell.is_some() || unread.is_some();
        let record = self.record_mut(id);
        record.set(field, cell, unread);
        let rivals = rule_set.point(id).fields.get(field).map_or(&[][..], |field| &field.rivals);
        for rival in rivals.iter().filter(|_| filled) {
            record.set(*rival, None, None);
        }
    }

    /// Empties all fields of a point; notes and reasons stay.
    pub fn clear_cells(&mut self, id: PointId) {
        let record = self.record_mut(id);
        record.cells.fill(None);
        record.unread.clear();
    }

    /// Records that serve this point, in the order they were added.
    pub fn evidence_for(&self, id: PointId) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |evidence| evidence.serves.contains(&id))
    }
}
