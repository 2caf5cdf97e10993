//! One indicator on the fill page, with its scoring points that pass the filter.

use super::keyed::keyed;
use super::live;
use super::point_row::PointRow;
use super::score_number::ScoreNumber;
use crate::domain::ids::{IndicatorId, PointId};
use crate::ui::filter::Filtering;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::{explain_sum, labels};

#[component]
pub fn IndicatorCard(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let Filtering { shown, .. } = expect_context();
    let spec = session.rule_set.indicator(indicator);
    let points = move || {
        let mine = |id: &&PointId| session.rule_set.point(**id).indicator == indicator;
        shown.with(|shown| shown.iter().filter(mine).map(|id| id.index()).collect())
    };
    let row = move |at| session.rule_set.point_ids().nth(at).map(|point| view! { <PointRow point/> }).into_any();
    let score = session.level(Level::Indicator(indicator));
    let open = RwSignal::new(false);
    let label = format!("指标 {} {}", spec.code, spec.name);
    view! {
        <section class="card" id=format!("i-{}", spec.code) aria-label=label.clone()>
            <header>
                <span class="no num">{spec.code.clone()}</span>
                <h3>{spec.name.clone()}</h3>
                <span class="dept">{labels::departments(session.rule_set, indicator)}</span>
                <ScoreNumber score open label=label.clone()/>
            </header>
            {live::when(move || open.get().then(|| view! { <IndicatorSum indicator/> }))}
            {spec.note.as_ref().map(|note| view! { <p class="card-note"><b>"说明 "</b>{note.clone()}</p> })}
            {keyed(points, row)}
        </section>
    }
}

/// How the indicator adds up, and where it stands.
#[component]
fn IndicatorSum(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let lines = live::part(move || {
        live::paragraphs("lines", session.scorecard.with(|card| explain_sum::indicator(rule_set, card, indicator)))
    });
    let source = format!(
        "依据：《{}》{}{}",
        rule_set.about.document,
        rule_set.about.place,
        rule_set.indicator(indicator).source
    );
    view! { <div class="sum">{lines}<p class="dim">{source}</p></div> }
}
