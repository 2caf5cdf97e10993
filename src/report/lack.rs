//! Why a report would have nothing to say, told without building it.

use super::Report;
use crate::domain::draft::Draft;
use crate::domain::progress::progress;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::Scorecard;
use crate::words::hand_in as words;

impl Report {
    /// Why there is nothing to hand in as things stand, and what to do; `None` where there is.
    pub fn lack(self, rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Option<&'static str> {
        let open = |row: &crate::domain::progress::Progress| {
            !row.blank.is_empty() || row.unverified > 0 || !row.unproved.is_empty()
        };
        let (lacks, why) = match self {
            Self::Form => (rule_set.form.is_none(), words::NO_FORM),
            Self::Catalogue => (draft.evidence.is_empty(), words::NO_PROOF),
            Self::CoverSheets => (draft.evidence.iter().all(|proof| proof.serves.is_empty()), words::NO_PROOF),
            Self::Statistics => (draft.statistics.entries.is_empty(), words::NO_STATISTICS),
            Self::Rectifications => (draft.rectifications.is_empty(), words::NO_RECTIFICATIONS),
            Self::Reminders => (!progress(rule_set, draft, card).iter().any(open), words::NOBODY_TO_REMIND),
            Self::ScoreTable
            | Self::ScoreTableWide
            | Self::BlankTable
            | Self::SelfReport
            | Self::OnePage
            | Self::Tasks => (false, ""),
        };
        lacks.then_some(why)
    }
}
