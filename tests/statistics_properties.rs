//! What holds for any ledger and any pasted text.

#[path = "support/ledger.rs"]
mod ledger;
mod support;

use ledger::numbered;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use quality_county::domain::decimal::Decimal;
use quality_county::domain::quotient::Quotient;
use quality_county::domain::statistics::check::{Fact, check};
use quality_county::domain::statistics::claim::Claim;
use quality_county::domain::statistics::feed::{Basis, Counts, Feed, fed};
use quality_county::domain::statistics::figure::Figure;
use quality_county::domain::statistics::rate::Measure;
use quality_county::domain::statistics::totals::{sum, totals};
use quality_county::domain::statistics::{Entry, EntryId, Figures, Statistics, What};
use quality_county::exchange::paste::columns::Kind;
use quality_county::exchange::paste::{Role, preview};
use quality_county::exchange::statistics::{read, write};
use quality_county::words::{paste, statistics as words};

/// Any figure there is, the extremes more often than chance would give them.
fn any_figure() -> impl Strategy<Value = Figure> {
    let limit = i128::from(Decimal::LARGEST.millionths());
    let units = prop_oneof![-3_i128..200, -limit..=limit, select(vec![0, 1, limit, limit - 1, -limit])];
    (units, 0..=6_u32).prop_map(|(units, decimals)| Figure::from_units(units, decimals))
}

fn any_text() -> impl Strategy<Value = String> {
    let words = ["", "甲", " 甲 ", "水泥", "九成以上", "98%以上", "全部", "2020 年", "公里", "\u{202e}\"", "合计"];
    select(words.map(str::to_owned).to_vec())
}

fn any_row() -> impl Strategy<Value = Entry> {
    let texts = (any_text(), any_text(), any_text(), any_text());
    let figures = vec(option::of(any_figure()), 5);
    (texts, figures, select(Measure::ALL.to_vec()), any::<bool>()).prop_map(
        |((name, period, unit, claim), all, measure, partial)| {
            let mut figures = Figures::default();
            What::ALL.into_iter().zip(all).for_each(|(what, figure)| figures.set(what, figure));
            Entry { name, period, unit, claim, measure, partial, figures, ..Entry::default() }
        },
    )
}

fn any_entry() -> impl Strategy<Value = Entry> {
    any_row().prop_recursive(4, 30, 5, |inner| {
        (any_row(), vec(inner, 0..5)).prop_map(|(group, parts)| Entry { parts: Some(parts), ..group })
    })
}

fn all<'a>(entries: &'a [Entry], into: &mut Vec<&'a Entry>) {
    for entry in entries {
        into.push(entry);
        all(entry.inside(), into);
    }
}

/// What a file may hold: counts not negative, whole where they count things; unread text only where the figure is blank.
fn fileable(entry: &mut Entry) {
    for what in What::ALL {
        let signed = (what, entry.measure) == (What::Rate, Measure::Change);
        let whole = what == What::Enterprises || entry.measure == Measure::PassRate && what != What::Rate;
        let figure = entry.figures.get(what).filter(|figure| signed || !figure.is_negative());
        let figure = figure.filter(|figure| !whole || figure.whole().is_some());
        let unread = figure.is_none().then(|| "约 40".to_owned());
        entry.set(what, figure, unread);
    }
    entry.parts.iter_mut().flatten().for_each(fileable);
}

/// Counts that fit and the rate that follows from them, at any decimals.
fn true_row() -> impl Strategy<Value = Entry> {
    (1..3000_i64, 0..=100_i64, 0..=6_u32, 0..3_u8, any::<bool>()).prop_map(|(whole, share, decimals, typed, rated)| {
        let part = whole * share / 100;
        let figure = |number: i64| Figure::from_units(i128::from(number), 0);
        let mut figures = Figures::default();
        figures.set(What::Whole, Some(figure(whole)));
        figures.set(What::Enterprises, Some(figure(whole.min(7))));
        figures.set(What::Part, Some(figure(part)).filter(|_| typed != 1));
        figures.set(What::Rest, Some(figure(whole - part)).filter(|_| typed != 0));
        let rate = Measure::PassRate.rate(figure(part).value(), figure(whole).value(), decimals);
        figures.set(What::Rate, rate.filter(|_| rated));
        Entry { figures, ..Entry::default() }
    })
}

