//! Later.

use super::Inputs;
use super::model::Document;

/// The documents.
pub(super) fn build(_inputs: &Inputs<'_>) -> Vec<Document> {
    Vec::new()
}
