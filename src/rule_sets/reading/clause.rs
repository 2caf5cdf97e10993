//! How one clause is scored: which kind, which threshold, and what of that is not certain.

use super::Doubt;
use super::number::{json, measured, number_at};
use super::text::{Asides, any_in, beginning, ending, shortened};
use super::threshold::{Figure, comparison_before, figures};
use serde_json::{Map, Value};

/// A proposed scoring.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    pub value: Map<String, Value>,
    pub doubts: Vec<Doubt>,
    /// Only format version 2 knows it.
    pub newer: bool,
}

impl Scored {
    pub fn kind(kind: &str) -> Self {
        let mut scored = Self::default();
        scored.set("kind", kind);
        scored
    }

    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.value.insert(name.to_owned(), value.into());
    }

    pub fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}

/// Words that only a person can judge.
const VAGUE: &[&str] = &[
    "有力",
    "有效",
    "明显",
    "认真",
    "成效",
    "良好",
    "较好",
    "显著",
    "多样",
    "情况",
    "完善",
    "健全",
    "积极",
    "推动",
    "推进",
    "加强",
    "深入",
    "合理",
    "规范",
    "到位",
    "扎实",
    "基本",
    "满意",
    "突出",
    "效果",
    "质量高",
    "及时",
    "充分",
    "大力",
    "切实",
];
/// What is done or not.
const PLAIN: &[&str] = &[
    "制定",
    "制订",
    "出台",
    "印发",
    "成立",
    "设立",
    "建立",
    "建成",
    "召开",
    "发布",
    "获",
    "被授予",
    "被评为",
    "评为",
    "纳入",
    "开展",
    "组织",
    "举办",
    "编制",
    "公布",
    "公示",
    "签订",
    "配备",
    "报道",
    "承办",
    "分解",
    "提出",
    "挂牌",
    "报告",
    "出席",
    "完成",
    "入选",
    "通过",
    "列入",
    "明确",
    "设置",
    "公开",
    "报送",
];
/// What a condition of its own begins with.
const CONDITION: &[&str] = &[
    "制定", "制订", "出台", "印发", "成立", "设立", "建立", "建成", "召开", "发布", "编制", "获", "被", "开展", "组织",
    "举办", "并", "且", "完成", "签订", "公布", "配备", "落实",
];
const RATE_ENDS: &[&str] = &["率", "占比", "比例", "比重", "满意度", "覆盖面", "比", "知晓度", "份额", "得分率"];
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
    "无重大",
    "无较大",
    "无质量",
    "无一般",
    "杜绝",
];

/// Scores a clause that is worth points as a whole.
pub(super) fn scored(clause: &str) -> Scored {
    let asides = Asides::of(clause);
    let mut scored = choose(clause, &asides);
    if asides.unclosed {
        scored.doubt(Doubt::BracketUnclosed);
    }
    scored
}

fn choose(clause: &str, asides: &Asides) -> Scored {
    let pieces = asides.split(clause, |c| matches!(c, '，' | '。' | '；' | '：' | '！'));
    let pieces: Vec<&str> = striven_for(clause, pieces).into_iter().flat_map(joined_conditions).collect();
    let mut doubts = Vec::new();
    if pieces.iter().skip(1).any(|piece| beginning(piece, OR).is_some()) {
        return any_of(&pieces, doubts);
    }
    let mut tests = Vec::new();
    let (mut context, mut own) = (0, 0);
    for piece in pieces {
        let body = tidy(piece);
        if body.is_empty() {
            continue;
        }
        // 满意度得分，90分以上: the figure's name stands before the comma.
        let bare = body.starts_with(|c: char| c.is_ascii_digit() || c == '≥' || c == '≤');
        let named = tests.pop_if(|(text, test): &mut (String, Option<Test>)| {
            bare && test.is_none() && (ending(text, RATE_ENDS).is_some() || text.ends_with("得分"))
        });
        let body = named.map_or_else(
            || body.to_owned(),
            |(name, _)| {
                context -= 1;
                name + body
            },
        );
        let body = body.as_str();
        let found = tests_of(body, &mut doubts);
        if found.is_empty() {
            own += usize::from(beginning(body, CONDITION).is_some() && context > 0);
            context += 1;
            tests.push((body.to_owned(), None));
        }
        tests.extend(found.into_iter().map(|test| (body.to_owned(), Some(test))));
    }
    if own > 0 {
        doubts.push(Doubt::TwoFacts);
    }
    let measured_tests = tests.iter().filter(|(_, test)| test.is_some()).count();
    match (measured_tests, context) {
        (0, _) => by_words(clause, doubts),
        (1, 0) => single(tests, doubts),
        (count, _) => {
            // What is no figure is a condition of its own where it begins like one; else it only introduces the figure.
            let of_its_own = |text: &str| beginning(text, CONDITION).is_some();
            tests.retain(|(text, test)| test.is_some() || of_its_own(text));
            doubts.push(Doubt::TwoFacts);
            if count == 1 && tests.len() == 1 { single(tests, doubts) } else { several("all_of", tests, doubts) }
        }
    }
}

