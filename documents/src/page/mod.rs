//! HTML for the browser's print window. Every text passes [`inert`]; no style and no script stands in the markup, so that it may
//! also be put into a page whose policy forbids both.

mod figure;
mod table;

use crate::text::inert;
use quality_county::report::model::{Block, Cover, Document, Level, Page, Paragraph, ParagraphKind, Run, Signatures};

/// How it all looks, without the paper.
pub const STYLE: &str = include_str!("../../../style/doc.css");

/// A page of its own.
pub fn write(document: &Document) -> String {
    let (title, style, body) = (inert(&document.title), STYLE, fragment(document));
    let paper = document.page.rules().join("\n");
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title><style>\n{style}\n{paper}\n</style></head>\
         <body>{body}</body></html>\n"
    )
}

/// The document alone, for a page that has the styles already.
pub fn fragment(document: &Document) -> String {
    let kind = match document.page {
        Page::Official => "doc-official",
        Page::Close | Page::A4Landscape => "doc-small",
        Page::A3Landscape => "doc-wide",
    };
    let facts: String = document.facts.iter().map(|fact| format!("<p>{}</p>", inert(fact))).collect();
    let blocks: String = document.blocks.iter().map(block).collect();
    let title = inert(&document.title);
    format!("<article class=\"doc {kind}\"><h1>{title}</h1><div class=\"doc-facts\">{facts}</div>{blocks}</article>")
}

/// A text with its line ends.
fn lines(text: &str) -> String {
    inert(text).replace('\n', "<br>")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let tag = match level {
                Level::One => "h2",
                Level::Two => "h3",
                Level::Three => "h4",
            };
            format!("<{tag}>{}</{tag}>", lines(text))
        }
        Block::Paragraph(text) => paragraph(text),
        Block::Table(one) => table::table(one),
        Block::Figure(one) => figure::figure(one),
        Block::Signatures(one) => signatures(one),
        Block::Cover(one) => cover(one),
    }
}

fn paragraph(paragraph: &Paragraph) -> String {
    let class = match paragraph.kind {
        ParagraphKind::Body => "doc-body",
        ParagraphKind::Opening => "doc-opening",
        ParagraphKind::Closing => "doc-closing",
        ParagraphKind::Note => "doc-note",
        ParagraphKind::Key => "doc-key",
    };
    let run = |run: &Run| match run {
        Run::Plain(text) => lines(text),
        Run::Bold(text) => format!("<b>{}</b>", lines(text)),
        Run::Blank(length) => blank(*length),
    };
    let runs: String = paragraph.runs.iter().map(run).collect();
    format!("<p class=\"{class}\">{runs}</p>")
}

/// Room to write on.
fn blank(length: usize) -> String {
    format!("<span class=\"doc-blank\">{}</span>", "　".repeat(length))
}

fn signatures(signatures: &Signatures) -> String {
    let person = |name: &&str| format!("<span>{}：{}</span>", inert(name), blank(4));
    let people: String = signatures.people.iter().map(person).collect();
    let seal = match signatures.seal.as_str() {
        "" => String::new(),
        seal => {
            format!("<p class=\"doc-seal\">{}（盖章）</p><p class=\"doc-seal\">　　年　　月　　日</p>", inert(seal))
        }
    };
    format!("<div class=\"doc-signs\"><p>{people}</p>{seal}</div>")
}

fn cover(cover: &Cover) -> String {
    let line = |(label, text): &(&str, String)| {
        format!("<p class=\"doc-opening\"><b>{}：</b>{}</p>", inert(label), lines(text))
    };
    let about: String = cover.lines.iter().map(line).collect();
    let contents: String =
        cover.contents.iter().map(|line| format!("<p class=\"doc-note\">{}</p>", lines(line))).collect();
    let (number, name) = (lines(&cover.number), lines(&cover.name));
    format!(
        "<section class=\"doc-cover\"><p class=\"doc-cover-number\">{number}</p><h2 class=\"doc-cover-name\">{name}</h2>{about}{contents}\
         </section>"
    )
}
