//! Long texts that come with the app: rule sets, the sample draft, the guide.
//!
//! In the released page they stand beside the wasm (feature `texts-in-page`, put there by `scripts/pack.mjs`), so that the wasm
//! stays small and starts fast, and each is taken over only when it is asked for; everywhere else they are compiled in.

/// Every text by name. `scripts/pack.mjs` reads this list, too.
pub const FILES: [(&str, &str); 9] = [
    ("anhui-2022", "src/rule_sets/data/anhui-2022.json"),
    ("yongqiao-goals-2022", "src/rule_sets/data/yongqiao-goals-2022.json"),
    ("demo-city-2017", "src/rule_sets/data/demo-city-2017.json"),
    ("suzhou-goals-2020", "src/rule_sets/data/suzhou-goals-2020.json"),
    ("yancheng-goals-2018", "src/rule_sets/data/yancheng-goals-2018.json"),
    ("xianning-goals-2015", "src/rule_sets/data/xianning-goals-2015.json"),
    ("sample", "docs/sample.json"),
    ("statistics-sample", "docs/statistics-sample.json"),
    ("guide", "src/ui/pages/guide.txt"),
];

/// Where the page keeps the texts: one by name, `None` where the page did not bring it.
pub type Source = fn(&str) -> Option<String>;

/// The text of this name; `None` where the page that was to bring it does not.
pub fn text(name: &str) -> Option<&'static str> {
    source::text(name)
}

/// Says where the texts are. Called once, before the app starts. Without the feature the texts are there already and nothing
/// happens.
pub fn install(source: Source) {
    source::install(source);
}

#[cfg(not(feature = "texts-in-page"))]
mod source {
    const TEXTS: [&str; super::FILES.len()] = [
        include_str!("rule_sets/data/anhui-2022.json"),
        include_str!("rule_sets/data/yongqiao-goals-2022.json"),
        include_str!("rule_sets/data/demo-city-2017.json"),
        include_str!("rule_sets/data/suzhou-goals-2020.json"),
        include_str!("rule_sets/data/yancheng-goals-2018.json"),
        include_str!("rule_sets/data/xianning-goals-2015.json"),
        include_str!("../docs/sample.json"),
        include_str!("../docs/statistics-sample.json"),
        include_str!("ui/pages/guide.txt"),
    ];

    pub(super) fn text(name: &str) -> Option<&'static str> {
        TEXTS.get(super::FILES.iter().position(|(known, _)| *known == name)?).copied()
    }

    pub(super) fn install(_: super::Source) {}
}

#[cfg(feature = "texts-in-page")]
mod source {
    use super::{FILES, Source};
    use std::sync::OnceLock;

    static SOURCE: OnceLock<Source> = OnceLock::new();
    static TEXTS: [OnceLock<Option<String>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

    pub(super) fn text(name: &str) -> Option<&'static str> {
        let at = FILES.iter().position(|(known, _)| *known == name)?;
        TEXTS[at].get_or_init(|| SOURCE.get()?(name)).as_deref()
    }

    pub(super) fn install(source: Source) {
        SOURCE.get_or_init(|| source);
    }
}
