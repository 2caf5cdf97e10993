//! 催办单: a letter to each department that has something left to do.

use super::build::{document, paragraph};
use super::model::{Align, Block, Cell, Document, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::ids::PointId;
use crate::domain::progress::{Progress, progress};
use crate::words::self_report::contact;
use crate::words::{lists as words, report as shared, when};

/// A letter each.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<Document> {
    let rows = progress(inputs.rule_set, inputs.draft, inputs.card);
    rows.iter().filter_map(|row| letter(inputs, row)).collect()
}

fn letter(inputs: &Inputs<'_>, row: &Progress) -> Option<Document> {
    let Inputs { rule_set, draft, card, today, .. } = *inputs;
    let missing: Vec<_> = row.points.iter().map(|id| (*id, words::missing(draft, card, *id))).collect();
    let missing: Vec<_> = missing.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    if missing.is_empty() {
        return None;
    }
    let department = draft.departments.name(rule_set, row.bureau);
    let mut document = document(inputs, Report::Reminders, Page::Official, Report::Reminders.name());
    document.file_stem = shared::file_stem(&draft.about, &format!("{}_{department}", Report::Reminders.name()));
    document.title = shared::title(&draft.about, words::REMINDER);
    let blocks = &mut document.blocks;
    blocks.push(paragraph(ParagraphKind::Opening, format!("{department}：")));
    let lines = words::reminder(rule_set, row, today);
    blocks.extend(lines.into_iter().map(|line| paragraph(ParagraphKind::Body, line)));
    blocks.push(Block::Table(table(inputs, &missing, department)));
    blocks.extend(contact(draft).map(|text| paragraph(ParagraphKind::Body, text)));
    blocks.push(paragraph(ParagraphKind::Closing, format!("{}（盖章）", draft.about.county)));
    blocks.push(paragraph(ParagraphKind::Closing, when::date(today)));
    Some(document)
}

fn table(inputs: &Inputs<'_>, missing: &[(PointId, String)], department: &str) -> Table {
    let rule_set = inputs.rule_set;
    let shares = [(8, Align::Center), (50, Align::Start), (8, Align::End), (34, Align::Start)];
    let row = |(id, text): &(PointId, String)| {
        let cells = [
            Cell::text(&rule_set.point(*id).code),
            Cell::text(shared::standard(rule_set, *id)),
            Cell::new(Value::Points(rule_set.point(*id).points)),
            Cell::text(text),
        ];
        Row::new(RowKind::Plain, cells.into())
    };
    Table {
        name: department.to_owned(),
        columns: columns(shares),
        head: vec![head(words::reminder_heads(rule_set))],
        body: missing.iter().map(row).collect(),
        lines: 1,
    }
}
