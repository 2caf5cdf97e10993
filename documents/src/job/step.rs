//! What one step makes.

use super::case::{Case, opened};
use super::{Drawing, Made, package};
use crate::excel::collect::{self, problem};
use crate::word::Picture;
use crate::{excel, package as zipped, page, word};
use quality_county::domain::dispatch::PackId;
use quality_county::exchange::request::ReadSheet;
use quality_county::report::Report;
use quality_county::report::model::Document;
use quality_county::rule_sets::library;

/// A step: what people are told of it, and what it does.
#[derive(Debug)]
pub(super) struct Step {
    pub label: String,
    pub task: Task,
}

/// What a step does. Names have their ending.
#[derive(Debug)]
pub(super) enum Task {
    Word {
        document: Box<Document>,
        name: String,
        /// Which figure, which drawing.
        figures: Vec<(usize, usize)>,
    },
    Print {
        document: Box<Document>,
        name: String,
    },
    Book {
        report: Report,
        name: String,
    },
    /// A task pack as a workbook to fill in.
    Collect {
        name: String,
        text: String,
    },
    Read {
        name: String,
        bytes: Vec<u8>,
    },
    Pasted {
        pack: PackId,
        text: String,
    },
    /// All that was made before, as one file.
    Zip(String),
    /// The same with all that makes it a package to hand in; reports that have nothing to say, and why.
    Package {
        name: String,
        left_out: Vec<(&'static str, &'static str)>,
    },
}

/// The pictures that have come.
pub(super) struct Pictures<'a> {
    pub drawings: &'a [Drawing],
    pub pictures: &'a [Option<Vec<u8>>],
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP: &str = "application/zip";
const JSON: &str = "application/json";

impl Step {
    /// Makes its file; one that gathers takes those `made` before it.
    pub(super) fn take(&self, case: &Case, pictures: &Pictures<'_>, made: &mut Vec<Made>) -> Result<Made, String> {
        let file = |name: &str, kind: &str, bytes| Made { name: name.to_owned(), kind: kind.to_owned(), bytes };
        Ok(match &self.task {
            Task::Word { document, name, figures } => {
                let pictures: Vec<_> = figures.iter().filter_map(|place| pictures.of(*place)).collect();
                file(name, WORD, word::write(document, &pictures).map_err(|_| TOO_LARGE)?)
            }
            Task::Print { document, name } => {
                let kind = format!("print/{}", document.page.code());
                file(name, &kind, page::fragment(document).into_bytes())
            }
            Task::Book { report, name } => {
                let book = excel::report(*report, &case.open()?.inputs()).map_err(|error| cell(&error))?;
                file(name, EXCEL, book.map(|(_, bytes)| bytes).ok_or("没有内容。")?)
            }
            Task::Collect { name, text } => {
                let pack = opened(text)?;
                let book = collect::write(pack.rule_set, &pack.draft, &pack.stamp).map_err(|error| cell(&error))?;
                file(name, EXCEL, book.ok_or("不是任务包。")?)
            }
            Task::Read { name, bytes } => {
                file(name, JSON, sheet(collect::read(bytes, &case.now, library::find)).write().into_bytes())
            }
            Task::Pasted { pack, text } => {
                let open = case.open()?;
                let pasted = collect::pasted(open.rule_set, &open.draft, pack, text, &case.now);
                file("粘贴的单元格", JSON, sheet(pasted).write().into_bytes())
            }
            Task::Zip(name) => {
                let files = gathered(made);
                file(name, ZIP, zipped::zip(&files).map_err(|_| TOO_LARGE)?)
            }
            Task::Package { name, left_out } => {
                let files = package::files(case.open()?, &case.now, gathered(made), left_out);
                file(name, ZIP, zipped::zip(&files).map_err(|_| TOO_LARGE)?)
            }
        })
    }
}

const TOO_LARGE: &str = "内容太多，超过了文件格式的上限。";

fn cell(error: &excel::XlsxError) -> String {
    format!("工作簿写不出来（{error}）。")
}

fn gathered(made: &mut Vec<Made>) -> Vec<(String, Vec<u8>)> {
    std::mem::take(made).into_iter().map(|made| (made.name, made.bytes)).collect()
}

fn sheet(read: Result<collect::Filled, collect::Refused>) -> ReadSheet {
    match read {
        Ok(filled) => ReadSheet {
            pack: Some(filled.json),
            refused: None,
            problems: filled.problems.iter().map(problem::sentence).collect(),
        },
        Err(refused) => ReadSheet { refused: Some(problem::refusal(&refused)), ..ReadSheet::default() },
    }
}

impl Pictures<'_> {
    fn of(&self, (figure, drawing): (usize, usize)) -> Option<Picture> {
        let png = self.pictures.get(drawing)?.clone()?;
        let Drawing { width, height, .. } = *self.drawings.get(drawing)?;
        Some(Picture { figure, png, width, height })
    }
}
