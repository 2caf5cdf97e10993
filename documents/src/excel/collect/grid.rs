//! Cells of a workbook or of a pasted block, within limits: a file of some kilobytes can claim to hold a billion cells.

use super::problem::{Problem, Refused, Why};
use super::vet::places_fit;
use calamine::{Cell, DataRef, ExcelDateTime, Reader, Style, Xlsx, XlsxError, XlsxFormulaMetadata};
use quality_county::domain::date::Date;
use quality_county::exchange::bundle::{is_zip, unzip};
use quality_county::exchange::workbook::OLE;
use rust_xlsxwriter::utility::row_col_to_cell;
use std::collections::BTreeMap;
use std::io::Cursor;

/// The largest file, packed.
const MAX_PACKED: usize = 20 * 1024 * 1024;
/// The most that its parts unpack to.
const MAX_UNPACKED: usize = 60 * 1024 * 1024;
const MAX_ROWS: u32 = 10_000;
const MAX_COLUMNS: u32 = 200;
const MAX_CELLS: usize = 200_000;
/// Bytes of text in all cells.
const MAX_TEXT: usize = 40 * 1024 * 1024;
/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Typed {
    Text(String),
    /// A number as Excel shows it at full length; `percent`: shown as a percentage, and `text` says so.
    Number {
        text: String,
        percent: bool,
    },
    Flag(bool),
    Day(Date),
}

impl Typed {
    /// As a person reads it, without blanks around it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.replace("\r\n", "\n").trim().to_owned(),
            Self::Number { text, .. } => text.clone(),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A sheet by rows and columns, blank cells left out.
#[derive(Default)]
pub(super) struct Grid {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, Typed>>,
    pub problems: Vec<Problem>,
}

impl Grid {
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Typed> {
        self.rows.get(&row)?.get(&column)
    }

    pub(super) fn text(&self, row: u32, column: u32) -> String {
        self.at(row, column).map_or_else(String::new, Typed::text)
    }

    /// `数据!F12`
    pub(super) fn place(&self, row: u32, column: u32) -> String {
        format!("{}!{}", self.name, row_col_to_cell(row, u16::try_from(column).unwrap_or(u16::MAX)))
    }

    /// The first row that holds the first of `heads`, and where each of them stands there; the heads that are missing.
    pub(super) fn heads<const N: usize>(
        &self,
        heads: &[&'static str; N],
    ) -> Result<(u32, [u32; N]), Vec<&'static str>> {
        let plain = |typed: &Typed| typed.text().split_whitespace().collect::<String>();
        let column = |cells: &BTreeMap<u32, Typed>, head: &str| {
            cells.iter().find(|(_, typed)| plain(typed) == head).map(|(column, _)| *column)
        };
        let best = self.rows.iter().map(|(row, cells)| (*row, heads.map(|head| column(cells, head))));
        // The first of those that have the most, so that a missing column can be named.
        let found = best.fold(None::<(u32, [Option<u32>; N])>, |best, new| match &best {
            Some((_, columns)) if columns.iter().flatten().count() >= new.1.iter().flatten().count() => best,
            _ => Some(new),
        });
        let (row, columns) = found.unwrap_or((0, [None; N]));
        let missing: Vec<_> = heads.iter().zip(columns).filter(|(_, at)| at.is_none()).map(|(head, _)| *head).collect();
        if missing.is_empty() { Ok((row, columns.map(|at| at.unwrap_or_default()))) } else { Err(missing) }
    }

    /// What stands in a row beside these columns: not taken, but named.
    pub(super) fn aside(&self, row: u32, columns: &[u32], problems: &mut Vec<Problem>) {
        let others = self.rows.get(&row).into_iter().flatten().filter(|(column, _)| !columns.contains(column));
        let problem = |(column, typed): (&u32, &Typed)| Problem {
            place: self.place(row, *column),
            text: typed.text(),
            why: Why::Aside,
        };
        problems.extend(others.map(problem));
    }

    /// A pasted block.
    pub(super) fn pasted(rows: &[Vec<String>]) -> Self {
        let mut grid = Self { name: "粘贴内容".to_owned(), ..Self::default() };
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.trim().is_empty()) {
                grid.put(row, column, Typed::Text(text.clone()));
            }
        }
        grid
    }

    /// Keeps a cell, or says that it stands too far out.
    fn put(&mut self, row: u32, column: u32, typed: Typed) {
        if row < MAX_ROWS && column < MAX_COLUMNS {
            self.rows.entry(row).or_default().insert(column, typed);
        } else {
            self.problems.push(Problem { place: self.place(row, column), text: typed.text(), why: Why::Beyond });
        }
    }
}

