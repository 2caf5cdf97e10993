//! One rectification in the ledger: a line, and on demand the form to change it.

use super::live;
use super::live::Listed;
use super::plain::el;
use super::rectification_form::{Held, form};
use crate::browser::clock;
use crate::domain::date::Date;
use crate::domain::rectification::{Light, Rectification, RectificationId};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{rectification as words, when};

/// Names of the columns.
pub const COLUMNS: [&str; 6] = ["编号", "问题和措施", "评分点", "牵头单位、责任人", "时限", "状态"];

/// `open`: with its form.
pub fn rectification_row(session: Session, id: RectificationId, open: bool) -> AnyView {
    let held = Held::new(session, id);
    let open = RwSignal::new(open);
    let problem = live::text(move || {
        held.item
            .with(|item| if item.problem.is_empty() { "（还没有写问题）".to_owned() } else { item.problem.clone() })
    });
    let rest = move || held.item.with(texts);
    let line = move || held.item.with(|item| cells(session, item, clock::today()));
    let details = move || {
        open.get().then(|| view! { <div role="row" class="no-print"><div role="cell">{form(held)}</div></div> })
    };
    let toggle = move |_| open.update(|open| *open = !*open);
    view! {
        <div class="rectification" id=format!("k-{}", id.0)>
            <div class="rectification-line" role="row">
                <span role="cell" class="num">{id.0.to_string()}</span>
                <div role="cell">
                    <button type="button" class="link strong" aria-expanded=live::aria(move || open.get()) on:click=toggle>{problem}</button>
                    {live::part(rest)}
                </div>
                {live::part(line)}
            </div>
            {live::when(details)}
        </div>
    }
    .into_any()
}

/// Measure and progress, where they are written.
fn texts(item: &Rectification) -> AnyView {
    let both = [("措施：", &item.measure), ("进展：", &item.progress)];
    let written = both.into_iter().filter(|(_, text)| !text.is_empty());
    written.map(|(name, text)| view! { <p class="dim">{name}{text.clone()}</p> }).listed()
}

fn cells(session: Session, item: &Rectification, today: Option<Date>) -> AnyView {
    let rule_set = session.rule_set;
    let link = |id: &_| {
        let code = &rule_set.point(*id).code;
        view! { <a class="tag num" href=session.link_to(code)>{code.clone()}</a> }
    };
    let lead = session.departments().with(|all| item.lead.map(|id| all.name(rule_set, id).to_owned()));
    let who = [lead.unwrap_or_default(), item.person.clone()];
    let who: Vec<_> = who.into_iter().filter(|text| !text.is_empty()).collect();
    let deadline = item.deadline.map(when::date).unwrap_or_default();
    let cell = |class: &'static str, content: Vec<AnyView>| {
        view! { <span role="cell" class=class>{el("span", "", content)}</span> }.into_any()
    };
    let cells = vec![
        cell("", vec![item.points.iter().map(link).listed()]),
        cell("", vec![who.join(" ").into_any()]),
        cell("num", vec![deadline.into_any()]),
        cell("", states(item, today)),
    ];
    cells.into_iter().listed()
}

/// The state, the warning and what is odd; every colour has its word.
fn states(item: &Rectification, today: Option<Date>) -> Vec<AnyView> {
    let pill = |class: &'static str, text: String| el("span", class, vec![text.into_any()]);
    let mut pills = vec![pill("pill o", words::state(item.state).to_owned())];
    if let Some(today) = today {
        let class = match item.light(today) {
            Some(Light::Red) => "pill l",
            Some(Light::Yellow) => "pill e",
            _ => "pill b",
        };
        pills.extend(words::warning(item, today).map(|text| pill(class, text)));
    }
    pills.extend(words::remarks(item).into_iter().map(|text| pill("dim", text.to_owned())));
    pills
}
