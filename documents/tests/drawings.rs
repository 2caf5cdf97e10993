//! Figures as SVG: complete in themselves, well formed, the same everywhere, whatever the labels say.

mod asking;

use quality_county::domain::date::Date;
use quality_county::domain::score::score;
use quality_county::report::model::{Bar, Block, Figure, FigureKind, Page};
use quality_county::report::{Inputs, Report};
use quality_county_documents::drawing::{Drawing, draw};
use quick_xml::Reader;
use quick_xml::events::Event;

const PAGES: [Page; 4] = [Page::Official, Page::Close, Page::A4Landscape, Page::A3Landscape];

fn figures() -> Vec<(Page, Figure)> {
    let (rule_set, draft) = asking::sample();
    let card = score(rule_set, &draft);
    let today = Date::parse("2026-11-22").expect("a day");
    let inputs = Inputs { rule_set, draft: &draft, card: &card, today };
    let documents = Report::ALL.into_iter().flat_map(|report| report.build(&inputs));
    let of = |document: quality_county::report::model::Document| {
        let figure = move |block| if let Block::Figure(figure) = block { Some((document.page, figure)) } else { None };
        document.blocks.into_iter().filter_map(figure)
    };
    documents.flat_map(of).collect()
}

fn bar(label: &str, values: [i64; 2], mark: Option<i64>) -> Bar {
    Bar { label: label.to_owned(), values: values.to_vec(), full: 10_000, mark, said: format!("{label} 说明") }
}

fn figure(bars: Vec<Bar>) -> Figure {
    let (series, mark) = (vec!["确定", "未填"], "目标".to_owned());
    Figure { kind: FigureKind::Losses, title: "图 <&>".to_owned(), unit: "分", series, bars, mark, from: 0 }
}

/// Texts and rectangles of a drawing; panics where it is not well formed, or something lies outside.
fn read(drawing: &Drawing) -> (Vec<String>, Vec<[i64; 4]>) {
    let (mut reader, mut texts, mut shapes, mut open) = (Reader::from_str(&drawing.svg), Vec::new(), Vec::new(), None);
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) if matches!(tag.name().as_ref(), b"text" | b"title") => open = Some(String::new()),
            Event::End(tag) if matches!(tag.name().as_ref(), b"text" | b"title") => texts.extend(open.take()),
            Event::Text(text) => {
                let text = String::from_utf8(text.into_inner().into_owned()).expect("text");
                open.iter_mut().for_each(|open| open.push_str(&text));
            }
            Event::GeneralRef(name) => {
                let name = String::from_utf8(name.into_inner().into_owned()).expect("text");
                open.iter_mut().for_each(|open| open.push_str(&format!("&{name};")));
            }
            Event::Empty(tag) if tag.name().as_ref() == b"rect" => {
                let number = |name: &str| {
                    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name.as_bytes());
                    found.map_or(0, |attribute| String::from_utf8_lossy(&attribute.value).parse().expect("a number"))
                };
                let shape = ["x", "y", "width", "height"].map(number);
                assert!(shape.iter().all(|number| *number >= 0), "{shape:?}");
                let [x, y, width, height] = shape;
                assert!(x + width <= drawing.width.into() && y + height <= drawing.height.into(), "{shape:?}");
                shapes.push(shape);
            }
            Event::Eof => return (texts, shapes),
            _ => {}
        }
    }
}

#[test]
fn every_figure_of_the_sample_is_drawn_with_all_its_words() {
    let figures = figures();
    assert!(figures.len() >= 4);
    for (page, figure) in figures {
        let drawing = draw(&figure, page).expect("drawn");
        assert_eq!(Some(&drawing), draw(&figure, page).as_ref());
        assert!(drawing.svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""));
        assert!(drawing.svg.contains("fill=\"#fff\"") && drawing.svg.contains("'Noto Sans CJK SC'"));
        let (texts, _) = read(&drawing);
        assert_eq!(texts[0], figure.title);
        for said in figure.series.iter().map(|name| name.to_string()).chain([figure.mark.clone()]) {
            assert!(said.is_empty() || texts.contains(&said), "{said}: {texts:?}");
        }
        let all = texts.concat().replace(' ', "");
        for bar in &figure.bars {
            assert!(all.contains(&bar.label.replace(' ', "")) && all.contains(&bar.said.replace(' ', "")), "{bar:?}");
        }
    }
}

#[test]
fn one_to_sixty_bars_are_drawn_where_they_fit_the_sheet() {
    for page in PAGES {
        assert_eq!(draw(&figure(Vec::new()), page), None);
        for count in 1..=60 {
            let bars = (0..count).map(|at| bar("市场监管局", [at * 100, 500], Some(9_000))).collect();
            let drawing = draw(&figure(bars), page);
            // Upright, what does not fit is set as rows that go on over the page.
            assert!(
                drawing.is_some() || (count > 30 && matches!(page, Page::Official | Page::Close)),
                "{page:?} {count}"
            );
            drawing.iter().for_each(|drawing| drop(read(drawing)));
        }
    }
}

#[test]
fn bars_are_as_long_as_their_values_and_little_is_still_seen() {
    let wide = |values, mark| {
        let drawing = draw(&figure(vec![bar("甲", values, mark)]), Page::Official).expect("drawn");
        let (_, shapes) = read(&drawing);
        // Behind the white ground and the three of the legend: the bar's ground, its edge, its parts, its mark.
        shapes[4..].to_vec()
    };
    let half = wide([5_000, 2_500], Some(10_000));
    let length = half[0][2];
    assert_eq!((half[2][2], half[3][2]), (length / 2, length * 3 / 4 - length / 2));
    assert_eq!(half[4][0] + half[4][2], half[0][0] + length);
    let least = wide([1, 1], None);
    assert_eq!(least[2..].iter().map(|shape| shape[2]).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(wide([0, 0], None).len(), 2);
    for strange in [[i64::MAX, i64::MAX], [i64::MIN, 5], [-1, -1]] {
        wide(strange, Some(i64::MAX));
        wide(strange, Some(i64::MIN));
    }
}

#[test]
fn whatever_a_label_says_the_drawing_holds() {
    for label in
        ["很长的名称".repeat(400), "W".repeat(10_000), "<script>&\u{0}\u{202e}]]>\n\"'".to_owned(), "😀𠮷".repeat(99)]
    {
        for page in PAGES {
            let drawing = draw(&figure(vec![bar(&label, [1, 2], None); 5]), page).expect("drawn");
            let (texts, _) = read(&drawing);
            assert!(!drawing.svg.contains("<script") && !drawing.svg.contains('\u{202e}'));
            assert!(texts.iter().all(|text| text.chars().count() < 120), "{texts:?}");
            assert!(label.chars().count() < 100 || texts.iter().any(|text| text.ends_with('…')));
        }
    }
}
