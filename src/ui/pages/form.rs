//! The form that belongs to the rule set, such as the national 创建计划报告表: filled in beside the answers, kept with the draft.

use crate::domain::ids::FormFieldId;
use crate::domain::rule_set::{Form, FormFieldKind, FormSection};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead, PrintButton};
use crate::ui::components::plain::say;
use crate::ui::components::text_field::{DateField, TextArea, TextField};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use std::sync::Arc;

#[component]
pub fn FormPage() -> impl IntoView {
    let session = Session::expect();
    let Some(form) = &session.rule_set.form else {
        return say("p", "empty", "这张评分细则没有附报告表。");
    };
    let filled = Memo::new(move |_| session.draft.with(|draft| draft.form.iter().len()));
    let progress = live::text(move || format!("已填 {} / {} 栏", filled.get(), form.field_ids().len()));
    let sections = form.sections().iter().map(|section| section_of(session, form, section)).listed();
    view! {
        <main class="narrow form-page">
            <PaperHead title=form.title.as_str() filtered=false/>
            <div class="proofs-head no-print"><h1>{form.title.clone()}</h1><PrintButton/></div>
            <p class="dim no-print">{form.source.clone().map(|source| format!("依据：《{}》{source}。", session.rule_set.about.document))}"随草稿保存和导出。"{progress}</p>
            {sections}
            <PaperFoot/>
        </main>
    }
    .into_any()
}

fn section_of(session: Session, form: &'static Form, section: &FormSection) -> AnyView {
    let fields = form.fields_of(section).map(|id| field(session, form, id)).listed();
    let note = section.note.clone().map(|note| view! { <p class="dim">{note}</p> });
    view! {
        <section class="box form-section" aria-label=section.title.clone()>
            <h2 class="box-title">{section.title.clone()}</h2>
            {note}
            <div class="form-fields">{fields}</div>
        </section>
    }
    .into_any()
}

fn field(session: Session, form: &'static Form, id: FormFieldId) -> AnyView {
    let spec = form.field(id);
    let value: Signal<String> = Memo::new(move |_| session.draft.with(|draft| draft.form.text(id).to_owned())).into();
    let change = Callback::new(move |text: String| session.edit(|draft| Arc::make_mut(&mut draft.form).set(id, text)));
    let (label, hint) = (spec.label.clone(), spec.hint.clone().unwrap_or_default());
    let entry = match &spec.kind {
        FormFieldKind::Text => view! { <TextArea label value change hint/> }.into_any(),
        FormFieldKind::Date => view! { <DateField label value change/> }.into_any(),
        FormFieldKind::Choice(options) => choice(label, value, change, options),
        FormFieldKind::Number(Some(unit)) => {
            let label = format!("{label}（{unit}）");
            view! { <TextField label value change hint/> }.into_any()
        }
        FormFieldKind::Line | FormFieldKind::Number(None) => view! { <TextField label value change hint/> }.into_any(),
    };
    let class = if spec.kind == FormFieldKind::Text { "form-field long" } else { "form-field" };
    // Paper shows what was written, not the box that it was written in.
    let text = live::text(move || value.get());
    view! {
        <div class=class><div class="no-print">{entry}</div><p class="paper"><b>{spec.label.clone()}</b>{text}</p></div>
    }
    .into_any()
}

fn choice(label: String, value: Signal<String>, change: Callback<String>, options: &[String]) -> AnyView {
    let option = |text: &String| view! { <option value=text.clone()>{text.clone()}</option> };
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <select class="in wide" prop:value=value on:change=move |ev| change.run(event_target_value(&ev))>
                <option value="">"未选"</option>
                {options.iter().map(option).listed()}
            </select>
        </label>
    }
    .into_any()
}
