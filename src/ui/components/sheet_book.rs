//! What the statistics page shows of the ledger: its rows with what is said about each, and the findings.

use crate::domain::statistics::check::check;
use crate::domain::statistics::sheet::{Column, Line, lines};
use crate::domain::statistics::{Entry, Statistics, What};
use crate::words::statistics::{place, sentence};

/// A row as it is shown.
#[derive(Clone, PartialEq)]
pub struct Row {
    pub line: Line,
    /// What does not fit, by column.
    pub says: Vec<(usize, String)>,
    /// Whether a scoring point takes its counts.
    pub feeds: bool,
    /// A text that is being typed into one of its cells, as long as it says what the ledger holds.
    pub typed: Option<(usize, String)>,
}

impl Row {
    pub fn key(&self) -> usize {
        self.line.entry.id.key()
    }

    /// What a cell shows.
    pub fn text(&self, column: usize) -> String {
        match &self.typed {
            Some((at, text)) if *at == column => text.clone(),
            _ => Column::ALL[column].text(&self.line.entry),
        }
    }
}

/// A finding and its cell.
#[derive(Clone, PartialEq)]
pub struct Told {
    pub key: usize,
    pub column: usize,
    pub contradiction: bool,
    pub text: String,
}

/// Everything that the page shows of the ledger.
#[derive(Clone, PartialEq, Default)]
pub struct Book {
    pub rows: Vec<Row>,
    pub told: Vec<Told>,
}

impl Book {
    pub fn new(statistics: &Statistics) -> Self {
        let findings = check(statistics);
        let lines = lines(statistics, &findings);
        let mut rows: Vec<_> =
            lines.into_iter().map(|line| Row { line, says: Vec::new(), feeds: false, typed: None }).collect();
        for feed in &statistics.feeds {
            rows.iter_mut().filter(|row| row.line.entry.id == feed.from).for_each(|row| row.feeds = true);
        }
        let mut told = Vec::new();
        for finding in &findings {
            let column = Column::of(&finding.fact).index();
            let (whole, place) = (sentence(statistics, finding), place(statistics, finding.at));
            let text = whole.strip_prefix(&place).map_or("", |rest| rest.trim_start_matches('：')).to_owned();
            if let Some(row) = rows.iter_mut().find(|row| row.line.entry.id == finding.at) {
                row.says.push((column, text));
            }
            told.push(Told {
                key: finding.at.key(),
                column,
                contradiction: finding.fact.is_contradiction(),
                text: whole,
            });
        }
        Self { rows, told }
    }

    pub fn row(&self, key: usize) -> Option<&Row> {
        self.rows.iter().find(|row| row.key() == key)
    }
}

/// Which counts are typed in a ledger: failed ones, unless only passed ones are.
pub fn counts_shown(entries: &[Entry]) -> usize {
    fn any(entries: &[Entry], what: What) -> bool {
        entries.iter().any(|entry| entry.figures.get(what).is_some() || any(entry.inside(), what))
    }
    match (any(entries, What::Part), any(entries, What::Rest)) {
        (true, true) => 2,
        (true, false) => 1,
        (false, _) => 0,
    }
}
