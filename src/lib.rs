//! 质量强县自评: a county scores itself against its province's 质量强县 table, in one offline HTML file.
//!
//! How data flows: rule set (data) + draft (data) → [`domain::score::score`] → scorecard (data) → screen. Everything else stands
//! around that line:
//!
//! | module | is | may name |
//! | --- | --- | --- |
//! | [`domain`] | rule sets, drafts, scoring; pure, std only | nothing |
//! | [`wire`] | walking JSON with places and complaints | nothing |
//! | [`embedded`] | the long texts that come with the app | nothing |
//! | [`rule_sets`] | JSON → rule set, lint, the built-in ones; reading a pasted table | `domain`, `wire`, `embedded` |
//! | [`exchange`] | files ⇄ drafts | `domain`, `wire` |
//! | [`storage`] | drafts between visits, over any key-value store | `domain`, `exchange` |
//! | [`words`] | facts → Chinese sentences; pure | all above |
//! | [`report`] | what is handed in, as data: every document once, whatever its format | `domain`, `rule_sets`, `words` |
//! | [`browser`] | the only home of `web_sys` | `domain`, `exchange`, `storage` |
//! | [`ui`] | Leptos: app, routes, session, pages, components | all above |
//!
//! `view!` is this program's own ([`quality_county_view`], with [`ui::element`]): Leptos' syntax for far less wasm.
//!
//! `tests/tidy.rs` checks these directions, the 300-line bound and what is deliberately absent. Outside the wasm,
//! `src/boot/starter.js` checks the browser and shows the crash screen, `src/boot/main.js` starts the program.

pub mod browser;
pub mod domain;
pub mod embedded;
pub mod exchange;
pub mod report;
pub mod rule_sets;
pub mod storage;
pub mod ui;
pub mod wire;
pub mod words;
