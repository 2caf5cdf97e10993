//! Hand-computed cases beside each rule set.

mod support;

use quality_county::rule_sets::lint::{self, Lint};
use quality_county::rule_sets::{BUILT_IN, built_in};

/// The cases of each rule set, and the least number of them.
const CASES: [(&str, &str, usize); 6] = [
    ("anhui-2022", include_str!("cases/anhui-2022.json"), 60),
    ("yongqiao-goals-2022", include_str!("cases/yongqiao-goals-2022.json"), 12),
    ("demo-city-2017", include_str!("cases/demo-city-2017.json"), 12),
    ("suzhou-goals-2020", include_str!("cases/suzhou-goals-2020.json"), 12),
    ("yancheng-goals-2018", include_str!("cases/yancheng-goals-2018.json"), 12),
    ("xianning-goals-2015", include_str!("cases/xianning-goals-2015.json"), 12),
];

#[test]
fn every_built_in_rule_set_has_its_cases() {
    assert_eq!(CASES.map(|(id, ..)| id), BUILT_IN.each_ref().map(|built_in| built_in.id));
    for (id, cases, least) in CASES {
        let (count, wrong) = support::cases::run(built_in(id).expect("a rule set"), cases);
        assert!(count >= least, "{id}: {count} cases");
        assert!(wrong.is_empty(), "{id}: {} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn built_in_rule_sets_load_without_a_problem() {
    for built_in in &BUILT_IN {
        let rule_set = built_in.rule_set().unwrap_or_else(|problems| panic!("{}: {problems:#?}", built_in.id));
        assert_eq!(rule_set.about.id, built_in.id);
        assert_eq!(format!("{} · {}", rule_set.about.short, rule_set.about.title), built_in.name);
        let point = |code| rule_set.point_by_code(code).expect("a code");
        // What the source itself leaves open.
        let known = match built_in.id {
            "demo-city-2017" => vec![Lint::VagueWord { point: point("6.4.1"), word: "良好" }],
            _ => Vec::new(),
        };
        assert_eq!(lint::lint(rule_set), known, "{}", built_in.id);
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
