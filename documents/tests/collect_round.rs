//! Whatever can be answered, in any rule set, comes back as it was typed.

#[path = "county/mod.rs"]
mod support;

use calamine::Data;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::pack::send;
use quality_county::domain::rule_set::RuleSet;
use quality_county_documents::excel::collect;
use std::cell::RefCell;
use std::collections::BTreeMap;
use support::rule_sets::{answered, rule_sets};
use support::{AT, Book, Typed, typed};

thread_local! {
    /// The rule set that is being tried: those that are not built in are found by this.
    static TRIED: RefCell<Option<&'static RuleSet>> = const { RefCell::new(None) };
}

fn find(_: &str) -> Option<&'static RuleSet> {
    TRIED.with_borrow(|tried| *tried)
}

/// Answers, states, reasons and notes of all kinds.
fn written(rule_set: &'static RuleSet, seed: usize) -> Draft {
    let mut draft = answered(rule_set, seed);
    for (at, id) in rule_set.point_ids().enumerate() {
        let record = draft.record_mut(id);
        match (at + seed) % 6 {
            0 => record.standing = Standing::Unverified,
            1 => (record.standing, record.reason) = (Standing::NotApplicable, format!("本县没有 {seed}")),
            2 => record.note = format!("第一行\n第二行 =A{seed} & <b>\"引号\"</b> 𠮷😀"),
            3 => record.loss_reason = format!("_x0041_ 差 {seed} 个"),
            _ => {}
        }
    }
    draft
}

fn cells(book: &[u8]) -> BTreeMap<(u32, u32), String> {
    let texts = Book::open(book).cells("数据").into_iter();
    texts.filter(|(_, data)| !matches!(data, Data::Empty)).map(|(place, data)| (place, data.to_string())).collect()
}

#[test]
fn every_answer_of_every_rule_set_comes_back() {
    let mut compared = 0;
    for rule_set in rule_sets() {
        TRIED.set(Some(rule_set));
        let (before, after) = (written(rule_set, 1), written(rule_set, 2));
        for to in before.departments.ids() {
            let pack = |draft| send(rule_set, draft, to, PackId::parse("pack1").expect("id"), AT).0;
            let (sent, wanted) = (pack(&before), pack(&after));
            let points = sent.task.as_ref().expect("a task").points.clone();
            if points.is_empty() {
                continue;
            }
            let book =
                |pack: &Draft| collect::write(rule_set, pack, &Default::default()).expect("written").expect("a pack");
            let (book, other) = (book(&sent), book(&wanted));
            let (old, new) = (cells(&book), cells(&other));
            let places: Vec<_> = old.keys().chain(new.keys()).filter(|(row, column)| *row > 3 && *column > 6).collect();
            let typing = places.into_iter().filter(|place| old.get(place) != new.get(place)).map(|place| {
                let cell = rust_xlsxwriter::utility::row_col_to_cell(place.0, place.1 as u16);
                (2, cell, new.get(place).map_or(Typed::Blank, |text| Typed::Text(text)))
            });
            let filled = collect::read(&typed(&book, &typing.collect::<Vec<_>>()), AT, find);
            let filled = filled.unwrap_or_else(|refused| panic!("{}: {refused:?}", rule_set.about.title));
            assert_eq!(filled.problems, [], "{}", rule_set.about.title);
            let back = quality_county::exchange::read::read_text(&filled.json, find).expect("a pack");
            assert_eq!(back.warnings, []);
            for id in points {
                assert_eq!(
                    back.draft.record(id),
                    wanted.record(id),
                    "{} {}",
                    rule_set.about.title,
                    rule_set.point(id).code
                );
                compared += 1;
            }
            assert_eq!(back.draft.task.as_ref().map(|task| &task.base), sent.task.as_ref().map(|task| &task.base));
        }
    }
    assert!(compared > 150, "{compared} answers");
}
