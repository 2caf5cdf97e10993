//! The one page for the leader.

use super::difference::shortened;
use super::terms::{Terms, terms};
use super::{explain_sum, labels, paper, report, self_report, when};
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::gap::{Gap, GapKind};
use crate::domain::ids::PointId;
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{Scorecard, State};

/// Title, behind the county's name.
pub const TITLE: &str = "自评情况";

/// Whose, by which table and as of when, in as few lines as can be: the score stands larger below.
pub fn facts(rule_set: &RuleSet, draft: &Draft, today: Date) -> Vec<String> {
    let subject = format!("{} · {}", paper::subject(&draft.about), when::date(today));
    let sample = draft.about.sample.then(|| "示例数据，不是真实情况".to_owned());
    [subject, report::table(rule_set)].into_iter().chain(sample).collect()
}

/// `满分 100 分；加分项另计 1 分（最多 5 分）。60 个评分点已填，8 个未填，3 个待核实；有佐证支撑的得分 60.7 分。`
pub fn standing(rule_set: &RuleSet, draft: &Draft, card: &Scorecard) -> String {
    let Terms { unit, max, .. } = terms(rule_set);
    let bonus = card.bonus;
    let apart = bonus.max > Points::ZERO && !rule_set.about.total_includes_bonus;
    let bonus = if apart {
        format!("；加分项另计 {} {unit}（最多 {} {unit}）", explain_sum::range(bonus), bonus.max)
    } else {
        String::new()
    };
    let counts = [State::Filled, State::Blank, State::Unverified, State::NotApplicable];
    let counts = counts.into_iter().filter(|state| card.count(*state) > 0);
    let counts: Vec<_> = counts.map(|state| format!("{} {} 个", labels::state(state), card.count(state))).collect();
    format!(
        "{max} {} {unit}{bonus}。{} 个评分点：{}；登记佐证 {} 份，{}。",
        card.total.max,
        card.point_count(),
        counts.join("、"),
        draft.evidence.len(),
        self_report::backed(rule_set, card),
    )
}

/// Over the list of the largest gaps.
pub fn heading(count: usize) -> String {
    format!("影响最大的 {count} 项（按补上后能增加多少排列）")
}

/// Columns of that list.
pub fn heads(rule_set: &RuleSet) -> [&'static str; 6] {
    ["编号", "评分点和差距", "状态", terms(rule_set).worth, "可增", "牵头单位、责任人"]
}

/// A gap and who is responsible for it.
pub fn row(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, gap: &Gap, reasons: bool) -> [String; 2] {
    let what = if reasons { what(rule_set, draft, card, gap) } else { wording(rule_set, gap) };
    [what, responsible(rule_set, draft, gap.point)]
}

fn wording(rule_set: &RuleSet, gap: &Gap) -> String {
    shortened(&labels::wording(rule_set.point(gap.point)), WORDING)
}

/// Who leads a point, and the person there where one is known.
fn responsible(rule_set: &RuleSet, draft: &Draft, point: PointId) -> String {
    let person = draft.departments.duty(rule_set, point).lead.map(|id| draft.departments.bureau(id).contact.as_str());
    let name = shortened(&labels::lead_of(rule_set, draft, point), NAME);
    match person.filter(|person| !person.is_empty()) {
        Some(person) => format!("{name} {}", shortened(person, PERSON)),
        None => name,
    }
}

/// So many characters of a name, of a wording and of a reason leave room for all on one page.
const NAME: usize = 14;
const PERSON: usize = 6;
const WORDING: usize = 32;
const REASON: usize = 30;

/// What a gap is about, and why, cut short.
fn what(rule_set: &RuleSet, draft: &Draft, card: &Scorecard, gap: &Gap) -> String {
    let point = wording(rule_set, gap);
    match gap.kind {
        GapKind::Lost | GapKind::NotApplicable => {
            let why = self_report::why(rule_set, draft, card, gap.point);
            format!("{point}。{}", shortened(&why, REASON))
        }
        GapKind::Blank | GapKind::Unverified | GapKind::NoEvidence => point,
    }
}
