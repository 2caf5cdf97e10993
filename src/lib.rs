pub mod browser;
pub mod domain;
pub mod exchange;
pub mod rule_sets;
pub mod storage;
pub mod ui;
pub mod wire;
pub mod words;
