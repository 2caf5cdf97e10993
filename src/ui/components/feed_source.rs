//! On a scoring point: where its two counts come from, if the statistics ledger gives them.

use super::live;
use super::live::Listed;
use super::plain::{button, tell};
use super::sheet_details::{feed_of, name};
use crate::domain::ids::PointId;
use crate::domain::statistics::feed::{Basis, Counts, Feed};
use crate::domain::statistics::follow::{bind, pairs};
use crate::domain::statistics::sheet::lines;
use crate::domain::statistics::{EntryId, Statistics};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::routes::DraftPage;
use crate::ui::session::Session;
use crate::words::sheet;

/// Whether two fields of a point are fed.
pub fn is_fed(session: Session, point: PointId, field: usize) -> Memo<bool> {
    let statistics = session.statistics();
    Memo::new(move |_| statistics.with(|all| feed_of(all, point, field).is_some()))
}

/// Beside counts that are fed: where they come from, why there are none, and the way to type them instead.
pub fn source_line(session: Session, point: PointId, field: usize) -> AnyView {
    let notices = expect_context::<Notices>();
    let statistics = session.statistics();
    let of = move |read: fn(&Statistics, Feed) -> String| {
        live::text(move || {
            statistics.with(|all| feed_of(all, point, field).map_or(String::new(), |feed| read(all, feed)))
        })
    };
    let unbind = move || {
        session.edit(|draft| bind(draft, point, field, None));
        let code = &session.rule_set.point(point).code;
        notices.offer(
            format!("{code} 不再跟随统计台账，原来的数留着，可以改了。"),
            "撤销",
            move || drop(session.undo()),
        );
    };
    view! {
        <span class="fed-from">
            <a href=session.link(DraftPage::Statistics)>"取自统计台账 · "{of(sheet::source)}</a>
            {tell("span", "why-not", of(|all, feed| Some(sheet::gives(all, feed)).filter(|text| text.starts_with("取不到")).unwrap_or_default()))}
            {button("link no-print", "改为手填", unbind)}
        </span>
    }
    .into_any()
}

/// Among a point's details: which row its counts are taken from.
#[component]
pub fn FeedSources(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let fields = if session.is_task() { Vec::new() } else { pairs(&session.rule_set.point(point).fields) };
    fields.into_iter().map(|field| choice(session, point, field)).listed()
}

fn choice(session: Session, point: PointId, field: usize) -> AnyView {
    let rows = session.statistics().with_untracked(|all| lines(all, &[]));
    if rows.is_empty() {
        return live::nothing();
    }
    let options = rows.into_iter().map(|line| {
        let indent = "　".repeat(line.level);
        let blank = line.entry.name.trim().is_empty();
        let name = if blank { "（未命名）" } else { &line.entry.name };
        view! { <option value=line.entry.id.0.to_string()>{format!("{indent}{name}")}</option> }
    });
    let from = live::text(move || {
        session
            .statistics()
            .with(|all| feed_of(all, point, field).map_or(String::new(), |feed| feed.from.0.to_string()))
    });
    let choose = move |ev: web_sys::Event| {
        let from = event_target_value(&ev).parse().ok().map(|id| (EntryId(id), Counts::PartOfWhole, Basis::Reported));
        session.edit(|draft| bind(draft, point, field, from));
    };
    view! {
        <label class="field">
            <span class="field-name">{format!("从统计台账取数：{}", name(session, point, field))}</span>
            <select class="in wide" prop:value=from on:change=choose>
                <option value="">"不取，手工填"</option>
                {options.listed()}
            </select>
        </label>
    }
    .into_any()
}
