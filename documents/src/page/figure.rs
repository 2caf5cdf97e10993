//! Figures as SVG bars in a table: every bar has its label and its number beside it.

use super::lines;
use quality_county::report::model::{Bar, Figure, FigureKind};

/// Length of a full bar.
const LENGTH: i64 = 1000;

pub(super) fn figure(figure: &Figure) -> String {
    // One that may be higher than a page parts between its bars.
    let whole = if figure.bars.len() > 20 { "" } else { " doc-whole" };
    let kind = match figure.kind {
        FigureKind::Categories => "doc-categories",
        FigureKind::Losses => "doc-losses",
        FigureKind::Rates => "doc-rates",
    };
    let (label, said) = figure.kind.widths();
    let bar = 100 - label - said;
    let rows: String = figure.bars.iter().map(|bar| row(figure, bar)).collect();
    let shades = ["深色", "浅色"].into_iter().zip(&figure.series).map(|(shade, name)| format!("{shade}：{name}"));
    let mark = (!figure.mark.is_empty()).then(|| format!("竖线：{}", figure.mark));
    let legend = shades.chain(mark).collect::<Vec<_>>().join("；");
    format!(
        "<div class=\"doc-figure {kind}{whole}\"><p class=\"doc-caption\">{}</p><table class=\"doc-bars\"><colgroup><col width=\"{label}%\"><col width=\"{bar}%\">\
         <col width=\"{said}%\"></colgroup><tbody>{rows}</tbody></table><p class=\"doc-note\">{}</p></div>",
        lines(&figure.title),
        lines(&legend)
    )
}

fn row(figure: &Figure, bar: &Bar) -> String {
    let length = (bar.full - figure.from).max(1);
    let place = |value: i64| (value - figure.from).clamp(0, length).saturating_mul(LENGTH) / length;
    let (mut sum, mut from, mut bars) = (0_i64, 0, String::new());
    for (value, class) in bar.values.iter().zip(["doc-dark", "doc-light"]) {
        sum = sum.saturating_add(*value);
        let to = place(sum).max(from);
        bars.push_str(&format!("<rect class=\"{class}\" x=\"{from}\" y=\"0\" width=\"{}\" height=\"40\"/>", to - from));
        from = to;
    }
    if let Some(mark) = bar.mark {
        bars.push_str(&format!(
            "<rect class=\"doc-mark\" x=\"{}\" y=\"0\" width=\"6\" height=\"40\"/>",
            place(mark).min(LENGTH - 6)
        ));
    }
    format!(
        "<tr><th>{}</th><td><svg viewBox=\"0 0 {LENGTH} 40\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"doc-ground\" x=\"0\" \
         y=\"0\" width=\"{LENGTH}\" height=\"40\"/>{bars}</svg></td><td>{}</td></tr>",
        lines(&bar.label),
        lines(&bar.said)
    )
}
