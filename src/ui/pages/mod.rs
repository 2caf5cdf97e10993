//! One file a page. To add one: a file here, a line in `routes.rs`, a branch where the compiler asks.

pub mod about;
pub mod broken;
pub mod departments;
pub mod draft;
pub mod evidence;
pub mod fill;
pub mod form;
pub mod gap;
pub mod guide;
pub mod hand_in;
pub mod history;
pub mod home;
pub mod rectification;
pub mod report;
pub mod result;
pub mod result_charts;
pub mod review;
pub mod rules;
pub mod rules_edit;
pub mod rules_read;
pub mod statistics;
pub mod table;
pub mod unknown;
