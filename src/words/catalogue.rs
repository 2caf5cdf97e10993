//! The catalogue of proof in words.

use super::{labels, when};
use crate::domain::catalogue::{self, Remark};
use crate::domain::draft::Draft;
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::PointId;
use crate::domain::rule_set::RuleSet;

/// The number of a record: `14-02`.
pub fn number(rule_set: &RuleSet, evidence: &[Evidence], id: EvidenceId) -> String {
    let number = catalogue::number(rule_set, evidence, id);
    number.map_or_else(String::new, |number| {
        let code = number.indicator.map_or("", |id| rule_set.indicator(id).code.as_str());
        labels::evidence_number(code, number.running)
    })
}

/// What a record is called where there is one line for it.
pub fn title(proof: &Evidence) -> String {
    let title = if proof.title.is_empty() { "（未命名）" } else { &proof.title };
    if proof.document_number.is_empty() { title.to_owned() } else { format!("{title}（{}）", proof.document_number) }
}

/// The records that serve a point, one line each.
pub fn lines(rule_set: &RuleSet, draft: &Draft, point: PointId) -> String {
    let line = |proof: &Evidence| format!("{} {}", number(rule_set, &draft.evidence, proof.id), title(proof));
    draft.evidence_for(point).map(line).collect::<Vec<_>>().join("\n")
}

/// What is odd about a record of `draft`.
pub fn remark(rule_set: &RuleSet, draft: &Draft, remark: &Remark) -> String {
    match remark {
        Remark::Early => {
            format!("早于考核期（{}起）", draft.about.from.map(when::date).unwrap_or_default())
        }
        Remark::Late => {
            format!("晚于考核期（{}止）", draft.about.until.map(when::date).unwrap_or_default())
        }
        Remark::SameFile(others) => {
            let others: Vec<_> = others.iter().map(|id| number(rule_set, &draft.evidence, *id)).collect();
            format!("与 {} 是同一个文件", others.join("、"))
        }
        Remark::Idle => "没有用于任何评分点".to_owned(),
    }
}

/// What a record says in the catalogue: number, title with document number, date, issuer, file, codes of the points served, and
/// what is odd.
pub fn row(rule_set: &RuleSet, draft: &Draft, proof: &Evidence) -> Vec<String> {
    let codes: Vec<_> = proof.serves.iter().map(|id| rule_set.point(*id).code.as_str()).collect();
    let mut cells = vec![
        number(rule_set, &draft.evidence, proof.id),
        title(proof),
        proof.date.map(|date| date.to_string()).unwrap_or_default(),
        proof.issuer.clone(),
        file(proof),
        codes.join(" "),
    ];
    let odd = catalogue::remarks(&draft.about, &draft.evidence, proof);
    cells.extend(odd.iter().map(|one| remark(rule_set, draft, one)));
    cells
}

/// The file that a record names, and whether its content is known.
pub fn file(proof: &Evidence) -> String {
    match (proof.file_name.is_empty(), &proof.sha256) {
        (true, None) => "没有登记文件".to_owned(),
        (true, Some(_)) => "✓ 已登记校验值".to_owned(),
        (false, None) => proof.file_name.clone(),
        (false, Some(_)) => format!("✓ {}", proof.file_name),
    }
}
