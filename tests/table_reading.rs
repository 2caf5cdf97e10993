//! Reading tables: the Anhui attachment where it is at hand, invented tables everywhere.

#[path = "support/table_measure.rs"]
mod table_measure;

use quality_county::rule_sets::load;
use quality_county::rule_sets::reading::{Doubt, Proposal, Spot, Why, read_table};
use quality_county::words::table_reading::sentence;
use serde_json::Value;
use std::path::Path;
use table_measure::{Measure, dump, measure};

fn look(name: &str, proposal: &Proposal) {
    if std::env::var_os("QC_LOOK").is_some_and(|wanted| name.contains(&*wanted.to_string_lossy())) {
        println!("{}", dump(proposal));
    }
}

#[test]
fn the_anhui_attachment() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = "shared/sources/anhui-quality-county-yongqiao-2022.txt";
    let Some(text) = ["..", "../.."].iter().find_map(|up| std::fs::read_to_string(root.join(up).join(name)).ok())
    else {
        println!("the source is not at hand");
        return;
    };
    let expected: Value = serde_json::from_str(include_str!("../src/rule_sets/data/anhui-2022.json")).expect("JSON");
    let proposal = read_table(&text);
    look("anhui", &proposal);
    let result = measure(&proposal, &expected);
    println!("{}\n{}", result.line(), result.wrong.join("\n"));
    result.assert_passes();
    load(&proposal.rule_set.to_string()).expect("the proposal loads");
    // What stands before the table is left over, not lost; nothing inside it is.
    assert!(proposal.leftovers.iter().all(|left| left.why == Why::BeforeTable), "{:?}", proposal.leftovers);
}

/// The invented table in its three shapes: cells that stand one a line behind tabs, as Excel copies it, as Word copies it.
#[test]
fn the_invented_table_in_three_shapes() {
    let expected: Value = serde_json::from_str(include_str!("fixtures/tables/invented.json")).expect("JSON");
    let shapes = [
        ("stacked", include_str!("fixtures/tables/invented.txt")),
        ("excel", include_str!("fixtures/tables/invented.tsv")),
        ("word", include_str!("fixtures/tables/invented-word.txt")),
    ];
    let mut results = Vec::new();
    let mut rule_sets = Vec::new();
    for (name, text) in shapes {
        let proposal = read_table(text);
        rule_sets.push(proposal.rule_set.clone());
        look(name, &proposal);
        let result = measure(&proposal, &expected);
        println!("{name}: {}\n{}\nUNMARKED {:#?}", result.line(), result.wrong.join("\n"), result.unmarked);
        results.push(result);
    }
    results.iter().for_each(Measure::assert_passes);
    assert!(
        rule_sets.iter().all(|rule_set| rule_set["categories"] == rule_sets[0]["categories"]),
        "one reading, three shapes"
    );
}

fn doubts(proposal: &Proposal, spot: Spot) -> Vec<Doubt> {
    proposal.marks.iter().filter(|mark| mark.spot == spot).flat_map(|mark| mark.doubts.clone()).collect()
}

