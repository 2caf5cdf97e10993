//! The reports of the full sample county are written as Word and read back: everything that was entered is in them.

mod support;

use quality_county::domain::catalogue::number;
use quality_county::report::model::Document;
use quality_county::report::{Format, Report};
use quality_county::words::{catalogue, lists, report as words, self_report, when};
use quality_county_documents::{page, word};
use support::docx::{squeezed, text};
use support::{Case, full};

fn documents(case: &Case, report: Report) -> Vec<Document> {
    report.build(&case.inputs())
}

/// What a report says, in Word and in print: both must say it.
struct Said {
    word: String,
    print: String,
}

impl Said {
    fn by(documents: &[Document]) -> Self {
        let word = documents.iter().map(|one| text(&word::write(one, &[]).expect("written"))).collect::<String>();
        let print = documents.iter().map(page::write).collect::<String>().replace("<br>", "");
        Self { word: squeezed(&word), print: squeezed(&print) }
    }

    fn has(&self, what: &str) {
        let wanted = squeezed(&quality_county_documents::text::clean(what));
        assert!(self.word.contains(&wanted), "{what} is not in Word");
        let wanted = squeezed(&quality_county_documents::text::inert(what));
        assert!(self.print.contains(&wanted), "{what} is not in print");
    }
}

#[test]
fn the_scoring_table_holds_everything_that_was_filled_in() {
    let case = full();
    for report in [Report::ScoreTable, Report::ScoreTableWide] {
        let said = Said::by(&documents(&case, report));
        for id in case.rule_set.category_ids() {
            said.has(&words::category(case.rule_set, id));
        }
        for id in case.rule_set.indicator_ids() {
            said.has(&words::indicator(case.rule_set, id));
        }
        for id in case.rule_set.point_ids() {
            let record = case.draft.record(id);
            said.has(&words::standard(case.rule_set, id));
            said.has(&words::answer(case.rule_set, &case.draft, id));
            [&record.note, &record.loss_reason, &record.reason].into_iter().for_each(|text| said.has(text));
            said.has(&words::proof_numbers(case.rule_set, &case.draft, id));
        }
        for id in case.draft.departments.ids() {
            if case.draft.departments.led_by(case.rule_set, id).next().is_some() {
                said.has(case.draft.departments.name(case.rule_set, id));
            }
        }
        said.has("69.2");
    }
}

#[test]
fn every_document_says_whose_it_is_by_which_table_and_when() {
    let case = full();
    let fingerprint = &case.rule_set.about.fingerprint[..8];
    for report in Report::ALL {
        for document in documents(&case, report) {
            let said = Said::by(std::slice::from_ref(&document));
            for what in ["示例县", "2026", &case.rule_set.about.version, fingerprint, "2026年11月22日"] {
                said.has(what);
            }
            if ![Report::BlankTable, Report::Tasks, Report::CoverSheets].contains(&report) {
                said.has("69.2");
                said.has("87.7");
            }
        }
    }
}

#[test]
fn the_report_has_five_parts_with_every_point_and_every_reason() {
    let case = full();
    let said = Said::by(&documents(&case, Report::SelfReport));
    for part in ["一、基本情况", "二、主要做法和成效", "三、逐项自评情况", "四、存在问题", "五、下一步打算"]
    {
        said.has(part);
    }
    said.has("一是高位推动。");
    said.has("监督抽查按计划完成，不合格产品都已后处理。");
    for id in case.rule_set.point_ids() {
        said.has(&self_report::point(case.rule_set, &case.draft, &case.card, id));
        said.has(case.draft.record(id).loss_reason.trim_end_matches('。'));
    }
    for item in case.draft.rectifications.iter() {
        let closed = item.state == quality_county::domain::rectification::Progress::Closed;
        said.has(if closed { "" } else { &item.problem });
    }
}

