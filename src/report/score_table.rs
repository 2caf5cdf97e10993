//! The scoring table: filled in (自评打分表), and blank for a round on paper.

use super::build::{document, kept, merge_down, paragraph, signatures, sum};
use super::model::{Align, Block, Cell, Column, Document, Page, ParagraphKind, Part, Row, RowKind, Table, Value};
use super::{Inputs, Report};
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::words::terms::terms;
use crate::words::{explain_sum, labels, outcome, report as words};

/// Columns of the filled-in table that sums refer to.
const POINT: usize = 4;
const INDICATOR: usize = 5;

/// The whole table with what was filled in, why it counts so, and its proof.
pub(super) fn filled(inputs: &Inputs<'_>, report: Report, page: Page) -> Document {
    let mut document = document(inputs, report, page, report.name());
    document.title = words::title(&inputs.draft.about, Report::ScoreTable.name());
    let shares = [(13, Align::Start), (6, Align::Center), (27, Align::Start), (5, Align::End), (7, Align::End)];
    let more = [(7, Align::End), (18, Align::Start), (30, Align::Start), (9, Align::Start), (14, Align::Start)];
    let mut rows = Filled { inputs, rows: Vec::new(), sums: Vec::new() };
    inputs.rule_set.category_ids().for_each(|id| rows.category(id));
    rows.total();
    document.blocks.push(Block::Table(Table {
        name: Report::ScoreTable.name().to_owned(),
        columns: columns(shares.into_iter().chain(more)),
        head: vec![head(words::score_heads(inputs.rule_set))],
        body: rows.rows,
        lines: 1,
    }));
    let outcome = outcome::lines(inputs.rule_set, inputs.card);
    document.blocks.extend(outcome.into_iter().map(|line| paragraph(ParagraphKind::Note, line)));
    document.blocks.push(signatures(inputs));
    document.blocks.push(paragraph(ParagraphKind::Note, words::REMARK));
    document
}

/// The table without any answer.
pub(super) fn blank(inputs: &Inputs<'_>, report: Report) -> Document {
    let rule_set = inputs.rule_set;
    let mut document = document(inputs, report, Page::A4Landscape, report.name());
    document.title = words::title(&inputs.draft.about, Report::ScoreTable.name());
    document.facts = words::facts_without_score(rule_set, inputs.draft, inputs.today);
    let shares = [(13, Align::Start), (6, Align::Center), (30, Align::Start), (5, Align::End)];
    let more = [(7, Align::End), (30, Align::Start), (28, Align::Start), (15, Align::Start)];
    let mut body = Vec::new();
    for category in rule_set.category_ids() {
        body.push(
            Row::new(RowKind::Group, vec![Cell::text(words::category(rule_set, category)).across(8)]).with_next(),
        );
        for indicator in rule_set.indicators_of(category) {
            indicator_rows(rule_set, indicator, &mut body, |point, cells| {
                cells.push(Cell::empty());
                cells.push(Cell::text(words::prompts(rule_set, point)));
                cells.push(Cell::empty());
                cells.push(Cell::text(labels::departments_short(rule_set, &inputs.draft.departments, point)));
            });
        }
    }
    let (name, head) = (report.name().to_owned(), vec![head(words::blank_heads(rule_set))]);
    let columns = columns(shares.into_iter().chain(more));
    document.blocks.push(Block::Table(Table { name, columns, head, body, lines: 3 }));
    document.blocks.push(signatures(inputs));
    document
}

/// Columns by their shares.
pub(super) fn columns(shares: impl IntoIterator<Item = (u32, Align)>) -> Vec<Column> {
    shares.into_iter().map(|(share, align)| Column { share, align }).collect()
}

/// A row of heads.
pub(super) fn head(texts: impl IntoIterator<Item = impl Into<String>>) -> Row {
    let cells = texts.into_iter().map(|text| Cell::text(text).aligned(Align::Center));
    Row::new(RowKind::Plain, cells.collect())
}

/// The rows of an indicator, kept on one page: its name over all of them, then code, wording and worth of each point, then what
/// `rest` adds, whose last cell is one for neighbours where it says the same.
fn indicator_rows(
    rule_set: &RuleSet,
    id: IndicatorId,
    body: &mut Vec<Row>,
    mut rest: impl FnMut(PointId, &mut Vec<Cell>),
) {
    let count = rule_set.points_of(id).len();
    let veto = rule_set.category(rule_set.indicator(id).category).veto;
    for (at, point) in rule_set.points_of(id).enumerate() {
        let spec = rule_set.point(point);
        let name = (at == 0).then(|| Cell::text(words::indicator(rule_set, id)).down(count));
        let worth = if veto { Cell::text("否决") } else { Cell::new(Value::Points(spec.points)) };
        let mut cells: Vec<_> = name.into_iter().collect();
        cells.extend([Cell::text(&spec.code), Cell::text(words::standard(rule_set, point)), worth]);
        rest(point, &mut cells);
        let row = Row::new(RowKind::Plain, cells);
        body.push(kept(row, at, count));
    }
    // The last column names who answers for it.
    let start = body.len() - count;
    let names = |row: &Row| row.cells.last().map(|cell| cell.value.text()).unwrap_or_default();
    let names: Vec<_> = body[start..].iter().map(names).collect();
    merge_down(&mut body[start..], 0, &names);
}

