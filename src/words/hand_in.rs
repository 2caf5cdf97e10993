//! Handing in (上交): what is open, what the reports are, how the work on them went.

use super::self_report;
use crate::domain::loose_ends::LooseEnd;

pub const NO_FORM: &str = "这版评分细则没有附表。";
pub const NO_PROOF: &str = "还没有登记用于评分点的佐证材料。";
pub const NO_STATISTICS: &str = "统计台账还是空的。";
pub const NO_RECTIFICATIONS: &str = "整改台账还是空的。";
pub const NOBODY_TO_REMIND: &str = "各单位都已填完、有佐证，没有要催的。";

/// Where nothing is open.
pub const NOTHING_OPEN: &str = "没有发现要补的。";

/// What is in the package, a line each.
pub const PACKAGE: [&str; 4] = [
    "有内容的各份材料：Word，能做 Excel 的也有 Excel",
    "佐证材料文件夹，按指标编号，各附应放材料的说明（文件本身请自己放进去）",
    "草稿数据（JSON），可以用本网页打开",
    "清单：每个文件的名称、大小、校验值（SHA-256），评分细则的版本和指纹",
];

/// One line on what is open, and what the link to mend it says.
pub fn loose_end(end: &LooseEnd) -> (String, &'static str) {
    match end {
        LooseEnd::Blank(count) => (format!("{count} 个评分点未填或没有填完"), "去填"),
        LooseEnd::Unverified(count) => (format!("{count} 个评分点待核实"), "去核实"),
        LooseEnd::Unproved(count) => (format!("{count} 个评分点得了分、没有佐证"), "去登记"),
        LooseEnd::Misfits(count) => (format!("统计台账有 {count} 处对不上"), "去核对"),
        LooseEnd::Overdue(count) => (format!("{count} 项整改已超期"), "去看"),
        LooseEnd::Silent(parts) => {
            let names: String = parts.iter().map(|part| format!("“{}”", self_report::part(*part))).collect();
            (format!("自评报告里还没有自己写的话：{names}"), "去写")
        }
    }
}

/// `自评打分表（Word）`
pub fn of_format(name: &str, format: &str) -> String {
    format!("{name}（{format}）")
}

/// `36 KB`, `1.2 MB`
pub fn size(bytes: usize) -> String {
    let tenths = bytes / (1024 * 1024 / 10);
    if bytes < 1024 * 1024 {
        format!("{} KB", bytes.div_ceil(1024))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// A file was made and handed out.
pub fn handed_out(name: &str, bytes: usize) -> String {
    format!("已生成“{name}”（{}），一般在“下载”文件夹里。", size(bytes))
}

/// The program that writes documents had nothing to give.
pub const NOTHING_MADE: &str = "没有生成文件。草稿没有改动；请再试一次。";

/// Documents were laid out for print.
pub fn laid_out(name: &str) -> String {
    format!("“{name}”的预览已经做好，在“上交”页。")
}

/// What goes on: `正在制作“自评报告（Word）”`, `正在读收集表`.
pub fn working(what: &str) -> String {
    if what == READING { format!("正在{what}") } else { format!("正在制作“{what}”") }
}

/// Something else goes on.
pub fn busy(what: &str) -> String {
    format!("{}，做完或停止后再点。", working(what))
}

/// A person stopped it.
pub fn stopped(what: &str) -> String {
    format!("已停止，“{what}”没有生成文件。草稿没有改动。")
}

/// It failed. `why`: a sentence of the other program, or a technical reason.
pub fn failed(what: &str, why: &str) -> String {
    if why.ends_with('。') {
        return why.to_owned();
    }
    let what = if what == READING { "收集表没有读成".to_owned() } else { format!("“{what}”没有做成") };
    format!("{what}（{why}）。草稿没有改动；请再试一次，仍不行就重新打开本文件，或换一个浏览器。")
}

/// How far the work is: `第 3 步，共 12 步：自评打分表（Word）`
pub fn step(done: usize, of: usize, label: &str) -> String {
    match of {
        0 => "正在准备…".to_owned(),
        _ => format!("第 {} 步，共 {of} 步：{label}", (done + 1).min(of)),
    }
}

/// The computer's clock says a year that no paper can bear.
pub const NO_DATE: &str = "电脑的日期不对，材料上没法写日期，没有生成。请先把日期改对。";

/// What the making of collection sheets is called.
pub fn collection(count: usize) -> String {
    if count == 1 { "收集表".to_owned() } else { format!("{count} 份收集表") }
}

/// Collection sheets went out.
pub fn sheets_sent(name: &str, count: usize, bytes: usize) -> String {
    match count {
        1 => format!("已生成收集表“{name}”（{}），请发给该单位用 Excel 或 WPS 填；交回后在下面合并。", size(bytes)),
        _ => format!(
            "已生成 {count} 份收集表，在“{name}”（{}）里；解压后分别发给各单位，交回后在下面合并。",
            size(bytes)
        ),
    }
}

/// The draft was closed, or taken over by another window, before a pack or its sheet went out.
pub const SENT_TOO_LATE: &str =
    "草稿已经关上，或者改在别的窗口里填报，文件没有发出，也没有记录。请在填报的窗口里再做一次。";

/// Nobody who leads anything.
pub const NOBODY_LEADS: &str = "没有牵头的评分点，不用发收集表。";

/// What the reading of collection sheets is called while it goes on.
pub const READING: &str = "读收集表";

/// A person stopped the reading.
pub const READING_STOPPED: &str = "已停止，Excel 文件没有读。草稿没有改动；要读就再选一次。";

/// An answer of the program that reads workbooks that nobody understands.
pub const ANSWER_ODD: &str = "没有读成，程序的两个部分对不上。草稿没有改动；请重新打开本文件再试。";

/// What cells that were pasted go by in a preview.
pub fn pasted_name(department: &str) -> String {
    format!("粘贴的单元格（{department}）")
}

/// Cells can be pasted only for a pack that was sent.
pub const NO_PACKS: &str = "还没有发出过任务包或收集表，没有可对应的单位。";

/// What to paste.
pub const PASTE_HINT: &str = "从收集表的“数据”表里连同编号一起复制，粘贴到这里";

/// Something else was being made when workbooks came in.
pub const BUSY_READING: &str = "正在制作别的材料或读别的收集表，这次的没有读；做完后再来一次。";

/// A ZIP, or a Word file, where a draft is opened.
pub const ZIP_AT_HOME: &str = "这不是本工具导出的 .json 文件，也不是填好的收集表。如果是上报包（ZIP），请先解压，再打开里面的 .json \
    文件；各单位交回的 ZIP，请打开汇总的草稿，在“分工”页合并。";

/// The headline over what was not understood in a filled-in sheet.
pub fn not_understood(name: &str, count: usize) -> String {
    format!("“{name}”里有 {count} 处没有看懂或没有采用，其余照常：")
}
