//! Text as it is scanned: one form of every character, no layout, and for every place the line that it came from.

/// The text of one table cell (or paragraph): full-width digits, letters and signs as ASCII, brackets, commas, colons and
/// semicolons in their Chinese form, white space gone except between Latin words.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub text: String,
    /// Where in `text` each line begins, and its number.
    starts: Vec<(usize, usize)>,
    /// Where digits stood apart (a space, a line break, a comma) and were put together.
    joins: Vec<usize>,
}

impl Cell {
    pub fn of(line: usize, raw: &str) -> Self {
        let mut cell = Self::default();
        cell.add(line, raw);
        cell
    }

    /// Adds a physical line.
    pub fn add(&mut self, line: usize, raw: &str) {
        let begin = self.text.len();
        let mut last = self.text.chars().next_back();
        let mut gap = last.is_some();
        let mut chars = raw.chars();
        while let Some(c) = chars.next() {
            if c.is_whitespace() {
                gap = last.is_some();
                continue;
            }
            if invisible(c) {
                continue;
            }
            let c = plain(c);
            let digit_before = last.is_some_and(|last| last.is_ascii_digit());
            if c == '，' && digit_before && !gap && thousands(chars.clone()) {
                self.joins.push(self.text.len());
                continue;
            }
            if gap {
                gap = false;
                let number = |c: char| c.is_ascii_digit() || c == '.';
                let latin = |c: char| c.is_ascii_alphanumeric();
                if last.is_some_and(number) && number(c) {
                    self.joins.push(self.text.len());
                } else if last.is_some_and(latin) && latin(c) {
                    self.text.push(' ');
                }
            }
            self.text.push(c);
            last = Some(c);
        }
        if self.text.len() > begin {
            self.starts.push((begin, line));
        }
    }

    /// Adds another cell's lines.
    pub fn append(&mut self, other: &Self) {
        let mut from = 0;
        for (line, text) in other.pieces() {
            self.add(line, text);
            let begin = self.text.len() - text.len();
            let inside = other.joins.iter().filter(|at| **at > from && **at < from + text.len());
            self.joins.extend(inside.map(|at| at - from + begin));
            from += text.len();
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The line that the byte at `offset` came from.
    pub fn line_at(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        self.starts.get(after.saturating_sub(1)).map_or(0, |(_, line)| *line)
    }

    /// First and last line; zeros if blank.
    pub fn lines(&self) -> (usize, usize) {
        self.span(0, self.text.len())
    }

    /// First and last line of a part.
    pub fn span(&self, start: usize, end: usize) -> (usize, usize) {
        (self.line_at(start), self.line_at(end.saturating_sub(1).max(start)))
    }

    /// Whether a number inside this part was put together.
    pub fn broken(&self, start: usize, end: usize) -> bool {
        self.joins.get(self.joins.partition_point(|at| *at <= start)).is_some_and(|at| *at < end)
    }

    /// The text by lines, with their numbers.
    pub fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        self.starts.iter().enumerate().map(|(at, (start, line))| {
            let end = self.starts.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
            (*line, &self.text[*start..end])
        })
    }
}

/// Whether a line holds nothing that could be read.
pub fn blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || invisible(c))
}

fn invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a comma between digits only groups them: exactly three digits follow.
fn thousands(rest: std::str::Chars<'_>) -> bool {
    let mut rest = rest.map(plain);
    (0..3).all(|_| rest.next().is_some_and(|c| c.is_ascii_digit())) && !rest.next().is_some_and(|c| c.is_ascii_digit())
}

fn plain(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        other => other,
    };
    match c {
        '(' | '[' | '{' | '【' | '〖' => '（',
        ')' | ']' | '}' | '】' | '〗' => '）',
        ',' => '，',
        ';' => '；',
        ':' | '∶' => '：',
        '﹪' => '%',
        '〜' | '∼' => '~',
        '–' | '—' | '−' | '―' | '‐' | '‑' => '-',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        other => other,
    }
}

/// Brackets and quotes that hold a remark or a name: what stands inside is not part of the sentence around them.
const PAIRS: [(char, char); 6] = [('（', '）'), ('“', '”'), ('‘', '’'), ('《', '》'), ('〔', '〕'), ('「', '」')];

/// The outermost closed brackets and quotes of a text.
#[derive(Debug, Default)]
pub(super) struct Asides {
    spans: Vec<(usize, usize)>,
    /// A bracket has no partner.
    pub unclosed: bool,
}

impl Asides {
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, c) in text.char_indices() {
            if let Some((_, close)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
                open.push((at, *close));
            } else if PAIRS.iter().any(|(_, close)| *close == c) {
                match open.pop() {
                    Some((start, close)) if close == c => {
                        while found.spans.last().is_some_and(|(inner, _)| *inner > start) {
                            found.spans.pop();
                        }
                        found.spans.push((start, at + c.len_utf8()));
                    }
                    Some(other) => {
                        open.push(other);
                        found.unclosed = true;
                    }
                    None => found.unclosed = true,
                }
            }
        }
        found.unclosed |= !open.is_empty();
        found
    }

    /// Where the bracket or quote around `at` ends.
    pub fn end_around(&self, at: usize) -> Option<usize> {
        self.around(at).map(|(_, end)| end)
    }

    /// The bracket or quote around `at`.
    pub fn around(&self, at: usize) -> Option<(usize, usize)> {
        let after = self.spans.partition_point(|(start, _)| *start <= at);
        self.spans.get(after.checked_sub(1)?).filter(|(_, end)| at < *end).copied()
    }

    /// The parts of `text` between separators that stand outside every bracket, with their places; empty ones left out.
    pub fn split<'t>(&self, text: &'t str, separator: impl Fn(char) -> bool) -> Vec<(usize, &'t str)> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| separator(*c)) {
            if self.end_around(at).is_none() {
                parts.push((start, &text[start..at]));
                start = at + c.len_utf8();
            }
        }
        parts.push((start, &text[start..]));
        parts.retain(|(_, part)| !part.is_empty());
        parts
    }
}

/// A text, or words that say that there is none.
pub(super) fn filled(text: String) -> String {
    if text.trim().is_empty() { "（原文没有写内容）".to_owned() } else { text }
}

/// At most `most` characters, with a sign where more was cut off.
pub(super) fn shortened(text: &str, most: usize) -> String {
    text.char_indices().nth(most).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

/// The longest of `words` that `text` ends with.
pub(super) fn ending<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().filter(|word| text.ends_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The longest of `words` that `text` begins with.
pub(super) fn beginning<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

/// Whether any of `words` stands in `text`.
pub(super) fn any_in(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Without punctuation and connecting words around.
pub(super) fn tidy(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text.len();
        let idle = |c: char| matches!(c, '，' | '。' | '；' | '：' | '、' | '.' | '！' | '·' | '-' | '*' | '※' | ' ');
        text = text.trim_start_matches(|c| idle(c) || c == '）').trim_end_matches(idle);
        for word in ["其中", "以及", "及"] {
            text = text.strip_prefix(word).unwrap_or(text);
        }
        text = text.strip_suffix('的').filter(|rest| !rest.ends_with('目')).unwrap_or(text);
        if text.len() == before {
            return text;
        }
    }
}
