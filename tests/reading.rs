//! Typed numbers: what is understood, what is echoed, what is refused. And rates as people read them.

use quality_county::domain::decimal::Decimal;
use quality_county::domain::field::{Cell, FieldKind, Misfit};
use quality_county::domain::points::Points;
use quality_county::domain::quotient::Quotient;
use quality_county::wire::{Complaints, Node, Place, Shape};
use quality_county::words::number::{percent, percentage_points};
use quality_county::words::reading::{Reading, Unreadable, read};

fn count() -> FieldKind {
    FieldKind::quantity("项", true)
}

fn money() -> FieldKind {
    FieldKind::quantity("万元", false)
}

/// The number read, and what is echoed where the typing was not plain.
fn understood(text: &str, kind: &FieldKind) -> Result<Option<(String, Option<String>)>, Unreadable> {
    Ok(read(text, kind)?.map(|Reading { cell, echo }| match cell {
        Cell::Number(number) => (number.to_string(), echo),
        other => panic!("not a number: {other:?}"),
    }))
}

#[test]
fn what_people_type_is_understood() {
    let table = [
        ("46", count(), "46", None),
        (" 46 ", count(), "46", None),
        ("４６", count(), "46", Some("46 项")),
        ("1,234", count(), "1234", Some("1234 项")),
        ("１，２３４", count(), "1234", Some("1234 项")),
        ("6项", count(), "6", Some("6 项")),
        ("1.2万", count(), "12000", Some("12000 项")),
        ("3亿", count(), "300000000", Some("300000000 项")),
        ("150", money(), "150", None),
        ("150万元", money(), "150", Some("150 万元")),
        ("150万", money(), "150", Some("150 万元")),
        ("1.2亿", money(), "12000", Some("12000 万元")),
        ("1.2亿元", money(), "12000", Some("12000 万元")),
        ("1500000元", money(), "150", Some("150 万元")),
        ("95.2", FieldKind::Percent, "95.2", None),
        ("95.2％", FieldKind::Percent, "95.2", Some("95.2 %")),
        ("95。2%", FieldKind::Percent, "95.2", Some("95.2 %")),
        ("007", count(), "7", Some("7 项")),
        ("+7", count(), "7", Some("7 项")),
        ("1.50", FieldKind::Points(Points::from_hundredths(200)), "1.5", Some("1.5 分")),
    ];
    for (text, kind, number, echo) in table {
        let wanted = Some((number.to_owned(), echo.map(str::to_owned)));
        assert_eq!(understood(text, &kind), Ok(wanted), "{text}");
    }
}

#[test]
fn blank_is_blank_and_never_zero() {
    for text in ["", "  ", "　"] {
        assert_eq!(understood(text, &count()), Ok(None), "{text:?}");
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let two = FieldKind::Points(Points::from_hundredths(200));
    let limited = FieldKind::Quantity { unit: "分".into(), whole: false, limit: Some(Decimal::HUNDRED) };
    for text in ["五", "约50", "1.2.3", "1e3", "--1", "%", "万", "12a", "NaN", "0x10", "１０元", "."] {
        assert!(matches!(understood(text, &count()), Err(Unreadable::Number(_))), "{text}");
    }
    let table = [
        ("1.5", count(), Misfit::NotWhole),
        ("-1", count(), Misfit::Negative),
        ("−1", count(), Misfit::Negative),
        ("2.01", two.clone(), Misfit::Above(Decimal::whole(2))),
        ("0.005", two, Misfit::TooFine),
        ("100.1", limited, Misfit::Above(Decimal::HUNDRED)),
    ];
    for (text, kind, misfit) in table {
        assert_eq!(understood(text, &kind), Err(Unreadable::Misfit(misfit)), "{text}");
    }
    assert!(matches!(understood("9999999999999", &count()), Err(Unreadable::Number(_))));
    assert!(matches!(understood("999999999999亿", &count()), Err(Unreadable::Number(_))));
    assert!(matches!(understood("0.0000001", &money()), Err(Unreadable::Number(_))));
}

fn rate(numerator: i32, denominator: i32) -> Quotient {
    Quotient::new(Decimal::whole(numerator), Decimal::whole(denominator)).expect("above zero")
}

#[test]
fn rates_never_look_as_if_they_passed() {
    let ninety = Quotient::percent(Decimal::whole(90));
    assert_eq!(percent(rate(520, 541), Some(ninety)), "96.12 %");
    assert_eq!(percent(rate(9, 10), Some(ninety)), "90 %");
    assert_eq!(percent(rate(8996, 10_000), Some(ninety)), "89.96 %");
    assert_eq!(percent(rate(899_996, 1_000_000), Some(ninety)), "89.9996 %");
    assert_eq!(percent(rate(1, 3), None), "33.33 %");
    assert_eq!(percent(rate(2, 3), None), "66.67 %");
}

#[test]
fn distances_are_rounded_up() {
    let ninety = Quotient::percent(Decimal::whole(90));
    assert_eq!(percentage_points(rate(99, 112), ninety), "1.61 个百分点");
    assert_eq!(percentage_points(rate(8_999_999, 10_000_000), ninety), "0.01 个百分点");
}

#[test]
fn numbers_in_files_are_read_as_they_are_written() {
    let cases = [
        ("12", "12"),
        ("95.20", "95.20"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1e2", "100"),
        ("1.5E+3", "1500"),
        ("-2.50e-1", "-0.25"),
        ("120e-3", "0.12"),
        ("0e5", "0"),
        ("\"1,5\"", "1,5"),
        ("1e999", "1e+999"),
    ];
    for (json, wanted) in cases {
        let value = serde_json::from_str(json).expect("JSON");
        let node = Node { value: &value, place: Place::default() };
        assert_eq!(Complaints::<Shape>::default().number_text(&node).as_deref(), Some(wanted), "{json}");
    }
}
