//! The ledger as a sheet: moving rows, what cells show and mean, points that follow it, what its pictures show.

#[path = "support/ledger.rs"]
mod ledger;
mod support;

use ledger::{group, numbered, row};
use quality_county::domain::decimal::Decimal;
use quality_county::domain::difference::differences;
use quality_county::domain::draft::Draft;
use quality_county::domain::field::Cell;
use quality_county::domain::history::{History, Sign};
use quality_county::domain::ids::PointId;
use quality_county::domain::ledger::How;
use quality_county::domain::scoring::Comparison;
use quality_county::domain::statistics::check::check;
use quality_county::domain::statistics::feed::{Basis, Counts};
use quality_county::domain::statistics::follow::{bind, follow_feeds, pairs, threshold};
use quality_county::domain::statistics::line::order;
use quality_county::domain::statistics::picture::{Bar, axis_from, bars, failed, held, over_the_years};
use quality_county::domain::statistics::sheet::{Column, lines};
use quality_county::domain::statistics::{DEPTH, Entry, EntryId, Statistics, What};
use quality_county::exchange::statistics::parse;
use quality_county::words::{self, sheet};
use std::sync::Arc;

fn shape(statistics: &Statistics) -> String {
    order(statistics, &|_| true)
}

/// 1(2 3) 4
fn small() -> Statistics {
    let inner = vec![row("甲", "10", "", "1", ""), row("乙", "20", "", "2", "90")];
    numbered(vec![group("组", "31", "", "3", "", inner), row("丙", "5", "5", "", "")])
}

#[test]
fn rows_move_and_keep_their_numbers() {
    let id = EntryId;
    let mut ledger = small();
    assert_eq!(shape(&ledger), "1(2 3) 4");
    assert!(ledger.shift(id(3), false) && !ledger.shift(id(3), false));
    assert_eq!(shape(&ledger), "1(3 2) 4");
    assert!(ledger.shift(id(1), true) && !ledger.shift(id(1), true));
    assert_eq!(shape(&ledger), "4 1(3 2)");
    assert!(ledger.indent(id(1)), "a row becomes a group");
    assert_eq!(shape(&ledger), "4(1(3 2))");
    assert!(ledger.outdent(id(1)), "and a row again");
    assert_eq!(shape(&ledger), "4 1(3 2)");
    assert!(ledger.entry(id(4)).expect("row").parts.is_none());
    assert!(ledger.outdent(id(2)));
    assert_eq!(shape(&ledger), "4 1(3) 2");
    assert!(!ledger.outdent(id(2)) && !ledger.indent(id(4)) && !ledger.shift(id(9), true));
    assert_eq!(ledger.add_below(Some(id(1)), Entry::default()), Some(id(5)), "inside the group");
    assert_eq!(ledger.add_below(Some(id(3)), Entry::default()), Some(id(6)));
    assert_eq!(ledger.add_below(None, Entry::default()), Some(id(7)));
    assert_eq!(shape(&ledger), "4 1(5 3 6) 2 7");
    let block = Entry { parts: Some(vec![Entry::default()]), ..Entry::default() };
    assert_eq!(ledger.add_below(Some(id(1)), block), Some(id(8)), "a group stands beside a group");
    assert_eq!(shape(&ledger), "4 1(5 3 6) 8(9) 2 7");
}

#[test]
fn groups_do_not_nest_too_deep() {
    let mut ledger = numbered((0..DEPTH as u32 + 2).map(|at| row(&at.to_string(), "", "", "", "")).collect());
    for at in 2..=DEPTH as u32 + 2 {
        let moved = (0..at).filter(|_| ledger.indent(EntryId(at))).count();
        assert!(moved < at as usize, "{at} goes in as often as it is asked");
    }
    let depth = (1..=DEPTH as u32 + 2).map(|at| ledger.path(EntryId(at)).len()).max();
    assert_eq!(depth, Some(DEPTH));
}

#[test]
fn a_cell_shows_what_was_typed_and_blank_is_not_zero() {
    let mut entry = Entry::default();
    let rate = Column::Figure(What::Rate);
    let whole = Column::Figure(What::Whole);
    for (column, typed, shown) in [
        (whole, "１，２３４批次", "1234"),
        (whole, "十二", "十二"),
        (whole, "", ""),
        (whole, "0", "0"),
        (whole, "-3", "-3"),
        (rate, "96.70%", "96.70"),
        (rate, "九成以上", "九成以上"),
        (rate, "-5", "-5"),
        (Column::Name, "两\n行", "两 行"),
    ] {
        column.put(&mut entry, typed);
        assert_eq!(column.text(&entry), shown, "{typed}");
    }
    assert_eq!(entry.figures.get(What::Rate), None, "a negative rate is kept as text");
    assert_eq!(entry.unread, [(What::Whole, "-3".to_owned()), (What::Rate, "-5".to_owned())]);
    let mut worded = Entry::default();
    rate.put(&mut worded, "九成以上");
    rate.put(&mut worded, "95");
    assert_eq!((worded.claim.as_str(), rate.text(&worded)), ("", "95".to_owned()), "typed over");
}

