//! The ledger of rectifications (整改台账): what was found wrong, who mends it by when, and how far that is.

use super::date::Date;
use super::evidence::EvidenceId;
use super::ids::{BureauId, PointId};

/// One problem and its mending.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rectification {
    /// 问题
    pub problem: String,
    /// The points that it is about, in table order.
    pub points: Vec<PointId>,
    /// 整改措施
    pub measure: String,
    /// 牵头单位
    pub lead: Option<BureauId>,
    /// 责任人
    pub person: String,
    /// 时限
    pub deadline: Option<Date>,
    pub state: Progress,
    /// 进展, in words.
    pub progress: String,
    /// 销号日期
    pub closed: Option<Date>,
    /// The records of proof that it was mended.
    pub proof: Vec<EvidenceId>,
}

/// How far a rectification is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Progress {
    /// 未启动
    #[default]
    NotStarted,
    /// 整改中
    UnderWay,
    /// 待销号
    Done,
    /// 已销号
    Closed,
    /// 长期坚持
    Lasting,
}

impl Progress {
    /// In the order of a choice.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::UnderWay, Self::Done, Self::Closed, Self::Lasting];

    /// Name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Lasting => "lasting",
        }
    }
}

/// What the deadline says of a rectification that is not closed; the first that fits, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Light {
    /// The deadline has passed.
    Red,
    /// Not started, and at most [`Light::BEHIND`] days are left.
    Yellow,
    /// At most [`Light::SOON`] days are left.
    Blue,
}

impl Light {
    /// Days before the deadline from which it is soon.
    pub const SOON: i32 = 15;
    /// Days before the deadline by which the work must have begun.
    pub const BEHIND: i32 = 30;
}

impl Rectification {
    /// The warning that it deserves today; none once it is done, and none without a deadline.
    pub fn light(&self, today: Date) -> Option<Light> {
        if !matches!(self.state, Progress::NotStarted | Progress::UnderWay) {
            return None;
        }
        match self.deadline?.days_since(today) {
            days if days < 0 => Some(Light::Red),
            days if days <= Light::BEHIND && self.state == Progress::NotStarted => Some(Light::Yellow),
            days if days <= Light::SOON => Some(Light::Blue),
            _ => None,
        }
    }
}
