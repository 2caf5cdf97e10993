//! Figures as SVG, complete in themselves: the page makes pictures of them. Whole numbers only, so that the same figure is the same
//! drawing everywhere. What a figure is called stands above its picture in the document; here it is the title that is not seen.

use crate::text::{clean, inert};
use quality_county::report::model::{Bar, Figure, FigureKind, Page};

/// A complete SVG document with its size in pixels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawing {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

const FONTS: &str = "'Noto Sans CJK SC','Microsoft YaHei',SimHei,sans-serif";
const INK: &str = "#1b2430";
/// What stands for nothing in the length of a bar, and its edge.
const GROUND: &str = "#f3f5f8";
const EDGE: &str = "#d5dce4";
const MARK: &str = "#c00000";
/// The most lines of a label and of what stands beside a bar; what is longer ends in an ellipsis.
const LABEL_LINES: usize = 2;
const SAID_LINES: usize = 3;
/// Between text and bars.
const GAP: i64 = 10;
/// What little there is is still seen.
const LEAST: i64 = 2;

/// The drawing for a document on this paper; `None` where it would not fit on one sheet: such a figure is better set as rows, which
/// go on over the page.
pub fn draw(figure: &Figure, page: Page) -> Option<Drawing> {
    let (width, most, size) = match page {
        Page::Official => (580, 730, 14),
        Page::Close => (650, 850, 12),
        Page::A4Landscape => (960, 610, 12),
        Page::A3Landscape => (1200, 850, 14),
    };
    let fits = |drawing: &Drawing| !figure.bars.is_empty() && i64::from(drawing.height) <= most;
    let across = if width > 900 { 2 } else { 1 };
    (1..=across).map(|columns| drawn(figure, width, size, columns)).find(fits)
}

/// So wide, with text of so many pixels, the bars in columns side by side.
fn drawn(figure: &Figure, width: i64, size: i64, columns: usize) -> Drawing {
    let whole = i64::try_from(columns).unwrap_or(1);
    let mut sheet = Sheet::of(figure, width / whole, size);
    let mut body = String::new();
    let head = sheet.legend(figure, &mut body);
    let mut height = head;
    for bars in figure.bars.chunks(figure.bars.len().div_ceil(columns).max(1)) {
        let mut top = head;
        for bar in bars {
            top += sheet.row(figure, bar, top, &mut body);
        }
        (height, sheet.left) = (height.max(top), sheet.left + sheet.width);
    }
    let (height, title) = (height + GAP / 2, inert(&line(&figure.title)));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FONTS}\" font-size=\"{size}\" fill=\"{INK}\"><title>{title}</title><rect width=\"{width}\" height=\"{height}\" \
         fill=\"#fff\"/>{body}</svg>"
    );
    let pixels = |length| u32::try_from(length).unwrap_or(u32::MAX);
    Drawing { svg, width: pixels(width), height: pixels(height) }
}

/// Where things stand across the drawing.
struct Sheet {
    left: i64,
    width: i64,
    size: i64,
    /// The widest label, and the widest text beside a bar.
    label: i64,
    said: i64,
}

impl Sheet {
    /// Text takes what it needs, up to a good third each.
    fn of(figure: &Figure, width: i64, size: i64) -> Self {
        let widest = |text: fn(&Bar) -> &String| {
            let widths = figure.bars.iter().map(|bar| measure(&line(text(bar)), size));
            widths.max().unwrap_or_default().min(width * 34 / 100)
        };
        Self { left: 0, width, size, label: widest(|bar| &bar.label), said: widest(|bar| &bar.said) }
    }

    /// Where bars begin, and how long a full one is.
    fn bars(&self) -> (i64, i64) {
        let before = GAP + self.label + GAP;
        (self.left + before, self.width - before - GAP - self.said - GAP)
    }

    fn line_height(&self) -> i64 {
        self.size * 4 / 3
    }

    /// What the shades are, and the mark; how high that is.
    fn legend(&self, figure: &Figure, body: &mut String) -> i64 {
        let (start, _) = self.bars();
        let (mut x, mut top) = (start, GAP / 2);
        let key = self.size - 2;
        let shades = figure.series.iter().zip(fills(figure.kind)).map(|(name, fill)| (name.to_string(), fill, key));
        let mark = (!figure.mark.is_empty()).then(|| (figure.mark.clone(), MARK, LEAST));
        for (name, fill, wide) in shades.chain(mark) {
            let name = wrap(&name, self.width - start - key - GAP * 2, self.size, 1).concat();
            let needed = wide + GAP / 2 + measure(&name, self.size);
            if x > start && x + needed > self.width - GAP {
                (x, top) = (start, top + self.line_height());
            }
            body.push_str(&format!(
                "<rect x=\"{x}\" y=\"{}\" width=\"{wide}\" height=\"{key}\" fill=\"{fill}\"/>",
                top + 2
            ));
            self.text(x + wide + GAP / 2, top, "start", &name, body);
            x += needed + GAP * 2;
        }
        top + self.line_height() + GAP / 2
    }

