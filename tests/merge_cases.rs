//! Hand-made merges as data, and task packs from sending to the ledger.

mod support;

use quality_county::domain::difference::differences;
use quality_county::domain::dispatch::{PackId, Returned};
use quality_county::domain::draft::Draft;
use quality_county::domain::evidence::EvidenceId;
use quality_county::domain::ledger::How;
use quality_county::domain::merge::{Choice, Item, Kind, Place, Plan, Source, plan};
use quality_county::domain::pack::{note_sent, send, take_back};
use quality_county::exchange::patch::whole;
use quality_county::exchange::read::{read_patched, read_text};
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use serde_json::{Map, Value, json};
use support::{anhui, empty_draft};

const SENT: &str = "2026-10-01 08:00:00";
const MERGED: &str = "2026-10-09 08:00:00";

fn patched(draft: &Draft, patch: &Value) -> Draft {
    let text = stored(anhui(), draft, &Stamp::default());
    let patch: Map<_, _> = patch.as_object().cloned().unwrap_or_default();
    read_patched(&text, Some(patch), built_in).unwrap_or_else(|refused| panic!("{refused:?}")).draft
}

/// The draft as the case has it, and what comes back.
fn played(case: &Value) -> (Draft, Vec<Source<'static>>) {
    let mut ours = patched(&empty_draft(anhui()), &case["sent"]);
    let mut sent: Vec<Option<Draft>> = Vec::new();
    for (at, pack) in case["packs"].as_array().expect("packs").iter().enumerate() {
        let to = pack["to"].as_str().and_then(|code| ours.departments.by_code(anhui(), code));
        let copy = pack["copy_of"].as_u64().and_then(|at| sent[at as usize].clone());
        sent.push(match (to, copy) {
            (Some(to), _) => {
                let (pack, dispatch) = send(anhui(), &ours, to, PackId::parse(&format!("p{at}")).expect("id"), SENT);
                note_sent(&mut ours, dispatch);
                Some(pack)
            }
            (None, copy) => copy,
        });
    }
    ours = patched(&ours, &case["ours"]);
    let packs = case["packs"].as_array().into_iter().flatten().zip(sent).enumerate();
    let source = |(at, (pack, sent)): (usize, (&Value, Option<Draft>))| Source {
        name: format!("{}.json", pack["to"].as_str().map_or_else(|| at.to_string(), str::to_owned)),
        at: String::new(),
        rule_set: anhui(),
        intact: pack["damaged"] != true,
        draft: patched(sent.as_ref().unwrap_or(&ours), &pack["patch"]),
    };
    let sources = packs.map(source).collect();
    (ours, sources)
}

fn told(item: &Item) -> String {
    let code = |id| anhui().point(id).code.as_str();
    let place = match (item.place, item.renumbered) {
        (Place::Point(id, part), _) => format!("{} {part:?}", code(id)),
        (Place::Proof(id), None) => format!("#{}", id.0),
        (Place::Proof(id), Some(old)) => format!("#{}→#{}", old.0, id.0),
        (Place::Serves(id, point), _) => format!("#{} serves {}", id.0, code(point)),
    };
    format!("{place} {:?}", item.kind)
}

fn lines(plan: &Plan) -> Vec<String> {
    let files =
        plan.files.iter().filter_map(|file| Some(format!("{} Refused({:?})", file.name, file.refused.as_ref()?)));
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.extend(plan.items.iter().filter(|item| item.kind != Kind::Equal).map(told));
    files
}

fn proof(draft: &Draft) -> Vec<String> {
    let line = |proof: &quality_county::domain::evidence::Evidence| {
        let codes: Vec<_> = proof.serves.iter().map(|id| anhui().point(*id).code.as_str()).collect();
        format!("{} {} {}", proof.id.0, proof.title, codes.join(","))
    };
    draft.evidence.iter().map(line).collect()
}