#[test]
fn the_catalogue_and_the_cover_sheets_hold_every_record() {
    let case = full();
    let [catalogue_said, covers] =
        [Report::Catalogue, Report::CoverSheets].map(|report| Said::by(&documents(&case, report)));
    for proof in case.draft.evidence.iter() {
        let number = number(case.rule_set, &case.draft.evidence, proof.id).expect("a number");
        assert!(number.running > 0);
        let number = catalogue::number(case.rule_set, &case.draft.evidence, proof.id);
        for what in [&number, &proof.title, &proof.document_number, &proof.issuer, &proof.file_name] {
            catalogue_said.has(what);
        }
        catalogue_said.has(&proof.date.map(when::date).unwrap_or_default());
        covers.has(&catalogue::title(proof));
        covers.has(&number);
    }
}

#[test]
fn tasks_and_reminders_name_every_department_with_its_points() {
    let case = full();
    let tasks = Said::by(&documents(&case, Report::Tasks));
    for id in case.rule_set.point_ids() {
        let (lead, supporting) = lists::duty(case.rule_set, &case.draft, id);
        tasks.has(&lead);
        tasks.has(&supporting);
    }
    let letters = documents(&case, Report::Reminders);
    for row in quality_county::domain::progress::progress(case.rule_set, &case.draft, &case.card) {
        let name = case.draft.departments.name(case.rule_set, row.bureau);
        let open = row.points.iter().filter(|id| !lists::missing(&case.draft, &case.card, **id).is_empty());
        let open: Vec<_> = open.collect();
        let letter = letters.iter().find(|letter| letter.file_stem.ends_with(&format!("_{name}")));
        assert_eq!(letter.is_some(), !open.is_empty(), "{name}");
        if let Some(letter) = letter {
            let said = Said::by(std::slice::from_ref(letter));
            open.iter().for_each(|id| said.has(&quality_county::words::labels::wording(case.rule_set.point(**id))));
        }
    }
}

#[test]
fn rectifications_and_statistics_are_complete() {
    let case = full();
    let ledger = Said::by(&documents(&case, Report::Rectifications));
    for item in case.draft.rectifications.iter() {
        [&item.problem, &item.measure, &item.person, &item.progress].into_iter().for_each(|text| ledger.has(text));
    }
    ["红灯：已超期 12 天", "黄灯：进度滞后", "蓝灯：临近期限", "长期坚持", "待销号"]
        .into_iter()
        .for_each(|text| ledger.has(text));
    let said = Said::by(&documents(&case, Report::Statistics));
    let lines = quality_county::domain::statistics::sheet::lines(&case.draft.statistics, &[]);
    assert!(lines.len() > 50);
    for line in &lines {
        [&line.entry.name, &line.entry.note, &line.entry.claim].into_iter().for_each(|text| said.has(text));
        for what in quality_county::domain::statistics::What::ALL {
            said.has(&line.entry.figures.get(what).map(|figure| figure.to_string()).unwrap_or_default());
        }
    }
    for finding in quality_county::domain::statistics::check::check(&case.draft.statistics) {
        said.has(&quality_county::words::statistics::sentence(&case.draft.statistics, &finding));
    }
}

#[test]
fn the_form_holds_every_field() {
    let set = support::rule_sets().into_iter().find(|set| set.form.is_some()).expect("a rule set with a form");
    let mut case = support::empty(set);
    let form = set.form.as_ref().expect("a form");
    let answers = std::sync::Arc::make_mut(&mut case.draft.form);
    form.field_ids().for_each(|id| answers.set(id, format!("内容 {}", id.index() + 1)));
    let said = Said::by(&documents(&case, Report::Form));
    for id in form.field_ids() {
        said.has(&form.field(id).label);
        said.has(&format!("内容 {}", id.index() + 1));
    }
}

#[test]
fn formats_are_as_listed() {
    for report in Report::ALL {
        assert!(
            report.formats().contains(&Format::Word) && report.formats().contains(&Format::Print),
            "{}",
            report.name()
        );
    }
}
