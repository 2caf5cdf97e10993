//! What the scoring points of a row tell of each other: sums, shared thresholds, points left over.

use super::Doubt;
use super::clause::scored;
use super::method::Method;
use super::parts::Part;
use super::scored::Scored;
use super::text::beginning;
use super::threshold::figures;
use crate::domain::points::Points;

/// 登记率、检验率（1分）、整改率达100%（1分）: a rate without threshold takes that of the next.
pub(super) fn borrow(text: &str, parts: &mut [Part]) {
    for at in (1..parts.len()).rev() {
        let (before, after) = parts.split_at_mut(at);
        let (Some(part), Some(next)) = (before.last_mut(), after.first()) else { continue };
        if !part.plain || !part.text.ends_with('率') || !text[part.end..].starts_with('、') {
            continue;
        }
        let figures = figures(&next.text);
        if let (Some(figure), Some("met" | "judged")) =
            (figures.all.last(), part.scored.value.get("kind").and_then(|kind| kind.as_str()))
        {
            part.scored = scored(&format!("{}{}", part.text, &next.text[figure.start..figure.end]));
            part.scored.doubt(Doubt::ThresholdUnclear);
            part.scored.doubt(Doubt::TwoFacts);
        }
    }
}

/// An award that only sums up those behind it is no scoring point: 落实措施（5分），其中：…（1分）；…（4分）.
pub(super) fn parents(text: &str, method: &mut Method, maximum: Option<Points>) {
    let mut at = 0;
    while at + 1 < method.parts.len() {
        let part = &method.parts[at];
        let opens =
            beginning(text[part.end..].trim_start_matches(['，', '。', '；', '：']), &["其中", "包括", "分别", "具体"]);
        let stated = opens.is_some() || text[part.end..].starts_with('：');
        let worth = part.points.unwrap_or_default();
        let mut sum = Points::ZERO;
        let mut reached = 0;
        for next in method.parts[at + 1..].iter().take(60) {
            sum = sum + next.points.unwrap_or(Points::LIMIT);
            reached += 1;
            if sum >= worth {
                break;
            }
        }
        let all = at == 0 && maximum == Some(worth) && reached + 1 == method.parts.len();
        let fits = part.plain && sum == worth && reached > 1 && (stated || all);
        if fits {
            let part = method.parts.remove(at);
            let unclosed = part.scored.doubts.contains(&Doubt::BracketUnclosed);
            method.doubts.extend(unclosed.then_some(Doubt::BracketUnclosed));
            method.notes.push(part.text);
        } else if stated && part.plain && method.parts[at + 1].plain {
            method.parts[at].scored.doubt(Doubt::PointsGuessed);
        }
        at += 1;
    }
}

/// Points that the text states only for the row.
pub(super) fn share_out(method: &mut Method, maximum: Option<Points>) {
    let alone = method.parts.len() == 1;
    let maximum = maximum.or(method.cap);
    let known: Points = method.parts.iter().filter_map(|part| part.points).sum();
    let unknown = method.parts.iter().filter(|part| part.points.is_none()).count();
    let mut earlier = Points::ZERO;
    let mut nothing_left = false;
    for part in &mut method.parts {
        let kind = part.scored.value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default();
        // …（2分），每项加1分，满分4分: the maximum is that of the row.
        if kind == "each" && part.points.is_some() && part.points == maximum && earlier > Points::ZERO && !alone {
            part.points = part.points.map(|points| (points - earlier).max(Points::ZERO));
            part.scored.doubt(Doubt::PointsGuessed);
        }
        if part.points.is_none() {
            let rest = maximum.map(|maximum| maximum - known).filter(|rest| *rest > Points::ZERO && unknown == 1);
            part.points = Some(rest.unwrap_or_default());
            if !alone || rest.is_none() {
                part.scored.doubt(Doubt::PointsGuessed);
            }
            nothing_left |= rest.is_none();
        }
        earlier = earlier + part.points.unwrap_or_default();
    }
    if nothing_left {
        // One part has no points: a maximum may have gone to the wrong one.
        method.parts.iter_mut().filter(|part| !part.plain).for_each(|part| part.scored.doubt(Doubt::PointsGuessed));
    }
    if let (Some(cap), Some(maximum)) = (method.cap, maximum)
        && cap != maximum
    {
        method.doubts.push(Doubt::CapUnclear);
    }
}

/// For a scoring point that has to be there though nothing was read.
pub(super) fn nothing() -> Scored {
    let mut scored = Scored::kind("judged");
    scored.doubt(Doubt::TextNotUnderstood);
    scored
}
