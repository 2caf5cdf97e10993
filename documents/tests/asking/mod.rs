//! Requests as the page makes them, and their answers read back.
#![allow(dead_code)]

use quality_county::domain::date::Date;
use quality_county::domain::draft::{AssessmentKind, Draft, DraftAbout};
use quality_county::domain::rule_set::RuleSet;
use quality_county::exchange::read::read_text;
use quality_county::exchange::request::{Request, RuleText, Want};
use quality_county::exchange::write::{Stamp, exported};
use quality_county::rule_sets::{built_in, load};
use quality_county_documents::job::{Job, Made};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

pub const NOW: &str = "2026-11-22 09:30:00";
pub const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The sample county, with statistics.
pub fn sample() -> (&'static RuleSet, Draft) {
    let file = read_text(include_str!("../../../docs/sample.json"), built_in).expect("the sample can be read");
    let json = serde_json::from_str(include_str!("../../../docs/statistics-sample.json")).expect("JSON");
    let (statistics, _) = quality_county::exchange::statistics::read(file.rule_set, &json).expect("readable");
    let mut draft = file.draft;
    draft.statistics = Arc::new(statistics);
    (file.rule_set, draft)
}

/// Nothing but a county and a year.
pub fn empty(rule_set: &RuleSet) -> Draft {
    let (county, kind) = ("虚构县".to_owned(), AssessmentKind::Creation);
    let about = DraftAbout { county, year: 2026, kind, from: None, until: None, target: None, sample: false };
    Draft::new(rule_set, about)
}

pub fn request(rule_set: &RuleSet, draft: &Draft, want: Want) -> String {
    with_rules(rule_set, draft, Vec::new(), want)
}

pub fn with_rules(rule_set: &RuleSet, draft: &Draft, rule_sets: Vec<RuleText>, want: Want) -> String {
    let draft = exported(rule_set, draft, &Stamp { at: NOW.to_owned(), revision: 7 });
    let today = Date::parse("2026-11-22").expect("a day");
    Request { draft, rule_sets, today, now: NOW.to_owned(), want }.write()
}

/// Takes all steps, as the worker does when no picture comes.
pub fn answer(request: &str, files: Vec<Vec<u8>>) -> Result<Vec<Made>, String> {
    let mut job = Job::open(request, files)?;
    for at in 0..job.steps() {
        assert_ne!(job.label(at), "");
        job.step(at)?;
    }
    job.finish()
}

/// The one file of an answer.
pub fn one(request: &str, files: Vec<Vec<u8>>) -> Made {
    let mut made = answer(request, files).unwrap_or_else(|sentence| panic!("{sentence}"));
    assert_eq!(made.len(), 1, "{:?}", made.iter().map(|made| &made.name).collect::<Vec<_>>());
    made.remove(0)
}

/// What another program finds in a ZIP.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let (name, mut bytes) = (file.name().expect("a name").into_owned(), Vec::new());
        file.read_to_end(&mut bytes).expect("bytes");
        assert!(files.insert(name.clone(), bytes).is_none(), "{name} twice");
    }
    files
}

/// A sentence for people: it ends, and says nothing of the program's insides.
pub fn is_sentence(text: &str) -> bool {
    let han = text.chars().filter(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter)).count();
    han >= 6 && text.ends_with('。') && !text.contains("Error") && !text.contains("panicked")
}

/// The rule sets that the tests invent, as a person has loaded them.
pub fn invented() -> Vec<(RuleText, &'static RuleSet)> {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures");
    let files = |folder: &str| -> Vec<PathBuf> {
        let files = std::fs::read_dir(folder).expect("fixtures").map(|file| file.expect("file").path());
        files.filter(|file| file.extension().is_some_and(|kind| kind == "json")).collect()
    };
    let mut files = [files(fixtures), files(&format!("{fixtures}/rule_sets"))].concat();
    files.sort();
    let read = |file: &PathBuf| {
        let text = std::fs::read_to_string(file).expect("text");
        let set: &'static RuleSet = Box::leak(Box::new(load(&text).expect("a rule set")));
        let (id, prefix) = (set.about.id.clone(), set.about.fingerprint[..8].to_owned());
        (RuleText { id, prefix, text, built_in: false }, set)
    };
    files.iter().map(read).collect()
}
