//! The figures of one published document: the checks find exactly what was found by hand.

mod support;

use quality_county::domain::decimal::Decimal;
use quality_county::domain::statistics::check::{Fact, Finding, check};
use quality_county::domain::statistics::totals::totals;
use quality_county::domain::statistics::{Entry, Statistics};
use quality_county::exchange::statistics::{read, write};
use quality_county::words::statistics::{place, sentence};
use serde_json::Value;

const SAMPLE: &str = include_str!("../docs/statistics-sample.json");
const REPORT: &str = include_str!("../docs/statistics-findings.md");
/// By hand: place, kind, the reported and the right figure.
const EXPECTED: &str = include_str!("cases/statistics-sample.json");

fn sample() -> Statistics {
    let json = serde_json::from_str(SAMPLE).expect("JSON");
    let (statistics, warnings) = read(support::anhui(), &json).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(warnings, []);
    statistics
}

/// Kind, reported, right, as the list of expected findings writes them.
fn figures(finding: &Finding) -> [String; 3] {
    let (kind, reported, right) = match &finding.fact {
        Fact::Rate { reported, computed, .. } => ("rate", reported.to_string(), computed.to_string()),
        Fact::Sum { what, reported, sum, rounding, .. } => {
            let kind = format!("sum of {}{}", what.code(), if *rounding { ", perhaps rounded" } else { "" });
            return [kind, reported.to_string(), sum.to_string()];
        }
        Fact::Above { what, count, whole } => {
            return [format!("{} above", what.code()), count.to_string(), whole.to_string()];
        }
        Fact::NoParts => ("no parts", String::new(), String::new()),
        other => panic!("not expected in the sample: {other:?}"),
    };
    [kind.to_owned(), reported, right]
}

#[test]
fn exactly_what_was_found_by_hand() {
    let statistics = sample();
    let found: Vec<_> = check(&statistics)
        .iter()
        .map(|finding| {
            let [kind, reported, right] = figures(finding);
            [place(&statistics, finding.at), kind, reported, right]
        })
        .collect();
    let expected: Vec<[String; 4]> = serde_json::from_str::<Vec<Vec<String>>>(EXPECTED)
        .expect("JSON")
        .into_iter()
        .map(|row| row.try_into().expect("four texts"))
        .collect();
    assert_eq!(found, expected);
    let plain = check(&statistics).iter().filter(|finding| finding.fact.is_contradiction()).count();
    assert_eq!(plain, 9, "the rest is perhaps rounded, or cannot be told");
}

#[test]
fn in_words() {
    let statistics = sample();
    let lines: Vec<_> = check(&statistics).iter().map(|finding| sentence(&statistics, finding)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_report_in_docs_holds_every_finding() {
    let statistics = sample();
    for finding in check(&statistics) {
        let line = sentence(&statistics, &finding);
        assert!(REPORT.contains(&line), "docs/statistics-findings.md lacks: {line}");
    }
}

fn rows<'a>(entries: &'a [Entry], into: &mut Vec<&'a Entry>) {
    for entry in entries {
        into.push(entry);
        rows(entry.inside(), into);
    }
}

#[test]
fn every_entry_says_where_it_stands() {
    let statistics = sample();
    let mut all = Vec::new();
    rows(&statistics.entries, &mut all);
    assert_eq!(all.len(), 231);
    for entry in all {
        assert!(!entry.source.is_empty() && !entry.name.is_empty(), "{:?}", entry.id);
    }
}

#[test]
fn sums_beside_what_is_reported() {
    let statistics = sample();
    let goods = &statistics.entries[0];
    let circulation = totals(&goods.inside()[2]).expect("sums");
    assert_eq!((circulation.whole.value, circulation.rest.value), (Decimal::whole(695), Decimal::whole(93)));
    assert_eq!(circulation.rate.map(|rate| rate.to_string()).as_deref(), Some("86.62"));
    let all = totals(goods).expect("sums");
    assert_eq!((all.whole.value, all.whole.blank), (Decimal::whole(949), 0));
    assert_eq!(all.rest.value, Decimal::whole(107), "network trade: none failed, as its 100 % says");
}

#[test]
fn written_as_it_was_read() {
    let json: Value = serde_json::from_str(SAMPLE).expect("JSON");
    assert_eq!(write(support::anhui(), &sample()), json);
}

#[test]
fn the_sample_keeps_to_the_schema() {
    let schema = serde_json::from_str(include_str!("../docs/statistics.schema.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let json = serde_json::from_str(SAMPLE).expect("JSON");
    let wrong: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(!schema.is_valid(&serde_json::json!({ "entries": [{ "id": 1, "whole": 5 }] })));
}
