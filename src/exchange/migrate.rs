//! Older format versions, one numbered step each. A file of version n goes through every step from n on.
//!
//! To add a version: raise [`VERSION`](super::VERSION), add a step here, and put a file that the last release wrote into
//! `tests/fixtures/formats/`; a test counts them.

use super::VERSION;
use serde_json::{Map, Value};

/// What turns a file of one version into the next.
type Step = fn(&mut Map<String, Value>);

/// `STEPS[n - 1]` leads from version n to n + 1.
const STEPS: [Step; VERSION as usize - 1] = [
    // 1 → 2: departments, task packs, marks, ledger and the origin of proof came in; a file without them is complete.
    |_| {},
    // 2 → 3: rectifications and the texts of the report came in; a file without them is complete.
    |_| {},
];

/// Brings a file of version `from`, which is at least 1 and at most the present one, up to date.
pub(super) fn migrate(file: &mut Map<String, Value>, from: u64) {
    for step in STEPS.iter().skip(usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX)) {
        step(file);
    }
    file.insert("format_version".to_owned(), Value::from(VERSION));
}
