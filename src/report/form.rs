//! The form that a rule set brings along, such as the national 创建计划报告表; none where it has none.

use super::build::{document, heading, paragraph, signatures};
use super::model::{Align, Block, Cell, Document, Level, Page, ParagraphKind, Row, RowKind, Table};
use super::score_table::columns;
use super::{Inputs, Report};
use crate::domain::rule_set::{Form, FormSection};
use crate::words::number::ordinal;
use crate::words::{lists as words, report as shared};

/// The form, filled in as far as it is.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<Document> {
    let Some(form) = &inputs.rule_set.form else { return Vec::new() };
    let mut document = document(inputs, Report::Form, Page::Official, Report::Form.name());
    document.file_stem = shared::file_stem(&inputs.draft.about, &form.title);
    document.title = form.title.clone();
    for (at, section) in form.sections().iter().enumerate() {
        document.blocks.push(heading(Level::One, format!("{}、{}", ordinal(at + 1), section.title)));
        document.blocks.extend(section.note.iter().map(|note| paragraph(ParagraphKind::Note, note.clone())));
        document.blocks.push(Block::Table(table(inputs, form, section)));
    }
    document.blocks.push(signatures(inputs));
    vec![document]
}

fn table(inputs: &Inputs<'_>, form: &Form, section: &FormSection) -> Table {
    let row = |id| {
        let (field, text) = (form.field(id), inputs.draft.form.text(id));
        let label = Cell::text(words::label(field, text));
        let hint = field.hint.as_ref().filter(|_| text.is_empty());
        let shown = words::field(field, text);
        let shown = if shown.is_empty() { hint.map_or(shown, |hint| format!("（{hint}）")) } else { shown };
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
