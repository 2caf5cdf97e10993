//! Tests with a figure, a direction or a benchmark, and those that nothing happened.

use super::Doubt;
use super::number::{json, measured, number_at};
use super::scored::Scored;
use super::text::{Asides, any_in, beginning, ending, shortened, tidy};
use super::threshold::{Figure, comparison_before, figures};
use crate::domain::decimal::Decimal;
use serde_json::Map;

/// A scoring that can stand as a condition.
pub(super) type Test = Scored;

pub(super) const RATE_ENDS: &[&str] =
    &["率", "占比", "比例", "比重", "满意度", "覆盖面", "比", "知晓度", "份额", "得分率"];
const CHANGE_ENDS: &[&str] = &[
    "增长",
    "提高",
    "上升",
    "提升",
    "增加",
    "增幅",
    "增速",
    "增长率",
    "下降",
    "降低",
    "减少",
    "降幅",
    "下降率",
    "缩短",
    "压缩",
];
/// What is done to all that are due.
const DONE: &[&str] = &[
    "覆盖", "处置", "完成", "执行", "公示", "登记", "检验", "检定", "整改", "聘任", "备案", "培训", "应用", "使用",
    "验收", "兑现", "落实", "追溯", "办结", "检查", "抽查", "报告", "公开", "建档", "签约", "持证", "回访", "普及",
    "受理", "归集",
];
const FALLING: &[&str] = &["下降", "降低", "减少", "回落", "递减"];
const RISING: &[&str] = &["上升", "提高", "增长", "提升", "增加", "递增"];
const QUIET: &[&str] = &[
    "未发生",
    "没有发生",
    "不发生",
    "未出现",
    "未被",
    "没有出现",
    "不出现",
    "零发生",
    "不得发生",
    "不得出现",
    "无重大",
    "无较大",
    "无质量",
    "无一般",
    "杜绝",
];

/// The measured tests of a piece without commas; none if it holds no figure.
pub(super) fn tests_of(piece: &str, doubts: &mut Vec<Doubt>) -> Vec<Test> {
    if let Some(test) = trend(piece) {
        return vec![test];
    }
    let found = figures(piece);
    if found.stray {
        doubts.push(Doubt::ThresholdUnclear);
    }
    if found.all.is_empty() {
        if let Some(test) = benchmark(piece) {
            return vec![test];
        }
        if beginning(piece, &["发生", "出现"]).is_some() && any_in(piece, &["事故", "事件", "案件"]) {
            // 发生重大事故的，不得分: asked the other way round.
            doubts.push(Doubt::KindGuessed);
            return vec![Scored::kind("no_incident")];
        }
        if any_in(piece, QUIET) || piece.starts_with('无') && any_in(piece, &["事故", "事件", "案件"]) {
            return vec![Scored::kind("no_incident")];
        }
    }
    let mut tests = Vec::new();
    let mut from = 0;
    for (at, figure) in found.all.iter().enumerate() {
        let rest = &piece[figure.end..];
        let qualifies = at + 1 < found.all.len() && !rest.starts_with(['、', '的', '和']) && figure.unit != "%";
        if qualifies {
            // 2000万元以上企业的覆盖率达到90%: the first figure tells which enterprises.
            doubts.push(Doubt::ThresholdUnclear);
            continue;
        }
        let until = found.all.get(at + 1).map_or(piece.len(), |next| next.start);
        let words = &piece[figure.start..figure.end];
        let mut named = measured_tests(&piece[from..figure.start], figure, words, &piece[figure.end..until]);
        if let ([test], true) = (&mut named[..], found.all.len() > 1) {
            test.set("text", tidy(&piece[from..figure.end]));
        }
        tests.extend(named);
        from = figure.end;
    }
    if any_in(piece, &["不得分", "不含", "左右", "不计分"]) && !tests.is_empty() {
        doubts.push(Doubt::ThresholdUnclear);
    }
    tests
}

/// The tests of one figure: as many as rates are named before it.
fn measured_tests(before: &str, figure: &Figure, words: &str, after: &str) -> Vec<Test> {
    let subject = subject(before);
    let what = if after.starts_with('、') { "" } else { tidy(after) };
    let none = figure.comparison == "equal" && figure.value == Decimal::ZERO;
    if none && ending(subject, &["事故", "事件", "案件"]).is_some() {
        return vec![Scored::kind("no_incident")];
    }
    if figure.unit != "%" {
        let name = if subject.ends_with(what) { subject.to_owned() } else { format!("{subject}{what}") };
        return vec![count(&name, figure)];
    }
    if ending(subject, CHANGE_ENDS).is_some() {
        let name =
            if subject.ends_with(['率', '幅', '速']) { subject.to_owned() } else { format!("{subject}幅度") };
        return vec![count(&name, figure)];
    }
    let asides = Asides::of(subject);
    let names = asides.split(subject, |c| matches!(c, '、' | '和' | '及' | '与'));
    let rates = names.len() > 1 && names.iter().all(|(_, name)| ending(name, RATE_ENDS).is_some());
    if rates {
        let told = |(_, name): &(usize, &str)| {
            let mut test = rate(tidy(name), figure, true);
            test.set("text", format!("{}{words}", tidy(name)));
            test
        };
        return names.iter().map(told).collect();
    }
    if ending(subject, RATE_ENDS).is_some() {
        return vec![rate(subject, figure, true)];
    }
    // 首席质量官100%聘任到位: what is counted stands behind.
    let name = if what.is_empty() { subject } else { what };
    vec![rate(name, figure, false)]
}

