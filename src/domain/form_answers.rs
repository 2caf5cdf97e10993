//! What people entered into the form beside the answers ([`Form`](super::rule_set::Form)).

use super::ids::FormFieldId;

/// Texts by field. A field without a text is blank.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FormAnswers(Vec<(FormFieldId, String)>);

impl FormAnswers {
    /// What stands in a field; blank where nothing was entered.
    pub fn text(&self, id: FormFieldId) -> &str {
        self.find(id).ok().and_then(|at| self.0.get(at)).map_or("", |(_, text)| text)
    }

    /// Fills a field, or empties it with an empty text.
    pub fn set(&mut self, id: FormFieldId, text: String) {
        let new = (!text.is_empty()).then_some((id, text));
        match self.find(id) {
            Ok(at) => drop(self.0.splice(at..=at, new)),
            Err(at) => drop(self.0.splice(at..at, new)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that hold a text, in printed order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FormFieldId, &str)> {
        self.0.iter().map(|(id, text)| (*id, text.as_str()))
    }

    fn find(&self, id: FormFieldId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(known, _)| *known)
    }
}
