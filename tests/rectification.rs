//! Rectifications and the texts of the report: which to show, what is proposed, and that files, undo, packs and a move keep them.

mod support;

use quality_county::domain::date::Date;
use quality_county::domain::department::Bureau;
use quality_county::domain::difference::differences;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::EvidenceId;
use quality_county::domain::field::Cell;
use quality_county::domain::gap::GapKind;
use quality_county::domain::history::{History, Sign};
use quality_county::domain::ids::PointId;
use quality_county::domain::ledger::How;
use quality_county::domain::merge::{Source, plan};
use quality_county::domain::pack::{note_sent, send};
use quality_county::domain::rectification::{
    Light, Order, Progress, Rectification, RectificationId, Wanted, proposals, select,
};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::score::score;
use quality_county::exchange::problem::{ContentProblem, Refused};
use quality_county::exchange::read::read_text;
use quality_county::exchange::spot;
use quality_county::exchange::transfer::transfer;
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::library::{Own, find, install};
use quality_county::rule_sets::{built_in, load};
use quality_county::words::difference::{label, place, value};
use quality_county::words::rectification as words;
use serde_json::{Value, json};
use std::sync::Arc;
use support::{anhui, empty_draft};

fn point(code: &str) -> PointId {
    anhui().point_by_code(code).unwrap_or_else(|| panic!("no point {code}"))
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).expect("a day"))
}

fn item(id: u32, deadline: &str, state: Progress, lead: usize) -> Rectification {
    let lead = empty_draft(anhui()).departments.ids().nth(lead);
    let (id, deadline) = (RectificationId(id), Date::parse(deadline));
    Rectification { id, deadline, state, lead, ..Rectification::default() }
}

fn ids(found: &[RectificationId]) -> Vec<u32> {
    found.iter().map(|id| id.0).collect()
}

#[test]
fn the_ledger_is_filtered_and_sorted() {
    let items = [
        item(1, "2026-12-31", Progress::UnderWay, 0),
        item(2, "2026-12-10", Progress::NotStarted, 1),
        item(3, "2026-11-01", Progress::UnderWay, 0),
        item(4, "", Progress::NotStarted, 99),
        item(5, "2026-11-25", Progress::UnderWay, 1),
        item(6, "2026-11-01", Progress::Closed, 0),
    ];
    let today = day("2026-11-20");
    let show = |wanted| ids(&select(&items, wanted, today));
    let all = Wanted::default();
    assert_eq!(show(all), [1, 2, 3, 4, 5, 6]);
    assert_eq!(show(Wanted { state: Some(Progress::UnderWay), ..all }), [1, 3, 5]);
    assert_eq!(show(Wanted { lead: items[1].lead, ..all }), [2, 5]);
    assert_eq!(show(Wanted { light: Some(Light::Red), ..all }), [3], "what is closed is not late");
    assert_eq!(show(Wanted { light: Some(Light::Yellow), ..all }), [2]);
    assert_eq!(show(Wanted { light: Some(Light::Blue), ..all }), [5]);
    assert_eq!(show(Wanted { order: Order::Urgent, ..all }), [3, 2, 5, 1, 4, 6], "what is closed presses least");
    assert_eq!(show(Wanted { order: Order::Deadline, ..all }), [3, 6, 5, 2, 1, 4]);
    assert_eq!(show(Wanted { order: Order::Lead, ..all }), [1, 3, 6, 2, 5, 4]);
    assert_eq!(show(Wanted { order: Order::State, ..all }), [2, 4, 3, 5, 1, 6], "without a deadline comes last");
    assert_eq!(
        ids(&select(&items, Wanted { light: Some(Light::Red), ..all }, None)),
        [0_u32; 0],
        "no clock, no lights"
    );
}

#[test]
fn closing_is_dated_and_opening_again_takes_the_date_away() {
    let mut one = Rectification::default();
    one.go_to(Progress::Closed, day("2026-11-20"));
    assert_eq!(one.closed, day("2026-11-20"));
    one.go_to(Progress::Closed, day("2026-11-21"));
    assert_eq!(one.closed, day("2026-11-20"));
    one.go_to(Progress::UnderWay, day("2026-11-22"));
    assert_eq!(one.closed, None);
    let odd = |item: &Rectification| words::remarks(item);
    assert_eq!(odd(&one), ["未定牵头单位", "未定时限"]);
    one.go_to(Progress::Closed, None);
    assert_eq!(odd(&one), ["已销号，没有佐证"]);
    one.prove(EvidenceId(3), true);
    one.prove(EvidenceId(1), true);
    one.prove(EvidenceId(3), true);
    assert_eq!((odd(&one).len(), one.proof.clone()), (0, vec![EvidenceId(1), EvidenceId(3)]));
}

