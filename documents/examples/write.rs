//! Writes every report of the sample county, or of an empty draft of a rule set, built in or of the tests, into a folder, to be looked at:
//! `cargo run -p quality-county-documents --example write -- folder [rule set]`; `thorough` and `long` in place of a rule set: a text in
//! every place.

#[path = "../tests/support/mod.rs"]
mod support;

use quality_county::domain::dispatch::PackId;
use quality_county::domain::pack::send;
use quality_county::exchange::write::Stamp;
use quality_county::report::{Format, Report};
use quality_county_documents::{excel, page, word};
use std::error::Error;
use std::fs::write;
use support::thorough::{marked, thorough};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: write <folder> [rule set]")?;
    let case = match arguments.next() {
        Some(word) if word == "thorough" => thorough(0, &marked),
        Some(word) if word == "long" => {
            thorough(0, &|what, whose| format!("{}{}", marked(what, whose), "很长的文字".repeat(12)))
        }
        Some(id) => {
            let set = support::rule_sets().into_iter().find(|set| set.about.id == id);
            support::empty(set.ok_or("no such rule set")?)
        }
        None => support::full(),
    };
    std::fs::create_dir_all(&folder)?;
    for report in Report::ALL {
        for document in report.build(&case.inputs()) {
            let stem = format!("{folder}/{}", document.file_stem);
            if report.formats().contains(&Format::Word) {
                write(format!("{stem}.docx"), word::write(&document, &[]).map_err(|error| format!("{error:?}"))?)?;
            }
            if report.formats().contains(&Format::Print) {
                write(format!("{stem}.html"), page::write(&document))?;
            }
        }
        if let Some((name, bytes)) = excel::report(report, &case.inputs())? {
            write(format!("{folder}/{name}.xlsx"), bytes)?;
        }
    }
    collection_sheets(&case, &folder)
}

/// One a department.
fn collection_sheets(case: &support::Case, folder: &str) -> Result<(), Box<dyn Error>> {
    for (at, id) in case.draft.departments.ids().enumerate() {
        let pack = PackId::parse(&format!("pack{at}")).ok_or("pack")?;
        let (pack, _) = send(case.rule_set, &case.draft, id, pack, "2026-11-22 09:00:00");
        if let Some(bytes) = excel::collect::write(case.rule_set, &pack, &Stamp::default())? {
            write(format!("{folder}/收集表_{}.xlsx", case.draft.departments.name(case.rule_set, id)), bytes)?;
        }
    }
    Ok(())
}
