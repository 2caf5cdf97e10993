//! Figures: a table of their numbers, and beside it a native chart that is drawn from it.

use super::layout::{Paper, Row, height, pages};
use super::looks::{Role, format};
use crate::text::clean;
use quality_county::report::model::{Align, Bar, Figure, FigureKind, Page};
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartSolidFill,
    ChartType, Format, Formula, Worksheet, XlsxError, utility::row_col_to_cell,
};

/// Pixels of the columns: names, numbers, words.
const WIDTHS: [u32; 9] = [170, 72, 88, 72, 72, 72, 88, 72, 280];
/// The column of words.
const SAID: u16 = 8;
/// Rows that a chart takes, and one with many bars.
const ROWS: [u32; 2] = [16, 24];
/// With more bars than this, their names stand upright.
const MANY: usize = 12;
/// Points of a row.
const ROW_HEIGHT: f64 = 18.0;
const MARK: &str = "C00000";

/// The sheet with all figures, one under the other.
pub(super) fn sheet(name: &str, figures: &[Figure]) -> Result<Worksheet, XlsxError> {
    let paper = Paper::of(Page::A4Landscape);
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    super::sheet::set_up(&mut sheet, paper, "");
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(at, width)?;
    }
    let mut rows = Vec::new();
    for figure in figures {
        one(&mut sheet, name, figure, &mut rows)?;
    }
    for (at, row) in (0..).zip(&rows) {
        sheet.set_row_height(at, row.height)?;
    }
    let breaks = pages(&rows, paper.height, 0.0);
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    Ok(sheet)
}

/// Draws a figure under the rows that there are; it begins a page, and its chart stands on one.
fn one(sheet: &mut Worksheet, name: &str, figure: &Figure, rows: &mut Vec<Row>) -> Result<(), XlsxError> {
    let size = Paper::of(Page::A4Landscape).size;
    let look = |role, align| format(role, size, align);
    let top = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let plain = Row { height: ROW_HEIGHT, with_next: true, opens: false };
    rows.extend([Row { opens: true, ..plain }, Row { height: ROW_HEIGHT * 2.0, ..plain }]);
    sheet.write_string_with_format(top, 0, title(figure), &look(Role::Heading, Align::Start).unset_text_wrap())?;
    let heads = heads(figure);
    let (head, start) = (look(Role::Head, Align::Center), look(Role::Plain, Align::Start));
    for (at, text) in (0..).zip(&heads) {
        sheet.write_string_with_format(top + 1, at, clean(text), &head)?;
    }
    let said = u16::try_from(heads.len()).unwrap_or(SAID);
    words(sheet, top + 1, said, "说明", &head)?;
    let first = top + 2;
    for (row, bar) in (first..).zip(&figure.bars) {
        let needed = height(&bar.said, WIDTHS[8], size).max(height(&bar.label, WIDTHS[0], size));
        rows.push(Row { height: needed.max(ROW_HEIGHT), with_next: false, opens: false });
        sheet.write_string_with_format(row, 0, clean(&bar.label), &start)?;
        numbers(sheet, figure, bar, row, &look(Role::Plain, Align::End))?;
        words(sheet, row, said, &bar.said, &start)?;
    }
    let count = u32::try_from(figure.bars.len()).unwrap_or(u32::MAX);
    sheet.insert_chart(first + count, 0, &chart(name, figure, first, first + count.max(1) - 1))?;
    rows.extend((1..high(figure)).map(|_| plain));
    rows.push(Row { with_next: false, ..plain });
    Ok(())
}

/// Rows that the chart of a figure takes.
fn high(figure: &Figure) -> u32 {
    ROWS[usize::from(figure.bars.len() > MANY)]
}

/// From a column to the last.
fn words(sheet: &mut Worksheet, row: u32, from: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
    if from < SAID {
        sheet.merge_range(row, from, row, SAID, "", look)?;
    }
    sheet.write_string_with_format(row, from, clean(text), look)?;
    Ok(())
}

/// Whether the bars have scales of their own, so that shares of them are drawn.
fn by_share(figure: &Figure) -> bool {
    figure.kind == FigureKind::Categories
}

/// Whether there is a column for marks.
fn marked(figure: &Figure) -> bool {
    by_share(figure) || figure.bars.iter().any(|bar| bar.mark.is_some())
}

/// Names of the columns: label, each series, mark, then for bars of scales of their own their end and the shares.
fn heads(figure: &Figure) -> Vec<String> {
    let mut heads = vec!["名称".to_owned()];
    let unit = |name: &str| format!("{name}（{}）", figure.unit);
    heads.extend(figure.series.iter().map(|name| unit(name)));
    heads.extend(marked(figure).then(|| unit(mark(figure))));
    if by_share(figure) {
        heads.push(unit("满分"));
        heads.extend(figure.series.iter().map(|name| format!("{name}占比")));
        heads.push(format!("{}占比", mark(figure)));
    }
    heads
}

