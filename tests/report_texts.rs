//! The texts of the report stand beside what the report says by itself.

use quality_county::domain::date::Date;
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::score::score;
use quality_county::exchange::read::read_text;
use quality_county::report::Inputs;
use quality_county::report::automatic::automatic;
use quality_county::rule_sets::built_in;
use quality_county::words::report_texts::{characters, counted, written};

#[test]
fn the_report_is_cut_up_where_people_write() {
    let incoming = read_text(include_str!("../docs/sample.json"), built_in).expect("sample");
    let (rules, draft) = (incoming.rule_set, incoming.draft);
    let card = score(rules, &draft);
    let today = Date::parse("2026-11-22").expect("a day");
    let inputs = Inputs { rule_set: rules, draft: &draft, card: &card, today };
    let all = automatic(&inputs);
    assert!(all.part(ReportPart::Basics)[0].starts_with("示例县"), "{:?}", all.part(ReportPart::Basics));
    assert!(all.part(ReportPart::Indicators).is_empty());
    assert!(all.part(ReportPart::Measures).len() >= 2 * rules.category_ids().len());
    for id in rules.indicator_ids() {
        let lines = all.indicator(id);
        assert_eq!(lines.len(), rules.points_of(id).len());
        let codes = rules.points_of(id).map(|point| rules.point(point).code.clone());
        assert!(lines.iter().zip(codes).all(|(line, code)| line.starts_with(&code)));
    }
    let told: Vec<_> = ReportPart::ALL.iter().flat_map(|part| all.part(*part)).map(String::as_str).collect();
    assert!(told.iter().any(|line| line.contains("整改事项共 6 项")), "{told:?}");
    assert!(!told.iter().any(|line| line.contains("12 个乡镇") || line.starts_with("附件")), "{told:?}");
}

#[test]
fn characters_are_counted_without_spaces() {
    assert_eq!(characters(" 本县 12 个乡镇。\n　　第二段😀 "), 12);
    assert_eq!((characters(""), counted(0)), (0, "0 字".to_owned()));
    assert_eq!(written(0, 0), "还没有写，报告全部自动生成。");
    assert_eq!(written(2, 240), "已写 2 处，共 240 字，随草稿保存和导出。");
}
