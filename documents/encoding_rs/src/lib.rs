//! Stands in for encoding_rs (`[patch.crates-io]` in the root's Cargo.toml), whose tables of Chinese, Japanese and Korean are 130 KB
//! that hardly pack. What Excel and WPS write is UTF-8. What calamine, codepage and quick-xml ask of the real one is here, by the same
//! names: UTF-8 and UTF-16 are decoded; of what ASCII is a part of, ASCII is, and the first other byte is malformed; of the rest every
//! byte is. Nothing is read wrong.

mod decoder;
mod list;

pub use decoder::{Decoder, DecoderResult};
pub use list::*;
use std::borrow::Cow;

/// An encoding.
#[derive(PartialEq, Eq, Hash, Debug)]
pub struct Encoding {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Kind {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Anything that ASCII is a part of.
    Ascii,
    /// Nothing can be told of it.
    Unknown,
}

const LABELS: [(&str, &Encoding); 10] = [
    ("utf-8", &UTF_8_INIT),
    ("utf8", &UTF_8_INIT),
    ("us-ascii", &WINDOWS_1252_INIT),
    ("iso-8859-1", &WINDOWS_1252_INIT),
    ("gb2312", &GBK_INIT),
    ("gbk", &GBK_INIT),
    ("gb18030", &GB18030_INIT),
    ("utf-16", &UTF_16LE_INIT),
    ("utf-16le", &UTF_16LE_INIT),
    ("utf-16be", &UTF_16BE_INIT),
];

impl Encoding {
    /// The encoding of a label such as an XML declaration has. A label that is not known here is not ignored (the text would be
    /// taken for UTF-8), it is refused.
    pub fn for_label(label: &[u8]) -> Option<&'static Encoding> {
        let label = label.trim_ascii();
        let known = LABELS.iter().find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(label));
        Some(known.map_or(&FOREIGN_INIT, |(_, encoding)| *encoding))
    }

    /// Its name.
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// The text without its mark, what does not decode replaced; whether anything was.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Encoding, bool) {
        let mark: &[u8] = match self.kind {
            Kind::Utf8 => b"\xef\xbb\xbf",
            Kind::Utf16Le => b"\xff\xfe",
            Kind::Utf16Be => b"\xfe\xff",
            Kind::Ascii | Kind::Unknown => b"",
        };
        let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
        if let Some(text) = self.decode_without_bom_handling_and_without_replacement(bytes) {
            return (text, self, false);
        }
        let mut decoder = self.new_decoder_without_bom_handling();
        let (mut text, mut rest) = (String::new(), bytes);
        loop {
            let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return (text.into(), self, true),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }

    /// The text, unless a byte of it does not decode.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        if self.kind == Kind::Utf8 || (self.kind == Kind::Ascii && bytes.is_ascii()) {
            return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        let mut text = String::new();
        let (result, _) =
            self.new_decoder_without_bom_handling().decode_to_string_without_replacement(bytes, &mut text, true);
        (result == DecoderResult::InputEmpty).then_some(Cow::Owned(text))
    }

    /// Decodes piece by piece.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder::new(self)
    }
}
