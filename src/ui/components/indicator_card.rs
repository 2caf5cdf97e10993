//! One indicator on the fill page, with its scoring points that pass the filter.

use super::live;
use super::live::Listed;
use super::point_row::PointRow;
use super::score_number::ScoreNumber;
use crate::domain::ids::IndicatorId;
use crate::ui::filter::Filtering;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::{explain_sum, labels};

#[component]
pub fn IndicatorCard(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let Filtering { shown, .. } = expect_context();
    let spec = session.rule_set.indicator(indicator);
    let left_out =
        move || shown.with(|shown| !shown.iter().any(|id| session.rule_set.point(*id).indicator == indicator));
    let label = format!("指标 {} {}", spec.code, spec.name);
    view! {
        <section class="card" id=format!("i-{}", spec.code) aria-label=label hidden=live::flag(left_out)>
            <CardBody indicator/>
        </section>
    }
}

/// What is in a card.
#[component]
pub fn CardBody(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let spec = session.rule_set.indicator(indicator);
    let rows = session.rule_set.points_of(indicator).map(|point| view! { <PointRow point/> });
    let score = session.level(Level::Indicator(indicator));
    let names = move || session.departments().with(|all| labels::departments(session.rule_set, all, indicator));
    let open = RwSignal::new(false);
    let label = format!("指标 {} {}", spec.code, spec.name);
    view! {
        <header>
            <span class="no num">{spec.code.clone()}</span>
            <h3>{spec.name.clone()}</h3>
            <span class="dept">{live::text(names)}</span>
            <ScoreNumber score open label/>
        </header>
        {live::when(move || open.get().then(|| view! { <IndicatorSum indicator/> }))}
        {spec.note.as_ref().map(|note| view! { <p class="card-note"><b>"说明 "</b>{note.clone()}</p> })}
        {rows.listed()}
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