/// A name without what only leads over to the number.
fn subject(text: &str) -> &str {
    let name = tidy(text);
    let mut name = ["并且", "且", "并", "则"].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    while let Some(word) = ending(
        name,
        &[
            "应", "要", "须", "需", "均", "都", "应当", "力争", "确保", "总体", "全部", "分别", "稳定", "必须", "平均",
            "的", "率先", "数量",
        ],
    )
    .filter(|word| word.len() < name.len())
    {
        name = &name[..name.len() - word.len()];
    }
    tidy(name)
}

fn compare(test: &mut Test, figure: &Figure) {
    test.set(figure.comparison, json(figure.value));
    if let Some(high) = figure.stretch {
        let mut stretch = Map::new();
        stretch.insert("at_least".to_owned(), json(high));
        test.set("stretch", stretch);
        test.newer = true;
    }
    if !figure.sure {
        test.doubt(Doubt::ThresholdUnclear);
    }
}

fn rate(name: &str, figure: &Figure, named: bool) -> Test {
    let mut test = Scored::kind("rate");
    ratio(&mut test, name);
    compare(&mut test, figure);
    if !named {
        test.doubt(Doubt::KindGuessed);
    }
    test
}

/// Name and the two counts of a rate; the text hardly ever names them.
fn ratio(test: &mut Test, name: &str) {
    let name = if name.is_empty() { "比率" } else { name };
    let stem = name.strip_suffix('率').and_then(|stem| {
        let mut places = stem.char_indices().rev().skip(1);
        let start = places.next()?.0;
        let negated = places.next().filter(|(_, c)| matches!(c, '不' | '未'));
        Some(&stem[negated.map_or(start, |(at, _)| at)..])
    });
    let (part, whole) = match stem {
        Some(stem) if DONE.contains(&stem) => (format!("已{stem}数"), format!("应{stem}数")),
        Some(stem) if !["标准", "比"].contains(&stem) => (format!("{stem}数"), "总数".to_owned()),
        _ => ("符合数".to_owned(), "总数".to_owned()),
    };
    test.set("name", shortened(name, 40));
    test.set("of", vec![part, whole]);
    test.doubt(Doubt::RatioUnnamed);
}

fn count(name: &str, figure: &Figure) -> Test {
    let mut test = Scored::kind("count");
    let survey = any_in(name, &["满意度", "指数", "得分", "评分", "测评"]);
    let unit = match figure.unit.as_str() {
        "" if survey => "分",
        "" => "（单位不明）",
        unit => unit,
    };
    if figure.unit.is_empty() || figure.unit == "‰" {
        test.doubt(Doubt::UnknownUnit);
    }
    test.set("name", shortened(if name.is_empty() { "数量" } else { name }, 40));
    if name.is_empty() {
        test.doubt(Doubt::KindGuessed);
    }
    test.set("unit", unit);
    if measured(unit) || figure.value.as_whole().is_none() || figure.unit.is_empty() {
        test.set("decimals", true);
    }
    if unit == "分" && survey {
        test.set("limit", 100);
        if figure.value > Decimal::HUNDRED {
            test.value.remove("limit");
        }
    }
    compare(&mut test, figure);
    test
}

/// 连续两年下降, 同比下降: a rate over the years.
fn trend(piece: &str) -> Option<Test> {
    let (name, times, rest, sure) = if let Some(at) = piece.find("连续") {
        let number = number_at(piece, at + "连续".len())?;
        let rest = piece[number.end..].strip_prefix('个').unwrap_or(&piece[number.end..]).strip_prefix('年')?;
        (&piece[..at], number.value.as_whole().filter(|times| (1..=20).contains(times))?, rest, true)
    } else {
        let (at, word) = ["逐年", "同比", "较上年", "比上年", "较去年", "比去年"]
            .iter()
            .find_map(|word| Some((piece.find(word)?, *word)))?;
        (&piece[..at], if word == "逐年" { 2 } else { 1 }, &piece[at + word.len()..], word != "逐年")
    };
    let rest = rest.trim_start_matches(['同', '比', '逐', '年', '持', '续', '实', '现']);
    let word = beginning(rest, FALLING).or(beginning(rest, RISING))?;
    // 同比下降5%: a figure, not only a direction.
    if rest[word.len()..].starts_with(|c: char| c.is_ascii_digit()) || !figures(&rest[word.len()..]).all.is_empty() {
        return None;
    }
    let name = subject(name);
    let mut test = Scored::kind("trend");
    ratio(&mut test, name);
    test.set("direction", if FALLING.contains(&word) { "falling" } else { "rising" });
    test.set("times", times);
    if !sure || !name.ends_with('率') {
        test.doubt(Doubt::ThresholdUnclear);
    }
    Some(test)
}

/// 不低于全省平均水平: a rate against a figure that has to be asked for.
fn benchmark(piece: &str) -> Option<Test> {
    let (at, word) = ["平均", "上年", "去年"].iter().find_map(|word| Some((piece.find(word)?, *word)))?;
    let area = ["全省", "全市", "全国", "全县", "全区", "国家", "省", "市", "同类地区", "同期", ""];
    let area = area.iter().find(|area| piece[..at].ends_with(**area))?;
    let head = &piece[..at - area.len()];
    let (comparer, comparison, sure) = match ending(head, &["优于", "好于"]) {
        Some(better) => (better, "above", false),
        None => comparison_before(head)?,
    };
    if comparison == "equal" {
        return None;
    }
    let name = subject(&head[..head.len() - comparer.len()]);
    let mut test = Scored::kind("benchmark");
    ratio(&mut test, name);
    test.set("against", format!("{area}{word}"));
    test.set("comparison", comparison);
    if !sure || ending(name, RATE_ENDS).is_none() || word != "平均" {
        test.doubt(Doubt::ThresholdUnclear);
    }
    Some(test)
}
