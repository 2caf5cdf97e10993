//! What holds for every text that may be pasted: it never panics, and no line is lost.

#[path = "support/fuzzing/table.rs"]
mod table;

use proptest::prelude::*;
use quality_county::rule_sets::reading::read_table;
use std::time::Instant;
use table::{PIECES, assert_no_line_is_lost, read};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn any_mixture_of_what_tables_hold(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        read(&pieces.concat());
    }

    #[test]
    fn a_real_table_with_lines_lost_and_doubled(
        edits in prop::collection::vec((0_usize..190, 0_u8..4), 1..8),
        which in 0_usize..4,
    ) {
        let text = [
            include_str!("fixtures/tables/invented.txt"),
            include_str!("fixtures/tables/invented.tsv"),
            include_str!("fixtures/tables/paragraphs.txt"),
            include_str!("fixtures/tables/lines.txt"),
        ][which];
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for (at, edit) in edits {
            let at = at % lines.len().max(1);
            match edit {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at].clone()),
                2 => lines[at] = lines[at].replace('\t', " "),
                _ => {
                    let half = lines[at].chars().count() / 2;
                    let cut: String = lines[at].chars().skip(half).collect();
                    let keep = lines[at].len() - cut.len();
                    lines[at].truncate(keep);
                    lines.insert(at + 1, cut);
                }
            }
        }
        read(&lines.join("\n"));
    }
}

/// Linear in the text's length: what looks back or ahead too far would take minutes here already.
#[test]
fn long_texts_do_not_hang() {
    let long = |piece: &str| piece.repeat(300_000 / piece.len());
    let texts = [
        long("达到90%以上，"),
        long("（"),
        long("\"\"\"\t\n"),
        long("每"),
        long("得2分、"),
        long("国家级每项加1分，"),
        long("\t1\n"),
        long("1\t质量\t甲\t5\t成立（1分），召开（4分）\t市场监管局\n"),
        long("其中（1分）"),
        long("1.组织（5分）成立得5分\n责任单位：市场监管局\n"),
        long("99999"),
        long("序号\n类别\n分数\n"),
        format!("序号\t指标\t分值\t评分标准\t责任单位\n1\t甲\t5\t{}\t财政局\n", long("成立机构（1分），")),
        format!("序号\t指标\t分值\t评分标准\t责任单位\n1\t甲\t5\t{}\t财政局\n", long("合格率达到90%，")),
        format!("序号\t指标\t分值\t评分标准\t责任单位\n1\t甲\t5\t{}（5分）\t财政局\n", long("合格率、覆盖率12")),
        format!("序号\t指标\t分值\t评分标准\t责任单位\n1\t甲\t5\t成立机构（5分）\t{}\n", long("财政局、商务局")),
    ];
    for text in texts {
        let start = Instant::now();
        let proposal = read_table(&text);
        let time = start.elapsed();
        assert_no_line_is_lost(&text, &proposal);
        let head: String = text.chars().take(60).collect();
        println!("{} ms: {head:?}", time.as_millis());
        assert!(time.as_secs() < 20, "{time:?}: {head}");
    }
}
