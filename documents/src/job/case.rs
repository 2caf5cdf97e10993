//! The draft that a request is about, and the rule sets that the page knows.

use quality_county::domain::date::Date;
use quality_county::domain::draft::Draft;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::Scorecard;
use quality_county::embedded;
use quality_county::exchange::problem::Warning;
use quality_county::exchange::read::{Incoming, read_text};
use quality_county::exchange::request::RuleText;
use quality_county::report::Inputs;
use quality_county::rule_sets::library::{self, Own};
use quality_county::words::import::refusal;
use std::sync::{Mutex, PoisonError};

/// What every step may need.
#[derive(Debug)]
pub(super) struct Case {
    /// Nothing where nothing is made from a draft.
    pub open: Option<Open>,
    pub today: Date,
    /// Local time, as text.
    pub now: String,
}

/// A draft with its result.
#[derive(Debug)]
pub(super) struct Open {
    pub rule_set: &'static RuleSet,
    pub draft: Draft,
    pub card: Scorecard,
    /// The file that it was read from.
    pub text: String,
    pub today: Date,
}

impl Open {
    pub(super) fn inputs(&self) -> Inputs<'_> {
        let Self { rule_set, draft, card, today, .. } = self;
        Inputs { rule_set, draft, card, today: *today }
    }
}

impl Case {
    /// The draft; a step that is made from one is only planned where there is one.
    pub(super) fn open(&self) -> Result<&Open, String> {
        self.open.as_ref().ok_or_else(|| "没有草稿。".to_owned())
    }
}

/// The built-in ones that came with a request; where they are compiled in, nobody asks.
static TEXTS: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Makes these rule sets known, in place of those before.
pub(super) fn know(sets: &[RuleText]) {
    let (built_in, own): (Vec<_>, Vec<_>) = sets.iter().partition(|set| set.built_in);
    *TEXTS.lock().unwrap_or_else(PoisonError::into_inner) =
        built_in.into_iter().map(|set| (set.id.clone(), set.text.clone())).collect();
    embedded::install(brought);
    let own = own.into_iter();
    let own = own.map(|set| Own { id: set.id.clone(), prefix: set.prefix.clone(), text: set.text.as_str().into() });
    library::install(own.collect());
}

fn brought(name: &str) -> Option<String> {
    let texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.iter().find(|(id, _)| id == name).map(|(_, text)| text.clone())
}

/// Opens a draft or a task pack as the page wrote it just now; else a sentence.
pub(super) fn opened(text: &str) -> Result<Incoming, String> {
    let incoming = read_text(text, library::find).map_err(|refused| {
        let (mut sentence, lines) = refusal(&refused);
        sentence.extend(lines.into_iter().take(3).map(|line| format!("{line}；")));
        sentence
    })?;
    let warned = |of: fn(&Warning) -> bool| incoming.warnings.iter().any(of);
    if warned(|warning| matches!(warning, Warning::OtherRuleSet { .. })) {
        return Err("评分细则与草稿用的不是同一版本。".to_owned());
    }
    if warned(|warning| matches!(warning, Warning::DigestMismatch | Warning::DigestMissing)) {
        return Err("内容与校验值不符，可能没有传完整。".to_owned());
    }
    Ok(incoming)
}

/// Opens the draft that all is made from.
pub(super) fn draft(text: String, today: Date) -> Result<Open, String> {
    let told = |why| format!("草稿没有读出来：{why}没有生成文件，草稿没有改动；请刷新网页再试一次。");
    let Incoming { rule_set, draft, .. } = opened(&text).map_err(told)?;
    let card = score(rule_set, &draft);
    Ok(Open { rule_set, draft, card, text, today })
}
