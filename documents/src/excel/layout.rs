//! Widths and heights. A workbook says how wide its columns and how high its rows are; office programs do not make room for wrapped
//! text in merged cells by themselves.

use quality_county::report::model::{Column, Page};

/// The highest row there is, in points.
pub(super) const HIGHEST: f64 = 409.0;

/// The paper that a sheet is printed on.
#[derive(Clone, Copy)]
pub(super) struct Paper {
    /// Excel's number for it.
    pub code: u8,
    pub landscape: bool,
    /// Pixels between the margins, at 96 an inch.
    pub width: u32,
    /// Of the text in cells, in points.
    pub size: f64,
}

impl Paper {
    pub(super) fn of(page: Page) -> Self {
        match page {
            Page::Official => Self { code: 9, landscape: false, width: 680, size: 10.0 },
            Page::A4Landscape => Self { code: 9, landscape: true, width: 1030, size: 9.0 },
            Page::A3Landscape => Self { code: 8, landscape: true, width: 1480, size: 10.0 },
        }
    }

    /// Pixels of each column.
    pub(super) fn widths(self, columns: &[Column]) -> Vec<u32> {
        let all: u32 = columns.iter().map(|column| column.share).sum::<u32>().max(1);
        let width = |column: &Column| (self.width * column.share / all).max(24);
        if columns.is_empty() { vec![self.width] } else { columns.iter().map(width).collect() }
    }
}

/// Points that a text needs in a cell of so many pixels.
pub(super) fn height(text: &str, pixels: u32, size: f64) -> f64 {
    lines(text, pixels, size) as f64 * size * LEADING + 4.0
}

/// Height of a line as a multiple of the text's size.
const LEADING: f64 = 1.42;

fn lines(text: &str, pixels: u32, size: f64) -> usize {
    // A Latin letter takes two thirds of a pixel for each point of its size, a Chinese one twice that. Signs that may not begin a
    // line, and words that do not part, leave some of the line empty.
    let room = (f64::from(pixels.saturating_sub(10)) / (size * 2.0 / 3.0)) as usize;
    let room = room.saturating_sub(1).max(2);
    let wrapped = |line: &str| {
        let units: usize = line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        units.div_ceil(room).max(1)
    };
    text.split('\n').map(wrapped).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_text_needs_more_room() {
        let low = height("满分", 100, 9.0);
        assert!(height("满分\n满分", 100, 9.0) > low);
        assert!(height(&"满".repeat(60), 100, 9.0) > height(&"满".repeat(30), 100, 9.0));
        assert!(height(&"满".repeat(60), 200, 9.0) < height(&"满".repeat(60), 100, 9.0));
        assert_eq!(lines("", 100, 9.0), 1);
        assert_eq!(lines("abc", 0, 9.0), 2);
    }
}
