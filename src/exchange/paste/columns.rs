//! What the columns of a pasted table hold, by the words of its head, or by position.

use crate::domain::statistics::What;
use crate::domain::statistics::typed::{count, half_width, percent};

/// What a column was taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The group that a row belongs to; a blank cell continues the one above, as merged cells do.
    Group,
    Name,
    Figure(What),
    Period,
    Unit,
    Note,
    /// 序号: left out.
    Number,
    /// Not understood, or a second column of one kind: its cells are listed and not taken.
    Unknown,
}

/// A column of a pasted table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What stands in its head; blank where the table has none.
    pub head: String,
    pub kind: Kind,
}

/// Heads by the words in them, the telling ones first; every word of a line has to be there.
const HEADS: [(&[&str], Kind); 44] = [
    (&["不合格率"], Kind::Unknown),
    (&["不合格", "项目"], Kind::Unknown),
    (&["不合格", "原因"], Kind::Unknown),
    (&["不合格", "名称"], Kind::Unknown),
    (&["不合格"], Kind::Figure(What::Rest)),
    (&["不达标"], Kind::Figure(What::Rest)),
    (&["合格率"], Kind::Figure(What::Rate)),
    (&["达标率"], Kind::Figure(What::Rate)),
    (&["覆盖率"], Kind::Figure(What::Rate)),
    (&["比例"], Kind::Figure(What::Rate)),
    (&["占比"], Kind::Figure(What::Rate)),
    (&["合格"], Kind::Figure(What::Part)),
    (&["达标"], Kind::Figure(What::Part)),
    (&["企业", "名称"], Kind::Unknown),
    (&["企业"], Kind::Figure(What::Enterprises)),
    (&["家数"], Kind::Figure(What::Enterprises)),
    (&["单位数"], Kind::Figure(What::Enterprises)),
    (&["批次"], Kind::Figure(What::Whole)),
    (&["批数"], Kind::Figure(What::Whole)),
    (&["组数"], Kind::Figure(What::Whole)),
    (&["抽检", "数"], Kind::Figure(What::Whole)),
    (&["抽查", "数"], Kind::Figure(What::Whole)),
    (&["抽样", "数"], Kind::Figure(What::Whole)),
    (&["样品", "数"], Kind::Figure(What::Whole)),
    (&["检测", "数"], Kind::Figure(What::Whole)),
    (&["检验", "数"], Kind::Figure(What::Whole)),
    (&["总数"], Kind::Figure(What::Whole)),
    (&["序号"], Kind::Number),
    (&["备注"], Kind::Note),
    (&["说明"], Kind::Note),
    (&["计量单位"], Kind::Unit),
    (&["时间"], Kind::Period),
    (&["期间"], Kind::Period),
    (&["年度"], Kind::Period),
    (&["年份"], Kind::Period),
    (&["季度"], Kind::Period),
    (&["领域"], Kind::Group),
    (&["环节"], Kind::Group),
    (&["产品"], Kind::Name),
    (&["名称"], Kind::Name),
    (&["商品"], Kind::Name),
    (&["品种"], Kind::Name),
    (&["类别"], Kind::Name),
    (&["项目"], Kind::Name),
];

/// What a head says; [`Kind::Unknown`] where it says nothing that is known.
fn by_head(head: &str) -> Kind {
    let plain: String = head.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    // What stands in brackets is the unit.
    let plain = plain.split('(').next().unwrap_or_default();
    let known = HEADS.iter().find(|(words, _)| words.iter().all(|word| plain.contains(word)));
    known.map_or(Kind::Unknown, |(_, kind)| *kind)
}

/// The columns that a row names if it is a table's head: two at least, one of them of figures.
pub fn by_heads(row: &[String]) -> Option<Vec<Column>> {
    let mut columns: Vec<_> =
        row.iter().map(|head| Column { head: head.trim().to_owned(), kind: by_head(head) }).collect();
    let known = columns.iter().filter(|column| column.kind != Kind::Unknown).count();
    let figures = columns.iter().any(|column| matches!(column.kind, Kind::Figure(_)));
    if known < 2 || !figures {
        return None;
    }
    // 类别 beside 产品: the first of two names is the group.
    let names: Vec<_> = (0..columns.len()).filter(|at| columns[*at].kind == Kind::Name).collect();
    if names.len() > 1 && columns.iter().all(|column| column.kind != Kind::Group) {
        columns[names[0]].kind = Kind::Group;
    }
    only_once(&mut columns);
    Some(columns)
}

/// The second column of a kind is not understood: which of the two is meant is for a person to say.
fn only_once(columns: &mut [Column]) {
    let mut seen = Vec::new();
    for column in columns.iter_mut().filter(|column| column.kind != Kind::Unknown) {
        if seen.contains(&column.kind) {
            column.kind = Kind::Unknown;
        } else {
            seen.push(column.kind);
        }
    }
}

/// A guess without a head, from the fullest rows: a name, then a percentage as the rate and the numbers left as batches, or as
/// batches and failed ones, or as enterprises, batches and failed ones.
pub fn by_position(rows: &[Vec<String>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut kinds = vec![Kind::Unknown; width];
    let mut numbers = Vec::new();
    for (at, kind) in kinds.iter_mut().enumerate() {
        let cells = || rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
        let is_rate = cells().any(|cell| cell.trim().ends_with(['%', '％']) && percent(cell).is_ok());
        let read = cells().filter(|cell| matches!(count(cell, true), Ok(Some(_)))).count();
        if is_rate {
            *kind = Kind::Figure(What::Rate);
        } else if read > 0 && 2 * read >= cells().count() {
            numbers.push(at);
        } else if cells().next().is_some() && numbers.is_empty() {
            *kind = Kind::Name;
        }
    }
    let order: &[What] = match numbers.len() {
        0 | 1 => &[What::Whole],
        2 => &[What::Whole, What::Rest],
        _ => &[What::Enterprises, What::Whole, What::Rest],
    };
    for (at, what) in numbers.iter().zip(order) {
        kinds[*at] = Kind::Figure(*what);
    }
    let mut columns: Vec<_> = kinds.into_iter().map(|kind| Column { head: String::new(), kind }).collect();
    only_once(&mut columns);
    columns
}
