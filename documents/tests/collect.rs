//! Collection sheets: out, filled in, back, merged.

#[path = "county/mod.rs"]
mod support;

use quality_county::domain::draft::{Draft, Standing};
use quality_county::domain::field::Cell;
use quality_county::domain::merge::Kind;
use quality_county::domain::rule_set::RuleSet;
use quality_county::rule_sets::built_in;
use quality_county_documents::excel::collect::problem::{Why, refusal, sentence};
use quality_county_documents::excel::collect::{self, Filled, Refused};
use support::Typed::{Blank, Number, Raw, Text};
use support::{AT, Typed, cell, edited, merged, point, sent, typed};

fn read(book: &[u8]) -> Filled {
    collect::read(book, AT, built_in).unwrap_or_else(|refused| panic!("{}", refusal(&refused)))
}

/// What comes back when these cells are typed into the sheet of the department that leads `14.2`.
fn filled(cells: &[(&str, char, Typed<'_>)]) -> (&'static RuleSet, Draft, Filled) {
    let (rule_set, ours, _, book) = sent("14.2");
    let cells: Vec<_> = cells.iter().map(|(code, column, typed)| (2, cell(&book, code, *column), *typed)).collect();
    (rule_set, ours, read(&typed(&book, &cells)))
}

fn why(filled: &Filled) -> Vec<&Why> {
    filled.problems.iter().map(|problem| &problem.why).collect()
}

#[test]
fn what_nobody_changed_changes_nothing() {
    let (rule_set, mut ours, ..) = sent("14.2");
    // Texts that a sheet cannot show as they are.
    let id = point(rule_set, "14.2");
    ours.record_mut(id).note = "一\r\n二\t三 \u{0}".to_owned();
    ours.record_mut(id).loss_reason = "长".repeat(40_000);
    let to = ours.departments.duty(rule_set, id).lead.expect("a lead");
    let dispatch = ours.dispatches[0].pack.clone();
    let (pack, _) = quality_county::domain::pack::send(rule_set, &ours, to, dispatch, AT);
    let book = collect::write(rule_set, &pack, &Default::default()).expect("written").expect("a pack");
    let filled = read(&book);
    assert_eq!(filled.problems, []);
    let (after, kinds) = merged(rule_set, &ours, &filled);
    assert!(kinds.iter().all(|kind| *kind == Kind::Equal), "{kinds:?}");
    for id in rule_set.point_ids() {
        assert_eq!(after.record(id), ours.record(id));
    }
    assert_eq!(after.evidence, ours.evidence);
}

#[test]
fn what_was_typed_is_what_arrives() {
    let cells = [
        ("14.2#num", 'H', Text("５２０")),
        ("14.2#den", 'H', Number("541")),
        ("14.2#num", 'K', Text("按第三季度数")),
        ("14.2#num", 'M', Text("第三季度抽查通报\n后处理台账")),
        ("11.1#met", 'H', Text("未达到")),
        ("11.1#met", 'L', Text("缺一个")),
        ("14.1#num", 'I', Text("待核实")),
        ("25.1#met", 'I', Text("不适用")),
        ("25.1#met", 'J', Text("本县没有")),
    ];
    let (rule_set, ours, filled) = filled(&cells);
    assert_eq!(filled.problems, [], "{:?}", filled.problems.iter().map(sentence).collect::<Vec<_>>());
    let (after, kinds) = merged(rule_set, &ours, &filled);
    assert!(!kinds.contains(&Kind::Conflict) && !kinds.iter().any(|kind| matches!(kind, Kind::Refused(_))));
    let record = |code| after.record(point(rule_set, code));
    let number = |text| Some(Cell::Number(quality_county::domain::decimal::Decimal::parse(text).expect("a number")));
    assert_eq!((record("14.2").cell(0), record("14.2").cell(1)), (number("520"), number("541")));
    assert_eq!(record("14.2").note, "按第三季度数");
    assert_eq!((record("11.1").cell(0), &record("11.1").loss_reason[..]), (Some(Cell::Flag(false)), "缺一个"));
    assert_eq!(record("14.1").standing, Standing::Unverified);
    assert_eq!((record("25.1").standing, &record("25.1").reason[..]), (Standing::NotApplicable, "本县没有"));
    let new: Vec<_> = after.evidence_for(point(rule_set, "14.2")).map(|proof| &proof.title[..]).collect();
    assert!(new.contains(&"第三季度抽查通报") && new.contains(&"后处理台账"), "{new:?}");
    assert_eq!(after.evidence.len(), ours.evidence.len() + 2);
    let touched = ["14.2", "11.1", "14.1", "25.1"].map(|code| point(rule_set, code));
    for id in rule_set.point_ids().filter(|id| !touched.contains(id)) {
        assert_eq!(after.record(id), ours.record(id), "{}", rule_set.point(id).code);
    }
    // Read and merged once more, it changes nothing.
    let (again, kinds) = merged(rule_set, &after, &filled);
    assert!(kinds.iter().all(|kind| *kind == Kind::Equal), "{kinds:?}");
    assert_eq!(again.evidence, after.evidence);
}

#[test]
fn numbers_as_people_write_them() {
    let (rule_set, ours, filled) = filled(&[
        ("14.2#num", 'H', Blank),
        ("14.2#den", 'H', Blank),
        ("14.2#pct", 'H', Text("９５．２％")),
        ("14.1#num", 'H', Text("1,200 ")),
        ("14.1#den", 'H', Text("0.12万")),
    ]);
    assert_eq!(filled.problems, []);
    let (after, _) = merged(rule_set, &ours, &filled);
    let shown = |code: &str| quality_county::words::report::answer(rule_set, &after, point(rule_set, code));
    assert!(shown("14.2").contains("95.2"), "{}", shown("14.2"));
    assert!(shown("14.1").contains("1200"), "{}", shown("14.1"));
}

#[test]
fn what_is_not_understood_is_named_and_never_zero() {
    let (rule_set, ours, filled) = filled(&[
        ("14.2#num", 'H', Text("九成")),
        ("11.1#met", 'H', Text("差不多")),
        ("11.2#score", 'H', Text("99")),
        ("14.1#pct", 'H', Number("0.95")),
        ("25.1#met", 'I', Text("也许")),
        ("24.1#met", 'I', Text("不适用")),
    ]);
    let said: Vec<_> = filled.problems.iter().map(sentence).collect();
    assert!(said.iter().any(|line| line.starts_with("数据!H") && line.contains("“九成”")), "{said:?}");
    let why = why(&filled);
    assert!(
        why.iter().any(|why| matches!(why, Why::NotAWord(words) if words.contains(&"达到".to_owned()))),
        "{said:?}"
    );
    assert!(why.contains(&&Why::Share) && why.contains(&&Why::NoReason), "{said:?}");
    // Counts and the percentage of one rate at once.
    assert!(why.contains(&&Why::Rivals), "{said:?}");
    let (after, _) = merged(rule_set, &ours, &filled);
    let record = |code| after.record(point(rule_set, code));
    assert_eq!((record("14.2").cell(0), record("14.2").unread_at(0)), (None, Some("九成")));
    assert_eq!(record("11.1"), ours.record(point(rule_set, "11.1")), "an answer that is not understood stays");
    assert_eq!(record("14.1"), ours.record(point(rule_set, "14.1")));
    assert_eq!(record("11.2").unread_at(0), Some("99"));
    assert_eq!(record("25.1").standing, ours.record(point(rule_set, "25.1")).standing);
}

#[test]
fn a_share_typed_into_a_cell_of_text_is_asked_about() {
    // Cells to write in are cells of text: a number that is typed there comes back as text.
    for text in ["0.95", "０．９５", "1"] {
        let percent = [("14.2#num", 'H', Blank), ("14.2#den", 'H', Blank), ("14.2#pct", 'H', Text(text))];
        let (rule_set, ours, filled) = filled(&percent);
        assert_eq!(why(&filled), [&Why::Share], "{text}");
        let (after, _) = merged(rule_set, &ours, &filled);
        assert_eq!(after.record(point(rule_set, "14.2")).cells(), &[None, None, None]);
    }
    let (.., sure) = filled(&[("14.2#num", 'H', Blank), ("14.2#den", 'H', Blank), ("14.2#pct", 'H', Text("0.95 %"))]);
    assert_eq!(sure.problems, []);
}

#[test]
fn what_stands_in_an_added_column_is_named() {
    let (.., book) = sent("14.2");
    let added = "<c r=\"N5\" t=\"inlineStr\"><is><t>另有说明</t></is></c></row>";
    for sheet in ["sheet2.xml", "sheet3.xml"] {
        let book = edited(&book, |name, text| {
            let (before, after) = text.split_once("<row r=\"5\"").unwrap_or((&text, ""));
            let row = after.replacen("</row>", added, 1);
            if name == sheet { format!("{before}<row r=\"5\"{row}") } else { text }
        });
        let filled = read(&book);
        assert_eq!(why(&filled), [&Why::Aside], "{sheet}");
        assert!(sentence(&filled.problems[0]).contains("N5：“另有说明”"), "{}", sentence(&filled.problems[0]));
    }
}

#[test]
fn proof_comes_back_from_its_own_sheet() {
    let (rule_set, ours, pack, book) = sent("14.2");
    let first = &pack.evidence[0];
    let free = 3 + pack.evidence.len();
    let at = |column: char, row: usize| (3, format!("{column}{row}"));
    let cells = [
        (at('C', 3), Text("改过的名称")),
        (at('E', 3), Text("2026年3月5日")),
        (at('C', free), Text("新材料")),
        (at('E', free), Number("46086")),
        (at('H', free), Text("14.1，１４．２")),
        (at('C', free + 1), Text("没有评分点的")),
        (at('C', free + 2), Text("别人的")),
        (at('H', free + 2), Text("1.1")),
    ];
    let cells = cells.map(|((sheet, cell), typed)| (sheet, cell, typed));
    let filled = read(&typed(&book, &cells));
    assert!(why(&filled).contains(&&Why::NoPoint) && why(&filled).contains(&&Why::NotInTask));
    // A bare number is no date.
    assert!(
        filled
            .problems
            .iter()
            .any(|problem| problem.why == Why::BadDate && problem.place == format!("佐证材料!E{free}"))
    );
    let (after, _) = merged(rule_set, &ours, &filled);
    let proof = after.proof(first.id).expect("the record");
    assert_eq!(
        (&proof.title[..], proof.date.map(|date| date.to_string())),
        ("改过的名称", Some("2026-03-05".to_owned()))
    );
    let new = after.evidence.iter().find(|proof| proof.title == "新材料").expect("the new record");
    assert_eq!(new.serves, [point(rule_set, "14.1"), point(rule_set, "14.2")]);
}

#[test]
fn a_record_whose_row_was_emptied_is_withdrawn_if_chosen() {
    let (rule_set, ours, pack, book) = sent("14.2");
    let cells: Vec<_> = ('C'..='H').map(|column| (3, format!("{column}3"), Blank)).collect();
    let filled = read(&typed(&book, &cells));
    assert_eq!(filled.problems, []);
    let (after, kinds) = merged(rule_set, &ours, &filled);
    assert!(kinds.contains(&Kind::Withdrawn));
    assert!(
        after
            .proof(pack.evidence[0].id)
            .is_none_or(|proof| proof.serves.is_empty() || proof.serves != pack.evidence[0].serves)
    );
}

#[test]
fn moved_copied_and_cut_rows() {
    let (rule_set, ours, _, book) = sent("14.2");
    let code =
        |cell: &str, text: &str| (2, format!("A{}", &cell[1..]), Text(Box::leak(text.to_owned().into_boxed_str())));
    let (met, num, den) = (cell(&book, "11.1#met", 'H'), cell(&book, "14.2#num", 'H'), cell(&book, "14.2#den", 'H'));
    // Two rows changed places: codes go along.
    let moved =
        [code(&num, "14.2#den"), (2, num.clone(), Text("541")), code(&den, "14.2#num"), (2, den.clone(), Text("520"))];
    let filled = read(&typed(&book, &moved));
    assert_eq!(filled.problems, []);
    let (after, _) = merged(rule_set, &ours, &filled);
    assert!(quality_county::words::report::answer(rule_set, &after, point(rule_set, "14.2")).contains("520"));
    // A row that lost its code, one with a strange code, and one that is there twice.
    let lost = read(&typed(&book, &[(2, format!("A{}", &met[1..]), Blank)]));
    assert!(why(&lost).contains(&&Why::NoCode) && why(&lost).contains(&&Why::Missing));
    let strange = read(&typed(&book, &[code(&met, "99.9#met")]));
    assert!(why(&strange).contains(&&Why::UnknownCode));
    let foreign = read(&typed(&book, &[code(&met, "1.1#met")]));
    assert!(why(&foreign).contains(&&Why::NotInTask));
    let double = read(&typed(&book, &[code(&den, "14.2#num"), (2, den.clone(), Text("7"))]));
    assert!(why(&double).contains(&&Why::Double) && why(&double).contains(&&Why::Missing));
    let (after, _) = merged(rule_set, &ours, &double);
    let id = point(rule_set, "14.2");
    assert_eq!(after.record(id).cells(), ours.record(id).cells(), "two counts are never mixed");
}

#[test]
fn who_filled_in_and_who_checked() {
    let (_, _, _, book) = sent("14.2");
    let filled = read(&typed(&book, &[(2, "D3".to_owned(), Text("张某")), (2, "G3".to_owned(), Text("李某"))]));
    assert!(filled.json.contains("\"filled_by\":\"张某\"") && filled.json.contains("\"checked_by\":\"李某\""));
    let only = read(&typed(&book, &[(2, "G3".to_owned(), Text("李某"))]));
    assert!(!only.json.contains("\"filled_by\"") && only.json.contains("\"checked_by\":\"李某\""));
}

#[test]
fn foreign_and_changed_workbooks_are_refused() {
    let (_, _, _, book) = sent("14.2");
    let refused = |book: &[u8]| collect::read(book, AT, built_in).expect_err("refused");
    let renamed = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        refused(&edited(&book, move |_, text| text.replace(&from, &to)))
    };
    assert_eq!(renamed("name=\"识别信息\"", "name=\"Sheet4\""), Refused::NoSheets(vec!["识别信息"]));
    assert_eq!(renamed(">填报值<", ">值<"), Refused::NoColumns("数据", vec!["填报值"]));
    assert_eq!(renamed("quality-county/collect", "else"), Refused::NoIdentity);
    assert!(
        matches!(renamed("\\u5e02\\u573a", "\\u5e02\\u5e02"), Refused::NoIdentity),
        "a pack that was tampered with"
    );
    assert_eq!(refused(b"\xd0\xcf\x11\xe0old"), Refused::OldOrLocked);
    assert_eq!(refused(b"text"), Refused::NotAWorkbook);
    let other = support::sample().workbook(quality_county::report::Report::Tasks);
    assert!(matches!(refused(&other), Refused::NoSheets(names) if names.len() == 3));
    for refused in [Refused::OldOrLocked, Refused::NoSheets(vec!["数据"]), Refused::TooLarge] {
        assert!(!refusal(&refused).is_empty());
    }
}

#[test]
fn a_raw_error_a_formula_and_a_flag() {
    let formula = "<c r=\"{cell}\"><f>260*2</f><v>520</v></c>";
    let error = "<c r=\"{cell}\" t=\"e\"><v>#DIV/0!</v></c>";
    let flag = "<c r=\"{cell}\" t=\"b\"><v>0</v></c>";
    let cells = [("14.2#num", 'H', Raw(formula)), ("14.1#num", 'H', Raw(error)), ("11.1#met", 'H', Raw(flag))];
    let (rule_set, ours, filled) = filled(&cells);
    assert_eq!(filled.problems.len(), 1, "{:?}", filled.problems);
    assert!(sentence(&filled.problems[0]).contains("#DIV/0!"));
    let (after, _) = merged(rule_set, &ours, &filled);
    assert_eq!(after.record(point(rule_set, "11.1")).cell(0), Some(Cell::Flag(false)));
    assert!(quality_county::words::report::answer(rule_set, &after, point(rule_set, "14.2")).contains("520"));
}
