//! What the page asks of the program that writes documents.

use quality_county::domain::date::Date;
use quality_county::domain::dispatch::PackId;
use quality_county::domain::handed_in::{Format, Report};
use quality_county::exchange::request::{ReadSheet, Request, RuleText, Want};

fn of(want: Want) -> Request {
    let own = |built_in| RuleText {
        id: "甲".to_owned(),
        prefix: "3f9a52c1".to_owned(),
        text: "{\"a\": \"\\u0000\"}".to_owned(),
        built_in,
    };
    Request {
        draft: "{\n  \"“草稿”\": 1\n}".to_owned(),
        rule_sets: vec![own(true), own(false)],
        today: Date::parse("2026-03-05").expect("a day"),
        now: "2026-03-05 14:03:22".to_owned(),
        want,
    }
}

fn wants() -> Vec<Want> {
    let text = |text: &str| text.to_owned();
    let mut wants = vec![
        Want::Package,
        Want::Collect {
            name: text("收集表"), packs: vec![(text("住建"), text("{}")), (text(""), text("\u{1f600}"))]
        },
        Want::Collect { name: String::new(), packs: Vec::new() },
        Want::Read(vec![text("a.xlsx"), text("乙\n.xlsx")]),
        Want::Pasted { pack: PackId::parse("pack1").expect("an id"), text: text("14.2\t5\n\"") },
    ];
    for report in Report::ALL {
        wants.extend(Format::ALL.map(|format| Want::Report(report, format)));
    }
    wants
}

#[test]
fn what_is_written_reads_back() {
    for want in wants() {
        let request = of(want);
        assert_eq!(Request::read(&request.write()), Ok(request));
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let text = of(Want::Package).write();
    for (from, to, named) in [
        ("2026-03-05\"", "2026-02-30\"", "today"),
        ("\"built_in\":false", "\"built_in\":0", "rule_sets[1].built_in"),
        ("\"now\":", "\"no\":", "now"),
        ("\"package\"", "\"parcel\"", "want.kind"),
        ("\"package\"", "\"pasted\",\"pack\":\"a b\"", "want.pack"),
        ("\"package\"", "\"report\",\"report\":\"letter\"", "want.report"),
        ("}}", "}", "第 1 行"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let sentence = Request::read(&broken).expect_err(named);
        assert!(sentence.contains(named), "{named}: {sentence}");
    }
    for garbage in ["", "[]", "null", "{}", "\u{feff}{}"] {
        assert!(Request::read(garbage).expect_err(garbage).contains("草稿没有改动"));
    }
}

#[test]
fn an_answer_reads_back() {
    let problems = vec!["数据!F12：“九成”没有读懂".to_owned()];
    let taken = ReadSheet { pack: Some("{\"a\": 1}".to_owned()), refused: None, problems };
    let refused = ReadSheet { refused: Some("不是 Excel 工作簿。".to_owned()), ..ReadSheet::default() };
    for sheet in [taken, refused, ReadSheet::default()] {
        assert_eq!(ReadSheet::read(&sheet.write()), Some(sheet));
    }
    for garbage in ["", "[]", "{\"pack\": 1}", "{\"problems\": [1]}"] {
        assert_eq!(ReadSheet::read(garbage), None);
    }
}
