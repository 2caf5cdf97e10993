//! Rectifications proposed from what is lost or open: looked at, chosen, entered in one step.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say, tell};
use super::text_field::DateField;
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::gap::GapKind;
use crate::domain::rectification::{Proposal, Rectification, proposals};
use crate::domain::scorecard::Scorecard;
use crate::ui::notice::Notices;
use crate::ui::office::focus_soon;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{labels, rectification as words};

/// The id of the button that opens the list; it gets the keyboard back.
pub const PROPOSE: &str = "rectification-propose";

#[derive(Clone, Copy)]
struct Choosing {
    session: Session,
    /// The points that are chosen.
    chosen: RwSignal<Vec<usize>>,
    deadline: RwSignal<Option<Date>>,
    open: RwSignal<bool>,
}

fn found(session: Session, draft: &Draft) -> Vec<Proposal> {
    session.scorecard.with_untracked(|card| proposals(session.rule_set, draft, card))
}

/// What is lost is to be mended, and what is claimed is to be proved; what is not filled in is first of all to be filled in.
fn is_grave(proposal: &Proposal) -> bool {
    proposal.gaps.iter().any(|gap| matches!(gap.kind, GapKind::Lost | GapKind::NoEvidence))
}

/// The list to choose from, until `open` is no more.
pub fn rectification_proposals(session: Session, open: RwSignal<bool>) -> AnyView {
    let found = session.draft.with_untracked(|draft| found(session, draft));
    if found.is_empty() {
        let none = "没有要生成的：失分、未填、缺佐证的评分点都已有未销号的整改事项。";
        let close = button("btn small", "关闭", move || close(open));
        return el("section", "box", vec![say("p", "", none), close]);
    }
    let keys = |wanted: fn(&Proposal) -> bool| {
        found.iter().filter(|one| wanted(one)).map(|one| one.point.index()).collect::<Vec<_>>()
    };
    let (all, grave) = (keys(|_| true), keys(is_grave));
    let chosen = RwSignal::new(grave.clone());
    let choosing = Choosing { session, chosen, deadline: RwSignal::new(None), open };
    let quick = |name: &'static str, keys: Vec<usize>| button("link", name, move || chosen.set(keys.clone()));
    let quick = vec![quick("只选失分和缺佐证的", grave), quick("全选", all), quick("全不选", Vec::new())];
    let rows = session.draft.with_untracked(|draft| {
        session.scorecard.with_untracked(|card| found.iter().map(|one| row(choosing, draft, card, one)).listed())
    });
    let deadline = live::text(move || choosing.deadline.get().map(|date| date.to_string()).unwrap_or_default());
    let set = Callback::new(move |text: String| choosing.deadline.set(Date::parse(&text)));
    let count = live::text(move || chosen.with(|chosen| format!("登记所选 {} 项", chosen.len())));
    let none = live::flag(move || chosen.with(Vec::is_empty));
    let notices = expect_context::<Notices>();
    view! {
        <section class="box proposals no-print" aria-label="从失分项生成" id="proposals">
            <h2 class="box-title">"从失分项生成：勾选要登记的，确认后才写入台账"</h2>
            <div class="actions">{el("span", "", quick)}</div>
            <div class="proposal-list">{rows}</div>
            <div class="proposal-foot">
                <DateField label="统一时限（可不填）" value=deadline change=set/>
                <button type="button" class="btn p" disabled=none on:click=move |_| enter(choosing, notices)>{count}</button>
                {button("btn", "取消", move || close(open))}
            </div>
        </section>
    }
    .into_any()
}

fn row(choosing: Choosing, draft: &Draft, card: &Scorecard, proposal: &Proposal) -> AnyView {
    let (rule_set, key) = (choosing.session.rule_set, proposal.point.index());
    let on = live::flag(move || choosing.chosen.with(|chosen| chosen.contains(&key)));
    let toggle = move |_| {
        choosing.chosen.update(|chosen| {
            let before = chosen.len();
            chosen.retain(|other| *other != key);
            if chosen.len() == before {
                chosen.push(key);
            }
        })
    };
    let (text, lead) =
        (words::problem(rule_set, draft, card, proposal), labels::lead_of(rule_set, draft, proposal.point));
    view! {
        <label class="proposal">
            <input type="checkbox" prop:checked=on on:change=toggle/>
            <span>{text}</span>
            {tell("span", "dim", lead.into())}
        </label>
    }
    .into_any()
}

fn close(open: RwSignal<bool>) {
    open.set(false);
    focus_soon(PROPOSE.to_owned());
}

/// Enters what is chosen and still stands, as one step.
fn enter(choosing: Choosing, notices: Notices) {
    let Choosing { session, chosen, deadline, open } = choosing;
    let rule_set = session.rule_set;
    let deadline = deadline.get_untracked();
    let wanted = |one: &Proposal| chosen.with_untracked(|chosen| chosen.contains(&one.point.index()));
    let items: Vec<_> = session.draft.with_untracked(|draft| {
        let item = |card: &Scorecard, one: Proposal| Rectification {
            problem: words::problem(rule_set, draft, card, &one),
            points: vec![one.point],
            measure: words::measure(&one),
            lead: draft.departments.duty(rule_set, one.point).lead,
            deadline,
            ..Rectification::default()
        };
        let found = found(session, draft).into_iter().filter(wanted);
        session.scorecard.with_untracked(|card| found.map(|one| item(card, one)).collect())
    });
    let count = items.len();
    close(open);
    if count == 0 {
        return notices.warn("所选的评分点都已有整改事项或不再失分，没有登记新的。");
    }
    session.edit(|draft| {
        for item in items {
            draft.add_rectification(item);
        }
    });
    notices.offer(format!("已登记 {count} 项整改。请补上措施、责任人和时限。"), "撤销", session.undo_this());
}
