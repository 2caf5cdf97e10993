//! Moving a draft to another version of its rule set: what would happen, before it does.

use super::explain_sum::range;
use super::import::refusal;
use crate::domain::rule_set::RuleSet;
use crate::domain::transfer::{Change, Fate, Step};
use crate::exchange::problem::Refused;

/// `填过的 40 个评分点：36 个原样带过去，3 个带过去但含义有变，1 个在新版里没有。没有放不下的内容。`
pub fn summary([same, changed, gone]: [usize; 3], aside: usize) -> String {
    let filled = same + changed + gone;
    let aside = match aside {
        0 => "没有放不下的内容。".to_owned(),
        count => format!("有 {count} 处内容在新版里没有位置，可以先存成文件；原来的草稿里也都还在。"),
    };
    format!(
        "填过的 {filled} 个评分点：{same} 个原样带过去，{changed} 个带过去但含义有变，{gone} 个在新版里没有。{aside}"
    )
}

/// What becomes of a point.
pub fn fate(step: &Step) -> String {
    let lost = if step.lost { "；有内容放不下" } else { "" };
    match step.fate {
        Fate::Same => "不变".to_owned(),
        Fate::New => "新增，待填".to_owned(),
        Fate::Gone if step.filled => "新版没有这一点，内容放不下".to_owned(),
        Fate::Gone => "新版没有这一点".to_owned(),
        Fate::Changed(change) => format!("{}有变，请核对{lost}", changed(change)),
    }
}

fn changed(change: Change) -> String {
    let parts = [
        (change.text, "文字"),
        (change.scoring, "计分方式或门槛"),
        (change.points, "分值"),
        (change.fields, "填报栏目"),
    ];
    parts.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect::<Vec<_>>().join("、")
}

/// Code and text of the point, and its score before and after.
pub fn row(old: &RuleSet, new: &RuleSet, step: &Step) -> [String; 4] {
    let point = step.new.map(|id| new.point(id)).or(step.old.map(|id| old.point(id)));
    let name = point.map_or_else(String::new, |point| format!("{} {}", point.code, super::labels::wording(point)));
    let score = |score: Option<_>| score.map_or_else(|| "–".to_owned(), range);
    [name, fate(step), score(step.before), score(step.after)]
}

/// Why a draft cannot be moved.
pub fn refused(why: &Refused) -> String {
    let (headline, lines) = refusal(why);
    format!("不能换到这一版。{}{}", headline.replace("文件", "草稿"), lines.first().cloned().unwrap_or_default())
}
