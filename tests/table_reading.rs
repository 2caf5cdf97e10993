//! Reading tables: the Anhui attachment where it is at hand, invented tables everywhere.

#[path = "support/table_measure.rs"]
mod table_measure;

use quality_county::rule_sets::load;
use quality_county::rule_sets::reading::read_table;
use serde_json::Value;
use std::path::Path;
use table_measure::{dump, measure};

fn look(name: &str, proposal: &quality_county::rule_sets::reading::Proposal) {
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
    for (name, text) in shapes {
        let proposal = read_table(text);
        look(name, &proposal);
        let result = measure(&proposal, &expected);
        println!("{name}: {}\n{}\nUNMARKED {:#?}", result.line(), result.wrong.join("\n"), result.unmarked);
        results.push(result);
    }
    results.iter().for_each(|result| result.assert_passes());
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
