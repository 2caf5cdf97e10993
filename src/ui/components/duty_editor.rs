//! Who answers for a scoring point: one lead, several supporting.

use super::live;
use super::live::Listed;
use crate::domain::department::Duty;
use crate::domain::ids::{BureauId, PointId};
use crate::ui::pages::departments::change;
use crate::ui::prelude::*;
use crate::ui::session::Session;

#[component]
pub fn DutyEditor(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let departments = session.departments();
    let duty = Memo::new(move |_| departments.with(|all| all.duty(rule_set, point)));
    let bureau =
        move |text: &str| text.parse().ok().and_then(|at: usize| departments.with_untracked(|all| all.all().nth(at)));
    let decide = move |duty: Duty| {
        change(session, |all| {
            all.decide(point, None);
            // A decision for what the rule set says anyway is none.
            if all.duty(rule_set, point) != duty {
                all.decide(point, Some(duty));
            }
        })
    };
    let lead = move |ev| {
        let mut duty = duty.get_untracked();
        duty.lead = bureau(&event_target_value(&ev));
        duty.supporting.retain(|id| Some(*id) != duty.lead);
        decide(duty);
    };
    // Arrow keys choose at every press, so that a choice alone must not add.
    let picked = RwSignal::new(String::new());
    let pick = move |ev| picked.set(event_target_value(&ev));
    let add = move |_| {
        let mut duty = duty.get_untracked();
        let found = picked.with_untracked(|text| bureau(text));
        if let Some(id) = found.filter(|id| duty.lead != Some(*id) && !duty.supporting.contains(id)) {
            duty.supporting.push(id);
            decide(duty);
        }
        picked.set(String::new());
    };
    let drop_one = Callback::new(move |id: BureauId| {
        let mut duty = duty.get_untracked();
        duty.supporting.retain(|other| *other != id);
        decide(duty);
    });
    let name = move |id: BureauId| departments.with(|all| all.name(rule_set, id).to_owned());
    let options = move || {
        let ids: Vec<_> = departments.with(|all| all.ids().collect());
        ids.into_iter().map(|id| view! { <option value=id.index().to_string()>{name(id)}</option> }).listed()
    };
    let supporting = move |id: BureauId| {
        let label = format!("{}不再配合", name(id));
        view! { <button type="button" class="tag" title=label.clone() aria-label=label on:click=move |_| drop_one.run(id)>{name(id)}" ×"</button> }
    };
    let code = &rule_set.point(point).code;
    let chosen = live::text(move || duty.with(|duty| duty.lead.map_or_else(String::new, |id| id.index().to_string())));
    view! {
        <span class="duty">
            <label>"牵头 "<select class="in" aria-label=format!("{code} 牵头单位") prop:value=chosen on:change=lead>{live::part(options)}</select></label>
            " 配合 "
            {live::part(move || duty.with(|duty| duty.supporting.iter().map(|id| supporting(*id)).listed()))}
            <select class="in" aria-label=format!("{code} 增加配合单位") prop:value=picked on:change=pick><option value="">"选择单位"</option>{live::part(options)}</select>
            <button type="button" class="link" aria-label=format!("{code} 增加所选的配合单位") on:click=add>"增加"</button>
        </span>
    }
}
