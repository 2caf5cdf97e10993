//! 自评报告: five parts, filled from the draft where people wrote nothing.

use super::build::{document, heading, paragraph, typed};
use super::figures;
use super::model::{Align, Block, Cell, Document, Level, Page, ParagraphKind, Row, RowKind, Signatures, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::gap::{GapKind, gaps};
use crate::domain::ids::CategoryId;
use crate::domain::progress::progress;
use crate::domain::rectification::Progress;
use crate::domain::report_texts::{ReportPart, ReportTexts};
use crate::words::number::ordinal;
use crate::words::{outcome, rectification, report as shared, self_report as words, when};

/// The report.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    with(inputs, &inputs.draft.report_texts)
}

/// The report with these texts in place of the draft's.
pub(super) fn with(inputs: &Inputs<'_>, texts: &ReportTexts) -> Document {
    let mut document = document(inputs, Report::SelfReport, Page::Official, Report::SelfReport.name());
    let blocks = &mut document.blocks;
    for part in ReportPart::ALL {
        blocks.push(heading(Level::One, words::part(part)));
        blocks.extend(typed(texts.part(part)));
        match part {
            ReportPart::Basics => basics(inputs, blocks),
            ReportPart::Measures => measures(inputs, blocks),
            ReportPart::Indicators => indicators(inputs, texts, blocks),
            ReportPart::Problems => problems(inputs, blocks),
            ReportPart::NextSteps => next_steps(inputs, blocks),
        }
    }
    let body = |text: &str| paragraph(ParagraphKind::Body, text);
    blocks.push(paragraph(ParagraphKind::Opening, words::ATTACHMENTS));
    blocks.extend(words::contact(inputs.draft).map(|text| body(&text)));
    blocks.push(paragraph(ParagraphKind::Closing, inputs.draft.about.county.clone()));
    blocks.push(paragraph(ParagraphKind::Closing, when::date(inputs.today)));
    blocks.push(Block::Signatures(Signatures { people: &shared::SIGN, seal: String::new() }));
    document
}

fn body(text: impl Into<String>) -> Block {
    paragraph(ParagraphKind::Body, text)
}

fn basics(inputs: &Inputs<'_>, blocks: &mut Vec<Block>) {
    blocks.extend(words::basics(inputs.rule_set, inputs.draft, inputs.card, inputs.today).into_iter().map(body));
    blocks.push(categories(inputs));
    blocks.push(Block::Figure(figures::categories(inputs, usize::MAX)));
}

/// The categories with their sums; vetoes earn nothing and stand in the text.
fn categories(inputs: &Inputs<'_>) -> Block {
    let Inputs { rule_set, card, .. } = *inputs;
    let shares = [(34, Align::Start), (14, Align::End), (18, Align::End), (18, Align::End), (16, Align::End)];
    let points = |points| Cell::new(Value::Points(points));
    let row = |id: CategoryId| {
        let score = card.category(id);
        let worth = points(rule_set.category(id).points);
        let cells = [points(score.sure), points(score.possible), points(score.backed)];
        let name = Cell::text(crate::words::figure::category(rule_set, id));
        Row::new(RowKind::Plain, [name, worth].into_iter().chain(cells).collect()).with_next()
    };
    let mut body: Vec<_> = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto).map(row).collect();
    let total = card.total;
    let cells = [rule_set.full(), total.sure, total.possible, total.backed].map(points);
    let name = Cell::text(crate::words::terms::terms(rule_set).total);
    body.push(Row::new(RowKind::Total, [name].into_iter().chain(cells).collect()));
    let head = vec![head(words::category_heads(rule_set))];
    Block::Table(Table { name: "各类别".to_owned(), columns: columns(shares), head, body, lines: 1 })
}

fn measures(inputs: &Inputs<'_>, blocks: &mut Vec<Block>) {
    let Inputs { rule_set, card, draft, .. } = *inputs;
    let shown = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto);
    for (at, id) in shown.enumerate() {
        blocks.push(heading(Level::Two, format!("（{}）{}", ordinal(at + 1), rule_set.category(id).name)));
        let papers = words::papers(rule_set, draft, id).unwrap_or_default();
        blocks.push(body(words::category(rule_set, card, id) + &papers));
    }
    blocks.extend(figures::point_rates(inputs).map(Block::Figure));
}

fn indicators(inputs: &Inputs<'_>, texts: &ReportTexts, blocks: &mut Vec<Block>) {
    let Inputs { rule_set, card, draft, .. } = *inputs;
    for (at, category) in rule_set.category_ids().enumerate() {
        blocks.push(heading(Level::Two, format!("（{}）{}", ordinal(at + 1), rule_set.category(category).name)));
        for indicator in rule_set.indicators_of(category) {
            blocks.push(heading(Level::Three, words::indicator(rule_set, card, indicator)));
            blocks.extend(typed(texts.statement(indicator)));
            let points = rule_set.points_of(indicator);
            blocks.extend(points.map(|id| body(words::point(rule_set, draft, card, id))));
        }
    }
}

fn problems(inputs: &Inputs<'_>, blocks: &mut Vec<Block>) {
    let Inputs { rule_set, card, draft, .. } = *inputs;
    let gaps = gaps(rule_set, card);
    let fired: Vec<_> = outcome::fired(rule_set, card).into_iter().map(|line| format!("{line}。")).collect();
    let clean = gaps.is_empty() && fired.is_empty();
    let lost = gaps.iter().filter(|gap| gap.kind == GapKind::Lost);
    let lost = lost.map(|gap| words::loss(rule_set, draft, card, gap));
    for (at, line) in fired.into_iter().chain(lost).enumerate() {
        blocks.push(body(format!("（{}）{line}", at + 1)));
    }
    let others = [GapKind::Blank, GapKind::Unverified, GapKind::NotApplicable, GapKind::NoEvidence];
    blocks.extend(others.into_iter().filter_map(|kind| words::gaps_of(rule_set, &gaps, kind)).map(body));
    if clean {
        blocks.push(body("各评分点均已填定，没有失分，佐证齐全。"));
    }
    blocks.extend(figures::losses(inputs, usize::MAX).map(Block::Figure));
}

fn next_steps(inputs: &Inputs<'_>, blocks: &mut Vec<Block>) {
    let Inputs { rule_set, card, draft, today } = *inputs;
    let rectifications = &draft.rectifications[..];
    blocks.extend(words::outlook(rule_set, draft, card).map(body));
    let open = rectifications.iter().filter(|item| item.state != Progress::Closed);
    let lead = |item: &crate::domain::rectification::Rectification| {
        item.lead.map_or("", |id| draft.departments.name(rule_set, id)).to_owned()
    };
    let steps: Vec<_> = open.map(|item| rectification::step(item, &lead(item))).collect();
    if !steps.is_empty() {
        blocks.push(body(format!("整改事项{}", rectification::summary(rectifications, today))));
        blocks.extend(steps.into_iter().enumerate().map(|(at, step)| body(format!("（{}）{step}", at + 1))));
    }
    for row in progress(rule_set, draft, card) {
        let unverified =
            row.points.iter().filter(|id| card.point(**id).state == crate::domain::scorecard::State::Unverified);
        let mut open = row.blank.clone();
        open.extend(unverified);
        open.sort();
        blocks.extend(words::duties(rule_set, draft, row.bureau, &open, &row.unproved).map(body));
    }
}
