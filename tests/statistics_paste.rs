//! Tables as Excel, WPS and CSV files hand them over, and what is understood of them.

use quality_county::domain::statistics::check::check;
use quality_county::domain::statistics::{Entry, Statistics, What};
use quality_county::exchange::paste::cells::split;
use quality_county::exchange::paste::columns::Kind;
use quality_county::exchange::paste::{Preview, preview};
use quality_county::words::paste;
use quality_county::words::statistics::sentence;

/// A preview as a person would see it.
fn shown(preview: &Preview) -> String {
    fn told(entry: &Entry, depth: usize, lines: &mut Vec<String>) {
        let figures =
            What::ALL.map(|what| entry.figures.get(what).map_or("·".to_owned(), |figure| figure.to_string()));
        let more = [&entry.period, &entry.unit, &entry.claim, &entry.note].map(|text| text.as_str()).join("|");
        let open = if entry.parts.is_some() { "▾" } else { "" };
        lines.push(format!("{}{open}{} [{}] {more}", "  ".repeat(depth), entry.name, figures.join(" ")));
        entry.inside().iter().for_each(|part| told(part, depth + 1, lines));
    }
    let mut lines = paste::summary(preview);
    lines.extend(preview.columns.iter().enumerate().map(|(at, column)| paste::column(at, column)));
    lines.extend(preview.lines.iter().map(|line| format!("{} {}", line.row, paste::role(line.role))));
    preview.entries.iter().for_each(|one| told(one, 0, &mut lines));
    preview.total.iter().for_each(|total| told(total, 0, &mut lines));
    lines.extend(preview.unread.iter().map(paste::unread));
    lines.join("\n")
}

#[test]
fn a_table_with_groups_subtotals_and_a_total() {
    let text = "2020年产品质量监督抽检情况\t\t\t\t\t\n\
        序号\t产品名称\t抽检企业（家）\t抽检批次\t不合格批次\t合格率（%）\r\n\
        一\t生产领域\t\t\t\t\n\
        1\t服装\t１８\t30\t1\t96.70\n\
        2\t配制眼镜\t178家\t1,287 批次\t—\t98.26％\n\
        \t小计\t196\t1317\t\t\n\
        \t流通领域：\t\t\t\t\n\
        3\t\"汽油\n（92号）\"\t\t89\t约11\t0.8764\n\
        4\t柴油\t\t65.5\t-4\t九成以上\n\
        \t合 计\t\t1,471\t12\t\n";
    insta::assert_snapshot!(shown(&preview(text, None)));
}

#[test]
fn a_csv_whose_groups_stand_in_merged_cells() {
    let text = "\u{feff}环节,品种,批次,合格批次,不合格率,备注\n生产,水泥,48,44,8.3%,\"a,\"\"b\"\"\"\n,砖,39,29,,\n流通,水泥,10,10,,,多出\n";
    insta::assert_snapshot!(shown(&preview(text, None)));
}

#[test]
fn without_a_head_by_position() {
    insta::assert_snapshot!(shown(&preview(
        "水泥\t10\t21\t0\t100%\n服装\t18\t30\t1\t96.7%\n合计\t28\t51\t1\t98.04%",
        None
    )));
    let guessed = preview("水泥\t21\t21\n", None);
    assert_eq!(guessed.columns[2].kind, Kind::Figure(What::Rest));
    let settled = preview("水泥\t21\t21\n", Some(&[Kind::Name, Kind::Figure(What::Whole), Kind::Figure(What::Part)]));
    assert_eq!(settled.entries[0].figures.get(What::Part).map(|figure| figure.to_string()).as_deref(), Some("21"));
    assert_eq!(settled.entries[0].figures.get(What::Rest), None);
}

#[test]
fn quoted_cells_and_an_open_quote() {
    let cells = |text: &str| split(text).rows;
    assert_eq!(cells("a\t\"b\tc\"\"d\"\r\n\te\n"), [vec!["a", "b\tc\"d"], vec!["", "e"]]);
    assert_eq!(cells("5\" 管\t1"), [["5\" 管", "1"]]);
    assert_eq!(cells("a;b\n1;2"), [["a", "b"], ["1", "2"]]);
    assert_eq!(cells(""), Vec::<Vec<String>>::new());
    let open = preview("产品\t批次\n\"水泥\t1\n砖\t2", None);
    assert_eq!(open.open_quote, Some(2));
    assert!(paste::summary(&open).iter().any(|line| line.contains("第 2 行有一个引号没有配对")));
}

#[test]
fn nothing_silently_becomes_zero() {
    let read = |cell: &str| {
        let shown = preview(&format!("产品\t批次\t合格率\n水泥\t{cell}\t90%"), None);
        let figure = shown.entries[0].figures.get(What::Whole).map(|figure| figure.to_string());
        (figure, shown.unread.len())
    };
    let some = |text: &str| Some(text.to_owned());
    let cases = [
        ("0", (some("0"), 0)),
        ("", (None, 0)),
        ("—", (None, 0)),
        ("／", (None, 0)),
        ("无", (None, 1)),
        ("O", (None, 1)),
        ("#DIV/0!", (None, 1)),
        ("１，０２４", (some("1024"), 0)),
        ("1,02", (None, 1)),
        ("1,024,5", (None, 1)),
        ("1.2万", (some("12000"), 0)),
        ("30.0", (some("30"), 0)),
        ("1e3", (None, 1)),
        ("12-15", (None, 1)),
        ("99999999999999999999", (None, 1)),
        ("-3", (None, 1)),
    ];
    for (cell, wanted) in cases {
        assert_eq!(read(cell), wanted, "{cell}");
    }
}

#[test]
fn what_was_not_read_stays_at_its_row() {
    let mut ledger = Statistics::default();
    ledger.insert(None, 0, preview("产品\t批次\n水泥\t约40", None).into_group("粘贴的表")).expect("room");
    let row = &ledger.entries[0].inside()[0];
    assert_eq!(row.unread, [(What::Whole, "约40".to_owned())]);
    let lines: Vec<_> = check(&ledger).iter().map(|finding| sentence(&ledger, finding)).collect();
    assert_eq!(lines, ["粘贴的表 › 水泥：批次没有读懂，暂不计入。"]);
}
