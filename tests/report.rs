//! Reports as data: sums say what the engine says, every cell has its place, names are fit for files.

#[allow(dead_code)]
#[path = "support/answers.rs"]
mod answers;
#[path = "support/random_rules.rs"]
mod random_rules;
mod support;

use answers::{answers, drafted};
use proptest::prelude::*;
use quality_county::domain::date::Date;
use quality_county::domain::draft::Draft;
use quality_county::domain::exact::Exact;
use quality_county::domain::field::Cell as Answered;
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::report::model::{Block, Cell, Document, Row, RowKind, Sum, Table, Value};
use quality_county::report::slots::{Slot, slots};
use quality_county::report::{Inputs, Report};
use support::systems::{SYSTEMS, loaded};
use support::{anhui, empty_draft, rich::rich};

fn build(rule_set: &RuleSet, draft: &Draft, report: Report) -> Vec<Document> {
    let card = score(rule_set, draft);
    let today = Date::parse("2026-11-22").expect("a day");
    report.build(&Inputs { rule_set, draft, card: &card, today })
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The points in a cell of the body; nothing where there is no number.
fn points_at(table: &Table, row: usize, column: usize) -> Points {
    let places = slots(&table.body, table.columns.len());
    let slot = places[row].iter().find(|slot| slot.column == column).expect("a cell begins there");
    slot.cell.and_then(|cell| cell.value.points()).unwrap_or(Points::ZERO)
}

/// What a program for tables would make of a sum.
fn computed(table: &Table, sum: &Sum) -> Points {
    // Over one denominator, which the tables of the tests keep small.
    let shares = sum.parts.iter().map(|part| part.share.map_or(1, |(_, over)| i128::from(over.hundredths().max(1))));
    let whole: i128 = shares.product();
    let part = |part: &quality_county::report::model::Part| {
        let points = i128::from(points_at(table, part.row, part.column).hundredths());
        let (times, over) =
            part.share.map_or((1, 1), |(times, over)| (times.hundredths().into(), over.hundredths().max(1).into()));
        points * times * (whole / over)
    };
    let exact = Exact::new(sum.parts.iter().map(part).sum(), whole).capped(sum.cap);
    exact.rounded(sum.rounding.unwrap_or_default())
}

/// Every sum of the scoring table says what follows from the cells that it names; how many there are.
fn check_sums(rule_set: &RuleSet, draft: &Draft) -> usize {
    let document = build(rule_set, draft, Report::ScoreTable).remove(0);
    let mut count = 0;
    for table in tables(&document) {
        for cell in table.body.iter().flat_map(|row| &row.cells) {
            if let Value::Sum(sum) = &cell.value {
                assert_eq!(computed(table, sum), sum.value, "{sum:?}");
                count += 1;
            }
        }
    }
    count
}

/// Every cell has its place, and every place a cell.
fn check_places(document: &Document) {
    for table in tables(document) {
        for rows in [&table.head, &table.body] {
            let places = slots(rows, table.columns.len());
            for (row, slots) in rows.iter().zip(&places) {
                let taken = slots.iter().filter(|slot| slot.cell.is_some()).count();
                assert!(row.cells.is_empty() || row.cells.len() == taken, "{}: {row:?}", document.title);
                assert_eq!(slots.iter().map(|slot| slot.columns).sum::<usize>(), table.columns.len());
            }
            let over = |(at, row): (usize, &quality_county::report::model::Row)| {
                row.cells.iter().all(|cell| at + cell.rows <= rows.len())
            };
            assert!(rows.iter().enumerate().all(over), "{}: a cell reaches below the table", document.title);
        }
    }
}

#[test]
fn the_anhui_table_adds_up_by_formulas_throughout() {
    let set = anhui();
    let draft = rich(empty_draft(set));
    // Indicators, categories, the total, and the bonus apart.
    assert_eq!(check_sums(set, &draft), set.indicator_ids().len() + set.category_ids().len() + 2);
}

#[test]
fn every_report_of_every_rule_set_has_its_cells_in_place() {
    let built_in = quality_county::rule_sets::BUILT_IN.iter().filter_map(|set| set.rule_set().ok().cloned());
    let invented = SYSTEMS.iter().map(|(_, json, _)| loaded(json));
    for set in built_in.chain(invented) {
        let draft = empty_draft(&set);
        check_sums(&set, &draft);
        for report in Report::ALL {
            build(&set, &draft, report).iter().for_each(check_document);
        }
    }
}

/// Its cells are in place, and its sentences have no hole in them.
fn check_document(document: &Document) {
    check_places(document);
    let all = format!("{document:?}");
    for hole in ["：。", "；。", "，。", "。。", "。；", "（）", "；；", "《》", "、、"] {
        assert!(!all.contains(hole), "{}: {hole} after {}", document.title, around(&all, hole));
    }
}

#[test]
fn every_report_of_the_sample_has_its_cells_in_place() {
    let find = quality_county::rule_sets::built_in;
    let sample =
        quality_county::exchange::read::read_text(include_str!("../docs/sample.json"), find).expect("the sample");
    check_sums(sample.rule_set, &sample.draft);
    for draft in [sample.draft, rich(empty_draft(anhui()))] {
        for report in Report::ALL {
            build(anhui(), &draft, report).iter().for_each(check_document);
        }
    }
}

#[test]
fn file_names_differ_and_fit_any_system() {
    let set = anhui();
    let mut draft = rich(empty_draft(set));
    draft.about.county = "a/b:c*d?\"<>|\u{0}县".to_owned();
    let mut stems: Vec<_> = Report::ALL
        .into_iter()
        .flat_map(|report| build(set, &draft, report))
        .map(|document| document.file_stem)
        .collect();
    let count = stems.len();
    assert!(
        stems.iter().all(|stem| !stem.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\u{0}'])),
        "{stems:?}"
    );
    stems.sort();
    stems.dedup();
    assert_eq!(stems.len(), count);
}

#[test]
fn cells_over_several_rows_and_columns_take_their_places() {
    let row = |cells: Vec<Cell>| Row::new(RowKind::Plain, cells);
    let rows = [
        row(vec![Cell::text("a").down(3), Cell::text("b").across(2)]),
        row(vec![Cell::text("c").across(2).down(2)]),
        row(vec![]),
        row(vec![Cell::text("d").across(9)]),
    ];
    let places = slots(&rows, 3);
    let shown = places.iter().map(|slots| {
        let one = |slot: &Slot<'_>| {
            let text = slot.cell.map_or_else(|| "-".to_owned(), |cell| cell.value.text());
            format!("{}{text}{}", slot.column, slot.columns)
        };
        slots.iter().map(one).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["0a1 1b2", "0-1 1c2", "0-1 1-2", "0d3"]);
}

#[test]
fn headings_are_numbered_in_chinese() {
    let cases =
        [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100")];
    for (number, text) in cases {
        assert_eq!(quality_county::words::number::ordinal(number), text);
    }
}

#[test]
fn codes_and_names_are_each_their_own() {
    for of in [Report::code, Report::name] {
        let mut all: Vec<_> = Report::ALL.into_iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Report::ALL.len());
    }
}

#[test]
fn a_table_of_goals_speaks_of_goals() {
    let set = quality_county::rule_sets::built_in("suzhou-goals-2020").expect("a table of goals");
    let mut draft = empty_draft(set);
    // Some reached, some not, some blank.
    for id in set.point_ids().filter(|id| id.index() % 3 > 0) {
        for (field, cell) in answers::full_marks(set.point(id)).into_iter().flatten() {
            let zero = Answered::Number(quality_county::domain::decimal::Decimal::ZERO);
            let missed = if matches!(cell, Answered::Flag(_)) { Answered::Flag(false) } else { zero };
            draft.set_cell(set, id, field, Some(if id.index() % 3 == 1 { cell } else { missed }));
        }
    }
    for report in [Report::ScoreTable, Report::SelfReport, Report::OnePage, Report::Tasks, Report::Reminders] {
        for document in build(set, &draft, report) {
            let all = format!("{document:?}");
            for word in ["得分", "满分", "分值", "失分", "合格线", "等级", "否决"] {
                assert!(!all.contains(word), "{} says {word}: {}", report.name(), around(&all, word));
            }
        }
    }
}

/// The place where a word stands.
fn around(text: &str, word: &str) -> String {
    let before: Vec<_> = text.split(word).next().unwrap_or_default().chars().collect();
    before.iter().skip(before.len().saturating_sub(60)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sums_hold_for_any_draft(answers in answers(anhui())) {
        check_sums(anhui(), &drafted(anhui(), &answers));
    }

    #[test]
    fn sums_hold_for_any_rule_set((set, answers) in random_rules::rules().prop_flat_map(|set| (Just(set.clone()), answers(&set)))) {
        let draft = drafted(&set, &answers);
        check_sums(&set, &draft);
        build(&set, &draft, Report::ScoreTable).iter().for_each(check_places);
    }
}