#[test]
fn the_sheet_shows_sums_and_what_follows_beside_what_is_reported() {
    let ledger = small();
    let lines = lines(&ledger, &check(&ledger));
    assert_eq!(
        lines.iter().map(|line| (line.entry.id.0, line.level)).collect::<Vec<_>>(),
        [(1, 0), (2, 1), (3, 1), (4, 0)]
    );
    assert_eq!(sheet::beside(&lines[0], Column::Figure(What::Whole)), "各行 30");
    assert_eq!(sheet::beside(&lines[0], Column::Figure(What::Enterprises)), "", "nobody gave any");
    assert_eq!(sheet::beside(&lines[1], Column::Figure(What::Part)), "= 9");
    assert_eq!(sheet::computed(&lines[1]), "90.00 %");
    assert_eq!(sheet::computed(&lines[2]), "90 %");
    assert_eq!(sheet::computed_from_rows(&lines[0]), "各行 90.00 %");
    assert_eq!(lines[0].marks, 1 << Column::Figure(What::Whole).index());
    assert_eq!(lines[1].marks | lines[2].marks | lines[3].marks, 0);
}

fn fed_draft() -> (Draft, PointId) {
    let rules = support::anhui();
    let point = rules.point_by_code("14.2").expect("a point of the table");
    let mut draft = support::empty_draft(rules);
    draft.statistics = Arc::new(small());
    (draft, point)
}

#[test]
fn a_fed_point_follows_the_ledger() {
    let rules = support::anhui();
    let (mut draft, point) = fed_draft();
    assert_eq!(pairs(&rules.point(point).fields), [0]);
    let cells = |draft: &Draft| [0, 1, 2].map(|at| draft.record(point).cell(at));
    draft.set_cell(rules, point, 2, Some(Cell::Number(Decimal::whole(77))));
    bind(&mut draft, point, 0, Some((EntryId(1), Counts::PartOfWhole, Basis::Reported)));
    follow_feeds(rules, &mut draft);
    let number = |value| Some(Cell::Number(Decimal::whole(value)));
    assert_eq!(cells(&draft), [number(28), number(31), None], "the bare percentage gives way");
    bind(&mut draft, point, 0, Some((EntryId(1), Counts::RestOfWhole, Basis::Sum)));
    follow_feeds(rules, &mut draft);
    assert_eq!(cells(&draft), [number(3), number(30), None]);
    draft.set_cell(rules, point, 0, number(99));
    follow_feeds(rules, &mut draft);
    assert_eq!(cells(&draft)[0], number(3), "what is typed does not stand beside the ledger");
    Arc::make_mut(&mut draft.statistics).remove(EntryId(1));
    follow_feeds(rules, &mut draft);
    assert_eq!(cells(&draft), [None; 3], "no counts are no answer");
    assert_eq!(sheet::gives(&draft.statistics, draft.statistics.feeds[0]), "取不到数：台账里的这一行已删除，请另选");
    bind(&mut draft, point, 0, None);
    draft.set_cell(rules, point, 0, number(99));
    follow_feeds(rules, &mut draft);
    assert_eq!(cells(&draft)[0], number(99), "no longer fed");
}

#[test]
fn following_twice_changes_nothing_more() {
    let rules = support::anhui();
    let (mut draft, point) = fed_draft();
    bind(&mut draft, point, 0, Some((EntryId(4), Counts::PartOfWhole, Basis::Reported)));
    follow_feeds(rules, &mut draft);
    let before = draft.clone();
    follow_feeds(rules, &mut draft);
    assert!(draft == before && draft.shares_record(&before, point));
}

#[test]
fn pictures_hold_rows_against_the_threshold_that_they_feed() {
    let rules = support::anhui();
    let (mut draft, point) = fed_draft();
    bind(&mut draft, point, 0, Some((EntryId(1), Counts::PartOfWhole, Basis::Reported)));
    assert_eq!(threshold(rules, point, 0), Some((Comparison::AtLeast, Decimal::whole(90))));
    let found = bars(rules, &draft.statistics);
    let told: Vec<_> = found.iter().map(|bar| (bar.name.as_str(), sheet::bar(bar), bar.reaches())).collect();
    assert_eq!(
        told,
        [
            ("甲", "90 % ✓ 达到".into(), Some(true)),
            ("乙", "90 % ✓ 达到".into(), Some(true)),
            ("丙", "100 %".into(), None)
        ]
    );
    assert_eq!(axis_from(&found), 70);
    assert_eq!(axis_from(&[]), 0);
}

