//! How cells look.

use quality_county::report::model::{Align, ParagraphKind};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// What a cell is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Fact,
    Heading,
    Paragraph(ParagraphKind),
    Head,
    Plain,
    Group,
    Total,
    /// To write in, where the rest is locked.
    Input,
    /// To read only, where the rest is to write in.
    Given,
}

const SONG: &str = "宋体";
const HEI: &str = "黑体";

/// The look of a role; `size` is that of the text in tables.
pub(super) fn format(role: Role, size: f64, align: Align) -> Format {
    let base = Format::new().set_font_name(SONG).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let base = base.set_font_size(size_of(role, size)).set_align(match align {
        Align::Start => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::End => FormatAlign::Right,
    });
    // A number stands off the line beside it.
    let apart = align == Align::End && matches!(role, Role::Plain | Role::Group | Role::Total);
    let base = if apart { base.set_indent(1) } else { base };
    let boxed = |format: Format| format.set_border(FormatBorder::Thin).set_border_color("8A94A0");
    match role {
        Role::Title => base.set_font_name(HEI),
        Role::Heading => base.set_font_name(HEI),
        Role::Paragraph(ParagraphKind::Key) => base.set_bold(),
        Role::Fact | Role::Paragraph(_) => base,
        Role::Head => boxed(base).set_font_name(HEI).set_background_color("E7ECF2"),
        Role::Plain => boxed(base),
        Role::Group => boxed(base).set_bold().set_background_color("F3F5F8"),
        Role::Total => boxed(base).set_bold().set_background_color("E7ECF2"),
        Role::Input => boxed(base).set_background_color("FFFBE6").set_unlocked().set_num_format("@"),
        Role::Given => boxed(base).set_num_format("@"),
    }
}

/// Points of a role's text.
pub(super) fn size_of(role: Role, size: f64) -> f64 {
    match role {
        Role::Title => 18.0,
        Role::Heading => size + 2.0,
        Role::Paragraph(ParagraphKind::Key) => size + 6.0,
        Role::Paragraph(ParagraphKind::Body | ParagraphKind::Opening | ParagraphKind::Closing) => size + 1.0,
        _ => size,
    }
}
