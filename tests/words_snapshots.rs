//! What people read, as snapshots: every explanation of the sample county, and every sentence for faults.

#[path = "support/answers.rs"]
#[allow(dead_code)]
mod answers;
mod support;

use quality_county::domain::date::Date;
use quality_county::domain::department::Departments;
use quality_county::domain::ids::PointId;
use quality_county::domain::points::Points;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::Scorecard;
use quality_county::exchange::problem::Refused;
use quality_county::exchange::read::read_text;
use quality_county::rule_sets::{built_in, load};
use quality_county::words::explain_points::{self, Told};
use quality_county::words::{explain, explain_sum, import, paper, rule, target, when};

#[test]
fn sample_county_explained() {
    let sample = include_str!("../docs/sample.json");
    let incoming = read_text(sample, built_in).expect("the sample can be read");
    let (table, card) = (incoming.rule_set, score(incoming.rule_set, &incoming.draft));
    let mut lines = Vec::new();
    for category in table.category_ids() {
        lines.push(format!("# {}", table.category(category).name));
        lines.extend(explain_sum::category(table, &card, category));
        for indicator in table.indicators_of(category) {
            lines.extend(explain_sum::indicator(table, &card, indicator));
            for id in table.points_of(indicator) {
                let point = table.point(id);
                let (tone, told) = explain::point(table, point, card.point(id));
                lines.push(format!("{} {tone:?} {}", point.code, told.join(" | ")));
            }
        }
    }
    lines.extend(explain_sum::total(table, &card));
    lines.push(target::outlook(incoming.rule_set, &card, incoming.draft.about.target));
    insta::assert_snapshot!(lines.join("\n"));
}

/// Bonus, proof and each department's share, points in the form `14.2（2）`.
fn sums(table: &RuleSet, card: &Scorecard) -> Vec<String> {
    let point = |(id, points): &(PointId, Points)| format!("{}（{points}）", table.point(*id).code);
    let line = |told: Told| format!("{}{}", told.text, told.points.iter().map(point).collect::<Vec<_>>().join(" "));
    let mut lines = vec!["# 加分项".to_owned()];
    lines.extend(explain_sum::bonus(table, card));
    lines.push("# 有佐证".to_owned());
    lines.extend(explain_points::backed(table, card).into_iter().map(line));
    let departments = Departments::new(table);
    for id in departments.ids().filter(|id| departments.led_by(table, *id).next().is_some()) {
        lines.push(format!("# {}", departments.name(table, id)));
        lines.extend(explain_points::department(table, &departments, card, id).into_iter().map(line));
    }
    lines
}

#[test]
fn sample_county_sums_by_point() {
    let incoming = read_text(include_str!("../docs/sample.json"), built_in).expect("the sample can be read");
    insta::assert_snapshot!(sums(incoming.rule_set, &score(incoming.rule_set, &incoming.draft)).join("\n"));
}

/// Everything earned and backed, so that every cap bites; two bonus categories.
#[test]
fn caps_are_named_in_sums() {
    let invented = include_str!("fixtures/invented.json");
    let rescaled = include_str!("fixtures/invented-rescale.json");
    let mut told = Vec::new();
    for json in [invented, rescaled] {
        let table = load(json).expect("an invented table loads");
        let mut draft = support::empty_draft(&table);
        for id in table.point_ids() {
            for (field, cell) in answers::full_marks(table.point(id)).unwrap_or_default() {
                draft.set_cell(&table, id, field, Some(cell));
            }
            draft.add_evidence(id);
        }
        told.extend(sums(&table, &score(&table, &draft)));
    }
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn no_bonus_no_proof() {
    let table = support::anhui();
    let blank = score(table, &support::empty_draft(table));
    insta::assert_snapshot!(sums(table, &blank).join("\n"));
}

#[test]
fn rules_in_words() {
    let table = support::anhui();
    let lines: Vec<_> =
        table.point_ids().map(|id| format!("{} {}", table.point(id).code, rule::sentence(table.point(id)))).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn refusals_in_words() {
    let refusals = [
        Refused::TooLarge(25 * 1024 * 1024),
        Refused::Empty,
        Refused::NotText(9),
        Refused::NotJson { line: 3, column: 7 },
        Refused::Truncated { line: 90, column: 1 },
        Refused::NotADraft(None),
        Refused::NotADraft(Some("其他系统".into())),
        Refused::NewerVersion("4".into()),
        Refused::UnknownRuleSet { id: "x-2030".into(), title: Some("某省评分表".into()) },
    ];
    let lines: Vec<_> = refusals.iter().map(|refused| import::refusal(refused).0).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn dates_have_no_leading_zeros() {
    assert_eq!(Date::new(2026, 3, 5).map(when::date).as_deref(), Some("2026年3月5日"));
}

#[test]
fn what_paper_says_of_itself() {
    let incoming = read_text(include_str!("../docs/sample.json"), built_in).expect("the sample can be read");
    let (table, draft) = (incoming.rule_set, &incoming.draft);
    let mut about = draft.about.clone();
    let mut lines = vec![paper::subject(&about)];
    about.from = None;
    lines.push(paper::subject(&about));
    about.until = None;
    lines.push(paper::subject(&about));
    about.from = draft.about.from;
    lines.push(paper::subject(&about));
    lines.push(paper::table(&table.about));
    lines.push(paper::scores(table, &score(table, draft)));
    lines.extend([paper::as_of("2026-03-05 14:03:22"), paper::as_of("?"), paper::as_of("")]);
    lines.extend([paper::partial(3, 73), paper::partial(73, 73)].into_iter().flatten());
    let record = |code| table.point_by_code(code).map(|id| paper::remarks(draft.record(id))).unwrap_or_default();
    lines.extend([record("14.2"), record("7.3"), record("1.1")]);
    lines.extend(draft.evidence.iter().take(3).map(|proof| paper::proof(table, proof).join(" | ")));
    insta::assert_snapshot!(lines.join("\n"));
}
