//! Task packs (任务包): what was sent to a department, and the share of a draft that such a pack is.

use super::date::Date;
use super::draft::Draft;
use super::ids::{BureauId, PointId};

/// Name of a task pack, the same in the draft that sent it and in the pack: ASCII letters and digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PackId(String);

impl PackId {
    /// `None` for anything but 1–32 ASCII letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A task pack that was sent out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dispatch {
    pub pack: PackId,
    pub to: BureauId,
    /// Local time, as text.
    pub at: String,
    /// In table order.
    pub points: Vec<PointId>,
    pub due: Option<Date>,
    /// The last time it came back and was merged.
    pub returned: Option<Returned>,
}

/// A task pack that came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
    /// Local time, as text.
    pub at: String,
    /// 填报人
    pub filled_by: String,
    /// 审核人
    pub checked_by: String,
}

/// What makes a draft a task pack: one department's points, who asked for them, and how they stood when they were sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    pub pack: PackId,
    /// The department's name.
    pub department: String,
    /// Who wants it back: name and phone.
    pub asked_by: String,
    /// When it was sent: local time, as text.
    pub at: String,
    pub due: Option<Date>,
    /// In table order; the only points that the pack may change.
    pub points: Vec<PointId>,
    /// 填报人
    pub filled_by: String,
    /// 审核人
    pub checked_by: String,
    /// The largest number of proof that the sender had given; the pack goes on from there.
    pub last_evidence: u32,
    /// Answers and proof as they were sent, for the comparison when the pack comes back.
    pub base: Box<Draft>,
}
