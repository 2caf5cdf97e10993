//! Sharing the work (分工): the county's departments, how far each is, task packs out and back.

use crate::domain::date::Date;
use crate::domain::department::{Bureau, Departments};
use crate::ui::components::bureau_table::BureauTable;
use crate::ui::components::live;
use crate::ui::components::merge_panel::MergePanel;
use crate::ui::components::pack_tools::{SendAll, SheetsAll};
use crate::ui::components::text_field::{DateField, TextField};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::ui::shelf::Shelf;
use std::sync::Arc;

#[component]
pub fn DepartmentsPage() -> impl IntoView {
    view! {
        <main class="wide-page">
            <h1>"分工"</h1>
            <p class="dim">"把评分点分给各单位：每个单位一个任务包文件，用同一个网页打开，或一份收集表，用 Excel、WPS 填；填好交回，在这里合并。"</p>
            <General/>
            <BureauTable/>
            <div class="actions">
                <AddBureau/>
                <SendAll/>
                <SheetsAll/>
            </div>
            <MergePanel/>
        </main>
    }
}

/// Changes the departments of the open draft.
pub fn change(session: Session, change: impl FnOnce(&mut Departments)) {
    session.edit(|draft| change(Arc::make_mut(&mut draft.departments)));
}

/// What holds for all departments, and who sits at this computer.
#[component]
fn General() -> impl IntoView {
    let session = Session::expect();
    let shelf = expect_context::<Shelf>();
    let departments = session.departments();
    let deadline =
        live::text(move || departments.with(|all| all.deadline.map(|day| day.to_string()).unwrap_or_default()));
    let asked_by = live::text(move || departments.with(|all| all.asked_by.clone()));
    let who = live::text(move || shelf.who.get());
    let set_deadline = move |text: String| change(session, |all| all.deadline = Date::parse(&text));
    let set_asked = move |text: String| change(session, |all| all.asked_by = text);
    let set_who = move |text: String| {
        shelf.set_setting("who", &text);
        shelf.who.set(text);
    };
    view! {
        <section class="box form-grid" aria-label="报送要求">
            <DateField label="各单位报送截止日期" value=deadline change=Callback::new(set_deadline)/>
            <TextField label="收件人和电话（写进任务包）" value=asked_by change=Callback::new(set_asked) hint="如 质量办 张某 0557-1234567"/>
            <TextField label="您的姓名（记入变更记录）" value=who change=Callback::new(set_who) hint=""/>
        </section>
    }
}

/// A department that the rule set does not name.
#[component]
fn AddBureau() -> impl IntoView {
    let session = Session::expect();
    let name = RwSignal::new(String::new());
    let add = move |ev: web_sys::SubmitEvent| {
        ev.prevent_default();
        let text = name.get_untracked().trim().to_owned();
        if !text.is_empty() {
            change(session, |all| {
                all.add(Bureau { name: text, ..Bureau::default() });
            });
            name.set(String::new());
        }
    };
    view! {
        <form class="inline-form" on:submit=add>
            <input class="in" aria-label="增加单位的名称" placeholder="增加单位，如 县总工会" prop:value=name on:input=move |ev| name.set(event_target_value(&ev))/>
            <button type="submit" class="btn">"增加单位"</button>
        </form>
    }
}
