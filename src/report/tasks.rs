//! 任务分解表: who does what by when.

use super::build::{document, kept, merge_down, paragraph, signatures};
use super::model::{Align, Block, Cell, Document, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::decimal::Decimal;
use crate::domain::ids::PointId;
use crate::words::{labels, lists as words, report as shared};

/// The table.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let rule_set = inputs.rule_set;
    let mut document = document(inputs, Report::Tasks, Page::A4Landscape, Report::Tasks.name());
    document.facts = shared::facts_without_score(rule_set, inputs.draft, inputs.today);
    let shares = [(5, Align::Center), (14, Align::Start), (17, Align::Start), (34, Align::Start), (6, Align::End)];
    let more = [(15, Align::Start), (16, Align::Start), (12, Align::Start), (16, Align::Center)];
    let (mut body, mut running) = (Vec::new(), 0);
    for category in rule_set.category_ids() {
        for indicator in rule_set.indicators_of(category) {
            let count = rule_set.points_of(indicator).len();
            for (at, point) in rule_set.points_of(indicator).enumerate() {
                running += 1;
                let names = [words::category(rule_set, category), shared::indicator(rule_set, indicator)];
                let over = names.into_iter().filter(|_| at == 0).map(|name| Cell::text(name).down(count));
                let row = Row::new(RowKind::Plain, cells(inputs, running, over.collect(), point));
                body.push(kept(row, at, count));
            }
            let start = body.len() - count;
            let duties: Vec<_> =
                rule_set.points_of(indicator).map(|id| words::duty(rule_set, inputs.draft, id)).collect();
            let leads: Vec<_> = duties.iter().map(|(lead, _)| lead.clone()).collect();
            let all: Vec<_> = duties.iter().map(|(lead, supporting)| format!("{lead}\n{supporting}")).collect();
            for (from_end, keys) in [(3, &leads), (2, &all), (1, &leads), (0, &leads)] {
                merge_down(&mut body[start..], from_end, keys);
            }
        }
    }
    document.blocks.push(Block::Table(Table {
        name: Report::Tasks.name().to_owned(),
        columns: columns(shares.into_iter().chain(more)),
        head: vec![head(words::task_heads(rule_set))],
        body,
        lines: 1,
    }));
    if rule_set.about.lead_proposed {
        document.blocks.push(paragraph(ParagraphKind::Note, words::PROPOSED));
    }
    document.blocks.push(signatures(inputs));
    document
}

fn cells(inputs: &Inputs<'_>, running: i32, over: Vec<Cell>, point: PointId) -> Vec<Cell> {
    let Inputs { rule_set, draft, .. } = *inputs;
    let (lead, supporting) = words::duty(rule_set, draft, point);
    let bureau = draft.departments.duty(rule_set, point).lead;
    let due = bureau.map_or(draft.departments.deadline, |id| draft.departments.due(id));
    let veto = rule_set.category(rule_set.category_of(point)).veto;
    let worth = if veto { Cell::text("否决") } else { Cell::new(Value::Points(rule_set.point(point).points)) };
    let mut cells = vec![Cell::new(Value::Count(Decimal::whole(running))).aligned(Align::Center)];
    cells.extend(over);
    cells.extend([
        Cell::text(labels::point(rule_set, point)),
        worth,
        Cell::text(lead),
        Cell::text(supporting),
        Cell::text(bureau.map_or_else(String::new, |id| words::contact(draft, id))),
        due.map_or_else(Cell::empty, |due| Cell::new(Value::Date(due))),
    ]);
    cells
}
