//! Figures: a picture where one is given, else bars of shaded cells, which every office program shows and prints alike.

use super::{Writer, run};
use docx_rs::{
    AlignmentType, LineSpacing, Paragraph, Pic, Run, Shading, Table as Grid, TableCell, TableCellBorder,
    TableCellBorderPosition, TableLayoutType, TableRow, WidthType,
};
use quality_county::report::model::{Bar, Figure, FigureKind};

/// Cells in a bar of full length: with label and text fewer columns than the 63 that Word takes.
const UNITS: usize = 50;
/// What stands for nothing in the length of a bar.
const GROUND: &str = "F3F5F8";
const MARK: &str = "C00000";
/// A figure of so many bars stays on one page.
const MOST_WHOLE: usize = 20;

impl Writer<'_> {
    pub(super) fn figure(&mut self, figure: &Figure) {
        let at = self.figures;
        self.figures += 1;
        self.add(Paragraph::new().style("caption").keep_next(true).add_run(run(&figure.title)));
        match self.pictures.iter().find(|picture| picture.figure == at) {
            Some(picture) => {
                // docx-rs numbers pictures through the whole life of the program.
                let pic = Pic::new_with_dimensions(picture.png.clone(), picture.width, picture.height)
                    .id(format!("rIdFigure{at}"));
                let (width, height) = fit(picture.width, picture.height, self.sheet.text_width());
                let line = Paragraph::new().align(AlignmentType::Center).style("note");
                self.add(line.add_run(Run::new().add_image(pic.size(width, height))));
            }
            None => {
                self.bars(figure);
                let apart = LineSpacing::new().after(120);
                self.add(Paragraph::new().style("note").line_spacing(apart).add_run(run(&legend(figure))));
            }
        }
    }

    fn bars(&mut self, figure: &Figure) {
        let whole = self.sheet.text_width();
        // One that may be higher than a page parts between its bars.
        let whole_page = figure.bars.len() <= MOST_WHOLE;
        let (label, said) = figure.kind.widths();
        let (label, said) = (whole * label / 100, whole * said / 100);
        let unit = (whole - label - said) / UNITS;
        let widths: Vec<_> = [label].into_iter().chain([unit; UNITS]).chain([said]).collect();
        let text = |text: &str, width: usize, side| {
            let line = Paragraph::new().style("cell").align(side).add_run(run(text)).keep_next(whole_page);
            TableCell::new().width(width, WidthType::Dxa).clear_all_border().add_paragraph(line)
        };
        let row = |bar: &Bar| {
            let mut cells = vec![text(&bar.label, label, AlignmentType::Right)];
            for piece in pieces(figure, bar) {
                let cell = TableCell::new().width(piece.units * unit, WidthType::Dxa).grid_span(piece.units);
                let cell = cell.clear_all_border().shading(Shading::new().fill(piece.fill));
                // A white line above and below parts the bars.
                let gap = |side| TableCellBorder::new(side).color("FFFFFF").size(18);
                let sides = [TableCellBorderPosition::Top, TableCellBorderPosition::Bottom];
                let cell = sides.into_iter().fold(cell, |cell, side| cell.set_border(gap(side)));
                let line = TableCellBorder::new(TableCellBorderPosition::Left).color(MARK).size(18);
                let cell = if piece.marked { cell.set_border(line) } else { cell };
                cells.push(cell.add_paragraph(Paragraph::new().style("cell").keep_next(whole_page)));
            }
            cells.push(text(&bar.said, said, AlignmentType::Left));
            TableRow::new(cells).cant_split()
        };
        let rows = figure.bars.iter().map(row).collect();
        let width = widths.iter().sum();
        let grid = Grid::new(rows).set_grid(widths).layout(TableLayoutType::Fixed).clear_all_border().indent(0);
        self.heads.push(0);
        self.docx = std::mem::take(&mut self.docx).add_table(grid.width(width, WidthType::Dxa));
        let gap = LineSpacing::new().line(60).line_rule(docx_rs::LineSpacingType::Exact);
        self.add(Paragraph::new().style("note").line_spacing(gap).keep_next(true));
    }
}

/// A stretch of a bar in one shade.
struct Piece {
    units: usize,
    fill: &'static str,
    /// The mark stands at its left edge.
    marked: bool,
}

/// The shades of a figure's series.
fn fills(kind: FigureKind) -> [&'static str; 2] {
    match kind {
        FigureKind::Categories | FigureKind::Rates => ["2F6B9A", "A9C4DC"],
        FigureKind::Losses => ["B0413E", "D9C9A3"],
    }
}

fn pieces(figure: &Figure, bar: &Bar) -> Vec<Piece> {
    let length = (bar.full - figure.from).max(1);
    let place = |value: i64| {
        let units = UNITS as i64;
        usize::try_from(((value - figure.from).clamp(0, length) * units + length / 2) / length).unwrap_or_default()
    };
    let mut ends = Vec::new();
    let mut sum = 0;
    for (value, fill) in bar.values.iter().zip(fills(figure.kind)) {
        sum += value;
        // What is there is seen, however little.
        let end = if *value > 0 { place(sum).max(ends.last().map_or(0, |(end, _)| *end) + 1) } else { place(sum) };
        ends.push((end.min(UNITS), fill));
    }
    ends.push((UNITS, GROUND));
    // A mark at the very end has no piece to its right.
    let mark = bar.mark.map(|mark| place(mark).min(UNITS - 1));
    let (mut pieces, mut at) = (Vec::new(), 0);
    for (end, fill) in ends {
        let stops = mark.filter(|mark| *mark > at && *mark < end).into_iter().chain([end]);
        for stop in stops.filter(|stop| *stop <= end) {
            if stop > at {
                pieces.push(Piece { units: stop - at, fill, marked: mark == Some(at) });
                at = stop;
            }
        }
    }
    pieces
}

/// `深色：确定；浅色：未填或待核实；竖线：目标`
fn legend(figure: &Figure) -> String {
    let shades = ["深色", "浅色"].into_iter().zip(&figure.series).map(|(shade, name)| format!("{shade}：{name}"));
    let mark = (!figure.mark.is_empty()).then(|| format!("竖线：{}", figure.mark));
    shades.chain(mark).collect::<Vec<_>>().join("；")
}

/// Size on paper in EMU: as wide as the text at most, and never larger than 96 pixels an inch make it.
fn fit(width: u32, height: u32, text: usize) -> (u32, u32) {
    let (most, own) = (text as u64 * 635, u64::from(width.max(1)) * 9525);
    let wide = own.min(most);
    let high = wide * u64::from(height) / u64::from(width.max(1));
    (u32::try_from(wide).unwrap_or(u32::MAX), u32::try_from(high).unwrap_or(u32::MAX))
}
