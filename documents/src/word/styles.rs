//! Styles by GB/T 9704: what a title, a heading, a body and a table look like.

use super::page::Sheet;
use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType};

/// 小标宋, for titles.
pub(super) const BIAO_SONG: &str = "方正小标宋简体";
/// 仿宋, for the body.
pub(super) const FANG_SONG: &str = "仿宋_GB2312";
/// 楷体, for headings of the second level.
pub(super) const KAI: &str = "楷体_GB2312";
/// 黑体, for headings of the first level.
pub(super) const HEI: &str = "黑体";
/// 宋体, for page numbers and tables.
pub(super) const SONG: &str = "宋体";

/// Digits and Latin letters.
const LATIN: &str = "Times New Roman";

fn fonts(east_asia: &str) -> RunFonts {
    RunFonts::new().ascii(LATIN).hi_ansi(LATIN).cs(LATIN).east_asia(east_asia)
}

/// A document with its styles and no content.
pub(super) fn styled(sheet: &Sheet) -> Docx {
    let small = sheet.table_text;
    let body = sheet.text;
    let table = |name, font| {
        let close = LineSpacing::new().line(240).line_rule(LineSpacingType::Auto);
        paragraph(name, font, small).snap_to_grid(false).line_spacing(close)
    };
    let styles = [
        paragraph("body", FANG_SONG, body).line_spacing(lines(sheet)).align(AlignmentType::Both).indent(
            None,
            Some(SpecialIndentType::FirstLine(i32::try_from(body).unwrap_or_default() * 20)),
            None,
            None,
        ),
        paragraph("opening", FANG_SONG, body).line_spacing(lines(sheet)),
        paragraph("closing", FANG_SONG, body).line_spacing(lines(sheet)).align(AlignmentType::Right).indent(
            None,
            None,
            Some(i32::try_from(body).unwrap_or_default() * 20),
            None,
        ),
        paragraph("note", FANG_SONG, if sheet.is_official() { 24 } else { small }).snap_to_grid(false),
        paragraph("facts", KAI, small).snap_to_grid(false).align(AlignmentType::Center),
        paragraph("key", HEI, 40).align(AlignmentType::Center).snap_to_grid(false),
        paragraph("caption", HEI, if sheet.is_official() { 28 } else { small + 2 })
            .snap_to_grid(false)
            .line_spacing(LineSpacing::new().before(120).after(60)),
        paragraph("running", KAI, 18).snap_to_grid(false),
        paragraph("number", SONG, 28).snap_to_grid(false),
        table("cell", SONG),
        table("head", HEI),
        table("group", HEI),
        paragraph("coverNumber", HEI, 72).align(AlignmentType::Center).snap_to_grid(false),
        paragraph("coverName", BIAO_SONG, 72).align(AlignmentType::Center).snap_to_grid(false),
    ];
    let title = Style::new("Title", StyleType::Paragraph).name("Title").fonts(fonts(BIAO_SONG)).size(44);
    let title = title.align(AlignmentType::Center).snap_to_grid(false);
    let normal = LineSpacing::new().line_rule(LineSpacingType::Auto).line(240);
    let docx = Docx::new().default_fonts(fonts(FANG_SONG)).default_size(body).default_line_spacing(normal);
    let docx = styles.into_iter().fold(docx.add_style(title), Docx::add_style);
    let heads = [HEI, KAI, FANG_SONG, FANG_SONG];
    heads.into_iter().enumerate().fold(docx, |docx, (at, font)| {
        let style = Style::new(format!("Heading{}", at + 1), StyleType::Paragraph)
            .name(format!("heading {}", at + 1))
            .fonts(fonts(font))
            .size(body)
            .outline_lvl(at)
            .line_spacing(lines(sheet))
            .indent(None, Some(SpecialIndentType::FirstLine(i32::try_from(body).unwrap_or_default() * 20)), None, None);
        docx.add_style(if at == 2 { style.bold() } else { style })
    })
}

fn paragraph(name: &str, font: &str, size: usize) -> Style {
    Style::new(name, StyleType::Paragraph).name(name).fonts(fonts(font)).size(size)
}

/// The lines of the grid on official paper; elsewhere as the font has them.
fn lines(sheet: &Sheet) -> LineSpacing {
    if sheet.is_official() {
        LineSpacing::new().line(579).line_rule(LineSpacingType::Exact)
    } else {
        LineSpacing::new().line(300).line_rule(LineSpacingType::Auto)
    }
}
