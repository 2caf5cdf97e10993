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
    /// Points between the margins from top to bottom, a little left free.
    pub height: f64,
}

impl Paper {
    pub(super) fn of(page: Page) -> Self {
        match page {
            Page::Official | Page::Close => Self { code: 9, landscape: false, width: 680, size: 10.0, height: 725.0 },
            Page::A4Landscape => Self { code: 9, landscape: true, width: 1030, size: 9.0, height: 485.0 },
            Page::A3Landscape => Self { code: 8, landscape: true, width: 1480, size: 10.0, height: 725.0 },
        }
    }

    /// Pixels of each column.
    pub(super) fn widths(self, columns: &[Column]) -> Vec<u32> {
        let all: u32 = columns.iter().map(|column| column.share).sum::<u32>().max(1);
        let width = |column: &Column| (self.width * column.share / all).max(24);
        // Several, because a single one that is wider than the paper is not made smaller for print by every program.
        if columns.is_empty() { vec![self.width / 5; 4] } else { columns.iter().map(width).collect() }
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
    let room = (f64::from(pixels.saturating_sub(16)) / (size * 2.0 / 3.0)) as usize;
    let room = room.saturating_sub(1).max(2);
    let wrapped = |line: &str| {
        let units: usize = line.chars().map(|letter| if letter.is_ascii() || letter == '\u{a0}' { 1 } else { 2 }).sum();
        units.div_ceil(room).max(1)
    };
    text.split('\n').map(wrapped).sum()
}

/// A row of a sheet.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub height: f64,
    /// Kept on the page of the row that follows.
    pub with_next: bool,
    /// Begins a page.
    pub opens: bool,
}

/// The rows that begin a page, so that rows which belong together stay together; `head`: points that the repeated head takes on
/// every page but the first. What is higher than a page is left to part where it may.
pub(super) fn pages(rows: &[Row], room: f64, head: f64) -> Vec<u32> {
    let (mut breaks, mut used, mut at) = (Vec::new(), 0.0, 0);
    while at < rows.len() {
        let length = rows[at..].iter().position(|row| !row.with_next).map_or(rows.len() - at, |last| last + 1);
        let chain: f64 = rows[at..at + length].iter().map(|row| row.height).sum();
        if at > 0 && (rows[at].opens || used + chain > room && head + chain <= room) {
            breaks.extend(u32::try_from(at));
            used = head;
        }
        used += chain;
        if used > room {
            used = head + (used - room) % (room - head).max(1.0);
        }
        at += length;
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_on_a_page() {
        let row = |height, with_next| Row { height, with_next, opens: false };
        let rows =
            [row(40.0, false), row(40.0, true), row(30.0, false), row(40.0, false), row(10.0, true), row(15.0, false)];
        assert_eq!(pages(&rows, 100.0, 10.0), [1, 3]);
        let forced = [row(40.0, false), Row { opens: true, ..row(10.0, false) }];
        assert_eq!(pages(&forced, 100.0, 0.0), [1]);
        assert_eq!(pages(&[row(40.0, false), row(300.0, false), row(20.0, false)], 100.0, 10.0), [] as [u32; 0]);
        assert_eq!(pages(&[], 100.0, 10.0), [] as [u32; 0]);
    }

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
