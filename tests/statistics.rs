//! The statistics ledger: every check on both sides of its border, sums, editing, feeds, and what holds for any ledger.

#[path = "support/ledger.rs"]
mod ledger;
mod support;

use ledger::{figure, group, numbered, row};
use quality_county::domain::decimal::Decimal;
use quality_county::domain::quotient::Quotient;
use quality_county::domain::statistics::check::{Fact, check};
use quality_county::domain::statistics::claim::Claim;
use quality_county::domain::statistics::feed::{Basis, Counts, Feed, NotFed, fed};
use quality_county::domain::statistics::figure::Figure;
use quality_county::domain::statistics::rate::{Measure, Span};
use quality_county::domain::statistics::totals::totals;
use quality_county::domain::statistics::{DEPTH, Entry, EntryId, Statistics, What};
use quality_county::exchange::statistics::{pair, read, write};
use quality_county::words::statistics::sentence;
use serde_json::{Value, json};

fn cases(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("cases/statistics-checks.json")).expect("JSON");
    all[name].as_array().expect("list").clone()
}

fn facts(entries: Vec<Entry>) -> Vec<Fact> {
    check(&numbered(entries)).into_iter().map(|finding| finding.fact).collect()
}

fn told(entries: Vec<Entry>) -> Vec<String> {
    let statistics = numbered(entries);
    check(&statistics).iter().map(|finding| sentence(&statistics, finding)).collect()
}

#[test]
fn rates_on_both_sides_of_their_border() {
    for case in cases("pass_rates") {
        let [whole, part, rest, rate, told] = [0, 1, 2, 3, 4].map(|at| case[at].as_str().expect("text"));
        let statistics = numbered(vec![row("行", whole, part, rest, rate)]);
        let found = check(&statistics);
        let lines: Vec<_> = found.iter().map(|finding| sentence(&statistics, finding)).collect();
        match (told, lines.as_slice()) {
            ("", []) => {}
            (told, [line]) => assert_eq!(line.trim_start_matches("行：").trim_end_matches('。'), told, "{case}"),
            _ => panic!("{case}: {lines:?}"),
        }
    }
}

#[test]
fn shares_in_words() {
    for case in cases("claims") {
        let words = case[0].as_str().expect("text");
        let number = |at: usize| Decimal::whole(case[at].as_i64().expect("number") as i32);
        let claim = Claim::read(words).unwrap_or_else(|| panic!("{words} is not understood"));
        let share = Quotient::new(number(1), number(2)).expect("not of zero");
        assert_eq!(claim.holds(share), case[3].as_bool().expect("flag"), "{case}");
        let entry = Entry { claim: words.into(), ..row("行", &number(2).to_string(), &number(1).to_string(), "", "") };
        assert_eq!(facts(vec![entry]).is_empty(), case[3].as_bool().expect("flag"), "{case}");
    }
    for case in cases("unclear_claims") {
        let words = case.as_str().expect("text");
        assert_eq!(Claim::read(words), None, "{words}");
        let entry = Entry { claim: words.into(), ..row("行", "10", "9", "", "") };
        assert_eq!(facts(vec![entry]), [Fact::ClaimUnread], "{words}");
    }
}

#[test]
fn totals_against_their_parts() {
    let rows = || vec![row("甲", "10", "", "1", "90"), row("乙", "20", "", "2", "90")];
    assert_eq!(facts(vec![group("组", "30", "", "3", "90", rows())]), []);
    assert_eq!(facts(vec![group("组", "", "", "", "", rows())]), []);
    assert_eq!(
        told(vec![group("组", "31", "", "", "", rows())]),
        ["组：报告的批次是 31，各行合计 30，报告数多 1；按各行应为 30，或者总数无误而“乙”应为 21。"]
    );
    assert_eq!(
        told(vec![group("组", "30", "", "4", "", rows())]),
        ["组：报告的不合格批次是 4，各行合计 3，报告数多 1；按各行应为 3。"]
    );
    // Passed and failed follow from each other.
    assert_eq!(facts(vec![group("组", "30", "27", "", "", rows())]), []);
    assert!(matches!(facts(vec![group("组", "30", "26", "", "", rows())])[..], [Fact::Sum { what: What::Rest, .. }]));
    // One row alone would bear the difference: its own rate says so.
    let slip = vec![row("甲", "10", "", "1", "90"), row("乙", "200", "", "21", "90")];
    let told = told(vec![group("组", "210", "", "21", "", slip)]);
    assert!(told[0].contains("或者总数无误而“乙”应为 20"), "{told:?}");
    // Blank is not zero: nothing to say until the rows that are there exceed the total.
    let open = |total| {
        facts(vec![group("组", total, "", "", "", vec![row("甲", "10", "", "", ""), row("乙", "", "", "", "")])])
    };
    assert_eq!((open("15"), open("10")), (vec![], vec![]));
    assert!(matches!(open("9")[..], [Fact::Sum { open: true, .. }]));
    assert_eq!(facts(vec![group("组", "9", "", "", "", vec![])]), [Fact::NoParts]);
    assert_eq!(facts(vec![group("组", "9", "", "", "", vec![row("甲", "", "", "", "")])]), [Fact::NoParts]);
    // 其中: some rows only.
    let some = |total| facts(vec![Entry { partial: true, ..group("组", total, "", "", "", rows()) }]);
    assert_eq!(some("500"), []);
    assert!(matches!(some("29")[..], [Fact::Sum { open: true, .. }]));
}

