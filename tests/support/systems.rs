//! Invented rule sets shaped like the schemes that other places use.

use quality_county::domain::rule_set::RuleSet;
use quality_county::rule_sets::load;

macro_rules! system {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../fixtures/rule_sets/", $name, ".json")),
            include_str!(concat!("../cases/rule_sets/", $name, ".json")),
        )
    };
}

/// Name, rule set and cases of each.
pub const SYSTEMS: [(&str, &str, &str); 8] = [
    system!("whole-grades"),
    system!("two-thresholds"),
    system!("pass-and-veto"),
    system!("steps-and-deductions"),
    system!("either-full"),
    system!("either-rescale"),
    system!("base-and-increments"),
    system!("weights"),
];

pub fn loaded(json: &str) -> RuleSet {
    load(json).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The rule set of this name.
pub fn system(name: &str) -> RuleSet {
    let (_, json, _) = SYSTEMS.iter().find(|(known, _, _)| *known == name).expect("a system of that name");
    loaded(json)
}
