//! Decoding piece by piece: a character may be cut in two.

use crate::{Encoding, Kind};

/// How a piece went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecoderResult {
    /// All of it was read.
    InputEmpty,
    /// There is no room for the next character.
    OutputFull,
    /// So many bytes do not decode, so many bytes before what was read last.
    Malformed(u8, u8),
}

/// Decodes piece by piece.
pub struct Decoder {
    encoding: &'static Encoding,
    /// The beginning of a character.
    held: [u8; 4],
    count: usize,
}

/// The longest character.
const ROOM: usize = 4;

/// What the bytes held come to.
enum Found {
    Char(char),
    More,
    Bad,
}

impl Decoder {
    pub(crate) fn new(encoding: &'static Encoding) -> Self {
        Self { encoding, held: [0; 4], count: 0 }
    }

    /// What it decodes.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Room enough for a piece of so many bytes; `None` where no number is large enough.
    pub fn max_utf8_buffer_length_without_replacement(&self, length: usize) -> Option<usize> {
        length.checked_mul(3)?.checked_add(2 * ROOM)
    }

    /// Decodes a piece into `to`, which grows: how it went, and how many bytes were read.
    pub fn decode_to_string_without_replacement(
        &mut self,
        from: &[u8],
        to: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        for (at, byte) in from.iter().enumerate() {
            match self.next(*byte) {
                Ok(Some(char)) => to.push(char),
                Ok(None) => {}
                Err(malformed) => return (malformed, at + 1),
            }
        }
        (self.end(last), from.len())
    }

    /// Decodes a piece into `to`: how it went, how many bytes were read and written.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        from: &[u8],
        to: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let mut written = 0;
        for (at, byte) in from.iter().enumerate() {
            if to.len() - written < ROOM {
                return (DecoderResult::OutputFull, at, written);
            }
            match self.next(*byte) {
                Ok(Some(char)) => written += char.encode_utf8(&mut to[written..]).len(),
                Ok(None) => {}
                Err(malformed) => return (malformed, at + 1, written),
            }
        }
        (self.end(last), from.len(), written)
    }

    /// Takes a byte; a character that it ends, or what does not decode.
    fn next(&mut self, byte: u8) -> Result<Option<char>, DecoderResult> {
        self.held[self.count] = byte;
        self.count += 1;
        match found(self.encoding.kind, &self.held[..self.count]) {
            Found::More => Ok(None),
            Found::Char(char) => {
                self.count = 0;
                Ok(Some(char))
            }
            Found::Bad => Err(self.malformed()),
        }
    }

    fn end(&mut self, last: bool) -> DecoderResult {
        if last && self.count > 0 { self.malformed() } else { DecoderResult::InputEmpty }
    }

    fn malformed(&mut self) -> DecoderResult {
        let bytes = std::mem::take(&mut self.count);
        DecoderResult::Malformed(u8::try_from(bytes).unwrap_or(u8::MAX), 0)
    }
}

fn found(kind: Kind, held: &[u8]) -> Found {
    match kind {
        Kind::Utf8 => match std::str::from_utf8(held) {
            Ok(text) => text.chars().next().map_or(Found::Bad, Found::Char),
            Err(error) if error.error_len().is_none() => Found::More,
            Err(_) => Found::Bad,
        },
        Kind::Utf16Le => utf_16(held, u16::from_le_bytes),
        Kind::Utf16Be => utf_16(held, u16::from_be_bytes),
        Kind::Ascii if held[0].is_ascii() => Found::Char(char::from(held[0])),
        Kind::Ascii | Kind::Unknown => Found::Bad,
    }
}

fn utf_16(held: &[u8], unit: fn([u8; 2]) -> u16) -> Found {
    let (units, odd) = held.as_chunks::<2>();
    if !odd.is_empty() {
        return Found::More;
    }
    match char::decode_utf16(units.iter().map(|bytes| unit(*bytes))).next() {
        Some(Ok(char)) => Found::Char(char),
        Some(Err(lone)) if units.len() == 1 && lone.unpaired_surrogate() < 0xdc00 => Found::More,
        _ => Found::Bad,
    }
}
