//! The paper in the browser's print window: its name in messages, and the `@page` rules for it.

use super::model::Page;

/// At the foot, right on odd pages, left on even ones. Kernels before 131 drop it: the number is missing there, and nothing else.
const NUMBER: &str = r#"content: "— " counter(page) " —"; font: 14pt "宋体", SimSun, serif;"#;

impl Page {
    /// Every paper.
    pub const ALL: [Self; 4] = [Self::Official, Self::Close, Self::A4Landscape, Self::A3Landscape];

    /// Name in messages between parts of the program.
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Close => "close",
            Self::A4Landscape => "a4-landscape",
            Self::A3Landscape => "a3-landscape",
        }
    }

    /// By its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.code() == code)
    }

    /// The rules, one by one, as a style sheet takes them.
    pub fn rules(self) -> [String; 3] {
        let paper = match self {
            Self::Official => "A4 portrait; margin: 37mm 26mm 35mm 28mm",
            Self::Close => "A4 portrait; margin: 20mm 18mm",
            Self::A4Landscape => "A4 landscape; margin: 20mm 18mm",
            Self::A3Landscape => "A3 landscape; margin: 20mm 18mm",
        };
        [
            format!("@page {{ size: {paper}; }}"),
            format!("@page :right {{ @bottom-right {{ {NUMBER} padding-right: 14pt; }} }}"),
            format!("@page :left {{ @bottom-left {{ {NUMBER} padding-left: 14pt; }} }}"),
        ]
    }
}
