//! Several things chosen from a list, each shown with a way to take it out again.

use super::live;
use super::live::Listed;
use super::plain::{button, el, say};
use crate::ui::office::focus_soon;
use crate::ui::prelude::*;

/// A thing by its key, its name, and a shorter name where it is shown as chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choosable {
    pub key: usize,
    pub name: String,
    pub short: String,
}

/// `id` is the field's that adds, which takes the keyboard when a chosen one goes; `label` names the list; `all` is what there is, `chosen` the keys that are chosen; `set` adds or takes out.
pub fn pick_list(
    id: String,
    label: &'static str,
    all: Memo<Vec<Choosable>>,
    chosen: Memo<Vec<usize>>,
    set: impl Fn(usize, bool) + Send + Sync + 'static,
) -> AnyView {
    let field = id.clone();
    let set = Callback::new(move |(key, on): (usize, bool)| {
        set(key, on);
        if !on {
            focus_soon(field.clone());
        }
    });
    // Arrow keys choose at every press, so that a choice alone must not add.
    let wanted = RwSignal::new(String::new());
    let add = move || {
        if let Ok(key) = wanted.get_untracked().parse() {
            set.run((key, true));
            wanted.set(String::new());
        }
    };
    let tags = move || all.with(|all| chosen.with(|chosen| tags(all, chosen, set)));
    let options = move || {
        let free = |chosen: &Vec<usize>| {
            all.with(|all| all.iter().filter(|one| !chosen.contains(&one.key)).map(option).listed())
        };
        chosen.with(free)
    };
    let choose = view! {
        <select class="in" id=id aria-label=format!("增加{label}") prop:value=wanted on:change=move |ev| wanted.set(event_target_value(&ev))>
            <option value="">"选择…"</option>
            {live::part(options)}
        </select>
    };
    let choose = el("span", "pick-add", vec![choose.into_any(), button("btn small", "增加", add)]);
    el("div", "pick", vec![say("span", "field-name", label), live::part(tags), choose])
}

fn tags(all: &[Choosable], chosen: &[usize], set: Callback<(usize, bool)>) -> AnyView {
    let tag = |one: &Choosable| {
        let (key, label) = (one.key, format!("去掉 {}", one.name));
        view! { <button type="button" class="tag" title=label.clone() aria-label=label on:click=move |_| set.run((key, false))>{one.short.clone()}" ×"</button> }
    };
    all.iter().filter(|one| chosen.contains(&one.key)).map(tag).listed()
}

fn option(one: &Choosable) -> AnyView {
    view! { <option value=one.key.to_string()>{one.name.clone()}</option> }.into_any()
}
