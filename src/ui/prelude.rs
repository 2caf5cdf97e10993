//! What every page and component needs: Leptos, with this program's own `view!`, signals, memos and effects.

pub use super::element::{AnyView, IntoAny};
pub use super::reactive::{Callback, Effect, Memo, RwSignal, Signal, StoredValue};
pub use leptos::prelude::*;
pub use quality_county_view::{component, view};