#[test]
fn marks_tell_where_and_what() {
    let text = "虚构县评分表\n序号\t类别\t指标\t分数\t评分方法\t责任单位\n1\t安全（5分）\t事故\t5\t未发生重大事故（3分）。\n\
                抽查合格率稳定在9 5%以上（3分），见附件说明\t市场监管局、某某\n注：略\n";
    let proposal = read_table(text);
    let mark = |spot| proposal.marks.iter().find(|mark| mark.spot == spot).expect("mark");
    let point = mark(Spot::Point(0, 0, 1));
    assert_eq!((point.lines, point.excerpt.as_str()), ((4, 4), "抽查合格率稳定在95%以上（3分）"));
    assert!(point.doubts.contains(&Doubt::NumberBroken) && point.doubts.contains(&Doubt::ThresholdUnclear));
    assert_eq!(mark(Spot::Indicator(0, 0)).lines, (3, 4));
    let row = doubts(&proposal, Spot::Indicator(0, 0));
    assert!(row.contains(&Doubt::TextNotUnderstood), "{row:?}");
    assert!(row.iter().any(|doubt| matches!(doubt, Doubt::PartsExceedMaximum { .. })), "{row:?}");
    assert_eq!(doubts(&proposal, Spot::Department(1)), [Doubt::DepartmentUnclear]);
    let left: Vec<_> = proposal.leftovers.iter().map(|left| (left.lines.0, left.text.as_str(), left.why)).collect();
    assert_eq!(left, [(4, "见附件说明", Why::NotUnderstood), (5, "注：略", Why::AfterTable)]);
    for mark in &proposal.marks {
        mark.doubts.iter().for_each(|doubt| assert!(!sentence(doubt).is_empty(), "{doubt:?}"));
    }
}

/// The marks and points of a row with this scoring text.
fn row(points: &str, method: &str) -> (Proposal, Vec<String>) {
    let heads = "序号\t类别\t指标\t分数\t评分方法\t责任单位";
    let proposal =
        read_table(&format!("{heads}\n1\t安全（5分）\t甲\t{points}\t{method}\t商务局\n2\t\t乙\t1\t制定方案\t商务局\n"));
    let list = proposal.rule_set["categories"][0]["indicators"][0]["scoring_points"].clone();
    let told = |point: &Value| {
        format!("{} {}", point["points"].to_string().replace('"', ""), point["text"].as_str().unwrap_or_default())
    };
    let points = list.as_array().expect("list").iter().map(told).collect();
    (proposal, points)
}

#[test]
fn traps_are_marked() {
    let (proposal, points) = row("3", "召开会议（每年不少于2次）（2分）；制定方案（1分，以文件为准）。");
    assert_eq!(points, ["2 召开会议（每年不少于2次）", "1 制定方案"]);
    assert_eq!(doubts(&proposal, Spot::Point(0, 0, 0)), [Doubt::ThresholdUnclear]);
    assert_eq!(
        proposal.rule_set.pointer("/categories/0/indicators/0/scoring_points/1/note").expect("note"),
        "原文：以文件为准"
    );
    let (proposal, points) = row("2", "制定方案（0.125分），召开会议（2分）");
    assert_eq!(points, ["0 制定方案", "2 召开会议"]);
    assert_eq!(doubts(&proposal, Spot::Point(0, 0, 0)), [Doubt::PointsGuessed]);
}

#[test]
fn no_table_no_rule_set() {
    for text in ["", "\n\n", "今年的质量工作总体平稳。\n请各单位抓紧。"] {
        let proposal = read_table(text);
        assert!(doubts(&proposal, Spot::Table).contains(&Doubt::NoTable));
        assert_eq!(proposal.leftovers.is_empty(), text.trim().is_empty());
    }
}

/// Paragraphs, bars, one cell a line, columns of spaces: what is read of each was looked through and stands in a snapshot.
#[test]
fn further_layouts() {
    let layouts = [
        ("paragraphs", include_str!("fixtures/tables/paragraphs.txt")),
        ("bars", include_str!("fixtures/tables/bars.txt")),
        ("lines", include_str!("fixtures/tables/lines.txt")),
        ("spaces", include_str!("fixtures/tables/spaces.txt")),
        ("wordings", include_str!("fixtures/tables/wordings.tsv")),
    ];
    for (name, text) in layouts {
        let proposal = read_table(text);
        look(name, &proposal);
        insta::assert_snapshot!(name, dump(&proposal));
    }
}

/// `QC_TABLE=<file>` shows what is read from a table of one's own.
#[test]
fn a_table_of_your_own() {
    if let Some(path) = std::env::var_os("QC_TABLE") {
        println!("{}", dump(&read_table(&std::fs::read_to_string(path).expect("a text"))));
    }
}
