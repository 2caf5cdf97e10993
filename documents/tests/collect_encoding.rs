//! A collection sheet in another encoding than UTF-8 is refused, never read wrong (`documents/encoding_rs`).

#[path = "county/mod.rs"]
mod support;

use quality_county::exchange::bundle::unzip;
use quality_county::rule_sets::built_in;
use quality_county_documents::excel::collect::{self, Refused, problem::refusal};
use quality_county_documents::package::zip;
use support::AT;

/// 县 in GBK.
const COUNTY: &[u8] = b"\xcf\xd8";

/// The workbook with the declaration of its texts changed and one more text, of these bytes.
fn declared(encoding: &str, said: &[u8]) -> Vec<u8> {
    let book = support::sent("15.1").3;
    let parts = unzip(&book).expect("a ZIP").into_iter().zip(support::paths(&book)).map(|((_, bytes), path)| {
        if !path.ends_with("sharedStrings.xml") {
            return (path, bytes);
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains("encoding=\"UTF-8\"") && text.contains("</sst>"));
        let text = text.replace("encoding=\"UTF-8\"", &format!("encoding=\"{encoding}\""));
        let (texts, end) = text.split_at(text.find("</sst>").expect("an end"));
        (path, [texts.as_bytes(), b"<si><t>", said, b"</t></si>", end.as_bytes()].concat())
    });
    zip(&parts.collect::<Vec<_>>()).expect("a ZIP")
}

#[test]
fn other_encodings_are_refused() {
    assert!(collect::read(&declared("UTF-8", "县".as_bytes()), AT, built_in).is_ok());
    assert!(collect::read(&declared("utf8", "县".as_bytes()), AT, built_in).is_ok());
    for encoding in ["GBK", "gb2312", "gb18030", "Big5", "iso-2022-jp", "windows-1252", "no-such-encoding"] {
        let refused = collect::read(&declared(encoding, COUNTY), AT, built_in).map(|_| ()).expect_err(encoding);
        assert!(matches!(refused, Refused::Damaged(_)), "{encoding}: {refused:?}");
        assert!(refusal(&refused).contains("另存一份"), "{encoding}");
    }
    // Not declared, but not UTF-8 either.
    assert!(collect::read(&declared("UTF-8", COUNTY), AT, built_in).is_err());
}
