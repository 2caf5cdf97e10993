//! Texts too long for their cell: a row is at most 409 points high, a cell holds at most 32,767 characters. They stand whole on a
//! sheet of their own, a piece a row; in the cell, a mark comes first and says where.

use super::layout::{Paper, height};
use super::looks::{Role, format};
use super::names::cut;
use quality_county::report::model::{Align, Page};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// What the sheet is called.
pub(super) const SHEET: &str = "长文";

/// UTF-16 units that a cell keeps of a text, the mark apart.
const KEPT: usize = 32_000;
/// Characters of a piece.
const PIECE: usize = 600;

/// A text and where it belongs.
pub(super) struct Long {
    /// Sheet and cell.
    pub place: String,
    pub text: String,
}

/// Whether a text has to stand elsewhere.
pub(super) fn is_long(text: &str) -> bool {
    text.encode_utf16().count() > KEPT
}

/// What stands in the cell: the mark, and as much as it holds.
pub(super) fn marked(text: &str, place: &str) -> String {
    let kept = cut(text, KEPT);
    let ending = if kept.len() < text.len() { "……（未完）" } else { "" };
    format!("（全文见“{SHEET}”表 {place} 一条）\n{kept}{ending}")
}

/// The sheet.
pub(super) fn sheet(name: &str, texts: &[Long]) -> Result<Worksheet, XlsxError> {
    let paper = Paper::of(Page::A4Landscape);
    let widths = [120, 60, paper.width - 180];
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    super::sheet::set_up(&mut sheet, paper, "");
    let head = format(Role::Head, paper.size, Align::Center);
    for ((at, width), text) in (0..).zip(widths).zip(["位置", "段", "内容"]) {
        sheet.set_column_width_pixels(at, width)?;
        sheet.write_string_with_format(0, at, text, &head)?;
    }
    sheet.set_repeat_rows(0, 0)?;
    let plain = format(Role::Plain, paper.size, Align::Start);
    let mut row = 1;
    for Long { place, text } in texts {
        let letters: Vec<_> = text.chars().collect();
        for (number, piece) in (1..).zip(letters.chunks(PIECE)) {
            let piece: String = piece.iter().collect();
            sheet.write_string_with_format(row, 0, place, &plain)?;
            sheet.write_number_with_format(row, 1, f64::from(number), &plain)?;
            sheet.write_string_with_format(row, 2, &piece, &plain)?;
            sheet.set_row_height(row, height(&piece, widths[2], paper.size).min(super::layout::HIGHEST))?;
            row += 1;
        }
    }
    Ok(sheet)
}
