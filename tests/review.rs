//! The reviewer's marks: what they may do to the figures, how they travel, and how they read.

#[path = "support/answers.rs"]
#[allow(dead_code)]
mod answers;
mod support;

use answers::{Answer, answers, drafted, enter};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use quality_county::domain::draft::Draft;
use quality_county::domain::points::Points;
use quality_county::domain::review::{Mark, Verdict, ready, tally};
use quality_county::domain::rule_set::{NotApplicable, RuleSet};
use quality_county::domain::score::score;
use quality_county::domain::scorecard::{Score, Scorecard, State};
use quality_county::exchange::read::read_text;
use quality_county::exchange::write::{Stamp, exported, stored};
use quality_county::rule_sets::built_in;
use quality_county::words::review as words;
use support::anhui;

fn all_sets() -> Vec<RuleSet> {
    let loaded = |json| quality_county::rule_sets::load(json).expect("an invented table");
    let invented = [
        include_str!("fixtures/invented.json"),
        include_str!("fixtures/invented-drop.json"),
        include_str!("fixtures/invented-rescale.json"),
    ];
    std::iter::once(anhui().clone()).chain(invented.map(loaded)).collect()
}

/// For each point a mark or none; set scores up to twice the largest maximum, as a file may hold.
fn marks(rule_set: &RuleSet) -> impl Strategy<Value = Vec<Option<Mark>>> {
    let points = || (0..2000_i32).prop_map(Points::from_hundredths);
    let verdict = prop_oneof![Just(Verdict::Confirmed), points().prop_map(Verdict::Set), Just(Verdict::ProofWanted)];
    let mark = (verdict, points(), "[a-z\u{4e00}-\u{4e20}]{0,4}").prop_map(|(verdict, claimed, reason)| Mark {
        verdict,
        claimed,
        reason,
        by: "丙".into(),
        at: "2026-10-02 08:00:00".into(),
    });
    proptest::collection::vec(prop::option::of(mark), rule_set.point_ids().len())
}

fn marked(rule_set: &RuleSet, draft: &Draft, marks: &[Option<Mark>]) -> Draft {
    let mut draft = draft.clone();
    for (id, mark) in rule_set.point_ids().zip(marks) {
        draft.set_mark(id, mark.clone());
    }
    draft
}

fn levels(rule_set: &RuleSet, card: &Scorecard) -> Vec<Score> {
    let points = rule_set.point_ids().map(|id| card.point(id).score);
    let indicators = rule_set.indicator_ids().map(|id| card.indicator(id));
    let categories = rule_set.category_ids().map(|id| card.category(id));
    points.chain(indicators).chain(categories).chain([card.total, card.bonus]).collect()
}

fn check<S: Strategy>(rule_set: &RuleSet, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases: 40, failure_persistence: None, ..Default::default() };
    TestRunner::new(config).run(strategy, test).unwrap_or_else(|error| panic!("{}: {error}", rule_set.about.id));
}

#[test]
fn marks_never_touch_what_is_claimed_and_confirm_at_most_the_maximum() {
    for set in all_sets() {
        check(&set, &(answers(&set), marks(&set)), |(answers, marks)| {
            let plain = drafted(&set, &answers);
            let draft = marked(&set, &plain, &marks);
            let card = score(&set, &draft);
            for (before, after) in levels(&set, &score(&set, &plain)).into_iter().zip(levels(&set, &card)) {
                prop_assert!(after.confirmed <= after.max && after.confirmed >= Points::ZERO, "{after:?}");
                prop_assert_eq!(before, Score { confirmed: Points::ZERO, ..after });
            }
            let tally = tally(&set, &draft, &card);
            prop_assert_eq!(tally.seen, draft.marks.len());
            prop_assert_eq!(tally.all, set.point_ids().len());
            for id in set.point_ids() {
                let score = card.point(id).score;
                let other = draft.mark(id).is_some() && score.confirmed != score.sure;
                prop_assert_eq!(tally.dissent.contains(&id), other);
            }
            let sum = |part: fn(Score) -> Points| -> Points {
                tally.dissent.iter().map(|id| part(card.point(*id).score)).sum()
            };
            prop_assert_eq!(sum(|score| score.sure) - tally.less + tally.more, sum(|score| score.confirmed));
            Ok(())
        });
    }
}

/// The reviewer's word stands: only 不适用, where that takes a point out of the table, takes its confirmed points along.
#[test]
fn later_answers_never_move_what_was_confirmed() {
    for set in all_sets() {
        check(&set, &(answers(&set), answers(&set), marks(&set)), |(first, later, marks)| {
            let draft = marked(&set, &drafted(&set, &first), &marks);
            let before = score(&set, &draft);
            let mut after = draft.clone();
            for (id, answer) in set.point_ids().zip(&later).filter(|(_, answer)| answer.coin) {
                change(&set, &mut after, id, answer);
            }
            let card = score(&set, &after);
            for id in set.point_ids() {
                let (old, new) = (before.point(id), card.point(id));
                let drops = |state| state == State::NotApplicable && set.about.not_applicable != NotApplicable::Zero;
                if !drops(old.state) && !drops(new.state) {
                    prop_assert_eq!(old.score.confirmed, new.score.confirmed);
                }
                if let Some(mark) = after.mark(id) {
                    prop_assert_eq!(mark.is_stale(new.score.sure), mark.claimed != new.score.sure);
                }
            }
            Ok(())
        });
    }
}

