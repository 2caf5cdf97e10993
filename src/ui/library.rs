//! The rule sets of a person's own, as the pages use them. Read when something needs them, not before.

use super::shelf::Shelf;
use crate::exchange::problem::{Refused, Warning};
use crate::exchange::read::Incoming;
use crate::rule_sets::BUILT_IN;
use crate::rule_sets::library::{self, Own};
use crate::storage::drafts::OnShelf;
use crate::storage::rules::{self, KeptRules};
use crate::words;
use leptos::task::spawn_local;

impl Shelf {
    /// Reads what is kept, if that was not done yet.
    pub async fn need_rules(self) {
        if self.rules.with_untracked(Option::is_none) {
            self.read_rules().await;
        }
    }

    /// Reads what is kept, anew.
    pub async fn read_rules(self) {
        let found = rules::list(self.handles().stores()).await;
        for (_, error) in &found.failures {
            self.notices.warn(words::storage::failure(error));
        }
        if let Some((_, key, _)) = found.unreadable.first() {
            self.notices.warn(words::rules::unreadable(found.unreadable.len(), key));
        }
        let own = |kept: &KeptRules| Own { id: kept.id.clone(), prefix: kept.prefix.clone(), text: kept.text.clone() };
        library::install(found.kept.iter().map(own).collect());
        self.rules.set(Some(found.kept));
    }

    /// Reads a draft; one that does not fit a built-in rule set once more, when those of a person's own are known.
    pub(super) async fn with_rules(self, read: impl Fn() -> OnShelf) -> OnShelf {
        let draft = read();
        if fits(&draft.content) || self.rules.with_untracked(Option::is_some) {
            return draft;
        }
        self.need_rules().await;
        read()
    }

    /// The same for a file.
    pub async fn with_rules_for(self, read: impl Fn() -> Result<Incoming, Refused>) -> Result<Incoming, Refused> {
        let file = read();
        if fits(&file) || self.rules.with_untracked(Option::is_some) {
            return file;
        }
        self.need_rules().await;
        read()
    }

    /// Keeps a rule-set file for good, then calls `then`. Where it could not be kept, that is said.
    pub fn keep_rules(self, rules: KeptRules, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let kept = rules::keep(self.handles().stores(), &rules).await;
            self.read_rules().await;
            if self.told(kept).is_some() {
                then();
            }
        });
    }

    /// Deletes a rule set that no draft uses; it comes back with one click.
    pub fn delete_rules(self, kept: KeptRules) {
        spawn_local(async move {
            // Another tab may have begun a draft on it.
            self.read_list().await;
            let users = self.users_of(&kept.id, &kept.prefix);
            if !users.is_empty() {
                return self.notices.warn(words::rules::in_use(&kept.name, &users));
            }
            let removed = rules::remove(self.handles().stores(), &kept).await;
            self.read_rules().await;
            if self.told(removed).is_some() {
                let text = words::rules::deleted(&kept.name, &kept.version);
                self.notices.offer(text, "撤销删除", move || self.keep_rules(kept.clone(), || ()));
            }
        });
    }

    /// The drafts that are bound to a version, by name; live.
    pub fn users_of(self, id: &str, prefix: &str) -> Vec<String> {
        let bound = |draft: &&OnShelf| match &draft.content {
            Ok(incoming) if incoming.rule_set.about.fingerprint.starts_with(prefix) => incoming.rule_set.about.id == id,
            _ => draft.text.contains(prefix),
        };
        let named = |drafts: &Option<Vec<OnShelf>>| {
            drafts.iter().flatten().filter(bound).map(super::pages::home::name_of).collect()
        };
        self.drafts.with(named)
    }
}

/// Whether a draft was read with the very rule set that it is bound to.
fn fits(read: &Result<Incoming, Refused>) -> bool {
    let other = |warning: &Warning| matches!(warning, Warning::OtherRuleSet { .. });
    read.as_ref().is_ok_and(|incoming| !incoming.warnings.iter().any(other))
}

/// What a new draft can be made on: a name for [`library::find`] and a name for people, the built-in ones first; live.
pub fn rule_sets_for_choice(shelf: Shelf) -> Vec<(String, String)> {
    let built_in = BUILT_IN.iter().map(|set| (set.id.to_owned(), set.name.to_owned()));
    let own = shelf.rules.get().unwrap_or_default();
    // By id alone a built-in rule set, or another version, would be found.
    let own = own.into_iter().map(|kept| (kept.prefix, format!("{}（{}，自有）", kept.name, kept.version)));
    built_in.chain(own).collect()
}
