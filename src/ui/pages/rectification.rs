//! The ledger of rectifications (整改台账): what was found wrong, who mends it by when, and how far that is.

use crate::browser::{clock, page};
use crate::domain::ids::BureauId;
use crate::domain::rectification::{Light, Order, Progress, Rectification, RectificationId, Wanted, select};
use crate::ui::components::keyed::keyed;
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead, PrintButton};
use crate::ui::components::plain::{el, say, tell};
use crate::ui::components::rectification_form::ADD;
use crate::ui::components::rectification_proposals::{PROPOSE, rectification_proposals};
use crate::ui::components::rectification_row::{COLUMNS, rectification_row};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::rectification as words;

/// What the page shows, and what is open in it.
#[derive(Clone, Copy)]
struct Ledger {
    session: Session,
    wanted: RwSignal<Wanted>,
    proposing: RwSignal<bool>,
    /// The one that was added last: its row is built with its form.
    fresh: StoredValue<Option<RectificationId>>,
}

#[component]
pub fn RectificationPage() -> impl IntoView {
    let session = Session::expect();
    let (wanted, proposing) = (RwSignal::new(Wanted::default()), RwSignal::new(false));
    let ledger = Ledger { session, wanted, proposing, fresh: StoredValue::new(None) };
    let told = live::text(move || {
        let told = |items: &[Rectification]| clock::today().map(|today| words::summary(items, today));
        session.draft.with(|draft| told(&draft.rectifications)).unwrap_or_default()
    });
    let any = Memo::new(move |_| session.draft.with(|draft| !draft.rectifications.is_empty()));
    let none = move || {
        (!any.get()).then(|| {
            say(
                "p",
                "empty",
                "还没有整改事项。点“登记整改事项”写一条，或者点“从失分项生成”，把失分、缺佐证的评分点列成台账。",
            )
        })
    };
    let proposals = move || proposing.get().then(|| untrack(|| rectification_proposals(session, proposing)));
    let parts = vec![
        view! { <PaperHead title="质量强县整改台账" filtered=false/> }.into_any(),
        view! { <div class="proofs-head no-print"><h1>"整改台账"</h1><PrintButton/></div> }.into_any(),
        tell("p", "dim", told),
        tools(ledger),
        live::when(proposals),
        live::when(none),
        live::when(move || any.get().then(|| table(ledger))),
        view! { <PaperFoot/> }.into_any(),
    ];
    el("main", "wide-page rectifications", parts)
}

fn tools(ledger: Ledger) -> AnyView {
    let add = move |_| add(ledger);
    let propose = move |_| {
        ledger.proposing.update(|open| *open = !*open);
        request_animation_frame(|| page::reveal("proposals", "input"));
    };
    let open = live::aria(move || ledger.proposing.get());
    view! {
        <div class="actions no-print">
            <button type="button" class="btn p" id=ADD on:click=add>"＋ 登记整改事项"</button>
            <button type="button" class="btn" id=PROPOSE aria-expanded=open on:click=propose>"从失分项生成…"</button>
        </div>
    }
    .into_any()
}

/// A blank one, opened; the filter lets it through.
fn add(ledger: Ledger) {
    let mut added = None;
    ledger.session.edit(|draft| added = Some(draft.add_rectification(Rectification::default())));
    let Some(id) = added else { return };
    ledger.fresh.set_value(Some(id));
    let order = ledger.wanted.with_untracked(|wanted| wanted.order);
    ledger.wanted.set(Wanted { order, ..Wanted::default() });
    request_animation_frame(move || page::reveal(&format!("k-{}", id.0), "textarea"));
}

