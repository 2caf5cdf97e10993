//! Workbooks of the sample county: nothing is missing, sums come to what the program says, typed text is inert.

#[path = "county/mod.rs"]
mod support;

use calamine::{Data, Reader};
use quality_county::domain::points::Points;
use quality_county::domain::statistics::{Entry, What};
use quality_county::exchange::bundle::unzip;
use quality_county::report::Report;
use quality_county::report::model::{Block, Value};
use quality_county::words::report as words;
use quality_county_documents::excel;
use std::sync::Arc;
use support::{Book, County, reports, sample};

fn holds(texts: &[String], wanted: &str) -> bool {
    let wanted = quality_county_documents::text::clean(wanted);
    texts.iter().any(|text| text.contains(wanted.trim()))
}

#[test]
fn the_scoring_table_has_everything_that_was_filled_in() {
    let county = sample();
    let texts = Book::open(&county.workbook(Report::ScoreTable)).texts();
    let County { rule_set, draft, .. } = &county;
    for id in rule_set.indicator_ids() {
        assert!(holds(&texts, &words::indicator(rule_set, id)), "{}", rule_set.indicator(id).name);
    }
    for id in rule_set.point_ids() {
        let record = draft.record(id);
        let department = quality_county::words::labels::departments_short(rule_set, &draft.departments, id);
        let said = [words::standard(rule_set, id), words::answer(rule_set, draft, id), department];
        for text in said.iter().chain([&record.reason, &record.note, &record.loss_reason]) {
            assert!(holds(&texts, text), "{}: {text}", rule_set.point(id).code);
        }
        assert!(holds(&texts, &words::proof_numbers(rule_set, draft, id)));
    }
}

#[test]
fn the_other_workbooks_have_their_records() {
    let county = sample();
    let catalogue = Book::open(&county.workbook(Report::Catalogue)).texts();
    for proof in county.draft.evidence.iter() {
        for text in [&proof.title, &proof.document_number, &proof.issuer, &proof.file_name] {
            assert!(holds(&catalogue, text), "{text}");
        }
    }
    let tasks = Book::open(&county.workbook(Report::Tasks)).texts();
    let blank = Book::open(&county.workbook(Report::BlankTable)).texts();
    for id in county.rule_set.point_ids() {
        let lead = quality_county::words::labels::lead(county.rule_set, &county.draft.departments, id);
        assert!(holds(&tasks, lead) && holds(&tasks, &county.rule_set.point(id).text.replace(" %", "\u{a0}%")));
        assert!(holds(&blank, &words::prompts(county.rule_set, id)));
    }
    let rectifications = Book::open(&county.workbook(Report::Rectifications)).texts();
    for item in county.draft.rectifications.iter() {
        assert!(holds(&rectifications, &item.problem) && holds(&rectifications, &item.measure));
    }
    let reminders = Book::open(&county.workbook(Report::Reminders)).0.sheet_names();
    assert_eq!(reminders.len(), Report::Reminders.build(&county.inputs()).len());
}

#[test]
fn every_formula_carries_the_value_of_its_sum() {
    let county = sample();
    let mut book = Book::open(&county.workbook(Report::ScoreTable));
    let document = &Report::ScoreTable.build(&county.inputs())[0];
    let Some(Block::Table(table)) = document.blocks.first() else { panic!("no table") };
    let cells = table.body.iter().flat_map(|row| &row.cells);
    let sums: Vec<Points> = cells
        .filter_map(|cell| match &cell.value {
            Value::Sum(sum) => Some(sum.value),
            _ => None,
        })
        .collect();
    let formulas = book.formulas("自评打分表");
    // 31 indicators, 5 categories, total and bonus.
    assert_eq!((formulas.len(), sums.len()), (38, 38));
    for ((_, formula, value), sum) in formulas.iter().zip(&sums) {
        assert_eq!(value.map(|value| (value * 100.0).round() as i32), Some(sum.hundredths()), "{formula}");
        assert!(formula.starts_with("MIN("), "{formula}");
    }
    let total =
        formulas.iter().find(|(.., value)| *value == Some(f64::from(county.card.total.sure.hundredths()) / 100.0));
    assert!(total.is_some());
    let charts = unzip(&county.workbook(Report::ScoreTable)).expect("a ZIP");
    assert_eq!(charts.iter().filter(|(name, _)| name.starts_with("chart") && name.ends_with(".xml")).count(), 3);
}

#[test]
fn rates_are_drawn_where_the_ledger_has_some() {
    let mut county = sample();
    let mut entry = Entry { name: "服装".to_owned(), period: "2026年".to_owned(), ..Entry::default() };
    let figure = |text| quality_county::domain::statistics::figure::Figure::parse(text).ok();
    for (what, text) in [(What::Whole, "541"), (What::Rest, "21"), (What::Rate, "96.10")] {
        entry.set(what, figure(text), None);
    }
    Arc::make_mut(&mut county.draft.statistics).entries.push(entry);
    let book = county.workbook(Report::Statistics);
    let mut opened = Book::open(&book);
    let texts = opened.texts();
    assert!(
        holds(&texts, "服装") && texts.iter().any(|text| text == "541") && texts.iter().any(|text| text == "0.961")
    );
    assert_eq!(opened.0.sheet_names(), ["质量统计台账", "图表"]);
    let parts = unzip(&book).expect("a ZIP");
    let styles = parts.iter().find(|(name, _)| name == "styles.xml").map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(
        styles.is_some_and(|styles| styles.contains("0.00%")),
        "a rate keeps the decimals that it was reported with"
    );
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let county = sample();
    for report in reports() {
        let first = county.workbook(report);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == county.workbook(report), "{report:?}");
    }
}

