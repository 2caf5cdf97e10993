//! Requests answered step by step: every report in every format, pictures, and what is no request.

mod asking;

use asking::{EXCEL, WORD, answer, empty, is_sentence, one, request, sample, unzipped};
use quality_county::exchange::request::Want;
use quality_county::report::{Format, Report};
use quality_county::rule_sets::built_in;
use quality_county_documents::job::Job;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nwhatever";

#[test]
fn every_report_is_made_in_every_format() {
    let (anhui, sample) = sample();
    let city = built_in("yancheng-goals-2018").expect("a rule set");
    let with_form = empty(city);
    for report in Report::ALL {
        // The sample's rule set brings no form.
        let (rule_set, draft) = if report == Report::Form { (city, &with_form) } else { (anhui, &sample) };
        for format in Format::ALL {
            let asked = request(rule_set, draft, Want::Report(report, format));
            let made = answer(&asked, Vec::new());
            if !report.formats().contains(&format) {
                let sentence = made.expect_err("not made in this format");
                assert!(is_sentence(&sentence) && sentence.contains(report.name()), "{sentence}");
                continue;
            }
            let made = made.unwrap_or_else(|sentence| panic!("{}: {sentence}", report.name()));
            assert_eq!(Ok(&made), answer(&asked, Vec::new()).as_ref(), "{}: other bytes", report.name());
            for file in &made {
                assert!(file.name.starts_with(&format!("{}_2026_", draft.about.county)), "{}", file.name);
                match (format, report) {
                    (Format::Word, Report::Reminders) => {
                        let letters = unzipped(&file.bytes);
                        assert!(
                            file.name.ends_with("催办单.zip") && file.kind == "application/zip" && letters.len() > 2
                        );
                        assert!(letters.keys().all(|name| name.contains("催办单_") && name.ends_with(".docx")));
                    }
                    (Format::Word, _) => {
                        assert!(file.name.ends_with(".docx") && file.kind == WORD);
                        assert!(unzipped(&file.bytes).contains_key("word/document.xml"));
                    }
                    (Format::Excel, _) => {
                        assert!(file.name.ends_with(".xlsx") && file.kind == EXCEL);
                        assert!(unzipped(&file.bytes).contains_key("xl/workbook.xml"));
                    }
                    (Format::Print, _) => {
                        let papers = ["print/official", "print/close", "print/a4-landscape", "print/a3-landscape"];
                        assert!(!file.name.ends_with(".html") && papers.contains(&&file.kind[..]));
                        assert!(file.bytes.starts_with(b"<article"));
                    }
                }
            }
            let one_file = format != Format::Print || report != Report::Reminders;
            assert_eq!(made.len() == 1, one_file, "{}", report.name());
        }
    }
}

#[test]
fn steps_go_one_by_one_and_say_what_they_make() {
    let (rule_set, draft) = sample();
    let asked = request(rule_set, &draft, Want::Report(Report::Reminders, Format::Word));
    let mut job = Job::open(&asked, Vec::new()).expect("opened");
    let labels: Vec<_> = (0..job.steps()).map(|at| job.label(at)).collect();
    assert!(labels[0].starts_with("催办单_") && labels[0].ends_with("（Word）"), "{labels:?}");
    assert_eq!(labels.last().map(String::as_str), Some("打包"));
    assert_eq!(job.label(labels.len()), "");
    assert!(is_sentence(&job.step(1).expect_err("too early")));
    assert_eq!(job.step(0), Ok(()));
    assert!(is_sentence(&job.step(0).expect_err("twice")));
    assert!(is_sentence(&job.step(usize::MAX).expect_err("beyond")));
    assert!(is_sentence(&job.finish().expect_err("too early")));
    let table = request(rule_set, &draft, Want::Report(Report::ScoreTable, Format::Word));
    assert_eq!(Job::open(&table, Vec::new()).expect("opened").label(0), "自评打分表（Word）");
}

