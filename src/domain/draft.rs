//! A self-assessment draft (自评草稿): what people entered, and the only thing that is saved.

use super::date::Date;
use super::evidence::{Evidence, EvidenceId};
use super::field::Cell;
use super::ids::PointId;
use super::points::Points;
use super::rule_set::RuleSet;

/// What a county entered for one rule set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    pub about: DraftAbout,
    /// One for each scoring point, in table order.
    records: Vec<Record>,
    pub evidence: Vec<Evidence>,
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
            self.unread.sort();
        }
    }
}

impl Draft {
    /// An empty draft for `rule_set`.
    pub fn new(rule_set: &RuleSet, about: DraftAbout) -> Self {
        let blank = |id| Record { cells: vec![None; rule_set.point(id).fields.len()], ..Record::default() };
        Self { about, records: rule_set.point_ids().map(blank).collect(), evidence: Vec::new() }
    }

    pub fn record(&self, id: PointId) -> &Record {
        &self.records[id.index()]
    }

    /// For standing, notes and reasons; cells are set by [`Draft::set_cell`] and [`Draft::set_unread`].
    pub fn record_mut(&mut self, id: PointId) -> &mut Record {
        &mut self.records[id.index()]
    }

    /// Fills or empties a field. Filling it empties its rivals, so that one answer stands.
    pub fn set_cell(&mut self, rule_set: &RuleSet, id: PointId, field: usize, cell: Option<Cell>) {
        self.put(rule_set, id, field, cell, None);
    }

    /// Keeps a text that could not be read; the field then counts as not filled in.
    pub fn set_unread(&mut self, rule_set: &RuleSet, id: PointId, field: usize, text: String) {
        self.put(rule_set, id, field, None, Some(text));
    }

    fn put(&mut self, rule_set: &RuleSet, id: PointId, field: usize, cell: Option<Cell>, unread: Option<String>) {
        let filled = cell.is_some() || unread.is_some();
        let record = &mut self.records[id.index()];
        record.set(field, cell, unread);
        let rivals = rule_set.point(id).fields.get(field).map_or(&[][..], |field| &field.rivals);
        for rival in rivals.iter().filter(|_| filled) {
            record.set(*rival, None, None);
        }
    }

    /// Empties all fields of a point; notes and reasons stay.
    pub fn clear_cells(&mut self, id: PointId) {
        let record = &mut self.records[id.index()];
        record.cells.fill(None);
        record.unread.clear();
    }

    /// Records that serve this point, in the order they were added.
    pub fn evidence_for(&self, id: PointId) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |evidence| evidence.serves.contains(&id))
    }

    /// Adds an empty record of proof for one point.
    pub fn add_evidence(&mut self, point: PointId) -> EvidenceId {
        let next = self.evidence.iter().map(|evidence| evidence.id.0).max().unwrap_or(0).saturating_add(1);
        self.evidence.push(Evidence::new(EvidenceId(next), point));
        EvidenceId(next)
    }

    /// Whether the county entered anything beside the draft's own particulars.
    pub fn is_blank(&self) -> bool {
        self.evidence.is_empty() && self.records.iter().all(Record::is_untouched)
    }
}
