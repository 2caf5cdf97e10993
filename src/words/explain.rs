//! Why a scoring point earned what it did.

use super::Tone;
use super::explain_kinds::{base_part, deduct_line, items_line, steps_line, stretch_part, veto_line};
use super::number::{percent, percentage_points, with_unit};
use super::rule::{direction, percent_threshold, sign};
use crate::domain::outcome::{Fired, fired};
use crate::domain::quotient::Quotient;
use crate::domain::rule_set::{NotApplicable, RuleSet, ScoringPoint};
use crate::domain::scorecard::PointScore;
use crate::domain::scoring::benchmark::{Benchmark, BenchmarkFact};
use crate::domain::scoring::count::{Count, CountFact};
use crate::domain::scoring::levels::LevelsFinding;
use crate::domain::scoring::rate::{Rate, RateFact, Ratio, RatioValue};
use crate::domain::scoring::trend::{Trend, TrendFact};
use crate::domain::scoring::{Because, Comparison, Fact, Finding, Scoring, Test, Verdict};
use std::cmp::Ordering;

/// The sentences, one for each condition, and how they are meant as a whole.
pub fn point(rule_set: &RuleSet, point: &ScoringPoint, result: &PointScore) -> (Tone, Vec<String>) {
    (tone(point, result), lines(rule_set, point, result))
}

/// Lost as soon as a part is lost or a veto fired, good where all is earned.
pub fn tone(point: &ScoringPoint, result: &PointScore) -> Tone {
    let score = result.score;
    if let Scoring::Veto(_) = point.scoring {
        match fired(result) {
            Fired::Yes => Tone::Lost,
            Fired::Open => Tone::Open,
            Fired::No => Tone::Good,
        }
    } else if score.possible < score.max {
        Tone::Lost
    } else if score.sure < score.possible {
        Tone::Open
    } else {
        Tone::Good
    }
}

fn lines(rule_set: &RuleSet, point: &ScoringPoint, result: &PointScore) -> Vec<String> {
    match (&result.because, &point.scoring) {
        (Because::Unverified, Scoring::Veto(effect)) => vec![veto_line(*effect, None)],
        (Because::Unverified, _) => vec![format!("待核实：不计入确定得分，最多可得 {} 分", result.score.possible)],
        (Because::NotApplicable, Scoring::Veto(_)) => vec!["否决项：不适用，不影响结果".to_owned()],
        (Because::NotApplicable, _) => vec![not_applicable(rule_set.about.not_applicable).to_owned()],
        (Because::Test(finding), Scoring::Test(test)) => vec![test_line(test, finding)],
        (Because::Judged(None), _) => vec!["未填".to_owned()],
        (Because::Judged(Some(points)), _) => vec![format!("自评 {points} 分，满分 {} 分", point.points)],
        (Because::Each(findings), Scoring::Each(items)) => {
            vec![format!("{}；最多 {} 分", items_line(items, findings), point.points)]
        }
        (Because::Each(findings), Scoring::Deduct(deduct)) => vec![deduct_line(deduct, findings, point.points)],
        (Because::BasePlus(found), Scoring::BasePlus(base)) => {
            let line = items_line(&base.items, &found.items);
            vec![format!("{}，{line}；最多 {} 分", base_part(base, found.base), point.points)]
        }
        (Because::Steps(found), Scoring::Steps(steps)) => vec![steps_line(steps, found)],
        (Because::Veto(happened), Scoring::Veto(effect)) => vec![veto_line(*effect, *happened)],
        (Because::Levels(found), Scoring::BestLevel(levels) | Scoring::SumOfLevels(levels)) => match found {
            LevelsFinding::Best(None) => vec!["未填".to_owned()],
            LevelsFinding::Best(Some(None)) => vec!["各级均未达到".to_owned()],
            LevelsFinding::Best(Some(Some(at))) => {
                vec![levels.get(*at).map_or_else(String::new, |level| format!("{}：{} 分", level.name, level.points))]
            }
            LevelsFinding::Sum(reached) => {
                let part = |(level, reached): (&crate::domain::scoring::levels::Level, &Option<bool>)| match reached {
                    Some(true) => format!("{} {} 分", level.name, level.points),
                    Some(false) => format!("{}无", level.name),
                    None => format!("{}未填", level.name),
                };
                let parts: Vec<_> = levels.iter().zip(reached).map(part).collect();
                vec![parts.join("，")]
            }
        },
        (Because::Conditions(findings), Scoring::AllOf(conditions) | Scoring::AnyOf(conditions)) => {
            let line =
                |(at, (condition, finding)): (usize, (&crate::domain::scoring::conditions::Condition, &Finding))| {
                    let mark = verdict(finding.verdict);
                    match finding.fact {
                        Fact::Flag(_) | Fact::Blank => format!("条件 {}（{}）：{mark}", at + 1, condition.text),
                        _ => format!("条件 {}（{mark}）：{}", at + 1, test_line(&condition.test, finding)),
                    }
                };
            conditions.iter().zip(findings).enumerate().map(line).collect()
        }
        // A result always carries the reason of its own scoring kind.
        _ => Vec::new(),
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => "满足",
        Verdict::Missed => "不满足",
        Verdict::Open => "待定",
    }
}

