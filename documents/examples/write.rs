//! Writes every report of a draft into a folder, to be looked at: `cargo run --example write -- docs/sample.json folder`.

use quality_county::domain::date::Date;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::Draft;
use quality_county::domain::pack::send;
use quality_county::domain::rectification::{Progress, Rectification};
use quality_county::domain::report_texts::ReportTexts;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::Stamp;
use quality_county::report::{Inputs, Report};
use quality_county::rule_sets::built_in;
use quality_county_documents::{excel, word};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: write <draft.json> <folder>".into());
    };
    let text = std::fs::read_to_string(file)?;
    let draft = read_text(&text, built_in).map_err(|refused| format!("{refused:?}"))?;
    let (rule_set, draft) = (draft.rule_set, draft.draft);
    let card = score(rule_set, &draft);
    let today = Date::parse("2026-11-22").ok_or("date")?;
    let texts = ReportTexts::default();
    let rectifications = rectifications(rule_set);
    let inputs = Inputs { rule_set, draft: &draft, card: &card, texts: &texts, rectifications: &rectifications, today };
    std::fs::create_dir_all(&folder)?;
    for report in Report::ALL {
        for document in report.build(&inputs) {
            let bytes = word::write(&document, &[]).map_err(|error| format!("{error:?}"))?;
            std::fs::write(format!("{folder}/{}.docx", document.file_stem), bytes)?;
        }
        if let Some((name, bytes)) = excel::report(report, &inputs)? {
            std::fs::write(format!("{folder}/{name}.xlsx"), bytes)?;
        }
    }
    collection_sheets(rule_set, draft, folder)
}

/// One a department.
fn collection_sheets(rule_set: &RuleSet, draft: Draft, folder: String) -> Result<(), Box<dyn Error>> {
    for (at, id) in draft.departments.ids().enumerate() {
        let pack = PackId::parse(&format!("pack{at}")).ok_or("pack")?;
        let (pack, _) = send(rule_set, &draft, id, pack, "2026-11-22 09:00:00");
        if let Some(bytes) = excel::collect::write(rule_set, &pack, &Stamp::default())? {
            std::fs::write(format!("{folder}/收集表_{}.xlsx", draft.departments.name(rule_set, id)), bytes)?;
        }
    }
    Ok(())
}

/// Invented ones, of each light and state: drafts have none yet.
fn rectifications(rule_set: &RuleSet) -> Vec<Rectification> {
    let day = |text| Date::parse(text);
    let one = |at: usize, problem: &str, measure: &str, deadline, state| Rectification {
        problem: problem.to_owned(),
        points: rule_set.point_ids().skip(at).take(1).collect(),
        measure: measure.to_owned(),
        person: "王某".to_owned(),
        deadline: day(deadline),
        state,
        progress: "每周报一次进度。".to_owned(),
        ..Rectification::default()
    };
    let closed = Rectification {
        closed: day("2026-10-12"),
        ..one(3, "会议纪要没有写明任务分工", "补发分工通知，明确到岗到人", "2026-10-15", Progress::Closed)
    };
    vec![
        one(31, "监督抽查不合格产品后处理没有闭环", "约谈企业，复查合格后销号", "2026-11-10", Progress::UnderWay),
        one(12, "没有设立质量发展专项资金", "编入明年预算", "2026-12-15", Progress::NotStarted),
        one(20, "注册计量师少 2 名", "组织报考，引进 1 名", "2026-12-01", Progress::UnderWay),
        closed,
        one(5, "质量宣传形式单一", "每季度办一次主题活动", "2027-12-31", Progress::Lasting),
    ]
}
