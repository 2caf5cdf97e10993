//! Handing in: what is still open, which reports have something to say, what paper they go on.

mod support;

use quality_county::domain::date::Date;
use quality_county::domain::draft::Draft;
use quality_county::domain::loose_ends::{LooseEnd, loose_ends};
use quality_county::domain::rectification::{Progress, Rectification};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::State;
use quality_county::embedded;
use quality_county::exchange::read::read_text;
use quality_county::report::model::Page;
use quality_county::report::{Inputs, Report};
use quality_county::rule_sets::library::{files, find};
use quality_county::rule_sets::{BUILT_IN, built_in};
use quality_county::words::hand_in as words;
use std::sync::Arc;
use support::rich::rich;
use support::{anhui, empty_draft};

fn today() -> Date {
    Date::parse("2026-11-22").expect("a day")
}

fn sample() -> Draft {
    read_text(embedded::text("sample").expect("the sample"), find).expect("it reads").draft
}

fn drafts() -> Vec<(&'static RuleSet, Draft)> {
    let built_in = BUILT_IN.iter().map(|set| set.rule_set().expect("it loads"));
    let empty = built_in.map(|set| (set, empty_draft(set)));
    let mut idle = sample();
    Arc::make_mut(&mut idle.evidence).iter_mut().for_each(|proof| proof.serves.clear());
    empty.chain([(anhui(), sample()), (anhui(), rich(empty_draft(anhui()))), (anhui(), idle)]).collect()
}

#[test]
fn a_report_lacks_something_where_nothing_would_be_built() {
    for (rule_set, draft) in drafts() {
        let card = score(rule_set, &draft);
        let inputs = Inputs { rule_set, draft: &draft, card: &card, today: today() };
        for report in Report::ALL {
            let (none, lack) = (report.build(&inputs).is_empty(), report.lack(rule_set, &draft, &card));
            let of = format!("{report:?} of {}", rule_set.about.id);
            match report {
                Report::Form | Report::CoverSheets | Report::Reminders => assert_eq!(none, lack.is_some(), "{of}"),
                _ => assert!(!none, "{of}"),
            }
            assert!(lack.is_none_or(|why| why.ends_with('。')), "{of}");
        }
    }
}

#[test]
fn an_empty_draft_lacks_what_it_has_no_entries_for() {
    let (rule_set, draft) = (anhui(), empty_draft(anhui()));
    let card = score(rule_set, &draft);
    let lacking: Vec<_> = Report::ALL.into_iter().filter(|one| one.lack(rule_set, &draft, &card).is_some()).collect();
    let expected = [Report::Catalogue, Report::CoverSheets, Report::Rectifications, Report::Statistics, Report::Form];
    assert_eq!(lacking, expected);
    let with_form = built_in("yancheng-goals-2018").expect("it loads");
    let (draft, card) = (empty_draft(with_form), score(with_form, &empty_draft(with_form)));
    assert_eq!(Report::Form.lack(with_form, &draft, &card), None);
}

#[test]
fn what_is_open_is_counted() {
    let rule_set = anhui();
    let mut draft = sample();
    let card = score(rule_set, &draft);
    let ends = loose_ends(rule_set, &draft, &card, Some(today()));
    assert_eq!(ends.first(), Some(&LooseEnd::Blank(card.count(State::Blank))));
    assert!(ends.contains(&LooseEnd::Unverified(card.count(State::Unverified))));
    let mut overdue = Rectification { deadline: Date::parse("2026-11-21"), ..Rectification::default() };
    let closed = Rectification { state: Progress::Closed, ..overdue.clone() };
    draft.rectifications = Arc::new(vec![overdue.clone(), closed]);
    let found = |draft: &Draft, today| loose_ends(rule_set, draft, &card, today);
    assert!(found(&draft, Some(today())).contains(&LooseEnd::Overdue(1)));
    assert!(!found(&draft, None).contains(&LooseEnd::Overdue(1)), "without a date nothing is overdue");
    overdue.deadline = Some(today());
    draft.rectifications = Arc::new(vec![overdue]);
    assert!(!found(&draft, Some(today())).iter().any(|end| matches!(end, LooseEnd::Overdue(_))));
    let texts = Arc::make_mut(&mut draft.report_texts);
    for part in ReportPart::ALL {
        texts.set_part(part, if part == ReportPart::Problems { " \n".into() } else { "写了".into() });
    }
    assert_eq!(found(&draft, None).last(), Some(&LooseEnd::Silent(vec![ReportPart::Problems])));
}

