//! Met (yes/no) and no incident (nothing happened, yes/no): all points for yes.

use super::{Fact, Finding, Verdict};
use crate::domain::field::{Cells, Field, FieldKind};

pub(super) fn fields() -> Vec<Field> {
    vec![Field::new("met", "", FieldKind::Flag)]
}

pub(super) fn incident_fields() -> Vec<Field> {
    vec![Field::new("met", "", FieldKind::Incident)]
}

pub(super) fn judge(cells: Cells<'_>) -> Finding {
    match cells.flag(0) {
        Some(met) => Finding { verdict: Verdict::of(met), fact: Fact::Flag(met) },
        None => Finding::open(),
    }
}
