//! What a request comes to, step by step.

use super::{Drawing, Made};
use crate::{excel, page, word};
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::exchange::request::{Request, Want};
use quality_county::report::model::{Document, Page};
use quality_county::report::{Format, Inputs, Report};
use quality_county::rule_sets::library::{self, Own};
use quality_county::words::import::refusal;

/// What is to be done.
pub(super) struct Plan {
    pub steps: Vec<Step>,
    pub drawings: Vec<Drawing>,
}

/// One step.
#[derive(Debug)]
pub(super) enum Step {
    Document(Box<Document>, Format),
    Made(Made),
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn plan(request: Request, _files: Vec<Vec<u8>>) -> Result<Plan, String> {
    let own = request.rule_sets.iter().filter(|set| !set.built_in);
    let own = own.map(|set| Own { id: set.id.clone(), prefix: set.prefix.clone(), text: set.text.as_str().into() });
    library::install(own.collect());
    let (rule_set, draft) = draft(&request.draft)?;
    let card = score(rule_set, &draft);
    let inputs = Inputs {
        rule_set,
        draft: &draft,
        card: &card,
        texts: &draft.report_texts,
        rectifications: &draft.rectifications,
        today: request.today,
    };
    let Want::Report(report, format) = request.want else { return Err("还没有做好。".to_owned()) };
    let steps = if format == Format::Excel { book(report, &inputs)? } else { documents(report, format, &inputs) };
    if steps.is_empty() {
        return Err("没有可导出的内容。".to_owned());
    }
    Ok(Plan { steps, drawings: Vec::new() })
}

fn draft(text: &str) -> Result<(&'static RuleSet, Draft), String> {
    let incoming = read_text(text, library::find).map_err(|refused| refusal(&refused).0)?;
    Ok((incoming.rule_set, incoming.draft))
}

fn book(report: Report, inputs: &Inputs<'_>) -> Result<Vec<Step>, String> {
    let book = excel::report(report, inputs).map_err(|error| format!("工作簿没有做成（{error}）。"))?;
    let made = |(name, bytes)| Step::Made(Made { name: format!("{name}.xlsx"), kind: EXCEL.to_owned(), bytes });
    Ok(book.into_iter().map(made).collect())
}

fn documents(report: Report, format: Format, inputs: &Inputs<'_>) -> Vec<Step> {
    report.build(inputs).into_iter().map(|document| Step::Document(Box::new(document), format)).collect()
}

impl Step {
    pub(super) fn label(&self) -> String {
        match self {
            Self::Document(document, _) => document.report.name().to_owned(),
            Self::Made(made) => made.name.clone(),
        }
    }

    pub(super) fn take(&self, _pictures: &[Option<Vec<u8>>]) -> Result<Option<Made>, String> {
        Ok(Some(match self {
            Self::Made(made) => made.clone(),
            Self::Document(document, Format::Print) => Made {
                name: document.file_stem.clone(),
                kind: format!("print/{}", paper(document.page)),
                bytes: page::fragment(document).into_bytes(),
            },
            Self::Document(document, _) => Made {
                name: format!("{}.docx", document.file_stem),
                kind: WORD.to_owned(),
                bytes: word::write(document, &[]).map_err(|_| "文件太大，没有做成。".to_owned())?,
            },
        }))
    }
}

fn paper(page: Page) -> &'static str {
    match page {
        Page::Official => "official",
        Page::Close => "close",
        Page::A4Landscape => "a4-landscape",
        Page::A3Landscape => "a3-landscape",
    }
}
