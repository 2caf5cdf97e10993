//! An explanation that names scoring points, each with a link to its field.

use super::live;
use super::live::Listed;
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::explain_points::Told;

/// The sentences, with their points behind them.
pub fn told_lines(session: Session, told: Vec<Told>) -> AnyView {
    let point = move |(id, points): (PointId, Points)| {
        let code = &session.rule_set.point(id).code;
        view! { <span class="told-point num"><a href=session.link_to(code)>{code.clone()}</a>{format!("（{points}）")}</span> }
    };
    let line = move |told: Told| view! { <p>{told.text}{told.points.into_iter().map(point).listed()}</p> };
    view! { <div class="sum long">{told.into_iter().map(line).listed()}</div> }.into_any()
}

/// The same, while `open`.
pub fn told_while(open: RwSignal<bool>, told: impl Fn(Session) -> Vec<Told> + Send + Sync + 'static) -> AnyView {
    let session = Session::expect();
    live::when(move || open.get().then(|| told_lines(session, told(session))))
}
