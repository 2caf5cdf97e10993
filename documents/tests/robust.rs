//! Same input, same bytes; text that people typed does nothing; every rule set, an empty draft, a very long reason.

mod support;

use quality_county::domain::ids::PointId;
use quality_county::report::Report;
use quality_county_documents::{page, word};
use support::docx::{names, part, squeezed, text};
use support::{Case, empty, full, rule_sets};

/// What somebody may type or paste.
const HOSTILE: &str = "=cmd|'/c calc'!A1 +1 -1 @SUM(1) <script>alert(1)</script> </w:t></w:r><w:tbl><w:tr> &amp; &#x41; \"'\u{0}\u{7}\u{b}\u{1f} \
                       \u{202e}倒 😀 𠮷野家 ]]> <!-- --> 100 %";

#[test]
fn same_input_same_bytes() {
    let (one, other) = (full(), full());
    for report in Report::ALL {
        let documents = report.build(&one.inputs());
        assert_eq!(documents, report.build(&other.inputs()));
        for document in &documents {
            // Twice in one thread, and in another: docx-rs counts paragraphs and pictures somewhere.
            let bytes = word::write(document, &[]).expect("written");
            assert_eq!(bytes, word::write(document, &[]).expect("written"), "{}", report.name());
            let again = document.clone();
            let there = std::thread::spawn(move || word::write(&again, &[])).join().expect("done").expect("written");
            assert_eq!(bytes, there, "{}", report.name());
            assert_eq!(page::write(document), page::write(document));
        }
    }
}

#[test]
fn there_is_no_clock_in_it() {
    for document in Report::OnePage.build(&full().inputs()) {
        let bytes = word::write(&document, &[]).expect("written");
        let core = part(&bytes, "docProps/core.xml");
        assert_eq!(core.matches("2026-11-22T00:00:00Z").count(), 2, "{core}");
        assert!(!names(&bytes).iter().any(|name| name.ends_with("header9.xml")));
    }
}

/// The county, every text of every point and every record of proof say `text`.
fn filled_with(text: &str) -> Case {
    let mut case = full();
    case.draft.about.county = text.to_owned();
    let ids: Vec<PointId> = case.rule_set.point_ids().collect();
    for id in ids {
        let record = case.draft.record_mut(id);
        (record.note, record.loss_reason, record.reason) = (text.to_owned(), text.to_owned(), text.to_owned());
    }
    for proof in case.draft.evidence_mut() {
        (proof.title, proof.document_number) = (text.to_owned(), text.to_owned());
        (proof.issuer, proof.file_name) = (text.to_owned(), text.to_owned());
    }
    for item in std::sync::Arc::make_mut(&mut case.draft.rectifications) {
        (item.problem, item.measure) = (text.to_owned(), text.to_owned());
    }
    case.scored()
}

#[test]
fn typed_text_is_inert() {
    let case = filled_with(HOSTILE);
    let plain = full();
    let shown = squeezed(&quality_county_documents::text::clean(HOSTILE));
    for (report, document) in Report::ALL.into_iter().flat_map(|report| {
        report.build(&case.inputs()).into_iter().map(move |document| (report, document)).collect::<Vec<_>>()
    }) {
        let bytes = word::write(&document, &[]).expect("written");
        let said = squeezed(&text(&bytes));
        assert!(said.contains(&shown), "{}: {said}", report.name());
        let xml = part(&bytes, "word/document.xml");
        assert!(!xml.contains(|letter: char| letter.is_control() && letter != '\n'), "{}", report.name());
        let html = page::write(&document);
        assert!(!html.contains("<script"), "{}", report.name());
        assert!(!html.contains("<w:"), "{}", report.name());
        assert!(html.contains("𠮷野家") && html.contains('😀'));
        assert!(
            !document.file_stem.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']),
            "{}",
            document.file_stem
        );
    }
    // As many tables and rows as without it.
    let count = |case: &Case| {
        let document = Report::Catalogue.build(&case.inputs()).remove(0);
        let xml = part(&word::write(&document, &[]).expect("written"), "word/document.xml");
        (xml.matches("<w:tbl>").count(), xml.matches("<w:tblHeader />").count())
    };
    assert_eq!(count(&case), count(&plain));
}

#[test]
fn ten_thousand_characters_are_all_there_and_may_part() {
    let long = "质量".repeat(5_000);
    let mut case = full();
    let point = case.rule_set.point_by_code("14.2").expect("a point");
    case.draft.record_mut(point).loss_reason = long.clone();
    let case = case.scored();
    for report in [Report::ScoreTable, Report::SelfReport, Report::OnePage] {
        let document = report.build(&case.inputs()).remove(0);
        let bytes = word::write(&document, &[]).expect("written");
        let has = text(&bytes).contains(&long);
        assert_eq!(has, report != Report::OnePage, "{}", report.name());
        let xml = part(&bytes, "word/document.xml");
        let rows = xml.matches("<w:tr>").count();
        // One row is higher than a page: it must be let part, all others keep whole.
        assert_eq!(rows - xml.matches("<w:cantSplit />").count(), usize::from(report == Report::ScoreTable));
    }
}

#[test]
fn every_rule_set_can_be_handed_in_empty() {
    for set in rule_sets() {
        let case = empty(set);
        for report in Report::ALL {
            for document in report.build(&case.inputs()) {
                let bytes = word::write(&document, &[]).expect("written");
                assert!(
                    squeezed(&text(&bytes)).contains(&squeezed(&document.title)),
                    "{} {}",
                    set.about.id,
                    report.name()
                );
                assert!(page::write(&document).contains("</html>"));
            }
        }
    }
}

#[test]
fn pictures_take_the_place_of_bars() {
    // The smallest PNG: one pixel.
    let png = [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"[..],
        b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82",
    ];
    let picture = word::Picture { figure: 0, png: png.concat(), width: 640, height: 320 };
    let document = Report::OnePage.build(&full().inputs()).remove(0);
    let (without, with) = (word::write(&document, &[]), word::write(&document, std::slice::from_ref(&picture)));
    let (without, with) = (without.expect("written"), with.expect("written"));
    let tables = |bytes: &[u8]| part(bytes, "word/document.xml").matches("<w:tbl>").count();
    assert_eq!(tables(&without), tables(&with) + 1);
    assert_eq!(names(&with).iter().filter(|name| name.starts_with("word/media/")).count(), 1);
    assert_eq!(with, word::write(&document, &[picture]).expect("written"));
}