    /// A bar with its texts; how high that is.
    fn row(&self, figure: &Figure, bar: &Bar, top: i64, body: &mut String) -> i64 {
        let label = wrap(&line(&bar.label), self.label, self.size, LABEL_LINES);
        let said = wrap(&line(&bar.said), self.said, self.size, SAID_LINES);
        let count = i64::try_from(label.len().max(said.len()).max(1)).unwrap_or(1);
        let height = count * self.line_height() + 3;
        let (start, length) = self.bars();
        for (lines, x, anchor) in [(&label, start - GAP, "end"), (&said, start + length + GAP, "start")] {
            let own = i64::try_from(lines.len()).unwrap_or(1) * self.line_height();
            for (at, text) in (0..).zip(lines) {
                self.text(x, top + (height - own) / 2 + at * self.line_height(), anchor, text, body);
            }
        }
        let thick = self.size;
        let y = top + (height - thick) / 2;
        let mut rect = |x: i64, y: i64, width: i64, height: i64, fill: &str| {
            body.push_str(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
            ));
        };
        rect(start, y, length, thick, GROUND);
        rect(start, y + thick, length, 1, EDGE);
        let scale = bar.full.saturating_sub(figure.from).max(1);
        let place = |value: i64| {
            let inside = value.saturating_sub(figure.from).clamp(0, scale);
            // The numbers of a figure are hundredths of points and of per cent.
            i64::try_from(i128::from(inside) * i128::from(length) / i128::from(scale)).unwrap_or(length)
        };
        let (mut sum, mut from) = (0_i64, 0);
        for (value, fill) in bar.values.iter().zip(fills(figure.kind)) {
            sum = sum.saturating_add(*value);
            let least = if *value > 0 { from + LEAST } else { from };
            let to = place(sum).max(least).min(length);
            if to > from {
                rect(start + from, y, to - from, thick, fill);
            }
            from = to.max(from);
        }
        if let Some(mark) = bar.mark {
            rect(start + place(mark).min(length - LEAST), y - 2, LEAST, thick + 4, MARK);
        }
        height
    }

    fn text(&self, x: i64, top: i64, anchor: &str, text: &str, body: &mut String) {
        // Han letters stand on nine tenths of their size.
        let y = top + (self.line_height() - self.size) / 2 + self.size * 88 / 100;
        body.push_str(&format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", inert(text)));
    }
}

/// The shades of a figure's series.
fn fills(kind: FigureKind) -> [&'static str; 2] {
    match kind {
        FigureKind::Categories | FigureKind::Rates => ["#2f6b9a", "#a9c4dc"],
        FigureKind::Losses => ["#b0413e", "#d9c9a3"],
    }
}

/// On one line.
fn line(text: &str) -> String {
    clean(text).replace('\n', " ").trim().to_owned()
}

/// About how wide a letter is, in hundredths of its size: what stands here is Han letters and figures.
fn letter(letter: char) -> i64 {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => 0,
        'M' | 'W' | 'm' | 'w' | '%' | '@' => 92,
        'A'..='Z' | '&' => 70,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' => 33,
        '\u{21}'..='\u{24ff}' => 60,
        _ => 100,
    }
}

fn measure(text: &str, size: i64) -> i64 {
    // One more pixel for what rounding takes away.
    text.chars().map(letter).fold(0, i64::saturating_add).saturating_mul(size) / 100 + 1
}

/// Lines of this width, at most so many; an ellipsis stands for the rest.
fn wrap(text: &str, width: i64, size: i64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut joined = false;
    for next in text.chars() {
        let full = lines.len() == most;
        let Some(last) = lines.last_mut() else { break };
        // What belongs to the letter before stays with it, and so does a sign that no line begins with.
        let belongs = joined || letter(next) == 0 || "，。、；：）》”％".contains(next);
        joined = next == '\u{200d}';
        let mut longer = last.clone();
        longer.push(next);
        if belongs || measure(&longer, size) <= width || last.is_empty() {
            *last = longer;
        } else if !full {
            // A number is not parted, nor is a word of letters.
            let start = last.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric()).len();
            let parts = next.is_ascii_alphanumeric() && start > 0;
            let mut begun = if parts { last.split_off(start) } else { String::new() };
            begun.extend((next != ' ').then_some(next));
            lines.push(begun);
        } else {
            while !last.is_empty() && measure(last, size) + size > width {
                last.pop();
            }
            last.push('…');
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_what_is_cut_says_so() {
        assert_eq!(wrap("质量基础设施", 100, 14, 2), ["质量基础设施"]);
        assert_eq!(wrap("质量基础设施", 45, 14, 2), ["质量基", "础设施"]);
        assert_eq!(wrap("质量基础设施建设", 45, 14, 2), ["质量基", "础设…"]);
        assert_eq!(wrap("质量年2026年", 60, 14, 2), ["质量年", "2026年"]);
        assert_eq!(wrap("质量年，二", 45, 14, 2), ["质量年，", "二"]);
        assert_eq!(wrap("", 45, 14, 2), [""]);
        assert_eq!(wrap("👨\u{200d}👩\u{200d}👧甲乙", 20, 14, 2), ["👨\u{200d}👩\u{200d}👧", "…"]);
        let long = "很长".repeat(5_000);
        for lines in [wrap(&long, 200, 14, 3), wrap(&"W".repeat(9_000), 200, 14, 3)] {
            assert_eq!(lines.len(), 3);
            assert!(lines.iter().all(|line| measure(line, 14) <= 201), "{lines:?}");
        }
    }
}