pub fn not_applicable(rule: NotApplicable) -> &'static str {
    match rule {
        NotApplicable::Zero => "不适用：本表没有不适用的规定，按 0 分计，满分不变",
        NotApplicable::Full => "不适用：按满分计",
        NotApplicable::Drop => "不适用：本点不计入得分和满分",
        NotApplicable::Rescale => "不适用：本点不计入，总分按其余部分折算",
    }
}

fn test_line(test: &Test, finding: &Finding) -> String {
    match (test, &finding.fact) {
        (_, Fact::Blank) => "未填".to_owned(),
        (Test::NoIncident, Fact::Flag(true)) => "未发生".to_owned(),
        (Test::NoIncident, Fact::Flag(false)) => "已发生，不得分".to_owned(),
        (_, Fact::Flag(true)) => "达到".to_owned(),
        (_, Fact::Flag(false)) => "未达到".to_owned(),
        (Test::Rate(rate), Fact::Rate(fact)) => {
            let wanted = rate.stretch.map(|stretch| percent_threshold(stretch.comparison, stretch.value));
            format!("{}{}", rate_line(rate, fact, finding.verdict), stretch_part(wanted, fact.stretch))
        }
        (Test::Count(count), Fact::Count(fact)) => {
            let wanted = count
                .stretch
                .map(|stretch| format!("{} {}", sign(stretch.comparison), with_unit(stretch.value, &count.unit)));
            format!("{}{}", count_line(count, fact), stretch_part(wanted, fact.stretch))
        }
        (Test::Trend(trend), Fact::Trend(fact)) => trend_line(trend, fact, finding.verdict),
        (Test::Benchmark(benchmark), Fact::Benchmark(fact)) => benchmark_line(benchmark, fact, finding.verdict),
        _ => String::new(),
    }
}

/// `合格率 = 99 ÷ 112 = 88.39 %`
pub(super) fn ratio_text(ratio: &Ratio, value: RatioValue, threshold: Option<Quotient>) -> String {
    let name = &ratio.name;
    match value {
        RatioValue::Counts(q) => {
            format!("{name} = {} ÷ {} = {}", q.numerator(), q.denominator(), percent(q, threshold))
        }
        RatioValue::Percent(q) => format!("{name} = {} %", q.numerator()),
        RatioValue::NoData => format!("{name}：{}为 0，没有数据", ratio.denominator),
        RatioValue::Blank => format!("{name}：未填完"),
    }
}

pub(super) fn contradiction(ratio: &Ratio) -> String {
    format!("{}大于{}，请核对；暂不计分", ratio.numerator, ratio.denominator)
}