/// `目标分 80 分` names the mark and says what it is; the column is named by the first word.
fn mark(figure: &Figure) -> &str {
    figure.mark.split(' ').next().filter(|mark| !mark.is_empty()).unwrap_or("目标")
}

fn numbers(sheet: &mut Worksheet, figure: &Figure, bar: &Bar, row: u32, look: &Format) -> Result<(), XlsxError> {
    let percent = figure.kind == FigureKind::Rates;
    let over = if percent { 10_000.0 } else { 100.0 };
    let plain = if percent { look.clone().set_num_format("0.0%") } else { look.clone() };
    let width = u16::try_from(figure.series.len()).unwrap_or(0) + 1;
    let marks = marked(figure).then_some(bar.mark);
    let values: Vec<_> = bar.values.iter().copied().map(Some).chain(marks).collect();
    for (at, value) in (1..).zip(&values) {
        match value {
            Some(value) => sheet.write_number_with_format(row, at, *value as f64 / over, &plain)?,
            None => sheet.write_blank(row, at, &plain)?,
        };
    }
    if by_share(figure) {
        let end = width + 1;
        sheet.write_number_with_format(row, end, bar.full as f64 / over, &plain)?;
        let share = look.clone().set_num_format("0.0%");
        for (at, value) in (1..).zip(&values) {
            match value {
                Some(value) => {
                    let (part, whole) = (row_col_to_cell(row, at), row_col_to_cell(row, end));
                    let result = *value as f64 / bar.full.max(1) as f64;
                    let formula = Formula::new(format!("={part}/{whole}")).set_result(format!("{result}"));
                    sheet.write_formula_with_format(row, end + at, formula, &share)?
                }
                None => sheet.write_blank(row, end + at, &share)?,
            };
        }
    }
    Ok(())
}

fn chart(name: &str, figure: &Figure, first: u32, last: u32) -> Chart {
    let lying = figure.kind == FigureKind::Losses;
    let mut chart = Chart::new(if lying { ChartType::BarStacked } else { ChartType::ColumnStacked });
    let count = u16::try_from(figure.series.len()).unwrap_or(0);
    // The columns that are drawn: the numbers themselves, or their shares.
    let start = if by_share(figure) { count + 3 } else { 1 };
    for (at, series) in (0..count).zip(&figure.series) {
        let column = start + at;
        let fill = fills(figure.kind)[usize::from(at).min(1)];
        let new = chart.add_series();
        new.set_values((name, first, column, last, column)).set_categories((name, first, 0, last, 0)).set_name(*series);
        new.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(fill))).set_gap(60);
    }
    if figure.bars.iter().any(|bar| bar.mark.is_some()) && !lying {
        let mut marks = Chart::new_line();
        let column = start + count;
        let dash = ChartFormat::new()
            .set_solid_fill(ChartSolidFill::new().set_color(MARK))
            .set_border(ChartLine::new().set_color(MARK))
            .clone();
        let new = marks.add_series();
        new.set_values((name, first, column, last, column)).set_categories((name, first, 0, last, 0));
        new.set_name(if figure.mark.is_empty() { "目标" } else { &figure.mark[..] });
        new.set_format(ChartFormat::new().set_no_line());
        new.set_marker(ChartMarker::new().set_type(ChartMarkerType::LongDash).set_size(14).set_format(&mut { dash }));
        chart.combine(&marks);
    }
    let small = ChartFont::new().set_size(9).set_name("宋体").clone();
    chart.title().set_name(&*title(figure)).set_font(ChartFont::new().set_size(12).set_name("黑体"));
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small);
    chart.x_axis().set_font(&small);
    chart.y_axis().set_font(&small);
    if lying {
        // Of a lying chart, this is the axis of names.
        chart.y_axis().set_reverse();
    } else {
        if figure.bars.len() > MANY {
            chart.x_axis().set_label_interval(1).set_font(small.clone().set_rotation(-90));
        }
        chart.y_axis().set_max(1).set_num_format("0%");
        if figure.from > 0 {
            chart.y_axis().set_min(figure.from as f64 / 10_000.0);
        }
    }
    chart.set_width(WIDTHS.iter().sum::<u32>() - 10).set_height(high(figure) * 24 - 10);
    chart.set_alt_text(title(figure));
    chart
}

/// Rates stand upright here, so that the axis is another one.
fn title(figure: &Figure) -> String {
    clean(&figure.title).replace("横轴", "纵轴")
}

/// The shades of a figure's series, as in Word.
fn fills(kind: FigureKind) -> [&'static str; 2] {
    match kind {
        FigureKind::Categories | FigureKind::Rates => ["2F6B9A", "A9C4DC"],
        FigureKind::Losses => ["B0413E", "D9C9A3"],
    }
}