fn change(set: &RuleSet, draft: &mut Draft, id: quality_county::domain::ids::PointId, answer: &Answer) {
    draft.clear_cells(id);
    enter(set, draft, id, answer);
}

#[test]
fn marks_travel_in_the_export() {
    let schema = serde_json::from_str(include_str!("../docs/draft.schema.json")).expect("schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("schema");
    check(anhui(), &(answers(anhui()), marks(anhui())), |(answers, marks)| {
        let draft = marked(anhui(), &drafted(anhui(), &answers), &marks);
        let text = exported(anhui(), &draft, &Stamp { at: "2026-10-02 08:00:00".into(), revision: 3 });
        let file = serde_json::from_str(&text).expect("JSON");
        let faults: Vec<_> = schema.iter_errors(&file).map(|fault| fault.to_string()).collect();
        prop_assert_eq!(faults, Vec::<String>::new());
        let incoming = read_text(&text, built_in).expect("what was exported can be read");
        prop_assert_eq!(&incoming.draft.marks, &draft.marks);
        Ok(())
    });
}

#[test]
fn a_mark_in_a_file_needs_the_points_it_was_made_on() {
    let mut draft = support::empty_draft(anhui());
    let (claimed, id) = (Points::from_hundredths(100), anhui().point_by_code("14.2").expect("14.2"));
    let (reason, by, at) = (String::new(), String::new(), String::new());
    draft.set_mark(id, Some(Mark { verdict: Verdict::Confirmed, claimed, reason, by, at }));
    let text = stored(anhui(), &draft, &Stamp::default());
    assert!(text.contains(r#""claimed":"1""#), "{text}");
    let refused = read_text(&text.replace(r#""claimed":"1","#, ""), built_in).expect_err("refused");
    let (_, lines) = quality_county::words::import::refusal(&refused);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("draft.marks.14.2.claimed："), "{}", lines[0]);
}

#[test]
fn what_is_ready_to_be_confirmed_has_an_answer_and_proof_and_no_mark() {
    let set = anhui();
    check(set, &(answers(set), marks(set), select(vec![0_usize, 1])), |(answers, marks, keep)| {
        let marks: Vec<_> = marks.into_iter().enumerate().map(|(at, mark)| mark.filter(|_| at % 2 == keep)).collect();
        let draft = marked(set, &drafted(set, &answers), &marks);
        let card = score(set, &draft);
        for id in set.point_ids() {
            let point = card.point(id);
            let wanted = point.evidence > 0 && point.state == State::Filled && draft.mark(id).is_none();
            prop_assert_eq!(ready(&draft, &card, id), wanted);
        }
        Ok(())
    });
}

#[test]
fn a_review_in_words() {
    let sample = read_text(include_str!("../docs/sample.json"), built_in).expect("the sample can be read");
    let (table, mut draft) = (sample.rule_set, sample.draft);
    let card = score(table, &draft);
    let mut put = |code: &str, verdict, reason: &str, stale: i32| {
        let id = table.point_by_code(code).expect("code");
        let claimed = card.point(id).score.sure + Points::from_hundredths(stale);
        let (reason, by, at) = (reason.into(), "王某".into(), "2026-10-02 08:00:00".into());
        draft.set_mark(id, Some(Mark { verdict, claimed, reason, by, at }));
    };
    put("1.1", Verdict::Confirmed, "", 0);
    put("1.2", Verdict::Confirmed, "", 50);
    put("8.1", Verdict::Set(Points::from_hundredths(200)), "", 0);
    put("8.2", Verdict::Set(Points::from_hundredths(300)), "另有一个国家级平台", 0);
    put("14.1", Verdict::Set(Points::from_hundredths(50)), "抽查报告只有一份", 0);
    put("17.1", Verdict::ProofWanted, "缺检验报告", 0);
    put("17.2", Verdict::ProofWanted, "", 20);
    let card = score(table, &draft);
    let mut lines = Vec::new();
    for (id, mark) in draft.marks.iter() {
        let score = card.point(*id).score;
        let tags: Vec<_> =
            words::tags(mark, score).into_iter().map(|(tone, text)| format!("{tone:?} {text}")).collect();
        lines.push(format!("{}  {}  {}", table.point(*id).code, tags.join(" + "), words::shift(score)));
        lines.extend(words::point(mark, score).into_iter().map(|line| format!("  {line}")));
        lines.push(format!("  {}", words::why(mark)));
    }
    let tally = tally(table, &draft, &card);
    lines.extend(words::total(table, &card, &tally));
    for code in ["8", "14"] {
        lines.extend(words::indicator(table, &card, table.indicator_by_code(code).expect("code")));
    }
    lines.extend(table.category_ids().take(1).flat_map(|id| words::category(table, &card, id)));
    lines.push(words::confirm_all(4));
    lines.push(words::dissent(&Default::default()));
    insta::assert_snapshot!(lines.join("\n"));
}
