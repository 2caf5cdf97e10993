//! The ledger as a sheet of rows and columns: what stands in each cell, what follows from the others, and what a typed text means.

use super::check::{Fact, Finding};
use super::claim::Claim;
use super::figure::Figure;
use super::rate::Measure;
use super::totals::{Totals, stated, totals};
use super::typed::{self, NotFigure};
use super::{Entry, Statistics, What};
use crate::domain::decimal::Decimal;

/// A column that people type into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Name,
    Figure(What),
    Period,
    Note,
}

impl Column {
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Figure(What::Enterprises),
        Self::Figure(What::Whole),
        Self::Figure(What::Part),
        Self::Figure(What::Rest),
        Self::Figure(What::Rate),
        Self::Period,
        Self::Note,
    ];

    /// Position in [`Column::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::Name => 0,
            Self::Figure(what) => 1 + what as usize,
            Self::Period => 6,
            Self::Note => 7,
        }
    }

    /// What stands in an entry's cell: a figure or, where none could be read, the text as typed.
    pub fn text(self, entry: &Entry) -> String {
        match self {
            Self::Name => entry.name.clone(),
            Self::Period => entry.period.clone(),
            Self::Note => entry.note.clone(),
            Self::Figure(what) => match (entry.figures.get(what), unread(entry, what)) {
                (Some(figure), _) => figure.to_string(),
                (None, Some(text)) => text.to_owned(),
                (None, None) if what == What::Rate => entry.claim.clone(),
                (None, None) => String::new(),
            },
        }
    }

    /// Puts a typed text into an entry. A rate may be a share in words; what cannot be read is kept as typed and does not count.
    pub fn put(self, entry: &mut Entry, text: &str) {
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        match self {
            Self::Name => entry.name = line,
            Self::Period => entry.period = line,
            Self::Note => entry.note = line,
            Self::Figure(what) => {
                if what == What::Rate && entry.figures.get(what).is_none() && unread(entry, what).is_none() {
                    // The cell showed the words: they are what is typed over.
                    entry.claim.clear();
                }
                match read(entry.measure, what, &line) {
                    Ok(figure) => entry.set(what, figure, None),
                    Err(_) if what == What::Rate && Claim::read(&line).is_some() => {
                        entry.set(what, None, None);
                        line.trim().clone_into(&mut entry.claim);
                    }
                    Err(_) => entry.set(what, None, Some(line)),
                }
            }
        }
    }

    /// The cell that a fact is about.
    pub fn of(fact: &Fact) -> Self {
        match fact {
            Fact::Duplicate(_) => Self::Name,
            Fact::Sum { what, .. } | Fact::Above { what, .. } | Fact::Unread(what) => Self::Figure(*what),
            Fact::PartAndRest { .. } => Self::Figure(What::Rest),
            Fact::NoParts => Self::Figure(What::Whole),
            _ => Self::Figure(What::Rate),
        }
    }
}

/// The typed text of a figure that could not be read.
pub fn unread(entry: &Entry, what: What) -> Option<&str> {
    entry.unread.iter().find(|(other, _)| *other == what).map(|(_, text)| text.as_str())
}

/// Reads a typed figure. `Ok(None)` for a blank cell, which is not zero.
pub fn read(measure: Measure, what: What, text: &str) -> Result<Option<Figure>, NotFigure> {
    if what != What::Rate {
        return typed::count(text, what == What::Enterprises || measure == Measure::PassRate);
    }
    // Only a change may fall.
    match typed::percent(text)? {
        Some(figure) if figure.is_negative() && measure != Measure::Change => Err(NotFigure::Negative),
        figure => Ok(figure),
    }
}

/// One row of the sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The entry without what is inside it.
    pub entry: Entry,
    /// 0 for the outermost.
    pub level: usize,
    /// The period of the group around it.
    pub period: String,
    /// The sums over its parts.
    pub sums: Option<Totals>,
    /// A count that is blank but follows from the others: part, rest.
    pub implied: [Option<Decimal>; 2],
    /// The rate that the counts give, at the decimals of the reported one.
    pub computed: Option<Figure>,
    /// One bit for each of [`Column::ALL`]: whether a finding is about that cell.
    pub marks: u8,
}

impl Line {
    pub fn is_group(&self) -> bool {
        self.entry.parts.is_some()
    }

    /// The sum over its parts of a figure.
    pub fn sum(&self, what: What) -> Option<Decimal> {
        let sums = self.sums?;
        let sum = match what {
            What::Enterprises => sums.enterprises,
            What::Whole => sums.whole,
            What::Part => sums.part,
            What::Rest => sums.rest,
            What::Rate => return sums.rate.map(Figure::value),
        };
        // Of nothing there is no sum.
        (sum.value > Decimal::ZERO || sum.blank == 0).then_some(sum.value)
    }
}

/// Every entry in printed order.
pub fn lines(statistics: &Statistics, findings: &[Finding]) -> Vec<Line> {
    let mut lines = Vec::new();
    add(&statistics.entries, 0, "", &mut lines);
    // Findings come in the order of the ledger, too.
    let mut at = 0;
    for finding in findings {
        while lines.get(at).is_some_and(|line: &Line| line.entry.id != finding.at) {
            at += 1;
        }
        if let Some(line) = lines.get_mut(at) {
            line.marks |= 1 << Column::of(&finding.fact).index();
        }
    }
    lines
}

fn add(entries: &[Entry], level: usize, period: &str, lines: &mut Vec<Line>) {
    for entry in entries {
        let blank = |what| entry.figures.get(what).is_none() && unread(entry, what).is_none();
        let implied = [What::Part, What::Rest].map(|what| stated(entry, what).filter(|_| blank(what)));
        let decimals = entry.figures.get(What::Rate).map_or(2, Figure::decimals);
        let counts = stated(entry, What::Part).zip(stated(entry, What::Whole));
        let possible = |(part, whole): &(Decimal, Decimal)| !entry.measure.is_part() || part <= whole;
        let computed = counts.filter(possible).and_then(|(part, whole)| entry.measure.rate(part, whole, decimals));
        lines.push(Line {
            entry: shallow(entry),
            level,
            period: period.to_owned(),
            sums: totals(entry).filter(|_| !entry.inside().is_empty()),
            implied,
            computed,
            marks: 0,
        });
        let period = if entry.period.is_empty() { period } else { &entry.period };
        add(entry.inside(), level + 1, period, lines);
    }
}

/// The entry, with nothing inside it.
fn shallow(entry: &Entry) -> Entry {
    Entry {
        id: entry.id,
        name: entry.name.clone(),
        source: entry.source.clone(),
        period: entry.period.clone(),
        unit: entry.unit.clone(),
        measure: entry.measure,
        figures: entry.figures,
        unread: entry.unread.clone(),
        claim: entry.claim.clone(),
        note: entry.note.clone(),
        partial: entry.partial,
        parts: entry.parts.as_ref().map(|_| Vec::new()),
    }
}
