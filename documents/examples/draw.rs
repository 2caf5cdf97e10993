//! Writes every figure of the sample county, one with endless labels and one of sixty bars as SVG into a folder, to be looked at:
//! `cargo run -p quality-county-documents --example draw -- folder`.

#[path = "../tests/asking/mod.rs"]
mod asking;

use quality_county::domain::date::Date;
use quality_county::domain::score::score;
use quality_county::report::model::{Bar, Block, Figure, Page};
use quality_county::report::{Inputs, Report};
use quality_county_documents::drawing::draw;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: draw <folder>")?;
    std::fs::create_dir_all(&folder)?;
    let (rule_set, draft) = asking::sample();
    let card = score(rule_set, &draft);
    let today = Date::parse("2026-11-22").ok_or("a day")?;
    let inputs = Inputs { rule_set, draft: &draft, card: &card, today };
    let mut figures = Vec::new();
    for report in [Report::SelfReport, Report::OnePage, Report::Statistics] {
        for document in report.build(&inputs) {
            figures.extend(document.blocks.into_iter().filter_map(|block| match block {
                Block::Figure(figure) => Some((document.page, figure)),
                _ => None,
            }));
        }
    }
    figures.extend(long(&figures));
    for (at, (page, figure)) in figures.iter().enumerate() {
        if let Some(drawing) = draw(figure, *page) {
            std::fs::write(format!("{folder}/{at:02}.svg"), drawing.svg)?;
        }
    }
    Ok(())
}

/// The first figure with hundreds of letters everywhere, and with many bars.
fn long(figures: &[(Page, Figure)]) -> Vec<(Page, Figure)> {
    let Some((_, figure)) = figures.first() else { return Vec::new() };
    let long = |bar: &Bar| Bar {
        label: "很长的单位名称 <b>&amp; 😀𠮷".repeat(20),
        said: "失分 2 · 未填 1.5，说明也很长".repeat(20),
        ..bar.clone()
    };
    let endless = Figure { bars: figure.bars.iter().map(long).collect(), mark: "目标".repeat(90), ..figure.clone() };
    let bars: Vec<_> = figure.bars.iter().cycle().take(38).cloned().collect();
    vec![(Page::Close, endless.clone()), (Page::A4Landscape, endless), (Page::Close, Figure { bars, ..figure.clone() })]
}
