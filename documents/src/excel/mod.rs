//! Excel: documents as one workbook, and collection sheets out and back ([`collect`]).
//!
//! A sheet for every table; sums are formulas that carry their value; the figures are native charts on a sheet of their own. What
//! people typed is only ever written as text. Nothing is read from a clock: the day of the document is the day of the file.

mod chart;
pub mod collect;
mod feet;
mod layout;
mod long;
mod looks;
mod names;
mod sheet;
mod table;

use layout::Paper;
use long::Long;
use names::Names;
use quality_county::domain::date::Date;
use quality_county::report::model::{Block, Document, Figure};
use quality_county::report::{Format, Inputs, Report};
use quality_county::words::report::file_stem;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use sheet::Sheet;

/// What the library refuses: nothing that a document holds, so a mistake in this module.
pub use rust_xlsxwriter::XlsxError;

/// The workbook of a report with its name, without ending; `None` where the report is not made in Excel or has nothing to say. The
/// scoring table brings its figures, the catalogue its cover sheets.
pub fn report(report: Report, inputs: &Inputs<'_>) -> Result<Option<(String, Vec<u8>)>, XlsxError> {
    if !report.formats().contains(&Format::Excel) {
        return Ok(None);
    }
    let mut documents = report.build(inputs);
    if report == Report::Catalogue {
        documents.extend(Report::CoverSheets.build(inputs));
    }
    let Some(first) = documents.first_mut() else { return Ok(None) };
    first.blocks.extend(report.figures(inputs).into_iter().map(Block::Figure));
    Ok(Some((file_stem(&inputs.draft.about, report.name()), write(&documents)?)))
}

/// The .xlsx of several documents.
pub fn write(documents: &[Document]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::default();
    for document in documents {
        book.document(document)?;
    }
    let (title, date) = documents.first().map_or(("", None), |first| (&first.title[..], Some(first.date)));
    book.finish(title, date)
}

/// A workbook on its way.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    names: Names,
    figures: Vec<Figure>,
    long: Vec<Long>,
}

impl Book {
    /// A sheet for each table, with what stands before the first and after each; one sheet where there is no table.
    fn document(&mut self, document: &Document) -> Result<(), XlsxError> {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tables: Vec<_> = tables.collect();
        let paper = Paper::of(document.page);
        let named =
            |name: &str| if name.trim().is_empty() { document.report.name().to_owned() } else { name.to_owned() };
        let mut later = tables.iter();
        let first = later.next();
        let name = self.names.take(&named(first.map_or("", |table| &table.name)));
        let mut sheet = Sheet::new(name, paper, first.map_or(&[][..], |table| &table.columns), document)?;
        let mut seen = false;
        for block in &document.blocks {
            match block {
                Block::Figure(figure) => self.figures.push(figure.clone()),
                Block::Table(table) => {
                    if seen {
                        let name = self.names.take(&named(&table.name));
                        let next = Sheet::new(name, paper, &table.columns, document)?;
                        self.push(std::mem::replace(&mut sheet, next));
                    }
                    seen = true;
                    sheet.table(table)?;
                }
                other => sheet.block(other)?,
            }
        }
        self.push(sheet);
        Ok(())
    }

    fn push(&mut self, mut sheet: Sheet) {
        self.long.append(&mut sheet.long);
        self.sheets.push(sheet);
    }

    fn finish(mut self, title: &str, date: Option<Date>) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(title, date)?);
        let figures = std::mem::take(&mut self.figures);
        let charts = (!figures.is_empty()).then(|| chart::sheet(&self.names.take("图表"), &figures)).transpose()?;
        let long = (!self.long.is_empty()).then(|| long::sheet(long::SHEET, &self.long)).transpose()?;
        for sheet in self.sheets {
            book.push_worksheet(sheet.finish()?);
        }
        for sheet in charts.into_iter().chain(long) {
            book.push_worksheet(sheet);
        }
        with_feet(book)
    }
}

/// The finished workbook, page numbers outside.
fn with_feet(mut book: Workbook) -> Result<Vec<u8>, XlsxError> {
    let too_large = |_| XlsxError::ParameterError("larger than a ZIP may be".to_owned());
    feet::outside(book.save_to_buffer()?).map_err(too_large)
}

/// Title and day; the moment of writing is no part of it.
fn properties(title: &str, date: Option<Date>) -> Result<DocProperties, XlsxError> {
    let day = match date {
        Some(date) => ExcelDateTime::from_ymd(date.year(), date.month(), date.day())?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let title: String = crate::text::clean(title).chars().take(200).collect();
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}
