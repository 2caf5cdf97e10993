//! Long texts that come with the app: rule sets, the sample draft, the guide.
//!
//! In the released page they stand beside the wasm (feature `texts-in-page`, put there by `scripts/pack.mjs`), so that the wasm
//! stays small and starts fast; everywhere else they are compiled in.

/// Every text by name. `scripts/pack.mjs` reads this list, too.
pub const FILES: [(&str, &str); 3] = [
    ("anhui-2022", "src/rule_sets/data/anhui-2022.json"),
    ("sample", "docs/sample.json"),
    ("guide", "src/ui/pages/guide.txt"),
];

/// The text of this name; `None` where the page that was to bring it does not.
pub fn text(name: &str) -> Option<&'static str> {
    source::text(name)
}

#[cfg(not(feature = "texts-in-page"))]
mod source {
    const TEXTS: [(&str, &str); 3] = [
        ("anhui-2022", include_str!("rule_sets/data/anhui-2022.json")),
        ("sample", include_str!("../docs/sample.json")),
        ("guide", include_str!("ui/pages/guide.txt")),
    ];

    pub(super) fn text(name: &str) -> Option<&'static str> {
        TEXTS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

#[cfg(feature = "texts-in-page")]
mod source {
    use serde_json::Value;
    use std::sync::OnceLock;

    pub(super) static TEXTS: OnceLock<Value> = OnceLock::new();

    pub(super) fn text(name: &str) -> Option<&'static str> {
        TEXTS.get()?.get(name)?.as_str()
    }
}

/// Takes the texts that the page brought: a JSON object of texts by name. Called once, before the app starts.
/// Errors: what is wrong with the JSON. Without the feature the texts are there already and nothing happens.
#[cfg(feature = "texts-in-page")]
pub fn install(json: &str) -> Result<(), String> {
    let texts = serde_json::from_str(json).map_err(|error| error.to_string())?;
    source::TEXTS.get_or_init(|| texts);
    Ok(())
}

#[cfg(not(feature = "texts-in-page"))]
pub fn install(_json: &str) -> Result<(), String> {
    Ok(())
}