#[test]
fn every_open_gap_is_proposed_once() {
    let rules = anhui();
    let mut draft = empty_draft(rules);
    draft.set_cell(rules, point("1.1"), 0, Some(Cell::Flag(false)));
    draft.record_mut(point("1.1")).loss_reason = "尚未成立".into();
    draft.set_cell(rules, point("1.3"), 0, Some(Cell::Flag(true)));
    let proposed = |draft: &Draft| proposals(rules, draft, &score(rules, draft));
    let found = proposed(&draft);
    let points: Vec<_> = found.iter().map(|one| one.point).collect();
    assert_eq!(points, rules.point_ids().collect::<Vec<_>>(), "one for each point, in table order");
    assert_eq!(found[0].gaps.iter().map(|gap| gap.kind).collect::<Vec<_>>(), [GapKind::Lost]);
    assert_eq!(found[2].gaps.iter().map(|gap| gap.kind).collect::<Vec<_>>(), [GapKind::NoEvidence]);
    let card = score(rules, &draft);
    let told: Vec<_> =
        found[..4].iter().map(|one| words::problem(rules, &draft, &card, one) + " → " + &words::measure(one)).collect();
    insta::assert_snapshot!(told.join("\n"));
    let id = draft.add_rectification(Rectification { points: vec![point("1.1"), point("1.2")], ..Default::default() });
    assert_eq!(proposed(&draft)[0].point, point("1.3"));
    let item = draft.rectification_mut(id).expect("added");
    item.go_to(Progress::Closed, None);
    assert_eq!(proposed(&draft)[0].point, point("1.1"), "closed, and lost all the same");
}

#[test]
fn numbers_are_never_given_twice() {
    let rules = anhui();
    let mut draft = empty_draft(rules);
    let (mut history, sign) = (History::default(), Sign { at: String::new(), who: String::new(), how: How::Hand });
    let mut step = |draft: &mut Draft, change: &dyn Fn(&mut Draft)| {
        let before = draft.clone();
        change(draft);
        assert!(history.record(rules, before, draft, &sign, false));
    };
    step(&mut draft, &|draft| {
        draft.add_rectification(Rectification::default());
    });
    step(&mut draft, &|draft| {
        draft.add_rectification(Rectification::default());
    });
    step(&mut draft, &|draft| drop(draft.remove_rectification(RectificationId(2))));
    step(&mut draft, &|draft| {
        draft.add_rectification(Rectification::default());
    });
    assert_eq!(ids(&draft.rectifications.iter().map(|item| item.id).collect::<Vec<_>>()), [1, 3]);
    for _ in 0..2 {
        assert!(history.undo(rules, &mut draft, &sign).is_some());
    }
    assert_eq!(ids(&draft.rectifications.iter().map(|item| item.id).collect::<Vec<_>>()), [1, 2]);
}

#[test]
fn typing_is_one_step_and_the_whole_step_goes_back() {
    let rules = anhui();
    let mut draft = empty_draft(rules);
    let id = draft.add_rectification(Rectification::default());
    let start = draft.clone();
    let (mut history, sign) = (History::default(), Sign { at: String::new(), who: String::new(), how: How::Hand });
    for text in ["抽", "抽查", "抽查少"] {
        let before = draft.clone();
        draft.rectification_mut(id).expect("there").problem = text.into();
        history.record(rules, before, &mut draft, &sign, true);
    }
    for text in ["很", "很好"] {
        let before = draft.clone();
        Arc::make_mut(&mut draft.report_texts).set_part(ReportPart::Basics, text.into());
        history.record(rules, before, &mut draft, &sign, true);
    }
    let named = history.undo(rules, &mut draft, &sign).expect("a step");
    assert_eq!(label(rules, &named), "自评报告·一、基本情况");
    let named = history.undo(rules, &mut draft, &sign).expect("a step");
    assert_eq!(label(rules, &named), "整改 1·问题");
    assert_eq!((&draft.rectifications, &draft.report_texts), (&start.rectifications, &start.report_texts));
    assert!(history.undo(rules, &mut draft, &sign).is_none());
}

