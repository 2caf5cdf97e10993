//! Two counts with the rate beside them, or the bare percentage.

use super::feed_source::{is_fed, source_line};
use super::live;
use super::number_field::NumberField;
use crate::domain::field::{Cell, Cells};
use crate::domain::ids::PointId;
use crate::domain::scoring::rate::{RatioValue, ratio_value};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::number::percent;

/// The ratio whose three cells begin at `start`.
#[component]
pub fn RatioField(point: PointId, start: usize) -> impl IntoView {
    let session = Session::expect();
    let fields = &session.rule_set.point(point).fields;
    let filled = move |at: usize| {
        session.draft.with_untracked(|draft| {
            let record = draft.record(point);
            record.cell(at).is_some() || record.unread_at(at).is_some()
        })
    };
    let as_percent = RwSignal::new(filled(start + 2) && !filled(start) && !filled(start + 1));
    let (numerator, denominator) = (&fields[start].label, &fields[start + 1].label);
    let record = session.record(point);
    let rate = move || {
        let value = record.with(|record| ratio_value(Cells(record.cells()).slice(start, 3)));
        match value {
            RatioValue::Counts(quotient) => percent(quotient, None),
            RatioValue::NoData => "无数据".to_owned(),
            RatioValue::Blank | RatioValue::Percent(_) => String::new(),
        }
    };
    let fed = is_fed(session, point, start);
    let count = move |at: usize| {
        live::text(move || match record.with(|record| record.cell(at)) {
            Some(Cell::Number(number)) => number.to_string(),
            _ => "–".to_owned(),
        })
    };
    let fields = move || {
        if fed.get() {
            view! {
                <span class="fed num">{count(start)}</span>
                <span class="eq" aria-hidden="true">"÷"</span>
                <span class="fed num">{count(start + 1)}</span>
                <span class="rate num">{live::text(rate)}</span>
                {source_line(session, point, start)}
            }
            .into_any()
        } else if as_percent.get() {
            view! { <NumberField point field=start + 2 hint="百分率"/> }.into_any()
        } else {
            view! {
                <NumberField point field=start hint=numerator.clone()/>
                <span class="eq" aria-hidden="true">"÷"</span>
                <NumberField point field=start + 1 hint=denominator.clone()/>
                <span class="rate num">{live::text(rate)}</span>
            }
            .into_any()
        }
    };
    let switch = move || if as_percent.get() { "改填两个数" } else { "改填 %" };
    view! {
        <span class="ratio">
            {live::part(fields)}
            <button type="button" class="link swap" hidden=live::flag(move || fed.get()) on:click=move |_| as_percent.update(|on| *on = !*on)>{live::text(move || switch().to_owned())}</button>
        </span>
    }
}
