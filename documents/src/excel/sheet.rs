//! A sheet: title and facts, then blocks one under the other, all as wide as the table.

use super::layout::{HIGHEST, Paper, Row, height, pages};
use super::long::{Long, is_long, marked};
use super::looks::{Role, format, size_of};
use super::names::cut;
use crate::text::clean;
use quality_county::report::model::{Align, Block, Column, Cover, Document, Paragraph, ParagraphKind, Run, Signatures};
use rust_xlsxwriter::{Worksheet, XlsxError, utility};

/// A sheet on its way.
pub(super) struct Sheet {
    pub sheet: Worksheet,
    pub name: String,
    pub paper: Paper,
    /// Pixels of each column.
    pub widths: Vec<u32>,
    /// The next free row.
    pub row: u32,
    pub long: Vec<Long>,
    rows: Vec<Row>,
    /// The next row begins a page.
    opens: bool,
    /// Whether pages begin where they are told to, whatever the width.
    parted: bool,
    /// Points of the head that comes again on every page.
    pub head: f64,
}

impl Sheet {
    pub(super) fn new(name: String, paper: Paper, columns: &[Column], document: &Document) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?;
        set_up(&mut sheet, paper, &document.running);
        let widths = paper.widths(columns);
        for (at, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(at, *width)?;
        }
        let (long, rows) = (Vec::new(), Vec::new());
        let mut new = Self { sheet, name, paper, widths, row: 0, long, rows, opens: false, parted: false, head: 0.0 };
        new.line(&document.title, Role::Title, Align::Center)?;
        new.line(&document.facts.join("　"), Role::Fact, Align::Center)?;
        Ok(new)
    }

    /// Row and column by the numbers that the library wants.
    pub(super) fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// A text across all columns.
    pub(super) fn line(&mut self, text: &str, role: Role, align: Align) -> Result<(), XlsxError> {
        let (row, last) = (self.row, self.last_column());
        let width = self.widths.iter().sum();
        let size = size_of(role, self.paper.size);
        let text = self.fitting(text, row, 0, width, size);
        let look = format(role, self.paper.size, align);
        if last > 0 {
            self.sheet.merge_range(row, 0, row, last, "", &look)?;
        }
        self.sheet.write_string_with_format(row, 0, &text, &look)?;
        let room = if role == Role::Title { 10.0 } else { 2.0 };
        self.high(height(&text, width, size) + room, matches!(role, Role::Title | Role::Fact | Role::Heading))
    }

    /// Ends a row.
    pub(super) fn high(&mut self, points: f64, with_next: bool) -> Result<(), XlsxError> {
        let points = points.clamp(self.paper.size * 1.5, HIGHEST);
        self.sheet.set_row_height(self.row, points)?;
        self.rows.push(Row { height: points, with_next, opens: std::mem::take(&mut self.opens) });
        self.row += 1;
        Ok(())
    }

    /// A text as a cell holds it. One that is too long, or too high for a row, is marked and kept whole elsewhere.
    pub(super) fn fitting(&mut self, text: &str, row: u32, column: u16, width: u32, size: f64) -> String {
        let text = clean(text);
        if !is_long(&text) && height(&text, width, size) <= HIGHEST {
            return text;
        }
        let place = format!("{}!{}", self.name, utility::row_col_to_cell(row, column));
        let short = marked(&text, &place);
        self.long.push(Long { place, text });
        short
    }

    /// Anything but tables and figures.
    pub(super) fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(_, text) => self.line(text, Role::Heading, Align::Start),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Cover(cover) => self.cover(cover),
            Block::Table(_) | Block::Figure(_) => Ok(()),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), XlsxError> {
        let said = |run: &Run| match run {
            Run::Plain(text) | Run::Bold(text) => text.clone(),
            Run::Blank(count) => "＿".repeat((*count).min(40)),
        };
        let text: String = paragraph.runs.iter().map(said).collect();
        let (text, align) = match paragraph.kind {
            ParagraphKind::Body => (format!("　　{text}"), Align::Start),
            ParagraphKind::Opening | ParagraphKind::Note => (text, Align::Start),
            ParagraphKind::Closing => (text, Align::End),
            ParagraphKind::Key => (text, Align::Center),
        };
        self.line(&text, Role::Paragraph(paragraph.kind), align)
    }

    fn signatures(&mut self, signatures: &Signatures) -> Result<(), XlsxError> {
        let people = signatures.people.iter().map(|name| format!("{name}：＿＿＿＿＿＿"));
        let seal = (!signatures.seal.is_empty()).then(|| format!("{}（盖章）", signatures.seal));
        let day = "＿＿＿＿年＿＿月＿＿日".to_owned();
        let parts: Vec<_> = people.chain(seal).chain([day]).collect();
        // Room to write and for the seal.
        self.line(&format!("\n{}\n", parts.join("　　")), Role::Paragraph(ParagraphKind::Opening), Align::Start)
    }

    fn cover(&mut self, cover: &Cover) -> Result<(), XlsxError> {
        (self.opens, self.parted) = (true, true);
        self.line(&format!("{}　{}", cover.number, cover.name), Role::Title, Align::Center)?;
        for (label, text) in &cover.lines {
            self.line(&format!("{label}：{text}"), Role::Paragraph(ParagraphKind::Opening), Align::Start)?;
        }
        cover.contents.iter().try_for_each(|text| self.line(text, Role::Plain, Align::Start))
    }

    pub(super) fn finish(mut self) -> Result<Worksheet, XlsxError> {
        if self.parted {
            // Where a sheet is fitted to the paper, some programs overlook where pages are to begin.
            self.sheet.set_print_scale(100);
        }
        let breaks = pages(&self.rows, self.paper.height, self.head);
        if !breaks.is_empty() {
            self.sheet.set_page_breaks(&breaks)?;
        }
        Ok(self.sheet)
    }
}

/// Paper, margins, what stands at the head and foot of every page.
pub(super) fn set_up(sheet: &mut Worksheet, paper: Paper, running: &str) {
    sheet.set_paper_size(paper.code);
    if paper.landscape {
        sheet.set_landscape();
    }
    sheet.set_margins(0.47, 0.47, 0.7, 0.6, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    let running = clean(running).replace('\n', " ").replace('&', "&&");
    if !running.is_empty() {
        // The signs before it count, too.
        sheet.set_header(format!("&R&\"宋体\"&9{}", cut(&format!(" {running}"), 200)));
    }
    sheet.set_footer("&C&\"宋体\"&10— &P —");
}
