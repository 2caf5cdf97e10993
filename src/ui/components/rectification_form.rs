//! The form of one rectification.

use super::choice::Choice;
use super::live;
use super::live::Listed;
use super::pick_list::{Choosable, pick_list};
use super::plain::{button, el};
use super::text_field::{DateField, TextArea, TextField};
use crate::browser::{clock, page};
use crate::domain::date::Date;
use crate::domain::difference::Matter;
use crate::domain::evidence::EvidenceId;
use crate::domain::ids::BureauId;
use crate::domain::rectification::{Progress, Rectification, RectificationId};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{catalogue, labels, rectification as words};

/// The button that adds one; it takes the keyboard when a form goes.
pub const ADD: &str = "rectification-add";

/// One rectification on the page: its number, and what it holds.
#[derive(Clone, Copy)]
pub struct Held {
    pub session: Session,
    pub id: RectificationId,
    pub item: Memo<Rectification>,
}

impl Held {
    /// One that is gone keeps what it held last, until its row is gone, too.
    pub fn new(session: Session, id: RectificationId) -> Self {
        let item = Memo::new(move |last: Option<&Rectification>| {
            session.draft.with(|draft| draft.rectification(id).cloned()).or_else(|| last.cloned()).unwrap_or_default()
        });
        Self { session, id, item }
    }

    fn change(self, change: impl FnOnce(&mut Rectification)) {
        self.session.edit(|draft| {
            if let Some(item) = draft.rectification_mut(self.id) {
                change(item);
            }
        });
    }

    fn text(self, read: fn(&Rectification) -> String) -> Signal<String> {
        live::text(move || self.item.with(read))
    }

    fn setter(self, write: fn(&mut Rectification, String)) -> Callback<String> {
        Callback::new(move |text| self.change(|item| write(item, text)))
    }
}

/// All that there is to fill in.
pub fn form(held: Held) -> AnyView {
    let closed = Memo::new(move |_| held.item.with(|item| item.state == Progress::Closed));
    let long = [Matter::Problem, Matter::Measure, Matter::Progress].map(|matter| long_text(held, matter));
    let mut short = vec![lead(held)];
    let person = held.text(|item| item.person.clone());
    let set_person = held.setter(|item, text| item.person = text);
    let label = words::matter(Matter::Person);
    short.push(view! { <TextField label value=person change=set_person hint=""/> }.into_any());
    short.push(day(held, Matter::Deadline));
    short.push(live::when(move || closed.get().then(|| day(held, Matter::Closed))));
    let parts = vec![
        el("div", "rectification-long", long.into()),
        state(held),
        el("div", "form-grid", short),
        points(held),
        proof(held),
        remove(held),
    ];
    el("div", "rectification-form", parts)
}

fn long_text(held: Held, matter: Matter) -> AnyView {
    type Access = (fn(&Rectification) -> String, fn(&mut Rectification, String));
    let (read, write): Access = match matter {
        Matter::Problem => (|item| item.problem.clone(), |item, text| item.problem = text),
        Matter::Measure => (|item| item.measure.clone(), |item, text| item.measure = text),
        _ => (|item| item.progress.clone(), |item, text| item.progress = text),
    };
    let (label, value, change) = (words::matter(matter), held.text(read), held.setter(write));
    view! { <TextArea label value change hint=""/> }.into_any()
}

fn day(held: Held, matter: Matter) -> AnyView {
    type Access = (fn(&Rectification) -> Option<Date>, fn(&mut Rectification, Option<Date>));
    let (read, write): Access = match matter {
        Matter::Closed => (|item| item.closed, |item, date| item.closed = date),
        _ => (|item| item.deadline, |item, date| item.deadline = date),
    };
    let value = live::text(move || held.item.with(read).map(|date| date.to_string()).unwrap_or_default());
    let change = Callback::new(move |text: String| held.change(|item| write(item, Date::parse(&text))));
    view! { <DateField label=words::matter(matter) value change/> }.into_any()
}

