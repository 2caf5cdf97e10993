//! The categories with their progress; the one at work is unfolded into its indicators.

use super::bar::Bar;
use super::live;
use super::live::Listed;
use crate::domain::ids::{CategoryId, IndicatorId, PointId};
use crate::domain::points::Points;
use crate::domain::scorecard::State;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::explain_sum::range;

#[component]
pub fn CategoryNav() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let categories = rule_set.category_ids().filter(|id| rule_set.indicators_of(*id).any(|id| covers(session, id)));
    view! {
        <nav class="side" aria-label="类别">
            <h2 class="side-title">"类别"</h2>
            {categories.map(|category| view! { <CategoryLink category/> }).listed()}
        </nav>
    }
}

#[component]
fn CategoryLink(category: CategoryId) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let rule_set = session.rule_set;
    let score = session.level(Level::Category(category));
    let active = Memo::new(move |_| {
        let first = rule_set.indicator_ids().find(|id| covers(session, *id)).map(|id| rule_set.indicator(id).category);
        let at = current.get().map(|id| rule_set.indicator(rule_set.point(id).indicator).category);
        at.or(first) == Some(category)
    });
    let spec = rule_set.category(category);
    let first = rule_set.indicators_of(category).find(|id| covers(session, *id));
    let link = first.map(|id| session.link_to(&rule_set.indicator(id).code)).unwrap_or_default();
    let indicators = move || {
        let link = |id| view! { <IndicatorLink indicator=id/> };
        active.get().then(|| view! { <div class="items">{rule_set.indicators_of(category).filter(|id| covers(session, *id)).map(link).listed()}</div> })
    };
    view! {
        <a class="cat" class:on=active href=link>
            <span class="t">
                <span>{spec.name.clone()}</span>
                <span class="s num">{live::text(move || range(score.get()))}" / "{spec.points.to_string()}</span>
            </span>
            <Bar score target=None class="bar thin"/>
        </a>
        {live::when(indicators)}
    }
}

/// Whether the draft is about any of an indicator's points; a task pack is about some only.
fn covers(session: Session, indicator: IndicatorId) -> bool {
    points(session, indicator).next().is_some()
}

fn points(session: Session, indicator: IndicatorId) -> impl Iterator<Item = PointId> {
    session.rule_set.points_of(indicator).filter(move |id| session.draft.with_untracked(|draft| draft.covers(*id)))
}

#[component]
fn IndicatorLink(indicator: IndicatorId) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let rule_set = session.rule_set;
    let spec = rule_set.indicator(indicator);
    let score = session.level(Level::Indicator(indicator));
    let open = Memo::new(move |_| {
        let open = |id: &PointId| {
            session.point_score(*id).with(|point| matches!(point.state, State::Blank | State::Unverified))
        };
        points(session, indicator).filter(open).count()
    });
    let count = points(session, indicator).count();
    // The dot's shape tells the state too: empty, half, full, crossed.
    let dot = move || match (open.get(), score.get()) {
        (open, _) if open == count => ("dot", "未填"),
        (open, _) if open > 0 => ("dot h", "部分已填"),
        (_, score) if score.sure == score.max => ("dot f", "全部达到"),
        (_, score) if score.sure == Points::ZERO => ("dot x", "都没有达到"),
        _ => ("dot p", "部分达到"),
    };
    let here = move || current.get().is_some_and(|id| rule_set.point(id).indicator == indicator);
    let text = move || if open.get() == count { "–".to_owned() } else { range(score.get()) };
    view! {
        <a class="item-link" class:on=live::flag(here) href=session.link_to(&spec.code)>
            <span class=live::text(move || dot().0.to_owned()) role="img" aria-label=live::text(move || dot().1.to_owned())></span>
            <span class="item-name">{format!("{} {}", spec.code, spec.name)}</span>
            <span class="num">{live::text(text)}</span>
        </a>
    }
}
