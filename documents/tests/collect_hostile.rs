//! Collection sheets that are damaged, or meant to do damage: read, or refused by name; nothing stops the program.

#[path = "county/mod.rs"]
mod support;

use proptest::prelude::*;
use quality_county::exchange::returned;
use quality_county::rule_sets::built_in;
use quality_county_documents::excel::collect::problem::{refusal, sentence};
use quality_county_documents::excel::collect::{self, Refused};
use quality_county_documents::package::zip;
use std::sync::LazyLock;
use support::{AT, edited, sent};

static BOOK: LazyLock<Vec<u8>> = LazyLock::new(|| sent("15.1").3);

/// Reads, and checks that whatever is said of it is a sentence and whatever comes of it is a pack.
fn survives(book: &[u8]) {
    match collect::read(book, AT, built_in) {
        Ok(filled) => {
            filled.problems.iter().for_each(|problem| assert!(sentence(problem).contains(&problem.place)));
            assert!(returned::open("x", filled.json.as_bytes(), built_in).iter().all(|(_, opened)| opened.is_ok()));
        }
        Err(refused) => assert!(!refusal(&refused).is_empty()),
    }
}

/// What is put in place of something else in the XML of a part.
const SWAPS: [(&str, &str); 16] = [
    ("<v>", "<v>9"),
    ("t=\"s\"", "t=\"n\""),
    ("t=\"s\"", "t=\"b\""),
    ("t=\"s\"", "t=\"d\""),
    ("t=\"s\"", ""),
    ("<c r=\"H", "<c r=\"XFD"),
    ("<row r=\"5\"", "<row r=\"1048576\""),
    ("<row r=\"5\"", "<row r=\"0\""),
    ("r=\"A5\"", "r=\"A99999999999\""),
    ("</row>", ""),
    ("<sheetData>", "<sheetData><sheetData>"),
    ("</sheetData>", ""),
    ("s=\"1\"", "s=\"99999\""),
    ("<t>", "<t>\u{202e}"),
    ("14", "9999999999999999999999"),
    ("\"", "'"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut book = BOOK.clone();
        for (at, byte) in flips {
            let at = at.index(book.len());
            book[at] = byte;
        }
        survives(&book);
    }

    #[test]
    fn a_file_that_was_cut(at in any::<prop::sample::Index>()) {
        survives(&BOOK[..at.index(BOOK.len())]);
    }

    #[test]
    fn changed_parts(swap in 0..SWAPS.len(), part in 0usize..14, at in any::<prop::sample::Index>()) {
        let (from, to) = SWAPS[swap];
        let names = support::paths(&BOOK);
        let wanted = names[part % names.len()].rsplit('/').next().map(str::to_owned);
        let book = edited(&BOOK, |name, text| {
            let count = text.matches(from).count();
            if Some(name) != wanted.as_deref() || count == 0 {
                return text;
            }
            let (place, _) = text.match_indices(from).nth(at.index(count)).expect("a match");
            format!("{}{to}{}", &text[..place], &text[place + from.len()..])
        });
        survives(&book);
    }

    #[test]
    fn any_block_can_be_pasted(text in "([0-9.#a-z九%\"\t\n]|14\\.2|14\\.2#num|填报值|识别码){0,60}") {
        let (rule_set, ours, pack, _) = support::sent_pack("14.2");
        let id = &pack.task.as_ref().expect("a task").pack;
        match collect::pasted(rule_set, &ours, id, &text, AT) {
            Ok(filled) => prop_assert!(filled.problems.iter().all(|problem| !sentence(problem).is_empty())),
            Err(refused) => prop_assert_eq!(refused, Refused::NothingPasted),
        }
    }
}

#[test]
fn a_bomb_is_refused_by_its_size() {
    let start = std::time::Instant::now();
    let bomb = vec![b' '; 60 * 1024 * 1024];
    let book = zip(&[("xl/workbook.xml".to_owned(), bomb)]).expect("a ZIP");
    assert!(book.len() < 200_000);
    assert!(matches!(collect::read(&book, AT, built_in), Err(Refused::Zip(_))));
    let large = vec![b'P'; 21 * 1024 * 1024];
    assert_eq!(collect::read(&large, AT, built_in), Err(Refused::TooLarge));
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn a_sheet_that_claims_a_billion_cells_costs_nothing() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let book = edited(&BOOK, |name, text| if name == "sheet2.xml" { text.replace("</sheetData>", far) } else { text });
    let filled = collect::read(&book, AT, built_in).expect("read");
    assert_eq!(filled.problems.len(), 1);
    assert!(sentence(&filled.problems[0]).contains("XFD1048576"));
    // One text of 30,000 letters in each of 100,000 cells.
    let cells: String = (10..2010u32)
        .map(|row| {
            let cells: String =
                ["Q", "R", "S", "T", "U"].iter().map(|at| format!("<c r=\"{at}{row}\" t=\"s\"><v>0</v></c>")).collect();
            format!("<row r=\"{row}\">{cells}</row>")
        })
        .collect();
    let book = edited(&BOOK, |name, text| match name {
        "sheet2.xml" => text.replace("</sheetData>", &format!("{cells}</sheetData>")),
        "sharedStrings.xml" => text.replacen("<t>", &format!("<t>{}", "长".repeat(10_000)), 1),
        _ => text,
    });
    assert_eq!(collect::read(&book, AT, built_in), Err(Refused::TooLarge));
}
