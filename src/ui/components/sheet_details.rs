//! What the sheet has no column for: the current row's kind, unit, words and source, and which scoring points it feeds.

use super::keyed::keyed;
use super::late_field::LateField;
use super::live;
use super::live::Listed;
use super::plain::{button, say, tell};
use super::sheet::{Sheet, id_of};
use crate::browser::cells;
use crate::domain::ids::PointId;
use crate::domain::statistics::feed::{Basis, Counts, Feed};
use crate::domain::statistics::follow::{bind, pairs};
use crate::domain::statistics::rate::Measure;
use crate::domain::statistics::{Entry, Statistics};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{sheet as words, statistics};
use std::sync::Arc;

#[component]
pub fn SheetDetails(sheet: Sheet) -> impl IntoView {
    let shown = move || match sheet.row.get() {
        Some(key) => details(sheet, key),
        None => say("p", "dim", "点台账里的一行，这里就能写明它的计量单位、出处，或者选它用于哪个评分点。"),
    };
    view! {
        <section class="box no-print" aria-label="当前行" id="sheet-row">
            <h2 class="box-title">"当前行"</h2>
            {live::part(shown)}
        </section>
    }
}

fn details(sheet: Sheet, key: usize) -> AnyView {
    let session = sheet.session;
    let place = live::text(move || session.statistics().with(|all| statistics::place(all, id_of(key))));
    let group = Memo::new(move |_| sheet.book.with(|book| book.row(key).is_some_and(|row| row.line.is_group())));
    let says = move || {
        let lines = sheet
            .book
            .with(|book| book.row(key).map(|row| row.says.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>()));
        lines.filter(|lines| !lines.is_empty()).map(|lines| live::paragraphs("sum wrong", lines))
    };
    let text = move |label: &'static str,
                     hint: &'static str,
                     read: fn(&Entry) -> &String,
                     write: fn(&mut Entry) -> &mut String| {
        let value = live::text(move || sheet.read(key, |row| read(&row.line.entry).clone()));
        let change =
            Callback::new(move |text: String| sheet.edit_entry(key, Box::new(move |entry| *write(entry) = text)));
        view! { <LateField label value change hint/> }
    };
    let measure = live::text(move || sheet.read(key, |row| row.line.entry.measure.code().to_owned()));
    let set_measure = move |ev| {
        let code = event_target_value(&ev);
        if let Some(measure) = Measure::ALL.into_iter().find(|measure| measure.code() == code) {
            sheet.edit_entry(key, Box::new(move |entry| entry.measure = measure));
        }
    };
    let measures =
        Measure::ALL.map(|measure| view! { <option value=measure.code()>{statistics::measure(measure)}</option> });
    let partial = live::flag(move || sheet.read(key, |row| row.line.entry.partial.to_string()) == "true");
    let set_partial = move |_| sheet.edit_entry(key, Box::new(|entry| entry.partial = !entry.partial));
    let only_part = move || {
        group.get().then(|| {
            view! { <label class="check"><input type="checkbox" prop:checked=partial on:change=set_partial/>" 只列了其中一部分，各行之和可以小于总数"</label> }
        })
    };
    view! {
        <div class="row-details">
            {tell("p", "strong", place)}
            {live::when(says)}
            <Feeds sheet key_of=key/>
            <label class="field">
                <span class="field-name">"率的含义"</span>
                <select class="in wide" prop:value=measure on:change=set_measure>{measures.listed()}</select>
            </label>
            {text("计量单位", "如 批次、万亩；不填随上级", |entry| &entry.unit, |entry| &mut entry.unit)}
            {text("文字表述", "如 九成以上、近一半", |entry| &entry.claim, |entry| &mut entry.claim)}
            {text("出处", "文件、页码或条目", |entry| &entry.source, |entry| &mut entry.source)}
            {live::when(only_part)}
        </div>
    }
    .into_any()
}

/// Every two counts of a scoring point that can be fed.
pub fn takers(session: Session) -> Vec<(PointId, usize)> {
    let of = |point: PointId| pairs(&session.rule_set.point(point).fields).into_iter().map(move |field| (point, field));
    session.rule_set.point_ids().flat_map(of).collect()
}

