//! 隔页: a sheet before the proof of each indicator.

use super::build::{document, paragraph};
use super::catalogue::of_indicator;
use super::model::{Block, Cover, Document, Page, ParagraphKind};
use super::{Inputs, Report};
use crate::domain::evidence::Evidence;
use crate::domain::ids::IndicatorId;
use crate::words::{catalogue, labels, lists as words, report as shared, self_report};

/// All sheets in one document, behind a sheet for the whole; none where there is no proof.
pub(super) fn build(inputs: &Inputs<'_>) -> Vec<Document> {
    let covers: Vec<_> = inputs.rule_set.indicator_ids().filter_map(|id| cover(inputs, id)).collect();
    if covers.is_empty() {
        return Vec::new();
    }
    let mut document = document(inputs, Report::CoverSheets, Page::Official, Report::CoverSheets.name());
    document.title = shared::title(&inputs.draft.about, words::PROOF);
    document.facts = shared::facts_without_score(inputs.rule_set, inputs.draft, inputs.today);
    let summary = words::covers(covers.len(), inputs.draft.evidence.len());
    document.blocks.push(paragraph(ParagraphKind::Body, summary));
    document.blocks.extend(covers.into_iter().map(Block::Cover));
    vec![document]
}

fn cover(inputs: &Inputs<'_>, id: IndicatorId) -> Option<Cover> {
    let Inputs { rule_set, draft, .. } = *inputs;
    let (own, shared_records) = of_indicator(inputs, id);
    if own.is_empty() && shared_records.is_empty() {
        return None;
    }
    let indicator = rule_set.indicator(id);
    let see = |proof: &&Evidence| format!("{}　{}", words::elsewhere(rule_set, draft, proof), catalogue::title(proof));
    let contents = own.iter().map(|proof| self_report::record(rule_set, draft, proof));
    Some(Cover {
        number: format!("{:0>2}", indicator.code),
        name: indicator.name.clone(),
        lines: vec![
            ("类　　别", rule_set.category(indicator.category).name.clone()),
            ("责任单位", labels::departments(rule_set, &draft.departments, id)),
            ("材料份数", format!("{}", own.len())),
        ],
        contents: contents.chain(shared_records.iter().map(see)).collect(),
    })
}
