//! What holds for every merge, whatever the packs hold.

#[path = "support/merging.rs"]
mod merging;
mod support;

use merging::{AT, edit, greedy, merged, played, sent, source, story, tamper, text, without_numbers};
use proptest::prelude::*;
use quality_county::domain::draft::{Draft, Record};
use quality_county::domain::evidence::Evidence;
use quality_county::domain::ids::PointId;
use quality_county::domain::merge::{Choice, Kind, Refusal, plan};
use std::sync::Arc;
use support::anhui;

/// Whether everything that `before` holds has something in its place in `after`.
fn record_kept(id: PointId, before: &Record, after: &Record) -> bool {
    let fields = anhui().point(id).fields.iter().enumerate();
    let kept = |(at, field): (usize, &quality_county::domain::field::Field)| {
        !before.holds(at) || after.holds(at) || field.rivals.iter().any(|rival| after.holds(*rival))
    };
    let texts = [(&before.note, &after.note), (&before.loss_reason, &after.loss_reason)];
    fields.into_iter().all(kept) && texts.iter().all(|(before, after)| before.is_empty() || !after.is_empty())
}

fn proof_kept(before: &Evidence, after: &Draft) -> bool {
    let Some(after) = after.proof(before.id) else { return false };
    let texts = [
        (&before.title, &after.title),
        (&before.document_number, &after.document_number),
        (&before.issuer, &after.issuer),
    ];
    texts.iter().all(|(before, after)| before.is_empty() || !after.is_empty())
        && (before.sha256.is_none() || after.sha256.is_some())
        && before.serves.iter().all(|id| after.serves.contains(id))
}

/// Pairs of records with one file.
fn doubles(draft: &Draft) -> usize {
    let files: Vec<_> = draft.evidence.iter().filter_map(|proof| proof.sha256.as_ref()).collect();
    files.iter().enumerate().map(|(at, file)| files[..at].iter().filter(|other| other == &file).count()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(250) })]

    #[test]
    fn blanks_never_overwrite(story in story(6)) {
        let (ours, sources) = played(&story, edit);
        let after = merged(&ours, &sources);
        for id in anhui().point_ids() {
            prop_assert!(record_kept(id, ours.record(id), after.record(id)), "{}", anhui().point(id).code);
        }
        for proof in ours.evidence.iter() {
            prop_assert!(proof_kept(proof, &after), "{proof:?}");
        }
    }

    #[test]
    fn the_same_packs_again_change_nothing(story in story(6), pick in 0usize..4, taking in any::<bool>()) {
        for change in [edit, tamper] {
            let (ours, sources) = played(&story, change);
            let first = plan(anhui(), &ours, sources.clone());
            // A record that may not have the file of another one may have it once that other one was given up by choice.
            let waits = first.items.iter().any(|item| matches!(item.kind, Kind::Refused(Refusal::SameFile(_))));
            let taking = taking && !waits;
            let once = first.apply(&if taking { greedy(&first, pick) } else { first.defaults() }, AT);
            let again = plan(anhui(), &once, sources);
            prop_assert_eq!(again.apply(&again.defaults(), "2026-12-31 08:00:00"), once);
        }
    }

    #[test]
    fn without_conflicts_the_order_does_not_matter(story in story(2), shift in 0usize..3, swap in any::<bool>()) {
        let (ours, sources) = played(&story, edit);
        let mut other = sources.clone();
        other.rotate_left(shift);
        if swap {
            other.swap(0, 1);
        }
        let (together, shuffled) = (plan(anhui(), &ours, sources), plan(anhui(), &ours, other.clone()));
        prop_assert_eq!(&together, &shuffled);
        let calm = together.items.iter().all(|item| !matches!(item.kind, Kind::Conflict | Kind::Refused(_)));
        if calm {
            let by_one = other.into_iter().fold(ours, |draft, one| merged(&draft, &[one]));
            let at_once = together.apply(&together.defaults(), AT);
            prop_assert_eq!(without_numbers(&by_one), without_numbers(&at_once));
        }
    }

    #[test]
    fn declining_everything_leaves_the_draft_as_it_is(story in story(6)) {
        for change in [edit, tamper] {
            let (ours, sources) = played(&story, change);
            for sources in sources.iter().map(|one| vec![one.clone()]).chain([sources.clone()]) {
                let plan = plan(anhui(), &ours, sources);
                prop_assert_eq!(text(&plan.apply(&plan.declined(), AT)), text(&ours));
                let mut one_by_one = plan.defaults();
                one_by_one.items.fill(Choice::Ours);
                let open = |at: usize| plan.items.iter().any(|item| item.kind.is_open() && item.offers.iter().any(|offer| offer.from.contains(&at)));
                if (0..plan.files.len()).all(open) {
                    prop_assert_eq!(text(&plan.apply(&one_by_one, AT)), text(&ours));
                }
            }
        }
    }

    #[test]
    fn other_points_are_never_touched(story in story(6), pick in 0usize..4) {
        let (ours, sources) = played(&story, tamper);
        for (at, source) in sources.into_iter().enumerate() {
            let points = ours.dispatches[at].points.clone();
            let plan = plan(anhui(), &ours, vec![source]);
            let after = plan.apply(&greedy(&plan, pick), AT);
            prop_assert_eq!(&after.about, &ours.about);
            prop_assert_eq!(&after.departments, &ours.departments);
            prop_assert_eq!(&after.marks, &ours.marks);
            prop_assert_eq!(&after.ledger, &ours.ledger);
            for id in anhui().point_ids().filter(|id| !points.contains(id)) {
                prop_assert_eq!(after.record(id), ours.record(id));
                let ids = |draft: &Draft| draft.evidence_for(id).map(|proof| proof.id).collect::<Vec<_>>();
                prop_assert_eq!(ids(&after), ids(&ours), "proof of {}", &anhui().point(id).code);
            }
        }
    }

    #[test]
    fn an_untouched_pack_changes_nothing_but_returned(story in story(6)) {
        let (ours, packs) = sent(&story);
        let mut after = merged(&ours, &packs.into_iter().enumerate().map(|(at, pack)| source(&at.to_string(), pack)).collect::<Vec<_>>());
        prop_assert!(after.dispatches.iter().all(|dispatch| dispatch.returned.as_ref().is_some_and(|returned| returned.at == AT)));
        Arc::make_mut(&mut after.dispatches).iter_mut().for_each(|dispatch| dispatch.returned = None);
        prop_assert_eq!(after, ours);
    }

    #[test]
    fn proof_is_never_doubled(story in story(6), pick in 0usize..4) {
        for change in [edit, tamper] {
            let (ours, sources) = played(&story, change);
            let mut draft = ours.clone();
            for sources in [sources.clone(), sources[..1].to_vec(), sources[1..].to_vec(), sources] {
                let plan = plan(anhui(), &draft, sources);
                draft = plan.apply(&greedy(&plan, pick), AT);
                let mut ids: Vec<_> = draft.evidence.iter().map(|proof| proof.id).collect();
                ids.sort();
                ids.dedup();
                prop_assert_eq!(ids.len(), draft.evidence.len());
                prop_assert!(doubles(&draft) <= doubles(&ours), "{:#?}", draft.evidence);
                let mut origins: Vec<_> = draft.evidence.iter().filter_map(|proof| proof.origin.clone()).collect();
                let count = origins.len();
                origins.sort();
                origins.dedup();
                prop_assert_eq!(origins.len(), count);
            }
        }
    }
}
