//! A table that was read, as a file to be edited: what a person has to settle stands in words beside each part.

use super::table_reading::{sentence, why};
use crate::domain::order;
use crate::rule_sets::edit::{FROM, LEFT, MARK};
use crate::rule_sets::reading::{Mark, Proposal, Spot};
use serde_json::{Value, json};

/// The proposed file with its marks and leftovers in it.
pub fn marked(proposal: Proposal) -> Value {
    let mut file = proposal.rule_set;
    file["format_version"] = json!(2);
    for mark in &proposal.marks {
        put(&mut file, mark);
    }
    let left = proposal
        .leftovers
        .iter()
        .map(|left| json!({ FROM: lines(left.lines), "text": left.text, MARK: [why(left.why)] }));
    file[LEFT] = left.collect();
    file
}

/// `第 3 行`, `第 3～5 行`
fn lines((first, last): (usize, usize)) -> String {
    match (first, last) {
        (0, _) => String::new(),
        (first, last) if first == last => format!("第 {first} 行"),
        (first, last) => format!("第 {first}～{last} 行"),
    }
}

fn put(file: &mut Value, mark: &Mark) {
    let Some(Value::Object(part)) = file.pointer_mut(&mark.spot.pointer()) else { return };
    let doubts: Vec<_> = mark.doubts.iter().map(sentence).collect();
    if !doubts.is_empty() {
        let known = part.entry(MARK).or_insert_with(|| json!([]));
        known.as_array_mut().into_iter().for_each(|known| known.extend(doubts.iter().map(|doubt| json!(doubt))));
    }
    if mark.spot != Spot::Heads && !part.contains_key(FROM) {
        part.insert(FROM.to_owned(), json!(format!("{} {}", lines(mark.lines), mark.excerpt).trim()));
    }
}

/// What was understood, in one line.
pub fn summary(proposal: &Proposal) -> String {
    let count = |is: fn(&Spot) -> bool| {
        let of_kind = proposal.marks.iter().filter(|mark| is(&mark.spot)).map(|mark| mark.spot.pointer());
        let mut found: Vec<_> = of_kind.collect();
        order::by(&mut found, Ord::cmp);
        found.dedup();
        found.len()
    };
    let points = count(|spot| matches!(spot, Spot::Point(..)));
    let indicators = count(|spot| matches!(spot, Spot::Indicator(..)));
    let categories = count(|spot| matches!(spot, Spot::Category(_)));
    let doubtful = proposal.marks.iter().filter(|mark| !mark.doubts.is_empty()).count();
    let left = proposal.leftovers.len();
    format!(
        "读出 {categories} 类、{indicators} 项指标、{points} 个评分点；有 {doubtful} 处要人核对，{left} 段文字没有用上。"
    )
}