#[test]
fn parts_that_count_something_else_are_not_added() {
    let rows = vec![Entry { unit: "公里".into(), ..row("甲", "10", "", "", "") }, row("乙", "20", "", "", "")];
    let mixed = Entry { unit: "项".into(), ..group("组", "99", "", "", "", rows) };
    assert_eq!(totals(&mixed), None);
    assert_eq!(facts(vec![mixed]), []);
}

#[test]
fn enterprises_batches_and_duplicates() {
    let mut wires = row("电线", "4", "4", "", "100");
    wires.figures.set(What::Enterprises, figure("5"));
    assert_eq!(told(vec![wires.clone()]), ["电线：企业数 5 大于批次 4，多 1；企业数至多 4，或者批次至少 5。"]);
    wires.figures.set(What::Enterprises, figure("4"));
    assert_eq!(facts(vec![wires]), []);
    let twice = |one: &str, other: &str| {
        let at = |period: &str| Entry { period: period.into(), ..row("水 泥", "1", "", "", "") };
        facts(vec![Entry { period: "2020 年".into(), ..group("组", "", "", "", "", vec![at(one), at(other)]) }])
    };
    assert_eq!(twice("", "2020 年"), [Fact::Duplicate(EntryId(2))]);
    assert_eq!(twice("2019 年", "2020 年"), []);
    let apart = |name: &str| group(name, "", "", "", "", vec![row("水泥", "1", "", "", "")]);
    assert_eq!(facts(vec![apart("生产"), apart("流通")]), []);
}

#[test]
fn other_measures() {
    let of = |measure, whole, part, rate| facts(vec![Entry { measure, ..row("行", whole, part, "", rate) }]).len();
    assert_eq!(of(Measure::PerThousand, "5695200", "6026", "1.058"), 0);
    assert_eq!(of(Measure::PerThousand, "5695200", "6026", "1.059"), 1);
    assert_eq!(of(Measure::Change, "88.7", "89.9", "1.4"), 0);
    assert_eq!(of(Measure::Change, "88.7", "89.9", "1.3"), 1);
    assert_eq!(of(Measure::Change, "100", "91.7", "-8.3"), 0);
    assert_eq!(of(Measure::Change, "100", "91.7", "8.3"), 1);
    assert_eq!(of(Measure::Share, "208.5", "161.0", "77.2"), 0);
    assert_eq!(of(Measure::Share, "161.0", "208.5", "77.2"), 1);
    assert_eq!(of(Measure::Change, "0", "5", "10"), 1);
}

#[test]
fn numbers_stay_as_typed() {
    for text in ["96.70", "0", "-0.5", "100.000000", "1000000000000"] {
        assert_eq!(Figure::parse(text).expect(text).to_string(), text);
    }
    assert!(Figure::parse("1.0000000").is_err() && Figure::parse("1e3").is_err() && Figure::parse("").is_err());
    assert_eq!(Measure::PassRate.parts_giving(1043, figure("97.13").expect("figure")), None);
    let wholes = Measure::PassRate.wholes_leaving(30, figure("97.13").expect("figure"));
    assert_eq!(wholes, Some(Span { from: 1044, to: 1047 }));
}

