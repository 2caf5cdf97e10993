//! The statistics page: heads of columns, what a scoring point takes from the ledger, what a picture says.

use super::labels;
use super::number::{percent, plain_percent};
use super::statistics::{not_fed, place, rate, what};
use crate::domain::ids::PointId;
use crate::domain::quotient::Quotient;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::Comparison;
use crate::domain::statistics::feed::{Basis, Counts, Feed, fed};
use crate::domain::statistics::follow::pairs;
use crate::domain::statistics::picture::{Bar, Failed};
use crate::domain::statistics::rate::Measure;
use crate::domain::statistics::sheet::{Column, Line};
use crate::domain::statistics::{Statistics, What};

/// Head of a column.
pub fn head(column: Column) -> &'static str {
    match column {
        Column::Name => "名称",
        Column::Figure(What::Rate) => "报告的率 %",
        Column::Figure(figure) => what(Measure::PassRate, figure),
        Column::Period => "时期",
        Column::Note => "备注",
    }
}

/// What stands small beside a cell: the sum of a group's rows, or what follows from the other cells of a row. Empty for neither.
pub fn beside(line: &Line, column: Column) -> String {
    let Column::Figure(what) = column else { return String::new() };
    if line.is_group() && what != What::Rate {
        return line.sum(what).map_or(String::new(), |sum| format!("各行 {sum}"));
    }
    match what {
        What::Part => line.implied[0].map_or(String::new(), |count| format!("= {count}")),
        What::Rest => line.implied[1].map_or(String::new(), |count| format!("= {count}")),
        _ => String::new(),
    }
}

/// The rate that follows from the counts.
pub fn computed(line: &Line) -> String {
    line.computed.map_or(String::new(), |figure| rate(line.entry.measure, figure))
}

/// The same from the sums of a group's rows.
pub fn computed_from_rows(line: &Line) -> String {
    let rate_of = line.sums.and_then(|sums| sums.rate);
    rate_of
        .filter(|_| line.is_group())
        .map_or(String::new(), |figure| format!("各行 {}", rate(line.entry.measure, figure)))
}

/// A point that takes counts, for a list to choose from: `14.2 监督抽查合格率达到 90%`, with the field where it has several.
pub fn taker(rule_set: &RuleSet, point: PointId, field: usize) -> String {
    let name = labels::point(rule_set, point);
    let fields = &rule_set.point(point).fields;
    match fields.get(field).filter(|spec| pairs(fields).len() > 1 && !spec.label.is_empty()) {
        Some(spec) => format!("{name}（{}）", spec.label),
        None => name,
    }
}

/// Which two counts.
pub fn counts(counts: Counts) -> &'static str {
    match counts {
        Counts::PartOfWhole => "合格 ÷ 批次",
        Counts::RestOfWhole => "不合格 ÷ 批次",
    }
}

/// Whose counts.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Reported => "用报告的数",
        Basis::Sum => "用各行合计",
    }
}

/// What a feed gives: `45 ÷ 50 = 90 %`, or why it gives nothing.
pub fn gives(statistics: &Statistics, feed: Feed) -> String {
    let measure = statistics.entry(feed.from).map_or(Measure::PassRate, |entry| entry.measure);
    match fed(statistics, feed) {
        Ok((part, whole)) => {
            let rate = Quotient::new(part, whole).map_or("无数据".to_owned(), |rate| percent(rate, None));
            format!("{part} ÷ {whole} = {rate}")
        }
        Err(why) => format!("取不到数：{}", not_fed(measure, why)),
    }
}

/// Where a feed comes from.
pub fn source(statistics: &Statistics, feed: Feed) -> String {
    match place(statistics, feed.from) {
        place if place.is_empty() => "已删除的行".to_owned(),
        place => place,
    }
}

/// `≥ 90 %`
pub fn against(comparison: Comparison, value: crate::domain::decimal::Decimal) -> String {
    let sign = match comparison {
        Comparison::AtLeast => "≥",
        Comparison::Above => ">",
        Comparison::AtMost => "≤",
        Comparison::Below => "<",
        Comparison::Equal => "=",
    };
    format!("{sign} {}", plain_percent(value))
}

/// The number beside a bar.
pub fn bar(bar: &Bar) -> String {
    let threshold = bar.threshold.map(|(_, value)| Quotient::percent(value));
    let rate = percent(bar.rate, threshold);
    format!("{rate}{}{}", if bar.reported { "（报告）" } else { "" }, verdict(bar))
}

fn verdict(bar: &Bar) -> &'static str {
    match bar.reaches() {
        Some(true) => " ✓ 达到",
        Some(false) => " ✗ 未达",
        None => "",
    }
}

/// A scoring point and the row that it takes its counts from: `14.2 监督抽查合格率（生产领域）`
pub fn fed_name(rule_set: &RuleSet, statistics: &Statistics, feed: Feed) -> String {
    format!("{}（{}）", taker(rule_set, feed.point, feed.field), source(statistics, feed))
}

/// What a feed gives against what is asked for, in two lines: `45 ÷ 50 = 90 %`, `✓ 达到，要求 ≥ 90 %`
pub fn held(statistics: &Statistics, feed: Feed, held: Option<&Bar>) -> (String, String) {
    let gives = gives(statistics, feed);
    let Some(bar) = held else { return (gives, String::new()) };
    let asked = bar.threshold.map(|(comparison, value)| against(comparison, value));
    let told = asked.map_or(String::new(), |asked| format!("{}，要求 {asked}", verdict(bar).trim_start()));
    // A line is not broken within a figure.
    (gives.replace(' ', "\u{a0}"), told.replace(' ', "\u{a0}"))
}

/// The number beside a group's bar: `21 / 541 批次`
pub fn failed(group: &Failed) -> String {
    let whole = group.whole.map_or(String::new(), |whole| format!(" / {whole}"));
    match group.blank {
        0 => format!("{}{whole} 批次", group.failed),
        blank => format!("至少 {}{whole} 批次（{blank} 行没有数）", group.failed),
    }
}
