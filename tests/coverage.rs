//! docs/coverage.md names every code of every built-in rule set, and the counts are those of the sources.

use quality_county::domain::rule_set::{Mode, RuleSet};
use quality_county::rule_sets::{BUILT_IN, built_in};

const COVERAGE: &str = include_str!("../docs/coverage.md");

/// Each rule set, with the heading of its document and, where two sets count alike, of the part that is its own.
const PLACES: [(&str, &str, &str); 6] = [
    ("anhui-2022", "埇桥", ""),
    ("yongqiao-goals-2022", "埇桥", ""),
    ("demo-city-2017", "全国质量强市示范城市工作规划", "附件"),
    ("suzhou-goals-2020", "全国质量强市示范城市工作规划", "正文"),
    ("yancheng-goals-2018", "盐城", ""),
    ("xianning-goals-2015", "咸宁", ""),
];

fn set(id: &str) -> &'static RuleSet {
    built_in(id).expect("a rule set")
}

/// The part of a text under the only heading that holds `wanted`.
fn under<'a>(text: &'a str, mark: &str, wanted: &str) -> &'a str {
    let holds = |part: &&str| part.lines().next().is_some_and(|line| line.contains(wanted));
    let found: Vec<_> = text.split(mark).skip(1).filter(holds).collect();
    assert_eq!(found.len(), 1, "{wanted}");
    found[0]
}

#[test]
fn no_code_is_missing_from_the_table() {
    assert_eq!(PLACES.map(|(id, ..)| id), BUILT_IN.each_ref().map(|built_in| built_in.id));
    for (id, document, part) in PLACES {
        let mut text = under(COVERAGE, "\n## ", document);
        if !part.is_empty() {
            text = under(text, "\n### ", part);
        }
        let words: Vec<_> = text.split(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c)).collect();
        let rule_set = set(id);
        let codes = rule_set.point_ids().map(|point| rule_set.point(point).code.as_str());
        let fields =
            rule_set.form.iter().flat_map(|form| form.field_ids().map(|field| form.field(field).code.as_str()));
        let missing: Vec<_> = codes.chain(fields).filter(|code| !words.contains(code)).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{id}");
    }
}

#[test]
fn the_counts_are_those_of_the_sources() {
    let counts = |id| {
        let rule_set = set(id);
        [rule_set.category_ids().len(), rule_set.indicator_ids().len(), rule_set.point_ids().len()]
    };
    assert_eq!(counts("anhui-2022"), [5, 31, 73]);
    assert_eq!(counts("demo-city-2017"), [10, 50, 113], "goals, tasks, work items");
    assert_eq!(counts("yongqiao-goals-2022"), [1, 5, 16]);
    assert_eq!(counts("suzhou-goals-2020"), [4, 7, 58]);
    assert_eq!(counts("yancheng-goals-2018"), [11, 34, 103]);
    assert_eq!(counts("xianning-goals-2015"), [9, 25, 100]);
    for built_in in &BUILT_IN[1..] {
        let rule_set = set(built_in.id);
        assert_eq!(rule_set.about.mode, Mode::Attainment, "{}", built_in.id);
        let placed = |id| {
            let point = rule_set.point(id);
            point.source.is_some() || !rule_set.indicator(point.indicator).source.is_empty()
        };
        assert!(rule_set.point_ids().all(placed), "{}: a point without its place", built_in.id);
    }
    let yancheng = set("yancheng-goals-2018");
    let groups = yancheng.departments().iter().filter(|department| department.lead.is_some()).count();
    assert_eq!((groups, yancheng.milestones.len()), (9, 3), "working groups, phases");
    let baselines = |id| set(id).point_ids().filter(|point| set(id).point(*point).baseline.is_some()).count();
    assert_eq!(baselines("xianning-goals-2015"), 23);
}
