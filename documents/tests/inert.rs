//! Text that people typed is text, whatever it is, in every field and every format: nothing of it runs, nothing breaks out,
//! nothing is lost but what no document may hold.

mod support;

use quality_county::domain::statistics::{Entry, What};
use quality_county::report::{Format, Report};
use quality_county_documents::text::clean;
use quality_county_documents::{excel, page, word};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::Arc;
use support::docx::{squeezed, text};
use support::lines::{lacking, written};
use support::thorough::{marked, thorough};
use support::wanted::wanted;
use support::{Case, empty};

const HOSTILE: [&str; 5] = [
    "=cmd|'/C calc'!A0 &amp;&#x41;&lt;]]><!--\"'",
    "+1 a\u{0}b\u{7}c\u{b}d\u{1f}e\u{7f}f\u{85} 😀👨‍👩‍👧𠮷𪚥",
    "-1+2 \u{202e}倒\u{200f}写\u{2066}藏 _x0041_{=1}%PDF",
    "@SUM(A1) g\u{fffe}h\u{ffff}i\u{feff}j",
    "<script>alert(1)</script></w:t></w:r></w:p><w:tbl>",
];

/// Every text there is says `hostile`, and whose it is.
fn typed(hostile: &'static str) -> Case {
    let mut case = thorough(1, &move |what, whose| format!("{hostile}{}", marked(what, whose)));
    case.draft.about.county = format!("{hostile}县");
    let point = case.rule_set.point_by_code("9.3").expect("a point");
    case.draft.set_unread(case.rule_set, point, 0, hostile.to_owned());
    fn say(entries: &mut [Entry], hostile: &str) {
        for entry in entries {
            for text in [&mut entry.name, &mut entry.source, &mut entry.period, &mut entry.unit, &mut entry.note] {
                *text = format!("{hostile}{text}");
            }
            entry.claim = hostile.to_owned();
            entry.set(What::Enterprises, None, Some(hostile.to_owned()));
            say(entry.parts.as_deref_mut().unwrap_or_default(), hostile);
        }
    }
    say(&mut Arc::make_mut(&mut case.draft.statistics).entries, hostile);
    case.scored()
}

/// The parts of a package that are XML, by name.
fn parts(package: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).expect("a ZIP");
    let names: Vec<_> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let xml = names.into_iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels"));
    let read = |name: String| {
        let mut text = String::new();
        zip.by_name(&name).expect("a part").read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    xml.map(read).collect()
}

/// No part holds what XML may not, and each can be read to its end.
fn check_parts(package: &[u8], of: &str) {
    for (name, xml) in parts(package) {
        let strange =
            |c: char| c.is_control() && !"\n\r\t".contains(c) || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202e}');
        assert!(!xml.contains(strange), "{of} {name}");
        assert!(!name.contains("external") && !xml.contains("TargetMode=\"External\"") && !xml.contains("<hyperlink"));
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                event => drop(event.unwrap_or_else(|error| panic!("{of} {name}: {error}"))),
            }
        }
        // What follows a formula's sign is made of cells, numbers and the functions of this program.
        for formula in xml.split("<f>").skip(1).filter_map(|rest| rest.split("</f>").next()) {
            let names = ["MIN", "SUM", "ROUNDDOWN", "ROUND", "MOD", "IF", "N"];
            let plain = names.iter().fold(formula.to_owned(), |text, name| text.replace(&format!("{name}("), "("));
            let ours = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "().,:*/+^=".contains(c);
            assert!(plain.chars().all(ours), "{of}: {formula}");
        }
    }
}

/// The names of the tags of a page.
fn tags(html: &str) -> BTreeSet<String> {
    let name = |piece: &str| piece.chars().take_while(|c| !" >".contains(*c)).collect::<String>();
    html.split('<').skip(1).map(name).collect()
}

#[test]
fn what_is_typed_is_text_in_every_field_and_format() {
    let plain = thorough(1, &marked);
    for hostile in HOSTILE {
        let case = typed(hostile);
        for report in Report::ALL {
            let known: BTreeSet<_> =
                report.build(&plain.inputs()).iter().flat_map(|document| tags(&page::write(document))).collect();
            let documents = report.build(&case.inputs());
            for document in &documents {
                let of = format!("{} {hostile:?}", report.name());
                let html = page::write(document);
                let strange = |c: char| c.is_control() && c != '\n';
                assert!(!html.contains(strange), "{of}");
                let found = tags(&html);
                let new: Vec<_> =
                    found.difference(&known).filter(|tag| !["br", "/p", "p"].contains(&&tag[..])).collect();
                assert!(new.is_empty(), "{of}: {new:?}");
                check_parts(&word::write(document, &[]).expect("written"), &of);
            }
            if !documents.is_empty() {
                check_parts(&excel::write(&documents).expect("written"), report.name());
            }
            for format in report.formats() {
                let lacking = lacking(&written(&documents, *format), &wanted(report, &case));
                assert!(lacking.is_empty(), "{} {format:?}: {lacking:#?}", report.name());
            }
        }
    }
}

#[test]
fn the_form_says_what_was_typed() {
    let set = support::rule_sets().into_iter().find(|set| set.form.is_some()).expect("a rule set with a form");
    for hostile in HOSTILE {
        let mut case = empty(set);
        let form = set.form.as_ref().expect("a form");
        let answers = Arc::make_mut(&mut case.draft.form);
        form.field_ids().for_each(|id| answers.set(id, hostile.to_owned()));
        let document = Report::Form.build(&case.inputs()).remove(0);
        let bytes = word::write(&document, &[]).expect("written");
        check_parts(&bytes, hostile);
        let shown = squeezed(&clean(hostile));
        let count = squeezed(&text(&bytes)).matches(&shown).count();
        assert!(count >= form.field_ids().len(), "{hostile}: {count}");
        assert!(!page::write(&document).contains("<script"));
    }
}

#[test]
fn ten_thousand_characters_are_whole_in_every_format() {
    let long = "质量强县".repeat(2_500);
    let text = |what: &str, whose: &str| {
        let mark = marked(what, whose);
        if ["14.2", "14", "measures"].contains(&whose) { format!("{mark}{long}") } else { mark }
    };
    let case = thorough(0, &text);
    for report in [Report::ScoreTable, Report::SelfReport, Report::Catalogue, Report::Rectifications] {
        let documents = report.build(&case.inputs());
        for format in report.formats().iter().filter(|format| **format != Format::Excel) {
            let lines = written(&documents, *format);
            let whole = lines.iter().map(|line| line.matches(&long).count()).sum::<usize>();
            assert!(whole >= 4, "{} {format:?}: {whole}", report.name());
        }
    }
    let book = excel::write(&Report::ScoreTable.build(&case.inputs())).expect("written");
    check_parts(&book, "long");
    let all: String = support::lines::excel(&book).concat();
    assert!(all.matches("质量强县").count() >= 2 * 2_500);
}
