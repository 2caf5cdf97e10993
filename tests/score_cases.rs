//! Hand-computed cases beside each rule set.

mod support;

use quality_county::rule_sets::{BUILT_IN, lint};

#[test]
fn anhui_cases() {
    let (count, wrong) = support::cases::run(support::anhui(), include_str!("cases/anhui-2022.json"));
    assert!(count >= 60, "{count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn built_in_rule_sets_load_without_a_problem() {
    for built_in in &BUILT_IN {
        let rule_set = built_in.rule_set().unwrap_or_else(|problems| panic!("{}: {problems:#?}", built_in.id));
        assert_eq!(rule_set.about.id, built_in.id);
        assert_eq!(lint::lint(rule_set), [], "{}", built_in.id);
    }
}

#[test]
fn anhui_has_the_printed_shape() {
    let table = support::anhui();
    let category = |id| {
        let indicators: Vec<_> = table.indicators_of(id).collect();
        let points: usize = indicators.iter().map(|id| table.points_of(*id).len()).sum();
        (table.category(id).points.to_string(), indicators.len(), points)
    };
    let shape: Vec<_> = table.category_ids().map(category).collect();
    let wanted = [("22", 7, 14), ("18", 4, 11), ("44", 11, 28), ("16", 5, 14), ("5", 4, 6)];
    assert_eq!(shape, wanted.map(|(points, indicators, count)| (points.to_owned(), indicators, count)));
    let codes: Vec<_> = table.indicator_ids().map(|id| table.indicator(id).code.clone()).collect();
    assert_eq!(codes, (1..=31).map(|row| row.to_string()).collect::<Vec<_>>());
}