#[test]
fn every_place_has_a_name_and_a_value() {
    let before = empty_draft(anhui());
    let after = support::rich::rich(before.clone());
    let found = differences(anhui(), &before, &after);
    let mut lines = Vec::new();
    for one in &found {
        let departments = Some(&*after.departments);
        let code = spot::code(anhui(), &after.departments, one.spot);
        assert_eq!(spot::parse(anhui(), &after.departments, &code), Some(one.spot), "{code}");
        if code.starts_with("re") || code.starts_with("statements") {
            let told = |text: &Option<String>| value(anhui(), departments, one.spot, text.as_deref());
            let name = place(anhui(), departments, one.spot);
            lines.push(format!("{code} {name}：{} → {}", told(&one.before), told(&one.after)));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// The file of a draft with something odd in it.
fn odd(change: impl FnOnce(&mut Value)) -> Result<Draft, Vec<String>> {
    let mut draft = empty_draft(anhui());
    draft.add_rectification(Rectification { points: vec![point("1.1")], ..Rectification::default() });
    let mut file: Value = serde_json::from_str(&stored(anhui(), &draft, &Stamp::default())).expect("JSON");
    change(&mut file["draft"]);
    match read_text(&file.to_string(), built_in) {
        Ok(incoming) => Ok(incoming.draft),
        Err(Refused::Contents(problems)) => {
            assert!(problems.iter().all(|at| !matches!(at.problem, ContentProblem::UnknownSpot(_))));
            let (_, lines) = quality_county::words::import::refusal(&Refused::Contents(problems));
            Err(lines)
        }
        Err(refused) => panic!("{refused:?}"),
    }
}

#[test]
fn a_bad_file_is_refused_at_its_place() {
    assert!(odd(|_| ()).is_ok());
    let refused = odd(|draft| {
        draft["rectifications"]["01"] = json!({});
        draft["rectifications"]["0"] = json!({});
        draft["rectifications"]["2"] =
            json!({ "state": "zu", "deadline": "2026-02-30", "lead": "nobody", "points": ["99.9"] });
        draft["rectifications"]["3"] = json!({ "proof": ["1"], "problem": 3 });
        draft["rectifications"]["4"] = json!([]);
        draft["report"] = json!({ "basics": 1, "sixth": "六" });
        draft["statements"] = json!({ "99": "无", "14": null });
    });
    insta::assert_snapshot!(refused.expect_err("refused").join("\n"));
    let unsorted = odd(|draft| {
        draft["rectifications"] = json!({ "10": { "proof": [3, 1, 3], "points": ["2.1", "1.1", "1.1"] }, "9": {} });
    });
    let read = unsorted.expect("read");
    assert_eq!(ids(&read.rectifications.iter().map(|item| item.id).collect::<Vec<_>>()), [9, 10]);
    let ten = read.rectification(RectificationId(10)).expect("there");
    assert_eq!((&ten.points, &ten.proof), (&vec![point("1.1"), point("2.1")], &vec![EvidenceId(1), EvidenceId(3)]));
}

#[test]
fn a_pack_does_not_carry_them_and_coming_back_does_not_touch_them() {
    let rules = anhui();
    let mut ours = support::rich::rich(empty_draft(rules));
    let lead = ours.departments.duty(rules, point("1.1")).lead.expect("a lead");
    let (mut pack, sent) = send(rules, &ours, lead, PackId::parse("p9").expect("id"), "2026-10-01 08:00:00");
    note_sent(&mut ours, sent);
    assert!(pack.rectifications.is_empty() && pack.report_texts.is_empty());
    let text = stored(rules, &pack, &Stamp::default());
    assert!(!text.contains("\"rectifications\"") && !text.contains("\"report\""));
    // Even a pack in which somebody wrote them.
    pack.record_mut(point("1.1")).note = "新的备注".into();
    pack.add_rectification(Rectification::default());
    Arc::make_mut(&mut pack.report_texts).set_part(ReportPart::Basics, "别的".into());
    let source = Source { name: "a.json".into(), at: String::new(), rule_set: rules, intact: true, draft: pack };
    let merge = plan(rules, &ours, vec![source]);
    let merged = merge.apply(&merge.defaults(), "2026-10-02 08:00:00");
    assert_eq!(merged.record(point("1.1")).note, "新的备注");
    assert_eq!((&merged.rectifications, &merged.report_texts), (&ours.rectifications, &ours.report_texts));
}

#[test]
fn a_move_to_another_table_keeps_what_has_a_place() {
    let text = include_str!("fixtures/rule_sets/small.json");
    let old = load(text).expect("loads");
    let of = |code: &str| old.point_by_code(code).expect(code);
    let mut draft = empty_draft(&old);
    let own = Arc::make_mut(&mut draft.departments).add(Bureau { name: "县总工会".into(), ..Bureau::default() });
    let item = Rectification {
        problem: "少一份".into(),
        points: vec![of("2.1"), of("2.2")],
        lead: Some(own),
        ..Rectification::default()
    };
    draft.add_rectification(item);
    let texts = Arc::make_mut(&mut draft.report_texts);
    texts.set_part(ReportPart::Basics, "基本情况".into());
    for id in old.indicator_ids() {
        texts.set_statement(id, format!("说明 {}", old.indicator(id).code));
    }
    let mut file: Value = serde_json::from_str(text).expect("JSON");
    file["version"] = json!("2");
    file["categories"][1]["indicators"][0]["code"] = json!("9");
    file["categories"][1]["indicators"][0]["scoring_points"].as_array_mut().expect("points").truncate(1);
    let new = load(&file.to_string()).expect("loads");
    let about = &new.about;
    install(vec![Own { id: about.id.clone(), prefix: about.fingerprint[..16].into(), text: file.to_string().into() }]);
    let done = transfer(&old, &draft, &new, find).unwrap_or_else(|refused| panic!("{refused:?}"));
    let after = &done.incoming.draft;
    let kept = after.rectification(RectificationId(1)).expect("there");
    assert_eq!((kept.problem.as_str(), kept.points.len(), kept.lead), ("少一份", 1, Some(own)));
    assert_eq!((after.report_texts.part(ReportPart::Basics), after.report_texts.statements().len()), ("基本情况", 1));
    let places: Vec<_> = done.aside.iter().map(|(place, _)| place.as_str()).collect();
    assert!(places.contains(&"draft.rectifications.1.points[1]"), "{places:?}");
    assert!(places.iter().any(|place| place.starts_with("draft.statements.")), "{places:?}");
}
