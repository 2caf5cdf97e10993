//! Addresses: every route survives being written and read, anything else is unknown.

use quality_county::storage::drafts::DraftId;
use quality_county::ui::routes::{DraftPage, Route, RulesPage};

#[test]
fn routes_come_back() {
    let id = DraftId::parse("abc123").expect("a name");
    let fill = |code: Option<&str>| DraftPage::Fill(code.map(str::to_owned));
    let others = [
        DraftPage::Table,
        DraftPage::Result,
        DraftPage::Evidence,
        DraftPage::Statistics,
        DraftPage::Rectification,
        DraftPage::Report,
        DraftPage::Form,
        DraftPage::HandIn,
        DraftPage::Review,
        DraftPage::About,
    ];
    let pages = [fill(None), fill(Some("14.2"))].into_iter().chain(others);
    let drafts = pages.map(|page| Route::Draft(id.clone(), page));
    let key = || "0123456789abcdef".to_owned();
    let rules = [RulesPage::All, RulesPage::One(key()), RulesPage::Read, RulesPage::Edit(key())].map(Route::Rules);
    for route in drafts.chain([Route::Home, Route::Guide]).chain(rules) {
        assert_eq!(Route::parse(&route.to_string()), route);
    }
}

#[test]
fn odd_addresses_are_unknown() {
    for hash in
        ["#/draft", "#/draft/a%20b/fill", "#/draft/a/fly", "#/draft/a/fill/1/2", "#/x", "#/guide/2", "#/draft/甲/fill"]
    {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash}");
    }
    for hash in ["", "#", "#/"] {
        assert_eq!(Route::parse(hash), Route::Home);
    }
}
