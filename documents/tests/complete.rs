//! Every report in every format holds all that it is for: row by row what belongs together, of a draft that has something in
//! every place. A row that is dropped is missed.

mod support;

use quality_county::report::Report;
use quality_county::report::model::{Block, Document, RowKind};
use quality_county_documents::excel;
use support::full;
use support::lines::{self, lacking, written};
use support::thorough::{marked, thorough};
use support::wanted::wanted;

#[test]
fn nothing_is_missing_in_any_format() {
    for case in (0..4).map(|seed| thorough(seed, &marked)) {
        for report in Report::ALL {
            let (documents, wanted) = (report.build(&case.inputs()), wanted(report, &case));
            assert!(report == Report::Form || wanted.len() >= 12, "{}", report.name());
            for format in report.formats() {
                let lacking = lacking(&written(&documents, *format), &wanted);
                assert!(lacking.is_empty(), "{} {format:?} of {}: {lacking:#?}", report.name(), wanted.len());
            }
        }
    }
}

/// Without one row of a table in the middle, or where there is no table without a paragraph.
fn without_one(mut documents: Vec<Document>) -> Vec<Document> {
    let long = |block: &Block| matches!(block, Block::Table(table) if table.body.len() > 9);
    let middle = documents.len() / 2;
    let Some(document) = documents.get_mut(middle) else { return documents };
    let (at, half) = (document.blocks.iter().position(long), document.blocks.len() / 2);
    if let Some(Block::Table(table)) = at.map(|at| &mut document.blocks[at]) {
        let rows = table.body.len() / 2..table.body.len();
        let plain = rows.into_iter().find(|at| table.body[*at].kind == RowKind::Plain);
        table.body.remove(plain.expect("a row"));
    } else {
        document.blocks.remove(half);
    }
    documents
}

#[test]
fn what_is_dropped_is_missed() {
    let case = thorough(0, &marked);
    for report in Report::ALL.into_iter().filter(|report| ![Report::Form, Report::Reminders].contains(report)) {
        let (documents, wanted) = (without_one(report.build(&case.inputs())), wanted(report, &case));
        for format in report.formats() {
            let lacking = lacking(&written(&documents, *format), &wanted);
            assert!(!lacking.is_empty(), "{} {format:?}: a dropped row is not missed", report.name());
        }
    }
}

#[test]
fn the_workbook_of_a_report_holds_its_figures_too() {
    let case = full();
    let (_, book) = excel::report(Report::ScoreTable, &case.inputs()).expect("written").expect("a workbook");
    let lines = lines::excel(&book);
    let rates = quality_county::domain::picture::rates(case.rule_set, &case.card);
    assert!(rates.len() > 5);
    let label = |(id, bar): &_| vec![quality_county::words::figure::point_rate(case.rule_set, *id, bar)];
    assert_eq!(lacking(&lines, &rates.iter().map(label).collect::<Vec<_>>()), [] as [String; 0]);
    let losses = quality_county::domain::picture::losses(case.rule_set, &case.draft.departments, &case.card);
    let name = |share: &quality_county::domain::picture::Share| {
        vec![case.draft.departments.name(case.rule_set, share.department).to_owned(), share.lost.to_string()]
    };
    assert_eq!(lacking(&lines, &losses.iter().map(name).collect::<Vec<_>>()), [] as [String; 0]);
}
