pub mod domain;
pub mod rule_sets;
pub mod wire;
