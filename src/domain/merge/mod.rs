//! Merging what comes back: task packs, three-way against what was sent out, and reviewers' files.
//!
//! [`plan()`] lists what the files hold that the draft does not, item by item, and changes nothing; a person chooses;
//! [`Plan::apply`] makes the merged draft in one go. What holds, each with a test in `tests/merge.rs`: a blank never
//! overwrites unless that is chosen; merging the same pack again changes nothing; without conflicts the order of the packs does
//! not matter, but for the numbers and origins of proof; declining everything leaves the draft as it is; points that a pack was
//! not sent for are never touched; no two records of proof come to have one number or, through packs, one SHA-256.
//!
//! What is the whole county's stays as it is here: departments, form, statistics, rectifications and the texts of the report. A task
//! pack does not carry them, and a whole draft is refused, since without what was once sent nobody could say who changed what.
//!
//! An answer (standing, reason, fields) is one unit, since two counts of a rate must never be mixed; so is a record of proof,
//! while each point that it serves is decided by itself.

mod apply;
mod arrival;
mod particulars;
pub mod plan;
mod point;
mod proof;
mod proof_line;
mod three_way;

pub use arrival::Source;
pub use particulars::Particulars;
pub use plan::plan;

use super::dispatch::PackId;
use super::draft::{Draft, Record};
use super::evidence::{EvidenceId, Origin};
use super::ids::PointId;
use super::review::Mark;

/// What a merge would do. The draft itself is not changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The draft before the merge.
    pub ours: Draft,
    /// The files, in an order that does not depend on the order they came in.
    pub files: Vec<Arrival>,
    /// Points in table order, then proof by number.
    pub items: Vec<Item>,
}

/// A file that came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// Name of the file.
    pub name: String,
    /// When the file was written: local time, as text.
    pub at: String,
    /// `None` for a reviewer's file.
    pub pack: Option<PackId>,
    /// The department that the pack was for.
    pub department: String,
    /// 填报人; in a reviewer's file the one who made the marks.
    pub filled_by: String,
    /// 审核人
    pub checked_by: String,
    /// Why nothing of the file is taken.
    pub refused: Option<Refusal>,
}

/// One thing to decide, or to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    pub place: Place,
    pub kind: Kind,
    /// What the draft holds; `None` is blank.
    pub ours: Option<Value>,
    /// What the files bring: one value, or several where they disagree.
    pub offers: Vec<Offer>,
    /// For a whole record of proof: the points that a new one serves, or that one which is withdrawn serves no more.
    pub serves: Vec<PointId>,
    /// For a record that gets another number than it had in its pack: that number.
    pub renumbered: Option<EvidenceId>,
    /// Where a new record comes from.
    pub origin: Option<Origin>,
}

/// What an item is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    Point(PointId, Part),
    /// A record of proof, by the number that it has or gets here.
    Proof(EvidenceId),
    /// Whether a record of proof that is already here serves a point.
    Serves(EvidenceId, PointId),
}

/// A part of a scoring point's record that is decided by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    Answer,
    Note,
    LossReason,
    /// The reviewer's mark.
    Mark,
}

/// What stands at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A record without its notes.
    Answer(Record),
    Text(String),
    Mark(Mark),
    Proof(Particulars),
    Serves,
}

/// A value that one or several files bring.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// What was sent out.
    pub base: Option<Value>,
    /// What came back; `None` is blank.
    pub theirs: Option<Value>,
    /// Positions in [`Plan::files`].
    pub from: Vec<usize>,
}

/// How an item stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Both sides hold the same.
    Equal,
    /// Here and when it was sent there was nothing.
    New,
    /// Only they changed it.
    Changed,
    /// 撤回: blank, or blank in part, where something had been sent. Taken only if chosen.
    Withdrawn,
    /// Both sides changed it differently, or two files disagree.
    Conflict,
    /// Cannot be taken.
    Refused(Refusal),
}

/// Why a file or an item is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Another table: its title.
    OtherRuleSet(String),
    OtherCounty(String),
    OtherYear(u16),
    /// Neither a task pack nor a file with reviewer's marks.
    NothingToMerge,
    /// Contents were changed outside the program, or damaged on the way.
    Damaged,
    /// This draft never sent such a pack, or took it back.
    UnknownPack,
    /// What the pack says was sent does not fit its points.
    BadBase,
    /// A point that was not in the pack as it was sent.
    NotInTask,
    /// Another record of this number has the same SHA-256.
    SameFile(EvidenceId),
}

/// What is decided for an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Nobody decided; the draft keeps what it has.
    Undecided,
    /// Declined: the draft keeps what it has.
    Ours,
    /// The value of the offer at this position.
    Theirs(usize),
}

/// All decisions for a [`Plan`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choices {
    /// One for each item.
    pub items: Vec<Choice>,
    /// One for each file: whether its pack counts as returned. `None`: unless [`Choice::Ours`] was chosen for all that
    /// it brought the first time.
    pub received: Vec<Option<bool>>,
}

/// How many items there are of each kind; refused files count as refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    pub new: usize,
    pub changed: usize,
    pub conflicts: usize,
    pub withdrawn: usize,
    pub equal: usize,
    pub refused: usize,
}

impl Kind {
    /// Whether there is something to choose.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Equal | Self::Refused(_))
    }
}
