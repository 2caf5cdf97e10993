//! A score that explains itself when clicked.

use crate::domain::scorecard::Score;
use crate::words::explain_sum::range;
use leptos::prelude::*;

/// `4.5 / 8` as a button that opens or closes an explanation. Nothing settled yet reads "–".
#[component]
pub fn ScoreNumber(
    #[prop(into)] score: Signal<Score>,
    #[prop(into)] open: RwSignal<bool>,
    #[prop(into)] label: String,
) -> impl IntoView {
    let text = move || {
        let score = score.get();
        let untouched = score.sure.hundredths() == 0 && score.possible == score.max;
        if untouched { "–".to_owned() } else { range(score) }
    };
    let look = move || {
        let score = score.get();
        if score.possible < score.max {
            if score.possible.hundredths() == 0 { "score z" } else { "score h" }
        } else if score.sure < score.possible {
            "score q"
        } else {
            "score f"
        }
    };
    view! {
        <button
            type="button"
            class=look
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=move || format!("{label}：{} 分，满分 {}，查看怎么算的", text(), score.get().max)
            title="怎么算的"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <span class="num">{text}</span>
            <small class="num">" / "{move || score.get().max.to_string()}</small>
        </button>
    }
}
