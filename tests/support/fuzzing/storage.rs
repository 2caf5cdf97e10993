//! Whatever stands in the stores: nothing breaks, nothing is written over that cannot be read.

use super::{Bytes, import, tree};
use crate::support::anhui;
use crate::support::stores::{World, block_on, id};
use quality_county::exchange::write::{Stamp, stored};
use quality_county::rule_sets::built_in;
use quality_county::storage::gather::{Gathered, gather, pick};
use quality_county::storage::generations::{LOCAL_LIMIT, commit_local, commit_vault};
use quality_county::storage::journal::{self, Entry};
use quality_county::storage::local::Local;
use quality_county::storage::sealed::{seal, unseal};
use quality_county::storage::{KeyValue, drafts, legacy, listing, points};
use quality_county::words;

const KEYS: [&str; 12] = [
    "draft/one/a",
    "draft/one/b",
    "draft/one/c",
    "journal/one/a",
    "journal/one/b",
    "journal/one/c",
    "draft/one",
    "point/one/000001",
    "point/one/000002",
    "gone/one",
    "draft/one/aa",
    "somebody",
];

/// `#` and one raw text to unseal, or the contents of both stores.
pub fn check(bytes: &[u8]) {
    if let Some((b'#', raw)) = bytes.split_first() {
        let raw = String::from_utf8_lossy(raw);
        if let Ok(sealed) = unseal("draft/one/", &raw) {
            assert_eq!(seal("draft/one/", sealed.revision, &sealed.text), raw);
        }
        return;
    }
    let (world, mut bytes) = (World::default(), Bytes(bytes));
    while !bytes.is_empty() {
        let (key, place) = (*bytes.pick(&KEYS), bytes.byte());
        let text = text(&mut bytes, prefix(key));
        if place & 1 == 0 {
            world.local.borrow_mut().insert(format!("quality-county/{key}"), text.clone());
        }
        if place & 2 == 0 && key.starts_with(['d', 'p']) {
            world.vault.borrow_mut().insert(key.to_owned(), text);
        }
    }
    look(&world);
    work(&world);
}

/// A text for a store: raw, or sealed whole, torn or altered.
fn text(bytes: &mut Bytes<'_>, prefix: &str) -> String {
    let (shape, revision) = (bytes.byte(), u64::from(bytes.byte() & 7));
    let revision = if shape & 64 == 0 { revision } else { u64::MAX - revision };
    let length = bytes.below(24);
    let inner = match shape & 7 {
        0 => bytes.text(length),
        1 => format!("{}\n{}", bytes.byte() & 7, bytes.text(length)),
        2 => (bytes.byte() & 7).to_string(),
        3 => format!("{}\n{{\"county\":\"{}\",\"ledger/{}\":null}}", bytes.byte() & 7, revision, length),
        4 => {
            let (taken, rest) = bytes.0.split_at(length.min(bytes.0.len()));
            bytes.0 = rest;
            String::from_utf8_lossy(&tree::edited(import::bases(), &mut Bytes(taken))).into_owned()
        }
        5 => {
            let stamp = Stamp { at: String::new(), revision };
            let mut draft = crate::support::empty_draft(anhui());
            draft.about.county = bytes.text(length);
            stored(anhui(), &draft, &stamp)
        }
        6 => format!(
            "{}\n{}",
            bytes.byte() & 7,
            String::from_utf8_lossy(&tree::edited(
                &[serde_json::json!({"answers/1.1": {"note": "甲"}, "evidence": []})],
                &mut Bytes(&bytes.text(length).into_bytes())
            ))
        ),
        _ => format!("2026-03-05 08:00:00\t{}\n{}", bytes.text(length / 2), bytes.text(length)),
    };
    if shape & 32 != 0 {
        return inner;
    }
    let mut sealed = seal(prefix, revision, &inner);
    match shape & 24 {
        8 => sealed.truncate(floor(&sealed, usize::from(bytes.byte()))),
        16 => {
            let at = floor(&sealed, usize::from(bytes.byte()));
            sealed.insert(at, char::from(bytes.byte()));
        }
        _ => {}
    }
    sealed
}

