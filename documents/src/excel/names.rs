//! Names of sheets, as Excel takes them: at most 31 characters, without some signs, no two alike.

/// The names that are taken.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

/// In UTF-16 units, as Excel counts.
const LONGEST: usize = 31;

impl Names {
    /// A name like `wanted` that no other sheet has.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let plain: String = crate::text::clean(wanted).chars().map(fit).collect();
        let plain = plain.trim_matches(['\'', ' ']);
        let plain =
            if plain.is_empty() || same(plain, "History") || same(plain, super::long::SHEET) { "表" } else { plain };
        let mut name = cut(plain, LONGEST).trim_end_matches('\'').to_owned();
        let mut number = 1;
        while self.0.iter().any(|taken| same(taken, &name)) {
            number += 1;
            let ending = format!("_{number}");
            name = format!("{}{ending}", cut(plain, LONGEST - ending.len()));
        }
        self.0.push(name.clone());
        name
    }
}

fn fit(letter: char) -> char {
    if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n') { '_' } else { letter }
}

/// Excel does not tell capitals from small letters.
fn same(one: &str, other: &str) -> bool {
    one.to_uppercase() == other.to_uppercase()
}

/// The longest beginning of at most so many UTF-16 units.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let beyond = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > most
    });
    beyond.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.take("县住建局"), "县住建局");
        assert_eq!(names.take("县住建局"), "县住建局_2");
        assert_eq!(names.take("a/b:c[1]?*\\'"), "a_b_c_1____");
        assert_eq!(names.take("A/B:C[1]?*\\"), "A_B_C_1_____2");
        assert_eq!(names.take("  "), "表");
        assert_eq!(names.take("history"), "表_2");
        let long = names.take(&"𠮷".repeat(40));
        assert_eq!(long.encode_utf16().count(), 30);
        assert_eq!(names.take(&"𠮷".repeat(40)), format!("{}_2", "𠮷".repeat(14)));
    }
}
