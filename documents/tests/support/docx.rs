//! Reading a .docx back.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A part of the package as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The names of all parts.
pub fn names(docx: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    zip.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// All text of the body, a paragraph a line; breaks are line ends, too. Panics where the XML is not well-formed.
pub fn text(docx: &[u8]) -> String {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut text, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("at {}: {error}", reader.buffer_position())) {
            Event::Start(tag) => inside = tag.name().as_ref() == b"w:t",
            Event::End(tag) => {
                inside = false;
                if tag.name().as_ref() == b"w:p" {
                    text.push('\n');
                }
            }
            Event::Empty(tag) if tag.name().as_ref() == b"w:br" => text.push('\n'),
            Event::Text(found) if inside => text.push_str(&found.decode().expect("UTF-8")),
            Event::GeneralRef(name) if inside => text.push_str(&entity(&name.decode().expect("UTF-8"))),
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn entity(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => {
            let digits = other.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
            let code =
                digits.or_else(|| other.strip_prefix('#').map(str::parse)).expect("a known entity").expect("a number");
            char::from_u32(code).expect("a character").to_string()
        }
    }
}

/// Without white space, so that a line end in the layout is no difference.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
