//! A file read back as lines: a row of a table, or a paragraph, each without white space.

use super::docx::{part, squeezed};
use calamine::{Data, Reader, Xlsx};
use quality_county::report::Format;
use quality_county::report::model::Document;
use quality_county_documents::text::clean;
use quality_county_documents::{excel as workbook, page, word as docx};
use std::io::Cursor;

/// Lines of a .docx; a row is one.
pub fn word(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "word/document.xml");
    xml.split("<w:tr>").flat_map(|piece| row_or(piece, "</w:tr>", "</w:p>")).collect()
}

/// Lines of an HTML page.
pub fn print(html: &str) -> Vec<String> {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let body = body.replace("<tr", "\u{1}<tr");
    body.split('\u{1}').flat_map(|piece| row_or(piece, "</tr>", "</p>")).collect()
}

/// A row up to its end, and the paragraphs after it.
fn row_or(piece: &str, row: &str, paragraph: &str) -> Vec<String> {
    let (first, rest) = piece.split_once(row).unwrap_or(("", piece));
    [first].into_iter().chain(rest.split(paragraph)).map(shown).filter(|line| !line.is_empty()).collect()
}

/// The text between tags.
fn shown(markup: &str) -> String {
    let mut text = String::new();
    for piece in markup.split('<') {
        text.push_str(piece.split_once('>').map_or(if text.is_empty() { piece } else { "" }, |(_, text)| text));
    }
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    squeezed(&plain.replace("&#39;", "'").replace("&apos;", "'").replace("&amp;", "&"))
}

/// Rows of all sheets of a workbook; days as they read.
pub fn excel(bytes: &[u8]) -> Vec<String> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let mut lines = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let cell = |data: &Data| match data {
            Data::DateTime(moment) => day(moment.as_f64() as i64),
            other => other.to_string(),
        };
        lines.extend(range.rows().map(|row| squeezed(&row.iter().map(cell).collect::<String>())));
    }
    lines
}

/// `2026年3月5日` from Excel's number of it.
fn day(serial: i64) -> String {
    let days = serial - 25_569 + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * from_march + 2) / 5 + 1, (from_march + 2) % 12 + 1);
    format!("{}年{month}月{day}日", year + era * 400 + i64::from(month <= 2))
}

/// What of `wanted` no line holds all of.
pub fn lacking(lines: &[String], wanted: &[Vec<String>]) -> Vec<String> {
    let one = |pieces: &&Vec<String>| {
        let pieces: Vec<_> = pieces.iter().map(|piece| squeezed(&clean(piece))).collect();
        !lines.iter().any(|line| pieces.iter().all(|piece| line.contains(piece)))
    };
    wanted.iter().filter(one).map(|pieces| pieces.join(" | ")).collect()
}

/// The lines of documents in a format.
pub fn written(documents: &[Document], format: Format) -> Vec<String> {
    let one_word = |one| word(&docx::write(one, &[]).expect("written"));
    match format {
        Format::Word => documents.iter().flat_map(one_word).collect(),
        Format::Print => documents.iter().flat_map(|one| print(&page::write(one))).collect(),
        Format::Excel => excel(&workbook::write(documents).expect("written")),
    }
}
