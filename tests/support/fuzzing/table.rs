//! Reading tables: no text makes it panic, no line is lost, what is proposed loads.
#![allow(dead_code)]

use quality_county::rule_sets::load;
use quality_county::rule_sets::reading::{Doubt, Proposal, blank, read_table};
use quality_county::words::table_reading::sentence;

/// `~` and pieces by their numbers, or a text as it is.
pub fn check(bytes: &[u8]) {
    match bytes.split_first() {
        Some((b'~', pieces)) => {
            read(&pieces.iter().map(|at| PIECES[usize::from(*at) % PIECES.len()]).collect::<String>());
        }
        _ => read(&String::from_utf8_lossy(bytes)),
    }
}

/// Every line that holds anything is either named by a mark or left over.
pub fn assert_no_line_is_lost(text: &str, proposal: &Proposal) {
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

/// Reads a text as a table and sees that everything about the outcome is in order.
pub fn read(text: &str) {
    let proposal = read_table(text);
    assert_no_line_is_lost(text, &proposal);
    for mark in &proposal.marks {
        assert!(proposal.rule_set.pointer(&mark.spot.pointer()).is_some(), "{}", mark.spot.pointer());
        mark.doubts.iter().for_each(|doubt| assert!(!sentence(doubt).is_empty()));
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

/// What tables are made of.
pub const PIECES: &[&str] = &[
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
