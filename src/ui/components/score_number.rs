//! A score that explains itself when clicked.

use super::explain_button::explain_button;
use super::live;
use crate::domain::scorecard::Score;
use crate::ui::prelude::*;
use crate::words::explain_sum::range;

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
            if score.possible.hundredths() == 0 { "score z".to_owned() } else { "score h".to_owned() }
        } else if score.sure < score.possible {
            "score q".to_owned()
        } else {
            "score f".to_owned()
        }
    };
    let told = move || format!("{} / {} {label}", text(), score.get().max);
    let content = view! {
        <span class="num">{live::text(text)}</span>
        <small class="num">" / "{live::text(move || score.get().max.to_string())}</small>
    };
    explain_button(open, live::text(look), live::text(told), content.into_any())
}