#[test]
fn pictures_that_come_are_in_the_document_and_others_are_drawn() {
    let (rule_set, draft) = sample();
    let asked = request(rule_set, &draft, Want::Report(Report::SelfReport, Format::Word));
    let parts = |pictures: &[(usize, &[u8])]| {
        let mut job = Job::open(&asked, Vec::new()).expect("opened");
        assert_eq!(job.drawings().len(), 3);
        pictures.iter().for_each(|(at, png)| job.picture(*at, png.to_vec()));
        job.step(0).expect("written");
        unzipped(&job.finish().expect("done")[0].bytes)
    };
    let media = |parts: &std::collections::BTreeMap<String, Vec<u8>>| {
        parts.iter().filter(|(name, bytes)| name.starts_with("word/media/") && bytes.starts_with(PNG)).count()
    };
    let bars = |parts: &std::collections::BTreeMap<String, Vec<u8>>| {
        String::from_utf8_lossy(&parts["word/document.xml"]).matches("F3F5F8").count()
    };
    let (none, all) = (parts(&[]), parts(&[(0, PNG), (1, &[PNG, b"2"].concat()), (2, &[PNG, b"3"].concat())]));
    assert_eq!((media(&none), media(&all)), (0, 3));
    assert!(bars(&none) > 0);
    assert_eq!(bars(&all), 0);
    let second = parts(&[(1, PNG), (9, PNG), (0, b"<svg")]);
    assert!(media(&second) == 1 && bars(&second) > 0 && bars(&second) < bars(&none));
    // Nothing that holds no picture asks for one.
    for format in [Format::Excel, Format::Print] {
        let asked = request(rule_set, &draft, Want::Report(Report::Statistics, format));
        assert_eq!(Job::open(&asked, Vec::new()).expect("opened").drawings(), []);
    }
}

#[test]
fn what_has_nothing_to_say_says_so() {
    let (rule_set, _) = sample();
    let draft = empty(rule_set);
    let silent = [Report::Catalogue, Report::CoverSheets, Report::Rectifications, Report::Statistics, Report::Form];
    for report in Report::ALL {
        for format in report.formats() {
            let made = answer(&request(rule_set, &draft, Want::Report(report, *format)), Vec::new());
            assert_eq!(made.is_err(), silent.contains(&report), "{}", report.name());
            if let Err(sentence) = made {
                assert!(is_sentence(&sentence) && sentence.contains(report.name()), "{sentence}");
            }
        }
    }
}

#[test]
fn what_is_no_request_is_refused_in_a_sentence() {
    let (rule_set, draft) = sample();
    let asked = request(rule_set, &draft, Want::Package);
    let refused = |asked: &str| {
        let sentence = Job::open(asked, Vec::new()).expect_err("refused");
        assert!(is_sentence(&sentence), "{sentence}");
        sentence
    };
    for garbage in ["", "{", "[]", "null", "\u{0}", "{\"draft\": 1}", "PK\u{3}\u{4}"] {
        assert!(refused(garbage).contains("读不懂"));
    }
    for end in (0..asked.len()).step_by(1013) {
        refused(&String::from_utf8_lossy(&asked.as_bytes()[..end]));
    }
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value: serde_json::Value = serde_json::from_str(&asked).expect("JSON");
        change(&mut value);
        value.to_string()
    };
    let text = |value: &serde_json::Value| value["draft"].as_str().expect("text").to_owned();
    // A draft that is cut off, of an unknown rule set, of another version of one, changed on the way.
    refused(&with(&|value| value["draft"] = text(value)[..1000].into()));
    refused(&with(&|value| value["draft"] = text(value).replace("anhui-2022", "nowhere").into()));
    let print = &rule_set.about.fingerprint;
    let other = refused(&with(&|value| value["draft"] = text(value).replace(print, &"0".repeat(64)).into()));
    assert!(other.contains("同一版本"), "{other}");
    let changed = refused(&with(&|value| value["draft"] = text(value).replacen("2026", "2027", 1).into()));
    assert!(changed.contains("校验值"), "{changed}");
    assert!(refused(&with(&|value| value["draft"] = "".into())).contains("草稿没有读出来"));
    refused(&request(rule_set, &draft, Want::Read(vec!["a.xlsx".to_owned()])));
    refused(&request(rule_set, &draft, Want::Collect { name: "收集表".to_owned(), packs: Vec::new() }));
}

#[test]
fn a_county_with_an_impossible_name_gets_files_all_the_same() {
    let (rule_set, mut draft) = sample();
    draft.about.county = format!("..\\/:*?\"<>|\u{202e}\n{}", "长".repeat(3_000));
    for format in [Format::Word, Format::Excel, Format::Print] {
        let file = one(&request(rule_set, &draft, Want::Report(Report::Tasks, format)), Vec::new());
        assert!(file.name.len() < 230 && !file.name.contains(['/', '\\', '\n', '\u{202e}']), "{}", file.name);
    }
}
