//! The reviewer's marks (预验收): what the one who inspects says of a scoring point.

use super::points::Points;

/// What a reviewer says of one scoring point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    pub verdict: Verdict,
    /// Why; a set score and a request for proof have one.
    pub reason: String,
    /// Who, as typed.
    pub by: String,
    /// Local time, as text.
    pub at: String,
}

/// The reviewer's decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The points claimed are right.
    Confirmed,
    /// These points instead.
    Set(Points),
    /// Proof is to be brought first; nothing is confirmed yet.
    ProofWanted,
}

impl Verdict {
    /// The points confirmed of those claimed.
    pub fn confirms(self, claimed: Points, max: Points) -> Points {
        match self {
            Self::Confirmed => claimed,
            Self::Set(points) => points.min(max),
            Self::ProofWanted => Points::ZERO,
        }
    }
}
