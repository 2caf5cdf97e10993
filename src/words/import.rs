//! Refusals and warnings about draft files in Chinese: what happened, what was kept, what to do.

use super::reading::{misfit_sentence, number_sentence};
use super::rule_set_problem::shape;
use crate::exchange::problem::{ContentProblem, Refused, Warning};
use crate::wire::At;

/// The headline of a refusal and, for contents, one line a problem.
pub fn refusal(refused: &Refused) -> (String, Vec<String>) {
    let headline = match refused {
        Refused::TooLarge(bytes) => {
            format!("文件有 {} MB，超过 20 MB 的上限。自评文件一般不到 1 MB，请确认选对了文件。", bytes / 1024 / 1024)
        }
        Refused::Empty => "文件是空的。请向对方重新要一份，或重新导出。".to_owned(),
        Refused::NotText(at) => format!("文件不是文本（第 {} 个字节读不出）。请选择本工具导出的 .json 文件。", at + 1),
        Refused::NotJson { line, column } => {
            format!("文件不是有效的 JSON：第 {line} 行第 {column} 列读不下去。请选择本工具导出的 .json 文件。")
        }
        Refused::Truncated { line, column } => {
            format!("文件不完整：读到第 {line} 行第 {column} 列就结束了，可能没有拷贝完。请重新拷贝后再试。")
        }
        Refused::NotADraft(None) => "这是一份 JSON 文件，但不是本工具的自评文件。".to_owned(),
        Refused::NotADraft(Some(format)) => format!("这份文件的格式是“{format}”，不是自评文件。"),
        Refused::NewerVersion(version) => {
            format!("文件的格式版本是 {version}，本程序只认识到版本 2。请用新版程序打开；文件没有改动。")
        }
        Refused::UnknownRuleSet { id, title } => {
            let title = title.as_deref().unwrap_or(id);
            format!("文件使用的评分细则“{title}”（{id}）本程序没有，无法计分。")
        }
        Refused::Damaged => "文件已损坏：校验值不符，可能是断电或磁盘出错造成的。".to_owned(),
        Refused::Contents(problems) => format!("文件里有 {} 处内容对不上，没有导入：", problems.len()),
    };
    let lines = match refused {
        Refused::Contents(problems) => problems.iter().map(problem).collect(),
        _ => Vec::new(),
    };
    (headline, lines)
}

fn problem(at: &At<ContentProblem>) -> String {
    let what = match &at.problem {
        ContentProblem::Shape(problem) => shape(*problem).to_owned(),
        ContentProblem::UnknownPoint(code) => format!("评分细则里没有评分点“{code}”"),
        ContentProblem::UnknownField(key) => format!("这个评分点没有“{key}”这一栏"),
        ContentProblem::UnknownDepartment(code) => format!("没有代号为“{code}”的单位"),
        ContentProblem::UnknownSpot(code) => format!("变更记录里的位置“{code}”不存在"),
        ContentProblem::BadPackId => "任务包编号应为 1～32 个英文字母和数字".to_owned(),
        ContentProblem::BadEntryNumber => "变更记录的序号应为正整数".to_owned(),
        ContentProblem::BadOrigin => "材料来源应写作“任务包编号/材料编号”".to_owned(),
        ContentProblem::NotDecimal(problem) => number_sentence(*problem).replace("，暂不计入", ""),
        ContentProblem::Misfit(problem) => misfit_sentence(problem).replace("，暂不计入", ""),
        ContentProblem::BadDate(text) => format!("“{text}”不是日期，应写作 2026-03-05"),
        ContentProblem::BadYear => "年度应在 1900～2200 之间".to_owned(),
        ContentProblem::BadPoints => "分值应在 0～10000 之间，最多两位小数".to_owned(),
        ContentProblem::BadEvidenceId => "材料编号应为正整数".to_owned(),
        ContentProblem::DuplicateEvidence(id) => format!("材料编号 {id} 重复"),
        ContentProblem::UnknownWord { word, allowed } => format!("“{word}”不认识，可用：{}", allowed.join("、")),
    };
    format!("{}：{what}", at.place)
}

pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::OtherRuleSet { version, .. } => {
            format!("文件用的是评分细则的另一版本（{version}），将按本程序的版本重新计分")
        }
        Warning::DigestMismatch => "校验值不符：文件导出后被改动过，或拷贝时受损。请核对后再决定是否导入".to_owned(),
        Warning::DigestMissing => "文件没有校验值，无法判断是否被改动过".to_owned(),
        Warning::ResultDiffers { what, file, here } => {
            format!("{what}：文件里写的是 {file}，按填报内容重新计算是 {here}；以重新计算为准")
        }
        Warning::NotTaken(place) => format!("{place}：本程序不认识这一项，不会导入"),
    }
}
