//! Records of proof: united, never doubled, and renumbered where numbers clash.

use super::arrival::Pack;
use super::proof_line::{Line, Numbers, lines};
use super::three_way::{Voice, item};
use super::{Item, Kind, Offer, Particulars, Place, Refusal, Value};
use crate::domain::draft::Draft;
use crate::domain::evidence::{Evidence, EvidenceId, Origin};
use crate::domain::ids::PointId;
use crate::domain::order;

/// The items of all records, by number.
pub(super) fn items(ours: &Draft, packs: &[Pack<'_>]) -> Vec<Item> {
    let (lines, strangers) = lines(ours, packs);
    let mut items = Vec::new();
    let (old, new): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.id.is_some());
    let mut numbers = Numbers::new(ours, new.iter().flat_map(|line| &line.brought).map(|(_, proof)| proof.id));
    for line in &old {
        match line.id.map(|id| (id, ours.proof(id))) {
            Some((_, Some(own))) => here(&mut items, own, line),
            Some((id, None)) => items.extend(gone(&mut numbers, id, line)),
            None => {}
        }
    }
    for line in &new {
        items.extend(brought(&mut numbers, line));
    }
    for (pack, proof) in strangers {
        items.push(refused(Place::Proof(proof.id), None, Some(shown(proof)), pack.from, Refusal::NotInTask));
    }
    refuse_doubles(ours, &old, &mut items);
    order::by_key(&mut items, |item| match item.place {
        Place::Serves(id, point) => (id, Some(point)),
        Place::Proof(id) => (id, None),
        Place::Point(..) => (EvidenceId(0), None),
    });
    items
}

fn shown(proof: &Evidence) -> Value {
    Value::Proof(Particulars::of(proof))
}

/// Whether a record lacks something that it had.
fn loses(base: &Value, theirs: &Value) -> bool {
    match (base, theirs) {
        (Value::Proof(base), Value::Proof(theirs)) => theirs.lacks(base),
        _ => false,
    }
}

