//! Refusals and warnings about draft files in Chinese: what happened, what was kept, what to do.

use super::reading::{misfit_sentence, number_sentence};
use super::rule_set_problem::shape;
use crate::exchange::VERSION;
use crate::exchange::problem::{ContentProblem, Refused, Warning};
use crate::wire::{At, MOST};

/// Texts from a file are shown up to this length.
const LONGEST: usize = 60;
/// Warnings are listed up to this number.
const LISTED: usize = 30;

/// What a file holds as a line of text can show it: not too long, and nothing in it that breaks the line or turns it around.
fn quoted(text: &str, longest: usize) -> String {
    let strange = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut shown: String = text.chars().take(longest).map(|c| if strange(c) { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown
}

fn short(text: &str) -> String {
    quoted(text, LONGEST)
}

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
        Refused::NotADraft(Some(format)) => format!("这份文件的格式是“{}”，不是自评文件。", short(format)),
        Refused::NewerVersion(version) => {
            format!(
                "文件的格式版本是 {}，本程序只认识到版本 {VERSION}。请用新版程序打开；文件没有改动。",
                short(version)
            )
        }
        Refused::UnknownRuleSet { id, title } => {
            let (title, id) = (short(title.as_deref().unwrap_or(id)), short(id));
            format!(
                "文件使用的评分细则“{title}”（{id}）本程序没有，无法计分。如有这份细则的文件，请先在“评分细则”页读入。"
            )
        }
        Refused::Damaged => "文件已损坏：校验值不符，可能是断电或磁盘出错造成的。".to_owned(),
        Refused::Contents(problems) => {
            let more = if problems.len() < MOST { "" } else { "以上" };
            format!("文件里有 {} 处{more}内容对不上，没有导入：", problems.len())
        }
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
        ContentProblem::UnknownPoint(code) => format!("评分细则里没有评分点“{}”", short(code)),
        ContentProblem::UnknownField(key) => format!("这个评分点没有“{}”这一栏", short(key)),
        ContentProblem::UnknownIndicator(code) => format!("评分细则里没有指标“{}”", short(code)),
        ContentProblem::UnknownDepartment(code) => format!("没有代号为“{}”的单位", short(code)),
        ContentProblem::UnknownSpot(code) => format!("变更记录里的位置“{}”不存在", short(code)),
        ContentProblem::BadPackId => "任务包编号应为 1～32 个英文字母和数字".to_owned(),
        ContentProblem::BadEntryNumber => "变更记录的序号应为正整数".to_owned(),
        ContentProblem::BadOrigin => "材料来源应写作“任务包编号/材料编号”".to_owned(),
        ContentProblem::NotDecimal(problem) => number_sentence(*problem).replace("，暂不计入", ""),
        ContentProblem::Misfit(problem) => misfit_sentence(problem).replace("，暂不计入", ""),
        ContentProblem::BadDate(text) => format!("“{}”不是日期，应写作 2026-03-05", short(text)),
        ContentProblem::BadYear => "年度应在 1900～2200 之间".to_owned(),
        ContentProblem::BadPoints => "分值应在 0～10000 之间，最多两位小数".to_owned(),
        ContentProblem::BadEvidenceId => "材料编号应为正整数".to_owned(),
        ContentProblem::DuplicateEvidence(id) => format!("材料编号 {id} 重复"),
        ContentProblem::BadRowNumber => "统计台账的行号应为正整数".to_owned(),
        ContentProblem::BadRectificationNumber => "整改事项的编号应为正整数".to_owned(),
        ContentProblem::DuplicateRow(id) => format!("统计台账的行号 {id} 重复"),
        ContentProblem::RowsTooDeep => "统计台账的分组套得太深".to_owned(),
        ContentProblem::UnknownWord { word, allowed } => {
            format!("“{}”不认识，可用：{}", short(word), allowed.join("、"))
        }
    };
    format!("{}：{what}", place(&at.place.to_string()))
}

fn place(place: &str) -> String {
    quoted(place, 2 * LONGEST)
}

/// One line each; beyond a certain number only how many more there are.
pub fn warnings(warnings: &[Warning]) -> Vec<String> {
    let more = warnings.len().saturating_sub(LISTED);
    let mut lines: Vec<_> = warnings.iter().take(LISTED).map(warning).collect();
    if more > 0 {
        lines.push(format!("另有 {more} 处未列出"));
    }
    lines
}

pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::OtherRuleSet { version, .. } => {
            format!("文件用的是评分细则的另一版本（{}），将按本程序的版本重新计分", short(version))
        }
        Warning::DigestMismatch => "校验值不符：文件导出后被改动过，或拷贝时受损。请核对后再决定是否导入".to_owned(),
        Warning::DigestMissing => "文件没有校验值，无法判断是否被改动过".to_owned(),
        Warning::ResultDiffers { what, file, here } => {
            format!("{what}：文件里写的是 {}，按填报内容重新计算是 {here}；以重新计算为准", short(file))
        }
        Warning::NotTaken(at) => format!("{}：本程序不认识这一项，不会导入", place(at)),
    }
}
