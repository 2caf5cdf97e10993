//! The control that fits a scoring kind. One branch a kind; the compiler asks for a new one.

use super::choice::Choice;
use super::live::Listed;
use super::number_field::NumberField;
use super::ratio_field::RatioField;
use crate::domain::draft::Standing;
use crate::domain::field::{Cell, FieldKind};
use crate::domain::ids::PointId;
use crate::domain::scoring::conditions::Condition;
use crate::domain::scoring::deduct::Deduct;
use crate::domain::scoring::each::EachItem;
use crate::domain::scoring::steps::Measured;
use crate::domain::scoring::{Scoring, Test};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::explain::year_label;

/// The fields of a scoring point and its standing.
#[component]
pub fn AnswerControl(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let scoring = &session.rule_set.point(point).scoring;
    let fields = match scoring {
        Scoring::Test(Test::Met | Test::NoIncident) | Scoring::Veto(_) => {
            return view! { <FlagWithStanding point/> }.into_any();
        }
        Scoring::Test(test) => test_control(point, test, 0),
        Scoring::Judged => {
            view! { <NumberField point field=0 hint=format!("0～{}", session.rule_set.point(point).points)/> }
                .into_any()
        }
        Scoring::Each(items) | Scoring::Deduct(Deduct { items, .. }) => labelled(point, 0, items),
        Scoring::BasePlus(base) => {
            let more = labelled(point, 1, &base.items);
            view! { <div class="part"><span class="part-text">{base.text.clone()}</span><FlagField point field=0/></div>{more} }
                .into_any()
        }
        Scoring::Steps(steps) => match &steps.measured {
            Measured::Ratio(_) => view! { <RatioField point start=0/> }.into_any(),
            Measured::Quantity { name, .. } => view! { <NumberField point field=0 hint=name.clone()/> }.into_any(),
        },
        Scoring::BestLevel(levels) => best_level(point, levels.iter().map(|level| level.name.clone()).collect()),
        Scoring::SumOfLevels(levels) => {
            let row = |(at, name): (usize, &String)| view! { <div class="part"><span class="part-text">{name.clone()}</span><FlagField point field=at/></div> };
            levels.iter().map(|level| &level.name).enumerate().map(row).listed()
        }
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => conditions_control(point, conditions),
    };
    view! {
        <div class="answer">
            {fields}
            <StandingField point/>
        </div>
    }
    .into_any()
}

fn test_control(point: PointId, test: &'static Test, start: usize) -> AnyView {
    match test {
        Test::Met | Test::NoIncident => view! { <FlagField point field=start/> }.into_any(),
        Test::Rate(_) => view! { <RatioField point start/> }.into_any(),
        Test::Count(count) => view! { <NumberField point field=start hint=count.name.clone()/> }.into_any(),
        Test::Trend(trend) => {
            let row = |year: usize| {
                view! {
                    <tr>
                        <th scope="row">{year_label(trend.times - year)}</th>
                        <td><RatioField point start=start + 3 * year/></td>
                    </tr>
                }
            };
            view! { <table class="years"><tbody>{(0..=trend.times).map(row).listed()}</tbody></table> }.into_any()
        }
        Test::Benchmark(benchmark) => view! {
            <RatioField point start/>
            <div class="part">
                <span class="part-text">{benchmark.reference.clone()}</span>
                <NumberField point field=start + 3 hint="百分率"/>
            </div>
        }
        .into_any(),
    }
}

fn conditions_control(point: PointId, conditions: &'static [Condition]) -> AnyView {
    let mut start = 0;
    let rows = conditions.iter().map(|condition| {
        let control = test_control(point, &condition.test, start);
        start += condition.test.fields().len();
        view! { <div class="part"><span class="part-text">{condition.text.clone()}</span>{control}</div> }
    });
    rows.listed()
}

fn labelled(point: PointId, start: usize, items: &[EachItem]) -> AnyView {
    let field = |(at, item): (usize, &EachItem)| {
        view! { <span class="item"><span class="part-text">{item.name.clone()}</span><NumberField point field=start + at hint=""/></span> }
    };
    items.iter().enumerate().map(field).listed()
}

