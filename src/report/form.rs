//! The form that a rule set brings along, such as the national 创建计划报告表; none where it has none.

use super::build::{document, heading, signatures};
use super::model::{Align, Block, Cell, Document, Level, Page, Row, RowKind, Table};
use super::score_table::columns;
use super::{Inputs, Report};
use crate::domain::rule_set::{Form, FormFieldKind, FormSection};
use crate::words::number::ordinal;
use crate::words::{lists as words, report as shared};

/// Lines to write on by hand.
const ROOM: &str = "\n\n\n\n";

/// The form, filled in as far as it is.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<Document> {
    let Some(form) = &inputs.rule_set.form else { return Vec::new() };
    let mut document = document(inputs, Report::Form, Page::Official, Report::Form.name());
    document.file_stem = shared::file_stem(&inputs.draft.about, &form.title);
    document.title = form.title.clone();
    for (at, section) in form.sections().iter().enumerate() {
        document.blocks.push(heading(Level::One, format!("{}、{}", ordinal(at + 1), section.title)));
        document.blocks.push(Block::Table(table(inputs, form, section)));
    }
    document.blocks.push(signatures(inputs));
    vec![document]
}

fn table(inputs: &Inputs<'_>, form: &Form, section: &FormSection) -> Table {
    let row = |id| {
        let (field, text) = (form.field(id), inputs.draft.form.text(id));
        let label = Cell::text(words::label(field, text));
        let shown = words::field(field, text);
        // Notes and hints are for whoever fills it in on screen; a long answer by hand needs room.
        let long = shown.is_empty() && field.kind == FormFieldKind::Text;
        let shown = if long { ROOM.to_owned() } else { shown };
        Row::new(RowKind::Plain, vec![label, Cell::text(shown)])
    };
    Table {
        name: section.title.clone(),
        columns: columns([(32, Align::Start), (68, Align::Start)]),
        head: Vec::new(),
        body: form.fields_of(section).map(row).collect(),
        lines: 2,
    }
}
