//! Page numbers outside: right on odd pages, left on even ones. The library knows one foot for all pages, so the parts of the
//! finished workbook are put right here.

use crate::package::{TooLarge, zip};
use miniz_oxide::inflate::decompress_to_vec_with_limit as inflate;

/// At the right; the even pages have the same at the left.
pub(super) const FOOT: &str = "&R&\"宋体\"&14— &P —";

/// The workbook with feet for even pages; as it was where it cannot be taken apart, which no workbook of the library does.
pub(super) fn outside(book: Vec<u8>) -> Result<Vec<u8>, TooLarge> {
    match parts(&book) {
        Some(parts) => zip(&parts),
        None => Ok(book),
    }
}

/// The parts of a ZIP that was just written: its directory is at the end, without a comment.
fn parts(book: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let end = book.get(book.len().checked_sub(22)?..)?;
    let (count, mut at) = (number(end, 10, 2)?, number(end, 16, 4)?);
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = book.get(at..)?;
        let [name, extra, comment] = [28, 30, 32].map(|place| number(entry, place, 2));
        let (name, path) = (name?, String::from_utf8(entry.get(46..46 + name?)?.to_vec()).ok()?);
        let (method, packed, size) = (number(entry, 10, 2)?, number(entry, 20, 4)?, number(entry, 24, 4)?);
        let file = book.get(number(entry, 42, 4)?..)?;
        let from = 30 + number(file, 26, 2)? + number(file, 28, 2)?;
        let bytes = file.get(from..from + packed)?;
        let bytes = if method == 0 { bytes.to_vec() } else { inflate(bytes, size).ok()? };
        parts.push(footed(path, bytes));
        at += 46 + name + extra? + comment?;
    }
    Some(parts)
}

/// A number of so many bytes, the last the highest.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn footed(path: String, bytes: Vec<u8>) -> (String, Vec<u8>) {
    let sheet = path.starts_with("xl/worksheets/sheet");
    let text = if sheet { std::str::from_utf8(&bytes).ok().and_then(even) } else { None };
    (path, text.map_or(bytes, String::into_bytes))
}

/// The XML of a sheet, its head and foot said of even pages, too. Typed text cannot be taken for a tag: its `<` is written `&lt;`.
fn even(sheet: &str) -> Option<String> {
    let (before, rest) = sheet.split_once("<headerFooter>")?;
    let (odd, after) = rest.split_once("</headerFooter>")?;
    // The foot alone begins with &R; the head may hold anything.
    let (head, foot) = odd.split_once("<oddFooter>")?;
    let foot = foot.replacen("&amp;R", "&amp;L", 1);
    let also =
        format!("{head}<oddFooter>{foot}").replace("oddHeader>", "evenHeader>").replace("oddFooter>", "evenFooter>");
    Some(format!("{before}<headerFooter differentOddEven=\"1\">{odd}{also}</headerFooter>{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_pages_have_their_number_at_the_left() {
        let sheet = "<a/><headerFooter><oddHeader>&amp;Rx</oddHeader><oddFooter>&amp;R— &amp;P —</oddFooter></headerFooter><b/>";
        let wanted = "<a/><headerFooter differentOddEven=\"1\"><oddHeader>&amp;Rx</oddHeader><oddFooter>&amp;R— &amp;P —</oddFooter>\
                      <evenHeader>&amp;Rx</evenHeader><evenFooter>&amp;L— &amp;P —</evenFooter></headerFooter><b/>";
        assert_eq!(even(sheet).as_deref(), Some(wanted));
        assert_eq!(even("<a/>"), None);
        assert_eq!(outside(b"no workbook".to_vec()), Ok(b"no workbook".to_vec()));
        assert_eq!(outside(vec![0; 30]), zip(&[]));
    }
}
