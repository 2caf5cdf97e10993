//! What the tests hand in, and how they read it back.
#![allow(dead_code)]

use quality_county::domain::date::Date;
use quality_county::domain::draft::{AssessmentKind, Draft, DraftAbout};
use quality_county::domain::rectification::{Progress, Rectification};
use quality_county::domain::report_texts::ReportPart;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::domain::scorecard::Scorecard;
use quality_county::exchange::read::read_text;
use quality_county::report::Inputs;
use quality_county::rule_sets::{built_in, load};
use std::sync::Arc;

/// All that reports are made from.
pub struct Case {
    pub rule_set: &'static RuleSet,
    pub draft: Draft,
    pub card: Scorecard,
}

impl Case {
    pub fn new(rule_set: &'static RuleSet, draft: Draft) -> Self {
        let card = score(rule_set, &draft);
        Self { rule_set, draft, card }
    }

    /// After the draft was changed.
    pub fn scored(self) -> Self {
        Self { card: score(self.rule_set, &self.draft), ..self }
    }

    pub fn inputs(&self) -> Inputs<'_> {
        Inputs {
            rule_set: self.rule_set,
            draft: &self.draft,
            card: &self.card,
            today: Date::parse("2026-11-22").expect("a day"),
        }
    }
}

/// The sample county, with statistics, rectifications and texts.
pub fn full() -> Case {
    let file = read_text(include_str!("../../../docs/sample.json"), built_in).expect("the sample can be read");
    let mut case = Case::new(file.rule_set, file.draft);
    let json = serde_json::from_str(include_str!("../../../docs/statistics-sample.json")).expect("JSON");
    let (statistics, _) = quality_county::exchange::statistics::read(file.rule_set, &json).expect("readable");
    case.draft.statistics = Arc::new(statistics);
    case.draft.rectifications = Arc::new(rectifications(&case));
    let texts = Arc::make_mut(&mut case.draft.report_texts);
    texts.set_part(ReportPart::Measures, "一是高位推动。\n二是部门联动。".to_owned());
    let indicator = case.rule_set.indicator_by_code("14").expect("indicator 14");
    texts.set_statement(indicator, "监督抽查按计划完成，不合格产品都已后处理。".to_owned());
    case
}

/// Invented ones, of each light and state.
fn rectifications(case: &Case) -> Vec<Rectification> {
    let one = |code: &str, problem: &str, measure: &str, deadline, state| {
        let point = case.rule_set.point_by_code(code).expect("a point");
        Rectification {
            problem: problem.to_owned(),
            points: vec![point],
            measure: measure.to_owned(),
            lead: case.draft.departments.duty(case.rule_set, point).lead,
            person: "王某".to_owned(),
            deadline: Date::parse(deadline),
            state,
            progress: "每周报一次进度。".to_owned(),
            ..Rectification::default()
        }
    };
    let closed = Rectification {
        closed: Date::parse("2026-10-12"),
        proof: case.draft.evidence.iter().take(2).map(|proof| proof.id).collect(),
        ..one("1.4", "会议纪要没有写明任务分工", "补发分工通知，明确到岗到人", "2026-10-15", Progress::Closed)
    };
    vec![
        one("14.2", "监督抽查不合格产品后处理没有闭环", "约谈企业，复查合格后销号", "2026-11-10", Progress::UnderWay),
        one("7.1", "没有设立质量发展专项资金", "编入明年预算", "2026-12-15", Progress::NotStarted),
        one("10.2", "注册计量师少 2 名", "组织报考，引进 1 名", "2026-12-01", Progress::UnderWay),
        closed,
        one("6.1", "质量宣传形式单一", "每季度办一次主题活动", "2027-12-31", Progress::Lasting),
        one("21.2", "服务认证证书少 1 张", "催办样板物业公司认证", "2027-03-31", Progress::Done),
    ]
}

/// An empty draft for a rule set.
pub fn empty(rule_set: &'static RuleSet) -> Case {
    let about = DraftAbout {
        county: "虚构县".to_owned(),
        year: 2026,
        kind: AssessmentKind::Creation,
        from: None,
        until: None,
        target: None,
        sample: false,
    };
    Case::new(rule_set, Draft::new(rule_set, about))
}

/// Every rule set there is: built in, and those that the tests invent.
pub fn rule_sets() -> Vec<&'static RuleSet> {
    let mut sets: Vec<_> = quality_county::rule_sets::BUILT_IN.iter().filter_map(|set| set.rule_set().ok()).collect();
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures");
    for folder in [fixtures.to_owned(), format!("{fixtures}/rule_sets")] {
        let mut files: Vec<_> =
            std::fs::read_dir(folder).expect("fixtures").map(|file| file.expect("file").path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "json")) {
            let text = std::fs::read_to_string(file).expect("text");
            let set = load(&text).unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
            sets.push(Box::leak(Box::new(set)));
        }
    }
    sets
}

pub mod docx;
#[path = "../county/rule_sets.rs"]
pub mod every;
pub mod lines;
pub mod thorough;
pub mod wanted;
