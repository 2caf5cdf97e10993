//! 一页纸: what a leader reads: the total and its range, the target, the categories, the ten largest losses and who is responsible.

use super::build::{document, paragraph};
use super::figures;
use super::model::{Align, Block, Cell, Document, Page, Paragraph, ParagraphKind, Row, RowKind, Run, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::gap::{Gap, GapKind, gaps};
use crate::words::terms::terms;
use crate::words::{figure, labels, one_page as words, outcome, report as shared, self_report};

/// So many losses, and so many departments, fit the page.
const MOST: usize = 10;
const DEPARTMENTS: usize = 5;

/// The page.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let Inputs { rule_set, draft, card, .. } = *inputs;
    let mut document = document(inputs, Report::OnePage, Page::Close, Report::OnePage.name());
    document.title = shared::title(&draft.about, words::TITLE);
    document.facts = words::facts(rule_set, draft, inputs.today);
    let note = |text: String| paragraph(ParagraphKind::Note, text);
    let blocks = &mut document.blocks;
    blocks.push(paragraph(ParagraphKind::Key, figure::key(rule_set, card.total.sure, card.total.possible)));
    blocks.push(note(words::standing(rule_set, draft, card)));
    blocks.extend(self_report::outlook(rule_set, draft, card).map(note));
    let follows = outcome::lines(rule_set, card);
    blocks.extend((!follows.is_empty()).then(|| note(format!("{}。", follows.join("；")))));
    blocks.push(Block::Figure(figures::categories(inputs)));
    blocks.extend(figures::losses(inputs, DEPARTMENTS).map(Block::Figure));
    let all = gaps(rule_set, card);
    let worst: Vec<_> = all.iter().filter(|gap| gap.kind != GapKind::NoEvidence).take(MOST).collect();
    if !worst.is_empty() {
        blocks.push(Block::Paragraph(Paragraph {
            runs: vec![Run::Bold(words::heading(worst.len()))],
            kind: ParagraphKind::Note,
        }));
        blocks.push(Block::Table(table(inputs, &worst)));
    }
    document
}

fn table(inputs: &Inputs<'_>, gaps: &[&Gap]) -> Table {
    let Inputs { rule_set, draft, card, .. } = *inputs;
    let shares = [
        (7, Align::Center),
        (44, Align::Start),
        (9, Align::Center),
        (8, Align::End),
        (8, Align::End),
        (24, Align::Start),
    ];
    let row = |gap: &&Gap| {
        let cells = [
            Cell::text(&rule_set.point(gap.point).code),
            Cell::text(words::what(rule_set, draft, card, gap)),
            Cell::text(labels::gap(terms(rule_set), gap.kind)),
            Cell::new(Value::Points(gap.points)),
            Cell::new(Value::Points(gap.effect)),
            Cell::text(words::responsible(rule_set, draft, gap.point)),
        ];
        Row::new(RowKind::Plain, cells.into())
    };
    let body = gaps.iter().map(row).collect();
    Table {
        name: "主要差距".to_owned(),
        columns: columns(shares),
        head: vec![head(words::heads(rule_set))],
        body,
        lines: 1,
    }
}