fn table(ledger: Ledger) -> AnyView {
    let Ledger { session, wanted, .. } = ledger;
    // A row does not vanish or move while it is being changed: the ledger looks again when the filter is changed, or when
    // rows come or go.
    let ids = Memo::new(move |_| {
        session.draft.with(|draft| draft.rectifications.iter().map(|item| item.id.key()).collect::<Vec<_>>())
    });
    let keys = Memo::new(move |_| {
        ids.with(|_| ());
        let wanted = wanted.get();
        let found = session.draft.with_untracked(|draft| select(&draft.rectifications, wanted, clock::today()));
        found.into_iter().map(RectificationId::key).collect::<Vec<_>>()
    });
    let row = move |key| match RectificationId::from_key(key) {
        Some(id) => rectification_row(session, id, ledger.fresh.get_value() == Some(id)),
        None => live::nothing(),
    };
    let none = move || keys.with(Vec::is_empty).then(|| say("p", "empty", "没有符合条件的整改事项。"));
    let partial = move || {
        let all = ids.with(Vec::len);
        keys.with(|keys| words::partial(keys.len(), all)).map(|text| el("p", "paper", vec![text.into_any()]))
    };
    let heads = COLUMNS.map(|name| view! { <span role="columnheader">{name}</span> });
    let grid = view! {
        <div class="box" role="table" aria-label="整改台账">
            <div class="rectification-line rectification-head" role="row">{heads.listed()}</div>
            {keyed(move || keys.get(), row)}
        </div>
    };
    el("div", "", vec![filters(ledger), live::when(partial), grid.into_any(), live::when(none)])
}

fn filters(ledger: Ledger) -> AnyView {
    let Ledger { session, wanted, .. } = ledger;
    let states = [None].into_iter().chain(Progress::ALL.map(Some)).map(|state| chip(ledger, state)).listed();
    let chips = view! { <div class="chips" role="group" aria-label="按状态筛选">{states}</div> };
    let lights = Light::ALL.map(words::light_name).into();
    let at = Signal::derive(move || wanted.with(|wanted| wanted.light.map(|light| light as usize)));
    let light = select_of("按预警筛选", Some("全部预警"), lights, at, move |at| {
        wanted.update(|wanted| wanted.light = at.and_then(|at| Light::ALL.get(at).copied()));
    });
    let bureaus: Vec<BureauId> = session.departments().with_untracked(|all| all.ids().collect());
    let names = session
        .departments()
        .with_untracked(|all| bureaus.iter().map(|id| all.name(session.rule_set, *id).to_owned()).collect());
    let known = bureaus.clone();
    let at = Signal::derive(move || wanted.with(|wanted| known.iter().position(|id| wanted.lead == Some(*id))));
    let lead = select_of("按牵头单位筛选", Some("全部单位"), names, at, move |at| {
        wanted.update(|wanted| wanted.lead = at.and_then(|at| bureaus.get(at).copied()));
    });
    let orders = Order::ALL.map(|order| words::order(order).to_owned()).into();
    let at = Signal::derive(move || wanted.with(|wanted| Some(wanted.order as usize)));
    let order = select_of("排序", None, orders, at, move |at| {
        wanted.update(|wanted| wanted.order = at.and_then(|at| Order::ALL.get(at).copied()).unwrap_or_default());
    });
    el("div", "tools no-print", vec![chips.into_any(), light, lead, order])
}

fn chip(ledger: Ledger, state: Option<Progress>) -> AnyView {
    let Ledger { session, wanted, .. } = ledger;
    let on = move || wanted.with(|wanted| wanted.state == state);
    let count = live::text(move || {
        let fits = |item: &&Rectification| state.is_none_or(|state| item.state == state);
        session.draft.with(|draft| draft.rectifications.iter().filter(fits).count()).to_string()
    });
    let press = move |_| wanted.update(|wanted| wanted.state = state);
    view! {
        <button type="button" class="chip" class:on=live::flag(on) aria-pressed=live::aria(on) on:click=press>
            {state.map_or("全部", words::state)}" "<span class="num">{count}</span>
        </button>
    }
    .into_any()
}

/// A choice from names by their position; `all` stands first for none of them.
fn select_of(
    label: &'static str,
    all: Option<&'static str>,
    names: Vec<String>,
    chosen: Signal<Option<usize>>,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
    let value = live::text(move || chosen.get().map(|at| at.to_string()).unwrap_or_default());
    let all = all.map(|all| view! { <option value="">{all}</option> });
    view! {
        <select class="in" aria-label=label prop:value=value on:change=move |ev| choose(event_target_value(&ev).parse().ok())>
            {all}
            {names.into_iter().enumerate().map(option).listed()}
        </select>
    }
    .into_any()
}
