//! Collection sheets through a request: out, and back.

mod asking;
#[path = "county/mod.rs"]
mod county;

use asking::{EXCEL, NOW, answer, is_sentence, one, request, unzipped};
use county::{Book, Typed, cell, merged, point, sent_pack, typed};
use quality_county::domain::dispatch::PackId;
use quality_county::domain::field::Cell;
use quality_county::domain::pack::{note_sent, send};
use quality_county::exchange::request::{ReadSheet, Want};
use quality_county::exchange::write::{Stamp, exported};
use quality_county_documents::excel::collect::Filled;

fn sheet(bytes: &[u8]) -> ReadSheet {
    ReadSheet::read(std::str::from_utf8(bytes).expect("text")).expect("an answer")
}

#[test]
fn one_pack_is_a_workbook_and_several_are_a_zip() {
    let (rule_set, mut draft, ..) = sent_pack("14.2");
    let mut packs = Vec::new();
    for (at, to) in draft.departments.ids().collect::<Vec<_>>().into_iter().enumerate() {
        let (pack, dispatch) = send(rule_set, &draft, to, PackId::parse(&format!("p{at}")).expect("id"), NOW);
        if !dispatch.points.is_empty() {
            let name = format!("{:02}_{}", at + 1, draft.departments.name(rule_set, to));
            packs.push((name, exported(rule_set, &pack, &Stamp { at: NOW.to_owned(), revision: 1 })));
            note_sent(&mut draft, dispatch);
        }
    }
    let collect = |packs: &[(String, String)]| {
        let want = Want::Collect { name: "示例县_2026_收集表".to_owned(), packs: packs.to_vec() };
        request(rule_set, &draft, want)
    };
    let single = one(&collect(&packs[..1]), Vec::new());
    assert_eq!((&single.name, &single.kind[..]), (&format!("{}.xlsx", packs[0].0), EXCEL));
    assert!(Book::open(&single.bytes).cells("数据").len() > 20);
    let all = one(&collect(&packs), Vec::new());
    assert_eq!((&all.name[..], &all.kind[..]), ("示例县_2026_收集表.zip", "application/zip"));
    let books = unzipped(&all.bytes);
    let names: Vec<_> = packs.iter().map(|(name, _)| format!("{name}.xlsx")).collect();
    assert_eq!(books.keys().cloned().collect::<Vec<_>>(), names);
    assert_eq!(books[&single.name], single.bytes);
    // Two of one name, one of them with an impossible one.
    let twice = [(" a/b ".to_owned(), packs[0].1.clone()), ("A_B".to_owned(), packs[1].1.clone())];
    let books = unzipped(&one(&collect(&twice), Vec::new()).bytes);
    assert_eq!(books.keys().collect::<Vec<_>>(), ["A_B_2.xlsx", "a_b.xlsx"]);
    // What is no pack is named, and nothing is made.
    let draft_text = exported(rule_set, &draft, &Stamp::default());
    for text in [draft_text, String::new(), packs[0].1[..500].to_owned(), packs[0].1.replacen("14.", "99.", 1)] {
        let sentence =
            answer(&collect(&[packs[0].clone(), ("坏的".to_owned(), text)]), Vec::new()).expect_err("refused");
        assert!(is_sentence(&sentence) && sentence.contains("坏的"), "{sentence}");
    }
}

#[test]
fn filled_in_sheets_come_back_with_what_was_not_understood() {
    let (rule_set, ours, pack, stamp) = sent_pack("14.2");
    let packs = vec![("收集表".to_owned(), exported(rule_set, &pack, &stamp))];
    let book = one(&request(rule_set, &ours, Want::Collect { name: String::new(), packs }), Vec::new()).bytes;
    let (good, bad) = (cell(&book, "11.1#met", 'H'), cell(&book, "14.2#num", 'H'));
    let filled = typed(&book, &[(2, good, Typed::Text("未达到")), (2, bad.clone(), Typed::Text("九成"))]);
    let truncated = filled[..filled.len() / 2].to_vec();
    let files = vec![filled, truncated, b"garbage".to_vec(), Vec::new()];
    let names = ["甲.xlsx", "断.xlsx", "乙.txt", "空.xlsx"].map(str::to_owned).to_vec();
    // No draft is open where files are dropped on the first page.
    let mut asked: serde_json::Value =
        serde_json::from_str(&request(rule_set, &ours, Want::Read(names.clone()))).expect("JSON");
    asked["draft"] = "".into();
    let made = answer(&asked.to_string(), files).expect("read");
    assert_eq!(made.iter().map(|file| file.name.clone()).collect::<Vec<_>>(), names);
    assert!(made.iter().all(|file| file.kind == "application/json"));
    let first = sheet(&made[0].bytes);
    assert_eq!((first.refused, first.problems.len()), (None, 1));
    assert!(first.problems[0].starts_with(&format!("数据!{bad}：“九成”")), "{:?}", first.problems);
    let (after, _) = merged(rule_set, &ours, &Filled { json: first.pack.expect("a pack"), problems: Vec::new() });
    assert_eq!(after.record(point(rule_set, "11.1")).cell(0), Some(Cell::Flag(false)));
    for file in &made[1..] {
        let sheet = sheet(&file.bytes);
        assert!(sheet.pack.is_none() && sheet.refused.is_some_and(|sentence| is_sentence(&sentence)), "{}", file.name);
    }
}

#[test]
fn pasted_cells_go_the_same_way() {
    let (rule_set, ours, pack, _) = sent_pack("14.2");
    let id = pack.task.as_ref().expect("a task").pack.clone();
    let paste = |pack: PackId, text: &str| {
        let want = Want::Pasted { pack, text: text.to_owned() };
        sheet(&one(&request(rule_set, &ours, want), Vec::new()).bytes)
    };
    let taken = paste(id.clone(), "11.1\t未达到\n99.9\t1\n");
    assert_eq!((taken.refused, taken.problems.len()), (None, 1));
    let (after, _) = merged(rule_set, &ours, &Filled { json: taken.pack.expect("a pack"), problems: Vec::new() });
    assert_eq!(after.record(point(rule_set, "11.1")).cell(0), Some(Cell::Flag(false)));
    for refused in [paste(id, "没有编号"), paste(PackId::parse("other").expect("id"), "11.1\t达到")] {
        assert!(refused.pack.is_none() || !refused.problems.is_empty(), "{refused:?}");
        assert!(refused.refused.is_none_or(|sentence| is_sentence(&sentence)));
    }
}
