//! Problems of a rule-set file in Chinese, with their place.

use super::reading::number_sentence;
use crate::rule_sets::problem::Problem;
use crate::wire::{At, Shape, Wanted};

pub fn sentence(at: &At<Problem>) -> String {
    let what = match &at.problem {
        Problem::NotJson { line, column } => format!("不是 JSON，第 {line} 行第 {column} 列起读不下去"),
        Problem::Shape(problem) => shape(*problem).to_owned(),
        Problem::NotARuleSet => "不是评分细则文件".to_owned(),
        Problem::UnknownVersion(version) => format!("格式版本 {version} 不认识，请用新版程序打开"),
        Problem::NotDecimal(problem) => number_sentence(*problem).replace("，暂不计入", ""),
        Problem::BadPoints => "分值应在 0～10000 之间，最多两位小数".to_owned(),
        Problem::OutOfRange => "数字超出范围".to_owned(),
        Problem::UnknownWord { word, allowed } => format!("“{word}”不认识，可用：{}", allowed.join("、")),
        Problem::EmptyText => "不能为空".to_owned(),
        Problem::EmptyList => "至少要有一项".to_owned(),
        Problem::DuplicateCode(code) => format!("编号“{code}”重复"),
        Problem::UnknownDepartment(code) => format!("责任单位“{code}”没有在 departments 中列出"),
        Problem::UnknownCategory(name) => format!("没有名为“{name}”的类别；可用 total、basic 或类别名称"),
        Problem::BadDate => "日期应写成 2017、2017-03 或 2017-03-15".to_owned(),
        Problem::Misplaced => "这一项不能用在这里".to_owned(),
        Problem::NotAVeto => "否决类（kind 为 veto）里只能放否决项".to_owned(),
        Problem::VetoElsewhere => "否决项只能放在否决类（kind 为 veto）里".to_owned(),
        Problem::WeightsTooFine => "各类别的权重与满分之比过细，无法精确合计".to_owned(),
        Problem::TooMany(most) => format!("最多 {most} 项"),
        Problem::NeedsOneComparison => "at_least、above、at_most、below、equal 须有且只有一个".to_owned(),
        Problem::NeedsTwoNames => "须写明分子、分母两个名称".to_owned(),
    };
    format!("{}：{what}", at.place)
}

pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Missing => "缺少这一项",
        Shape::WrongType(Wanted::Object) => "应为对象 { }",
        Shape::WrongType(Wanted::List) => "应为列表 [ ]",
        Shape::WrongType(Wanted::Text) => "应为文字",
        Shape::WrongType(Wanted::Number) => "应为数字",
        Shape::WrongType(Wanted::Flag) => "应为 true 或 false",
        Shape::UnknownMember => "这一项不认识",
    }
}
