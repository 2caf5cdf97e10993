//! Word: a document as .docx by GB/T 9704, or a table on A4 or A3 across.
//!
//! Fonts are named, never embedded; `parts` names what stands in for one that a computer lacks. docx-rs writes the parts of the
//! package; what it cannot say is put right in [`parts`].

mod blocks;
mod figure;
mod order;
mod page;
mod parts;
mod styles;
mod table;

use crate::package::{TooLarge, zip};
use docx_rs::{Docx, Paragraph, Run, RunFonts};
use quality_county::report::model::{Block, Document, ParagraphKind};

/// A picture in place of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Which figure of the document, from 0.
    pub figure: usize,
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// The .docx. A figure without a picture is drawn as bars of shaded cells.
pub fn write(document: &Document, pictures: &[Picture]) -> Result<Vec<u8>, TooLarge> {
    let sheet = page::Sheet::of(document.page);
    let mut writer = Writer { sheet, pictures, figures: 0, heads: Vec::new(), docx: styles::styled(&sheet) };
    writer.docx = page::set_up(writer.docx, &sheet, document);
    writer.top(document);
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        writer.block(block, blocks.peek().is_some_and(|next| is_ending(next)));
    }
    let Writer { docx, heads, sheet, .. } = writer;
    zip(&parts::files(docx.build(), &heads, sheet.text, document))
}

/// Whether a block must not stand on a page without the one before it: what is attached, who signs, and where.
fn is_ending(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => matches!(paragraph.kind, ParagraphKind::Opening | ParagraphKind::Closing),
        Block::Signatures(_) => true,
        _ => false,
    }
}

/// A document on its way to Word.
struct Writer<'a> {
    sheet: page::Sheet,
    pictures: &'a [Picture],
    /// How many figures there were so far.
    figures: usize,
    /// How many rows of each table are its head.
    heads: Vec<usize>,
    docx: Docx,
}

impl Writer<'_> {
    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }
}

/// A run of text that people may have typed, its line ends kept. Signs that both scripts have take the Chinese form.
fn run(text: &str) -> Run {
    let mut run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    for (at, line) in crate::text::clean(text).split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}
