//! The draft's particulars: name, year, kind, period, target.

use crate::ui::components::draft_form::{DraftFields, DraftForm};
use crate::ui::components::live;
use crate::ui::components::move_rules::move_rules;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;

#[component]
pub fn AboutPage() -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let form = session.draft.with_untracked(|draft| DraftForm::new(&draft.about));
    let mistake = RwSignal::new(None::<&'static str>);
    let save = move |ev: web_sys::SubmitEvent| {
        ev.prevent_default();
        let sample = session.draft.with_untracked(|draft| draft.about.sample);
        match form.read(session.rule_set.about.total, sample) {
            Ok(about) => {
                mistake.set(None);
                session.edit(|draft| draft.about = about);
                notices.say("已更新草稿信息。");
            }
            Err(problem) => mistake.set(Some(problem.0)),
        }
    };
    view! {
        <main class="narrow">
            <h1>"草稿信息"</h1>
            <form class="box" on:submit=save>
                <DraftFields form/>
                {live::when(move || mistake.get().map(|text| view! { <p class="misread" role="alert">{text}</p> }))}
                <button type="submit" class="btn p">"保存"</button>
            </form>
            {(!session.is_task()).then(|| move_rules(session))}
        </main>
    }
}