fn rate_line(rate: &Rate, fact: &RateFact, verdict: Verdict) -> String {
    let threshold = Quotient::percent(rate.threshold);
    let ratio = &rate.ratio;
    if fact.contradiction {
        return match fact.value {
            RatioValue::Percent(_) => format!("{}超过 100 %，请核对；暂不计分", ratio.name),
            _ => contradiction(ratio),
        };
    }
    let text = ratio_text(ratio, fact.value, Some(threshold));
    let wanted = percent_threshold(rate.comparison, rate.threshold);
    match (verdict, fact.value.quotient()) {
        (Verdict::Reached, _) if rate.comparison == Comparison::Equal => format!("{text}，达标"),
        (Verdict::Reached, _) => format!("{text}，{wanted}，达标"),
        (Verdict::Missed, Some(q)) => {
            let up = is_short(q.compare(threshold), rate.comparison);
            let gap = percentage_points(q, threshold);
            let change = fact.missing.map_or_else(String::new, |missing| {
                format!("：{}再{} {missing} 即达标", ratio.numerator, if up { "增加" } else { "减少" })
            });
            format!("{text}，要求 {wanted}，{}{change}", distance(q.compare(threshold), up, &gap))
        }
        _ => format!("{text}，暂不计分"),
    }
}

/// Whether a value that misses so is too small.
fn is_short(order: Ordering, comparison: Comparison) -> bool {
    order.is_lt() || order.is_eq() && comparison == Comparison::Above
}

/// `还差 3 件`; a value that must not equal its threshold, but does, misses by nothing.
fn distance(order: Ordering, short: bool, gap: &str) -> String {
    match (order, short) {
        (Ordering::Equal, _) => "正好相等，不算达到".to_owned(),
        (_, true) => format!("还差 {gap}"),
        (_, false) => format!("超出 {gap}"),
    }
}

fn count_line(count: &Count, fact: &CountFact) -> String {
    let wanted = format!("{} {}", sign(count.comparison), with_unit(count.threshold, &count.unit));
    let value = with_unit(fact.value, &count.unit);
    match fact.short {
        None => format!("{} {value}，{wanted}，达标", count.name),
        Some(short) => {
            let order = fact.value.cmp(&count.threshold);
            let gap = distance(order, order.is_lt(), &with_unit(short, &count.unit));
            format!("{} {value}，要求 {wanted}，{gap}", count.name)
        }
    }
}

fn trend_line(trend: &Trend, fact: &TrendFact, verdict: Verdict) -> String {
    let year = |(at, value): (usize, &RatioValue)| {
        let label = year_label(fact.years.len() - 1 - at);
        match value.quotient() {
            Some(q) => format!("{label} {}", percent(q, None)),
            None if *value == RatioValue::NoData => format!("{label} {}为 0，没有数据", trend.ratio.denominator),
            None => format!("{label} 未填"),
        }
    };
    let years: Vec<_> = fact.years.iter().enumerate().map(year).collect();
    let list = format!("{}：{}", trend.ratio.name, years.join(" → "));
    let wanted = direction(trend.direction);
    match (verdict, fact.broken) {
        (Verdict::Missed, Some((from, to))) => {
            let last = fact.years.len() - 1;
            format!("{list}，{}比{}没有{wanted}", year_label(last - to), year_label(last - from))
        }
        (Verdict::Reached, _) => format!("{list}，连续 {} 年{wanted}，达标", trend.times),
        _ => format!("{list}，暂不计分"),
    }
}

/// `本年`, `上年`, `前 2 年`
pub fn year_label(back: usize) -> String {
    match back {
        0 => "本年".to_owned(),
        1 => "上年".to_owned(),
        back => format!("前 {back} 年"),
    }
}

fn benchmark_line(benchmark: &Benchmark, fact: &BenchmarkFact, verdict: Verdict) -> String {
    if fact.contradiction {
        return contradiction(&benchmark.ratio);
    }
    let own = ratio_text(&benchmark.ratio, fact.own, fact.reference);
    let name = &benchmark.reference;
    let Some(reference) = fact.reference else {
        return format!("{own}，{name}未填，暂不计分");
    };
    let wanted = format!("{} {name} {} %", sign(benchmark.comparison), reference.numerator());
    match (verdict, fact.own.quotient()) {
        (Verdict::Reached, _) => format!("{own}，{wanted}，达标"),
        (Verdict::Missed, Some(q)) => {
            let order = q.compare(reference);
            format!("{own}，要求 {wanted}，{}", distance(order, order.is_lt(), &percentage_points(q, reference)))
        }
        _ => format!("{own}，{name} {} %，暂不计分", reference.numerator()),
    }
}
