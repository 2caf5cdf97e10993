//! 整改台账: what was found wrong, who mends it, how far that is.

use super::build::{document, paragraph, signatures};
use super::model::{Align, Block, Cell, Document, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::decimal::Decimal;
use crate::domain::rectification::Rectification;
use crate::words::{catalogue, rectification as words};

/// Rows to write on by hand where nothing is entered.
const BLANK_ROWS: usize = 8;

/// The ledger.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let items = &inputs.draft.rectifications[..];
    let mut document = document(inputs, Report::Rectifications, Page::A4Landscape, Report::Rectifications.name());
    let shares = [(5, Align::Center), (24, Align::Start), (9, Align::Start), (22, Align::Start), (13, Align::Start)];
    let more = [(9, Align::Start), (19, Align::Center), (22, Align::Start), (7, Align::Center), (19, Align::Center)];
    let last = [(10, Align::Start)];
    let body: Vec<_> = if items.is_empty() {
        (0..BLANK_ROWS).map(|_| Row::new(RowKind::Plain, Vec::new())).collect()
    } else {
        items.iter().zip(1..).map(|(item, number)| row(inputs, item, number)).collect()
    };
    document.blocks.push(paragraph(ParagraphKind::Note, words::summary(items, inputs.today)));
    document.blocks.push(Block::Table(Table {
        name: Report::Rectifications.name().to_owned(),
        columns: columns(shares.into_iter().chain(more).chain(last)),
        head: vec![head(words::HEADS)],
        body,
        lines: if items.is_empty() { 2 } else { 1 },
    }));
    document.blocks.push(signatures(inputs));
    document
}

fn row(inputs: &Inputs<'_>, item: &Rectification, number: i32) -> Row {
    let Inputs { rule_set, draft, .. } = *inputs;
    let codes: Vec<_> = item.points.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    let proof: Vec<_> = item.proof.iter().map(|id| catalogue::number(rule_set, &draft.evidence, *id)).collect();
    let date = |date: Option<_>| date.map_or_else(Cell::empty, |date| Cell::new(Value::Date(date)));
    let cells = [
        Cell::new(Value::Count(Decimal::whole(number))),
        Cell::text(&item.problem),
        Cell::text(codes.join("、")),
        Cell::text(&item.measure),
        Cell::text(item.lead.map_or("", |id| draft.departments.name(rule_set, id))),
        Cell::text(&item.person),
        date(item.deadline),
        Cell::text(words::progress(item, inputs.today)),
        Cell::text(words::closed(item)),
        date(item.closed),
        Cell::text(proof.join(" ")),
    ];
    Row::new(RowKind::Plain, cells.into())
}
