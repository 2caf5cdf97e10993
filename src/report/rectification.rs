//! Rectifications.

use super::build::document;
use super::model::{Document, Page};
use super::{Inputs, Report};

/// The document.
pub(super) fn build(inputs: &Inputs<'_>) -> Document {
    document(inputs, Report::Rectifications, Page::A4Landscape, Report::Rectifications.name())
}
