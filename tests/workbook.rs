//! Workbooks among the files that come in.

use quality_county::exchange::workbook::{OLE, is_meant_as_workbook, is_workbook, may_be_workbook};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
            .expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

#[test]
fn a_workbook_is_known_by_its_parts() {
    let book = zip(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<b/>")]);
    assert!(is_workbook(&book) && may_be_workbook("a", &book));
    // Its name stands in the open within a ZIP that does not pack.
    let bundle = zip(&[("a.xlsx", &book), ("b.json", b"{}")]);
    for other in [
        &bundle,
        &zip(&[("xl/workbook.xml.bak", b"")]),
        &book[..book.len() - 30].to_vec(),
        &b"xl/workbook.xml".to_vec(),
        &Vec::new(),
    ] {
        assert!(!is_workbook(other));
    }
}

#[test]
fn what_is_meant_as_one_is_known_by_its_name_too() {
    let broken = b"PK\x03\x04 cut off".as_slice();
    for name in ["a.xlsx", "甲.XLSX", "b.xls", "c.Et", ".xls"] {
        assert!(is_meant_as_workbook(name, broken) && may_be_workbook(name, b"{}"), "{name}");
    }
    assert!(is_meant_as_workbook("a", &[OLE, b"..."].concat()));
    for name in ["a.json", "xls", "a.xlsx.json", "表", ""] {
        assert!(!is_meant_as_workbook(name, broken) && !may_be_workbook(name, b"{}"), "{name}");
    }
}
