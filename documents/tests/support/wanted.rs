//! What each report is for: row by row what belongs together.

use super::Case;
use quality_county::domain::catalogue::number;
use quality_county::domain::gap::{GapKind, gaps};
use quality_county::domain::progress::progress;
use quality_county::domain::rectification::Progress;
use quality_county::domain::statistics::check::check;
use quality_county::domain::statistics::{What, sheet};
use quality_county::report::Report;
use quality_county::words::{catalogue, labels, lists, rectification, report as words, self_report, statistics, when};

pub type Wanted = Vec<Vec<String>>;

/// What a report has to hold, a line each: pieces that belong into one row or paragraph.
pub fn wanted(report: Report, case: &Case) -> Wanted {
    match report {
        Report::ScoreTable | Report::ScoreTableWide => scores(case),
        Report::BlankTable => blank(case),
        Report::SelfReport => self_reported(case),
        Report::OnePage => one_page(case),
        Report::Tasks => tasks(case),
        Report::Reminders => reminders(case),
        Report::Catalogue => records(case),
        Report::CoverSheets => covers(case),
        Report::Rectifications => mended(case),
        Report::Statistics => figures(case),
        Report::Form => Wanted::new(),
    }
}

/// A row for every point, a line for every category and indicator.
fn by_point(case: &Case, row: impl Fn(quality_county::domain::ids::PointId) -> Vec<String>) -> Wanted {
    let set = case.rule_set;
    let mut all: Wanted = set.point_ids().map(row).collect();
    all.extend(set.indicator_ids().map(|id| vec![words::indicator(set, id)]));
    all.extend(set.category_ids().map(|id| vec![set.category(id).name.clone()]));
    all
}

fn scores(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, card } = case;
    let row = |id| {
        let record = draft.record(id);
        let state = words::no_score(set, draft, card, id).map(str::to_owned);
        vec![
            set.point(id).code.clone(),
            words::standard(set, id),
            state.unwrap_or_else(|| card.point(id).score.sure.to_string()),
            words::answer(set, draft, id),
            words::reasons(set, draft, card, id),
            record.note.clone(),
            record.loss_reason.clone(),
            record.reason.clone(),
            words::proof_numbers(set, draft, id),
        ]
    };
    let mut all = by_point(case, row);
    all.extend(set.point_ids().map(|id| vec![labels::departments_short(set, &draft.departments, id)]));
    all.push(vec![card.total.sure.to_string(), words::total_standing(set, card)]);
    all
}

fn blank(case: &Case) -> Wanted {
    let set = case.rule_set;
    by_point(case, |id| vec![set.point(id).code.clone(), words::standard(set, id), words::prompts(set, id)])
}

fn self_reported(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, card } = case;
    let mut all: Wanted = set.point_ids().map(|id| vec![self_report::point(set, draft, card, id)]).collect();
    all.extend(set.indicator_ids().map(|id| vec![self_report::indicator(set, card, id)]));
    all.extend(set.indicator_ids().map(|id| vec![draft.report_texts.statement(id).to_owned()]));
    for part in quality_county::domain::report_texts::ReportPart::ALL {
        all.extend([vec![self_report::part(part).to_owned()], vec![draft.report_texts.part(part).to_owned()]]);
    }
    let gaps = gaps(set, card);
    let lost = gaps.iter().filter(|gap| gap.kind == GapKind::Lost);
    all.extend(lost.map(|gap| vec![self_report::loss(set, draft, card, gap)]));
    let open = draft.rectifications.iter().filter(|item| item.state != Progress::Closed);
    all.extend(open.map(|item| vec![item.problem.clone(), item.measure.clone(), item.person.clone()]));
    all
}

fn one_page(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, card } = case;
    let mut all = vec![vec![card.total.sure.to_string(), card.total.possible.to_string()]];
    all.push(vec![format!("目标分 {}", draft.about.target.expect("a target"))]);
    all.extend(set.category_ids().map(|id| vec![set.category(id).name.clone(), card.category(id).max.to_string()]));
    let gaps = gaps(set, card);
    let worst = gaps.iter().filter(|gap| gap.kind != GapKind::NoEvidence).take(10);
    all.extend(worst.map(|gap| {
        let lead = draft.departments.duty(set, gap.point).lead.expect("a lead");
        // Long names are cut short.
        let names = [labels::lead_of(set, draft, gap.point), draft.departments.bureau(lead).contact.clone()];
        let names = names.map(|name| quality_county_documents::text::clean(&name).chars().take(3).collect());
        [set.point(gap.point).code.clone()].into_iter().chain(names).collect()
    }));
    assert_eq!(all.len(), 12 + set.category_ids().len());
    all
}

