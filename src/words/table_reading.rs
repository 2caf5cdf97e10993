//! What a person has to settle after a table was read, one sentence a doubt.

use crate::rule_sets::reading::{Doubt, Why};

/// What is not certain, and what to do about it.
pub fn sentence(doubt: &Doubt) -> String {
    match doubt {
        Doubt::SumDiffers { stated, sum } => format!("原文写 {stated} 分，各部分合计 {sum} 分，请核对"),
        Doubt::PartsExceedMaximum { sum, maximum } => {
            format!("各评分点合计 {sum} 分，超过满分 {maximum} 分：请核对分值，或写明以满分为限")
        }
        Doubt::PartsFallShort { sum, maximum } => {
            format!("各评分点合计 {sum} 分，不到满分 {maximum} 分：可能漏读，请核对")
        }
        Doubt::SpelledDifferently(name) => format!("把“{name}”当作同一个单位，请确认"),
        other => plain(other).to_owned(),
    }
}

fn plain(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::NoTable => "没有找到评分表：请连同表头一起复制，再贴一次",
        Doubt::TitleMissing => "没有找到表名，请填写",
        Doubt::TotalSummed => "原文没有写总分，这里是各类别（加分项除外）之和",
        Doubt::CategoryMissing => "原文没有写类别，先归入“未分类”，请改名",
        Doubt::PointsSummed => "原文没有写这里的分值，这里是各部分之和",
        Doubt::RowUnclear => "这一行的栏数和表头对不上，是按内容猜的，请逐栏核对",
        Doubt::NameCarried => "这一行没有指标名称，沿用上一行的（原表可能是合并单元格）",
        Doubt::NameProposed => "原文没有写指标名称，用了评分内容的开头，请改名",
        Doubt::NoDepartment => "没有找到责任单位，请补上",
        Doubt::TextNotUnderstood => "有一段文字没有读懂，列在“没有读懂的文字”里，请处理",
        Doubt::PointsGuessed => "分值不是原文直接写明的，请核对",
        Doubt::PointsRepeated => "同一个分值写了两次，只算一次，请核对",
        Doubt::CapUnclear => "原文另写了一个最高分，和这里的满分不同，请核对",
        Doubt::KindGuessed => "计分方式是猜的，请核对",
        Doubt::VagueWords => "原文用词要靠人判断，先按评定计分，请确认",
        Doubt::ThresholdUnclear => "门槛的数字、方向或是不是门槛拿不准，请对照原文",
        Doubt::TwoFacts => "一个分值下不止一件事：请确认是都要达到，还是应当分开",
        Doubt::LevelsUnclear => "原文没有写明各级能否相加，请确认是取最高还是累加",
        Doubt::UnknownUnit => "数字没有单位，或单位不认识，请补上",
        Doubt::RatioUnnamed => "原文没有写比率怎样算，分子、分母的名称是拟的，请改成实际口径",
        Doubt::NumberBroken => "原文的数字中间断开了，已连起来读，请对照原文",
        Doubt::BracketUnclosed => "括号没有成对，请对照原文",
        Doubt::DepartmentUnclear => "拿不准是不是一个单位，或名称到哪里为止，请核对",
        Doubt::SumDiffers { .. }
        | Doubt::PartsExceedMaximum { .. }
        | Doubt::PartsFallShort { .. }
        | Doubt::SpelledDifferently(_) => "",
    }
}

/// Why a text stands among what was left over.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::BeforeTable => "在表的前面，没有用",
        Why::AfterTable => "在表的后面，没有用",
        Why::NotUnderstood => "没有读懂，请人工处理",
    }
}
