//! Answers, notes and marks.

use super::arrival::Pack;
use super::three_way::{Voice, item};
use super::{Item, Kind, Offer, Part, Place, Refusal, Value};
use crate::domain::draft::Draft;
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;

const PARTS: [Part; 3] = [Part::Answer, Part::Note, Part::LossReason];

/// What a draft holds; `None` is blank.
pub(super) fn read(draft: &Draft, id: PointId, part: Part) -> Option<Value> {
    let record = draft.record(id);
    let text = |text: &String| (!text.is_empty()).then(|| Value::Text(text.clone()));
    match part {
        Part::Answer => {
            let answer = record.answer();
            (!answer.is_untouched()).then_some(Value::Answer(answer))
        }
        Part::Note => text(&record.note),
        Part::LossReason => text(&record.loss_reason),
        Part::Mark => draft.mark(id).cloned().map(Value::Mark),
    }
}

/// Whether `theirs` has a blank where `base` holds something; a field is made up for by its rivals.
fn loses(rule_set: &RuleSet, id: PointId, base: &Value, theirs: &Value) -> bool {
    let (Value::Answer(base), Value::Answer(theirs)) = (base, theirs) else { return false };
    let fields = rule_set.point(id).fields.iter().enumerate();
    let mut lost = fields.filter(|(at, _)| base.holds(*at) && !theirs.holds(*at));
    lost.any(|(_, field)| !field.rivals.iter().any(|rival| theirs.holds(*rival)))
}

/// The items of one scoring point.
pub(super) fn items(
    rule_set: &RuleSet,
    ours: &Draft,
    packs: &[Pack<'_>],
    reviews: &[(usize, &Draft)],
    id: PointId,
) -> Vec<Item> {
    let mut items = Vec::new();
    for part in PARTS {
        let voice = |pack: &Pack<'_>| {
            let (base, theirs) = (read(&pack.task.base, id, part), read(pack.draft, id, part));
            Voice { base, theirs, from: pack.from }
        };
        let voices = packs.iter().filter(|pack| pack.may(id)).map(voice).collect();
        let loses = |base: &Value, theirs: &Value| loses(rule_set, id, base, theirs);
        items.extend(item(Place::Point(id, part), read(ours, id, part), voices, &loses));
        let outside = packs.iter().filter(|pack| !pack.may(id));
        items.extend(outside.filter_map(|pack| refused(ours, id, part, voice(pack))));
    }
    let voice = |(from, draft): &(usize, &Draft)| {
        let theirs = read(draft, id, Part::Mark)?;
        Some(Voice { base: None, theirs: Some(theirs), from: *from })
    };
    let voices = reviews.iter().filter_map(voice).collect();
    items.extend(item(Place::Point(id, Part::Mark), read(ours, id, Part::Mark), voices, &|_, _| false));
    let mark = |pack: &Pack<'_>| Voice { base: None, theirs: read(pack.draft, id, Part::Mark), from: pack.from };
    items.extend(packs.iter().filter_map(|pack| refused(ours, id, Part::Mark, mark(pack))));
    items
}

/// Something at a point that the pack was not sent for.
fn refused(ours: &Draft, id: PointId, part: Part, voice: Voice) -> Option<Item> {
    let Voice { base, theirs, from } = voice;
    (theirs.is_some() && theirs != base).then(|| Item {
        place: Place::Point(id, part),
        kind: Kind::Refused(Refusal::NotInTask),
        ours: read(ours, id, part),
        offers: vec![Offer { base, theirs, from: vec![from] }],
        serves: Vec::new(),
        renumbered: None,
        origin: None,
    })
}
