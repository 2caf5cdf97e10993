//! 质量统计台账: the figures as reported, what follows from them, and what does not fit.

use super::build::{document, heading, paragraph, signatures};
use super::figures;
use super::model::{Align, Block, Cell, Document, Level, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::statistics::What;
use crate::domain::statistics::check::{Finding, check};
use crate::domain::statistics::figure::Figure;
use crate::domain::statistics::rate::Measure;
use crate::domain::statistics::sheet::{Column as Place, Line, lines};
use crate::words::{lists, sheet, statistics as words};

/// The ledger.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    let Inputs { rule_set, draft, .. } = *inputs;
    let statistics = &draft.statistics;
    let findings = check(statistics);
    let mut document = document(inputs, Report::Statistics, Page::A4Landscape, Report::Statistics.name());
    document.title = format!("{}{}", draft.about.county, Report::Statistics.name());
    let blocks = &mut document.blocks;
    blocks.push(Block::Table(table(inputs, &findings)));
    blocks.push(heading(Level::One, lists::findings(findings.len())));
    let sentences = findings.iter().map(|finding| words::sentence(statistics, finding));
    let numbered = sentences.enumerate().map(|(at, sentence)| format!("{}. {sentence}", at + 1));
    blocks.extend(numbered.map(|line| paragraph(ParagraphKind::Body, line)));
    if !statistics.feeds.is_empty() {
        blocks.push(heading(Level::One, lists::FEEDS));
        let feed = |feed: &_| lists::feed(rule_set, statistics, feed);
        blocks.extend(statistics.feeds.iter().map(|one| paragraph(ParagraphKind::Body, feed(one))));
    }
    blocks.extend(figures::sheet_rates(inputs).map(Block::Figure));
    blocks.push(signatures(inputs));
    document
}

fn table(inputs: &Inputs<'_>, findings: &[Finding]) -> Table {
    let statistics = &inputs.draft.statistics;
    let shares = [(30, Align::Start), (9, Align::End), (11, Align::End), (11, Align::End), (11, Align::End)];
    let more = [(11, Align::End), (12, Align::End), (13, Align::Center), (26, Align::Start)];
    let row = |line: &Line| {
        let kind = if line.is_group() { RowKind::Group } else { RowKind::Plain };
        let indent = "　".repeat(line.level);
        let mut cells = vec![Cell::text(format!("{indent}{}", line.entry.name))];
        cells.extend(What::ALL.map(|what| figure(line, what)));
        cells.push(Cell::text(computed(line)));
        cells.push(Cell::text(&line.entry.period));
        cells.push(Cell::text(lists::entry(&line.entry)));
        Row::new(kind, cells)
    };
    Table {
        name: Report::Statistics.name().to_owned(),
        columns: columns(shares.into_iter().chain(more)),
        head: vec![head(lists::STATISTICS)],
        body: lines(statistics, findings).iter().map(row).collect(),
        lines: 1,
    }
}

/// A figure as reported, or the text that none could be read from.
fn figure(line: &Line, what: What) -> Cell {
    let Some(figure) = line.entry.figures.get(what) else {
        return Cell::text(Place::Figure(what).text(&line.entry));
    };
    let percent = line.entry.measure != Measure::PerThousand;
    Cell::new(match what {
        What::Rate if percent => Value::Percent(figure),
        // As it was typed: 12.0 is not 12.
        _ if Figure::plain(figure.value()) != figure => Value::Text(figure.to_string()),
        _ => Value::Count(figure.value()),
    })
}

fn computed(line: &Line) -> String {
    let rows = sheet::computed_from_rows(line);
    let own = sheet::computed(line);
    [own, rows].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