/// The sheets of these names.
pub(super) fn open<const N: usize>(bytes: &[u8], names: [&'static str; N]) -> Result<[Grid; N], Refused> {
    if bytes.len() > MAX_PACKED {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(OLE) {
        return Err(Refused::OldOrLocked);
    }
    if !is_zip(bytes) {
        return Err(Refused::NotAWorkbook);
    }
    // Sizes are measured before the library unpacks anything.
    let parts = unzip(bytes).map_err(Refused::Zip)?;
    if parts.iter().map(|(_, part)| part.len()).sum::<usize>() > MAX_UNPACKED {
        return Err(Refused::TooLarge);
    }
    if !parts.iter().any(|(name, _)| name == "workbook.xml") {
        return Err(Refused::NotAWorkbook);
    }
    if !parts.iter().all(|(_, part)| places_fit(part)) {
        return Err(Refused::Damaged("a place beyond the last cell".to_owned()));
    }
    drop(parts);
    let damaged = |error: XlsxError| Refused::Damaged(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let there = book.sheet_names();
    let missing: Vec<_> = names.into_iter().filter(|name| !there.iter().any(|other| other == name)).collect();
    if !missing.is_empty() {
        return Err(Refused::NoSheets(missing));
    }
    let mut left = Left { cells: MAX_CELLS, text: MAX_TEXT };
    let mut grids = names.map(|name| Grid { name: name.to_owned(), ..Grid::default() });
    for grid in &mut grids {
        fill(&mut book, grid, &mut left)?;
    }
    Ok(grids)
}

/// What may still be read.
struct Left {
    cells: usize,
    text: usize,
}

fn fill(book: &mut Xlsx<Cursor<&[u8]>>, grid: &mut Grid, left: &mut Left) -> Result<(), Refused> {
    let damaged = |error: XlsxError| Refused::Damaged(error.to_string());
    let mut cells = book.worksheet_cells_reader(&grid.name).map_err(damaged)?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        left.cells = left.cells.checked_sub(1).ok_or(Refused::TooLarge)?;
        let Some(typed) = typed(&cell, cells.styles().get(style)) else { continue };
        let size = if let Typed::Text(text) = &typed { text.len() } else { 0 };
        left.text = left.text.checked_sub(size).ok_or(Refused::TooLarge)?;
        let (row, column) = cell.get_position();
        grid.put(row, column, typed);
    }
    drop(cells);
    uncomputed(book, grid)
}

/// Formulas that no program computed stand as they were typed: such a cell is not blank.
fn uncomputed(book: &mut Xlsx<Cursor<&[u8]>>, grid: &mut Grid) -> Result<(), Refused> {
    let damaged = |error: XlsxError| Refused::Damaged(error.to_string());
    let mut cells = book.worksheet_cells_reader(&grid.name).map_err(damaged)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let ((row, column), Some(formula)) = (cell.pos, cell.formula) else { continue };
        if matches!(cell.value, DataRef::Empty) && row < MAX_ROWS && column < MAX_COLUMNS {
            let text = match formula {
                XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
                _ => "…".to_owned(),
            };
            grid.rows.entry(row).or_default().entry(column).or_insert(Typed::Text(format!("={text}")));
        }
    }
    Ok(())
}

fn typed(cell: &Cell<DataRef<'_>>, style: Option<&Style>) -> Option<Typed> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Typed::Text(text.to_owned()));
    match cell.get_value() {
        DataRef::Empty => None,
        DataRef::String(said) => text(said),
        DataRef::SharedString(said) => text(said),
        DataRef::DateTimeIso(said) | DataRef::DurationIso(said) => text(said),
        DataRef::Bool(flag) => Some(Typed::Flag(*flag)),
        DataRef::Error(error) => Some(Typed::Text(error.to_string())),
        DataRef::Int(number) => Some(Typed::Number { text: number.to_string(), percent: false }),
        DataRef::Float(number) => {
            let code = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| &format.format_code);
            Some(number_of(*number, code.contains('%')))
        }
        DataRef::DateTime(moment) => Some(day(moment).map_or_else(|| number_of(moment.as_f64(), false), Typed::Day)),
    }
}

/// A number with the fifteen digits that Excel keeps, in plain notation.
fn number_of(number: f64, percent: bool) -> Typed {
    let shown = if percent { number * 100.0 } else { number };
    let rounded: f64 = format!("{shown:.14e}").parse().unwrap_or(shown);
    let text = if percent { format!("{rounded}%") } else { format!("{rounded}") };
    Typed::Number { text, percent }
}

fn day(moment: &ExcelDateTime) -> Option<Date> {
    // What dates can be, by Excel: 1900 to 9999.
    if !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    moment.is_datetime().then(|| Date::new(year, month, day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_are_shown() {
        let text = |number, percent| number_of(number, percent).text();
        assert_eq!(text(0.1 + 0.2, false), "0.3");
        assert_eq!(text(1e12, false), "1000000000000");
        assert_eq!(text(0.952, true), "95.2%");
        assert_eq!(text(0.9523, true), "95.23%");
        assert_eq!(text(f64::NAN, false), "NaN");
    }
}
