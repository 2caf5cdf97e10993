//! What other programs make of the workbooks. Needs LibreOffice Calc (`soffice`) and Python with openpyxl, and fails without them:
//! `make test-office`.

#[path = "county/mod.rs"]
mod support;

use quality_county::domain::field::Cell;
use quality_county::domain::merge::{Kind, plan};
use quality_county::exchange::returned;
use quality_county::report::Report;
use quality_county::report::model::{Block, Value};
use quality_county::rule_sets::built_in;
use quality_county_documents::excel::collect;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::Typed::Number;
use support::rule_sets::{answered, rule_sets};
use support::{AT, Book, County, edited, point, reports, sample, sent, typed};

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("quality-county-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("out")).expect("a folder");
    folder
}

/// Opens the workbooks of a folder with LibreOffice and saves them anew into `out`.
fn saved_by_libreoffice(folder: &Path, names: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args(["--headless", &profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]);
    let done = command.arg(folder.join("out")).args(names.iter().map(|name| folder.join(name))).output();
    let done = done.expect("LibreOffice has to be installed: soffice");
    for name in names {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(folder.join("out").join(name).exists(), "LibreOffice Calc has to be installed; it said: {said}");
    }
}

fn python(script: &str, arguments: &[&Path]) {
    let done = Command::new(std::env::var("PYTHON").unwrap_or_else(|_| "/usr/bin/python3".to_owned()))
        .arg("-c")
        .arg(script)
        .args(arguments)
        .output()
        .expect("Python has to be installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Without the values that formulas carry, so that only what is computed anew can be right.
fn without_values(book: &[u8]) -> Vec<u8> {
    edited(book, |name, text| {
        if !name.starts_with("sheet") {
            return text;
        }
        let mut parts = text.split("</f><v>");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + "</f>" + part.split_once("</v>").map_or("", |(_, rest)| rest))
    })
}

/// Every sum of the scoring table: its sheet row and column, and what it comes to.
fn sums(county: &County) -> Vec<((u32, u32), f64)> {
    let documents = Report::ScoreTable.build(&county.inputs());
    let Some(Block::Table(table)) = documents[0].blocks.first() else { panic!("no table") };
    let rows = quality_county::report::slots::slots(&table.body, table.columns.len());
    let mut sums = Vec::new();
    for (row, slots) in (3..).zip(rows) {
        for slot in slots {
            if let Some(Value::Sum(sum)) = slot.cell.map(|cell| &cell.value) {
                sums.push(((row, slot.column as u32), f64::from(sum.value.hundredths()) / 100.0));
            }
        }
    }
    sums
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_comes_to_the_same_sums() {
    let folder = folder("sums");
    let mut counties = vec![("sample.xlsx".to_owned(), sample())];
    for (at, rule_set) in rule_sets().into_iter().enumerate() {
        counties
            .extend((0..3).map(|seed| (format!("{at}-{seed}.xlsx"), County::of(rule_set, answered(rule_set, seed)))));
    }
    for (name, county) in &counties {
        fs::write(folder.join(name), without_values(&county.workbook(Report::ScoreTable))).expect("written");
    }
    let names: Vec<_> = counties.iter().map(|(name, _)| name.clone()).collect();
    saved_by_libreoffice(&folder, &names);
    let mut rounded = 0;
    for (name, county) in &counties {
        let formulas = Book::open(&county.workbook(Report::ScoreTable)).formulas("自评打分表");
        rounded += formulas.iter().filter(|(_, formula, _)| formula.contains(",9)")).count();
        let mut book = Book::open(&fs::read(folder.join("out").join(name)).expect("read"));
        let sums = sums(county);
        assert!(!sums.is_empty(), "{name}: {} sums", sums.len());
        for (place, value) in sums {
            assert_eq!(book.number("自评打分表", place), Some(value), "{name} {place:?}");
        }
    }
    assert!(rounded > 5, "{rounded} sums are rounded or weighted");
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_score_typed_over_moves_the_totals_as_in_the_program() {
    let folder = folder("typed");
    let (name, county) = ("table.xlsx".to_owned(), sample());
    let mut changed = county.draft.clone();
    let id = point(county.rule_set, "1.1");
    changed.set_cell(county.rule_set, id, 0, Some(Cell::Flag(false)));
    let expected = County::of(county.rule_set, changed);
    assert_ne!(expected.card.total.sure, county.card.total.sure);
    let book = without_values(&county.workbook(Report::ScoreTable));
    fs::write(folder.join(&name), typed(&book, &[(1, "E5".to_owned(), Number("0"))])).expect("written");
    saved_by_libreoffice(&folder, std::slice::from_ref(&name));
    let mut book = Book::open(&fs::read(folder.join("out").join(&name)).expect("read"));
    for (place, value) in sums(&expected) {
        assert_eq!(book.number("自评打分表", place), Some(value), "{place:?}");
    }
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn openpyxl_opens_every_workbook() {
    let (folder, county) = (folder("openpyxl"), sample());
    for report in reports() {
        fs::write(folder.join(format!("{}.xlsx", report.code())), county.workbook(report)).expect("written");
    }
    fs::write(folder.join("collect.xlsx"), sent("14.2").3).expect("written");
    let script = "import sys, glob, openpyxl\n\
        files = glob.glob(sys.argv[1] + '/*.xlsx')\n\
        assert len(files) == 8, files\n\
        for f in files:\n    book = openpyxl.load_workbook(f)\n    assert all(s.max_row > 1 for s in book), f\n\
        sheet = openpyxl.load_workbook(sys.argv[1] + '/score-table.xlsx').worksheets[0]\n\
        assert sheet['F5'].value.startswith('=MIN(') and sheet.print_title_rows == '$3:$3' and sheet.freeze_panes == 'A4'\n\
        data = openpyxl.load_workbook(sys.argv[1] + '/collect.xlsx')['数据']\n\
        assert data.protection.sheet and data['A5'].protection.locked and not data['H5'].protection.locked\n\
        assert data.column_dimensions['A'].hidden and data.data_validations.dataValidation\n\
        assert openpyxl.load_workbook(sys.argv[1] + '/collect.xlsx')['识别信息'].sheet_state == 'hidden'\n";
    python(script, &[&folder]);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
#[ignore = "needs LibreOffice, and Python with openpyxl"]
fn a_sheet_filled_in_by_other_programs_comes_back() {
    let folder = folder("filled");
    let (rule_set, ours, _, book) = sent("14.2");
    fs::write(folder.join("sheet.xlsx"), &book).expect("written");
    // Saved by LibreOffice without a change.
    saved_by_libreoffice(&folder, &["sheet.xlsx".to_owned()]);
    let kinds = |book: &[u8]| {
        let filled = collect::read(book, AT, built_in).expect("read");
        assert_eq!(filled.problems, []);
        let source = returned::open("x", filled.json.as_bytes(), built_in).pop().expect("a file").1.expect("opened");
        let plan = plan(rule_set, &ours, vec![source]);
        assert!(plan.files.iter().all(|file| file.refused.is_none()));
        plan.items.into_iter().filter(|item| item.kind != Kind::Equal).collect::<Vec<_>>()
    };
    let saved = fs::read(folder.join("out/sheet.xlsx")).expect("read");
    assert_eq!(kinds(&saved), []);
    // Filled in by openpyxl, then saved by LibreOffice.
    let script = "import sys, openpyxl\n\
        book = openpyxl.load_workbook(sys.argv[1])\n\
        data = book['数据']\n\
        rows = {data.cell(r, 1).value: r for r in range(5, data.max_row + 1)}\n\
        data.cell(rows['14.2#num'], 8).value = 520\n\
        data.cell(rows['14.2#den'], 8).value = '541'\n\
        data.cell(rows['11.1#met'], 8).value = '未达到'\n\
        data.cell(rows['14.2#num'], 11).value = '=备注'\n\
        data['D3'].value = '张某'\n\
        book.save(sys.argv[2])\n";
    python(script, &[&folder.join("sheet.xlsx"), &folder.join("typed.xlsx")]);
    let by_python = kinds(&fs::read(folder.join("typed.xlsx")).expect("read"));
    assert_eq!(by_python.len(), 3, "{by_python:?}");
    saved_by_libreoffice(&folder, &["typed.xlsx".to_owned()]);
    let by_both = kinds(&fs::read(folder.join("out/typed.xlsx")).expect("read"));
    assert_eq!(by_both.len(), 3, "{by_both:?}");
    fs::remove_dir_all(folder).expect("removed");
}
