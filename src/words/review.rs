//! The reviewer's marks (预验收) in words.

use super::Tone;
use crate::domain::ids::{CategoryId, IndicatorId};
use crate::domain::points::Points;
use crate::domain::review::{Mark, Tally, Verdict};
use crate::domain::rule_set::RuleSet;
use crate::domain::scorecard::{Score, Scorecard};

/// For the tight place beside a scoring point: what the mark says, and whether it is out of date.
pub fn tags(mark: &Mark, score: Score) -> Vec<(Tone, String)> {
    let said = match mark.verdict {
        Verdict::ProofWanted => (Tone::Lost, "需补佐证".to_owned()),
        _ if score.confirmed < score.sure => (Tone::Lost, format!("预验收 {}", score.confirmed)),
        _ => (Tone::Good, format!("预验收 {}", score.confirmed)),
    };
    let stale = mark.is_stale(score.sure).then(|| (Tone::Lost, "自评已变".to_owned()));
    std::iter::once(said).chain(stale).collect()
}

/// `核定 1.5 分`
pub fn verdict(mark: &Mark, max: Points) -> String {
    match mark.verdict {
        Verdict::Confirmed => format!("认可 {} 分", mark.confirms(max)),
        Verdict::Set(_) => format!("核定 {} 分", mark.confirms(max)),
        Verdict::ProofWanted => "需补佐证，暂计 0 分".to_owned(),
    }
}

/// The mark in full: what, why, who and when, and whether it still fits.
pub fn point(mark: &Mark, score: Score) -> Vec<String> {
    let claimed = match mark.verdict {
        Verdict::Confirmed => String::new(),
        Verdict::Set(_) | Verdict::ProofWanted => format!("（自评 {} 分）", mark.claimed),
    };
    let reason = if mark.reason.is_empty() { String::new() } else { format!("。理由：{}", mark.reason) };
    let mut lines = vec![format!("预验收：{}{claimed}{reason}", verdict(mark, score.max))];
    lines.extend(stale(mark, score.sure));
    lines.extend(signed(mark));
    lines
}

/// What to do about a mark that was made when other points were claimed.
pub fn stale(mark: &Mark, claimed: Points) -> Option<String> {
    mark.is_stale(claimed).then(|| {
        format!("自评已变：审的时候是 {} 分，现在是 {claimed} 分；审核意见没有跟着变，请再看一遍", mark.claimed)
    })
}

/// What the button says that makes a stale mark fit what is claimed now.
pub fn renew(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "认可现在的分",
        Verdict::Set(_) | Verdict::ProofWanted => "意见不变",
    }
}

/// `王某 2026-03-05 14:03`
pub fn signed(mark: &Mark) -> Option<String> {
    let minute = mark.at.get(..16).unwrap_or(&mark.at);
    let parts: Vec<_> = [mark.by.as_str(), minute].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Why, for the list of differences.
pub fn why(mark: &Mark) -> String {
    let reason = if mark.reason.is_empty() { "（没有写理由）" } else { &mark.reason };
    match mark.verdict {
        Verdict::ProofWanted => format!("需补佐证：{reason}"),
        Verdict::Confirmed => format!("认可后自评有改动（审时 {} 分）", mark.claimed),
        Verdict::Set(_) => reason.to_owned(),
    }
}

/// How far the review is.
pub fn progress(tally: &Tally) -> String {
    let left = tally.all - tally.seen;
    let mut parts = vec![format!("审了 {} / {}", tally.seen, tally.all)];
    parts.extend((left > 0).then(|| format!("未审的自评 {} 分", tally.unseen)));
    let (wanted, points) = tally.proof_wanted;
    parts.extend((wanted > 0).then(|| format!("需补佐证 {wanted} 个（自评 {points} 分）")));
    parts.extend((tally.stale > 0).then(|| format!("自评已变 {} 个", tally.stale)));
    parts.join(" · ")
}

/// What the differences come to: `不一致 3 个：核减 2.5 分，核增 0.5 分`.
pub fn dissent(tally: &Tally) -> String {
    let sums = [("核减", tally.less), ("核增", tally.more)].into_iter().filter(|(_, points)| *points > Points::ZERO);
    let sums: Vec<_> = sums.map(|(word, points)| format!("{word} {points} 分")).collect();
    match tally.dissent.len() {
        0 => "审过的评分点都与自评一致".to_owned(),
        count => format!("不一致 {count} 个：{}", sums.join("，")),
    }
}

/// Claimed to confirmed: `−0.5`, `+1`.
pub fn shift(score: Score) -> String {
    if score.confirmed < score.sure {
        format!("−{}", score.sure - score.confirmed)
    } else {
        format!("+{}", score.confirmed - score.sure)
    }
}

/// How the confirmed points of an indicator add up.
pub fn indicator(rule_set: &RuleSet, card: &Scorecard, id: IndicatorId) -> Vec<String> {
    let part = |id| (rule_set.point(id).code.clone(), card.point(id).score);
    let parts: Vec<_> = rule_set.points_of(id).map(part).collect();
    sum(&parts, rule_set.indicator(id).points, "本指标")
}

/// How the confirmed points of a category add up.
pub fn category(rule_set: &RuleSet, card: &Scorecard, id: CategoryId) -> Vec<String> {
    let part = |id| (format!("指标 {}", rule_set.indicator(id).code), card.indicator(id));
    let parts: Vec<_> = rule_set.indicators_of(id).map(part).collect();
    sum(&parts, rule_set.category(id).points, "本类")
}

/// How the confirmed total comes about, and what it leaves out.
pub fn total(rule_set: &RuleSet, card: &Scorecard, tally: &Tally) -> Vec<String> {
    let parts: Vec<_> =
        rule_set.plain_categories().map(|id| (rule_set.category(id).name.clone(), card.category(id))).collect();
    let mut lines = sum(&parts, rule_set.about.total, "总分");
    lines.push("只算审过的：认可的按审时的自评分，核定的按核定分，需补佐证的和未审的暂计 0 分".to_owned());
    lines.push(format!("{}；{}", progress(tally), dissent(tally)));
    let included = rule_set.about.total_includes_bonus;
    lines.push(if included { "加分项计入总分" } else { "加分项另计，不并入总分" }.to_owned());
    lines
}

fn sum(parts: &[(String, Score)], cap: Points, whole: &str) -> Vec<String> {
    let texts: Vec<_> = parts.iter().map(|(name, score)| format!("{name}（{}）", score.confirmed)).collect();
    let raw: Points = parts.iter().map(|(_, score)| score.confirmed).sum();
    let mut lines = vec![format!("核定：{} = {raw} 分", texts.join(" + "))];
    lines.extend((raw > cap).then(|| format!("{whole}满分 {cap} 分，超出部分不计")));
    lines
}

/// The bonus; `included`: it counts in the total.
pub fn bonus(score: Score, included: bool) -> String {
    let Score { sure, backed, confirmed, max, .. } = score;
    let counts = if included { "计入总分" } else { "另计" };
    format!("加分项（{counts}，满分 {max}）：自评 {sure} · 有佐证 {backed} · 核定 {confirmed}")
}

/// Asked before many points are confirmed at once.
pub fn confirm_all(count: usize) -> String {
    format!("将认可 {count} 个有佐证、还没有审的评分点，都按现在的自评分。已有的意见不动。")
}
