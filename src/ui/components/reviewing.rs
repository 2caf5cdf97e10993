//! What the parts of a review share: the marks, who reviews, which points are shown.

use super::live;
use crate::browser::clock;
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::review::{Mark, Tally, Verdict, differs, tally};
use crate::domain::scorecard::Scorecard;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::ui::shelf::Shelf;

/// The reviewer's mark on one point, live.
pub fn mark_of(session: Session, point: PointId) -> Memo<Option<Mark>> {
    session.mark(point)
}

/// Which scoring points the review page shows, with their names.
pub const WANTED: [(Wanted, &str); 5] = [
    (|_, _, _| true, "全部"),
    (|draft, _, point| draft.mark(point).is_none(), "未审"),
    (differs, "不一致"),
    (|draft, _, point| draft.mark(point).is_some_and(|mark| mark.verdict == Verdict::ProofWanted), "需补佐证"),
    (
        |draft, card, point| draft.mark(point).is_some_and(|mark| mark.is_stale(card.point(point).score.sure)),
        "自评已变",
    ),
];

/// Whether a point is shown.
pub type Wanted = fn(&Draft, &Scorecard, PointId) -> bool;

/// Provided by the review page.
#[derive(Clone, Copy)]
pub struct Reviewing {
    session: Session,
    shelf: Shelf,
    /// The reviewer's name as typed; this browser remembers it.
    pub name: RwSignal<String>,
    /// Position in [`WANTED`].
    pub wanted: RwSignal<usize>,
}

/// The name of the setting.
const NAME: &str = "reviewer";

impl Reviewing {
    pub fn provide(session: Session) -> Self {
        let shelf = expect_context::<Shelf>();
        let name = RwSignal::new(shelf.setting(NAME).unwrap_or_default());
        let reviewing = Self { session, shelf, name, wanted: RwSignal::new(0) };
        provide_context(reviewing);
        reviewing
    }

    pub fn remember_name(self) {
        self.name.with_untracked(|name| self.shelf.set_setting(NAME, name.trim()));
    }

    /// A text that follows the draft and its scorecard.
    pub fn text(self, read: fn(Session, &Draft, &Scorecard) -> String) -> Signal<String> {
        let session = self.session;
        live::settled(move || session.draft.with(|draft| session.scorecard.with(|card| read(session, draft, card))))
            .into()
    }

    /// The points that `wanted` lets through, by position.
    pub fn passing(self, wanted: Wanted) -> Vec<usize> {
        let rule_set = self.session.rule_set;
        let passes = |draft: &_, card: &_| {
            rule_set.point_ids().filter(|id| wanted(draft, card, *id)).map(PointId::index).collect()
        };
        self.session.draft.with(|draft| self.session.scorecard.with(|card| passes(draft, card)))
    }

    /// Marks points as they are claimed now; a reason that stands, stays. Returns the marks.
    pub fn mark(self, points: &[PointId], verdict: Verdict) -> Vec<(PointId, Mark)> {
        let claimed = |point: &PointId| self.session.point_score(*point).with_untracked(|result| result.score.sure);
        let (by, at) = (self.name.with_untracked(|name| name.trim().to_owned()), clock::now());
        let mark = |draft: &Draft, point: &PointId| {
            let reason = draft.mark(*point).map(|mark| mark.reason.clone()).unwrap_or_default();
            (*point, Mark { verdict, claimed: claimed(point), reason, by: by.clone(), at: at.clone() })
        };
        let marks: Vec<_> =
            self.session.draft.with_untracked(|draft| points.iter().map(|point| mark(draft, point)).collect());
        self.session.edit(|draft| {
            for (point, mark) in &marks {
                draft.set_mark(*point, Some(mark.clone()));
            }
        });
        marks
    }
}

/// Counts over the whole review.
pub fn tally_of(session: Session, draft: &Draft, card: &Scorecard) -> Tally {
    tally(session.rule_set, draft, card)
}
