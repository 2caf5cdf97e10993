//! The vetoes apart from what earns points: which came true, which did not, which are open.

use super::live;
use super::live::Listed;
use crate::domain::ids::PointId;
use crate::domain::outcome::{Fired, fired};
use crate::domain::scoring::veto::Effect;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{labels, outcome, rule};

/// Nothing where the rule set has none.
#[component]
pub fn VetoBox() -> impl IntoView {
    let session = Session::expect();
    let mut vetoes = session.rule_set.vetoes().peekable();
    vetoes.peek()?;
    let rows = vetoes.map(|(id, effect)| row(session, id, effect)).listed();
    Some(view! {
        <section class="box" aria-label="否决项">
            <h2 class="box-title">"否决项"</h2>
            <ul class="vetoes">{rows}</ul>
        </section>
    })
}

fn row(session: Session, id: PointId, effect: Effect) -> AnyView {
    let point = session.rule_set.point(id);
    view! {
        <li>
            {veto_state(session, id)}
            <a href=session.link_to(&point.code)>{point.code.clone()}</a>
            " "{labels::wording(point)}
            <div class="dim">"如有发生，"{rule::veto_effect(effect)}</div>
        </li>
    }
    .into_any()
}

/// Whether a veto came true, live.
pub fn veto_state(session: Session, id: PointId) -> AnyView {
    let result = session.point_score(id);
    let state = move || result.with(fired);
    let class = move || match state() {
        Fired::No => "pill ok",
        Fired::Open => "pill o",
        Fired::Yes => "pill l",
    };
    let text = live::text(move || outcome::veto_state(state()).to_owned());
    view! { <span class=live::text(move || class().to_owned())>{text}</span> }.into_any()
}
