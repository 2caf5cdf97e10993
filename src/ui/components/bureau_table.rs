//! One row a department: how far it is, when it is due, its task pack; opened, its particulars and its points.

use super::duty_editor::DutyEditor;
use super::keyed::keyed;
use super::live;
use super::live::Listed;
use super::pack_tools::{SendOne, SheetOne};
use super::text_field::{DateField, TextField};
use crate::browser::clock;
use crate::domain::date::Date;
use crate::domain::department::Bureau;
use crate::domain::ids::PointId;
use crate::domain::order;
use crate::domain::progress::{Progress, progress};
use crate::ui::pages::departments::change;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{labels, work};

/// What the rows can be sorted by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    AsListed,
    Blank,
    Unproved,
    Due,
    Returned,
}

const ORDERS: [(Order, &str); 5] = [
    (Order::AsListed, "按细则顺序"),
    (Order::Blank, "未填多的在前"),
    (Order::Unproved, "缺佐证多的在前"),
    (Order::Due, "截止早的在前"),
    (Order::Returned, "未交回的在前"),
];

fn sorted(mut rows: Vec<Progress>, wanted: Order) -> Vec<Progress> {
    // Those that lead nothing are out of the way.
    order::by_key(&mut rows, |row| row.points.is_empty());
    match wanted {
        Order::AsListed => {}
        Order::Blank => order::by_key(&mut rows, |row| std::cmp::Reverse(row.blank.len() + row.unverified)),
        Order::Unproved => order::by_key(&mut rows, |row| std::cmp::Reverse(row.unproved.len())),
        Order::Due => order::by_key(&mut rows, |row| (row.due.is_none(), row.due)),
        Order::Returned => order::by_key(&mut rows, |row| match &row.sent {
            Some(sent) if sent.returned.is_none() => 0,
            None => 1,
            Some(_) => 2,
        }),
    }
    rows
}

#[component]
pub fn BureauTable() -> impl IntoView {
    let session = Session::expect();
    let order = RwSignal::new(0_usize);
    let rows = Memo::new(move |_| {
        let rows = session.scorecard.with(|card| session.draft.with(|draft| progress(session.rule_set, draft, card)));
        sorted(rows, ORDERS.get(order.get()).map_or(Order::AsListed, |(order, _)| *order))
    });
    let keys = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.bureau.index()).collect::<Vec<_>>()));
    let row = move |key| {
        let of = move || rows.with(|rows| rows.iter().find(|row| row.bureau.index() == key).cloned());
        let Some(first) = untrack(of) else { return ().into_any() };
        let live =
            Memo::new(move |last: Option<&Progress>| of().or_else(|| last.cloned()).unwrap_or_else(|| first.clone()));
        view! { <BureauRow row=live/> }.into_any()
    };
    let choices =
        ORDERS.iter().enumerate().map(|(at, (_, label))| view! { <option value=at.to_string()>{*label}</option> });
    let choose = move |ev| order.set(event_target_value(&ev).parse().unwrap_or(0));
    view! {
        <section class="box" aria-label="各单位进度">
            <div class="table-tools">
                <h2 class="box-title">"各单位进度"</h2>
                <label class="dim push">"排序 "<select class="in" on:change=choose>{choices.listed()}</select></label>
            </div>
            <div class="bureaus" role="table" aria-label="各单位进度">
                <div class="bureau-line bureau-head" role="row">
                    {["单位", "评分点", "未填", "缺佐证", "得分", "截止", "任务包"].map(|name| view! { <span role="columnheader">{name}</span> }).listed()}
                </div>
                {keyed(move || keys.get(), row)}
            </div>
        </section>
    }
}

