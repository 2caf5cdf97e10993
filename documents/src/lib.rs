//! What is handed in, as files: the neutral [`Document`] in, bytes out. Pure: same document and pictures in, same bytes out.
//!
//! | module | writes |
//! | --- | --- |
//! | [`word`] | .docx by GB/T 9704 |
//! | [`excel`] | .xlsx; reads collection sheets that come back |
//! | [`page`] | HTML for the browser's print window |
//! | [`drawing`] | figures as SVG, to become pictures |
//! | [`job`] | what the page asks for, step by step |
//!
//! Apart from the app, because the libraries are heavy: the first screen does without them. Text that people typed passes
//! [`text::clean`] before it reaches a writer, and every writer escapes it.
//!
//! [`Document`]: quality_county::report::model::Document

pub mod drawing;
pub mod excel;
pub mod job;
pub mod package;
pub mod page;
pub mod text;
pub mod word;
#[cfg(target_arch = "wasm32")]
pub mod worker;
