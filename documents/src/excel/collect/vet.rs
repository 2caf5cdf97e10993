//! What is looked at before the library reads a sheet: calamine 0.38 computes with places like `A99999999999` until a number overflows.

/// Whether every place that a sheet's tags name is one that a sheet can have; other parts of a workbook do.
pub(super) fn places_fit(part: &[u8]) -> bool {
    if !part.windows(SHEET.len()).any(|letters| letters == SHEET) {
        return true;
    }
    // Text between tags has no `<` of its own.
    part.split(|byte| *byte == b'<').skip(1).all(|rest| {
        let tag = rest.split(|byte| *byte == b'>').next().unwrap_or_default();
        [&b"r="[..], b"ref="]
            .iter()
            .all(|name| values(tag, name).all(|value| value.split(|byte| *byte == b':').all(fits)))
    })
}

/// The tag that makes a part a sheet.
const SHEET: &[u8] = b"sheetData";

/// The values of an attribute in a tag; there is one, where the file is sound.
fn values<'a>(tag: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let starts = (1..tag.len()).filter(move |at| tag[at - 1].is_ascii_whitespace() && tag[*at..].starts_with(name));
    starts.filter_map(move |at| {
        let value = &tag[at + name.len()..];
        let quote = value.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
        value[1..].split(|byte| byte == quote).next()
    })
}

/// At most three letters and seven digits, as in `XFD1048576`.
fn fits(place: &[u8]) -> bool {
    let count = |kind: fn(&u8) -> bool| place.iter().filter(|byte| kind(byte)).count();
    count(u8::is_ascii_alphabetic) <= 3 && count(u8::is_ascii_digit) <= 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_no_sheet_has() {
        for sound in [
            "<row r=\"5\"><c r='XFD1048576' s=\"1\"/><f ref=\"A1:B2\"/> r=\"A99999999999\"",
            "",
            "<c r=>",
            "<c r=\"",
            "<",
        ] {
            assert!(places_fit(format!("{sound}<sheetData>").as_bytes()), "{sound}");
        }
        for odd in [
            "<c r=\"A12345678\"",
            "<c s=\"1\"\nr='ABCD1'>",
            "<row r=\"99999999999\">",
            "<dimension ref=\"A1:A99999999\"/>",
        ] {
            assert!(!places_fit(format!("<sheetData>{odd}").as_bytes()), "{odd}");
            assert!(places_fit(odd.as_bytes()), "{odd}");
        }
    }
}
