//! The head of a rule-set file.

use super::load::{
    Found, Version, decimal, filled_text, filled_texts, flag, known, optional_points, own_text, points, word,
};
use super::load_parts::span;
use super::problem::Problem;
use crate::domain::date::Date;
use crate::domain::draft::AssessmentKind;
use crate::domain::exact::{Rounding, RoundingStep, RoundingWay};
use crate::domain::points::Points;
use crate::domain::rule_set::{Mode, NotApplicable, RuleSetAbout};
use crate::wire::Members;

/// `full` came with version 2.
const NOT_APPLICABLE: &[&str] = &["zero", "drop", "rescale", "full"];
const STEPS: &[&str] = &["0.01", "0.1", "1"];
const WAYS: &[&str] = &["half_up", "down", "half_even"];
const ASSESSMENTS: &[&str] = &["创建", "复评", "年度考核"];

pub(super) fn about(
    found: &mut Found,
    root: &Members<'_>,
    version: Version,
    fingerprint: String,
) -> Option<RuleSetAbout> {
    let text = |found: &mut Found, name: &str| filled_text(found, root, name);
    let (id, own_version, title) = (text(found, "id"), text(found, "version"), text(found, "title"));
    let short = own_text(found, root, "short");
    let issuer = own_text(found, root, "issuer").unwrap_or_default();
    let source = found.required(root, "source").and_then(|node| found.object(&node));
    let document = source.as_ref().and_then(|source| filled_text(found, source, "document"));
    if let Some(source) = &source {
        found.only(source, &["document", "place"]);
    }
    let place = source.as_ref().and_then(|source| own_text(found, source, "place")).unwrap_or_default();
    let notes = found.optional_texts(root, "notes");
    let mode = word(found, root, "mode", &["points", "attainment"])
        .map(|at| if at == 0 { Mode::Points } else { Mode::Attainment });
    let allowed = if version == Version::One { &NOT_APPLICABLE[..3] } else { NOT_APPLICABLE };
    let kinds = [NotApplicable::Zero, NotApplicable::Drop, NotApplicable::Rescale, NotApplicable::Full];
    let not_applicable = word(found, root, "not_applicable", allowed).and_then(|at| kinds.get(at).copied());
    let lead_proposed = word(found, root, "lead", &["stated", "proposed"]).map(|at| at == 1);
    // Where every point counts one, the total may follow from the table.
    let follows = version == Version::Two && mode == Some(Mode::Attainment) && root.get("total").is_none();
    let total =
        if follows { Some(Points::ZERO) } else { found.required(root, "total").and_then(|node| points(found, &node)) };
    let pass = optional_points(found, root, "pass");
    let rounding = rounding(found, root, "rounding").unwrap_or_default();
    let grade_rounding = self::rounding(found, root, "grade_rounding");
    let total_includes_bonus = flag(found, root, "total_includes_bonus");
    let subjects = filled_texts(found, root, "subjects");
    let assessments = assessments(found, root);
    let valid_years = valid_years(found, root);
    let (from, until) = assessed(found, root);
    let title = title?;
    Some(RuleSetAbout {
        id: id?,
        version: own_version?,
        short: short.unwrap_or_else(|| title.clone()),
        title,
        issuer,
        document: document?,
        place,
        notes,
        mode: mode?,
        not_applicable: not_applicable?,
        lead_proposed: lead_proposed?,
        total: total?,
        total_includes_bonus,
        pass,
        rounding,
        grade_rounding,
        subjects,
        assessments,
        from,
        until,
        valid_years,
        fingerprint,
    })
}

fn rounding(found: &mut Found, root: &Members<'_>, name: &str) -> Option<Rounding> {
    let members = root.get(name).and_then(|node| found.object(&node))?;
    found.only(&members, &["to", "how"]);
    let to = found.required(&members, "to").and_then(|node| {
        let text = found.number_text(&node)?;
        known(found, &node.place, &text, STEPS)
    });
    let how = found.required(&members, "how").and_then(|node| {
        let text = found.text(&node)?;
        known(found, &node.place, text, WAYS)
    });
    let to = [RoundingStep::Hundredth, RoundingStep::Tenth, RoundingStep::One].get(to?).copied()?;
    let way = [RoundingWay::HalfUp, RoundingWay::Down, RoundingWay::HalfEven].get(how?).copied()?;
    Some(Rounding { to, way })
}

fn assessments(found: &mut Found, root: &Members<'_>) -> Vec<AssessmentKind> {
    let nodes = root.get("assessments").and_then(|node| found.list(&node)).unwrap_or_default();
    let mut kinds = Vec::new();
    for node in &nodes {
        let Some(text) = found.text(node) else { continue };
        let kind = known(found, &node.place, text, ASSESSMENTS).and_then(|at| AssessmentKind::ALL.get(at));
        kinds.extend(kind.copied());
    }
    kinds
}

/// First and last day of the assessment period.
fn assessed(found: &mut Found, root: &Members<'_>) -> (Option<Date>, Option<Date>) {
    let Some(members) = root.get("period").and_then(|node| found.object(&node)) else { return (None, None) };
    found.only(&members, &["from", "until"]);
    let (from, until) = span(found, &members);
    (from.map(|from| from.first_day()), until.map(|until| until.last_day()))
}

fn valid_years(found: &mut Found, root: &Members<'_>) -> Option<u16> {
    let node = root.get("valid_years")?;
    let years = decimal(found, &node)?.as_whole().and_then(|years| u16::try_from(years).ok());
    let years = years.filter(|years| (1..=100).contains(years));
    if years.is_none() {
        found.add(&node.place, Problem::OutOfRange);
    }
    years
}
