//! Hand-computed cases for invented rule sets shaped like the schemes of other places.

mod support;

use quality_county::domain::date::Date;
use quality_county::rule_sets::lint::{lint, place};
use quality_county::words;
use support::systems::{SYSTEMS, loaded, system};

#[test]
fn cases() {
    for (name, rules, cases) in SYSTEMS {
        let (count, wrong) = support::cases::run(&loaded(rules), cases);
        assert!(count >= 7, "{name}: {count} cases");
        assert!(wrong.is_empty(), "{name}: {} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn all_are_sound() {
    for (name, rules, _) in SYSTEMS {
        let set = loaded(rules);
        let line = |found| format!("{} {}", place(&set, found), name);
        let found: Vec<_> = lint(&set)
            .iter()
            .map(|found| format!("{} {}", line(found.spot()), words::lint::sentence(&set, found)))
            .collect();
        assert_eq!(found, Vec::<String>::new());
    }
}

/// Rules as they are read out, with what is given to start from.
#[test]
fn rules_in_words() {
    let mut lines = Vec::new();
    for (name, rules, _) in SYSTEMS {
        let set = loaded(rules);
        lines.push(format!("# {name}"));
        lines.extend(
            set.point_ids().map(|id| format!("{} {}", set.point(id).code, words::rule::sentence(set.point(id)))),
        );
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_stands_beside_the_points() {
    let set = system("two-thresholds");
    let milestones: Vec<_> = set
        .milestones
        .iter()
        .map(|one| {
            (one.name.as_str(), one.from.map(|day| day.to_string()), one.until.map(|day| day.last_day().to_string()))
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    let wanted = [("启动阶段", text("2017-03"), text("2017-06-30")), ("验收", None, text("2018-12-31"))];
    assert_eq!(milestones, wanted);
    let form = set.form.as_ref().expect("a form");
    let sections = form.sections().iter().map(|section| form.fields_of(section).len());
    assert_eq!(sections.collect::<Vec<_>>(), [3, 2]);
    assert_eq!(form.field(form.field_by_code("people").expect("a field")).label, "常住人口");
    let group = &set.departments()[2];
    assert_eq!(group.lead.map(|id| set.department(id).name.as_str()), Some("甲局"));
    assert_eq!((group.members.len(), group.note.as_deref()), (2, Some("虚构的工作组")));

    let set = system("whole-grades");
    assert_eq!((set.about.subjects.len(), set.about.assessments.len(), set.about.valid_years), (4, 3, Some(3)));
    assert_eq!((set.about.from, set.about.until), (Date::parse("2026-01-01"), Date::parse("2026-12-31")));
    let id = set.point_by_code("2.1").expect("a point");
    let names: Vec<_> = set.departments_of(id).iter().map(|id| set.department(*id).name.as_str()).collect();
    assert_eq!((names, set.source_of(id)), (vec!["乙局", "甲局"], "第 2 行第二句"));
    let id = set.point_by_code("1.1").expect("a point");
    assert_eq!((set.departments_of(id).len(), set.source_of(id)), (1, "第 1 行"));

    let set = system("base-and-increments");
    let id = set.point_by_code("1.4").expect("a point");
    let baseline = set.point(id).baseline.as_ref().expect("a baseline");
    assert_eq!((baseline.label.as_str(), baseline.value.as_str(), baseline.unit.as_str()), ("2016 年", "88.5", "%"));
}
