//! What every page and component needs: Leptos, with this program's own `view!`.

pub use leptos::prelude::*;
pub use quality_county_view::view;
