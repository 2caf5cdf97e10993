//! Paper, margins, grid, page numbers.

use super::run;
use super::styles::SONG;
use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, PageMargin,
    PageOrientationType, Paragraph, Run, RunFonts,
};
use quality_county::report::model::{Document, Page};

/// A sheet of paper, in twips; a millimetre has 56.7.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub page: Page,
    pub width: u32,
    pub height: u32,
    pub top: i32,
    pub bottom: i32,
    pub left: i32,
    pub right: i32,
    /// Sizes of running text and of text in tables, in half points.
    pub text: usize,
    pub table_text: usize,
}

impl Sheet {
    pub(super) fn of(page: Page) -> Self {
        let close = |width, height, table_text| Self {
            page,
            width,
            height,
            top: 1134,
            bottom: 1134,
            left: 1021,
            right: 1021,
            text: 21,
            table_text,
        };
        match page {
            Page::Official => Self {
                page,
                width: 11906,
                height: 16838,
                top: 2098,
                bottom: 1984,
                left: 1588,
                right: 1474,
                text: 32,
                table_text: 21,
            },
            Page::Close => close(11906, 16838, 18),
            Page::A4Landscape => close(16838, 11906, 18),
            Page::A3Landscape => close(23811, 16838, 21),
        }
    }

    /// Between the margins.
    pub(super) fn text_width(&self) -> usize {
        usize::try_from(i64::from(self.width) - i64::from(self.left) - i64::from(self.right)).unwrap_or_default()
    }

    pub(super) fn is_official(&self) -> bool {
        self.page == Page::Official
    }
}

/// Paper, margins and grid; page numbers outside: right on odd pages, left on even ones; across the paper also a line at the head
/// that says what a loose sheet belongs to.
pub(super) fn set_up(docx: Docx, sheet: &Sheet, document: &Document) -> Docx {
    // The number stands seven millimetres below the type area.
    let (header, footer) = if sheet.is_official() { (851, 1247) } else { (567, 567) };
    let Sheet { top, bottom, left, right, .. } = *sheet;
    let landscape = sheet.width > sheet.height;
    let docx = docx
        .page_size(sheet.width, sheet.height)
        .page_margin(PageMargin { top, bottom, left, right, header, footer, gutter: 0 })
        .page_orient(if landscape { PageOrientationType::Landscape } else { PageOrientationType::Portrait })
        .footer(Footer::new().add_paragraph(number(AlignmentType::Right)))
        .even_footer(Footer::new().add_paragraph(number(AlignmentType::Left)));
    let mut docx = if landscape {
        let head = || Header::new().add_paragraph(Paragraph::new().style("running").add_run(run(&document.running)));
        docx.header(head()).even_header(head())
    } else {
        docx
    };
    // 22 lines of 28 characters: a line every 28.95 points, characters of 16 points a little closer.
    docx.document.section_property = docx.document.section_property.doc_grid(if sheet.is_official() {
        DocGrid::new().grid_type(DocGridType::LinesAndChars).line_pitch(579).char_space(-842)
    } else {
        DocGrid::with_empty()
    });
    docx
}

/// `— 1 —`, one character from the edge.
fn number(side: AlignmentType) -> Paragraph {
    let fonts = || RunFonts::new().east_asia(SONG).ascii(SONG).hi_ansi(SONG).hint("eastAsia");
    let dash = |text: &str| Run::new().add_text(text).size(28).fonts(fonts());
    let field = Run::new()
        .size(28)
        .fonts(fonts())
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    Paragraph::new()
        .style("number")
        .align(side)
        .indent(Some(280), None, Some(280), None)
        .add_run(dash("— "))
        .add_run(field)
        .add_run(dash(" —"))
}
