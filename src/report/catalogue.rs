//! 佐证材料目录: every record of proof under the indicator that it lies with, and where else it is used.

use super::build::{document, paragraph, signatures};
use super::model::{Align, Block, Cell, Document, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::catalogue::unproved;
use crate::domain::evidence::Evidence;
use crate::domain::ids::IndicatorId;
use crate::words::{catalogue, lists as words};

/// The catalogue.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let Inputs { rule_set, draft, card, .. } = *inputs;
    let mut document = document(inputs, Report::Catalogue, Page::A4Landscape, Report::Catalogue.name());
    let shares = [(9, Align::Center), (34, Align::Start), (17, Align::Start), (16, Align::Center)];
    let more = [(16, Align::Start), (10, Align::Start), (6, Align::Center), (26, Align::Start)];
    let mut body = Vec::new();
    for indicator in rule_set.indicator_ids() {
        group(&mut body, words::indicator(rule_set, indicator), rows(inputs, indicator));
    }
    let idle = draft.evidence.iter().filter(|proof| proof.serves.is_empty());
    group(&mut body, words::IDLE.to_owned(), idle.map(|proof| record(inputs, proof)).collect());
    document.blocks.push(paragraph(ParagraphKind::Note, words::coverage(rule_set, draft, &unproved(rule_set, card))));
    document.blocks.push(Block::Table(Table {
        name: Report::Catalogue.name().to_owned(),
        columns: columns(shares.into_iter().chain(more)),
        head: vec![head(words::CATALOGUE)],
        body,
        lines: 1,
    }));
    document.blocks.push(signatures(inputs));
    document
}

fn group(body: &mut Vec<Row>, name: String, rows: Vec<Row>) {
    if !rows.is_empty() {
        body.push(
            Row::new(RowKind::Group, vec![Cell::text(name).across(words::CATALOGUE.len()).aligned(Align::Start)])
                .with_next(),
        );
        body.extend(rows);
    }
}

/// The records that lie with an indicator, then those that it shares with one before.
fn rows(inputs: &Inputs<'_>, id: IndicatorId) -> Vec<Row> {
    let (own, shared) = of_indicator(inputs, id);
    let own = own.into_iter().map(|proof| record(inputs, proof));
    let see = |proof: &Evidence| {
        let Inputs { rule_set, draft, .. } = *inputs;
        let name = Cell::text(catalogue::title(proof)).across(4);
        let codes = Cell::text(words::serves(rule_set, proof));
        let number = Cell::text(words::elsewhere(rule_set, draft, proof));
        Row::new(RowKind::Plain, vec![number, name, codes, Cell::empty(), Cell::empty()])
    };
    own.chain(shared.into_iter().map(see)).collect()
}

/// The records that lie with an indicator, and those that only serve it, too.
pub(super) fn of_indicator<'a>(inputs: &Inputs<'a>, id: IndicatorId) -> (Vec<&'a Evidence>, Vec<&'a Evidence>) {
    crate::domain::catalogue::of_indicator(inputs.rule_set, &inputs.draft.evidence, id)
}

fn record(inputs: &Inputs<'_>, proof: &Evidence) -> Row {
    let Inputs { rule_set, draft, .. } = *inputs;
    let cells = [
        Cell::text(catalogue::number(rule_set, &draft.evidence, proof.id)),
        Cell::text(if proof.title.is_empty() { catalogue::title(proof) } else { proof.title.clone() }),
        Cell::text(&proof.document_number),
        proof.date.map_or_else(Cell::empty, |date| Cell::new(Value::Date(date))),
        Cell::text(&proof.issuer),
        Cell::text(words::serves(rule_set, proof)),
        Cell::empty(),
        Cell::text(words::record(rule_set, draft, proof)),
    ];
    Row::new(RowKind::Plain, cells.into())
}
