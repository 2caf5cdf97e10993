//! Under a scoring point: how it is scored and where that stands, notes, proof.

use super::evidence_editor::{EvidenceEditor, ReuseEvidence};
use super::feed_source::FeedSources;
use super::keyed::keyed;
use super::live;
use super::live::Listed;
use super::reviewing::mark_of;
use super::text_field::TextArea;
use crate::domain::draft::{Record, Standing};
use crate::domain::evidence::EvidenceId;
use crate::domain::ids::PointId;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{review, rule};

#[component]
pub fn PointDetails(point: PointId) -> impl IntoView {
    view! {
        <div class="details">
            <Basis point/>
            <Notes point/>
            <Proof point/>
        </div>
    }
}

/// Rule, source and notes of the rule set.
#[component]
fn Basis(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let spec = rule_set.point(point);
    let indicator = rule_set.indicator(spec.indicator);
    let notes =
        indicator.note.iter().chain(&spec.note).map(|note| view! { <p class="rule-note">"说明："{note.clone()}</p> });
    let mark = mark_of(session, point);
    let result = session.point_score(point);
    let reviewed = move || {
        let score = result.with(|result| result.score);
        mark.with(|mark| mark.as_ref().map(|mark| live::paragraphs("reviewed", review::point(mark, score))))
    };
    view! {
        <div class="basis">
            <p>"计分："{rule::stated(rule_set, spec)}</p>
            {spec.baseline.as_ref().map(|baseline| view! { <p>{rule::baseline(baseline)}</p> })}
            <p class="dim">{format!("依据：《{}》{}{}", rule_set.about.document, rule_set.about.place, rule_set.source_of(point))}</p>
            {notes.listed()}
            {live::when(reviewed)}
        </div>
    }
}

/// A text of the record as a signal and its setter.
fn text_of(
    session: Session,
    point: PointId,
    read: fn(&Record) -> &String,
    write: fn(&mut Record) -> &mut String,
) -> (Signal<String>, Callback<String>) {
    let value = session.text_of(point, read);
    let change = move |text: String| session.edit(|draft| *write(draft.record_mut(point)) = text);
    (value.into(), Callback::new(change))
}

#[component]
fn Notes(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let (note, set_note) = text_of(session, point, |record| &record.note, |record| &mut record.note);
    let (loss, set_loss) = text_of(session, point, |record| &record.loss_reason, |record| &mut record.loss_reason);
    let (reason, set_reason) = text_of(session, point, |record| &record.reason, |record| &mut record.reason);
    let record = session.record(point);
    let exempt = Memo::new(move |_| record.with(|record| record.standing == Standing::NotApplicable));
    let why_exempt = move || {
        exempt.get().then(|| {
            view! { <TextArea label="为什么不适用" value=reason change=set_reason hint="请写明理由"/> }
        })
    };
    let clear = move |_| {
        if session.statistics().with_untracked(|all| all.feeds.iter().any(|feed| feed.point == point)) {
            notices.warn("这一点从统计台账取数，不能清空；要清空，请先点“改为手填”。");
            return;
        }
        let before = session.draft.with_untracked(|draft| draft.record(point).clone());
        session.edit(|draft| {
            draft.clear_cells(point);
            draft.record_mut(point).standing = Standing::Plain;
        });
        let code = &session.rule_set.point(point).code;
        notices.offer(format!("已清空 {code} 的填报值，备注和佐证没有动。"), "撤销", move || {
            let before = before.clone();
            session.edit(|draft| *draft.record_mut(point) = before);
        });
    };
    view! {
        <div class="notes">
            <FeedSources point/>
            {live::when(why_exempt)}
            <TextArea label="备注" value=note change=set_note hint=""/>
            <TextArea label="扣分原因" value=loss change=set_loss hint="失分时写明原因和打算"/>
            <button type="button" class="link" on:click=clear>"清空本点填报值"</button>
        </div>
    }
}

/// The records of proof that serve this point.
#[component]
fn Proof(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let ids = move || session.draft.with(|draft| draft.evidence_for(point).map(|proof| proof.id.key()).collect());
    let row =
        move |key| EvidenceId::from_key(key).map(|id| view! { <EvidenceEditor id point=Some(point)/> }).into_any();
    let add = move |_| {
        session.edit(|draft| {
            draft.add_evidence(point);
        })
    };
    view! {
        <div class="proof">
            <h4>"佐证材料"</h4>
            {keyed(ids, row)}
            <div class="proof-tools">
                <button type="button" class="btn small" on:click=add>"＋ 登记新材料"</button>
                <ReuseEvidence point/>
            </div>
        </div>
    }
}
