//! Tables as HTML: the head comes again on every page, rows keep whole by the style sheet.

use super::lines;
use quality_county::report::model::{Align, Cell, Row, RowKind, Table};
use quality_county::report::slots::slots;

pub(super) fn table(table: &Table) -> String {
    let all = table.columns.iter().map(|column| column.share).sum::<u32>().max(1);
    // Tenths of a per cent, without a float.
    let col = |share: u32| {
        let tenths = u64::from(share) * 1000 / u64::from(all);
        format!("<col width=\"{}.{}%\">", tenths / 10, tenths % 10)
    };
    let columns: String = table.columns.iter().map(|column| col(column.share)).collect();
    let (head, body) = (rows(table, &table.head, "th"), rows(table, &table.body, "td"));
    let room = if table.lines > 1 { " doc-roomy" } else { "" };
    format!(
        "<table class=\"doc-table{room}\"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )
}

fn rows(table: &Table, rows: &[Row], tag: &str) -> String {
    let places = slots(rows, table.columns.len());
    let row = |(row, slots): (&Row, &Vec<quality_county::report::slots::Slot<'_>>)| {
        let class = match (row.kind, row.with_next) {
            (RowKind::Plain, false) => "",
            (RowKind::Plain, true) => " class=\"doc-keep\"",
            (RowKind::Group, _) => " class=\"doc-group\"",
            (RowKind::Total, _) => " class=\"doc-total\"",
        };
        let cells = slots.iter().filter_map(|slot| Some((slot, slot.cell?)));
        let cells = cells
            .map(|(slot, cell)| one(cell, slot.columns, cell.align.unwrap_or(table.columns[slot.column].align), tag));
        format!("<tr{class}>{}</tr>", cells.collect::<String>())
    };
    rows.iter().zip(&places).map(row).collect()
}

fn one(cell: &Cell, columns: usize, align: Align, tag: &str) -> String {
    let mut start = format!("<{tag}");
    match align {
        Align::Start => {}
        Align::Center => start.push_str(" class=\"doc-center\""),
        Align::End => start.push_str(" class=\"doc-end\""),
    }
    for (name, count) in [("colspan", columns), ("rowspan", cell.rows)] {
        if count > 1 {
            start.push_str(&format!(" {name}=\"{count}\""));
        }
    }
    format!("{start}>{}</{tag}>", lines(&cell.value.text()))
}
