//! Numbers, points, ratios and dates: what is read, what is refused, and that nothing is rounded on the way.

use proptest::prelude::*;
use quality_county::domain::date::Date;
use quality_county::domain::decimal::{Decimal, NotDecimal};
use quality_county::domain::points::Points;
use quality_county::domain::quotient::Quotient;
use std::cmp::Ordering;

const LARGEST: i64 = 1_000_000_000_000_000_000;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

fn ratio(numerator: &str, denominator: &str) -> Quotient {
    Quotient::new(decimal(numerator), decimal(denominator)).expect("denominator above zero")
}

fn percent(text: &str) -> Quotient {
    Quotient::percent(decimal(text))
}

fn quick() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn decimals_survive_being_written(millionths in -LARGEST..=LARGEST) {
        let value = Decimal::from_millionths(millionths).expect("within limits");
        prop_assert_eq!(Decimal::parse(&value.to_string()), Ok(value));
        prop_assert_eq!(value.millionths(), millionths);
    }

    #[test]
    fn decimals_are_read_digit_by_digit(
        whole in 0..1_000_000_000_000_i64,
        rest in 0..1_000_000_i64,
        zeros in 0..4_usize,
    ) {
        let zeros = "0".repeat(zeros);
        let text = format!("{zeros}{whole}.{rest:06}{zeros}");
        prop_assert_eq!(Decimal::parse(&text).map(Decimal::millionths), Ok(whole * 1_000_000 + rest));
        let negative = Decimal::parse(&format!("-{text}")).map(Decimal::millionths);
        prop_assert_eq!(negative, Ok(-whole * 1_000_000 - rest));
    }

    #[test]
    fn points_survive_being_written(hundredths in 0..=1_000_000_i32) {
        let points = Points::from_hundredths(hundredths);
        prop_assert_eq!(Points::from_decimal(decimal(&points.to_string())), Some(points));
    }

    #[test]
    fn a_ratio_equals_itself_enlarged(a in 0..=1_000_000_i32, b in 1..=1_000_000_i32, by in 1..=1000_i32) {
        let small = Quotient::new(Decimal::whole(a), Decimal::whole(b)).expect("above zero");
        let large = |count: i32| decimal(&(i64::from(count) * i64::from(by)).to_string());
        let large = Quotient::new(large(a), large(b)).expect("above zero");
        prop_assert_eq!(small.compare(large), Ordering::Equal);
        prop_assert_eq!(small.points_above(large, 2), 0);
        prop_assert_eq!(small.percent_units(2), large.percent_units(2));
    }

    #[test]
    fn a_difference_is_rounded_away_from_zero(
        (a, b) in (0..=1_000_000_i32, 1..=1_000_000_i32),
        (c, d) in (0..=1_000_000_i32, 1..=1_000_000_i32),
        decimals in 0..=2_u32,
    ) {
        let quotient = |n, d| Quotient::new(Decimal::whole(n), Decimal::whole(d)).expect("above zero");
        let [a1, b1, c1, d1] = [a, b, c, d].map(i128::from);
        let (top, bottom) = ((a1 * d1 - c1 * b1) * 100 * 10_i128.pow(decimals), b1 * d1);
        let size = (top.abs() + bottom - 1) / bottom;
        prop_assert_eq!(quotient(a, b).points_above(quotient(c, d), decimals), size * top.signum());
        prop_assert_eq!(quotient(a, b).compare(quotient(c, d)), top.cmp(&0));
    }

    #[test]
    fn dates_survive_being_written(year in 1900..=2200_u16, month in 1..=12_u8, day in 1..=28_u8) {
        let date = Date::new(year, month, day).expect("a day");
        prop_assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
    }
}

#[test]
fn decimals_as_people_write_them() {
    let written = [("0", "0"), ("-0", "0"), ("007", "7"), ("1.50", "1.5"), ("-3", "-3"), ("0.000001", "0.000001")];
    let largest = [("1000000000000", "1000000000000"), ("-1000000000000.000000", "-1000000000000")];
    for (text, shown) in
        written.into_iter().chain(largest).chain([("95.1000000000", "95.1"), ("0000000000000000001", "1")])
    {
        assert_eq!(decimal(text).to_string(), shown);
    }
    assert_eq!(decimal("12").as_whole(), Some(12));
    assert_eq!(decimal("12.5").as_whole(), None);
    assert_eq!(Decimal::whole(-7), decimal("-7"));
    assert!(decimal("-0.5") < Decimal::ZERO && decimal("99.999999") < Decimal::HUNDRED);
}

