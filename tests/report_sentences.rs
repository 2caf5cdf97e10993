//! Sentences of reports for tables unlike the Anhui one: goals, vetoes, weights, a bonus in the total.

#[allow(dead_code)]
#[path = "support/answers.rs"]
mod answers;
mod support;

use quality_county::domain::date::Date;
use quality_county::domain::decimal::Decimal;
use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::field::Cell as Answered;
use quality_county::domain::rule_set::RuleSet;
use quality_county::domain::score::score;
use quality_county::report::{Inputs, Report};
use quality_county::rule_sets::built_in;
use support::systems::system;
use support::{anhui, empty_draft};

/// All that the report's documents hold.
fn said(set: &RuleSet, draft: &Draft, report: Report) -> String {
    let card = score(set, draft);
    let today = Date::parse("2026-11-22").expect("a day");
    format!("{:?}", report.build(&Inputs { rule_set: set, draft, card: &card, today }))
}

/// Everything earned.
fn full(set: &RuleSet) -> Draft {
    let mut draft = empty_draft(set);
    for id in set.point_ids() {
        for (field, cell) in answers::full_marks(set.point(id)).into_iter().flatten() {
            draft.set_cell(set, id, field, Some(cell));
        }
    }
    draft
}

#[test]
fn a_bonus_in_the_total_is_not_said_to_stand_apart() {
    let set = system("two-thresholds");
    let all = said(&set, &full(&set), Report::SelfReport);
    assert!(!all.contains("另计"));
    assert!(all.contains("自评得分 480 分（满分 480 分）\", \"其中加分项 80 分（最多 80 分）"), "{all}");
    assert!(said(anhui(), &empty_draft(anhui()), Report::SelfReport).contains("\", \"加分项另计 0 分，最高可达 5 分"));
}

#[test]
fn a_judged_goal_says_how_far_it_is() {
    let set = built_in("demo-city-2017").expect("a table of goals");
    let id = set.point_by_code("2.3.3").expect("a judged goal");
    let mut draft = empty_draft(set);
    draft.set_cell(set, id, 0, Some(Answered::Number(Decimal::parse("0.5").expect("a number"))));
    let all = said(set, &draft, Report::SelfReport);
    assert!(all.contains("各行业全面开展 QC 小组等活动：达到 0.5 项。"));
    assert!(all.contains("有佐证支撑的 0 项。") && all.contains("已填报但没有登记佐证的评分点 1 个"));
    assert!(said(set, &draft, Report::BlankTable).contains("在 0～1 项之间评定"));
    assert!(!said(set, &draft, Report::BlankTable).contains("＿＿＿＿ 分\""));
}

#[test]
fn a_veto_that_came_true_is_a_problem() {
    let set = system("pass-and-veto");
    let mut draft = full(&set);
    let proved = |all: &str| all.split("四、存在问题").nth(1).expect("the part").to_owned();
    let veto = set.point_by_code("V1").expect("a veto");
    for cell in [Some(Answered::Flag(false)), None] {
        draft.set_cell(&set, veto, 0, cell);
        let all = proved(&said(&set, &draft, Report::SelfReport));
        assert!(all.contains("（1）否决项 V1") && !all.contains("没有失分"), "{all}");
    }
    // What follows from the total stands under the table only.
    let all = said(&set, &draft, Report::ScoreTable);
    assert_eq!(all.matches("总分合格线 60 分").count(), 1);
}

#[test]
fn weighted_categories_say_what_they_count() {
    let set = system("weights");
    let all = said(&set, &full(&set), Report::SelfReport);
    assert!(all.contains("满分 30 分，得分 30 分，折合 40 分计入总分。"), "{all}");
    let blank = said(&set, &empty_draft(&set), Report::SelfReport);
    // Points of the table, not of the total.
    assert!(blank.contains("没有填完的评分点 4 个，共 46 分") && !blank.contains("最多可再得 46 分"));
}

#[test]
fn an_answer_is_said_once() {
    let set = anhui();
    let mut draft = full(set);
    let all = said(set, &draft, Report::SelfReport);
    for id in set.point_ids() {
        let point = set.point(id);
        let start = format!("\"{} ", point.code);
        let line = all.split(&start).nth(1).unwrap_or_default().split("\")").next().unwrap_or_default();
        let parts: Vec<_> = line.split('；').collect();
        for (at, part) in parts.iter().enumerate() {
            let repeated = parts[at + 1..].iter().any(|other| other.contains(part) && part.chars().count() > 1);
            assert!(!repeated, "{line}");
        }
    }
    let id = set.point_by_code("14.1").expect("a rate");
    draft.record_mut(id).standing = Standing::Unverified;
    let all = said(set, &draft, Report::SelfReport);
    let line = all.split("\"14.1 ").nth(1).expect("the point").split("\")").next().unwrap_or_default();
    assert_eq!(line.matches("待核实").count(), 1, "{line}");
    let set = system("steps-and-deductions");
    let all = said(&set, &full(&set), Report::SelfReport);
    assert!(all.contains("，得 0.5 分。") && !all.contains("得 0.5 分；得 0.5 分"), "{all}");
}
