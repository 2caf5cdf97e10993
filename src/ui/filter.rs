//! Which scoring points the fill and table pages show.

use super::rest::Rest;
use super::session::Session;
use crate::domain::draft::Draft;
use crate::domain::ids::{BureauId, PointId};
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{PointScore, Scorecard, State};
use crate::ui::prelude::*;
use crate::words::labels;
use crate::words::terms::Terms;

/// What to show.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    pub wanted: Wanted,
    pub department: Option<BureauId>,
    pub keyword: String,
}

/// States to choose from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Wanted {
    #[default]
    All,
    Blank,
    Unverified,
    Lost,
    NoEvidence,
}

impl Wanted {
    /// All, with their names.
    pub fn all(terms: &Terms) -> [(Self, &'static str); 5] {
        [
            (Self::All, "全部"),
            (Self::Blank, "未填"),
            (Self::Unverified, "待核实"),
            (Self::Lost, terms.lost),
            (Self::NoEvidence, "缺佐证"),
        ]
    }

    pub fn fits(self, point: &PointScore) -> bool {
        match self {
            Self::All => true,
            Self::Blank => point.state == State::Blank,
            Self::Unverified => point.state == State::Unverified,
            Self::Lost => point.score.possible < point.score.max,
            Self::NoEvidence => point.score.sure > crate::domain::points::Points::ZERO && point.evidence == 0,
        }
    }
}

impl Filter {
    /// The scoring points that pass, in table order.
    pub fn select(&self, rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> Vec<PointId> {
        let keyword = self.keyword.trim().to_ascii_lowercase();
        let answers = |wanted: BureauId, id: PointId| {
            let duty = draft.departments.duty(rule_set, id);
            duty.lead == Some(wanted) || duty.supporting.contains(&wanted)
        };
        let passes = |id: &PointId| {
            draft.covers(*id)
                && self.wanted.fits(card.point(*id))
                && self.department.is_none_or(|wanted| answers(wanted, *id))
                && (keyword.is_empty() || mentions(rule_set, draft, *id, &keyword))
        };
        rule_set.point_ids().filter(passes).collect()
    }
}

/// Whether a point, its indicator, departments, notes or proof contain `keyword` (lower case).
fn mentions(rule_set: &RuleSet, draft: &Draft, id: PointId, keyword: &str) -> bool {
    let point = rule_set.point(id);
    let indicator = rule_set.indicator(point.indicator);
    let record = draft.record(id);
    let contains = |text: &str| text.to_ascii_lowercase().contains(keyword);
    let fixed = [&point.code, &point.text, &indicator.name, &record.note, &record.loss_reason, &record.reason];
    fixed.into_iter().any(|text| contains(text))
        || contains(&labels::departments_short(rule_set, &draft.departments, id))
        || draft.evidence_for(id).any(|proof| {
            [&proof.title, &proof.document_number, &proof.issuer, &proof.file_name]
                .into_iter()
                .any(|text| contains(text))
        })
}

/// The filter in use and what it let pass when it was last changed: a row does not vanish while it is being filled in.
#[derive(Clone, Copy)]
pub struct Filtering {
    pub filter: RwSignal<Filter>,
    /// In table order.
    pub shown: Memo<Vec<PointId>>,
    rest: Rest,
}

impl Filtering {
    pub fn provide(session: Session) -> Self {
        let filter = RwSignal::new(Filter::default());
        let shown = Memo::new(move |_| {
            let filter = filter.get();
            let select =
                |draft: &Draft| session.scorecard.with_untracked(|card| filter.select(session.rule_set, draft, card));
            session.draft.with_untracked(select)
        });
        let filtering = Self { filter, shown, rest: Rest::new(session.rule_set) };
        provide_context(filtering);
        filtering
    }

    /// Looks for a word while it is being typed.
    pub fn seek(self, keyword: String) {
        self.rest.then(move || self.filter.update(|filter| filter.keyword = keyword.clone()));
    }
}
