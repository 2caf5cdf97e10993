//! The manifest of a package that is handed in (上报包): what is in it, and by what it was scored.

use super::json::{json, named};
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{Score, Scorecard};
use crate::wire::sha256;
use serde_json::Value;

/// Format name in the file.
pub const FORMAT: &str = "quality-county/package";
/// The format version that is written.
pub const VERSION: u64 = 1;
/// Its name in the package.
pub const NAME: &str = "manifest.json";

/// The manifest of these files, which it does not belong to itself, as JSON laid out in lines.
pub fn manifest(
    rule_set: &RuleSet,
    draft: &Draft,
    card: &Scorecard,
    today: Date,
    files: &[(String, Vec<u8>)],
) -> String {
    let (of, about) = (&rule_set.about, &draft.about);
    let file =
        |(name, bytes): &(String, Vec<u8>)| json!({ "name": name, "size": bytes.len(), "sha256": sha256(bytes) });
    let files: Vec<_> = files.iter().map(file).collect();
    let mut members = named(vec![
        ("format", json!(FORMAT)),
        ("format_version", json!(VERSION)),
        ("county", json!(about.county)),
        ("year", json!(about.year)),
        ("kind", json!(about.kind.code())),
        ("sample", json!(about.sample)),
        ("date", json!(today.to_string())),
        ("score", score(card.total)),
        ("files", json!(files)),
    ]);
    if card.bonus.max > Points::ZERO {
        members.insert("bonus".to_owned(), score(card.bonus));
    }
    let rules = json!({ "id": of.id, "version": of.version, "fingerprint": of.fingerprint, "title": of.title });
    members.insert("rule_set".to_owned(), rules);
    // Writing a `Value` to a `String` cannot fail; the compact form is the fallback that the signature asks for.
    serde_json::to_string_pretty(&members).unwrap_or_else(|_| Value::Object(members).to_string())
}

fn score(score: Score) -> Value {
    let [sure, possible, max] = [score.sure, score.possible, score.max].map(|points| points.to_string());
    json!({ "sure": sure, "possible": possible, "max": max })
}
