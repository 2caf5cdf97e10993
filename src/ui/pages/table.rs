//! The same data as a dense table, for people who think in Excel.

use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;
use crate::ui::components::answer_control::AnswerControl;
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::keyed::{Slices, keyed};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead};
use crate::ui::components::point_row::Why;
use crate::ui::components::total_box::MiniTotal;
use crate::ui::components::veto_box::veto_state;
use crate::ui::filter::Filtering;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::{Level, Session};
use crate::words::terms::terms;
use crate::words::{explain_sum::range, figure, labels, paper};

#[component]
pub fn TablePage() -> impl IntoView {
    let Filtering { shown, .. } = expect_context();
    let rule_set = Session::expect().rule_set;
    let slices = Slices::provide();
    let keys = move |vetoes: bool| {
        let wanted = move |id: &&PointId| is_veto(rule_set, **id) == vetoes;
        move || shown.with(|shown| shown.iter().filter(wanted).map(|id| id.index()).collect::<Vec<_>>())
    };
    let row = move |at| rule_set.point_at(at).map(|point| view! { <TableRow point/> }).into_any();
    let vetoes = || {
        let none = live::flag(move || keys(true)().is_empty());
        view! {
            <tbody class="vetoes" hidden=none>
                <tr><th colspan="8" scope="rowgroup">"否决项"<span class="dim">"不计分；如有发生，按各条处理"</span></th></tr>
                {keyed(keys(true), row)}
            </tbody>
        }
    };
    let vetoes = rule_set.vetoes().next().map(|_| vetoes());
    view! {
        <main class="table-page">
            <PaperHead title="质量强县自评打分表" filtered=true/>
            <MiniTotal/>
            <FilterBar print=true/>
            <div class="scroll">
                <table class="dense">
                    <thead>
                        <tr>
                            <th scope="col">"编号"</th>
                            <th scope="col">"评分点"<span class="paper">"和自评情况"</span></th>
                            <th scope="col">"填报"</th>
                            <th scope="col" class="n">{terms(rule_set).score}</th>
                            <th scope="col" class="n">{terms(rule_set).worth}</th>
                            <th scope="col">"状态"</th>
                            <th scope="col">"牵头单位"</th>
                            <th scope="col">"备注"</th>
                        </tr>
                    </thead>
                    <tbody>{slices.keyed("8", keys(false), row)}</tbody>
                    {vetoes}
                    <Sums/>
                </table>
            </div>
            <PaperFoot/>
        </main>
    }
}

fn is_veto(rule_set: &RuleSet, id: PointId) -> bool {
    rule_set.category(rule_set.category_of(id)).veto
}

#[component]
fn TableRow(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let rule_set = session.rule_set;
    let spec = rule_set.point(point);
    let result = session.point_score(point);
    let note = session.text_of(point, |record| &record.note);
    let record = session.record(point);
    let lead = move || session.departments().with(|all| labels::lead(rule_set, all, point).to_owned());
    let set_note = move |ev| session.edit(|draft| draft.record_mut(point).note = event_target_value(&ev));
    // A veto earns nothing; what counts is whether it came true.
    let veto = is_veto(rule_set, point);
    let score = live::text(move || if veto { "—".to_owned() } else { result.with(|result| range(result.score)) });
    let worth = if veto { "—".to_owned() } else { spec.points.to_string() };
    let state = if veto {
        veto_state(session, point)
    } else {
        live::text(move || result.with(|result| labels::state(result.state).to_owned())).into_any()
    };
    view! {
        <tr id=format!("p-{}", spec.code) on:focusin=move |_| current.set(Some(point))>
            <td class="num"><a href=session.link_to(&spec.code)>{spec.code.clone()}</a></td>
            <td class="dense-text">{labels::wording(spec)}<Why point/></td>
            <td><AnswerControl point/></td>
            <td class="n num"><b>{score}</b></td>
            <td class="n num">{worth}</td>
            <td>{state}</td>
            <td>{live::text(lead)}</td>
            <td>
                <input class="in wide no-print" aria-label=format!("{} 备注", spec.code) prop:value=note on:input=set_note/>
                <span class="paper remarks">{live::text(move || record.with(paper::remarks))}</span>
            </td>
        </tr>
    }
}

/// On paper the table ends with its sums.
#[component]
fn Sums() -> impl IntoView {
    let session = Session::expect();
    let rule_set = session.rule_set;
    let row = move |(name, level): (String, Level)| {
        let score = session.level(level);
        view! {
            <tr>
                <td></td>
                <td>{name}</td>
                <td></td>
                <td class="n num"><b>{live::text(move || range(score.get()))}</b></td>
                <td class="n num">{live::text(move || score.get().max.to_string())}</td>
                <td colspan="3"></td>
            </tr>
        }
    };
    let name = |id| figure::category(rule_set, id);
    let scored = rule_set.category_ids().filter(|id| !rule_set.category(*id).veto);
    let categories = scored.map(|id| (name(id), Level::Category(id)));
    let rows = categories.chain(std::iter::once((terms(rule_set).total.to_owned(), Level::Total))).map(row).listed();
    view! { <tbody class="paper sums">{rows}</tbody> }
}