/// The body of the filled-in table, row by row.
struct Filled<'a> {
    inputs: &'a Inputs<'a>,
    rows: Vec<Row>,
    /// The row of each category that the total takes in, and what it brought.
    sums: Vec<(CategoryId, usize)>,
}

impl Filled<'_> {
    fn category(&mut self, id: CategoryId) {
        let Inputs { rule_set, card, .. } = *self.inputs;
        let (at, score) = (self.rows.len(), card.category(id));
        let veto = rule_set.category(id).veto;
        self.rows.push(Row::new(RowKind::Group, Vec::new()).with_next());
        let mut parts = Vec::new();
        for indicator in rule_set.indicators_of(id) {
            if rule_set.points_of(indicator).len() > 0 {
                let part = Part { row: self.rows.len(), column: INDICATOR, share: None };
                parts.push((part, card.indicator(indicator).sure));
                self.indicator(indicator, veto);
            }
        }
        let worth = if veto { Cell::empty() } else { Cell::new(Value::Points(rule_set.category(id).points)) };
        let brought = sum(parts.into_iter(), rule_set.category(id).points, None, score.sure);
        let brought = if veto { Cell::empty() } else { Cell::new(brought).aligned(Align::End) };
        let range = words::standing(rule_set, card, id);
        self.rows[at].cells = vec![
            Cell::text(words::category(rule_set, id)).across(3),
            worth,
            Cell::empty(),
            brought,
            Cell::text(range).across(4),
        ];
        self.sums.push((id, at));
    }

    fn indicator(&mut self, id: IndicatorId, veto: bool) {
        let Inputs { rule_set, card, draft, .. } = *self.inputs;
        let start = self.rows.len();
        let count = rule_set.points_of(id).len();
        let points = rule_set
            .points_of(id)
            .enumerate()
            .map(|(at, point)| (Part { row: start + at, column: POINT, share: None }, card.point(point).score.sure));
        let whole = sum(points, rule_set.indicator(id).points, None, card.indicator(id).sure);
        let whole = if veto { Cell::empty() } else { Cell::new(whole) };
        let mut whole = Some(whole.down(count));
        indicator_rows(rule_set, id, &mut self.rows, |point, cells| {
            let score = match words::no_score(rule_set, draft, card, point) {
                Some(text) => Cell::text(text),
                None => Cell::new(Value::Points(card.point(point).score.sure)),
            };
            cells.push(score);
            cells.extend(whole.take());
            cells.push(Cell::text(words::answer(rule_set, draft, point)));
            cells.push(Cell::text(words::reasons(rule_set, draft, card, point)));
            cells.push(Cell::text(words::proof_numbers(rule_set, draft, point)));
            cells.push(Cell::text(labels::departments_short(rule_set, &draft.departments, point)));
        });
    }

    fn total(&mut self) {
        let Inputs { rule_set, card, .. } = *self.inputs;
        let about = &rule_set.about;
        let counts = |id: &CategoryId| {
            let category = rule_set.category(*id);
            !category.veto && (about.total_includes_bonus || !category.bonus)
        };
        let part = |(id, row): &(CategoryId, usize)| {
            let category = rule_set.category(*id);
            let share = category.weight.map(|weight| (weight, category.points));
            (Part { row: *row, column: INDICATOR, share }, card.category(*id).sure)
        };
        let parts: Vec<_> = self.sums.iter().filter(|(id, _)| counts(id)).map(part).collect();
        let rounding = parts.iter().any(|(part, _)| part.share.is_some()).then_some(about.rounding);
        let rounding = rounding.or((about.rounding != Default::default()).then_some(about.rounding));
        let total = sum(parts.into_iter(), rule_set.full(), rounding, card.total.sure);
        let lines = words::total_standing(rule_set, card);
        self.row(terms(rule_set).total.to_owned(), rule_set.full(), total, lines);
        let bonus: Vec<_> = self.sums.iter().filter(|(id, _)| rule_set.category(*id).bonus).map(part).collect();
        if !bonus.is_empty() && !about.total_includes_bonus {
            let lines = explain_sum::bonus(rule_set, card).join("；");
            let value = sum(bonus.into_iter(), rule_set.bonus(), None, card.bonus.sure);
            self.row("加分项（另计）".to_owned(), rule_set.bonus(), value, lines);
        }
    }

    fn row(&mut self, name: String, max: Points, value: Value, lines: String) {
        let cells = vec![
            Cell::text(name).across(3),
            Cell::new(Value::Points(max)),
            Cell::empty(),
            Cell::new(value),
            Cell::text(lines).across(4),
        ];
        self.rows.push(Row::new(RowKind::Total, cells));
    }
}
