//! The catalogue of proof in words.

use super::{labels, when};
use crate::domain::catalogue::{self, Remark};
use crate::domain::draft::{Draft, DraftAbout};
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;

/// The numbers of all records (`14-02`), in their order.
pub fn numbers(rule_set: &RuleSet, evidence: &[Evidence]) -> Vec<(EvidenceId, String)> {
    let shown = |number: catalogue::Number| {
        let code = number.indicator.map_or("", |id| rule_set.indicator(id).code.as_str());
        (number.id, labels::evidence_number(code, number.running))
    };
    catalogue::numbers(rule_set, evidence).into_iter().map(shown).collect()
}

/// The number of one record among all.
pub fn number_of(numbers: &[(EvidenceId, String)], id: EvidenceId) -> String {
    numbers.iter().find(|(other, _)| *other == id).map(|(_, number)| number.clone()).unwrap_or_default()
}

/// What a record is called where there is one line for it.
pub fn title(proof: &Evidence) -> String {
    let title = if proof.title.is_empty() { "（未命名）" } else { &proof.title };
    if proof.document_number.is_empty() { title.to_owned() } else { format!("{title}（{}）", proof.document_number) }
}

/// The records that serve a point, one line each.
pub fn lines(rule_set: &RuleSet, draft: &Draft, point: PointId) -> String {
    let serving: Vec<_> = draft.evidence_for(point).collect();
    if serving.is_empty() {
        return String::new();
    }
    let numbers = numbers(rule_set, &draft.evidence);
    let line = |proof: &&Evidence| format!("{} {}", number_of(&numbers, proof.id), title(proof));
    serving.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What is odd about a record.
pub fn remark(remark: &Remark, about: &DraftAbout, numbers: &[(EvidenceId, String)]) -> String {
    match remark {
        Remark::Early => {
            format!("早于考核期（{}起）", about.from.map(when::date).unwrap_or_default())
        }
        Remark::Late => {
            format!("晚于考核期（{}止）", about.until.map(when::date).unwrap_or_default())
        }
        Remark::SameFile(others) => {
            let others: Vec<_> = others.iter().map(|id| number_of(numbers, *id)).collect();
            format!("与 {} 是同一个文件", others.join("、"))
        }
        Remark::Idle => "没有用于任何评分点".to_owned(),
    }
}
