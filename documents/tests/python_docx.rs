//! python-docx finds what was meant. Run by hand, as `office.rs` is; it fails where python-docx is missing (`pip install python-docx`).

mod support;

use quality_county::report::Report;
use quality_county::report::model::Page;
use quality_county_documents::word;
use std::path::Path;
use std::process::Command;
use support::full;

#[test]
#[ignore = "needs python-docx"]
fn python_docx_finds_margins_grid_fonts_and_headings() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python-docx");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("removed");
    }
    for document in Report::ALL.into_iter().flat_map(|report| report.build(&full().inputs())) {
        let kind = match document.page {
            Page::Official => "official",
            Page::Close => "close",
            Page::A4Landscape => "A4",
            Page::A3Landscape => "A3",
        };
        std::fs::create_dir_all(folder.join(kind)).expect("a folder");
        let bytes = word::write(&document, &[]).expect("written");
        std::fs::write(folder.join(kind).join(format!("{}.docx", document.file_stem)), bytes).expect("written");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check_docx.py");
    let run = Command::new(std::env::var("PYTHON").unwrap_or_else(|_| "/usr/bin/python3".to_owned()))
        .arg(script)
        .arg(&folder)
        .output()
        .expect("python3 runs");
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}