#[test]
fn every_sheet_is_set_up_for_print() {
    let county = sample();
    let parts = unzip(&county.workbook(Report::ScoreTable)).expect("a ZIP");
    let text = |wanted: &str| {
        let part = parts.iter().find(|(name, _)| name == wanted).expect("a part");
        String::from_utf8_lossy(&part.1).into_owned()
    };
    let sheet = text("sheet1.xml");
    for wanted in ["paperSize=\"9\"", "orientation=\"landscape\"", "fitToPage=\"1\"", "— &amp;P —", "state=\"frozen\""]
    {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    assert!(text("workbook.xml").contains("自评打分表!$3:$3"), "the head comes again on every page");
    assert!(text("core.xml").contains("2026-11-22T00:00:00Z"));
}

/// What people may type, and what no sheet may take for anything but text.
const HOSTILE: [&str; 12] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "=HYPERLINK(\"http://x.test\",\"点我\")",
    "<script>alert(1)</script>&amp;",
    "a\u{0}b\u{7}c\u{1b}d\u{ffff}e\u{202e}f",
    "𠮷野家 😀👨‍👩‍👧 𪚥",
    "_x0041_ _x000D_",
    "第一行\r\n第二行\t第三列",
    "http://x.test/ mailto:a@x.test",
    "' leading quote",
];

#[test]
fn typed_text_stays_text() {
    let mut county = sample();
    let points: Vec<_> = county.rule_set.point_ids().collect();
    for (id, text) in points.iter().zip(HOSTILE) {
        county.draft.record_mut(*id).note = text.to_owned();
        county.draft.record_mut(*id).loss_reason = "长".repeat(10_000);
    }
    county.draft.about.county = HOSTILE[0].to_owned();
    county.draft.record_mut(points[20]).note = "很长".repeat(20_000);
    let ids: Vec<_> = county.draft.evidence.iter().map(|proof| proof.id).collect();
    for (id, text) in ids.iter().zip(HOSTILE) {
        if let Some(proof) = county.draft.proof_mut(*id) {
            (proof.title, proof.document_number) = (text.to_owned(), text.to_owned());
        }
    }
    county = County::of(county.rule_set, county.draft);
    for report in reports() {
        let bytes = county.workbook(report);
        let mut book = Book::open(&bytes);
        let sheets = book.0.sheet_names();
        for (_, formula, _) in sheets.iter().flat_map(|sheet| book.formulas(sheet)) {
            assert!(!formula.contains("cmd") && !formula.contains("HYPERLINK") && !formula.contains('@'), "{formula}");
        }
        let parts = unzip(&bytes).expect("a ZIP");
        assert!(parts.iter().all(|(name, _)| !name.contains("external")));
        for (name, part) in parts.iter().filter(|(name, _)| name.ends_with(".xml")) {
            let text = String::from_utf8_lossy(part);
            assert!(!text.contains("<hyperlink"), "{report:?} {name}");
            let strange = |c: char| c.is_control() && !"\n\r\t".contains(c);
            assert!(!text.contains(strange), "{report:?} {name}");
        }
    }
    let mut book = Book::open(&county.workbook(Report::ScoreTable));
    let texts = book.texts();
    for text in HOSTILE {
        assert!(holds(&texts, text), "{text:?}");
    }
    // Beyond what a cell holds: cut with a mark, and whole on a sheet of its own.
    let whole: String = book
        .cells("长文")
        .iter()
        .filter(|((_, column), _)| *column == 2)
        .filter_map(|(_, data)| if let Data::String(text) = data { Some(text.clone()) } else { None })
        .collect();
    assert!(whole.contains(&"很长".repeat(20_000)));
    assert_eq!(whole.matches(&"长".repeat(10_000)).count(), HOSTILE.len());
    assert!(texts.iter().any(|text| text.starts_with("（全文见“长文”表 自评打分表!H") && text.ends_with("……（未完）")));
    assert!(texts.iter().all(|text| text.encode_utf16().count() <= 32_767));
}

#[test]
fn nothing_to_say_gives_no_workbook() {
    let county = sample();
    assert!(matches!(excel::report(Report::SelfReport, &county.inputs()), Ok(None)));
    assert!(excel::write(&[]).is_ok());
    // Any document can be written, also those that are made for other formats.
    for report in Report::ALL {
        let documents = report.build(&county.inputs());
        let bytes = excel::write(&documents).expect("written");
        assert!(documents.is_empty() || !Book::open(&bytes).texts().is_empty(), "{report:?}");
    }
}
