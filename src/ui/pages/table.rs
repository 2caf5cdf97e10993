//! The same data as a dense table, for people who think in Excel.

use crate::domain::ids::PointId;
use crate::ui::components::answer_control::AnswerControl;
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::keyed::keyed;
use crate::ui::components::live;
use crate::ui::components::point_row::Why;
use crate::ui::components::total_box::MiniTotal;
use crate::ui::filter::Filtering;
use crate::ui::pages::fill::Current;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{explain_sum::range, labels};

#[component]
pub fn TablePage() -> impl IntoView {
    let Filtering { shown, .. } = expect_context();
    let rule_set = Session::expect().rule_set;
    let keys = move || shown.with(|shown| shown.iter().map(|id| id.index()).collect());
    let row = move |at| rule_set.point_ids().nth(at).map(|point| view! { <TableRow point/> }).into_any();
    view! {
        <main class="table-page">
            <MiniTotal/>
            <FilterBar/>
            <div class="scroll">
                <table class="dense">
                    <thead>
                        <tr>
                            <th scope="col">"编号"</th>
                            <th scope="col">"评分点"</th>
                            <th scope="col">"填报"</th>
                            <th scope="col" class="n">"得分"</th>
                            <th scope="col" class="n">"分值"</th>
                            <th scope="col">"状态"</th>
                            <th scope="col">"牵头单位"</th>
                            <th scope="col">"备注"</th>
                        </tr>
                    </thead>
                    <tbody>{keyed(keys, row)}</tbody>
                </table>
            </div>
        </main>
    }
}

#[component]
fn TableRow(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let Current(current) = expect_context();
    let rule_set = session.rule_set;
    let spec = rule_set.point(point);
    let result = session.point_score(point);
    let note = session.text_of(point, |record| &record.note);
    let set_note = move |ev| session.edit(|draft| draft.record_mut(point).note = event_target_value(&ev));
    view! {
        <tr id=format!("p-{}", spec.code) on:focusin=move |_| current.set(Some(point))>
            <td class="num"><a href=session.link_to(&spec.code)>{spec.code.clone()}</a></td>
            <td class="dense-text">{spec.text.clone()}<Why point/></td>
            <td><AnswerControl point/></td>
            <td class="n num"><b>{live::text(move || result.with(|result| range(result.score)))}</b></td>
            <td class="n num">{spec.points.to_string()}</td>
            <td>{live::text(move || result.with(|result| labels::state(result.state).to_owned()))}</td>
            <td>{labels::lead(rule_set, spec.indicator).to_owned()}</td>
            <td>
                <input class="in wide" aria-label=format!("{} 备注", spec.code) prop:value=note on:input=set_note/>
            </td>
        </tr>
    }
}