#[test]
fn the_sentences_say_how_many_and_where_to() {
    let ends = [
        LooseEnd::Blank(3),
        LooseEnd::Unverified(1),
        LooseEnd::Unproved(2),
        LooseEnd::Misfits(4),
        LooseEnd::Overdue(1),
        LooseEnd::Silent(vec![ReportPart::Basics, ReportPart::NextSteps]),
    ];
    let lines: Vec<_> = ends.iter().map(words::loose_end).map(|(text, link)| format!("{text}：{link}")).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    3 个评分点未填或没有填完：去填
    1 个评分点待核实：去核实
    2 个评分点得了分、没有佐证：去登记
    统计台账有 4 处对不上：去核对
    1 项整改已超期：去看
    自评报告里还没有自己写的话：“一、基本情况”“五、下一步打算”：去写
    ");
}

#[test]
fn sizes_steps_and_failures_read_well() {
    let sizes = [0, 1, 1024, 1_048_575, 1_048_576, 12_345_678].map(words::size);
    assert_eq!(sizes, ["0 KB", "1 KB", "1 KB", "1024 KB", "1.0 MB", "11.7 MB"]);
    assert_eq!(words::step(0, 0, ""), "正在准备…");
    assert_eq!(words::step(2, 12, "自评报告（Word）"), "第 3 步，共 12 步：自评报告（Word）");
    assert_eq!(words::step(12, 12, "打包"), "第 12 步，共 12 步：打包");
    assert_eq!(words::failed("上报包", "没有可导出的内容。"), "没有可导出的内容。");
    assert!(words::failed("上报包", "RuntimeError: unreachable").contains("草稿没有改动"));
}

#[test]
fn every_paper_has_its_name_and_its_rules() {
    for page in Page::ALL {
        assert_eq!(Page::from_code(page.code()), Some(page));
        let rules = page.rules();
        assert!(rules.iter().all(|rule| rule.starts_with("@page ") && rule.ends_with('}')), "{rules:?}");
        let wide = matches!(page, Page::A4Landscape | Page::A3Landscape);
        assert_eq!(rules[0].contains("landscape"), wide);
    }
    assert_eq!(Page::from_code("letter"), None);
}

#[test]
fn the_files_of_rule_sets_lead_back_to_them() {
    let all = files(None);
    assert_eq!(all.len(), BUILT_IN.len());
    let one = files(Some(anhui()));
    assert_eq!(one.iter().map(|file| (&file.id[..], file.built_in)).collect::<Vec<_>>(), [("anhui-2022", true)]);
    let loaded = quality_county::rule_sets::load(&one[0].text).expect("it loads");
    assert_eq!(loaded.about.fingerprint, anhui().about.fingerprint);
}

#[test]
fn reading_is_not_called_making() {
    assert_eq!(words::working("自评报告（Word）"), "正在制作“自评报告（Word）”");
    assert_eq!(words::working(words::READING), "正在读收集表");
    assert_eq!(words::busy(words::READING), "正在读收集表，做完或停止后再点。");
    assert!(words::failed(words::READING, "busy").starts_with("收集表没有读成（busy）。"));
    assert!(words::failed("自评报告（Word）", "busy").starts_with("“自评报告（Word）”没有做成（busy）。"));
}
