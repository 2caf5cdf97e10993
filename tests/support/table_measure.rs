//! How well a proposal that was read from a table agrees with the rule set that the table stands for.

use quality_county::rule_sets::reading::{Concern, Mark, Proposal, Spot};
use serde_json::Value;

/// What was counted, and what is wrong without any mark that would tell.
#[derive(Debug, Default)]
pub struct Measure {
    pub points: usize,
    pub points_right: usize,
    /// Points with a number, level, trend or benchmark.
    pub figures: usize,
    pub figures_right: usize,
    pub kinds_right: usize,
    /// Points without anything to settle but the names of the counts.
    pub clear: usize,
    pub wrong: Vec<String>,
    pub unmarked: Vec<String>,
}

impl Measure {
    /// The bar that issue 4 sets.
    pub fn assert_passes(&self) {
        assert_eq!(self.unmarked, Vec::<String>::new(), "wrong and unmarked");
        let share = |right: usize, all: usize| right * 100 / all.max(1);
        assert!(share(self.points_right, self.points) >= 90, "points: {self:#?}");
        assert!(share(self.figures_right, self.figures) >= 70, "figures: {self:#?}");
    }

    pub fn line(&self) -> String {
        let Self { points, points_right, figures, figures_right, kinds_right, clear, .. } = self;
        format!(
            "points {points_right}/{points}, figures {figures_right}/{figures}, kinds {kinds_right}/{points}, clear {clear}"
        )
    }
}

pub fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Numbers may be written as numbers or as texts.
fn number(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned).trim_end_matches(".0").to_owned()
}

/// Whether a scoring states a number, level, trend or benchmark.
fn has_figure(scoring: &Value) -> bool {
    match scoring["kind"].as_str().unwrap_or_default() {
        "met" | "judged" | "no_incident" => false,
        "all_of" | "any_of" => list(scoring, "conditions").iter().any(has_figure),
        _ => true,
    }
}

/// Kind, direction and thresholds, without names. Reaching 100 % and being 100 % are the same.
fn essence(scoring: &Value) -> String {
    let kind = scoring["kind"].as_str().unwrap_or_default();
    let mut parts = vec![kind.to_owned()];
    for name in ["at_least", "above", "at_most", "below", "equal", "comparison", "direction", "times", "combine"] {
        if !scoring[name].is_null() {
            let value = number(&scoring[name]);
            let top = kind == "rate" && value == "100" && name == "at_least";
            parts.push(format!("{} {value}", if top { "equal" } else { name }));
        }
    }
    for name in ["levels", "items", "steps"] {
        for item in list(scoring, name) {
            let step = if name == "steps" { essence(item) } else { String::new() };
            parts.push(format!("{name} {step} {}", number(&item["points"])));
        }
    }
    let mut conditions: Vec<_> = list(scoring, "conditions").iter().map(essence).collect();
    conditions.sort();
    if kind == "base_plus" {
        parts.push(format!("base {}", number(&scoring["base"]["points"])));
    }
    format!("{} [{}]", parts.join(", "), conditions.join("; "))
}

fn doubts(proposal: &Proposal, spot: Spot, concern: Concern) -> bool {
    let marks = proposal.marks.iter().filter(|mark| mark.spot == spot);
    marks.flat_map(|mark: &Mark| &mark.doubts).any(|doubt| doubt.concern() == concern)
}

/// Compares row by row (rows have the same codes) and point by point.
pub fn measure(proposal: &Proposal, expected: &Value) -> Measure {
    let mut result = Measure::default();
    let mut rows = Vec::new();
    for (c, category) in list(&proposal.rule_set, "categories").iter().enumerate() {
        for (i, indicator) in list(category, "indicators").iter().enumerate() {
            rows.push((c, i, indicator));
        }
    }
    for category in list(expected, "categories") {
        for wanted in list(category, "indicators") {
            let row = rows.iter().find(|(_, _, row)| row["code"] == wanted["code"]);
            let Some((c, i, row)) = row else {
                result.points += list(wanted, "scoring_points").len();
                result.unmarked.push(format!("row {} is missing", wanted["code"]));
                continue;
            };
            compare_row(proposal, (*c, *i), row, wanted, &mut result);
        }
    }
    result
}

