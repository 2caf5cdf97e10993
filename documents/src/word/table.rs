//! Tables: widths by share, cells over several rows and columns, rows that keep whole.

use super::{Writer, run};
use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Shading, Table as Grid, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};
use quality_county::report::model::{Align, Cell, Column, Row, RowKind, Table, Value};
use quality_county::report::slots::{Slot, slots};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let widths = widths(&table.columns, self.sheet.text_width());
        let mut rows = Vec::new();
        for (part, is_head) in [(&table.head, true), (&table.body, false)] {
            let places = slots(part, table.columns.len());
            for (row, slots) in part.iter().zip(&places) {
                rows.push(self.row(table, row, slots, &widths, is_head));
            }
        }
        self.heads.push(table.head.len());
        let margins = TableCellMargins::new().margin(20, 60, 20, 60);
        let grid = Grid::new(rows).set_grid(widths.clone()).layout(TableLayoutType::Fixed).margins(margins);
        let grid = grid.width(widths.iter().sum(), WidthType::Dxa).indent(0);
        self.docx = std::mem::take(&mut self.docx).add_table(grid);
        // Two tables without a paragraph between them would become one.
        self.add(Paragraph::new().style("note"));
    }

    fn row(&self, table: &Table, row: &Row, slots: &[Slot<'_>], widths: &[usize], is_head: bool) -> TableRow {
        let cells = slots.iter().map(|slot| {
            let width = widths.iter().skip(slot.column).take(slot.columns).sum();
            let cell = TableCell::new().width(width, WidthType::Dxa).grid_span(slot.columns);
            let Some(content) = slot.cell else {
                return cell.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new().style("cell"));
            };
            let cell = if content.rows > 1 { cell.vertical_merge(VMergeType::Restart) } else { cell };
            let cell = match row.kind {
                _ if is_head => cell.shading(Shading::new().fill("E7ECF2")),
                RowKind::Group => cell.shading(Shading::new().fill("F3F5F8")),
                RowKind::Total => cell.shading(Shading::new().fill("E7ECF2")),
                RowKind::Plain => cell,
            };
            let align = content.align.unwrap_or(table.columns[slot.column].align);
            let style = if is_head {
                "head"
            } else if row.kind == RowKind::Plain {
                "cell"
            } else {
                "group"
            };
            cell.vertical_align(VAlignType::Center).add_paragraph(self.text(
                content,
                align,
                style,
                is_head || row.with_next,
            ))
        });
        let new = TableRow::new(cells.collect());
        let high = |slot: &Slot<'_>| {
            let width: usize = widths.iter().skip(slot.column).take(slot.columns).sum();
            slot.cell.is_some_and(|cell| self.is_high(&cell.value, width))
        };
        let long = slots.iter().any(high);
        let new = if long { new } else { new.cant_split() };
        if table.lines > 1 && !is_head && row.kind == RowKind::Plain {
            // Twenty twips a point, a line one and a half times as high as its text: sizes count half points.
            let height = u16::try_from(table.lines * self.sheet.table_text * 15).unwrap_or(u16::MAX);
            return new.row_height(f32::from(height)).height_rule(HeightRule::AtLeast);
        }
        new
    }

    /// Whether a cell of this width may be higher than half a page, as near as characters tell: its row has to be let part.
    fn is_high(&self, value: &Value, width: usize) -> bool {
        let Value::Text(text) = value else { return false };
        // Sizes are half points, of which a twip is a tenth; a Chinese character is as wide as high.
        let letter = self.sheet.table_text * 10;
        let fit = (width / letter).max(1);
        let lines: usize = text.split('\n').map(|line| line.chars().count().div_ceil(fit).max(1)).sum();
        let page = i64::from(self.sheet.height) - i64::from(self.sheet.top) - i64::from(self.sheet.bottom);
        lines * letter * 13 / 10 > usize::try_from(page / 2).unwrap_or_default()
    }

    fn text(&self, cell: &Cell, align: Align, style: &str, with_next: bool) -> Paragraph {
        let side = match align {
            Align::Start => AlignmentType::Left,
            Align::Center => AlignmentType::Center,
            Align::End => AlignmentType::Right,
        };
        let line = Paragraph::new().style(style).align(side).add_run(run(&cell.value.text()));
        if with_next { line.keep_next(true) } else { line }
    }
}

/// Widths that add up to `whole`.
fn widths(columns: &[Column], whole: usize) -> Vec<usize> {
    let all: usize = columns.iter().map(|column| column.share as usize).sum::<usize>().max(1);
    let (mut done, mut used) = (0, 0);
    let width = |column: &Column| {
        done += column.share as usize;
        let width = whole * done / all - used;
        used += width;
        width
    };
    columns.iter().map(width).collect()
}
