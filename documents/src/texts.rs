//! The built-in rule sets' texts: the page has them, the worker does not; a request brings those that it is about.

use quality_county::embedded;
use quality_county::exchange::request::RuleText;
use std::sync::OnceLock;

static TEXTS: OnceLock<Vec<(String, String)>> = OnceLock::new();

/// Takes the built-in ones of a request over, once: a worker answers one request. Where texts are compiled in, nothing comes of it.
pub(crate) fn install(sets: &[RuleText]) {
    let built_in = sets.iter().filter(|set| set.built_in);
    TEXTS.get_or_init(|| built_in.map(|set| (set.id.clone(), set.text.clone())).collect());
    embedded::install(text);
}

fn text(name: &str) -> Option<String> {
    TEXTS.get()?.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
}
