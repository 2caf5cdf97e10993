//! Moving entries about: up and down among those beside them, into a group and out of it. Their numbers stay, so that feeds and
//! findings go with them. What cannot be done changes nothing and says `false`.

use super::{DEPTH, Entry, EntryId, Statistics, place};

impl Statistics {
    /// The group that an entry stands in (`None` outermost), and its position there.
    pub fn spot(&self, id: EntryId) -> Option<(Option<EntryId>, usize)> {
        let path = self.path(id);
        let group = path.len().checked_sub(2).and_then(|at| path.get(at));
        let list = group.map_or(&self.entries[..], |group| group.inside());
        Some((group.map(|group| group.id), list.iter().position(|entry| entry.id == id)?))
    }

    /// Adds an entry right below another one: a row below a group goes inside it. At the end where there is no other one.
    pub fn add_below(&mut self, other: Option<EntryId>, entry: Entry) -> Option<EntryId> {
        let Some((id, (group, at))) = other.and_then(|id| Some((id, self.spot(id)?))) else {
            return self.insert(None, self.entries.len(), entry);
        };
        let inside = entry.parts.is_none() && self.entry(id).is_some_and(|other| other.parts.is_some());
        if inside { self.insert(Some(id), 0, entry) } else { self.insert(group, at + 1, entry) }
    }

    /// Changes places with the entry before or after it in its group.
    pub fn shift(&mut self, id: EntryId, down: bool) -> bool {
        let Some((list, at)) = place(&mut self.entries, id) else { return false };
        let Some(other) = (if down { Some(at + 1) } else { at.checked_sub(1) }) else { return false };
        let fits = other < list.len();
        if fits {
            list.swap(at, other);
        }
        fits
    }

    /// Makes it the last part of the entry before it; a row becomes a group by that.
    pub fn indent(&mut self, id: EntryId) -> bool {
        let level = self.path(id).len();
        let depth = self.entry(id).map_or(0, Entry::depth);
        let Some((list, at)) = place(&mut self.entries, id) else { return false };
        if at == 0 || level + depth > DEPTH {
            return false;
        }
        let entry = list.remove(at);
        list[at - 1].parts.get_or_insert_default().push(entry);
        true
    }

    /// Takes it out of its group, to right behind it; a group that is left without parts becomes a row.
    pub fn outdent(&mut self, id: EntryId) -> bool {
        let Some((Some(group), _)) = self.spot(id) else { return false };
        let Some(entry) = self.remove(id) else { return false };
        let Some((list, at)) = place(&mut self.entries, group) else { return false };
        list[at].parts = list[at].parts.take().filter(|parts| !parts.is_empty());
        list.insert(at + 1, entry);
        true
    }
}
