//! Sending task packs out: one department's, or all of them in one ZIP; as files of this program, or as collection sheets for Excel.

use super::live;
use super::report_list::busy;
use crate::browser::office::Failed;
use crate::browser::{clock, files};
use crate::domain::dispatch::{Dispatch, PackId};
use crate::domain::ids::BureauId;
use crate::domain::pack;
use crate::exchange::bundle;
use crate::exchange::request::Want;
use crate::exchange::write::{Stamp, exported};
use crate::ui::notice::Notices;
use crate::ui::office::{Office, request};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words;
use crate::words::hand_in as said;
use leptos::task::spawn_local;

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

/// The packs of all departments that lead something.
fn all_packed(session: Session) -> (Vec<(String, Vec<u8>)>, Vec<Dispatch>) {
    let ids: Vec<_> = session.departments().with_untracked(|all| all.ids().collect());
    ids.into_iter().filter_map(|id| packed(session, id)).unzip()
}

/// `示例县_2026_任务包`
fn stem(session: Session, what: &str) -> String {
    let (county, year) = session.draft.with_untracked(|draft| (draft.about.county.clone(), draft.about.year));
    bundle::clean(&format!("{county}_{year}_{what}"))
}

fn note(session: Session, sent: Vec<Dispatch>) {
    session.edit(|draft| sent.into_iter().for_each(|dispatch| pack::note_sent(draft, dispatch)));
}

#[component]
pub fn SendOne(id: BureauId) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let send = move |_| {
        if !session.guard.may_write() {
            return notices.warn(said::SENT_TOO_LATE);
        }
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
        if !session.guard.may_write() {
            return notices.warn(said::SENT_TOO_LATE);
        }
        let (packs, sent) = all_packed(session);
        let name = format!("{}.zip", stem(session, "任务包"));
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

/// The collection sheet of one department.
#[component]
pub fn SheetOne(id: BureauId) -> impl IntoView {
    let (session, office, notices) = (Session::expect(), Office::expect(), expect_context::<Notices>());
    let button = format!("sheet-{}", id.index());
    let asked_by = button.clone();
    let send =
        move |_| send_sheets(session, office, notices, packed(session, id).into_iter().unzip(), asked_by.clone());
    let off = live::aria(move || office.work.with(Option::is_some));
    view! { <button type="button" class="link" id=button aria-disabled=off title=busy(office) on:click=send>"Excel 收集表"</button> }
}

/// Those of all departments, in one ZIP.
#[component]
pub fn SheetsAll() -> impl IntoView {
    const ID: &str = "sheets-all";
    let (session, office, notices) = (Session::expect(), Office::expect(), expect_context::<Notices>());
    let send = move |_| send_sheets(session, office, notices, all_packed(session), ID.to_owned());
    let off = live::aria(move || office.work.with(Option::is_some));
    view! { <button type="button" class="btn" id=ID aria-disabled=off title=busy(office) on:click=send>"全部 Excel 收集表（ZIP）"</button> }
}

/// Packs with what is to be noted of them.
type Packs = (Vec<(String, Vec<u8>)>, Vec<Dispatch>);

/// Makes workbooks of packs and hands them out. They count as sent once they are handed out, not before.
fn send_sheets(session: Session, office: Office, notices: Notices, (packs, sent): Packs, asked_by: String) {
    if let Some(other) = office.making() {
        return notices.warn(said::busy(&other));
    }
    if packs.is_empty() {
        return notices.warn(said::NOBODY_LEADS);
    }
    let count = packs.len();
    let packs = packs.into_iter().map(|(name, text)| {
        let stem = name.strip_suffix(".json").unwrap_or(&name).to_owned();
        (stem, String::from_utf8_lossy(&text).into_owned())
    });
    let want = Want::Collect { name: stem(session, "收集表"), packs: packs.collect() };
    let Some(request) = request(session.file().1, Some(session.rule_set), want) else {
        return notices.warn(said::NO_DATE);
    };
    let what = said::collection(count);
    spawn_local(async move {
        let made = match office.run(what.clone(), &request, &[], &asked_by).await {
            Ok(made) => made,
            Err(Failed::Stopped) => return notices.say(said::stopped(&what)),
            Err(Failed::Because(why)) => return notices.warn(said::failed(&what, &why)),
        };
        // What could not be noted as sent could not be merged, either. A draft that was closed may not be written to.
        if !session.guard.may_write() {
            return notices.warn(said::SENT_TOO_LATE);
        }
        let Some(file) = made.first() else { return notices.warn(said::NOTHING_MADE) };
        match files::download_array(&file.name, &file.bytes, &file.kind) {
            Ok(()) => {
                note(session, sent);
                notices.say(said::sheets_sent(&file.name, count, file.bytes.length() as usize));
            }
            Err(error) => notices.warn(words::files::failure(&error)),
        }
    });
}
