//! python-docx finds what was meant. Where it is not installed (`pip install python-docx`), nothing is checked, and that is said.

mod support;

use quality_county::report::Report;
use quality_county::report::model::Page;
use quality_county_documents::word;
use std::path::Path;
use std::process::Command;
use support::full;

#[test]
fn python_docx_finds_margins_grid_fonts_and_headings() {
    let installed = Command::new("python3").args(["-c", "import docx"]).output().is_ok_and(|run| run.status.success());
    if !installed {
        eprintln!("not checked: python-docx is not installed");
        return;
    }
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
    let run = Command::new("python3").arg(script).arg(&folder).output().expect("python3 runs");
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}