fn seal_begins(raw: &str) -> bool {
    const MARK: &str = "quality-county sealed ";
    raw.starts_with(MARK) || MARK.starts_with(raw)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Looking changes nothing, and every text turns up somewhere.
fn look(world: &World) {
    let before = world.texts();
    let found = block_on(gather(world.stores(), &id("one")));
    assert_eq!(found.failures, []);
    let shelf = drafts::on_shelf(&id("one"), &found, built_in);
    if let Err(refused) = &shelf.content {
        let (headline, lines) = words::import::refusal(refused);
        lines.iter().chain([&headline]).for_each(|line| import::presentable(line));
    }
    if !before.0.contains_key("quality-county/gone/one") {
        let own = |key: &&String| {
            let key = key.trim_start_matches("quality-county/");
            let letter = |prefix: &str| key.strip_prefix(prefix).is_some_and(|letter| letter.len() == 1);
            letter("draft/one/") || letter("journal/one/") || key == "draft/one"
        };
        for (key, raw) in before.0.iter().chain(&before.1).filter(|(key, _)| own(key) && *key != "draft/one") {
            assert!(turns_up(&found, key, raw), "{key}: {raw:?}");
        }
    }
    block_on(listing::list(world.stores()));
    for store in [&Local(world) as &dyn quality_county::storage::Vault, world] {
        for point in block_on(points::list(store, &id("one"))).expect("listed") {
            let loaded = block_on(points::load(store, &id("one"), point.number));
            assert_eq!(loaded.is_ok(), point.meta.is_ok());
        }
        points::thin(&block_on(points::list(store, &id("one"))).expect("listed"), 1);
    }
    assert_eq!(world.texts(), before);
}

/// What the seal of a key's text is made for.
fn prefix(key: &str) -> &str {
    key.rfind('/').map_or("", |at| &key[..=at])
}

fn turns_up(found: &Gathered, key: &str, raw: &str) -> bool {
    let sealed = unseal(prefix(key.trim_start_matches("quality-county/")), raw);
    let text = sealed.as_ref().map_or(raw, |sealed| &sealed.text);
    let journal = |entry: &Entry| match &entry.patch {
        Some(patch) => text.ends_with(patch.as_str()),
        None => !text.contains('\n'),
    };
    found.generations.iter().any(|known| known.text == text)
        || found.unreadable.iter().any(|unreadable| unreadable.raw == raw)
        || (sealed.is_ok() && found.journals.iter().any(journal))
        || found.legacy.as_deref() == Some(raw)
}

/// Opening, settling and saving: what could not be read is still there, and so is what was opened.
fn work(world: &World) {
    let found = block_on(gather(world.stores(), &id("one")));
    let before = world.texts();
    let opened = pick(&found).map(|picked| (picked.start.text.clone(), picked.next, picked.gap.is_some()));
    let Some((text, next, false)) = opened else { return };
    if before.0.contains_key("quality-county/gone/one")
        || block_on(legacy::settle(world.stores(), &id("one"), &found)).is_err()
    {
        return;
    }
    let kept = |text: &str| {
        let (local, vault) = world.texts();
        let holds = |(key, raw): (&String, &String)| {
            let prefix = prefix(key.trim_start_matches("quality-county/"));
            raw == text || unseal(prefix, raw).is_ok_and(|sealed| sealed.text == text)
        };
        local.iter().chain(&vault).any(holds)
    };
    assert!(kept(&text), "settled");
    let unreadable = || {
        let (local, vault) = world.texts();
        // The beginning of a seal is what an attempt at writing leaves behind; it may be written over.
        let torn = |raw: &str| !raw.contains('\n') && seal_begins(raw);
        let mut damaged = found.unreadable.iter().filter(|lost| !torn(&lost.raw));
        damaged.all(|lost| local.values().chain(vault.values()).any(|raw| *raw == lost.raw))
    };
    assert!(unreadable(), "settled");
    for revision in [next, next.saturating_add(1), next.saturating_add(2)] {
        let entry = Entry { base: next - 1, revision, patch: Some("{}".into()) };
        let noted = journal::write(world, &id("one"), &entry);
        let local = commit_local(world, &id("one"), revision, "new", LOCAL_LIMIT);
        let vault = block_on(commit_vault(world, &id("one"), revision, "new", false));
        assert!(next == u64::MAX || (noted.is_ok() && local.is_ok() && vault.is_ok()), "{noted:?} {local:?} {vault:?}");
        assert!(revision > next || kept(&text), "the state before the first save");
        assert!(unreadable(), "{:?}", found.unreadable);
    }
    assert_eq!(world.get("quality-county/somebody").expect("get"), before.0.get("quality-county/somebody").cloned());
}
