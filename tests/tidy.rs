//! The shape of the source: layers look downward only, files stay short, what is absent stays absent.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` with one of these endings, with their text; generated and installed folders left out.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
            let path = entry.expect("entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "target", "snapshots"].contains(&name.as_str()) {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((shown(&path), fs::read_to_string(&path).expect("text")));
            }
        }
    }
    assert!(!found.is_empty(), "nothing found in {folder}");
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("inside the project").to_string_lossy().replace('\\', "/")
}

/// Which layers each layer may name. `embedded` and `wire` are beside the domain: texts and JSON walking.
const LAYERS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("wire", &[]),
    ("embedded", &[]),
    ("rule_sets", &["domain", "wire", "embedded"]),
    ("exchange", &["domain", "wire"]),
    ("storage", &["domain", "exchange"]),
    ("words", &["domain", "wire", "rule_sets", "exchange", "storage"]),
    ("report", &["domain", "rule_sets", "words"]),
    ("browser", &["domain", "exchange", "storage"]),
    ("ui", &["domain", "wire", "embedded", "rule_sets", "exchange", "storage", "words", "report", "browser"]),
];

#[test]
fn layers_look_downward_only() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", &[".rs"]) {
        let layer = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else { continue };
        for (other, _) in LAYERS.iter().filter(|(other, _)| *other != layer && !allowed.contains(other)) {
            if text.contains(&format!("crate::{other}")) {
                wrong.push(format!("{path} names {other}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_layer_is_listed() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let name = line.trim_end_matches(';');
        assert!(LAYERS.iter().any(|(layer, _)| *layer == name), "{name} is not in LAYERS");
    }
}

/// Words that must not stand in files under a path, and why.
const ABSENT: [(&str, &[&str], &str); 6] = [
    ("src/domain", &["serde", "leptos", "web_sys", "js_sys", "f32", "f64", "std::time", "rand"], "the domain is pure"),
    ("src/words", &["leptos", "web_sys", "js_sys", "f32", "f64"], "words are pure"),
    ("src/report", &["serde_json", "leptos", "web_sys", "js_sys", "f32", "f64"], "a document is data"),
    ("src/exchange", &["leptos", "web_sys", "js_sys", "f32", "f64"], "files are read without a browser"),
    ("src/storage", &["leptos", "web_sys", "js_sys"], "storage works over any store"),
    ("src/rule_sets", &["leptos", "web_sys", "js_sys", "f32", "f64"], "rule sets are data"),
];

/// Whether `word` stands in `text` on its own, comments left out.
fn names(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(word).any(|(at, _)| {
            let before = line[..at].chars().next_back().is_some_and(is_part);
            let after = line[at + word.len()..].chars().next().is_some_and(is_part);
            !before && !after
        })
    })
}

#[test]
fn what_is_absent_stays_absent() {
    let mut wrong = Vec::new();
    for (folder, words, why) in ABSENT {
        for (path, text) in files(folder, &[".rs"]) {
            wrong.extend(words.iter().filter(|word| names(&text, word)).map(|word| format!("{path}: {word} ({why})")));
        }
    }
    for (path, text) in files("src", &[".rs"]).into_iter().chain(files("documents/src", &[".rs"])) {
        let faults = [".unwrap()", ".expect(", "let _ =", "todo!", "unimplemented!", "dbg!"];
        wrong.extend(faults.iter().filter(|fault| text.contains(**fault)).map(|fault| format!("{path}: {fault}")));
        // HTML from elsewhere comes in by one door.
        if path != "src/browser/paper.rs" && text.contains("inner_html") {
            wrong.push(format!("{path}: inner_html"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn web_sys_stays_in_the_browser_layer() {
    // In ui/ only the types of events and their targets may be named; what they can do goes through browser/.
    let events = [
        "Event",
        "InputEvent",
        "CompositionEvent",
        "KeyboardEvent",
        "SubmitEvent",
        "DragEvent",
        "File",
        "HtmlInputElement",
    ];
    let mut wrong = Vec::new();
    for (path, text) in files("src/ui", &[".rs"]) {
        for (at, _) in text.match_indices("web_sys::") {
            let name: String = text[at + 9..].chars().take_while(|c| c.is_alphanumeric()).collect();
            if !events.contains(&name.as_str()) {
                wrong.push(format!("{path}: web_sys::{name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_file_is_longer_than_300_lines() {
    let mut code = files("src", &[".rs", ".js", ".css"]);
    code.extend(files("view", &[".rs"]));
    code.extend(files("documents", &[".rs", ".py"]));
    code.extend(files("style", &[".css"]));
    code.extend(files("tests", &[".rs", ".mjs", ".js"]));
    code.extend(files("scripts", &[".mjs", ".sh"]));
    code.extend(files("benches", &[".rs"]));
    let long = code.iter().map(|(path, text)| (text.lines().count(), path)).filter(|(lines, _)| *lines > 300);
    assert_eq!(long.collect::<Vec<_>>(), Vec::new());
}

#[test]
fn every_style_sheet_is_linked_once() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    for (path, _) in files("style", &[".css"]) {
        assert_eq!(page.matches(&format!("href=\"{path}\"")).count(), 1, "{path}");
    }
}

#[test]
fn style_sheets_keep_to_what_chromium_80_knows() {
    // Flex `gap`, `inset`, `:is`, `:has`, nesting and friends came later. `:focus-visible` stands only inside :not(), where an
    // old kernel drops the rule and keeps its focus ring.
    let newer = [
        "inset:",
        ":has(",
        ":is(",
        ":where(",
        "aspect-ratio",
        "color-mix",
        "@container",
        "@layer",
        "dvh",
        "accent-color",
    ];
    for (path, text) in files("style", &[".css"]) {
        for rule in text.split('}') {
            let found: Vec<_> = newer.iter().filter(|word| rule.contains(**word)).collect();
            assert!(found.is_empty(), "{path}: {found:?} in {rule}");
            let flex_gap = rule.contains("flex") && (rule.contains(" gap:") || rule.contains("row-gap:"));
            assert!(!flex_gap || rule.contains("grid"), "{path}: gap in a flex box: {rule}");
        }
    }
}
