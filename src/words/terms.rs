//! What sums, maxima and losses are called: points in a scoring table, goals in a table that only lists them.

use crate::domain::rule_set::{Mode, RuleSet};

/// The words of one kind of table.
#[derive(Debug)]
pub struct Terms {
    /// What all adds up to.
    pub total: &'static str,
    pub unit: &'static str,
    /// Before the largest total that there can be.
    pub max: &'static str,
    /// What one scoring point can bring.
    pub worth: &'static str,
    /// What it did bring.
    pub score: &'static str,
    /// What it did not.
    pub lost: &'static str,
    /// Over a list of the largest of these, and what is said where there are none.
    pub most_lost: &'static str,
    pub none_lost: &'static str,
    /// The county's own aim.
    pub target: &'static str,
}

const POINTS: Terms = Terms {
    total: "总分",
    unit: "分",
    max: "满分",
    worth: "分值",
    score: "得分",
    lost: "失分",
    most_lost: "失分最多",
    none_lost: "还没有失分。",
    target: "目标分",
};

const ATTAINMENT: Terms = Terms {
    total: "达到",
    unit: "项",
    max: "共",
    worth: "项数",
    score: "达到",
    lost: "未达到",
    most_lost: "未达到的",
    none_lost: "还没有填为未达到的。",
    target: "目标项数",
};

/// The words that fit a table.
pub fn terms(rule_set: &RuleSet) -> &'static Terms {
    match rule_set.about.mode {
        Mode::Points => &POINTS,
        Mode::Attainment => &ATTAINMENT,
    }
}