/// 达到98%，力争达到99% is one figure with a higher level beside it.
fn striven_for<'c>(clause: &'c str, pieces: Vec<(usize, &'c str)>) -> Vec<&'c str> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (at, piece) in pieces {
        let striven = beginning(piece, &["力争", "争取", "力求"]).is_some();
        match found.last_mut().filter(|_| striven) {
            Some((start, before)) => *before = &clause[*start..at + piece.len()],
            None => found.push((at, piece)),
        }
    }
    found.into_iter().map(|(_, piece)| piece).collect()
}

const OR: &[&str] = &["或者", "或是", "或"];

/// 甲，…，或者乙: what stands between two 或 is one alternative.
fn any_of(pieces: &[&str], mut doubts: Vec<Doubt>) -> Scored {
    let mut alternatives: Vec<(String, Option<Test>)> = Vec::new();
    for piece in pieces {
        let word = beginning(piece, OR);
        let body = tidy(&piece[word.map_or(0, str::len)..]);
        let mut found = tests_of(body, &mut doubts);
        if found.len() > 1 {
            doubts.push(Doubt::TwoFacts);
        }
        let test = found.pop();
        match alternatives.last_mut().filter(|_| word.is_none()) {
            Some((text, before)) => {
                text.push('，');
                text.push_str(body);
                if test.is_some() {
                    *before = test;
                    doubts.push(Doubt::TwoFacts);
                }
            }
            None => alternatives.push((body.to_owned(), test)),
        }
    }
    several("any_of", alternatives, doubts)
}

/// `A、并且B` is two conditions.
fn joined_conditions(piece: &str) -> Vec<&str> {
    let Some(at) =
        ["、并且", "、且", "并且", "，且"].iter().find_map(|word| Some(piece.find(word)? + word.len() - "且".len()))
    else {
        return vec![piece];
    };
    // From 且 on, so that it is told to be a condition.
    let head = piece[..at].trim_end_matches(['并', '、']);
    vec![head, &piece[at..]]
}

type Test = Scored;

fn single(tests: Vec<(String, Option<Test>)>, doubts: Vec<Doubt>) -> Scored {
    let mut scored = tests.into_iter().find_map(|(_, test)| test).unwrap_or_default();
    scored.value.remove("text");
    doubts.into_iter().for_each(|doubt| scored.doubt(doubt));
    scored
}

fn several(kind: &str, tests: Vec<(String, Option<Test>)>, doubts: Vec<Doubt>) -> Scored {
    let mut all = Scored::kind(kind);
    let mut conditions = Vec::new();
    for (text, test) in tests {
        let mut test = test.unwrap_or_else(|| Scored::kind("met"));
        if !test.value.contains_key("text") {
            test.set("text", text.trim_start_matches('且'));
        }
        std::mem::take(&mut test.doubts).into_iter().for_each(|doubt| all.doubt(doubt));
        all.newer |= test.newer;
        conditions.push(Value::Object(test.value));
    }
    doubts.into_iter().for_each(|doubt| all.doubt(doubt));
    all.set("conditions", conditions);
    all
}

/// No figure: judged where the words are vague, yes or no else.
fn by_words(clause: &str, doubts: Vec<Doubt>) -> Scored {
    let vague = any_in(clause, VAGUE);
    let mut scored = Scored::kind(if vague { "judged" } else { "met" });
    if vague {
        scored.doubt(Doubt::VagueWords);
    } else if !any_in(clause, PLAIN) {
        scored.doubt(Doubt::KindGuessed);
    }
    if any_in(clause, &["不低于", "不少于", "不超过", "不高于", "低于", "高于", "大于", "小于"]) {
        // A comparison without a figure that was read: 不低于九成五.
        scored.doubt(Doubt::ThresholdUnclear);
    }
    doubts.into_iter().for_each(|doubt| scored.doubt(doubt));
    scored
}

/// The measured tests of a piece without commas; none if it holds no figure.
fn tests_of(piece: &str, doubts: &mut Vec<Doubt>) -> Vec<Test> {
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
        tests.extend(measured_tests(
            &piece[from..figure.start],
            figure,
            &piece[figure.start..figure.end],
            &piece[figure.end..until],
        ));
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
    let what = tidy(after);
    let none = figure.comparison == "equal" && figure.value == crate::domain::decimal::Decimal::ZERO;
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
        if figure.value > crate::domain::decimal::Decimal::HUNDRED {
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

/// Without punctuation and connecting words around.
pub(super) fn tidy(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text.len();
        let idle = |c: char| matches!(c, '，' | '。' | '；' | '：' | '、' | '.' | '！' | '·' | '-' | '*' | '※' | ' ');
        text = text.trim_start_matches(|c| idle(c) || c == '）').trim_end_matches(idle);
        for word in ["其中", "以及", "及"] {
            text = text.strip_prefix(word).unwrap_or(text);
        }
        text = text.strip_suffix('的').filter(|rest| !rest.ends_with('目')).unwrap_or(text);
        if text.len() == before {
            return text;
        }
    }
}