fn tasks(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, .. } = case;
    let mut all = by_point(case, |id| vec![labels::point(set, id), set.point(id).points.to_string()]);
    for id in set.point_ids() {
        let (lead, supporting) = lists::duty(set, draft, id);
        let bureau = draft.departments.duty(set, id).lead.expect("a lead");
        let due = draft.departments.due(bureau).map(when::date).unwrap_or_default();
        // One cell for neighbours: they stand in one row with each other.
        all.extend([vec![lead.clone(), lists::contact(draft, bureau), due], vec![supporting]]);
    }
    all
}

fn reminders(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, card } = case;
    let mut all = Vec::new();
    for row in progress(set, draft, card) {
        let open = row.points.iter().filter(|id| !lists::missing(draft, card, **id).is_empty());
        let open: Vec<_> = open.map(|id| vec![set.point(*id).code.clone()]).collect();
        all.extend((!open.is_empty()).then(|| vec![draft.departments.name(set, row.bureau).to_owned()]));
        all.extend(open);
    }
    all
}

fn records(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, .. } = case;
    let mut all = Vec::new();
    for proof in draft.evidence.iter() {
        assert!(number(set, &draft.evidence, proof.id).is_some());
        let running = catalogue::number(set, &draft.evidence, proof.id);
        let date = proof.date.map(when::date).unwrap_or_default();
        let serves = lists::serves(set, proof);
        let texts = [&proof.title, &proof.document_number, &proof.issuer, &proof.file_name];
        all.push([running, date, serves].into_iter().chain(texts.map(String::clone)).collect());
        let indicators: Vec<_> = proof.serves.iter().map(|id| set.point(*id).indicator).collect();
        if indicators.iter().any(|id| Some(id) != indicators.first()) {
            all.push(vec![lists::elsewhere(set, draft, proof), proof.title.clone()]);
        }
    }
    all
}

fn covers(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, .. } = case;
    let mut all: Wanted = set.indicator_ids().map(|id| vec![set.indicator(id).name.clone()]).collect();
    all.extend(draft.evidence.iter().map(|proof| vec![self_report::record(set, draft, proof)]));
    all.extend(set.indicator_ids().map(|id| vec![labels::departments(set, &draft.departments, id)]));
    all
}

fn mended(case: &Case) -> Wanted {
    let Case { rule_set: set, draft, .. } = case;
    let today = case.inputs().today;
    let row = |item: &quality_county::domain::rectification::Rectification| {
        let lead = item.lead.map_or("", |id| draft.departments.name(set, id)).to_owned();
        let proof = catalogue::number(set, &draft.evidence, item.proof[0]);
        let dates = [item.deadline, item.closed].map(|date| date.map(when::date).unwrap_or_default());
        let texts = [&item.problem, &item.measure, &item.person].map(String::clone);
        let states = [rectification::progress(item, today), rectification::closed(item).to_owned()];
        let codes = vec![set.point(item.points[0]).code.clone(), lead, proof];
        codes.into_iter().chain(dates).chain(texts).chain(states).collect()
    };
    draft.rectifications.iter().map(row).collect()
}

fn figures(case: &Case) -> Wanted {
    let Case { draft, .. } = case;
    let findings = check(&draft.statistics);
    let mut all = Vec::new();
    for line in sheet::lines(&draft.statistics, &findings) {
        let entry = &line.entry;
        let counts = [What::Enterprises, What::Whole, What::Part, What::Rest];
        let counts = counts.map(|what| entry.figures.get(what).map(|figure| figure.to_string()).unwrap_or_default());
        let texts = [&entry.name, &entry.period, &entry.source, &entry.claim, &entry.note].map(String::clone);
        all.push(texts.into_iter().chain(counts).collect());
    }
    all.extend(findings.iter().map(|finding| vec![statistics::sentence(&draft.statistics, finding)]));
    all
}
