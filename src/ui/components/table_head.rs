//! The head of a table.

use super::live::Listed;
use crate::ui::prelude::*;

/// One column a name; those that begin with `#` hold numbers.
pub fn table_head(names: &[&'static str]) -> AnyView {
    let cell = |name: &&'static str| {
        let (class, name) = name.strip_prefix('#').map_or(("", *name), |name| ("n", name));
        view! { <th scope="col" class=class>{name}</th> }
    };
    view! { <thead><tr>{names.iter().map(cell).listed()}</tr></thead> }.into_any()
}
