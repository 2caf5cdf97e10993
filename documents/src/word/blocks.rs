//! Blocks that are paragraphs: title, headings, text, signatures, cover sheets.

use super::{Writer, run};
use docx_rs::{AlignmentType, LineSpacing, Paragraph, Run};
use quality_county::report::model::{Block, Cover, Document, Level, ParagraphKind, Run as Words, Signatures};

impl Writer<'_> {
    /// Title and facts.
    pub(super) fn top(&mut self, document: &Document) {
        let room = LineSpacing::new().before(0).after(if self.sheet.is_official() { 300 } else { 120 });
        self.add(Paragraph::new().style("Title").add_run(run(&document.title)).line_spacing(room).keep_next(true));
        let last = document.facts.len().saturating_sub(1);
        for (at, fact) in document.facts.iter().enumerate() {
            let after = if at == last { 200 } else { 0 };
            let line = Paragraph::new().style("facts").add_run(run(fact));
            self.add(line.line_spacing(LineSpacing::new().after(after)).keep_next(true));
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(paragraph) => {
                let look = match paragraph.kind {
                    ParagraphKind::Body => "body",
                    ParagraphKind::Opening => "opening",
                    ParagraphKind::Closing => "closing",
                    ParagraphKind::Note => "note",
                    ParagraphKind::Key => "key",
                };
                self.add(
                    paragraph.runs.iter().fold(Paragraph::new().style(look), |line, words| line.add_run(worded(words))),
                );
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Cover(cover) => self.cover(cover),
        }
    }

    fn heading(&mut self, level: Level, text: &str) {
        let style = match level {
            Level::One => "Heading1",
            Level::Two => "Heading2",
            Level::Three => "Heading3",
        };
        self.add(Paragraph::new().style(style).keep_next(true).add_run(run(text)));
    }

    fn signatures(&mut self, signatures: &Signatures) {
        let official = self.sheet.is_official();
        let (style, blank) = if official { ("opening", 4) } else { ("note", 9) };
        let line =
            |before| Paragraph::new().style(style).line_spacing(LineSpacing::new().before(before)).keep_lines(true);
        let names = signatures.people.iter().enumerate().fold(line(480), |line, (at, name)| {
            let lead = if at == 0 { "" } else { "　" };
            line.add_run(run(&format!("{lead}{name}："))).add_run(worded(&Words::Blank(blank)))
        });
        let seal = format!("{}（盖章）", signatures.seal);
        const DAY: &str = "　　年　　月　　日";
        if signatures.seal.is_empty() {
            self.add(names);
        } else if official {
            let below = |text: &str| {
                let line = line(240).align(AlignmentType::Right).indent(None, None, Some(640), None);
                line.add_run(run(text))
            };
            self.add(names.keep_next(true));
            self.add(below(&seal).keep_next(true));
            self.add(below(DAY));
        } else {
            self.add(names.add_run(run(&format!("　　{seal}　　{DAY}"))));
        }
    }

    fn cover(&mut self, cover: &Cover) {
        let drop = LineSpacing::new().before(2400).after(600);
        let number = Paragraph::new().style("coverNumber").page_break_before(true).line_spacing(drop);
        self.add(number.add_run(run(&cover.number)));
        let after = LineSpacing::new().after(1200);
        self.add(Paragraph::new().style("coverName").line_spacing(after).add_run(run(&cover.name)));
        for (label, text) in &cover.lines {
            self.add(Paragraph::new().style("opening").add_run(run(&format!("{label}：")).bold()).add_run(run(text)));
        }
        for line in &cover.contents {
            self.add(Paragraph::new().style("note").add_run(run(line)));
        }
    }
}

/// A stretch of a paragraph.
fn worded(words: &Words) -> Run {
    match words {
        Words::Plain(text) => run(text),
        Words::Bold(text) => run(text).bold(),
        Words::Blank(length) => run(&"　".repeat(*length)).underline("single"),
    }
}
