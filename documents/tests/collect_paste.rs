//! Cells that come without their workbook.

#[path = "county/mod.rs"]
mod support;

use quality_county::domain::field::Cell;
use quality_county::domain::merge::Kind;
use quality_county::exchange::workbook::is_workbook;
use quality_county_documents::excel::collect::problem::Why;
use quality_county_documents::excel::collect::{self, Refused};
use support::{AT, Book, merged, point, sent};

#[test]
fn a_pasted_block_goes_the_same_way() {
    let (rule_set, ours, pack, book) = sent("14.2");
    let id = pack.task.as_ref().expect("a task").pack.clone();
    let paste = |text: &str| collect::pasted(rule_set, &ours, &id, text, AT);
    // Typed by hand: a code, and the values in their order.
    let plain = paste("14.2\t520\t541\n11.1\t未达到\n14.1\t九成\n99.9\t1\n1.1\t达到\n").expect("read");
    assert_eq!(plain.problems.len(), 3, "{:?}", plain.problems);
    let (after, _) = merged(rule_set, &ours, &plain);
    assert_eq!(after.record(point(rule_set, "11.1")).cell(0), Some(Cell::Flag(false)));
    assert!(quality_county::words::report::answer(rule_set, &after, point(rule_set, "14.2")).contains("520"));
    assert_eq!(after.evidence, ours.evidence);
    // Copied out of the sheet, as it is: nothing changes.
    let cells = Book::open(&book).cells("数据");
    let rows = 3..=cells.iter().map(|((row, _), _)| *row).max().unwrap_or(0);
    let text = |row, column| {
        cells.iter().find(|(place, _)| *place == (row, column)).map_or_else(String::new, |(_, data)| data.to_string())
    };
    let quoted = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |row| (0..13).map(|column| quoted(text(row, column))).collect::<Vec<_>>().join("\t");
    let block: Vec<_> = rows.map(line).collect();
    let copied = paste(&block.join("\n")).expect("read");
    assert_eq!(copied.problems, []);
    let (after, kinds) = merged(rule_set, &ours, &copied);
    assert!(kinds.iter().all(|kind| *kind == Kind::Equal), "{kinds:?}");
    assert_eq!(after.evidence, ours.evidence);
    // The same without the heads.
    assert_eq!(paste(&block[1..].join("\n")).expect("read").json, copied.json);
    assert_eq!(paste(""), Err(Refused::NothingPasted));
    let other = quality_county::domain::dispatch::PackId::parse("other").expect("id");
    assert_eq!(collect::pasted(rule_set, &ours, &other, "14.2\t1", AT), Err(Refused::UnknownPack));
}

#[test]
fn what_is_pasted_beyond_all_measure_is_named() {
    let (rule_set, ours, pack, _) = support::sent_pack("14.2");
    let id = &pack.task.as_ref().expect("a task").pack;
    let text = format!("14.2\t1{}\n{}", "\t9".repeat(300), "\n".repeat(10_000)) + "11.1\t达到";
    let filled = collect::pasted(rule_set, &ours, id, &text, AT).expect("read");
    let beyond = filled.problems.iter().filter(|problem| problem.why == Why::Beyond);
    assert_eq!(beyond.count(), 102 + 2);
}

#[test]
fn a_workbook_is_told_from_other_files() {
    let (.., book) = sent("14.2");
    assert!(is_workbook(&book));
    let bundle = quality_county::exchange::bundle::zip(&[("a.json".to_owned(), b"{}".to_vec())]).expect("a ZIP");
    assert!(!is_workbook(&bundle) && !is_workbook(b"xl/workbook.xml"));
}