#[test]
fn what_is_not_a_decimal() {
    use NotDecimal::{Empty, NotANumber, TooLarge, TooManyDecimals};
    let refused = [
        ("", Empty),
        ("-", Empty),
        (".", NotANumber),
        (".5", NotANumber),
        ("5.", NotANumber),
        ("-.5", NotANumber),
        ("--5", NotANumber),
        ("+5", NotANumber),
        ("1.2.3", NotANumber),
        ("1,000", NotANumber),
        ("1e3", NotANumber),
        (" 1", NotANumber),
        ("１２", NotANumber),
        ("95%", NotANumber),
        ("九十", NotANumber),
        ("0.0000001", TooManyDecimals),
        ("1.1234567", TooManyDecimals),
        ("1000000000000.000001", TooLarge),
        ("-1000000000001", TooLarge),
        ("9000000000000", TooLarge),
        ("10000000000000", TooLarge),
        ("99999999999999999999999999", TooLarge),
    ];
    for (text, problem) in refused {
        assert_eq!(Decimal::parse(text), Err(problem), "{text}");
    }
    assert_eq!(Decimal::from_millionths(LARGEST).map(|value| value.to_string()), Some("1000000000000".to_owned()));
    assert_eq!([LARGEST + 1, -LARGEST - 1, i64::MAX].map(Decimal::from_millionths), [None; 3]);
}

#[test]
fn points_in_hundredths() {
    for (hundredths, shown) in
        [(150, "1.5"), (200, "2"), (25, "0.25"), (1, "0.01"), (0, "0"), (10, "0.1"), (-150, "-1.5")]
    {
        assert_eq!(Points::from_hundredths(hundredths).to_string(), shown);
    }
    let read = |text: &str| Points::from_decimal(decimal(text)).map(Points::hundredths);
    for (text, hundredths) in [("0", 0), ("0.01", 1), ("1.5", 150), ("10000", 1_000_000)] {
        assert_eq!(read(text), Some(hundredths), "{text}");
    }
    for text in ["-0.01", "-1", "-0.000001", "0.005", "0.000001", "10000.01", "1000000000000", "-1000000000000"] {
        assert_eq!(read(text), None, "{text}");
    }
    let (most, one) = (Points::from_hundredths(i32::MAX), Points::from_hundredths(1));
    assert_eq!((most + one, Points::from_hundredths(i32::MIN) - one), (most, Points::from_hundredths(i32::MIN)));
    assert_eq!([most, one].into_iter().sum::<Points>(), most);
}

#[test]
fn points_times_a_count() {
    let times = |each: i32, count: &str| Points::from_hundredths(each).times(decimal(count)).hundredths();
    let wanted = [
        (75, "2", 150),
        (30, "0.5", 15),
        (1, "0.999999", 0),
        (33, "0.1", 3),
        (50, "0", 0),
        (50, "-3", 0),
        (1, "1000000000000", 1_000_000),
        (1_000_000, "1000000000000", 1_000_000),
    ];
    for (each, count, product) in wanted {
        assert_eq!(times(each, count), product, "{each} × {count}");
    }
}

#[test]
fn ratios_are_compared_exactly() {
    use Ordering::{Equal, Greater, Less};
    let rows = [
        (ratio("8996", "10000"), percent("90"), Less),
        (ratio("9000", "10000"), percent("90"), Equal),
        (ratio("9001", "10000"), percent("90"), Greater),
        (ratio("1", "2"), ratio("50", "100"), Equal),
        (ratio("1", "3"), percent("33.333333"), Greater),
        (ratio("1", "3"), percent("33.333334"), Less),
        (ratio("0.5", "0.000001"), percent("50000000"), Equal),
        (ratio("999999999999.999999", "1000000000000"), percent("100"), Less),
        (ratio("1000000000000", "1000000000000"), percent("100"), Equal),
        (ratio("1000000000000", "999999999999.999999"), percent("100"), Greater),
        (ratio("999999999998", "999999999999"), ratio("999999999999", "1000000000000"), Less),
        (ratio("1000000000000", "0.000001"), ratio("999999999999.999999", "0.000001"), Greater),
    ];
    for (one, other, order) in rows {
        assert_eq!(one.compare(other), order, "{one:?} {other:?}");
        assert_eq!(other.compare(one), order.reverse(), "{other:?} {one:?}");
    }
    for denominator in ["0", "-0", "-1"] {
        assert_eq!(Quotient::new(decimal("1"), decimal(denominator)), None);
    }
}

