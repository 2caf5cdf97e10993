//! One record in the catalogue of proof: a line, and on demand the form to change it.

use super::evidence_editor::EvidenceEditor;
use super::live;
use super::live::Listed;
use super::plain::{button, el};
use crate::browser::page;
use crate::domain::catalogue::{Remark, remarks};
use crate::domain::evidence::EvidenceId;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::catalogue;

/// How many cells stand before the remarks.
const CELLS: usize = 6;

#[component]
pub fn ProofRow(id: EvidenceId) -> impl IntoView {
    let session = Session::expect();
    let open = RwSignal::new(false);
    let cells = Memo::new(move |_| {
        session
            .draft
            .with(|draft| draft.proof(id).map(|proof| catalogue::row(session.rule_set, draft, proof)))
            .unwrap_or_default()
    });
    let line = move || cells.with(|cells| line(session, id, cells));
    let editor = move || open.get().then(|| view! { <EvidenceEditor id point=None/> });
    let label = live::text(move || if open.get() { "收起".to_owned() } else { "修改".to_owned() });
    let named = live::text(move || {
        format!(
            "{} {}",
            if open.get() { "收起" } else { "修改" },
            cells.with(|cells| cells.first().cloned().unwrap_or_default())
        )
    });
    view! {
        <section class="card proof-card" id=format!("c-{}", id.0)>
            <div class="proof-row">
                {live::part(line)}
                <button type="button" class="link no-print" aria-label=named aria-expanded=live::aria(move || open.get()) on:click=move |_| open.update(|open| *open = !*open)>
                    {label}
                </button>
            </div>
            {live::when(editor)}
        </section>
    }
}

fn line(session: Session, id: EvidenceId, cells: &[String]) -> AnyView {
    const CLASSES: [&str; CELLS] = ["num no", "proof-title", "num", "", "proof-file", "proof-serves"];
    let cell = |(at, class): (usize, &&'static str)| {
        let text = cells.get(at).cloned().unwrap_or_default();
        if at + 1 == CELLS {
            let link = |code: &str| view! { <a class="tag num" href=session.link_to(code)>{code.to_owned()}</a> };
            el("span", class, vec![text.split_whitespace().map(link).listed()])
        } else {
            el("span", class, vec![text.into_any()])
        }
    };
    let pill = |text: &String| el("span", "pill e", vec![text.clone().into_any()]);
    let mut parts: Vec<_> = CLASSES.iter().enumerate().map(cell).collect();
    parts.push(el("span", "proof-odd", cells.iter().skip(CELLS).map(pill).chain(twins(session, id)).collect()));
    parts.into_any()
}

/// The ways to the records that name the same file.
fn twins(session: Session, id: EvidenceId) -> Vec<AnyView> {
    let twins = session.draft.with_untracked(|draft| {
        let odd = draft.proof(id).map(|proof| remarks(&draft.about, &draft.evidence, proof)).unwrap_or_default();
        odd.into_iter().find_map(|remark| match remark {
            Remark::SameFile(twins) => Some(twins),
            Remark::Early | Remark::Late | Remark::Idle => None,
        })
    });
    let jump =
        |twin: EvidenceId| button("link", "看那一份", move || page::reveal(&format!("c-{}", twin.0), "button"));
    twins.unwrap_or_default().into_iter().take(3).map(jump).collect()
}
