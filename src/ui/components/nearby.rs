//! Cards of a large table: only those near the window are drawn; the others keep their place and their heading.

use super::indicator_card::CardBody;
use crate::browser::near::Watch;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::filter::Filtering;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::Session;

/// The class of the groups of cards. Of those far from the window the browser (Chromium 85 on) neither lays out nor paints anything.
const GROUP: &str = "cards";
/// So many are drawn before anything is known of the window.
const FIRST: usize = 2;
/// What a card and each of its rows take, as long as it was not measured, and what is between two cards, in pixels.
const CARD: usize = 52;
const ROW: usize = 85;
const BETWEEN: usize = 14;

/// A card that is not drawn: how high it was when it was, with how many rows; at first nothing.
type Far = Option<(i32, usize)>;

/// The cards by indicator, `None` where drawn.
#[derive(Clone, Copy)]
pub struct Nearby(StoredValue<Vec<RwSignal<Option<Far>>>>);

impl Nearby {
    /// For the page that is being made. Wherever work goes on is drawn; what is near the window is, too.
    pub fn provide(session: Session) {
        let first = |id: IndicatorId| RwSignal::new((id.index() >= FIRST).then_some(None));
        let nearby = Self(StoredValue::new(session.rule_set.indicator_ids().map(first).collect()));
        provide_context(nearby);
        let Current(current) = expect_context();
        Effect::new(move |_| {
            if let Some(point) = current.get() {
                nearby.draw(session.rule_set.point(point).indicator);
            }
        });
        let watch = StoredValue::new(None);
        let Filtering { shown, .. } = expect_context();
        let tell = move |id: &str, height: Option<i32>| {
            let code = id.strip_prefix("i-").unwrap_or(id);
            let Some(indicator) = session.rule_set.indicator_by_code(code) else { return };
            match height {
                None => nearby.draw(indicator),
                Some(height) => nearby.clear(indicator, (height, count(session, shown, indicator))),
            }
        };
        request_animation_frame(move || {
            watch.try_update_value(|watch| *watch = Watch::new(GROUP, tell));
            if watch.try_with_value(Option::is_none) == Some(true) {
                session.rule_set.indicator_ids().for_each(|id| nearby.draw(id));
            }
        });
    }

    fn card(self, id: IndicatorId) -> RwSignal<Option<Far>> {
        self.0.with_value(|cards| cards[id.index()])
    }

    fn draw(self, id: IndicatorId) {
        let card = self.card(id);
        if card.with_untracked(Option::is_some) {
            card.set(None);
        }
    }

    fn clear(self, id: IndicatorId, measured: (i32, usize)) {
        let card = self.card(id);
        if card.with_untracked(Option::is_none) {
            card.set(Some(Some(measured)));
        }
    }
}

/// The rows that the filter leaves of a card.
fn count(session: Session, shown: Memo<Vec<PointId>>, id: IndicatorId) -> usize {
    let passes = |shown: &Vec<PointId>, id: &PointId| shown.binary_search(id).is_ok();
    shown.with_untracked(|shown| session.rule_set.points_of(id).filter(|id| passes(shown, id)).count())
}

/// The cards of a category in a large table, in so many groups of so many cards that neither are many.
#[component]
pub fn NearbyCards(category: CategoryId) -> impl IntoView {
    let rule_set = Session::expect().rule_set;
    let all: Vec<_> = rule_set.indicators_of(category).collect();
    let many = rule_set.indicator_ids().len();
    let size = (10..many).find(|size| size * size >= many).unwrap_or(10);
    all.chunks(size).map(|some| group(some.to_vec())).listed()
}

fn group(cards: Vec<IndicatorId>) -> AnyView {
    let session = Session::expect();
    let Filtering { shown, .. } = expect_context();
    let drawn = cards.clone().into_iter().map(|indicator| view! { <NearbyCard indicator/> }).listed();
    let height = Memo::new(move |_| {
        shown.track();
        let rows = cards.iter().map(|id| count(session, shown, *id)).filter(|rows| *rows > 0);
        rows.map(|rows| CARD + ROW * rows + BETWEEN).sum::<usize>()
    });
    // Kernels before 98 take the first.
    let look = move || format!("contain-intrinsic-size:1px {0}px;contain-intrinsic-size:auto {0}px", height.get());
    let empty = live::flag(move || height.get() == 0);
    view! { <div class="cards" hidden=empty prop:style=live::text(look)>{drawn}</div> }.into_any()
}

/// The card of an indicator in a large table.
#[component]
fn NearbyCard(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let Filtering { shown, .. } = expect_context();
    let card = expect_context::<Nearby>().card(indicator);
    let spec = session.rule_set.indicator(indicator);
    let rows = Memo::new(move |_| {
        shown.track();
        count(session, shown, indicator)
    });
    // A card that was hidden has no height.
    let look = move || match (card.get(), rows.get()) {
        (None, _) => String::new(),
        (Some(Some((height, then))), now) if height > 0 && then == now => format!("height:{height}px"),
        (Some(_), now) => format!("height:{}px", CARD + ROW * now),
    };
    let content = move || {
        if card.with(Option::is_none) {
            view! { <CardBody indicator/> }.into_any()
        } else {
            view! { <header><span class="no num">{spec.code.clone()}</span><h3>{spec.name.clone()}</h3></header> }
                .into_any()
        }
    };
    view! {
        <section
            class="card lazy"
            id=format!("i-{}", spec.code)
            aria-label=format!("指标 {} {}", spec.code, spec.name)
            hidden=live::flag(move || rows.get() == 0)
            prop:style=live::text(look)
        >
            {live::part(content)}
        </section>
    }
}
