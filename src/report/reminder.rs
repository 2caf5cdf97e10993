//! 催办单: a letter to each department that has something left to do.

use super::build::{document, paragraph};
use super::model::{Align, Block, Cell, Document, Page, ParagraphKind, Row, RowKind, Table, Value};
use super::score_table::{columns, head};
use super::{Inputs, Report};
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::progress::{Progress, progress};
use crate::words::self_report::contact;
use crate::words::{labels, lists as words, report as shared, when};

/// A letter each.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<Document> {
    let rows = progress(inputs.rule_set, inputs.draft, inputs.card);
    rows.iter().filter_map(|row| letter(inputs, row)).collect()
}

fn letter(inputs: &Inputs<'_>, row: &Progress) -> Option<Document> {
    let Inputs { rule_set, draft, card, today, .. } = *inputs;
    let missing = row.points.iter().map(|id| Missing {
        point: *id,
        code: rule_set.point(*id).code.clone(),
        worth: rule_set.point(*id).points,
        asked: shared::standard(rule_set, *id),
        lacks: words::missing(draft, card, *id),
    });
    let missing: Vec<_> = missing.filter(|one| !one.lacks.is_empty()).collect();
    if missing.is_empty() {
        return None;
    }
    let department = draft.departments.name(rule_set, row.bureau);
    // One page a department, as long as there is any way: what is long is set closely, what is longer says only what is lacking.
    let full = lines(&missing, FULL);
    let page = if full > MOST_OFFICIAL { Page::Close } else { Page::Official };
    let fits = |missing: &[Missing]| lines(missing, CLOSE) <= MOST_CLOSE;
    let missing = if fits(&missing) { missing } else { briefly(inputs, missing) };
    let missing = if fits(&missing) { missing } else { by_indicator(inputs, missing) };
    let mut document = document(inputs, Report::Reminders, page, Report::Reminders.name());
    document.file_stem = shared::file_stem(&draft.about, &format!("{}_{department}", Report::Reminders.name()));
    document.title = shared::title(&draft.about, words::REMINDER);
    let blocks = &mut document.blocks;
    blocks.push(paragraph(ParagraphKind::Opening, format!("{department}：")));
    let letter = words::reminder(rule_set, row, today);
    blocks.extend(letter.into_iter().map(|line| paragraph(ParagraphKind::Body, line)));
    blocks.push(Block::Table(table(inputs, &missing, department)));
    blocks.extend(contact(draft).map(|text| paragraph(ParagraphKind::Body, text)));
    blocks.push(paragraph(ParagraphKind::Closing, format!("{}（盖章）", draft.about.county)));
    blocks.push(paragraph(ParagraphKind::Closing, when::date(today)));
    Some(document)
}

/// What a scoring point asks for, and what of that is missing.
struct Missing {
    point: PointId,
    code: String,
    worth: Points,
    asked: String,
    lacks: String,
}

/// Characters that a line of the two wide columns holds, set by the standard and closely; lines that a page has for the table.
const FULL: (usize, usize) = (20, 13);
const CLOSE: (usize, usize) = (26, 17);
const MOST_OFFICIAL: usize = 5;
const MOST_CLOSE: usize = 30;

/// The lines that a table takes, as near as characters tell.
fn lines(missing: &[Missing], (asked, lacks): (usize, usize)) -> usize {
    let high =
        |text: &str, wide| text.split('\n').map(|line| line.chars().count().div_ceil(wide).max(1)).sum::<usize>();
    missing.iter().map(|one| high(&one.asked, asked).max(high(&one.lacks, lacks))).sum()
}

/// Without the rules, and without what people noted.
fn briefly(inputs: &Inputs<'_>, missing: Vec<Missing>) -> Vec<Missing> {
    let Inputs { rule_set, draft, card, .. } = *inputs;
    let brief = |Missing { point, code, worth, .. }| Missing {
        point,
        code,
        worth,
        asked: labels::wording(rule_set.point(point)),
        lacks: words::missing_briefly(draft, card, point),
    };
    missing.into_iter().map(brief).collect()
}

/// A line an indicator: which of its points, and how many lack what.
fn by_indicator(inputs: &Inputs<'_>, missing: Vec<Missing>) -> Vec<Missing> {
    let rule_set = inputs.rule_set;
    let mut groups: Vec<Vec<Missing>> = Vec::new();
    for one in missing {
        let of = |one: &Missing| rule_set.point(one.point).indicator;
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| of(last) == of(&one)) => group.push(one),
            _ => groups.push(vec![one]),
        }
    }
    let whole = |group: Vec<Missing>| {
        let first = group.first()?;
        let indicator = rule_set.indicator(rule_set.point(first.point).indicator);
        let codes: Vec<_> = group.iter().map(|one| one.code.as_str()).collect();
        let lacks: Vec<_> = group.iter().map(|one| one.lacks.as_str()).collect();
        Some(Missing {
            point: first.point,
            code: indicator.code.clone(),
            worth: group.iter().map(|one| one.worth).sum(),
            asked: words::points_of(&indicator.name, &codes),
            lacks: words::counted(&lacks),
        })
    };
    groups.into_iter().filter_map(whole).collect()
}

fn table(inputs: &Inputs<'_>, missing: &[Missing], department: &str) -> Table {
    let rule_set = inputs.rule_set;
    let shares = [(8, Align::Center), (50, Align::Start), (8, Align::End), (34, Align::Start)];
    let row = |one: &Missing| {
        let cells = [
            Cell::text(&one.code),
            Cell::text(&one.asked),
            Cell::new(Value::Points(one.worth)),
            Cell::text(&one.lacks),
        ];
        Row::new(RowKind::Plain, cells.into())
    };
    Table {
        name: department.to_owned(),
        columns: columns(shares),
        head: vec![head(words::reminder_heads(rule_set))],
        body: missing.iter().map(row).collect(),
        lines: 1,
    }
}