#[component]
fn BureauRow(row: Memo<Progress>) -> impl IntoView {
    let session = Session::expect();
    let id = row.with_untracked(|row| row.bureau);
    let open = RwSignal::new(false);
    let name = move || session.departments().with(|all| all.name(session.rule_set, id).to_owned());
    let number = move |read: fn(&Progress) -> usize| live::text(move || row.with(read).to_string());
    let range = live::text(move || row.with(|row| work::sure_of(row.score)));
    let due = live::text(move || row.with(|row| work::due(row.due, clock::today())));
    let late = live::flag(move || row.with(|row| work::is_late(row, clock::today())));
    let sent = live::text(move || row.with(|row| work::sent(row.sent.as_ref())));
    view! {
        <div class="bureau-line" class:idle=live::flag(move || row.with(|row| row.points.is_empty())) role="row">
            <span role="cell">
                <button type="button" class="link strong" aria-expanded=live::aria(move || open.get()) on:click=move |_| open.update(|open| *open = !*open)>
                    {live::text(name)}
                </button>
            </span>
            <span role="cell" class="num">{number(|row| row.points.len())}</span>
            <span role="cell" class="num">{number(|row| row.blank.len() + row.unverified)}</span>
            <span role="cell" class="num">{number(|row| row.unproved.len())}</span>
            <span role="cell" class="num">{range}</span>
            <span role="cell" class="num" class:late=late>{due}</span>
            <span role="cell">{sent}" "<SendOne id/>" "<SheetOne id/></span>
        </div>
        {live::when(move || open.get().then(|| view! { <BureauDetails row/> }))}
    }
}

/// Name, contact, deadline; the points, and who else could lead them.
#[component]
fn BureauDetails(row: Memo<Progress>) -> impl IntoView {
    let session = Session::expect();
    let id = row.with_untracked(|row| row.bureau);
    let departments = session.departments();
    let read = move |read: fn(&Bureau) -> String| live::text(move || departments.with(|all| read(all.bureau(id))));
    let write = move |write: fn(&mut Bureau, String)| {
        Callback::new(move |text: String| change(session, |all| write(all.bureau_mut(id), text)))
    };
    let due = read(|bureau| bureau.deadline.map(|day| day.to_string()).unwrap_or_default());
    let points = Memo::new(move |_| row.with(|row| row.points.iter().map(|id| id.index()).collect::<Vec<_>>()));
    let point = move |key: usize| match session.rule_set.point_ids().nth(key) {
        Some(point) => view! { <BureauPoint point/> }.into_any(),
        None => ().into_any(),
    };
    let own = departments.with_untracked(|all| all.role(id).is_none());
    let remove = move |_| change(session, |all| all.bureau_mut(id).removed = true);
    let idle = live::flag(move || points.with(|points| !points.is_empty()));
    view! {
        <div role="row"><div class="bureau-details" role="cell">
            <div class="form-grid">
                <TextField label="本县名称" value=read(|bureau| bureau.name.clone()) change=write(|bureau, text| bureau.name = text) hint="不填就用细则里的名称"/>
                <TextField label="联系人" value=read(|bureau| bureau.contact.clone()) change=write(|bureau, text| bureau.contact = text) hint=""/>
                <TextField label="电话" value=read(|bureau| bureau.phone.clone()) change=write(|bureau, text| bureau.phone = text) hint=""/>
                <DateField label="本单位截止日期" value=due change=write(|bureau, text| bureau.deadline = Date::parse(&text))/>
            </div>
            {keyed(move || points.get(), point)}
            {own.then(|| view! { <button type="button" class="link danger" disabled=idle title="还牵头评分点的单位不能停用" on:click=remove>"停用这个单位"</button> })}
        </div></div>
    }
}

/// A point that the department leads: where it stands, and whom to give it to.
#[component]
fn BureauPoint(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let result = session.point_score(point);
    let spec = session.rule_set.point(point);
    let state = live::text(move || result.with(work::state));
    view! {
        <div class="bureau-point">
            <a href=session.link_to(&spec.code)>{labels::point(session.rule_set, point)}</a>
            <span class="dim">{state}</span>
            <DutyEditor point/>
        </div>
    }
}
