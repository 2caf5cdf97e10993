//! 一页纸: what a leader reads: the total and its range, the target, the categories, the ten largest losses and who is responsible.

use super::build::{document, paragraph};
use super::figures;
use super::model::{
    Align, Block, Cell, Document, Figure, Page, Paragraph, ParagraphKind, Row, RowKind, Run, Table, Value,
};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::gap::{Gap, GapKind, gaps};
use crate::words::terms::terms;
use crate::words::{figure, labels, one_page as words, outcome, report as shared, self_report};

/// So many losses are named, so many categories drawn.
const MOST: usize = 10;
const CATEGORIES: usize = 16;
/// How many departments are drawn, and whether reasons are given: what goes first where a page does not hold it all.
const WAYS: [(usize, bool); 5] = [(5, true), (3, true), (0, true), (3, false), (0, false)];

/// The page.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let Inputs { rule_set, draft, card, .. } = *inputs;
    let mut document = document(inputs, Report::OnePage, Page::Close, Report::OnePage.name());
    document.title = shared::title(&draft.about, words::TITLE);
    document.facts = words::facts(rule_set, draft, inputs.today);
    let mut notes = vec![words::standing(rule_set, draft, card)];
    notes.extend(self_report::outlook(rule_set, draft, card));
    let follows = outcome::lines(rule_set, card);
    notes.extend((!follows.is_empty()).then(|| format!("{}。", follows.join("；"))));
    let categories = figures::categories(inputs, CATEGORIES);
    let all = gaps(rule_set, card);
    let worst: Vec<_> = all.iter().filter(|gap| gap.kind != GapKind::NoEvidence).take(MOST).collect();
    let row = |gap: &&Gap, reasons| words::row(rule_set, draft, card, gap, reasons);
    let rows = |reasons| worst.iter().map(|gap| row(gap, reasons)).collect::<Vec<_>>();
    let made = |(departments, reasons)| (figures::losses(inputs, departments), rows(reasons));
    let height = |losses: &Option<Figure>, rows: &[[String; 2]]| {
        notes.iter().map(|note| 15 * lines(note, 46)).sum::<usize>()
            + figure_height(&categories)
            + losses.as_ref().map_or(0, figure_height)
            + rows.iter().map(|[what, who]| 4 + 12 * lines(what, 22).max(lines(who, 12))).sum::<usize>()
    };
    let mut ways = WAYS.into_iter().map(made);
    let fitting = ways.find(|(losses, rows)| height(losses, rows) <= ROOM);
    let (losses, rows) = fitting.unwrap_or_else(|| (None, rows(false)));
    let blocks = &mut document.blocks;
    blocks.push(paragraph(ParagraphKind::Key, figure::key(rule_set, card.total.sure, card.total.possible)));
    blocks.extend(notes.into_iter().map(|note| paragraph(ParagraphKind::Note, note)));
    blocks.push(Block::Figure(categories));
    blocks.extend(losses.map(Block::Figure));
    if !worst.is_empty() {
        blocks.push(Block::Paragraph(Paragraph {
            runs: vec![Run::Bold(words::heading(worst.len()))],
            kind: ParagraphKind::Note,
        }));
        blocks.push(Block::Table(table(inputs, &worst, rows)));
    }
    document
}

/// Points of a page that are left beside title, facts, the one figure, and the head of the table.
const ROOM: usize = 565;

/// The lines that a text takes where a line holds so many characters.
fn lines(text: &str, wide: usize) -> usize {
    text.chars().count().div_ceil(wide).max(1)
}

fn figure_height(figure: &Figure) -> usize {
    45 + figure.bars.iter().map(|bar| 3 + 12 * lines(&bar.label, 15)).sum::<usize>()
}

fn table(inputs: &Inputs<'_>, gaps: &[&Gap], rows: Vec<[String; 2]>) -> Table {
    let rule_set = inputs.rule_set;
    let shares = [
        (7, Align::Center),
        (44, Align::Start),
        (9, Align::Center),
        (8, Align::End),
        (8, Align::End),
        (24, Align::Start),
    ];
    let row = |(gap, [what, who]): (&&Gap, [String; 2])| {
        let cells = [
            Cell::text(&rule_set.point(gap.point).code),
            Cell::text(what),
            Cell::text(labels::gap(terms(rule_set), gap.kind)),
            Cell::new(Value::Points(gap.points)),
            Cell::new(Value::Points(gap.effect)),
            Cell::text(who),
        ];
        Row::new(RowKind::Plain, cells.into())
    };
    let body = gaps.iter().zip(rows).map(row).collect();
    Table {
        name: "主要差距".to_owned(),
        columns: columns(shares),
        head: vec![head(words::heads(rule_set))],
        body,
        lines: 1,
    }
}
