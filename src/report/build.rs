//! What the reports share: the frame of a document, and cells that follow from others.

use super::model::{Block, Document, Level, Page, Paragraph, ParagraphKind, Part, Row, Run, Signatures, Sum, Value};
use super::{Inputs, Report};
use crate::domain::exact::{Exact, Rounding};
use crate::domain::points::Points;
use crate::words::report as words;

/// A document with its title and facts, and no blocks yet.
pub(super) fn document(inputs: &Inputs<'_>, report: Report, page: Page, name: &str) -> Document {
    let about = &inputs.draft.about;
    Document {
        report,
        file_stem: words::file_stem(about, name),
        page,
        date: inputs.today,
        title: words::title(about, name),
        facts: words::facts(inputs.rule_set, inputs.draft, inputs.card, inputs.today),
        running: words::running(about, name),
        blocks: Vec::new(),
    }
}

/// A paragraph of plain text.
pub(super) fn paragraph(kind: ParagraphKind, text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph { runs: vec![Run::Plain(text.into())], kind })
}

/// A heading.
pub(super) fn heading(level: Level, text: impl Into<String>) -> Block {
    Block::Heading(level, text.into())
}

/// Paragraphs of a text that people typed, one a line; blank lines are left out.
pub(super) fn typed(text: &str) -> impl Iterator<Item = Block> + '_ {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| paragraph(ParagraphKind::Body, line))
}

/// Room for those who answer for the figures, and for the county's seal.
pub(super) fn signatures(inputs: &Inputs<'_>) -> Block {
    Block::Signatures(Signatures { people: &words::SIGN, seal: inputs.draft.about.county.clone() })
}

/// A cell that follows from others, which hold these points. Where that would not come to `value` (a veto's ceiling, a rescaled
/// total), the bare value.
pub(super) fn sum(
    parts: impl Iterator<Item = (Part, Points)>,
    cap: Points,
    rounding: Option<Rounding>,
    value: Points,
) -> Value {
    let parts: Vec<_> = parts.collect();
    let (mut numerator, mut denominator) = (0_i128, 1_i128);
    for (part, points) in &parts {
        let (times, over) = part.share.unwrap_or((Points::from_hundredths(1), Points::from_hundredths(1)));
        let over = i128::from(over.hundredths().max(1));
        let product = i128::from(points.hundredths()) * i128::from(times.hundredths());
        let common = denominator / gcd(denominator, over) * over;
        // The parts of a table are at most some hundred, their weights a few: far more would not be a formula to read.
        if common > 1_i128 << 60 {
            return Value::Points(value);
        }
        numerator = numerator * (common / denominator) + product * (common / over);
        denominator = common;
    }
    let exact = Exact::new(numerator, denominator).capped(Some(cap));
    let comes_to = match rounding {
        Some(rounding) => exact.rounded(rounding),
        None if exact.is_fine() => exact.rounded(Rounding::FINE),
        None => return Value::Points(value),
    };
    if comes_to != value || parts.is_empty() {
        return Value::Points(value);
    }
    Value::Sum(Sum { parts: parts.into_iter().map(|(part, _)| part).collect(), cap: Some(cap), rounding, value })
}

fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// So many rows that belong together are kept on one page; of more only the first two, or pages would end half empty.
const TOGETHER: usize = 3;

/// The row at this place among `count` that belong together.
pub(super) fn kept(row: Row, at: usize, count: usize) -> Row {
    let more = at + 1 < count;
    if more && (count <= TOGETHER || at == 0) { row.with_next() } else { row }
}

/// Makes one cell of those below each other that have the same key: the one at `from_end` of each row, which takes one row. The
/// cells to its right must be merged after it.
pub(super) fn merge_down(rows: &mut [Row], from_end: usize, keys: &[String]) {
    let mut at = 0;
    while at < rows.len() {
        let same = keys.iter().skip(at).take_while(|key| Some(*key) == keys.get(at)).count().max(1);
        for (below, row) in rows.iter_mut().enumerate().skip(at).take(same) {
            let Some(place) = row.cells.len().checked_sub(from_end + 1) else { continue };
            if below == at {
                row.cells[place].rows = same;
            } else {
                row.cells.remove(place);
            }
        }
        at += same;
    }
}
