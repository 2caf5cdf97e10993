//! A document as data: what is said, in what order, on what paper. Nothing of a format, a font or a pixel; each format decides how
//! it shows a block. Texts are as people typed them: a writer escapes and cleans them.

use super::Report;
use crate::domain::date::Date;
use crate::domain::decimal::Decimal;
use crate::domain::exact::Rounding;
use crate::domain::points::Points;
use crate::domain::statistics::figure::Figure as Reported;

/// What is handed in as one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    pub report: Report,
    /// File name without its ending, fit for any system.
    pub file_stem: String,
    pub page: Page,
    /// The day that stands on it.
    pub date: Date,
    pub title: String,
    /// Small lines under the title: whose, by which table, how it stands, as of when.
    pub facts: Vec<String>,
    /// One line for the head of every page: `示例县 2026 年度 自评打分表`.
    pub running: String,
    pub blocks: Vec<Block>,
}

/// The paper, and how it is set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Page {
    /// A4 upright by GB/T 9704: 22 lines of 28 characters.
    Official,
    /// A4 upright, set closely: what must fit one page.
    Close,
    A4Landscape,
    A3Landscape,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    Heading(Level, String),
    Paragraph(Paragraph),
    Table(Table),
    Figure(Figure),
    Signatures(Signatures),
    /// A sheet that parts the proof of one indicator from the next; it has a page of its own.
    Cover(Cover),
}

/// How deep a heading stands. Its text carries its number: 一、（一）1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    One,
    Two,
    Three,
}

/// Running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    pub runs: Vec<Run>,
    pub kind: ParagraphKind,
}

/// How a paragraph is set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParagraphKind {
    /// First line indented by two characters.
    Body,
    /// Not indented: whom a letter is to.
    Opening,
    /// At the right, a few characters from the edge: who signs, and when.
    Closing,
    /// Smaller, not indented: a remark under a table.
    Note,
    /// Larger and centred: the one figure that matters.
    Key,
}

/// A stretch of text of one look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    Plain(String),
    Bold(String),
    /// A line of so many characters to write on by hand.
    Blank(usize),
}

/// Rows and columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// What a sheet of a workbook is called.
    pub name: String,
    pub columns: Vec<Column>,
    /// Repeated on every page.
    pub head: Vec<Row>,
    /// No row parts at the end of a page.
    pub body: Vec<Row>,
    /// Rows of the body have room for at least so many lines: more than one where people write by hand.
    pub lines: usize,
}

/// A column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its part of the width; the parts of all columns need not add up to anything.
    pub share: u32,
    pub align: Align,
}

/// Where a text stands across its cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Align {
    Start,
    Center,
    End,
}

/// A row. Cells that a cell above reaches down over are left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub kind: RowKind,
    pub cells: Vec<Cell>,
    /// Kept on the page of the row that follows.
    pub with_next: bool,
}

/// What a row is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RowKind {
    Plain,
    /// Stands over the rows that belong together.
    Group,
    Total,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    pub value: Value,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// Where it is not as its column.
    pub align: Option<Align>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// May have several lines; empty for nothing, which is not zero.
    Text(String),
    Points(Points),
    Count(Decimal),
    /// In per cent, with the decimals that it was reported with: 95.20.
    Percent(Reported),
    /// In 万元; the head of the column says so.
    Money(Decimal),
    Date(Date),
    Sum(Sum),
}

/// Points that follow from other cells: what these add up to, each by its share, at most the cap, rounded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sum {
    pub parts: Vec<Part>,
    pub cap: Option<Points>,
    /// `None`: nothing needs rounding.
    pub rounding: Option<Rounding>,
    /// What it comes to; a writer of formulas writes this beside the formula.
    pub value: Points,
}

/// A cell that a sum takes in; one without a number counts as nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Position in the body of the table.
    pub row: usize,
    pub column: usize,
    /// Counts as `.0 ÷ .1` of itself, where it is weighted.
    pub share: Option<(Points, Points)>,
}

/// A picture of figures. Numbers are in hundredths of the unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    pub kind: FigureKind,
    pub title: String,
    /// 分, 项 or %.
    pub unit: &'static str,
    /// What the stacked parts of every bar are, first to last.
    pub series: Vec<&'static str>,
    pub bars: Vec<Bar>,
    /// What the mark at a bar is; empty where no bar has one.
    pub mark: String,
    /// Where the axis begins.
    pub from: i64,
}

/// Which picture.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FigureKind {
    /// What each category brought, of its maximum, against the target.
    Categories,
    /// What each department lost and what is open with it.
    Losses,
    /// Rates against the threshold that they are held to.
    Rates,
}

/// One bar of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    pub label: String,
    /// One for each of [`Figure::series`].
    pub values: Vec<i64>,
    /// The end of the bar's own scale.
    pub full: i64,
    /// Target or threshold.
    pub mark: Option<i64>,
    /// What stands beside the bar, so that nothing is said by colour or length alone.
    pub said: String,
}

/// Room to sign by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signatures {
    pub people: &'static [&'static str],
    /// Whose seal, with the day to be written by hand; empty where the document has both already.
    pub seal: String,
}

/// What a cover sheet says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    pub number: String,
    pub name: String,
    /// Label and text, one line each.
    pub lines: Vec<(&'static str, String)>,
    /// What lies behind the sheet.
    pub contents: Vec<String>,
}
