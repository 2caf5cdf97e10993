//! Workbooks among the files that come in, and what the program that reads them says.

use quality_county::exchange::workbook::{Filled, OLE, filled, is_meant_as_workbook, is_workbook, may_be_workbook};
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

#[test]
fn an_answer_reads_or_is_none() {
    let read = |text: &str| filled(text.as_bytes());
    let good = r#"{"pack": "{}", "refused": null, "problems": ["数据!F12：“九成”没有读懂。"]}"#;
    assert_eq!(read(good), Some(Filled { pack: Ok("{}".into()), problems: vec!["数据!F12：“九成”没有读懂。".into()] }));
    let bad = r#"{"pack": null, "refused": "不是收集表。", "problems": []}"#;
    assert_eq!(read(bad), Some(Filled { pack: Err("不是收集表。".into()), problems: Vec::new() }));
    for text in [
        "",
        "[]",
        "{}",
        r#"{"pack": null, "refused": null, "problems": []}"#,
        r#"{"pack": "{}", "refused": "甲", "problems": []}"#,
        r#"{"pack": "{}", "problems": [1]}"#,
        r#"{"pack": "{}"}"#,
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