#[test]
fn differences_and_percentages_for_reading() {
    let above = |own: Quotient, other: Quotient| [0, 1, 2].map(|decimals| own.points_above(other, decimals));
    assert_eq!(above(ratio("520", "541"), percent("90")), [7, 62, 612]);
    assert_eq!(above(percent("90"), ratio("520", "541")), [-7, -62, -612]);
    assert_eq!(above(ratio("8996", "10000"), percent("90")), [-1, -1, -4]);
    assert_eq!(above(ratio("8999999", "10000000"), percent("90")), [-1, -1, -1]);
    assert_eq!(above(percent("96"), percent("90")), [6, 60, 600]);
    assert_eq!(above(percent("90.00"), ratio("9", "10")), [0, 0, 0]);
    let all = || ratio("1000000000000", "1000000000000");
    assert_eq!(above(ratio("999999999999", "1000000000000"), all()), [-1, -1, -1]);
    assert_eq!(above(ratio("500000000000", "1000000000000"), ratio("250000000000", "1000000000000")), [25, 250, 2500]);
    assert_eq!(ratio("1000000000000", "0.000001").points_above(percent("0"), 2), 10_i128.pow(22));

    assert_eq!(ratio("520", "541").percent_units(2), (9611, true));
    assert_eq!(ratio("1", "2").percent_units(2), (5000, false));
    assert_eq!(ratio("1", "3").percent_units(0), (33, true));
    assert_eq!(ratio("1", "3").percent_units(6), (33_333_333, true));
    assert_eq!(percent("95.1").percent_units(1), (951, false));
    assert_eq!(percent("95.19").percent_units(1), (951, true));
    assert_eq!(ratio("0", "7").percent_units(2), (0, false));
}

#[test]
fn days_that_exist() {
    for (year, month, day) in
        [(2024, 2, 29), (2000, 2, 29), (2026, 12, 31), (1900, 1, 1), (2200, 12, 31), (2026, 4, 30)]
    {
        assert!(Date::new(year, month, day).is_some(), "{year}-{month}-{day}");
    }
    let none = [
        (2026, 2, 29),
        (1900, 2, 29),
        (2100, 2, 29),
        (2026, 4, 31),
        (2026, 13, 1),
        (2026, 0, 1),
        (2026, 1, 0),
        (2026, 1, 32),
    ];
    for (year, month, day) in none.into_iter().chain([(1899, 12, 31), (2201, 1, 1), (0, 1, 1)]) {
        assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
    }
    assert!(Date::new(2025, 12, 31) < Date::new(2026, 1, 1) && Date::new(2026, 9, 30) < Date::new(2026, 10, 1));
}

#[test]
fn dates_are_read_strictly() {
    assert_eq!(Date::parse("2026-03-05"), Date::new(2026, 3, 5));
    let refused =
        ["", "2026-3-5", "2026-03", "2026-03-05-01", "20260305", "26-03-05", "2026/03/05", "2026-02-30", "-026-03-05"];
    for text in
        refused.into_iter().chain(["2026-03-05 ", " 2026-03-05", "２０２６-０３-０５", "2026-03--5", "2026年3月5日"])
    {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

/// Doubts about the code, each kept apart from what surely holds.
mod doubts {
    use super::*;

    #[test]
    fn thirteen_digits_are_too_large_and_no_overflow() {
        for text in ["9223372036855", "9999999999999", "-9999999999999.999999"] {
            assert_eq!(Decimal::parse(text), Err(NotDecimal::TooLarge), "{text}");
        }
    }

    #[test]
    fn the_smallest_integer_is_too_large_a_decimal() {
        assert_eq!(Decimal::from_millionths(i64::MIN), None);
    }

    #[test]
    fn a_date_has_no_plus() {
        for text in ["2026-+3-05", "2026-03-+5", "+026-03-05"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
