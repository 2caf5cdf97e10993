//! Rectifications warn by deadline and state, in colour and word; the report's texts are kept by part and indicator.

mod support;

use quality_county::domain::date::Date;
use quality_county::domain::rectification::{Light, Progress, Rectification};
use quality_county::domain::report_texts::{ReportPart, ReportTexts};
use quality_county::words::rectification::{summary, warning};

fn item(deadline: &str, state: Progress) -> Rectification {
    Rectification { deadline: Date::parse(deadline), state, ..Rectification::default() }
}

#[test]
fn the_gravest_warning_that_fits_is_given() {
    use Progress::{Closed, Done, Lasting, NotStarted, UnderWay};
    let today = Date::parse("2026-03-01").expect("a day");
    let cases = [
        ("2026-02-28", UnderWay, Some(Light::Red), "红灯：已超期 1 天"),
        ("2026-02-28", NotStarted, Some(Light::Red), "红灯：已超期 1 天"),
        ("2026-03-01", UnderWay, Some(Light::Blue), "蓝灯：临近期限，今天到期"),
        ("2026-03-16", UnderWay, Some(Light::Blue), "蓝灯：临近期限，还有 15 天"),
        ("2026-03-17", UnderWay, None, ""),
        ("2026-03-16", NotStarted, Some(Light::Yellow), "黄灯：进度滞后，还有 15 天"),
        ("2026-03-31", NotStarted, Some(Light::Yellow), "黄灯：进度滞后，还有 30 天"),
        ("2026-04-01", NotStarted, None, ""),
        ("2026-02-01", Done, None, ""),
        ("2026-02-01", Closed, None, ""),
        ("2026-02-01", Lasting, None, ""),
    ];
    for (deadline, state, light, text) in cases {
        let item = item(deadline, state);
        assert_eq!(item.light(today), light, "{deadline} {state:?}");
        assert_eq!(warning(&item, today).unwrap_or_default(), text, "{deadline} {state:?}");
    }
    let open = Rectification { deadline: None, ..item("2026-02-01", NotStarted) };
    assert_eq!(open.light(today), None);
    let items = cases.map(|(deadline, state, ..)| item(deadline, state));
    assert_eq!(
        summary(&items, today),
        "共 11 项：未启动 4 项、整改中 4 项、待销号 1 项、已销号 1 项、长期坚持 1 项。红灯 2 项（已超期）。黄灯 2 项（进度滞后）。\
         蓝灯 2 项（临近期限）。"
    );
    assert_eq!(summary(&[], today), "没有登记整改事项。");
}

#[test]
fn texts_of_a_report_are_kept_and_taken_away() {
    let ids: Vec<_> = support::anhui().indicator_ids().collect();
    let mut texts = ReportTexts::default();
    assert!(texts.is_empty());
    texts.set_part(ReportPart::Problems, "一是经费不足。".into());
    texts.set_statement(ids[5], "后写的".into());
    texts.set_statement(ids[2], "先排的".into());
    assert_eq!(texts.part(ReportPart::Problems), "一是经费不足。");
    assert_eq!(texts.part(ReportPart::Basics), "");
    assert_eq!(
        texts.statements().map(|(id, text)| (id.index(), text)).collect::<Vec<_>>(),
        [(2, "先排的"), (5, "后写的")]
    );
    texts.set_statement(ids[2], String::new());
    assert_eq!((texts.statement(ids[2]), texts.statement(ids[5])), ("", "后写的"));
    texts.set_statement(ids[5], String::new());
    texts.set_part(ReportPart::Problems, String::new());
    assert!(texts.is_empty());
}
