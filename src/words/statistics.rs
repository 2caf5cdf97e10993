//! What in the statistics ledger does not fit, as sentences: where, what, by how much, and what figure would fit.

use super::number::percent;
use crate::domain::decimal::Decimal;
use crate::domain::quotient::Quotient;
use crate::domain::statistics::check::{Fact, Finding};
use crate::domain::statistics::claim::{Claim, Side};
use crate::domain::statistics::feed::NotFed;
use crate::domain::statistics::figure::Figure;
use crate::domain::statistics::rate::{Measure, Span};
use crate::domain::statistics::typed::NotFigure;
use crate::domain::statistics::{Entry, EntryId, Statistics, What};

/// What a figure is called.
pub fn what(measure: Measure, what: What) -> &'static str {
    match (what, measure) {
        (What::Enterprises, _) => "企业数",
        (What::Whole, Measure::PassRate) => "批次",
        (What::Part, Measure::PassRate) => "合格批次",
        (What::Rest, Measure::PassRate) => "不合格批次",
        (What::Rate, Measure::PassRate) => "合格率",
        (What::Whole, Measure::Change) => "上期数",
        (What::Part, Measure::Change) => "本期数",
        (What::Rate, Measure::Change) => "增幅",
        (What::Rate, Measure::PerThousand) => "每千之比",
        (What::Whole, _) => "总数",
        (What::Part, _) => "其中数",
        (What::Rest, _) => "其余数",
        (What::Rate, _) => "比例",
    }
}

/// What kind of figures an entry holds.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::PassRate => "检验合格率",
        Measure::Share => "占比",
        Measure::PerThousand => "每千之比",
        Measure::Change => "增减幅度",
    }
}

/// The names from the outermost group down to an entry: `产品质量 › 生产领域 › 服装`.
pub fn place(statistics: &Statistics, id: EntryId) -> String {
    let names: Vec<_> = statistics.path(id).into_iter().map(name).collect();
    names.join(" › ")
}

fn name(entry: &Entry) -> &str {
    if entry.name.trim().is_empty() { "（未命名）" } else { &entry.name }
}

/// An entry as the change record tells it: `电线电缆，批次 12，合格率 95.5`.
pub fn line(text: &str) -> String {
    let members = || text.split('\t').filter_map(|part| part.split_once('='));
    let found = Measure::ALL.into_iter().find(|known| members().any(|member| member == ("measure", known.code())));
    let known = found.unwrap_or_default();
    let part = |(name, value): (&str, &str)| match name {
        "name" => value.to_owned(),
        "source" => format!("出处 {value}"),
        "period" => format!("时期 {value}"),
        "unit" => format!("单位 {value}"),
        "claim" => format!("文字表述 {value}"),
        "note" => format!("备注 {value}"),
        "measure" => measure(known).to_owned(),
        "partial" => "只列部分".to_owned(),
        "group" => "空的分组".to_owned(),
        code => {
            let figure = What::ALL.into_iter().find(|what| what.code() == code);
            format!("{} {value}", figure.map_or(code, |figure| what(known, figure)))
        }
    };
    members().map(part).collect::<Vec<_>>().join("，")
}

/// A finding with its place.
pub fn sentence(statistics: &Statistics, finding: &Finding) -> String {
    let measure = statistics.entry(finding.at).map_or(Measure::PassRate, |entry| entry.measure);
    format!("{}：{}。", place(statistics, finding.at), fact(statistics, measure, finding))
}

