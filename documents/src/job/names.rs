//! File names that Windows, Linux and macOS all take, no two alike.

use quality_county::exchange::bundle::clean;

/// Most file systems of Linux take 255 bytes a name, a Han letter being three; the rest is for numbers and endings.
const LONGEST: usize = 200;
/// Names of devices on Windows, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Names that are taken, without regard to capitals.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// A name like `wanted` in a folder (`""` or `03-催办单/`) that no other file has.
    pub(super) fn take(&mut self, folder: &str, wanted: &str, ending: &str) -> String {
        let plain = fit(wanted);
        let mut name = format!("{folder}{plain}{ending}");
        let mut number = 1;
        while self.0.contains(&name.to_lowercase()) {
            number += 1;
            name = format!("{folder}{plain}_{number}{ending}");
        }
        self.0.push(name.to_lowercase());
        name
    }
}

/// A part of a path, without an ending: nothing that a system refuses, not too long, not empty.
pub(super) fn fit(name: &str) -> String {
    let clean = clean(name);
    let edge = [' ', '.'];
    let plain = cut(clean.trim_matches(edge), LONGEST).trim_end_matches(edge);
    let first = plain.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |device: &str| {
        let rest = first.strip_prefix(device);
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match plain {
        "" => "未命名".to_owned(),
        _ if DEVICES.contains(&&first[..]) || numbered("com") || numbered("lpt") => format!("_{plain}"),
        _ => plain.to_owned(),
    }
}

/// The longest beginning of at most so many bytes.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= most).last();
    &text[..end.unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_every_system_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.take("", "示例县_2026_自评打分表", ".docx"), "示例县_2026_自评打分表.docx");
        assert_eq!(names.take("", "a/b\\c:d*?\"<>|", ".docx"), "a_b_c_d______.docx");
        assert_eq!(names.take("", "A/B\\c:d*?\"<>|", ".docx"), "A_B_c_d_______2.docx");
        assert_eq!(names.take("03-催办单/", " ..\u{202e}\n ", ".docx"), "03-催办单/未命名.docx");
        assert_eq!(
            ["CON", "nul.txt", "com7", "complete", "con_2026", "lpt10"].map(fit),
            ["_CON", "_nul.txt", "_com7", "complete", "con_2026", "lpt10"]
        );
        assert_eq!(fit(&"𠮷".repeat(500)).len(), 200);
        assert_eq!(fit(&"长".repeat(500)).chars().count(), 66);
        assert_eq!(fit("结尾有点. . ."), "结尾有点");
    }
}
