//! The folders for proof, one for each indicator, with a note in each of what belongs there: the files themselves never were in the
//! browser.

use super::case::Open;
use super::names::{Names, cut, fit};
use quality_county::domain::catalogue::{of_indicator, remarks};
use quality_county::domain::evidence::Evidence;
use quality_county::domain::folder;
use quality_county::domain::ids::IndicatorId;
use quality_county::words::{catalogue, labels, lists, when};

/// A folder, and what its note says.
pub(super) struct Folder {
    pub name: String,
    /// How many records lie in it.
    pub records: usize,
    pub note: String,
}

const PROOF: &str = "佐证材料";
const NOTE: &str = "说明";
/// In bytes: folders, indicator and file stand in one path, and Windows takes 260 letters of it.
const LONGEST: usize = 120;

impl Folder {
    /// Where its note lies.
    pub(super) fn path(&self) -> String {
        format!("{PROOF}/{}/{NOTE}.txt", self.name)
    }
}

/// All of them, in table order; last what serves no scoring point, if there is such proof.
pub(super) fn folders(open: &Open) -> Vec<Folder> {
    let mut names = Names::default();
    let mut folders: Vec<_> = open.rule_set.indicator_ids().map(|id| of(open, id, &mut names)).collect();
    let idle: Vec<_> = open.draft.evidence.iter().filter(|proof| proof.serves.is_empty()).collect();
    if !idle.is_empty() {
        let mut lines = vec![lists::IDLE.to_owned(), String::new()];
        idle.iter().for_each(|proof| record(open, proof, &mut lines));
        folders.push(Folder { name: format!("00-{}", lists::IDLE), records: idle.len(), note: text(&lines) });
    }
    folders
}

fn of(open: &Open, id: IndicatorId, names: &mut Names) -> Folder {
    let Open { rule_set, draft, .. } = open;
    let indicator = rule_set.indicator(id);
    let (own, shared) = of_indicator(rule_set, &draft.evidence, id);
    let mut lines = vec![
        format!("{}　{}", indicator.code, indicator.name),
        format!("类别：{}", rule_set.category(indicator.category).name),
        format!("责任单位：{}", labels::departments(rule_set, &draft.departments, id)),
        String::new(),
    ];
    match own.len() {
        0 => lines.push("没有登记放在本文件夹的材料。".to_owned()),
        count => lines.push(format!("请把下列 {count} 份材料放进本文件夹：")),
    }
    own.iter().for_each(|proof| record(open, proof, &mut lines));
    if !shared.is_empty() {
        lines.extend([String::new(), "下列材料也用于本指标，放在别的文件夹，不用再放：".to_owned()]);
    }
    for proof in shared {
        let (see, title) = (lists::elsewhere(rule_set, draft, proof), catalogue::title(proof));
        lines.push(format!("{see}　{}（用于评分点 {}）", one_line(&title), lists::serves(rule_set, proof)));
    }
    let name = format!("{:0>2}-{}", indicator.code, indicator.name);
    Folder { name: names.take("", cut(&one_line(&name), LONGEST), ""), records: own.len(), note: text(&lines) }
}

/// What is known of a record, and what its file would best be called.
fn record(open: &Open, proof: &Evidence, lines: &mut Vec<String>) {
    let Open { rule_set, draft, .. } = open;
    let number = catalogue::number(rule_set, &draft.evidence, proof.id);
    let odd: Vec<_> = remarks(&draft.about, &draft.evidence, proof);
    let odd: Vec<_> = odd.iter().map(|one| catalogue::remark(rule_set, draft, one)).collect();
    let file = folder::name(&proof.file_name);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = if ending.is_empty() { String::new() } else { format!(".{}", fit(cut(ending, 10))) };
    let title = catalogue::title(proof);
    let named = format!("{}{ending}", fit(cut(&one_line(&format!("{number} {title}")), LONGEST)));
    lines.extend([String::new(), format!("{number}　{}", one_line(&title))]);
    let rows = [
        ("文号", proof.document_number.clone()),
        ("日期", proof.date.map(when::date).unwrap_or_default()),
        ("提供单位", proof.issuer.clone()),
        ("登记的文件", proof.file_name.clone()),
        ("SHA-256", proof.sha256.clone().unwrap_or_default()),
        ("用于评分点", lists::serves(rule_set, proof)),
        ("存为", named),
        ("注意", odd.join("；")),
    ];
    let filled = rows.iter().filter(|(_, text)| !text.is_empty());
    lines.extend(filled.map(|(label, text)| format!("　　{label}：{}", one_line(text))));
}

pub(super) fn one_line(text: &str) -> String {
    crate::text::clean(text).replace('\n', " ")
}

/// As the editor of every Windows shows it: marked as UTF-8, lines ended its way.
pub(super) fn text(lines: &[String]) -> String {
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}
