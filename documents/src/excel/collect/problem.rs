//! What could not be taken from a workbook: each with its place, and in words.

use super::{DATA, PROOF};
use quality_county::exchange::bundle::BundleError;
use quality_county::exchange::problem::Refused as NoPack;
use quality_county::words::reading::{Unreadable, sentence as unreadable};
use quality_county::words::{files, import};

/// Something in a workbook that was not taken, or not as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Sheet and cell: `数据!F12`.
    pub place: String,
    /// What stands there.
    pub text: String,
    pub why: Why,
}

/// Why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// No number; kept as typed, not counted.
    Unreadable(Unreadable),
    /// A bare number up to 1 where a percentage is asked for: 0.95 may mean 95 % or 0.95 %.
    Share,
    /// None of the words to choose from.
    NotAWord(Vec<String>),
    /// Fields that say the same another way are filled in, too.
    Rivals,
    /// A row with something in it and no code.
    NoCode,
    UnknownCode,
    /// A point that the pack was not sent for.
    NotInTask,
    /// A second row for one field, saying something else.
    Double,
    /// The point's rows are not all there: its code.
    Missing,
    /// Two states.
    TwoStates,
    /// No reason is given; taken all the same.
    NoReason,
    /// A text that was cut when it was sent cannot be changed here.
    Cut,
    BadDate,
    /// Proof without a scoring point.
    NoPoint,
    /// Beyond the rows and columns that are read.
    Beyond,
    /// More values than the point has fields.
    Extra,
    /// In a column that the sheet was not sent with.
    Aside,
    /// A quote that nothing closes.
    OpenQuote,
}

/// Why nothing of a file is taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Larger than what is read: bytes, packed or unpacked.
    TooLarge,
    /// An .xls, or an .xlsx with a password: both begin alike.
    OldOrLocked,
    NotAWorkbook,
    Zip(BundleError),
    /// A part of the workbook that does not read: the library's words.
    Damaged(String),
    /// Sheets that are missing.
    NoSheets(Vec<&'static str>),
    /// Columns that are missing on a sheet.
    NoColumns(&'static str, Vec<&'static str>),
    /// The hidden sheet holds something else, or was changed.
    NoIdentity,
    /// Written by a newer program.
    NewerVersion(String),
    /// The pack inside does not read.
    Pack(NoPack),
    /// The table of that name is here in another version.
    OtherVersion(String),
    /// This draft never sent such a pack.
    UnknownPack,
    /// Nothing that begins with a code.
    NothingPasted,
}

/// The longest text that is shown, in characters.
const LONGEST: usize = 40;

fn short(text: &str) -> String {
    let line: String = crate::text::clean(text).replace('\n', " ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if line.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// `数据!F12：“九成”没有读懂，暂不计入…`
pub fn sentence(problem: &Problem) -> String {
    let said = match &problem.why {
        Why::Unreadable(why) => unreadable(why),
        Why::Share => "百分数分不清是小数还是百分比，暂不计入：请写成 95.2% 这样".to_owned(),
        Why::NotAWord(words) => format!("不在可选的“{}”里；这个评分点的答案保留发出时的", words.join("、")),
        Why::Rivals => "与另一种填法同时填了；只填一种，这个评分点的答案保留发出时的".to_owned(),
        Why::NoCode => "这一行没有识别码，没有采用；请填在原有的行里".to_owned(),
        Why::UnknownCode => "评分细则里没有这个编号，没有采用".to_owned(),
        Why::NotInTask => "不在发出的任务里，没有采用".to_owned(),
        Why::Double => "同一栏出现两行、内容不同，采用了前一行".to_owned(),
        Why::Missing => "这个评分点缺行，答案保留发出时的；请勿删行".to_owned(),
        Why::TwoStates => "状态前后不一；这个评分点的答案保留发出时的".to_owned(),
        Why::NoReason => "选了不适用，没有写原因；已采用，请补写".to_owned(),
        Why::Cut => "原文太长，表里只有一部分，改动没有采用；请在程序里修改".to_owned(),
        Why::BadDate => "不是日期，没有采用；请写成 2026-03-05 这样".to_owned(),
        Why::NoPoint => "没有写用于哪个评分点，这份材料没有采用".to_owned(),
        Why::Beyond => "超出了读取的范围，没有采用".to_owned(),
        Why::Extra => "比这个评分点的栏目多，没有采用".to_owned(),
        Why::Aside => "不在发出时的列里，没有采用；请写在“备注”一栏".to_owned(),
        Why::OpenQuote => "引号没有成对，后面的可能连成了一格，请核对".to_owned(),
    };
    format!("{}：“{}”{said}。", problem.place, short(&problem.text))
}

/// What happened, and what to do.
pub fn refusal(refused: &Refused) -> String {
    let list = |names: &[&str]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("、");
    match refused {
        Refused::TooLarge => "文件太大，不像填好的收集表，没有读入；请核对是不是选错了文件。".to_owned(),
        Refused::OldOrLocked => {
            "文件是旧的 .xls、.et 格式，或者设了打开密码，没有读入；请去掉密码，另存为 .xlsx 再交回。".to_owned()
        }
        Refused::NotAWorkbook => "不是 Excel 工作簿（.xlsx），没有读入。".to_owned(),
        Refused::Zip(error) => format!("工作簿打不开，没有读入：{}", files::bundle(error)),
        Refused::Damaged(_) => "工作簿已损坏，没有读入；请对方用 Excel 或 WPS 打开，另存一份再交回。".to_owned(),
        Refused::NoSheets(names) => {
            format!("缺少工作表{}，没有读入；请交回发出的整个工作簿，不要只拷贝其中一张表。", list(names))
        }
        Refused::NoColumns(sheet, names) => {
            format!("“{sheet}”表缺少{}这些列，没有读入；请把填的内容抄回发出的那份工作簿。", list(names))
        }
        Refused::NoIdentity => {
            "工作簿里的识别信息不全或被改动过，认不出是哪个任务包，没有读入；请抄回发出的那份工作簿。".to_owned()
        }
        Refused::NewerVersion(version) => {
            format!("收集表的格式版本是 {}，本程序只认识到版本 1，没有读入；请用新版程序打开。", short(version))
        }
        Refused::Pack(why) => format!("工作簿里的任务包没有读入：{}", import::refusal(why).0),
        Refused::OtherVersion(version) => {
            format!("收集表用的评分细则是另一个版本（{}），没有读入；请用那个版本的草稿合并。", short(version))
        }
        Refused::UnknownPack => "本草稿没有发出过这个任务包，没有读入。".to_owned(),
        Refused::NothingPasted => {
            format!("没有一行以评分点编号开头，没有读入；请从“{DATA}”表连同编号一起复制，佐证材料在“{PROOF}”表里。")
        }
    }
}
