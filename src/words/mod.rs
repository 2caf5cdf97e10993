//! Facts → Chinese sentences. Pure; used by the screen and, later, by every document. One file an area.

pub mod catalogue;
pub mod difference;
pub mod explain;
mod explain_kinds;
pub mod explain_points;
pub mod explain_sum;
pub mod figure;
pub mod files;
pub mod folder;
pub mod hand_in;
pub mod import;
pub mod labels;
pub mod lint;
pub mod lists;
pub mod merge;
pub mod number;
pub mod one_page;
pub mod outcome;
pub mod paper;
pub mod paste;
pub mod proposal;
pub mod reading;
pub mod rectification;
pub mod report;
pub mod report_texts;
pub mod review;
pub mod rule;
pub mod rule_edit;
pub mod rule_set_problem;
pub mod rules;
pub mod self_report;
pub mod sheet;
pub mod statistics;
pub mod storage;
pub mod table_reading;
pub mod target;
pub mod terms;
pub mod transfer;
pub mod when;
pub mod work;

/// How a sentence is meant; colour only repeats what the words say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Earned.
    Good,
    /// Lost.
    Lost,
    /// Not settled.
    Open,
}
