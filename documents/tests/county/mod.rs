//! The sample county, and workbooks read back.
#![allow(dead_code)]

pub mod rule_sets;

use calamine::{Data, Reader, Xlsx};
use quality_county::domain::date::Date;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::Draft;
use quality_county::domain::ids::{BureauId, PointId};
use quality_county::domain::merge::{Choice, Choices, Kind, plan};
use quality_county::domain::pack::{note_sent, send};
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::Scorecard;
use quality_county::exchange::bundle::unzip;
use quality_county::exchange::read::read_text;
use quality_county::exchange::returned;
use quality_county::exchange::write::Stamp;
use quality_county::report::{Inputs, Report};
use quality_county::rule_sets::built_in;
use quality_county_documents::excel;
use quality_county_documents::excel::collect::Filled;
use std::io::Cursor;

pub const AT: &str = "2026-11-20 08:00:00";

/// A county with all that reports are made from.
pub struct County {
    pub rule_set: &'static RuleSet,
    pub draft: Draft,
    pub card: Scorecard,
}

impl County {
    pub fn of(rule_set: &'static RuleSet, draft: Draft) -> Self {
        let card = score(rule_set, &draft);
        Self { rule_set, draft, card }
    }

    pub fn inputs(&self) -> Inputs<'_> {
        let Self { rule_set, draft, card } = self;
        let today = Date::parse("2026-11-22").expect("a day");
        Inputs { rule_set, draft, card, today }
    }

    pub fn workbook(&self, report: Report) -> Vec<u8> {
        excel::report(report, &self.inputs()).expect("written").expect("something to say").1
    }
}

pub fn sample() -> County {
    let incoming = read_text(include_str!("../../../docs/sample.json"), built_in).expect("the sample");
    County::of(incoming.rule_set, incoming.draft)
}

/// Every report that is made in Excel and has something to say in the sample.
pub fn reports() -> impl Iterator<Item = Report> {
    Report::ALL.into_iter().filter(|report| report.formats().contains(&quality_county::report::Format::Excel))
}

/// A workbook as a person sees it.
pub struct Book(pub Xlsx<Cursor<Vec<u8>>>);

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        Self(Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook"))
    }

    /// All cells of a sheet with their places.
    pub fn cells(&mut self, sheet: &str) -> Vec<((u32, u32), Data)> {
        let range = self.0.worksheet_range(sheet).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        let place =
            |(row, column, data): (usize, usize, &Data)| ((top + row as u32, left + column as u32), data.clone());
        range.used_cells().map(place).collect()
    }

    /// All texts, line ends as they are.
    pub fn texts(&mut self) -> Vec<String> {
        let sheets = self.0.sheet_names();
        sheets.iter().flat_map(|sheet| self.cells(sheet)).map(|(_, data)| data.to_string()).collect()
    }

    /// Formulas with their places and stored values.
    pub fn formulas(&mut self, sheet: &str) -> Vec<((u32, u32), String, Option<f64>)> {
        let range = self.0.worksheet_formula(sheet).expect("formulas");
        let (top, left) = range.start().unwrap_or_default();
        let values = self.cells(sheet);
        let value =
            |place| values.iter().find(|(at, _)| *at == place).and_then(|(_, data)| calamine::DataType::as_f64(data));
        let formulas = range.used_cells().filter(|(.., text)| !text.is_empty());
        let places = formulas.map(|(row, column, text)| ((top + row as u32, left + column as u32), text.clone()));
        places.map(|(place, text)| (place, text, value(place))).collect()
    }

    pub fn number(&mut self, sheet: &str, place: (u32, u32)) -> Option<f64> {
        let cells = self.cells(sheet);
        cells.iter().find(|(at, _)| *at == place).and_then(|(_, data)| calamine::DataType::as_f64(data))
    }
}

/// A draft that sent a pack to the department that leads `code`, the pack, and its workbook.
pub fn sent(code: &str) -> (&'static RuleSet, Draft, Draft, Vec<u8>) {
    let (rule_set, draft, pack, stamp) = sent_pack(code);
    let book = excel::collect::write(rule_set, &pack, &stamp).expect("written").expect("a pack");
    (rule_set, draft, pack, book)
}

