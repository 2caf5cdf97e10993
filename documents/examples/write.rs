//! Writes every report of a draft into a folder, to be looked at: `cargo run --example write -- docs/sample.json folder`.

use quality_county::domain::date::Date;
use quality_county::domain::report_texts::ReportTexts;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::report::{Inputs, Report};
use quality_county::rule_sets::built_in;
use quality_county_documents::word;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: write <draft.json> <folder>".into());
    };
    let text = std::fs::read_to_string(file)?;
    let find = |id: &str, _: &str| built_in(id);
    let draft = read_text(&text, &find).map_err(|refused| format!("{refused:?}"))?;
    let (rule_set, draft) = (draft.rule_set, draft.draft);
    let card = score(rule_set, &draft);
    let today = Date::parse("2026-11-22").ok_or("date")?;
    let texts = ReportTexts::default();
    let inputs = Inputs { rule_set, draft: &draft, card: &card, texts: &texts, rectifications: &[], today };
    std::fs::create_dir_all(&folder)?;
    for report in Report::ALL {
        for document in report.build(&inputs) {
            let bytes = word::write(&document, &[]).map_err(|error| format!("{error:?}"))?;
            std::fs::write(format!("{folder}/{}.docx", document.file_stem), bytes)?;
        }
    }
    Ok(())
}
