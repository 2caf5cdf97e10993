//! The field for the points that a reviewer sets. What cannot be read changes nothing and is said.

use super::live;
use super::reviewing::Reviewing;
use crate::domain::field::{Cell, FieldKind};
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::review::{Mark, Verdict};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::reading::{self, Reading, Unreadable};

/// The points that a text stands for; `None` for a blank one.
fn understood(text: &str, kind: &FieldKind) -> Result<Option<(Points, Option<String>)>, Unreadable> {
    let reading = reading::read(text, kind)?;
    let points = |cell| match cell {
        Cell::Number(number) => Points::from_decimal(number),
        Cell::Flag(_) | Cell::Choice(_) => None,
    };
    Ok(reading.and_then(|Reading { cell, echo }| Some((points(cell)?, echo))))
}

/// `asked`: the field is there before there are any points.
#[component]
pub fn SetPoints(point: PointId, mark: Memo<Option<Mark>>, asked: RwSignal<bool>) -> impl IntoView {
    let reviewing: Reviewing = expect_context();
    let spec = Session::expect().rule_set.point(point);
    let kind = FieldKind::Points(spec.points);
    let read = {
        let kind = kind.clone();
        move |text: &str| understood(text, &kind)
    };
    // Blank until some are set.
    let held = live::text(move || match mark.with(|mark| mark.as_ref().map(|mark| mark.verdict)) {
        Some(Verdict::Set(points)) => points.to_string(),
        _ => String::new(),
    });
    let typed = RwSignal::new(held.get_untracked());
    // What was typed stays as long as it says what is held or says nothing that counts.
    let shown = live::settled(move || match typed.with(|typed| read(typed)) {
        Ok(Some((points, _))) if points.to_string() != held.get() => held.get(),
        _ => typed.get(),
    });
    let commit = {
        let kind = kind.clone();
        move |ev| {
            let text = event_target_value(&ev);
            if let Ok(Some((points, _))) = understood(&text, &kind) {
                reviewing.mark(&[point], Verdict::Set(points));
                asked.set(false);
            }
            typed.set(text);
        }
    };
    let remark = move || {
        let (bad, text) = match understood(&shown.get(), &kind) {
            Ok(Some((_, echo))) => (false, format!("读作 {}", echo?)),
            Ok(None) if held.get().is_empty() => (true, format!("请填 0～{} 分，填了才算", spec.points)),
            Ok(None) => (true, format!("空着不算，仍是 {} 分", held.get())),
            Err(problem) => (true, reading::sentence(&problem)),
        };
        Some(view! { <span class=if bad { "misread" } else { "echo" } role=bad.then_some("alert")>{text}</span> })
    };
    let settle = move |_| {
        let held = held.get_untracked();
        if !held.is_empty() {
            typed.set(held);
        }
    };
    view! {
        <span class="number">
            <input
                class="in num"
                inputmode="decimal"
                autocomplete="off"
                aria-label=format!("{} 核定分", spec.code)
                prop:value=shown
                on:input=commit
                on:change=settle
            />
            <span class="unit">"分"</span>
            {live::when(remark)}
        </span>
    }
}