fn compare_row(proposal: &Proposal, (c, i): (usize, usize), row: &Value, wanted: &Value, result: &mut Measure) {
    let in_row = |concern| doubts(proposal, Spot::Indicator(c, i), concern);
    if number(&row["points"]) != number(&wanted["points"]) && !in_row(Concern::Points) {
        result.unmarked.push(format!("row {}: {} points", wanted["code"], number(&row["points"])));
    }
    let found = list(row, "scoring_points");
    let expected = list(wanted, "scoring_points");
    if found.len() != expected.len() && !in_row(Concern::Points) && !in_row(Concern::Structure) {
        let marked = (0..found.len()).any(|p| doubts(proposal, Spot::Point(c, i, p), Concern::Points));
        if !marked {
            result.unmarked.push(format!("row {}: {} scoring points", wanted["code"], found.len()));
        }
    }
    for (p, wanted) in expected.iter().enumerate() {
        result.points += 1;
        let figure = has_figure(&wanted["scoring"]);
        result.figures += usize::from(figure);
        let Some(point) = found.get(p) else {
            result.wrong.push(format!("{} is missing", wanted["code"]));
            continue;
        };
        let marked = |concern| doubts(proposal, Spot::Point(c, i, p), concern);
        let at = format!("{} {}", wanted["code"], point["text"]);
        if number(&point["points"]) == number(&wanted["points"]) {
            result.points_right += 1;
        } else {
            let told = format!("{at}: {} points, not {}", number(&point["points"]), number(&wanted["points"]));
            if !marked(Concern::Points) && !in_row(Concern::Points) {
                result.unmarked.push(told.clone());
            }
            result.wrong.push(told);
        }
        let (is, should) = (essence(&point["scoring"]), essence(&wanted["scoring"]));
        if is == should {
            result.figures_right += usize::from(figure);
            result.kinds_right += 1;
        } else {
            let told = format!("{at}: {is}, not {should}");
            if !marked(Concern::Scoring) {
                result.unmarked.push(told.clone());
            }
            result.wrong.push(told);
        }
        let open = [Concern::Points, Concern::Scoring, Concern::Structure].iter().any(|concern| marked(*concern));
        result.clear += usize::from(!open);
    }
}

/// A proposal as plain lines, to look at.
pub fn dump(proposal: &Proposal) -> String {
    let mut lines = Vec::new();
    let told = |spot: Spot| {
        let marks = proposal.marks.iter().filter(|mark| mark.spot == spot);
        marks.map(|mark| format!("@{:?} {:?}", mark.lines, mark.doubts)).collect::<Vec<_>>().join(" ")
    };
    lines.push(format!("《{}》 {} {}", proposal.rule_set["title"], proposal.rule_set["total"], told(Spot::Table)));
    lines.push(format!("heads {}", told(Spot::Heads)));
    for (c, category) in list(&proposal.rule_set, "categories").iter().enumerate() {
        lines.push(format!(
            "## {} {} {} {}",
            category["name"],
            category["points"],
            category["bonus"],
            told(Spot::Category(c))
        ));
        for (i, row) in list(category, "indicators").iter().enumerate() {
            let (spot, departments) = (told(Spot::Indicator(c, i)), row["departments"].to_string());
            lines.push(format!(
                "# {} {} {} {departments} {} {spot}",
                row["code"], row["name"], row["points"], row["note"]
            ));
            for (p, point) in list(row, "scoring_points").iter().enumerate() {
                lines.push(format!("  {} {} {}", point["code"], point["points"], point["text"]));
                lines.push(format!("      {} {}", point["scoring"], point["note"]));
                lines.push(format!("      {}", told(Spot::Point(c, i, p))));
            }
        }
    }
    for (d, department) in list(&proposal.rule_set, "departments").iter().enumerate() {
        lines.push(format!(
            "- {} {} {} {}",
            department["id"],
            department["name"],
            department["group"],
            told(Spot::Department(d))
        ));
    }
    lines.extend(proposal.leftovers.iter().map(|left| format!("? {:?} {:?} {}", left.lines, left.why, left.text)));
    lines.join("\n")
}
