//! What a request comes to: its steps, and the figures that want a picture.

use super::case::{Case, Open, draft};
use super::names::{Names, fit};
use super::step::{Step, Task};
use crate::drawing::{Drawing, draw};
use quality_county::exchange::request::{Request, Want};
use quality_county::report::model::{Block, Document};
use quality_county::report::{Format, Report};
use quality_county::words::report::{aim, file_stem};

/// What is to be done.
pub(super) struct Plan {
    pub case: Case,
    pub steps: Vec<Step>,
    pub drawings: Vec<Drawing>,
}

pub(super) fn plan(request: Request, files: Vec<Vec<u8>>) -> Result<Plan, String> {
    let Request { draft: text, today, now, want, .. } = request;
    let needs_draft = !matches!(want, Want::Collect { .. } | Want::Read(_));
    let open = if needs_draft { Some(draft(text, today)?) } else { None };
    let mut plan = Plan { case: Case { open: None, today, now }, steps: Vec::new(), drawings: Vec::new() };
    match (want, &open) {
        (Want::Report(report, format), Some(open)) => plan.report(report, format, open)?,
        (Want::Package, Some(open)) => plan.package(open),
        (Want::Collect { name, packs }, _) => plan.collect(&name, packs)?,
        (Want::Read(names), _) if names.len() == files.len() => plan.read(names, files),
        (Want::Read(_), _) => return Err("文件没有传完整，没有读入。草稿没有改动；请再选一次。".to_owned()),
        (Want::Pasted { pack, text }, _) => plan.add("读取粘贴的单元格".to_owned(), Task::Pasted { pack, text }),
        (Want::Report(..) | Want::Package, None) => return Err("没有草稿，没有生成文件。".to_owned()),
    }
    plan.case.open = open;
    Ok(plan)
}

impl Plan {
    fn add(&mut self, label: String, task: Task) {
        self.steps.push(Step { label, task });
    }

    /// One report in one format.
    fn report(&mut self, report: Report, format: Format, open: &Open) -> Result<(), String> {
        let (name, inputs) = (report.name(), open.inputs());
        if !report.formats().contains(&format) {
            return Err(format!("“{name}”没有这种格式，没有生成文件。"));
        }
        let documents = report.build(&inputs);
        if let Some(why) = report.lack(open.rule_set, &open.draft, &open.card) {
            return Err(format!("“{name}”没有生成：{why}"));
        }
        let about = &open.draft.about;
        let several = documents.len() > 1;
        let mut names = Names::default();
        match format {
            Format::Excel => {
                let name = names.take("", &file_stem(about, name), ".xlsx");
                self.add(label(report.name(), format), Task::Book { report, name });
            }
            Format::Word | Format::Print => {
                documents.into_iter().for_each(|document| self.document(document, format, "", &mut names, open));
            }
        }
        if several && format == Format::Word {
            let name = names.take("", &file_stem(about, name), ".zip");
            self.add("打包".to_owned(), Task::Zip(name));
        }
        Ok(())
    }

    fn document(&mut self, document: Document, format: Format, before: &str, names: &mut Names, open: &Open) {
        let stem = fit(&document.file_stem);
        let ending = if format == Format::Word { ".docx" } else { "" };
        let (folder, number) = before
            .rsplit_once('/')
            .map_or(("", before), |(_, number)| (&before[..before.len() - number.len()], number));
        let name = names.take(folder, &format!("{number}{stem}"), ending);
        let whose = file_stem(&open.draft.about, "");
        let label = label(document.file_stem.strip_prefix(&whose).unwrap_or(&stem), format);
        let task = match format {
            Format::Word => Task::Word { figures: self.figures(&document), document: Box::new(document), name },
            _ => Task::Print { document: Box::new(document), name },
        };
        self.add(label, task);
    }

    /// Drawings for the figures of a document: which figure, which drawing. The same drawing is made once.
    fn figures(&mut self, document: &Document) -> Vec<(usize, usize)> {
        let figures = document.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(draw(figure, document.page)),
            _ => None,
        });
        let mut places = Vec::new();
        for (figure, drawing) in figures.enumerate() {
            let Some(drawing) = drawing else { continue };
            let known = self.drawings.iter().position(|other| *other == drawing);
            places.push((figure, known.unwrap_or(self.drawings.len())));
            if known.is_none() {
                self.drawings.push(drawing);
            }
        }
        places
    }

    /// Everything that there is, numbered in the order of the list; several documents of one kind in a folder of their own.
    fn package(&mut self, open: &Open) {
        let (inputs, mut names, mut number) = (open.inputs(), Names::default(), 0);
        let mut left_out = Vec::new();
        for report in Report::ALL {
            if let Some(why) = report.lack(open.rule_set, &open.draft, &open.card) {
                left_out.push((report.name(), why));
                continue;
            }
            let documents = report.build(&inputs);
            number += 1;
            let before = format!("{number:02}-");
            let several = documents.len() > 1;
            let folder = if several { format!("{before}{}/", report.name()) } else { String::new() };
            if report.formats().contains(&Format::Word) {
                for (at, document) in documents.into_iter().enumerate() {
                    let before = if several { format!("{folder}{:02}-", at + 1) } else { before.clone() };
                    self.document(document, Format::Word, &before, &mut names, open);
                }
            }
            if report.formats().contains(&Format::Excel) {
                let stem = fit(&file_stem(&open.draft.about, report.name()));
                let number = if several { "00-" } else { &before };
                let name = names.take(&folder, &format!("{number}{stem}"), ".xlsx");
                self.add(label(report.name(), Format::Excel), Task::Book { report, name });
            }
        }
        let day: String = self.case.today.to_string().chars().filter(char::is_ascii_digit).collect();
        let about = &open.draft.about;
        let stem = file_stem(about, &format!("{}_上报包_{day}", aim(about)));
        let name = format!("{}.zip", fit(&stem));
        self.add("清单与打包".to_owned(), Task::Package { name, left_out });
    }

    fn collect(&mut self, name: &str, packs: Vec<(String, String)>) -> Result<(), String> {
        if packs.is_empty() {
            return Err("没有要生成的收集表：没有单位牵头评分点。".to_owned());
        }
        let (several, mut names) = (packs.len() > 1, Names::default());
        for (wanted, text) in packs {
            let name = names.take("", &wanted, ".xlsx");
            self.add(format!("收集表 {}", name.trim_end_matches(".xlsx")), Task::Collect { name, text });
        }
        if several {
            self.add("打包".to_owned(), Task::Zip(format!("{}.zip", fit(name))));
        }
        Ok(())
    }

    fn read(&mut self, names: Vec<String>, files: Vec<Vec<u8>>) {
        for (name, bytes) in names.into_iter().zip(files) {
            self.add(format!("读取“{name}”"), Task::Read { name, bytes });
        }
    }
}

/// `自评打分表（Word）`
fn label(name: &str, format: Format) -> String {
    let format = match format {
        Format::Word => "Word",
        Format::Excel => "Excel",
        Format::Print => "打印",
    };
    format!("{name}（{format}）")
}
