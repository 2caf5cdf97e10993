//! Words in a point's text that two people would read differently, and texts that name two facts.

use super::Lint;
use crate::domain::ids::PointId;
use crate::domain::rule_set::ScoringPoint;
use crate::domain::scoring::{Scoring, Test};

/// Vague words, each with what may follow to make it a term.
const VAGUE: &[(&str, &[&str])] = &[
    ("较好", &[]),
    ("较高", &[]),
    ("较强", &[]),
    ("较快", &[]),
    ("较多", &[]),
    ("较低", &[]),
    ("基本", &["药物", "公共", "医疗", "养老", "农田", "建设", "单位", "标准", "信息", "情况", "分"]),
    ("若干", &[]),
    ("明显", &[]),
    ("显著", &["质量", "标志"]),
    ("适当", &[]),
    ("适度", &[]),
    ("有力", &[]),
    ("有效", &["期", "发明", "专利", "率", "注册", "证", "投诉", "商标", "数"]),
    ("良好", &["农业", "行为", "生产", "操作", "级"]),
    ("大幅", &[]),
    ("进一步", &[]),
    ("逐步", &[]),
];

/// What the vague words begin with.
const HEADS: &str = "较基若明显适有良大进逐";

/// What stands before a number that is a threshold.
const BEFORE: &[&str] = &[
    "达到",
    "达",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "不大于",
    "不小于",
    "超过",
    "高于",
    "低于",
    "大于",
    "小于",
    "控制在",
    "至少",
    "最多",
    "≥",
    "≤",
    ">",
    "<",
    "为",
    "到",
    "超",
    "保持在",
    "力争",
];

/// What stands behind a number, its unit apart, that is a threshold.
const BEHIND: &[&str] = &["%", "％", "‰"];
const BOUNDS: &[&str] = &["以上", "以下", "以内", "之内"];

/// Characters that make two numbers one range.
const RANGE: &[char] = &['-', '~', '～', '—', '–', '－', '至'];

pub(super) fn wording(id: PointId, point: &ScoringPoint, found: &mut Vec<Lint>) {
    // Judging is what vague words are for.
    if !matches!(point.scoring, Scoring::Judged) {
        found.extend(vague_words(&point.text).map(|word| Lint::VagueWord { point: id, word }));
    }
    let (measured, stretched) = match &point.scoring {
        Scoring::Test(Test::Rate(rate)) => (true, rate.stretch.is_some()),
        Scoring::Test(Test::Count(count)) => (true, count.stretch.is_some()),
        Scoring::Test(Test::Benchmark(_)) => (true, false),
        Scoring::Test(Test::Met | Test::NoIncident) => (false, false),
        _ => return,
    };
    let joined = measured && point.text.contains('且');
    if joined || thresholds(&point.text) > 1 + usize::from(stretched) || shared(&point.text) {
        found.push(Lint::TwoFacts { point: id });
    }
}

/// The vague words of a text that are not part of a term, each once.
fn vague_words(text: &str) -> impl Iterator<Item = &'static str> {
    // Most texts hold none of the characters that vague words begin with.
    let begins = text.char_indices().filter(|(_, c)| HEADS.contains(*c));
    let rests: Vec<_> = begins.map(|(at, _)| &text[at..]).collect();
    VAGUE.iter().filter_map(move |(word, terms)| {
        let rest = |rest: &&str| rest.strip_prefix(word).is_some_and(|rest| !terms.iter().any(|t| rest.starts_with(t)));
        rests.iter().any(rest).then_some(*word)
    })
}

/// Several rates under one threshold: 甲率、乙率均达到 90 %.
fn shared(text: &str) -> bool {
    let joined = text.contains(['均', '分', '都']) && text.contains(['、', '和', '与', '及']);
    let spread =
        ["均达", "均为", "均在", "均不", "分别达", "分别为", "分别不", "都达到"].iter().any(|word| text.contains(word));
    joined && spread && thresholds(text) > 0
}

/// How many numbers in a text are thresholds; a range counts once.
fn thresholds(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    // Where the last threshold ended.
    let mut last = None;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let length = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - start);
        at = start + length;
        let (before, behind) = (text[..start].trim_end(), text[at..].trim_start());
        let ranged = last.is_some_and(|end: usize| {
            let between = text[end..start].trim_matches(|c: char| c == ' ' || c == '%' || c == '％');
            between.chars().count() == 1 && between.starts_with(RANGE)
        });
        if is_threshold(before, behind) || ranged {
            count += usize::from(!ranged);
            last = Some(at);
        } else if text[at..].trim_start().starts_with(RANGE) {
            // The first of a range has its unit behind the second.
            last = Some(at);
            count += usize::from(range_is_threshold(text, at));
        }
    }
    count
}

fn range_is_threshold(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start().trim_start_matches(RANGE).trim_start();
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    rest.starts_with(|c: char| c.is_ascii_digit()) && is_threshold("", behind)
}

fn is_threshold(before: &str, behind: &str) -> bool {
    // Years, documents, counts of times in a row.
    if behind.starts_with(['年', '号', '月', '日']) || before.ends_with(['第', '〔', '前', '近']) {
        return false;
    }
    let clause = behind.split(['，', '；', '。', '、']).next().unwrap_or_default();
    let bounded = BOUNDS.iter().any(|word| clause.find(word).is_some_and(|at| clause[..at].chars().count() <= 4));
    BEHIND.iter().any(|word| behind.starts_with(word)) || bounded || BEFORE.iter().any(|word| before.ends_with(word))
}