#[test]
fn editing_keeps_numbers() {
    let mut ledger =
        numbered(vec![group("组", "", "", "", "", vec![row("甲", "1", "", "", "")]), row("乙", "", "", "", "")]);
    let id = ledger.insert(Some(EntryId(1)), 0, row("丙", "2", "", "", "")).expect("a group");
    assert_eq!((id, ledger.entries[0].inside()[0].name.as_str()), (EntryId(4), "丙"));
    assert_eq!(ledger.insert(Some(EntryId(2)), 0, Entry::default()), None, "a row is no group");
    ledger.feeds.push(Feed {
        point: support::anhui().point_ids().next().expect("a point"),
        field: 0,
        from: id,
        counts: Counts::PartOfWhole,
        basis: Basis::Reported,
    });
    assert_eq!(ledger.remove(id).map(|entry| entry.name).as_deref(), Some("丙"));
    assert_eq!(ledger.remove(id), None);
    assert_eq!(ledger.insert(None, 99, row("丁", "", "", "", "")), Some(EntryId(5)), "4 is still fed from");
    assert_eq!(fed(&ledger, ledger.feeds[0]), Err(NotFed::Gone));
    ledger.entry_mut(EntryId(5)).expect("丁").set(What::Whole, None, Some("约 40".into()));
    assert!(check(&ledger).iter().any(|finding| finding.fact == Fact::Unread(What::Whole)));
    let mut deep = row("底", "", "", "", "");
    for _ in 1..DEPTH {
        deep = group("组", "", "", "", "", vec![deep]);
    }
    assert!(ledger.insert(None, 0, deep.clone()).is_some());
    assert_eq!(ledger.insert(Some(EntryId(1)), 0, deep), None);
}

#[test]
fn feeds_give_two_counts_or_say_why_not() {
    let mut sum = group("组", "30", "", "3", "", vec![row("甲", "10", "", "1", ""), row("乙", "18", "", "", "100")]);
    sum.id = EntryId(1);
    let ledger =
        numbered(vec![sum, row("空", "5", "", "", ""), group("缺", "", "", "", "", vec![row("丙", "", "", "", "")])]);
    let give = |from, counts, basis| {
        let point = support::anhui().point_ids().next().expect("a point");
        let counts = fed(&ledger, Feed { point, field: 0, from: EntryId(from), counts, basis });
        counts.map(|(part, whole)| (part.to_string(), whole.to_string()))
    };
    let pair = |part: &str, whole: &str| Ok((part.to_owned(), whole.to_owned()));
    assert_eq!(give(1, Counts::RestOfWhole, Basis::Reported), pair("3", "30"));
    assert_eq!(give(1, Counts::PartOfWhole, Basis::Reported), pair("27", "30"));
    assert_eq!(give(1, Counts::RestOfWhole, Basis::Sum), pair("1", "28"));
    assert_eq!(give(4, Counts::RestOfWhole, Basis::Reported), Err(NotFed::Blank(What::Rest)));
    assert_eq!(give(5, Counts::PartOfWhole, Basis::Sum), Err(NotFed::PartsBlank(What::Part, 1)));
    assert_eq!(give(5, Counts::PartOfWhole, Basis::Reported), Err(NotFed::Blank(What::Part)));
    assert_eq!(give(9, Counts::PartOfWhole, Basis::Sum), Err(NotFed::Gone));
}

#[test]
fn files_name_the_place_of_every_problem() {
    let entries = json!([{"id": 1, "whole": "1.5", "rest": "-1", "rate": "x", "parts": [{"id": 1}, {"id": 0}, {}]},
        {"id": 2, "measure": "ratio", "partial": 1}]);
    let feeds = json!([{"point": "14.1", "field": "pct", "from": 1, "counts": "all", "basis": "sum"}, {"point": "?"}]);
    let problems = read(support::anhui(), &json!({ "entries": entries, "feeds": feeds })).expect_err("wrong");
    let places: Vec<_> = problems.iter().map(|at| at.place.to_string()).collect();
    let wanted = [
        "entries[0].whole",
        "entries[0].rest",
        "entries[0].rate",
        "entries[0].parts[0].id",
        "entries[0].parts[1].id",
        "entries[0].parts[2].id",
        "entries[1].measure",
        "entries[1].partial",
        "feeds[0].field",
        "feeds[0].counts",
        "feeds[1].point",
    ];
    assert_eq!(places, wanted);
    let (kept, warnings) = read(support::anhui(), &json!({ "entries": [{"id": 1, "new": 1}] })).expect("readable");
    assert_eq!((kept.entries.len(), warnings.len()), (1, 1));
    assert_eq!(write(support::anhui(), &Statistics::default()), Value::Null);
    assert!(read(support::anhui(), &Value::Null).is_ok());
}

#[test]
fn only_the_numerator_of_two_counts_can_be_fed() {
    let rules = support::anhui();
    let point = rules.point_by_code("14.1").expect("a rate");
    let fields: Vec<_> = rules.point(point).fields.iter().map(|field| pair(rules, point, &field.key)).collect();
    assert_eq!(fields.iter().flatten().count() * 3, fields.len(), "{fields:?}");
}
