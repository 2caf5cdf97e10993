//! Sending task packs out: one department's, or all of them in one ZIP.

use crate::browser::{clock, files};
use crate::domain::dispatch::{Dispatch, PackId};
use crate::domain::ids::BureauId;
use crate::domain::pack;
use crate::exchange::bundle;
use crate::exchange::write::{Stamp, exported};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words;

/// The pack of one department as a file, not yet noted as sent.
fn packed(session: Session, to: BureauId) -> Option<((String, Vec<u8>), Dispatch)> {
    let pack = PackId::parse(&clock::new_draft_id().to_string())?;
    let at = clock::now();
    session.draft.with_untracked(|draft| {
        let (share, dispatch) = pack::send(session.rule_set, draft, to, pack, &at);
        if dispatch.points.is_empty() {
            return None;
        }
        let name = bundle::file_name(session.rule_set, &draft.departments, to, draft.about.year);
        let text = exported(session.rule_set, &share, &Stamp { at, revision: 1 });
        Some(((name, text.into_bytes()), dispatch))
    })
}

fn note(session: Session, sent: Vec<Dispatch>) {
    session.edit(|draft| sent.into_iter().for_each(|dispatch| pack::note_sent(draft, dispatch)));
}

#[component]
pub fn SendOne(id: BureauId) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let send = move |_| {
        let Some(((name, bytes), dispatch)) = packed(session, id) else {
            notices.warn("这个单位没有牵头的评分点，不用发任务包。");
            return;
        };
        match files::download_bytes(&name, &bytes, "application/json") {
            Ok(()) => {
                note(session, vec![dispatch]);
                notices.say(format!("已生成任务包“{name}”，请发给该单位；他们用同一个网页打开，填好后交回文件。"));
            }
            Err(error) => notices.warn(words::files::failure(&error)),
        }
    };
    view! { <button type="button" class="link" on:click=send>"发任务包"</button> }
}

#[component]
pub fn SendAll() -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let send = move |_| {
        let ids: Vec<_> = session.departments().with_untracked(|all| all.ids().collect());
        let (packs, sent): (Vec<_>, Vec<_>) = ids.into_iter().filter_map(|id| packed(session, id)).unzip();
        let (county, year) = session.draft.with_untracked(|draft| (draft.about.county.clone(), draft.about.year));
        let name = bundle::clean(&format!("{county}_{year}_任务包.zip"));
        let count = packs.len();
        let zipped = bundle::zip(&packs).map_err(|error| words::files::bundle(&error));
        let saved = zipped.and_then(|bytes| {
            files::download_bytes(&name, &bytes, "application/zip").map_err(|error| words::files::failure(&error))
        });
        match saved {
            Ok(()) => {
                note(session, sent);
                notices.say(format!("已生成 {count} 个任务包，在“{name}”里；解压后分别发给各单位。"));
            }
            Err(text) => notices.warn(text),
        }
    };
    view! { <button type="button" class="btn p" on:click=send>"全部任务包（ZIP）"</button> }
}
