//! The ledger of rectifications (整改台账): what was found wrong, who mends it by when, and how far that is; which of them to show,
//! and which are still to be entered.

use super::date::Date;
use super::draft::Draft;
use super::evidence::EvidenceId;
use super::gap::{Gap, gaps};
use super::ids::{BureauId, PointId};
use super::order;
use super::rule_set::RuleSet;
use super::scorecard::Scorecard;

/// A rectification's number within its draft, never used twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RectificationId(pub u32);

impl RectificationId {
    /// The number as a row's key.
    pub fn key(self) -> usize {
        self.0 as usize
    }

    /// The number that a row's key stands for.
    pub fn from_key(key: usize) -> Option<Self> {
        u32::try_from(key).ok().map(Self)
    }
}

/// One problem and its mending.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rectification {
    pub id: RectificationId,
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

    /// The state of that name in files.
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
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
    /// The gravest first.
    pub const ALL: [Self; 3] = [Self::Red, Self::Yellow, Self::Blue];
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

    /// Goes to another state. Closing it dates it today, unless it is dated; a date of closing does not outlast the closing.
    pub fn go_to(&mut self, state: Progress, today: Option<Date>) {
        self.state = state;
        self.closed = if state == Progress::Closed { self.closed.or(today) } else { None };
    }

    /// Adds or takes away a point, keeping table order.
    pub fn concern(&mut self, point: PointId, concerns: bool) {
        toggle(&mut self.points, point, concerns);
    }

    /// Adds or takes away a record of proof.
    pub fn prove(&mut self, proof: EvidenceId, proves: bool) {
        toggle(&mut self.proof, proof, proves);
    }
}

fn toggle<T: Ord + Copy>(list: &mut Vec<T>, one: T, on: bool) {
    list.retain(|other| *other != one);
    if on {
        let at = list.partition_point(|other| *other < one);
        list.insert(at, one);
    }
}

/// What to show of the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    pub state: Option<Progress>,
    pub light: Option<Light>,
    pub lead: Option<BureauId>,
    pub order: Order,
}

/// How the ledger is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// By number.
    #[default]
    Entered,
    /// The gravest warning first, what is mended last; then by deadline.
    Urgent,
    Deadline,
    Lead,
    State,
}

impl Order {
    pub const ALL: [Self; 5] = [Self::Entered, Self::Urgent, Self::Deadline, Self::Lead, Self::State];
}

/// The rectifications that pass, sorted; what has no deadline or no lead comes last.
pub fn select(items: &[Rectification], wanted: Wanted, today: Option<Date>) -> Vec<RectificationId> {
    let light = |item: &Rectification| today.and_then(|today| item.light(today));
    let passes = |item: &&Rectification| {
        wanted.state.is_none_or(|state| item.state == state)
            && wanted.lead.is_none_or(|lead| item.lead == Some(lead))
            && wanted.light.is_none_or(|wanted| light(item) == Some(wanted))
    };
    let mut found: Vec<_> = items.iter().filter(passes).collect();
    order::by_key(&mut found, |item| {
        let (light, date) = (light(item), item.deadline);
        let calm = Light::ALL.len() + usize::from(!matches!(item.state, Progress::NotStarted | Progress::UnderWay));
        let (group, date) = match wanted.order {
            Order::Entered => (0, None),
            Order::Urgent => (light.map_or(calm, |light| light as usize), date),
            Order::Deadline => (0, date),
            Order::Lead => (item.lead.map_or(usize::MAX, BureauId::index), None),
            Order::State => (item.state as usize, date),
        };
        (group, date.is_none(), date)
    });
    found.into_iter().map(|item| item.id).collect()
}

/// A point that is not safely earned, and why, for which no rectification is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    pub point: PointId,
    /// All of this point, those with the largest effect first.
    pub gaps: Vec<Gap>,
}

/// The points with gaps that no rectification answers to, in table order. A closed one does not count: what it closed is open
/// again.
pub fn proposals(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Vec<Proposal> {
    let open = |point| {
        let mut items = draft.rectifications.iter();
        items.any(|item| item.state != Progress::Closed && item.points.contains(&point))
    };
    let mut found: Vec<Proposal> = Vec::new();
    for gap in gaps(rule_set, card).into_iter().filter(|gap| !open(gap.point)) {
        match found.iter_mut().find(|known| known.point == gap.point) {
            Some(known) => known.gaps.push(gap),
            None => found.push(Proposal { point: gap.point, gaps: vec![gap] }),
        }
    }
    order::by_key(&mut found, |proposal| proposal.point);
    found
}
