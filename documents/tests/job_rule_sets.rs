//! Rule sets of a person's own reach the other side with the request.

mod asking;

use asking::{answer, empty, invented, is_sentence, unzipped, with_rules};
use quality_county::domain::dispatch::PackId;
use quality_county::domain::pack::send;
use quality_county::exchange::request::Want;
use quality_county::exchange::write::{Stamp, exported};
use quality_county::report::Report;

/// One test: the rule sets that are known are the program's, not a thread's.
#[test]
fn invented_rule_sets_are_answered_like_built_in_ones() {
    let sets = invented();
    assert!(sets.len() > 3);
    for (text, rule_set) in &sets {
        let (draft, id) = (empty(rule_set), &rule_set.about.id);
        let ask = |sets: Vec<_>, want| answer(&with_rules(rule_set, &draft, sets, want), Vec::new());
        let unknown = ask(Vec::new(), Want::Package).expect_err("unknown");
        assert!(is_sentence(&unknown), "{id}: {unknown}");
        let made = ask(vec![text.clone()], Want::Package).unwrap_or_else(|sentence| panic!("{id}: {sentence}"));
        let files = unzipped(&made[0].bytes);
        assert!(files.contains_key("01-虚构县_2026_自评打分表.xlsx"), "{id}: {:?}", files.keys());
        for report in Report::ALL {
            for format in report.formats() {
                match ask(vec![text.clone()], Want::Report(report, *format)) {
                    Ok(made) => assert!(made.iter().all(|file| !file.bytes.is_empty())),
                    Err(sentence) => assert!(is_sentence(&sentence), "{id}: {sentence}"),
                }
            }
        }
        let pack = |to| send(rule_set, &draft, to, PackId::parse("pack1").expect("id"), asking::NOW).0;
        let packs = draft.departments.ids().map(pack);
        let packs = packs.map(|pack| ("收集表".to_owned(), exported(rule_set, &pack, &Stamp::default())));
        let packs: Vec<_> = packs.collect();
        let count = packs.len();
        let made = ask(vec![text.clone()], Want::Collect { name: "收集表".to_owned(), packs });
        match count {
            0 => assert!(is_sentence(&made.expect_err("nobody"))),
            1 => assert_eq!(made.expect("made")[0].name, "收集表.xlsx"),
            _ => assert_eq!(unzipped(&made.expect("made")[0].bytes).len(), count),
        }
    }
}