#[test]
fn pictures_show_what_is_taken_against_what_is_asked_for() {
    let rules = support::anhui();
    let (mut draft, point) = fed_draft();
    bind(&mut draft, point, 0, Some((EntryId(1), Counts::PartOfWhole, Basis::Sum)));
    let told = |draft: &Draft| {
        let one = |(feed, bar): (_, Option<Bar>)| {
            let (gives, told) = sheet::held(&draft.statistics, feed, bar.as_ref());
            (sheet::fed_name(rules, &draft.statistics, feed), format!("{gives}|{told}").replace('\u{a0}', " "))
        };
        held(rules, &draft.statistics).into_iter().map(one).collect::<Vec<_>>()
    };
    let name = sheet::taker(rules, point, 0);
    assert_eq!(told(&draft), [(format!("{name}（组）"), "27 ÷ 30 = 90 %|✓ 达到，要求 ≥ 90 %".to_owned())]);
    bind(&mut draft, point, 0, Some((EntryId(4), Counts::RestOfWhole, Basis::Reported)));
    assert_eq!(told(&draft)[0].1, "0 ÷ 5 = 0 %|✗ 未达，要求 ≥ 90 %");
    Arc::make_mut(&mut draft.statistics).remove(EntryId(4));
    assert_eq!(told(&draft)[0].1, "取不到数：台账里的这一行已删除，请另选|");
}

#[test]
fn failed_batches_are_those_reported_or_summed_up() {
    let inner = group("内组", "", "", "", "", vec![row("丁", "10", "", "2", ""), row("戊", "10", "", "", "")]);
    let empty = group("空组", "", "", "", "", Vec::new());
    let ledger = numbered(vec![group("组", "31", "", "3", "", vec![row("甲", "10", "", "1", ""), inner]), empty]);
    let told: Vec<_> =
        failed(&ledger).iter().map(|one| format!("{} {} {}", one.level, one.name, sheet::failed(one))).collect();
    assert_eq!(told, ["0 组 3 / 31 批次", "1 内组 至少 2 / 20 批次（1 行没有数）"]);
    assert!(failed(&numbered(vec![row("甲", "10", "", "1", "")])).is_empty(), "a row is no group");
}

#[test]
fn a_row_that_becomes_an_empty_group_is_noted_and_can_be_undone() {
    let rules = support::anhui();
    let (mut draft, _) = fed_draft();
    let before = draft.clone();
    let row = Arc::make_mut(&mut draft.statistics).entry_mut(EntryId(4)).expect("row");
    row.parts = Some(Vec::new());
    let found = differences(rules, &before, &draft);
    let value = |spot, value: &Option<String>| words::difference::value(rules, None, spot, value.as_deref());
    let told: Vec<_> = found.iter().map(|one| [value(one.spot, &one.before), value(one.spot, &one.after)]).collect();
    assert_eq!(told, [["丙，批次 5，合格批次 5", "丙，批次 5，合格批次 5，空的分组"]]);
    let mut history = History::default();
    let sign = Sign { at: "2026-03-05 14:03:22".into(), who: String::new(), how: How::Hand };
    assert!(history.record(rules, before.clone(), &mut draft, &sign, false));
    assert_eq!(draft.ledger.entries().len(), 1);
    assert!(history.undo(rules, &mut draft, &sign).is_some());
    assert_eq!(draft.statistics, before.statistics);
}

#[test]
fn a_name_in_several_periods_is_a_series() {
    let of = |name: &str, period: &str, rate: &str| Entry { period: period.into(), ..row(name, "", "", "", rate) };
    let years = vec![of("服装", "2020 年", "96"), of("服装", "2019 年", "91"), of("水泥", "2020 年", "100")];
    let found = over_the_years(&bars(support::anhui(), &numbered(years)));
    let told: Vec<Vec<_>> = found.iter().map(|one| one.iter().map(|bar| bar.period.as_str()).collect()).collect();
    assert_eq!(told, [["2019 年", "2020 年"]]);
}

#[test]
fn the_sample_that_the_page_offers_can_be_read() {
    let text = quality_county::embedded::text("statistics-sample").expect("a text");
    let sample = parse(support::anhui(), text).expect("a ledger");
    let lines = lines(&sample, &check(&sample));
    assert!(lines.len() > 50 && lines.iter().any(|line| line.marks != 0));
}