fn best_level(point: PointId, names: Vec<String>) -> AnyView {
    let session = Session::expect();
    let mut options: Vec<_> = names.into_iter().map(|name| (name, "y")).collect();
    let none = options.len();
    options.push(("均无".to_owned(), "n"));
    let record = session.record(point);
    let chosen = Memo::new(move |_| match record.with(|record| record.cell(0)) {
        Some(Cell::Choice(level)) => Some(level.unwrap_or(none)),
        _ => None,
    });
    let choose = move |at: Option<usize>| {
        let cell = at.map(|at| Cell::Choice((at < none).then_some(at)));
        session.edit(|draft| draft.set_cell(session.rule_set, point, 0, cell));
    };
    let code = &session.rule_set.point(point).code;
    view! { <Choice name=format!("level-{code}") label=format!("{code} 等级") options chosen choose/> }.into_any()
}

/// Yes or no, as one of several fields.
#[component]
fn FlagField(point: PointId, field: usize) -> impl IntoView {
    let session = Session::expect();
    let spec = &session.rule_set.point(point).fields[field];
    let options = flag_labels(&spec.kind).map(|(text, tone)| (text.to_owned(), tone)).to_vec();
    let record = session.record(point);
    let chosen = Memo::new(move |_| record.with(|record| flag_position(record.cell(field))));
    let choose = move |at: Option<usize>| {
        let cell = at.map(|at| Cell::Flag(at == 0));
        session.edit(|draft| draft.set_cell(session.rule_set, point, field, cell));
    };
    let code = &session.rule_set.point(point).code;
    view! { <Choice name=format!("{code}-{}", spec.key) label=format!("{code} {}", spec.label) options chosen choose/> }
}

fn flag_labels(kind: &FieldKind) -> [(&'static str, &'static str); 2] {
    match kind {
        FieldKind::Incident => [("未发生", "y"), ("已发生", "n")],
        _ => [("达到", "y"), ("未达到", "n")],
    }
}

fn flag_position(cell: Option<Cell>) -> Option<usize> {
    match cell {
        Some(Cell::Flag(true)) => Some(0),
        Some(Cell::Flag(false)) => Some(1),
        _ => None,
    }
}

const STANDINGS: [(&str, Standing); 2] = [("待核实", Standing::Unverified), ("不适用", Standing::NotApplicable)];

/// Yes, no, to be verified, not applicable: one row for a point that is a single yes or no.
#[component]
fn FlagWithStanding(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let flags = flag_labels(&session.rule_set.point(point).fields[0].kind);
    let standings = STANDINGS.map(|(text, _)| (text, "b"));
    let options = flags.into_iter().chain(standings).map(|(text, tone)| (text.to_owned(), tone)).collect();
    let record = session.record(point);
    let chosen = Memo::new(move |_| {
        record.with(|record| match record.standing {
            Standing::Plain => flag_position(record.cell(0)),
            Standing::Unverified => Some(2),
            Standing::NotApplicable => Some(3),
        })
    });
    let choose = move |at: Option<usize>| {
        session.edit(|draft| {
            draft.record_mut(point).standing = match at {
                Some(2) => Standing::Unverified,
                Some(3) => Standing::NotApplicable,
                _ => Standing::Plain,
            };
            match at {
                Some(at @ 0..=1) => draft.set_cell(session.rule_set, point, 0, Some(Cell::Flag(at == 0))),
                None => draft.set_cell(session.rule_set, point, 0, None),
                // The flag stays, so that it is there again when the doubt is settled.
                Some(_) => {}
            }
        });
    };
    let code = &session.rule_set.point(point).code;
    view! { <Choice name=format!("flag-{code}") label=format!("{code} 是否达到") options chosen choose/> }
}

/// 待核实 / 不适用 beside other fields; the fields keep what they hold.
#[component]
fn StandingField(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let record = session.record(point);
    let chosen = Memo::new(move |_| {
        let standing = record.with(|record| record.standing);
        STANDINGS.iter().position(|(_, known)| *known == standing)
    });
    let choose = move |at: Option<usize>| {
        let standing = at.and_then(|at| STANDINGS.get(at)).map_or(Standing::Plain, |(_, standing)| *standing);
        session.edit(|draft| draft.record_mut(point).standing = standing);
    };
    let options = STANDINGS.map(|(text, _)| (text.to_owned(), "b")).to_vec();
    let code = &session.rule_set.point(point).code;
    view! { <span class="standing"><Choice name=format!("standing-{code}") label=format!("{code} 状态") options chosen choose/></span> }
}
