//! All records of proof, numbered by indicator. On paper: a catalogue.

use crate::domain::evidence::EvidenceId;
use crate::ui::components::evidence_editor::{EvidenceEditor, numbers};
use crate::ui::components::keyed::keyed;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead, PrintButton};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::paper;

#[component]
pub fn EvidencePage() -> impl IntoView {
    let session = Session::expect();
    let keys = Memo::new(move |_| {
        session.draft.with(|draft| draft.evidence.iter().map(|proof| proof.id.key()).collect::<Vec<_>>())
    });
    let number_of = move |id| numbers(session).into_iter().find(|(other, _)| *other == id).map(|(_, number)| number);
    let row = move |key| {
        let Some(id) = EvidenceId::from_key(key) else { return ().into_any() };
        let number = Memo::new(move |_| number_of(id).unwrap_or_default());
        view! {
            <section class="card proof-card">
                <header><h3 class="num">{number}</h3></header>
                <EvidenceEditor id point=None/>
                <CatalogueRow id number/>
            </section>
        }
        .into_any()
    };
    let none = move || {
        keys.with(Vec::is_empty).then(|| {
            view! { <p class="empty">"还没有登记佐证材料。在填报页某个评分点下点“佐证、备注、依据”，再点“登记新材料”。"</p> }
        })
    };
    view! {
        <main class="narrow proofs">
            <PaperHead title="质量强县自评佐证材料目录"/>
            <div class="proofs-head no-print"><h1>"佐证材料"</h1><PrintButton/></div>
            <p class="dim">"编号 = 指标编号-顺序号；一份材料可以用于多个评分点。文件本身仍放在您的文件夹里，这里只登记。"</p>
            {live::when(none)}
            <div class="catalogue">
                <div class="paper catalogue-head"><b>"编号"</b>{paper::CATALOGUE.map(|head| view! { <b>{head}</b> }).listed()}</div>
                {keyed(move || keys.get(), row)}
            </div>
            <PaperFoot/>
        </main>
    }
}

#[component]
fn CatalogueRow(id: EvidenceId, number: Memo<String>) -> impl IntoView {
    let session = Session::expect();
    let cells = Memo::new(move |_| {
        session.draft.with(|draft| {
            let found = draft.evidence.iter().find(|proof| proof.id == id);
            found.map(|proof| paper::proof(session.rule_set, proof)).unwrap_or_default().to_vec()
        })
    });
    let texts = move || cells.get().into_iter().map(|text| view! { <span>{text}</span> }).listed();
    view! { <div class="paper catalogue-row"><span class="num">{number}</span>{live::part(texts)}</div> }
}
