//! Filters over the scoring points, and the way to the next one that is not filled in.

use super::keyed::Slices;
use super::live;
use super::live::Listed;
use super::paper::PrintButton;
use crate::browser::page;
use crate::domain::ids::{BureauId, PointId};
use crate::domain::scorecard::{Scorecard, State};
use crate::ui::filter::{Filtering, Wanted};
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::terms::terms;

/// `print`: with a button that prints what the filter shows.
#[component]
pub fn FilterBar(print: bool) -> impl IntoView {
    let filtering = expect_context::<Filtering>();
    let filter = filtering.filter;
    let keyword = move |ev| filtering.seek(event_target_value(&ev));
    view! {
        <div class="tools no-print">
            <div class="chips" role="group" aria-label="按状态筛选">
                {Wanted::all(terms(Session::expect().rule_set)).map(|(wanted, label)| view! { <StateChip wanted label/> }).listed()}
            </div>
            <DepartmentFilter/>
            <input
                class="in search"
                type="search"
                placeholder="查找指标、单位、材料"
                aria-label="查找指标、单位、材料"
                prop:value=live::text(move || filter.with(|filter| filter.keyword.clone()))
                on:input=keyword
            />
            <NextBlank/>
            {print.then(|| view! { <PrintButton/> })}
        </div>
    }
}

/// The points that the draft is about; a task pack is about some only.
fn points(session: Session) -> impl Iterator<Item = PointId> {
    session.rule_set.point_ids().filter(move |id| session.draft.with_untracked(|draft| draft.covers(*id)))
}

#[component]
fn StateChip(wanted: Wanted, label: &'static str) -> impl IntoView {
    let session = Session::expect();
    let Filtering { filter, .. } = expect_context();
    let count =
        Memo::new(move |_| session.at_rest(|card| points(session).filter(|id| wanted.fits(card.point(*id))).count()));
    let on = move || filter.with(|filter| filter.wanted == wanted);
    view! {
        <button
            type="button"
            class="chip"
            class:on=live::flag(on)
            aria-pressed=live::aria(on)
            on:click=move |_| filter.update(|filter| filter.wanted = wanted)
        >
            {label}" "<span class="num">{live::text(move || count.get().to_string())}</span>
        </button>
    }
}

#[component]
fn DepartmentFilter() -> impl IntoView {
    let session = Session::expect();
    let Filtering { filter, .. } = expect_context();
    let departments = session.departments().get_untracked();
    let option = |id: BureauId| {
        let name = departments.name(session.rule_set, id).to_owned();
        view! { <option value=id.index().to_string()>{name}</option> }
    };
    let options = departments.ids().map(option).listed();
    let change = move |ev| {
        let chosen = event_target_value(&ev).parse().ok().and_then(|at: usize| departments.all().nth(at));
        filter.update(|filter| filter.department = chosen);
    };
    let value = move || filter.with(|filter| filter.department.map(|id| id.index().to_string()).unwrap_or_default());
    view! {
        <select class="in" aria-label="按责任单位筛选" prop:value=live::text(value) on:change=change>
            <option value="">"全部责任单位"</option>
            {options}
        </select>
    }
}

/// To the next point that is still open, after the current one and then from the start. Also on Alt+N.
#[component]
fn NextBlank() -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let Filtering { filter, shown, .. } = expect_context();
    let slices = use_context::<Slices>();
    let go = move || {
        let here = current.get_untracked();
        let next = session.scorecard.with_untracked(|card| {
            let open = |id: &PointId| card.point(*id).state == State::Blank;
            let after = points(session).filter(|id| Some(*id) > here).find(open);
            after.or_else(|| points(session).find(open))
        });
        let Some(next) = next else { return };
        if !shown.with_untracked(|shown| shown.binary_search(&next).is_ok()) {
            filter.set(Default::default());
        }
        current.set(Some(next));
        if let Some(slices) = slices {
            slices.reach(shown.with_untracked(|shown| shown.partition_point(|id| *id < next)));
        }
        let code = &session.rule_set.point(next).code;
        let id = format!("p-{code}");
        // A row that the filter hid is drawn in the next frame.
        request_animation_frame(move || page::reveal(&id, "input"));
    };
    let keys = window_event_listener(leptos::ev::keydown, move |ev| {
        if ev.alt_key() && ev.code() == "KeyN" && !ev.is_composing() {
            ev.prevent_default();
            go();
        }
    });
    on_cleanup(move || keys.remove());
    let blank = move |card: &Scorecard| points(session).any(|id| card.point(id).state == State::Blank);
    let left = Memo::new(move |_| session.at_rest(blank));
    view! {
        <button type="button" class="btn small" title="Alt+N" disabled=live::flag(move || !left.get()) on:click=move |_| go()>
            "下一未填 ›"
        </button>
    }
}
