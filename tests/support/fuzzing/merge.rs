//! Merging: whatever comes back, what nobody took stays as it is.

use super::{Bytes, tree};
use crate::merging::{AT, Edit, Story, edit, greedy, played, source, tamper, text};
use crate::support::anhui;
use quality_county::domain::difference::differences;
use quality_county::domain::draft::Draft;
use quality_county::domain::history::History;
use quality_county::domain::merge::{Choice, Item, Kind, Plan, Refusal, Source, plan};
use quality_county::exchange::read::read_bytes;
use quality_county::exchange::write::stored;
use quality_county::rule_sets::built_in;
use quality_county::words;

/// Packs that were edited or tampered with, and now and then one whose file was edited.
pub fn check(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let (manner, pick) = (bytes.byte(), bytes.below(4));
    let change = if manner & 1 == 0 { edit } else { tamper };
    let (ours, mut sources) = played(&story(&mut bytes), change);
    if manner & 2 != 0 {
        // Now that the packs came in once, another time: with origins, withdrawn and renumbered records.
        let first = plan(anhui(), &ours, sources.clone());
        let once = first.apply(&greedy(&first, pick), AT);
        holds(&once, sources.clone(), pick);
    }
    if manner & 4 != 0 {
        let at = bytes.below(sources.len());
        let file = serde_json::from_str(&text(&sources[at].draft)).expect("JSON");
        let file = tree::edited(&[file], &mut bytes);
        let Ok(incoming) = read_bytes(&file, built_in) else { return };
        sources[at] = source("edited.json", incoming.draft);
    }
    for source in &sources {
        holds(&ours, vec![source.clone()], pick);
    }
    holds(&ours, sources, pick);
}

fn story(bytes: &mut Bytes<'_>) -> Story {
    let shape = bytes.byte();
    let mut edits = |most: usize| -> Vec<Edit> {
        (0..bytes.below(most + 1)).map(|_| (bytes.byte(), bytes.below(60), bytes.below(60))).collect()
    };
    let (before, between, after) = (edits(14), edits(6), edits(6));
    Story { before, reassign: shape & 1 == 1, between, after, packs: [edits(8), edits(8), edits(8)] }
}

fn holds(ours: &Draft, sources: Vec<Source<'static>>, pick: usize) {
    let plan = plan(anhui(), ours, sources.clone());
    assert_eq!(plan.apply(&plan.declined(), AT), *ours);
    assert_eq!(text(&plan.apply(&plan.declined(), AT)), text(ours));
    speaks(&plan);
    for choices in [plan.defaults(), greedy(&plan, pick)] {
        let after = plan.apply(&choices, AT);
        others_are_untouched(ours, &after, &plan);
        numbers_are_unique(&after);
        in_file_and_ledger(ours, &after, &plan, choices);
        // A file that another record had may be free now, so that what was refused for it can be taken the next time.
        let refused = |item: &Item| matches!(item.kind, Kind::Refused(Refusal::SameFile(_)));
        if plan.items.iter().any(refused) {
            continue;
        }
        let again = quality_county::domain::merge::plan(anhui(), &after, sources.clone());
        let twice = again.apply(&again.defaults(), "2026-12-31 08:00:00");
        let changed = differences(anhui(), &after, &twice);
        assert!(twice == after, "the same again changes {changed:#?}\nin {:#?}", again.items);
    }
}

/// Points that none of the packs was sent for keep their records and proof; what is no pack's business stays.
fn others_are_untouched(ours: &Draft, after: &Draft, plan: &Plan) {
    assert_eq!((&after.about, &after.departments, &after.ledger), (&ours.about, &ours.departments, &ours.ledger));
    assert_eq!(after.task, ours.task);
    if plan.files.iter().all(|file| file.pack.is_some()) {
        assert_eq!(after.marks, ours.marks);
    }
    let came = |dispatch: &&quality_county::domain::dispatch::Dispatch| {
        plan.files.iter().any(|file| file.refused.is_none() && file.pack.as_ref() == Some(&dispatch.pack))
    };
    let may: Vec<_> = ours.dispatches.iter().filter(came).flat_map(|dispatch| &dispatch.points).collect();
    for id in anhui().point_ids().filter(|id| !may.contains(&id)) {
        let code = &anhui().point(id).code;
        assert_eq!(after.record(id), ours.record(id), "{code}");
        let proof = |draft: &Draft| draft.evidence_for(id).map(|proof| proof.id).collect::<Vec<_>>();
        assert_eq!(proof(after), proof(ours), "proof of {code}");
    }
}

fn numbers_are_unique(draft: &Draft) {
    let mut numbers: Vec<_> = draft.evidence.iter().map(|proof| proof.id).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), draft.evidence.len());
}

/// The merged draft with its ledger can be written and read, and one undo takes the merge back.
fn in_file_and_ledger(ours: &Draft, after: &Draft, plan: &Plan, choices: quality_county::domain::merge::Choices) {
    let (mut now, mut history) = (after.clone(), History::default());
    let credits = plan.credits(&choices, differences(anhui(), ours, after));
    if history.record_credits(anhui(), ours.clone(), &mut now, AT, credits) {
        let file = stored(anhui(), &now, &Default::default());
        let read = read_bytes(file.as_bytes(), built_in).expect("the merged draft reads");
        assert_eq!((read.draft, read.warnings), (now.clone(), Vec::new()));
        let sign = quality_county::domain::history::Sign {
            at: AT.into(),
            who: String::new(),
            how: quality_county::domain::ledger::How::Undo,
        };
        history.undo(anhui(), &mut now, &sign);
        now.ledger = ours.ledger.clone();
        assert_eq!(now, *ours, "one undo");
    } else {
        assert_eq!(now, *ours);
    }
}

/// Every sentence about the plan.
fn speaks(plan: &Plan) {
    words::merge::tally(plan.tally());
    plan.files.iter().for_each(|file| assert!(!words::merge::sender(file).is_empty()));
    for item in &plan.items {
        words::merge::heading(anhui(), item.place);
        words::merge::remarks(anhui(), item);
        words::merge::value(anhui(), item.place, item.ours.as_ref());
        for at in 0..item.offers.len() {
            words::merge::value(anhui(), item.place, item.theirs(at));
        }
        assert!(plan.undecided(&plan.defaults()) <= plan.items.len());
        assert!(!item.kind.is_open() || item.taken(Choice::Theirs(0)).is_some());
    }
}
