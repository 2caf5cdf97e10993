//! The texts of the report ⇄ JSON: the members `report`, by part, and `statements`, by the codes of indicators.

use super::json::{json, keyed};
use super::problem::ContentProblem;
use super::read::Found;
use super::read_work::object;
use crate::domain::draft::Draft;
use crate::domain::report_texts::ReportPart;
use crate::domain::rule_set::RuleSet;
use crate::wire::Members;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The texts of the parts; blank ones are left out.
pub(super) fn parts(draft: &Draft) -> Value {
    let parts = ReportPart::ALL.into_iter().map(|part| (part, draft.report_texts.part(part)));
    let mut parts =
        parts.filter(|(_, text)| !text.is_empty()).map(|(part, text)| (part.code().to_owned(), json!(text)));
    Value::Object(keyed(&mut parts))
}

/// The statements on indicators, by their codes.
pub(super) fn statements(rule_set: &RuleSet, draft: &Draft) -> Value {
    let statements = draft.report_texts.statements();
    Value::Object(keyed(&mut statements.map(|(id, text)| (rule_set.indicator(id).code.clone(), json!(text)))))
}

/// Puts into a patch each text that differs between `base` and `now`.
pub(super) fn differing(patch: &mut Map<String, Value>, rule_set: &RuleSet, base: &Draft, now: &Draft) {
    let (base, now) = (&base.report_texts, &now.report_texts);
    if Arc::ptr_eq(base, now) {
        return;
    }
    let mut put = |path: String, before: &str, after: &str| {
        if before != after {
            patch.insert(path, if after.is_empty() { Value::Null } else { json!(after) });
        }
    };
    for part in ReportPart::ALL {
        put(format!("report/{}", part.code()), base.part(part), now.part(part));
    }
    for id in rule_set.indicator_ids() {
        put(format!("statements/{}", rule_set.indicator(id).code), base.statement(id), now.statement(id));
    }
}

const PARTS: &[&str] = &["basics", "measures", "indicators", "problems", "next_steps"];

/// Reads what [`parts`] and [`statements`] write.
pub(super) fn report_texts(found: &mut Found, rule_set: &RuleSet, draft: &mut Draft, members: &Members<'_>) {
    let texts = Arc::make_mut(&mut draft.report_texts);
    for (name, node) in object(found, members, "report").iter().flat_map(Members::iter) {
        match ReportPart::by_code(name) {
            Some(part) => texts.set_part(part, found.text(&node).unwrap_or_default().to_owned()),
            None => {
                let word = name.clone();
                found.add(&node.place, ContentProblem::UnknownWord { word, allowed: PARTS });
            }
        }
    }
    for (code, node) in object(found, members, "statements").iter().flat_map(Members::iter) {
        match rule_set.indicator_by_code(code) {
            Some(id) => texts.set_statement(id, found.text(&node).unwrap_or_default().to_owned()),
            None => found.add(&node.place, ContentProblem::UnknownIndicator(code.clone())),
        }
    }
}
