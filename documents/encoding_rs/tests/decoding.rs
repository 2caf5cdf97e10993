//! What is decoded, what is refused.

use encoding_rs::{DecoderResult, Encoding, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

const TEXT: &str = "a县\u{e9}𠮷🙂";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// In pieces of so many bytes, into a buffer that takes three characters at most.
fn in_pieces(encoding: &'static Encoding, bytes: &[u8], size: usize) -> Result<String, DecoderResult> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Vec::new();
    let pieces: Vec<_> = bytes.chunks(size).chain([&[][..]]).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let mut rest = *piece;
        loop {
            let mut room = [0; 12];
            let last = at + 1 == pieces.len();
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut room, last);
            decoded.extend(&room[..written]);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => return Err(result),
            }
        }
    }
    Ok(String::from_utf8(decoded).expect("UTF-8"))
}

#[test]
fn utf_8_and_utf_16_in_pieces_of_any_size() {
    for (encoding, bytes) in [
        (UTF_8, TEXT.as_bytes().to_vec()),
        (UTF_16LE, utf_16(TEXT, u16::to_le_bytes)),
        (UTF_16BE, utf_16(TEXT, u16::to_be_bytes)),
    ] {
        for size in 1..=bytes.len() {
            assert_eq!(in_pieces(encoding, &bytes, size).as_deref(), Ok(TEXT), "{} by {size}", encoding.name());
        }
        assert_eq!(encoding.decode(&bytes), (TEXT.into(), encoding, false));
        assert!(in_pieces(encoding, &bytes[..bytes.len() - 1], 3).is_err(), "{} cut off", encoding.name());
    }
}

#[test]
fn lone_halves_and_broken_bytes_are_malformed() {
    let low_first = utf_16("🙂", u16::to_le_bytes)[2..].to_vec();
    let high_alone = [&utf_16("🙂", u16::to_le_bytes)[..2], b"a\0"].concat();
    for (encoding, bytes) in [(UTF_16LE, low_first), (UTF_16LE, high_alone), (UTF_8, b"a\xff".to_vec())] {
        assert_eq!(encoding.decode_without_bom_handling_and_without_replacement(&bytes), None);
        let (text, _, replaced) = encoding.decode(&bytes);
        assert!(replaced && text.contains('\u{fffd}'), "{text}");
    }
}

#[test]
fn of_other_encodings_ascii_is_read_and_the_rest_refused() {
    let decode = |label: &str, bytes: &[u8]| {
        let encoding = Encoding::for_label(label.as_bytes()).expect("an encoding");
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    assert_eq!(decode(" GBK ", b"abc").as_deref(), Some("abc"));
    assert_eq!(decode("gb2312", b"\xcf\xd8"), None);
    assert_eq!(decode("iso-8859-1", b"\xe9"), None);
    // These write everything in ASCII's bytes.
    assert_eq!(decode("hz-gb-2312", b"~{OX~}"), None);
    assert_eq!(decode("utf-7", b"+U78-"), None);
    assert_eq!(decode("UTF-8", "县".as_bytes()).as_deref(), Some("县"));
    assert_eq!(GBK.decode(b"a\xcf\xd8").0, "a\u{fffd}\u{fffd}");
    assert_eq!(REPLACEMENT.decode_without_bom_handling_and_without_replacement(b"a"), None);
}

#[test]
fn a_mark_is_left_out() {
    assert_eq!(UTF_8.decode(b"\xef\xbb\xbfa").0, "a");
    assert_eq!(UTF_16LE.decode(b"\xff\xfea\0").0, "a");
}
