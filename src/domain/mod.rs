//! The subject itself: rule sets, drafts and how one scores the other.
//!
//! Pure and std only. Absent on purpose, and tested so in `tests/tidy.rs`: serde, leptos, web_sys, clocks, floats.
//! Ids are positions that [`RuleSetBuilder`](rule_set::RuleSetBuilder) mints; codes such as `"14.2"` are for files and screens.

pub mod catalogue;
pub mod date;
pub mod decimal;
pub mod department;
pub mod difference;
pub mod dispatch;
pub mod draft;
pub mod evidence;
pub mod exact;
pub mod field;
pub mod folder;
pub mod form_answers;
pub mod gap;
pub mod handed_in;
pub mod history;
pub mod ids;
pub mod ledger;
pub mod loose_ends;
pub mod merge;
pub mod order;
pub mod outcome;
pub mod pack;
pub mod picture;
pub mod points;
pub mod progress;
pub mod quotient;
pub mod rectification;
pub mod report_texts;
pub mod review;
pub mod rule_set;
pub mod score;
pub mod scorecard;
pub mod scoring;
pub mod statistics;
mod sums;
pub mod transfer;