fn state(held: Held) -> AnyView {
    let options = Progress::ALL.map(|state| (words::state(state).to_owned(), "b")).into();
    let chosen = Signal::derive(move || Some(held.item.with(|item| item.state as usize)));
    let choose = Callback::new(move |at: Option<usize>| {
        let state = at.and_then(|at| Progress::ALL.get(at).copied()).unwrap_or_default();
        held.change(|item| item.go_to(state, clock::today()));
    });
    let (name, label) = (format!("state-{}", held.id.0), format!("整改 {} 状态", held.id.0));
    view! { <div class="rectification-state"><Choice name label options chosen choose/></div> }.into_any()
}

fn lead(held: Held) -> AnyView {
    let departments = held.session.departments();
    let value = held.text(|item| item.lead.map(|id| id.index().to_string()).unwrap_or_default());
    let option = move |id: BureauId| {
        let name = departments.with_untracked(|all| all.name(held.session.rule_set, id).to_owned());
        view! { <option value=id.index().to_string()>{name}</option> }
    };
    // One that is not in use any more stays to be seen where it leads.
    let here = held.item.with_untracked(|item| item.lead);
    let ids: Vec<_> = departments
        .with_untracked(|all| all.all().filter(|id| !all.bureau(*id).removed || Some(*id) == here).collect());
    let change = move |ev| {
        let at: Option<usize> = event_target_value(&ev).parse().ok();
        let lead = at.and_then(|at| departments.with_untracked(|all| all.all().nth(at)));
        held.change(|item| item.lead = lead);
    };
    view! {
        <label class="field">
            <span class="field-name">{words::matter(Matter::Lead)}</span>
            <select class="in wide" prop:value=value on:change=change>
                <option value="">"未定"</option>
                {ids.into_iter().map(option).listed()}
            </select>
        </label>
    }
    .into_any()
}

fn points(held: Held) -> AnyView {
    let rule_set = held.session.rule_set;
    let all = Memo::new(move |_| {
        let one = |id| Choosable { key: index(id), name: labels::brief(rule_set, id), short: code(held, id) };
        rule_set.point_ids().map(one).collect()
    });
    let chosen = Memo::new(move |_| held.item.with(|item| item.points.iter().map(|id| index(*id)).collect()));
    let set = move |key: usize, on: bool| {
        if let Some(point) = rule_set.point_ids().nth(key) {
            held.change(|item| item.concern(point, on));
        }
    };
    pick_list(format!("k-{}-points", held.id.0), words::matter(Matter::Points), all, chosen, set)
}

fn index(id: crate::domain::ids::PointId) -> usize {
    id.index()
}

fn code(held: Held, id: crate::domain::ids::PointId) -> String {
    held.session.rule_set.point(id).code.clone()
}

fn proof(held: Held) -> AnyView {
    let rule_set = held.session.rule_set;
    let all = Memo::new(move |_| {
        held.session.draft.with(|draft| {
            let one = |proof: &crate::domain::evidence::Evidence| {
                let number = catalogue::number(rule_set, &draft.evidence, proof.id);
                let name = format!("{number} {}", catalogue::title(proof));
                Choosable { key: proof.id.key(), short: name.clone(), name }
            };
            draft.evidence.iter().map(one).collect()
        })
    });
    let chosen = Memo::new(move |_| held.item.with(|item| item.proof.iter().map(|id| id.key()).collect()));
    let set = move |key: usize, on: bool| {
        if let Some(id) = EvidenceId::from_key(key) {
            held.change(|item| item.prove(id, on));
        }
    };
    pick_list(format!("k-{}-proof", held.id.0), words::matter(Matter::Proof), all, chosen, set)
}

/// Takes it away; one click brings it back.
fn remove(held: Held) -> AnyView {
    let notices = expect_context::<Notices>();
    let Held { session, id, .. } = held;
    button("link danger", "删除这一项", move || {
        session.edit(|draft| drop(draft.remove_rectification(id)));
        notices.offer(format!("已删除整改 {}。", id.0), "撤销", session.undo_this());
        request_animation_frame(|| page::focus(ADD));
    })
}