/// A finding without its place.
fn fact(statistics: &Statistics, measure: Measure, finding: &Finding) -> String {
    let named = |figure| what(measure, figure);
    let rate_name = named(What::Rate);
    match &finding.fact {
        Fact::Rate { part, whole, reported, computed, parts, wholes } => {
            let sum = arithmetic(measure, *part, *whole);
            let (shown, said) = (rate(measure, *computed), rate(measure, *reported));
            let gap = apart(measure, *computed, *reported);
            let by = counts(measure);
            let mut text = format!("{sum} = {shown}，报告的{rate_name}是 {said}，相差 {gap}；按{by}应为 {shown}");
            // Said of the count that was reported.
            let entry = statistics.entry(finding.at);
            let rest = entry.is_some_and(|entry| measure.is_part() && entry.figures.get(What::Rest).is_some());
            let left = |span: Span| whole.as_whole().map(|whole| Span { from: whole - span.to, to: whole - span.from });
            let parts = if rest { (What::Rest, parts.and_then(left)) } else { (What::Part, *parts) };
            let other = [parts, (What::Whole, *wholes)].into_iter();
            let other: Vec<_> = other.filter_map(|(figure, span)| Some(fits(named(figure), span?))).collect();
            match other.len() {
                0 if measure.is_part() && part.as_whole().and(whole.as_whole()).is_some() => {
                    text.push_str(&format!("；只改一个整数得不出 {said}"));
                }
                0 => {}
                _ => text.push_str(&format!("，或者{rate_name}无误而{}", other.join("，或"))),
            }
            text
        }
        Fact::NoPartGives { whole, reported } => {
            format!("{whole} 批次里，没有哪个整数的合格批次得出 {}", rate(measure, *reported))
        }
        Fact::NoWhole(reported) => {
            format!(
                "{}是 0，却报告了{rate_name} {}；没有数据就不应有比例",
                named(What::Whole),
                rate(measure, *reported)
            )
        }
        Fact::Above100 { reported, computed } => {
            let fit = computed.map(|computed| format!("；按{}应为 {}", counts(measure), rate(measure, computed)));
            format!("{rate_name} {} 超过 100 %{}", rate(measure, *reported), fit.unwrap_or_default())
        }
        Fact::Sum { what, reported, sum, open, rounding, instead } => {
            let gap =
                Decimal::from_millionths(sum.millionths().abs_diff(reported.millionths()) as i64).unwrap_or_default();
            let more = if sum > reported { "少" } else { "多" };
            let mut text = format!("报告的{}是 {reported}，各行合计 {sum}，报告数{more} {gap}", named(*what));
            match (instead, rounding, open) {
                (_, true, _) => text.push_str("；可能是各数四舍五入造成的"),
                (_, _, true) => text.push_str("；还有没填、没列的行，合计已经超过报告数"),
                (None, ..) => text.push_str(&format!("；按各行应为 {sum}")),
                (Some((id, value)), ..) => {
                    let row = statistics.entry(*id).map_or("", name);
                    text.push_str(&format!("；按各行应为 {sum}，或者总数无误而“{row}”应为 {value}"));
                }
            }
            text
        }
        Fact::Above { what: figure, count, whole } => {
            let over =
                Decimal::from_millionths(count.millionths().saturating_sub(whole.millionths())).unwrap_or_default();
            let (figure, all) = (named(*figure), named(What::Whole));
            format!("{figure} {count} 大于{all} {whole}，多 {over}；{figure}至多 {whole}，或者{all}至少 {count}")
        }
        Fact::PartAndRest { part, rest, whole } => {
            let sum = part.millionths().saturating_add(rest.millionths());
            let sum = Decimal::from_millionths(sum).unwrap_or(Decimal::LARGEST);
            let (one, other, all) = (named(What::Part), named(What::Rest), named(What::Whole));
            format!("{one} {part} + {other} {rest} = {sum}，不等于{all} {whole}")
        }
        Fact::Duplicate(other) => {
            let number = statistics.entry(*other).map_or("", name);
            format!("与同一组里的“{number}”名称、时间都相同，可能重复填报；请合并，或写明区别")
        }
        Fact::NoParts => "报告了总数，却没有各行的数，无从核对；请补上各行".to_owned(),
        Fact::Claim { claim, share } => {
            format!("文字说“{}”，而按{}是 {}", said(*claim), counts(measure), percent(*share, Some(claim.share)))
        }
        Fact::ClaimUnread => "文字表述没有读懂，没有核对；可写作 九成以上、近一半、超三成、98%以上、全部".to_owned(),
        Fact::Unread(figure) => format!("{}没有读懂，暂不计入", named(*figure)),
    }
}

fn counts(measure: Measure) -> &'static str {
    if measure == Measure::PassRate { "批次数" } else { "数量" }
}

/// `29 ÷ 30`, `(89.9 − 88.7) ÷ 88.7`
fn arithmetic(measure: Measure, part: Decimal, whole: Decimal) -> String {
    if measure == Measure::Change { format!("({part} − {whole}) ÷ {whole}") } else { format!("{part} ÷ {whole}") }
}

/// `96.67 %`, or `1.058 ‰`.
pub fn rate(measure: Measure, rate: Figure) -> String {
    format!("{rate} {}", if measure == Measure::PerThousand { "‰" } else { "%" })
}

/// How far two rates with the same decimals are apart.
fn apart(measure: Measure, one: Figure, other: Figure) -> String {
    let gap = Figure::from_units((one.units() - other.units()).abs(), other.decimals());
    format!("{gap} 个{}分点", if measure == Measure::PerThousand { "千" } else { "百" })
}

fn fits(name: &str, span: Span) -> String {
    match span.only() {
        Some(number) => format!("{name}应为 {number}"),
        None => format!("{name}应在 {}～{} 之间", span.from, span.to),
    }
}

/// A share in words as it was understood.
pub fn said(claim: Claim) -> String {
    let share = percent(claim.share, None);
    match claim.side {
        Side::Exactly => share,
        Side::AtLeast => format!("不低于 {share}"),
        Side::Above => format!("超过 {share}"),
        Side::AtMost => format!("不超过 {share}"),
        Side::Below => format!("不到 {share}"),
        Side::Near => format!("接近 {share}"),
        Side::Over => format!("{share} 多一点"),
        Side::About => format!("约 {share}"),
    }
}

/// The rate of a share of counts, for where no decimals were reported.
pub fn share(part: Decimal, whole: Decimal) -> Option<String> {
    Quotient::new(part, whole).map(|share| percent(share, None))
}

/// Why a scoring point gets no counts from the ledger.
pub fn not_fed(measure: Measure, why: NotFed) -> String {
    let named = |figure| what(measure, figure);
    match why {
        NotFed::Gone => "台账里的这一行已删除，请另选".to_owned(),
        NotFed::NoShare => "这一行不是合格率或占比，不能作为比例的来源".to_owned(),
        NotFed::Blank(figure) => format!("这一行没有填{}", named(figure)),
        NotFed::PartsBlank(figure, count) => format!("还有 {count} 行没有填{}，合计不全", named(figure)),
        NotFed::NoSum => "各行计量的不是同一种东西，不能合计".to_owned(),
        NotFed::AboveWhole => format!("分子大于{}，请先核对", named(What::Whole)),
    }
}

/// Why a typed or pasted figure does not count; the text stays in its cell.
pub fn not_figure(why: NotFigure) -> String {
    match why {
        NotFigure::Number(problem) => super::reading::number_sentence(problem).to_owned(),
        NotFigure::Negative => "不能是负数，暂不计入".to_owned(),
        NotFigure::NotWhole => "应为整数，暂不计入".to_owned(),
        NotFigure::Comma => "逗号的位置不对，暂不计入：千位分隔应写作 12,345".to_owned(),
        NotFigure::PercentOrShare => "看不出是百分数还是小数，暂不计入：请写作 95.2%".to_owned(),
    }
}
