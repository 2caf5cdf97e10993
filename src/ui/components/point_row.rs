//! One scoring point on the fill page: wording, control, score, and on demand its details.

use super::answer_control::AnswerControl;
use super::live;
use super::live::Listed;
use super::point_details::PointDetails;
use super::reviewing::mark_of;
use super::score_number::ScoreNumber;
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::ui::filter::Filtering;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{Tone, explain, labels, paper, review};

/// The class that repeats in colour what the words say.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "why ok",
        Tone::Lost => "why no",
        Tone::Open => "why",
    }
}

/// A row that the filter leaves out is hidden, not taken away: building it again costs a keystroke in the search field far more.
#[component]
pub fn PointRow(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let Filtering { shown, .. } = expect_context();
    let left_out = move || shown.with(|shown| shown.binary_search(&point).is_err());
    let spec = session.rule_set.point(point);
    let result = session.point_score(point);
    let record = session.record(point);
    let open = RwSignal::new(false);
    let score = Signal::derive(move || result.with(|result| result.score));
    let is_current = move || current.get() == Some(point);
    let details = move || open.get().then(|| view! { <PointDetails point/> });
    let label = format!("{} {}", spec.code, spec.text);
    view! {
        <div class="pt" id=format!("p-{}", spec.code) class:cur=live::flag(is_current) hidden=live::flag(left_out) on:focusin=move |_| current.set(Some(point))>
            <div class="w">
                <span class="code num">{spec.code.clone()}</span>
                {labels::wording(spec)}
                <Why point/>
                <PointMeta point open/>
                <div class="paper remarks">{live::text(move || record.with(paper::remarks))}</div>
            </div>
            <AnswerControl point/>
            <ScoreNumber score open label/>
            {live::when(details)}
        </div>
    }
}

/// The reason for the score, in words.
#[component]
pub fn Why(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let spec = session.rule_set.point(point);
    let result = session.point_score(point);
    let class = move || result.with(|result| tone_class(explain::tone(spec, result)).to_owned());
    let lines = move || {
        let (_, lines) = result.with(|result| explain::point(session.rule_set, spec, result));
        lines.into_iter().map(|line| view! { <div>{line}</div> }).listed()
    };
    view! { <div class=live::text(class)>{live::part(lines)}</div> }
}

/// What is written or missing beside the answer, and the way to it.
#[component]
fn PointMeta(point: PointId, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let result = session.point_score(point);
    let record = session.record(point);
    // Memos, because tags that are built anew are styled and laid out anew.
    let count = Memo::new(move |_| result.with(|result| result.evidence));
    let lacks = Memo::new(move |_| result.with(|result| result.score.sure > Points::ZERO && result.evidence == 0));
    let note = Memo::new(move |_| record.with(|record| !record.note.is_empty()));
    let loss = Memo::new(move |_| record.with(|record| !record.loss_reason.is_empty()));
    let lead = move || {
        session.departments().with(|departments| {
            let changed = departments.decided(point).is_some();
            changed.then(|| labels::lead(session.rule_set, departments, point).to_owned())
        })
    };
    let mark = mark_of(session, point);
    let reviewed = move || {
        let tags = mark.with(|mark| mark.as_ref().map(|mark| review::tags(mark, result.with(|result| result.score))));
        let look = |tone| if tone == Tone::Good { "tag" } else { "tag w" };
        let tag = |(tone, text): (Tone, String)| view! { <span class=look(tone)>{text}</span> };
        tags.map(|tags| tags.into_iter().map(tag).listed())
    };
    let tags = move || {
        let count = count.get();
        let tags = [
            (count > 0).then(|| ("tag", format!("佐证 {count}"))),
            lacks.get().then(|| ("tag w", "缺佐证".to_owned())),
            note.get().then(|| ("tag no-print", "有备注".to_owned())),
            loss.get().then(|| ("tag no-print", "有扣分原因".to_owned())),
            lead().map(|lead| ("tag", format!("牵头 {lead}"))),
        ];
        tags.into_iter().flatten().map(|(class, text)| view! { <span class=class>{text}</span> }).listed()
    };
    let label = move || if open.get() { "收起".to_owned() } else { "佐证、备注、依据".to_owned() };
    view! {
        <div class="meta">
            {live::when(reviewed)}
            {live::part(tags)}
            <button
                type="button"
                class="link no-print"
                aria-expanded=live::aria(move || open.get())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {live::text(label)}
            </button>
        </div>
    }
}