/// What a point that takes counts is called in a list.
pub fn name(session: Session, point: PointId, field: usize) -> String {
    words::taker(session.rule_set, point, field)
}

/// The feed of two fields of a point.
pub fn feed_of(statistics: &Statistics, point: PointId, field: usize) -> Option<Feed> {
    statistics.feeds.iter().find(|feed| (feed.point, feed.field) == (point, field)).copied()
}

/// The points that take their counts from the row.
#[component]
fn Feeds(sheet: Sheet, key_of: usize) -> impl IntoView {
    let session = sheet.session;
    let takers = Arc::new(takers(session));
    let options: Vec<_> = takers.iter().map(|(point, field)| name(session, *point, *field)).collect();
    let options =
        options.into_iter().enumerate().map(|(at, name)| view! { <option value=at.to_string()>{name}</option> });
    let options = options.listed();
    let keys = {
        let takers = Arc::clone(&takers);
        Memo::new(move |_| {
            let fed = |(point, field): &(PointId, usize)| {
                session
                    .statistics()
                    .with(|all| feed_of(all, *point, *field).is_some_and(|feed| feed.from == id_of(key_of)))
            };
            (0..takers.len()).filter(|at| fed(&takers[*at])).collect::<Vec<_>>()
        })
    };
    let line = {
        let takers = Arc::clone(&takers);
        move |at: usize| takers.get(at).map(|(point, field)| fed_line(session, *point, *field)).into_any()
    };
    let add = move |ev: web_sys::Event| {
        let at = event_target_value(&ev).parse::<usize>().ok();
        if let Some((point, field)) = at.and_then(|at| takers.get(at).copied()) {
            let from = (id_of(key_of), Counts::PartOfWhole, Basis::Reported);
            session.edit(|draft| bind(draft, point, field, Some(from)));
            // The choice is one of many: it stands ready for the next one.
            cells::set_value("feed-add", "");
        }
    };
    view! {
        <div class="feeds-of">
            <label class="field">
                <span class="field-name">"用于评分点"</span>
                <select class="in wide" id="feed-add" on:change=add>
                    <option value="">"选一个评分点，让它从这一行取数…"</option>
                    {options}
                </select>
            </label>
            {keyed(move || keys.get(), line)}
        </div>
    }
}

/// One point that takes counts: which ones, what they are now, and the ways to change that.
pub fn fed_line(session: Session, point: PointId, field: usize) -> AnyView {
    let feed = move || session.statistics().with(|all| feed_of(all, point, field));
    let gives = live::text(move || {
        feed().map_or(String::new(), |feed| session.statistics().with(|all| words::gives(all, feed)))
    });
    let change = move |change: fn(&mut Feed)| {
        if let Some(mut feed) = untrack(feed) {
            change(&mut feed);
            session.edit(|draft| bind(draft, point, field, Some((feed.from, feed.counts, feed.basis))));
        }
    };
    let counts = live::text(move || feed().map_or(String::new(), |feed| words::counts(feed.counts).to_owned()));
    let basis = live::text(move || feed().map_or(String::new(), |feed| words::basis(feed.basis).to_owned()));
    let turn = move |_| {
        change(|feed| {
            feed.counts = if feed.counts == Counts::PartOfWhole { Counts::RestOfWhole } else { Counts::PartOfWhole }
        });
    };
    let turn_basis = move |_| {
        change(|feed| feed.basis = if feed.basis == Basis::Reported { Basis::Sum } else { Basis::Reported });
    };
    let code = &session.rule_set.point(point).code;
    view! {
        <div class="feed-line">
            <a href=session.link_to(code)>{name(session, point, field)}</a>
            {tell("div", "num", gives)}
            <div class="feed-tools">
                <button type="button" class="link" title="换成另一个数作分子" on:click=turn>{counts}</button>
                <button type="button" class="link" title="分组：用它报告的总数，还是各行相加" on:click=turn_basis>{basis}</button>
                {button("link", "不再取数", move || session.edit(|draft| bind(draft, point, field, None)))}
            </div>
        </div>
    }
    .into_any()
}
