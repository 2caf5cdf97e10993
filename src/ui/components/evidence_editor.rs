//! A record of proof: its particulars and the points it serves.

use super::live;
use super::live::Listed;
use super::register_file::RegisterFile;
use super::text_field::{DateField, TextField};
use crate::domain::date::Date;
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::PointId;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;

fn find(session: Session, id: EvidenceId) -> Option<Evidence> {
    session.draft.with(|draft| draft.evidence.iter().find(|proof| proof.id == id).cloned())
}

/// A text of the record as a signal and its setter.
fn text_of(
    session: Session,
    id: EvidenceId,
    read: fn(&Evidence) -> &String,
    write: fn(&mut Evidence) -> &mut String,
) -> (Signal<String>, Callback<String>) {
    let value = Memo::new(move |_| find(session, id).map(|proof| read(&proof).clone()).unwrap_or_default());
    (value.into(), change(session, id, move |proof, text| *write(proof) = text))
}

fn change(
    session: Session,
    id: EvidenceId,
    write: impl Fn(&mut Evidence, String) + Send + Sync + 'static,
) -> Callback<String> {
    Callback::new(move |text| {
        session.edit(|draft| {
            if let Some(proof) = draft.proof_mut(id) {
                write(proof, text);
            }
        });
    })
}

/// `point`: the scoring point under which the record is shown, if it is shown under one.
#[component]
pub fn EvidenceEditor(id: EvidenceId, point: Option<PointId>) -> impl IntoView {
    let session = Session::expect();
    let (title, set_title) = text_of(session, id, |proof| &proof.title, |proof| &mut proof.title);
    let (number, set_number) = text_of(session, id, |proof| &proof.document_number, |proof| &mut proof.document_number);
    let (issuer, set_issuer) = text_of(session, id, |proof| &proof.issuer, |proof| &mut proof.issuer);
    let (file, set_file) = text_of(session, id, |proof| &proof.file_name, |proof| &mut proof.file_name);
    let date = Memo::new(move |_| {
        find(session, id).and_then(|proof| proof.date).map(|date| date.to_string()).unwrap_or_default()
    });
    let set_date = change(session, id, |proof, text| proof.date = Date::parse(&text));
    view! {
        <div class="evidence" id=format!("e-{}", id.0)>
            <div class="evidence-fields">
                <TextField label="材料名称" value=title change=set_title hint=""/>
                <TextField label="文号" value=number change=set_number hint="如 皖政〔2013〕19号"/>
                <DateField label="日期" value=date change=set_date/>
                <TextField label="发文或提供单位" value=issuer change=set_issuer hint=""/>
                <TextField label="文件名" value=file change=set_file hint="如 14-01.pdf"/>
            </div>
            <RegisterFile id/>
            <Serves id/>
            <RemoveEvidence id point/>
        </div>
    }
}

/// The points that the record serves.
#[component]
fn Serves(id: EvidenceId) -> impl IntoView {
    let session = Session::expect();
    let served = Memo::new(move |_| find(session, id).map(|proof| proof.serves).unwrap_or_default());
    let link = move |point: PointId| {
        let code = &session.rule_set.point(point).code;
        view! { <a class="tag num" href=session.link_to(code)>{code.clone()}</a> }
    };
    view! { <div class="meta">"用于评分点 "{live::part(move || served.get().into_iter().map(link).listed())}</div> }
}

/// Takes the record from this point, or away altogether when no other point uses it; one click brings it back.
#[component]
fn RemoveEvidence(id: EvidenceId, point: Option<PointId>) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let shared = Memo::new(move |_| find(session, id).is_some_and(|proof| proof.serves.len() > 1));
    let remove = move |_| {
        let before = session.draft.with_untracked(|draft| draft.evidence.clone());
        let only_here = point.filter(|_| shared.get_untracked());
        session.edit(|draft| match only_here {
            Some(point) => {
                if let Some(proof) = draft.proof_mut(id) {
                    proof.serve(point, false);
                }
            }
            None => draft.evidence_mut().retain(|proof| proof.id != id),
        });
        let text =
            if only_here.is_some() { "材料不再用于本评分点。" } else { "已删除一条佐证材料。" };
        notices.offer(text, "撤销", move || {
            let old = before.iter().find(|proof| proof.id == id).cloned();
            session.edit(|draft| restore(draft.evidence_mut(), old));
        });
    };
    let label = move || if point.is_some() && shared.get() { "不再用于本点" } else { "删除材料" };
    view! { <button type="button" class="link danger" on:click=remove>{live::text(move || label().to_owned())}</button> }
}

/// Puts one record back without touching what was done to others since.
fn restore(evidence: &mut Vec<Evidence>, old: Option<Evidence>) {
    let Some(old) = old else { return };
    evidence.retain(|proof| proof.id != old.id);
    let at = evidence.partition_point(|proof| proof.id < old.id);
    evidence.insert(at, old);
}

/// Lets a record that already exists serve this point, too.
#[component]
pub fn ReuseEvidence(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let others = Memo::new(move |_| {
        session.draft.with(|draft| {
            let free = draft.evidence.iter().filter(|proof| !proof.serves.contains(&point));
            free.map(|proof| (proof.id, name(session, proof))).collect::<Vec<_>>()
        })
    });
    let reuse = move |ev| {
        let chosen = event_target_value(&ev).parse().ok().map(EvidenceId);
        session.edit(|draft| {
            if let Some(proof) = chosen.and_then(|id| draft.proof_mut(id)) {
                proof.serve(point, true);
            }
        });
    };
    let choices = move || {
        let choices = others.get();
        (!choices.is_empty()).then(|| {
            let option = |(id, name): (EvidenceId, String)| view! { <option value=id.0.to_string()>{name}</option> };
            view! {
                <select class="in" aria-label="引用已登记的材料" on:change=reuse>
                    <option value="" selected=true>"引用已登记的材料…"</option>
                    {choices.into_iter().map(option).listed()}
                </select>
            }
        })
    };
    live::when(choices)
}

fn name(session: Session, proof: &Evidence) -> String {
    let codes: Vec<_> = proof.serves.iter().map(|id| session.rule_set.point(*id).code.as_str()).collect();
    let title = if proof.title.is_empty() { "（未命名）" } else { &proof.title };
    format!("{title}（{}）", codes.join("、"))
}
