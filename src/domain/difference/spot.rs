//! Places in a draft.

use crate::domain::evidence::EvidenceId;
use crate::domain::ids::{BureauId, FormFieldId, IndicatorId, PointId};
use crate::domain::rectification::RectificationId;
use crate::domain::report_texts::ReportPart;
use crate::domain::statistics::EntryId;

/// A place in a draft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Spot {
    About(About),
    Point(PointId, Item),
    Evidence(EvidenceId, Particular),
    Bureau(BureauId, Detail),
    /// A field of the form beside the answers.
    Form(FormFieldId),
    /// When all departments are to answer.
    Deadline,
    /// Who sends the task packs.
    AskedBy,
    /// Who filled a task pack in, and who checked it.
    FilledBy,
    CheckedBy,
    /// An entry of the statistics ledger, apart from what is inside it.
    Entry(EntryId),
    /// How the entries that both have are ordered and nested.
    EntryOrder,
    /// Which points take their counts from the statistics.
    Feeds,
    Rectification(RectificationId, Matter),
    /// A text of the report.
    Report(ReportPart),
    /// The report's statement on an indicator.
    Statement(IndicatorId),
}

/// A member of the draft's own particulars.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum About {
    County,
    Year,
    Kind,
    From,
    Until,
    Target,
}

/// A member of a scoring point's record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Item {
    /// By its position.
    Cell(usize),
    Standing,
    Reason,
    Note,
    LossReason,
    /// The reviewer's mark.
    Mark,
    /// Who answers for it.
    Duty,
}

/// A member of a record of proof.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Particular {
    /// The record itself: added or taken away.
    Record,
    Title,
    Number,
    Date,
    Issuer,
    File,
    Sha256,
    Serves,
}

/// A member of a department.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Detail {
    Name,
    Contact,
    Phone,
    Deadline,
    Removed,
}

/// A member of a rectification.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Matter {
    /// The rectification itself: added or taken away.
    Record,
    Problem,
    Points,
    Measure,
    Lead,
    Person,
    Deadline,
    State,
    Progress,
    Closed,
    Proof,
}

impl Matter {
    /// Those that hold something, in the order of the ledger.
    pub const ALL: [Self; 10] = [
        Self::Problem,
        Self::Points,
        Self::Measure,
        Self::Lead,
        Self::Person,
        Self::Deadline,
        Self::State,
        Self::Progress,
        Self::Closed,
        Self::Proof,
    ];
}