/// The same without the workbook.
pub fn sent_pack(code: &str) -> (&'static RuleSet, Draft, Draft, Stamp) {
    let County { rule_set, mut draft, .. } = sample();
    let to: BureauId = draft.departments.duty(rule_set, point(rule_set, code)).lead.expect("a lead");
    let (pack, dispatch) = send(rule_set, &draft, to, PackId::parse("pack1").expect("id"), "2026-11-01 08:00:00");
    note_sent(&mut draft, dispatch);
    (rule_set, draft, pack, Stamp { at: "2026-11-01 08:00:00".to_owned(), revision: 1 })
}

pub fn point(rule_set: &RuleSet, code: &str) -> PointId {
    rule_set.point_by_code(code).expect("a point")
}

/// What is typed into a cell.
#[derive(Clone, Copy)]
pub enum Typed<'a> {
    Text(&'a str),
    Number(&'a str),
    /// Written raw into the cell's XML.
    Raw(&'a str),
    Blank,
}

/// The workbook with cells typed over, as an office program would save them. Sheets by their number, from 1.
pub fn typed(book: &[u8], cells: &[(usize, String, Typed<'_>)]) -> Vec<u8> {
    edited(book, |name, text| {
        let mut text = text;
        for (sheet, cell, typed) in cells {
            if name == format!("sheet{sheet}.xml") {
                text = over(&text, cell, *typed);
            }
        }
        text
    })
}

/// The workbook with its parts changed.
pub fn edited(book: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let names = paths(book);
    let parts = unzip(book).expect("a ZIP").into_iter().zip(names).map(|((name, bytes), path)| {
        let text = String::from_utf8(bytes).expect("text");
        (path, change(&name, text).into_bytes())
    });
    quality_county_documents::package::zip(&parts.collect::<Vec<_>>()).expect("a ZIP")
}

/// The full names of the parts, in their order.
pub fn paths(book: &[u8]) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).expect("a ZIP");
    (0..zip.len()).map(|at| zip.by_index(at).expect("a part").name().expect("a name").into_owned()).collect()
}

fn over(text: &str, cell: &str, typed: Typed<'_>) -> String {
    let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let rest = &text[start..];
    let tag = rest.find('>').expect("a tag") + 1;
    let end = if rest[..tag].ends_with("/>") { tag } else { rest.find("</c>").expect("an end") + 4 };
    let style = rest[..tag].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
    let new = match typed {
        Typed::Text(said) => {
            // As Excel saves what would else stand for a letter.
            let said = quality_county_documents::text::escape(said).replace("_x", "_x005F_x");
            format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{said}</t></is></c>")
        }
        Typed::Number(number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
        Typed::Raw(raw) => raw.replace("{cell}", cell),
        Typed::Blank => format!("<c r=\"{cell}\" s=\"{style}\"/>"),
    };
    format!("{}{new}{}", &text[..start], &rest[end..])
}

/// The cell of a column (`H` is the value) in the row of a field: `row(&book, "14.2#num", 'H')`.
pub fn cell(book: &[u8], code: &str, column: char) -> String {
    let cells = Book::open(book).cells("数据");
    let row =
        cells.iter().find(|((_, column), data)| *column == 0 && matches!(data, Data::String(text) if text == code));
    format!("{column}{}", row.unwrap_or_else(|| panic!("no row {code}")).0.0 + 1)
}

/// The draft with all that a filled-in sheet brings.
pub fn merged(rule_set: &RuleSet, ours: &Draft, filled: &Filled) -> (Draft, Vec<Kind>) {
    let mut opened = returned::open("收集表.json", filled.json.as_bytes(), built_in);
    let source = opened.pop().expect("a file").1.expect("opened");
    let plan = plan(rule_set, ours, vec![source]);
    assert!(plan.files.iter().all(|file| file.refused.is_none()), "{:?}", plan.files);
    let kinds = plan.items.iter().map(|item| item.kind.clone()).collect();
    let choice = |item: &quality_county::domain::merge::Item| {
        if item.kind.is_open() { Choice::Theirs(0) } else { Choice::Undecided }
    };
    let choices = Choices { items: plan.items.iter().map(choice).collect(), received: vec![None] };
    (plan.apply(&choices, AT), kinds)
}
