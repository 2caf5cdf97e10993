//! The texts of the self-assessment report (自评报告): what people write, beside what the report says by itself.

use crate::browser::clock;
use crate::domain::draft::Draft;
use crate::domain::ids::{CategoryId, IndicatorId};
use crate::domain::ledger::Ledger;
use crate::domain::report_texts::{ReportPart, ReportTexts};
use crate::report::Inputs;
use crate::report::automatic::{Automatic, automatic};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::plain::{el, say, tell};
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{report_texts as words, self_report};
use std::sync::Arc;

/// A place to write.
#[derive(Clone, Copy)]
enum Slot {
    Part(ReportPart),
    Statement(IndicatorId),
}

impl Slot {
    fn text(self, texts: &ReportTexts) -> &str {
        match self {
            Self::Part(part) => texts.part(part),
            Self::Statement(id) => texts.statement(id),
        }
    }

    fn automatic(self, all: &Automatic) -> &[String] {
        match self {
            Self::Part(part) => all.part(part),
            Self::Statement(id) => all.indicator(id),
        }
    }
}

#[derive(Clone, Copy)]
struct Report {
    session: Session,
    automatic: Memo<Option<Automatic>>,
}

#[component]
pub fn ReportPage() -> impl IntoView {
    let session = Session::expect();
    // What the report says by itself is worked out anew only when something else than its texts has changed.
    let facts = Memo::new(move |_| {
        let mut draft = session.draft.with(Clone::clone);
        (draft.report_texts, draft.ledger) = (Arc::default(), Ledger::default());
        draft
    });
    let automatic = Memo::new(move |_| {
        facts.with(|draft| {
            session.scorecard.with(|card| {
                let (rule_set, today) = (session.rule_set, clock::today()?);
                Some(automatic(&Inputs { rule_set, draft, card, today }))
            })
        })
    });
    let report = Report { session, automatic };
    let mut parts = vec![
        say("h1", "", "自评报告"),
        say(
            "p",
            "dim",
            "左边写您自己的话，右边是报告自动写的内容，随填报变化。左边的文字排在该部分或该指标的最前面；不写，报告也完整。每行成为一段。",
        ),
        tell("p", "dim", live::text(move || session.draft.with(|draft| written(session, draft)))),
    ];
    for part in ReportPart::ALL {
        parts.push(say("h2", "", self_report::part(part)));
        parts.push(slot(report, Slot::Part(part), self_report::part(part).to_owned()));
        if part == ReportPart::Indicators {
            parts.extend(session.rule_set.category_ids().map(|id| category(report, id)));
        }
    }
    el("main", "wide-page report-page", parts)
}

/// `已写 3 处，共 240 字。`
fn written(session: Session, draft: &Draft) -> String {
    let texts = &draft.report_texts;
    let parts = ReportPart::ALL.map(Slot::Part).into_iter();
    let all = parts
        .chain(session.rule_set.indicator_ids().map(Slot::Statement))
        .map(|slot| words::characters(slot.text(texts)));
    let (count, sum) = all.filter(|count| *count > 0).fold((0, 0), |(count, sum), one| (count + 1, sum + one));
    words::written(count, sum)
}

fn category(report: Report, id: CategoryId) -> AnyView {
    let rule_set = report.session.rule_set;
    let one = |id: IndicatorId| {
        let indicator = rule_set.indicator(id);
        slot(report, Slot::Statement(id), format!("{}. {}", indicator.code, indicator.name))
    };
    let heading = el("h3", "", vec![rule_set.category(id).name.clone().into_any()]);
    el("div", "", vec![heading, rule_set.indicators_of(id).map(one).listed()])
}

fn slot(report: Report, slot: Slot, label: String) -> AnyView {
    let Report { session, automatic } = report;
    let text = Memo::new(move |_| session.draft.with(|draft| slot.text(&draft.report_texts).to_owned()));
    let count = live::text(move || text.with(|text| words::counted(words::characters(text))));
    let change = move |ev| {
        let text = event_target_value(&ev);
        session.edit(|draft| {
            let texts = Arc::make_mut(&mut draft.report_texts);
            match slot {
                Slot::Part(part) => texts.set_part(part, text),
                Slot::Statement(id) => texts.set_statement(id, text),
            }
        });
    };
    // Only what this place shows wakes it.
    let lines = Memo::new(move |_| {
        automatic.with(|all| all.as_ref().map(|all| slot.automatic(all).to_vec()).unwrap_or_default())
    });
    let none = match slot {
        Slot::Part(ReportPart::Indicators) => "各指标的情况，逐项写在下面。",
        _ => "没有要写的。",
    };
    let shown = move || {
        let line = |line: &String| el("p", "", vec![line.clone().into_any()]);
        lines.with(|lines| if lines.is_empty() { say("p", "", none) } else { lines.iter().map(line).listed() })
    };
    let own = match slot {
        Slot::Part(_) => say("span", "", "自己写的话"),
        Slot::Statement(_) => el("b", "", vec![label.clone().into_any()]),
    };
    view! {
        <div class="report-slot">
            <div class="field">
                <span class="field-name">{own}" "{count}</span>
                <textarea class="in wide" rows="4" aria-label=label prop:value=text on:input=change></textarea>
            </div>
            <div class="report-auto">{say("span", "field-name", "报告自动写")}{live::part(shown)}</div>
        </div>
    }
    .into_any()
}