/// Groups that report the very sums of their parts.
fn true_entry() -> impl Strategy<Value = Entry> {
    true_row().prop_recursive(3, 30, 5, |inner| {
        (vec(inner, 1..5), 0..=6_u32).prop_map(|(parts, decimals)| {
            let mut group = Entry { parts: Some(parts), ..Entry::default() };
            for what in [What::Whole, What::Rest] {
                let total = sum(&group, what).expect("of one kind").value;
                group.figures.set(what, Some(Figure::plain(total)));
            }
            let count = |what| sum(&group, what).expect("of one kind").value;
            let rate = group.measure.rate(count(What::Part), count(What::Whole), decimals);
            group.figures.set(What::Rate, rate);
            group
        })
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_ledger_can_be_checked_told_and_summed(entries in vec(any_entry(), 0..4), at in 0..9_u32) {
        let ledger = numbered(entries);
        for finding in check(&ledger) {
            prop_assert!(!words::sentence(&ledger, &finding).is_empty());
            prop_assert!(ledger.entry(finding.at).is_some());
        }
        let mut every = Vec::new();
        all(&ledger.entries, &mut every);
        for entry in every {
            totals(entry);
        }
        let point = support::anhui().point_ids().next().expect("a point");
        for (counts, basis) in [(Counts::PartOfWhole, Basis::Reported), (Counts::RestOfWhole, Basis::Sum)] {
            if let Ok((part, whole)) = fed(&ledger, Feed { point, field: 0, from: EntryId(at), counts, basis }) {
                prop_assert!(part <= whole);
            }
        }
    }

    #[test]
    fn what_is_true_has_no_finding(entries in vec(true_entry(), 0..4)) {
        let ledger = numbered(entries);
        prop_assert_eq!(check(&ledger), vec![]);
    }

    #[test]
    fn one_figure_changed_is_found(entry in true_row(), by in 1..50_i128) {
        let mut group = Entry { parts: Some(vec![entry]), ..Entry::default() };
        let total = sum(&group, What::Whole).expect("of one kind").value;
        group.figures.set(What::Whole, Some(Figure::from_units(Figure::plain(total).units() + by, 0)));
        // Figures without decimals only.
        prop_assume!(Figure::plain(total).decimals() == 0);
        let found = check(&numbered(vec![group]));
        let is_sum = matches!(found.first().map(|finding| &finding.fact), Some(Fact::Sum { what: What::Whole, .. }));
        prop_assert!(is_sum, "{found:?}");
    }

    #[test]
    fn the_order_of_rows_changes_no_finding(entries in vec(any_entry(), 0..6)) {
        let ledger = numbered(entries);
        let mut turned = ledger.clone();
        fn turn(entries: &mut [Entry]) {
            entries.reverse();
            entries.iter_mut().filter_map(|entry| entry.parts.as_mut()).for_each(|parts| turn(parts));
        }
        turn(&mut turned.entries);
        let sorted = |ledger: &Statistics| {
            let mut lines: Vec<_> = check(ledger).iter().map(|finding| format!("{finding:?}")).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(sorted(&ledger), sorted(&turned));
    }

    #[test]
    fn a_file_gives_back_what_was_written(entries in vec(any_entry(), 0..4), fields in vec(0..73_usize, 0..3)) {
        let rules = support::anhui();
        let mut ledger = numbered(entries);
        ledger.entries.iter_mut().for_each(fileable);
        let points: Vec<_> = rules.point_ids().collect();
        for at in fields {
            let field = quality_county::exchange::statistics::pair(rules, points[at], "num");
            let (from, counts, basis) = (EntryId(7), Counts::RestOfWhole, Basis::Sum);
            ledger.feeds.extend(field.map(|field| Feed { point: points[at], field, from, counts, basis }));
        }
        let written = write(rules, &ledger);
        let schema = serde_json::from_str(include_str!("../docs/statistics.schema.json")).expect("JSON");
        prop_assert!(written.is_null() || jsonschema::is_valid(&schema, &written), "{written}");
        let (back, warnings) = read(rules, &written).expect("readable");
        prop_assert_eq!((back, warnings), (ledger, vec![]));
    }

    #[test]
    fn the_numbers_that_fit_a_rate_are_those_that_give_it(whole in 0..400_i64, rate in 0..1100_i128, decimals in 0..=1_u32) {
        let rate = Figure::from_units(rate, decimals);
        let number = |number: i64| Figure::from_units(i128::from(number), 0).value();
        for measure in [Measure::PassRate, Measure::PerThousand] {
            let most = if measure.is_part() { whole } else { 2 * whole };
            let fits: Vec<_> = (0..=most).filter(|part| measure.gives(number(*part), number(whole), rate)).collect();
            let span = measure.parts_giving(whole, rate).filter(|_| whole > 0);
            let listed: Vec<_> = span.map_or(vec![], |span| (span.from..=span.to.min(most)).collect());
            prop_assert_eq!(fits, listed);
            let least = if measure.is_part() { whole } else { 1 };
            let fits: Vec<_> = (least.max(1)..2000).filter(|all| measure.gives(number(whole), number(*all), rate)).collect();
            let listed: Vec<_> = measure.wholes_giving(whole, rate).map_or(vec![], |span| (span.from..=span.to.min(1999)).collect());
            // A rate of 0 fits every whole that is large enough.
            prop_assert!(fits == listed || rate.units() == 0, "{:?} {:?}", fits, listed);
        }
        let left = |all: i64| Measure::PassRate.gives(number(all - whole), number(all), rate);
        let fits: Vec<_> = (whole.max(1)..2000).filter(|all| left(*all)).collect();
        if let Some(span) = Measure::PassRate.wholes_leaving(whole, rate) {
            prop_assert_eq!(fits, (span.from..=span.to.min(1999)).collect::<Vec<_>>());
        } else {
            prop_assert!(fits.is_empty() || whole == 0 || rate.value() >= Decimal::HUNDRED);
        }
    }

    #[test]
    fn any_words_are_a_claim_or_none(words in "[近超约不足以上多成半百分之十九八一%0-9.]{0,8}|\\PC{0,12}", part in 0..9_i32) {
        if let Some(claim) = Claim::read(&words) {
            let share = Quotient::new(Decimal::whole(part), Decimal::whole(9)).expect("not of zero");
            prop_assert!(claim.holds(share) || !claim.holds(share));
            prop_assert!(!words.is_empty());
        }
    }

    #[test]
    fn any_text_can_be_pasted_and_nothing_is_lost(
        text in "([产品名称企业批次合不率小计生产领域：0-9０-９,，.％%\"\t\n -]|\\PC){0,80}",
        kinds in option::of(vec(select(vec![Kind::Name, Kind::Figure(What::Rate), Kind::Unknown, Kind::Note]), 0..4)),
    ) {
        let shown = preview(&text, kinds.as_deref());
        let lines = shown.lines.iter().filter(|line| !matches!(line.role, Role::Title | Role::Head)).count();
        let mut taken = Vec::new();
        all(&shown.entries, &mut taken);
        // A group that a column names stands in the row that first names it.
        prop_assert!(taken.len() + usize::from(shown.total.is_some()) >= lines - shown.lines.iter().filter(|line| line.role == Role::GroupTotal).count());
        for cell in &shown.unread {
            prop_assert!(!paste::unread(cell).is_empty());
        }
        paste::summary(&shown);
        let mut ledger = Statistics::default();
        ledger.insert(None, 0, shown.into_group("粘贴的表"));
        check(&ledger);
    }
}
