//! The catalogue of proof: numbers, remarks, points without proof.

mod support;

use proptest::prelude::*;
use quality_county::domain::catalogue::{Remark, answers_for, number, numbers, remarks, unproved};
use quality_county::domain::date::Date;
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::{Evidence, EvidenceId};
use quality_county::domain::ids::PointId;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::rule_sets::built_in;
use quality_county::words::catalogue as words;
use support::{anhui, empty_draft};

fn point(code: &str) -> PointId {
    anhui().point_by_code(code).expect("a point")
}

fn proof(id: u32, serves: &[&str]) -> Evidence {
    let mut proof = Evidence::new(EvidenceId(id), point("1.1"));
    proof.serves = serves.iter().map(|code| point(code)).collect();
    proof.title = format!("材料{id}");
    proof
}

fn odd() -> Draft {
    let mut draft = empty_draft(anhui());
    draft.about.from = Date::new(2026, 1, 1);
    draft.about.until = Date::new(2026, 12, 31);
    let mut all =
        vec![proof(1, &["14.2", "1.1"]), proof(2, &["1.1"]), proof(3, &[]), proof(4, &["14.1"]), proof(5, &["1.2"])];
    all[0].date = Date::new(2025, 12, 31);
    all[1].date = Date::new(2026, 1, 1);
    all[2].date = Date::new(2026, 12, 31);
    all[3].date = Date::new(2027, 1, 1);
    all[0].sha256 = Some("AB".repeat(32));
    all[2].sha256 = Some("ab".repeat(32));
    all[3].sha256 = Some("ab".repeat(32));
    all[4].sha256 = Some("cd".repeat(32));
    all[0].serve(point("1.1"), true);
    draft.evidence_mut().extend(all);
    draft
}

#[test]
fn numbers_count_within_the_indicator_of_the_first_point_served() {
    let draft = odd();
    let shown: Vec<_> = draft.evidence.iter().map(|proof| words::number(anhui(), &draft.evidence, proof.id)).collect();
    assert_eq!(shown, ["01-01", "01-02", "00-01", "14-01", "01-03"]);
    assert_eq!(words::number(anhui(), &draft.evidence, EvidenceId(99)), "");
}

#[test]
fn remarks_name_what_is_odd() {
    let draft = odd();
    let found: Vec<_> = draft.evidence.iter().map(|proof| remarks(&draft.about, &draft.evidence, proof)).collect();
    let same = |ids: [u32; 2]| Remark::SameFile(ids.map(EvidenceId).to_vec());
    let wanted = [
        vec![Remark::Early, same([3, 4])],
        vec![],
        vec![same([1, 4]), Remark::Idle],
        vec![Remark::Late, same([1, 3])],
        vec![],
    ];
    assert_eq!(found, wanted);
    let mut lines: Vec<_> = draft.evidence.iter().map(|proof| words::row(anhui(), &draft, proof).join(" | ")).collect();
    lines.push(words::lines(anhui(), &draft, point("1.1")));
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn without_a_period_no_date_is_odd() {
    let mut draft = odd();
    (draft.about.from, draft.about.until) = (None, None);
    let dated = |remark: &Remark| matches!(remark, Remark::Early | Remark::Late);
    assert!(draft.evidence.iter().all(|proof| !remarks(&draft.about, &draft.evidence, proof).iter().any(dated)));
}

#[test]
fn points_earned_without_proof_are_those_that_the_fill_page_names() {
    let sample = read_text(include_str!("../docs/sample.json"), built_in).expect("the sample can be read");
    let card = score(sample.rule_set, &sample.draft);
    let codes: Vec<_> =
        unproved(sample.rule_set, &card).iter().map(|id| sample.rule_set.point(*id).code.as_str()).collect();
    assert_eq!(codes.len(), 7);
    assert!(codes.contains(&"28.2"), "{codes:?}");
}

#[test]
fn a_department_answers_for_what_it_leads_and_supports() {
    let draft = odd();
    let duty = draft.departments.duty(anhui(), point("14.2"));
    for bureau in draft.departments.ids() {
        let wanted = duty.lead == Some(bureau) || duty.supporting.contains(&bureau);
        assert_eq!(answers_for(anhui(), &draft, bureau, point("14.2")), wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// One by one or all at once, numbers are the same, and no two records have the same.
    #[test]
    fn numbers_are_unique(served in proptest::collection::vec(proptest::option::of(0usize..73), 0..60)) {
        let evidence: Vec<_> = (1..).zip(&served).map(|(id, at)| {
            let mut proof = proof(id, &[]);
            proof.serves = at.and_then(|at| anhui().point_ids().nth(at)).into_iter().collect();
            proof
        }).collect();
        let all = numbers(anhui(), &evidence);
        let one_by_one: Vec<_> = evidence.iter().filter_map(|proof| number(anhui(), &evidence, proof.id)).collect();
        prop_assert_eq!(&all, &one_by_one);
        let mut shown: Vec<_> = all.iter().map(|number| (number.indicator, number.running)).collect();
        shown.sort();
        shown.dedup();
        prop_assert_eq!(shown.len(), evidence.len());
    }
}
