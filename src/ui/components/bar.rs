//! A bar from nothing to full: sure, possible and a target mark. SVG, so that it also prints.

use super::live;
use crate::domain::points::Points;
use crate::domain::scorecard::Score;
use crate::ui::prelude::*;

/// Share of `part` in `whole` in hundredths of a percent; nothing of nothing is 0.
fn share(part: Points, whole: Points) -> i32 {
    let whole = i64::from(whole.hundredths());
    if whole == 0 { 0 } else { i32::try_from(i64::from(part.hundredths()) * 10_000 / whole).unwrap_or(0) }
}

/// `class` sets the height. The numbers must stand beside it in text; the bar itself is hidden from screen readers.
#[component]
pub fn Bar(
    #[prop(into)] score: Signal<Score>,
    #[prop(into)] target: Signal<Option<Points>>,
    class: &'static str,
) -> impl IntoView {
    let sure = move || share(score.get().sure, score.get().max).to_string();
    let open = move || share(score.get().open(), score.get().max).to_string();
    // Empty where there is no target. A part that is built anew touches the page even where nothing changed.
    let place = Memo::new(move |_| match target.get() {
        Some(target) => (share(target, score.get().max).clamp(0, 10_000) - 40).to_string(),
        None => String::new(),
    });
    let mark = move || {
        let place = place.get();
        (!place.is_empty()).then(|| view! { <rect class="mark" x=place y="0" width="80" height="100"/> })
    };
    view! {
        <svg class=class viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole" x="0" y="0" width="10000" height="100"/>
            <rect class="sure" x="0" y="0" width=live::text(sure) height="100"/>
            <rect class="open" x=live::text(sure) y="0" width=live::text(open) height="100"/>
            {live::when(mark)}
        </svg>
    }
}