#[test]
fn every_case_merges_as_it_says() {
    let file: Value = serde_json::from_str(include_str!("cases/merge.json")).expect("JSON");
    for case in file["cases"].as_array().expect("cases") {
        let name = case["name"].as_str().expect("name");
        let (ours, sources) = played(case);
        let plan = plan(anhui(), &ours, sources);
        assert_eq!(json!(lines(&plan)), case["items"], "{name}");
        let mut choices = plan.defaults();
        for (wanted, at) in case["choose"].as_object().into_iter().flatten() {
            let item =
                plan.items.iter().position(|item| told(item) == *wanted).unwrap_or_else(|| panic!("{name}: {wanted}"));
            choices.items[item] = Choice::Theirs(at.as_u64().expect("offer") as usize);
        }
        let after = plan.apply(&choices, MERGED);
        for (path, wanted) in case["after"].as_object().into_iter().flatten() {
            let draft = Value::Object(whole(anhui(), &after));
            let found = draft.pointer(&format!("/{path}")).unwrap_or(&Value::Null);
            assert_eq!(found, wanted, "{name}: {path}");
        }
        if !case["proof"].is_null() {
            assert_eq!(json!(proof(&after)), case["proof"], "{name}");
        }
        // Nothing that a merge makes is refused when it is read.
        let text = stored(anhui(), &after, &Stamp::default());
        assert_eq!(read_text(&text, built_in).map(|incoming| incoming.draft).ok(), Some(after), "{name}");
    }
}

fn case(name: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("cases/merge.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    cases.iter().find(|case| case["name"].as_str().is_some_and(|known| known.starts_with(name))).expect("case").clone()
}

#[test]
fn a_pack_holds_its_points_and_what_serves_them() {
    let (ours, sources) = played(&case("proof that was sent is corrected"));
    let to = ours.departments.by_code(anhui(), "office").expect("office");
    let id = PackId::parse("x1").expect("id");
    let (pack, dispatch) = send(anhui(), &ours, to, id.clone(), SENT);
    let task = pack.task.as_deref().expect("a task");
    assert_eq!((task.department.as_str(), task.points.len()), ("质量发展委员会办公室", 8));
    assert_eq!(dispatch.points, task.points);
    assert_eq!(proof(&pack), ["3 共用 1.1,14.2,14.3", "4 两用 1.1,14.2"]);
    assert_eq!(pack.next_evidence(), EvidenceId(5), "goes on from the draft's numbers");
    assert_eq!((&task.base.evidence, task.base.task.is_none()), (&pack.evidence, true));
    assert!(pack.dispatches.is_empty() && pack.ledger.entries().is_empty());
    // Sent, saved and read again: the same pack.
    let text = stored(anhui(), &pack, &Stamp::default());
    assert_eq!(read_text(&text, built_in).map(|incoming| incoming.draft).ok(), Some(pack.clone()));
    let mut noted = ours.clone();
    note_sent(&mut noted, dispatch.clone());
    assert_eq!(take_back(&mut noted, &id), Some(dispatch));
    assert_eq!(noted, ours, "sending and taking back changes nothing else");
    assert_eq!(take_back(&mut noted, &id), None);
    assert_eq!(sources.len(), 1);
}

#[test]
fn the_ledger_is_told_who_brought_what() {
    let (ours, mut sources) = played(&case("new proof of two departments"));
    for (source, name) in sources.iter_mut().zip(["甲", "乙"]) {
        if let Some(task) = source.draft.task.as_mut() {
            std::sync::Arc::make_mut(task).filled_by = name.into();
        }
    }
    let plan = plan(anhui(), &ours, sources);
    let choices = plan.defaults();
    let after = plan.apply(&choices, MERGED);
    let credits = plan.credits(&choices, differences(anhui(), &ours, &after));
    let told: Vec<_> = credits.iter().map(|(how, who, what)| (how.clone(), who.as_str(), what.len())).collect();
    let pack = |name: &str| How::Pack(name.into());
    assert_eq!(told, [(pack("市场监管局"), "甲", 3), (pack("财政局"), "乙", 3)]);
    let returned = |by: &str| Some(Returned { at: MERGED.into(), filled_by: by.into(), checked_by: String::new() });
    let found: Vec<_> = after.dispatches.iter().map(|dispatch| dispatch.returned.clone()).collect();
    assert_eq!(found, [returned("甲"), returned("乙")]);
}

#[test]
fn whether_a_pack_counts_as_returned_can_be_decided() {
    let (ours, sources) = played(&case("each side changed one count"));
    let plan = plan(anhui(), &ours, sources);
    let mut choices = plan.defaults();
    let returned = |choices: &_| plan.apply(choices, MERGED).dispatches[0].returned.is_some();
    assert!(returned(&choices) && plan.undecided(&choices) == 1, "an open conflict does not hold the mark back");
    choices.items.fill(Choice::Ours);
    assert!(!returned(&choices) && plan.undecided(&choices) == 0, "declined");
    choices.received[0] = Some(true);
    assert!(returned(&choices));
    assert!(!returned(&plan.declined()));
}
