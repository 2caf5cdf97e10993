//! Statements of points that belong together, and the scoring point that they make.

use super::Doubt;
use super::number::unit_of;
use super::text::{any_in, shortened, tidy};
use super::threshold::{Figure, figures};
use super::tokens::{Role, Token};
use crate::domain::points::Points;

/// A statement of points with the clause that it is about.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Where the clause begins.
    pub start: usize,
    pub clause: String,
    pub token: Token,
}

impl Item {
    /// 培育标杆1家加1分: so many for each, though no 每 says so.
    pub fn find_each(&mut self) {
        if self.token.role != Role::Add || self.token.each.is_some() {
            return;
        }
        let Some(at) = self.clause.rfind(['1', '一']) else { return };
        let (head, rest) = self.clause.split_at(at);
        let unit = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        if unit.is_empty() || unit_of(unit) != unit || head.ends_with(|c: char| c.is_ascii_digit() || c == '十') {
            return;
        }
        self.token.each = Some(unit.to_owned());
        self.token.bare = true;
        self.clause.truncate(at);
    }

    /// The last part between commas: what this very statement is about.
    fn last_piece(&self) -> &str {
        tidy(self.clause.rsplit(['，', '。', '；', '：']).next().unwrap_or(&self.clause))
    }

    pub fn name(&self) -> String {
        let each = self.token.each.as_deref().unwrap_or_default();
        let name = if self.clause.is_empty() { each } else { self.last_piece() };
        if name.is_empty() { "每项".to_owned() } else { shortened(name, 40) }
    }

    pub fn figure(&self) -> Option<Figure> {
        let mut found = figures(self.last_piece());
        if found.all.len() == 1 { found.all.pop() } else { None }
    }

    /// Whether it names a level and hardly more: 获省级奖励的.
    pub fn is_level(&self) -> bool {
        let piece = self.last_piece();
        piece.chars().take(25).count() < 25 && any_in(piece, LEVELS) && figures(piece).all.is_empty()
    }
}

const LEVELS: &[&str] = &[
    "国家",
    "省",
    "市",
    "县级",
    "区级",
    "县奖",
    "区奖",
    "乡镇级",
    "一等",
    "二等",
    "三等",
    "特等",
    "金奖",
    "银奖",
    "铜奖",
    "优秀",
    "良好",
    "合格",
    "较好",
    "一般",
    "一档",
    "二档",
    "三档",
    "部级",
    "国际",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Plain,
    Levels,
    Each,
    Steps,
    Deduct,
    BasePlus,
}

/// Statements that make one scoring point.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub kind: Kind,
    pub items: Vec<Item>,
    pub cap: Option<Points>,
    /// The text says that only the highest counts, or that all add up.
    pub best: Option<bool>,
    pub notes: Vec<String>,
    pub end: usize,
    pub doubts: Vec<Doubt>,
}

impl Group {
    pub fn of(item: Item) -> Self {
        let kind = match (item.token.role, &item.token.each) {
            (Role::Deduct, _) => Kind::Deduct,
            (_, Some(_)) => Kind::Each,
            _ => Kind::Plain,
        };
        let end = item.token.end;
        Self { kind, items: vec![item], cap: None, best: None, notes: Vec::new(), end, doubts: Vec::new() }
    }

    /// What the group becomes with one more statement, if that belongs to it. `gap` is the text between.
    pub fn with(&self, next: &Item, gap: &str) -> Option<Kind> {
        let last = self.items.last()?;
        let stop = gap.contains('。');
        if self.cap.is_some() {
            return None;
        }
        let (adds, each) = (next.token.role == Role::Add, next.token.each.is_some());
        match (self.kind, next.token.role) {
            (Kind::Deduct, Role::Deduct) => return Some(Kind::Deduct),
            (Kind::Plain, Role::Deduct) if last.token.role == Role::Award && (!stop || next.clause.is_empty()) => {
                return Some(Kind::Deduct);
            }
            (_, Role::AwardEach | Role::Deduct | Role::Cap | Role::CapDeduct) => return None,
            _ => {}
        }
        if matches!(self.kind, Kind::Plain | Kind::Steps)
            && !each
            && let (Some(one), Some(other)) = (last.figure(), next.figure())
        {
            let before = &next.last_piece()[..other.start];
            let before = tidy(before.rsplit(['>', '<', '≥', '≤']).next().unwrap_or(before));
            let same = one.unit == other.unit && (before.is_empty() || last.last_piece().contains(before));
            return (same && next.clause == next.last_piece()).then_some(Kind::Steps);
        }
        // 获甲奖得3分、获乙奖得2分: one behind the other, and not worth the same.
        let single =
            |item: &Item| !item.token.bracketed && item.last_piece().chars().count() <= 20 && item.figure().is_none();
        let chain = gap.starts_with('、') && single(last) && single(next) && last.token.points != next.token.points;
        let gathers = matches!(self.kind, Kind::Plain | Kind::Levels | Kind::Each);
        if !stop
            && gathers
            && (chain || last.is_level() && next.is_level())
            && (next.clause == next.last_piece() || adds)
        {
            return Some(if each || self.kind == Kind::Each { Kind::Each } else { Kind::Levels });
        }
        if matches!(self.kind, Kind::Plain | Kind::BasePlus)
            && adds
            && each
            && !gap.contains(['。', '；'])
            && self.items.first().is_some_and(|item| item.token.role == Role::Award)
        {
            return Some(Kind::BasePlus);
        }
        // 主导国家标准每项…；主导行业标准每项…: said alike.
        let alike =
            next.clause.chars().zip(last.clause.chars()).take(2).filter(|(one, other)| one == other).count() == 2;
        (self.kind == Kind::Each && each && !stop && (alike || !gap.contains('；'))).then_some(Kind::Each)
    }

    /// Where the group's text begins.
    pub fn start(&self) -> usize {
        self.items.first().map_or(0, |item| item.start)
    }
}
