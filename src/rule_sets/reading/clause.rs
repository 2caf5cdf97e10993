//! How one clause is scored: which kind, which threshold, and what of that is not certain.

use super::Doubt;
use super::measure::{RATE_ENDS, Test, tests_of};
use super::scored::Scored;
use super::text::{Asides, any_in, beginning, ending, filled, tidy};
use serde_json::Value;

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
    let find = |word: &&str| Some(piece.find(*word)? + word.len() - "且".len());
    let at = ["、并且", "、且", "并且", "且"].iter().find_map(find);
    let Some(at) = at.filter(|at| !piece[..*at].ends_with(['而', '尚', '暂', '况'])) else { return vec![piece] };
    // From 且 on, so that it is told to be a condition.
    let head = piece[..at].trim_end_matches(['并', '、']);
    vec![head, &piece[at..]]
}

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
            test.set("text", filled(text.trim_start_matches('且').to_owned()));
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