/// What the packs that brought a record say of it, those that fit together joined, each with their files.
fn told(brought: &[(&Pack<'_>, &Evidence)]) -> Vec<(Particulars, Vec<usize>)> {
    let mut told: Vec<(Particulars, Vec<usize>)> = Vec::new();
    for (pack, proof) in brought {
        let new = Particulars::of(proof);
        let fitting = told.iter_mut().find_map(|(known, from)| match known.joined(&new) {
            (joined, false) => Some((known, from, joined)),
            _ => None,
        });
        match fitting {
            Some((known, from, joined)) => {
                *known = joined;
                from.push(pack.from);
            }
            None => told.push((new, vec![pack.from])),
        }
    }
    told
}

/// A record that is here.
fn here(items: &mut Vec<Item>, own: &Evidence, line: &Line<'_>) {
    let ours = Particulars::of(own);
    let place = Place::Proof(own.id);
    let (mut voices, mut withdrawn) = (Vec::new(), Vec::new());
    // A file that one pack has as new must not vanish because another one puts a different file in its place.
    let file_needed = line.brought.iter().any(|(_, proof)| Particulars::of(proof).sha256 == ours.sha256);
    let served = served(own, line);
    for (pack, base, theirs) in &line.sent {
        let moved = theirs.is_some_and(|theirs| Particulars::of(theirs).sha256 != ours.sha256);
        let (base, theirs) = (Some(shown(base)), theirs.map(shown));
        // What is here already needs no leave; as a voice it keeps another pack from undoing it unasked, when both come in again.
        let refusal = if base == theirs || theirs.is_none() || theirs == Some(shown(own)) {
            None
        } else if !pack.may_any(&served) {
            Some(Refusal::NotInTask)
        } else {
            (moved && file_needed).then_some(Refusal::SameFile(own.id))
        };
        if let Some(refusal) = refusal {
            items.push(refused(place, Some(shown(own)), theirs, pack.from, refusal));
        } else if theirs.is_some() || goes(own, line, pack) {
            if theirs.is_none() {
                withdrawn.clone_from(&own.serves);
            }
            voices.push(Voice { base, theirs, from: pack.from });
        }
    }
    for (particulars, from) in told(&line.brought) {
        let (joined, overwrites) = ours.joined(&particulars);
        let base = (!overwrites).then(|| Value::Proof(ours.clone()));
        let theirs = Some(Value::Proof(joined));
        voices.extend(from.into_iter().map(|from| Voice { base: base.clone(), theirs: theirs.clone(), from }));
    }
    let record = item(place, Some(Value::Proof(ours)), voices, &loses);
    items.extend(record.map(|item| with_serves(item, withdrawn)));
    serves(items, own, line);
}

/// The points that a record serves, and those that the packs add: once those are merged, the record is theirs to change as well.
fn served(own: &Evidence, line: &Line<'_>) -> Vec<PointId> {
    let added = line.sent.iter().flat_map(|(pack, base, theirs)| {
        let theirs = theirs.map_or(&[][..], |theirs| &theirs.serves);
        theirs.iter().filter(|id| pack.may(**id) && !base.serves.contains(id))
    });
    let brought = line.brought.iter().flat_map(|(pack, proof)| proof.serves.iter().filter(|id| pack.may(**id)));
    own.serves.iter().chain(added).chain(brought).copied().collect()
}

/// Whether a record that a pack has no more goes as a whole. One that serves other points too, or is brought again, only ceases to
/// serve the pack's points.
fn goes(own: &Evidence, line: &Line<'_>, pack: &Pack<'_>) -> bool {
    let all = !own.serves.is_empty() && own.serves.iter().all(|id| pack.may(*id));
    all && line.brought.is_empty()
}

/// The points that a record here serves, each by itself.
fn serves(items: &mut Vec<Item>, own: &Evidence, line: &Line<'_>) {
    let sent = line.sent.iter().filter_map(|(pack, base, theirs)| match theirs {
        Some(theirs) => Some((*pack, &base.serves[..], &theirs.serves[..])),
        None => (!goes(own, line, pack)).then_some((*pack, &base.serves[..], &[][..])),
    });
    let brought = line.brought.iter().map(|(pack, proof)| (*pack, &[][..], &proof.serves[..]));
    let told: Vec<(&Pack<'_>, &[PointId], &[PointId])> = sent.chain(brought).collect();
    let mut points: Vec<_> = told.iter().flat_map(|(_, base, theirs)| base.iter().chain(*theirs)).copied().collect();
    order::by_key(&mut points, |id| *id);
    points.dedup();
    let flag = |serves: bool| serves.then_some(Value::Serves);
    for id in points {
        let (place, ours) = (Place::Serves(own.id, id), flag(own.serves.contains(&id)));
        let mut voices = Vec::new();
        for (pack, base, theirs) in &told {
            let (base, theirs, from) = (flag(base.contains(&id)), flag(theirs.contains(&id)), pack.from);
            if base != theirs && pack.may(id) {
                voices.push(Voice { base, theirs, from });
            } else if theirs.is_some() && base != theirs && theirs != ours {
                items.push(refused(place, ours.clone(), theirs, from, Refusal::NotInTask));
            }
        }
        items.extend(item(place, ours, voices, &|_, _| false).filter(|item| item.kind.is_open()));
    }
}

/// A record that was sent out and is not here any more.
fn gone(numbers: &mut Numbers, id: EvidenceId, line: &Line<'_>) -> Option<Item> {
    let (mut voices, mut serves) = (Vec::new(), Vec::new());
    for (pack, base, theirs) in &line.sent {
        let Some(theirs) = theirs.filter(|theirs| pack.may_any(&theirs.serves)) else { continue };
        // A record that now serves other points than it did was changed as well.
        let base = (base.serves == theirs.serves).then(|| shown(base));
        voices.push(Voice { base, theirs: Some(shown(theirs)), from: pack.from });
        serves.extend(theirs.serves.iter().filter(|id| pack.may(**id)));
    }
    voices.retain(|voice| voice.base != voice.theirs);
    let mut item = item(Place::Proof(id), None, voices, &loses)?;
    item.kind = Kind::Conflict;
    let own = numbers.give_back(id);
    item.place = Place::Proof(own);
    item.renumbered = (own != id).then_some(id);
    Some(with_serves(item, serves))
}

/// A record that is new here.
fn brought(numbers: &mut Numbers, line: &Line<'_>) -> Option<Item> {
    let (first, proof) = line.brought.first()?;
    let id = numbers.give(proof.id);
    let mut voices = Vec::new();
    for (particulars, from) in told(&line.brought) {
        let theirs = Some(Value::Proof(particulars));
        voices.extend(from.into_iter().map(|from| Voice { base: None, theirs: theirs.clone(), from }));
    }
    let mut item = item(Place::Proof(id), None, voices, &loses)?;
    item.renumbered = (id != proof.id).then_some(proof.id);
    item.origin = Some(Origin { pack: first.task.pack.clone(), id: proof.id });
    let serves = line.brought.iter().flat_map(|(pack, proof)| proof.serves.iter().filter(|id| pack.may(**id)));
    Some(with_serves(item, serves.copied().collect()))
}

fn with_serves(item: Item, mut serves: Vec<PointId>) -> Item {
    order::by_key(&mut serves, |id| *id);
    serves.dedup();
    Item { serves, ..item }
}

fn refused(place: Place, ours: Option<Value>, theirs: Option<Value>, from: usize, why: Refusal) -> Item {
    let offers = vec![Offer { base: None, theirs, from: vec![from] }];
    let kind = Kind::Refused(why);
    Item { place, kind, ours, offers, serves: Vec::new(), renumbered: None, origin: None }
}

fn file(value: Option<&Value>) -> Option<&String> {
    match value {
        Some(Value::Proof(particulars)) => particulars.sha256.as_ref(),
        _ => None,
    }
}

/// Files by SHA-256, and the records that have a claim to them.
type Claims = Vec<(String, EvidenceId)>;

/// Refuses values that would give a record the file of another one. New records come first: they clash with none that is here.
/// What was sent counts as well, gone or not, so that merging again refuses the same.
fn refuse_doubles(ours: &Draft, sent: &[Line<'_>], items: &mut Vec<Item>) {
    let files = |proof: &Evidence| Some((proof.sha256.clone()?, proof.id));
    let mut claims: Claims = ours.evidence.iter().filter_map(files).collect();
    let mut refused = Vec::new();
    let open = |item: &&mut Item, new: bool| item.kind.is_open() && item.origin.is_some() == new;
    for item in items.iter_mut().filter(|item| open(item, true)) {
        refuse_claimed(&mut claims, item, &mut refused);
    }
    claims.extend(sent.iter().flat_map(|line| &line.sent).filter_map(|(_, base, _)| files(base)));
    for item in items.iter_mut().filter(|item| open(item, false)) {
        refuse_claimed(&mut claims, item, &mut refused);
    }
    items.retain(|item| !item.offers.is_empty());
    items.extend(refused);
}

/// Moves the offers of a record whose file another record has a claim to into items of their own, and claims the other files.
fn refuse_claimed(claims: &mut Claims, item: &mut Item, refused: &mut Vec<Item>) {
    let Place::Proof(id) = item.place else { return };
    for offer in std::mem::take(&mut item.offers) {
        let wanted = file(offer.theirs.as_ref()).filter(|wanted| file(item.ours.as_ref()) != Some(*wanted)).cloned();
        let clash = wanted.as_ref().and_then(|wanted| {
            claims.iter().find(|(known, other)| known.eq_ignore_ascii_case(wanted) && *other != id).map(|(_, id)| *id)
        });
        match clash {
            Some(other) => {
                let kind = Kind::Refused(Refusal::SameFile(other));
                refused.push(Item { kind, offers: vec![offer], ..item.clone() });
            }
            None => {
                claims.extend(wanted.map(|wanted| (wanted, id)));
                item.offers.push(offer);
            }
        }
    }
}
