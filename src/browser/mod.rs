//! The only home of `web_sys`: storage, files in and out, clock, page. Every step that can fail says so in its result.

pub mod bound_file;
pub mod cells;
pub mod clock;
pub mod files;
pub mod folder;
mod js;
pub mod local_store;
pub mod locks;
pub mod near;
pub mod office;
pub mod page;
pub mod paper;
pub mod space;
pub mod template;
pub mod vault;
