//! What holds for every text that may be pasted: it never panics, and no line is lost.

use proptest::prelude::*;
use quality_county::rule_sets::load;
use quality_county::rule_sets::reading::{Doubt, Proposal, blank, read_table};
use std::time::Instant;

/// Every line that holds anything is either named by a mark or left over.
fn assert_no_line_is_lost(text: &str, proposal: &Proposal) {
    let lines = text.split('\n').count();
    let mut told = vec![false; lines + 2];
    let spans = proposal.marks.iter().map(|mark| mark.lines).chain(proposal.leftovers.iter().map(|left| left.lines));
    for (first, last) in spans {
        assert!(first <= last && last <= lines, "{first}-{last} of {lines}");
        told[first..=last].fill(true);
    }
    for (at, line) in text.split('\n').enumerate() {
        // Quotes around a cell belong to the way that Excel copies.
        assert!(blank(&line.replace('"', "")) || told[at + 1], "line {} is lost: {line:?}", at + 1);
    }
}

fn check(text: &str) {
    let proposal = read_table(text);
    assert_no_line_is_lost(text, &proposal);
    for mark in &proposal.marks {
        assert!(proposal.rule_set.pointer(&mark.spot.pointer()).is_some(), "{}", mark.spot.pointer());
    }
    let empty = proposal.rule_set["categories"].as_array().is_none_or(Vec::is_empty);
    let no_table = proposal.marks.iter().any(|mark| mark.doubts.contains(&Doubt::NoTable));
    assert_eq!(empty, no_table);
    if !empty
        && proposal.rule_set["format_version"] == 1
        && let Err(problems) = load(&proposal.rule_set.to_string())
    {
        panic!("{problems:?}\n{}", proposal.rule_set);
    }
}

const PIECES: &[&str] = &[
    "\t",
    "\t",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "　",
    "|",
    "\"",
    "\"\"",
    "（",
    "）",
    "(",
    "“",
    "”",
    "〔",
    "，",
    "。",
    "；",
    "、",
    "：",
    "1",
    "2",
    "3",
    "5",
    "12",
    "2.5",
    "1 5",
    "１０",
    "0",
    "999999999999999",
    "0.001",
    ".",
    "%",
    "％",
    "分",
    "分钟",
    "（2分）",
    "（1分）",
    "(0.5分)",
    "满分4分",
    "最高3分",
    "最多加5分",
    "得2分",
    "再加1分",
    "加1分",
    "每项加1分",
    "每起扣1分",
    "扣完为止",
    "扣0.5分",
    "各得1分",
    "得1-3分",
    "不得分",
    "就高不重复计分",
    "其中",
    "或者",
    "，或者",
    "并且",
    "90%以上",
    "达到100%",
    "不低于",
    "不超过",
    "6项以上",
    "150万元以上",
    "低于",
    "为零",
    "连续两年下降",
    "同比下降",
    "高于全省平均水平",
    "国家级",
    "省级",
    "合格率",
    "覆盖率、检验率",
    "未发生重大事故",
    "制定方案",
    "建立机制",
    "认真落实",
    "三项以上",
    "力争达到95%",
    "90%-95%",
    "质量发展（22分）",
    "加分项（5分）",
    "一、组织领导（20分）",
    "（一）工作机制",
    "1.",
    "（1）",
    "①",
    "2、",
    "合计",
    "总分100分",
    "序号",
    "类别",
    "指标内容",
    "分数",
    "评分方法",
    "责任单位",
    "配合单位",
    "牵头单位：",
    "市场监管局",
    "区市场监管局、区财政局",
    "各成员单位",
    "注：",
    "\u{feff}",
    "\u{7}",
    "𠮷",
    "é",
    "-",
    "~",
    "--",
    "|---|",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_what_tables_hold(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        check(&pieces.concat());
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
        check(&lines.join("\n"));
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
