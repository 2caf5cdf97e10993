//! The scoring points of one row: its scoring text cut at the points that it states.

use super::Doubt;
use super::clause::scored;
use super::group::{Group, Item};
use super::parts::Part;
use super::settle::{borrow, parents, share_out};
use super::text::{Cell, any_in, tidy};
use super::tokens::{Role, Token, tokens};
use crate::domain::points::Points;

/// What a row's text says.
#[derive(Debug, Default)]
pub(super) struct Method {
    pub parts: Vec<Part>,
    /// Said of the row as a whole.
    pub notes: Vec<String>,
    /// Places that were not understood.
    pub rest: Vec<(usize, usize)>,
    /// 满分4分, not of one point.
    pub cap: Option<Points>,
    pub doubts: Vec<Doubt>,
}

/// What is said about points rather than about what is asked for.
const REMARKS: &[&str] = &[
    "不得分",
    "不计分",
    "不加分",
    "不给分",
    "零分",
    "扣完为止",
    "就高",
    "不重复",
    "取最高",
    "按最高",
    "最高级",
    "不累计",
    "不叠加",
    "累加",
    "可累计",
    "累计计",
    "累计得",
    "酌情",
    "视情",
    "否则",
    "不含",
    "以文件为准",
];
const BEST: &[&str] = &["就高", "不重复", "取最高", "按最高", "最高级", "不累计", "不叠加"];
const SUM: &[&str] = &["累加", "可累计", "累计计", "累计得"];

/// Reads a row's scoring text. `target` is what the row asks for, `maximum` the points of the row.
pub(super) fn read(cell: &Cell, target: &str, maximum: Option<Points>) -> Method {
    let text = cell.text.as_str();
    let found = tokens(text);
    let mut reader = Reader { text, target, open: None, method: Method::default(), maximum, spent: Points::ZERO };
    if found.is_empty() {
        reader.whole(maximum);
    } else if before_clauses(text, &found, maximum) {
        reader.reversed(&found);
    } else {
        let mut from = 0;
        for token in found {
            let next = token.end;
            reader.statement(from, token, maximum);
            from = next;
        }
        reader.tail(from);
    }
    reader.close();
    let mut method = reader.method;
    if method.parts.is_empty() {
        let cap = method.cap;
        let mut reader = Reader { text, target, open: None, method, maximum, spent: Points::ZERO };
        reader.whole(maximum.or(cap));
        method = reader.method;
        method.rest.clear();
    }
    borrow(text, &mut method.parts);
    parents(text, &mut method, maximum);
    for part in &mut method.parts {
        if cell.broken(part.start, part.end) {
            part.scored.doubt(Doubt::NumberBroken);
            part.scored.doubt(Doubt::PointsGuessed);
        }
    }
    share_out(&mut method, maximum);
    method
}

/// Whether each （2分） stands before what it is given for.
fn before_clauses(text: &str, found: &[Token], maximum: Option<Points>) -> bool {
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    let rest: Points = found[1..].iter().map(|token| token.points).sum();
    let head = first.points == rest || (found.len() == 1 && maximum != Some(first.points));
    tidy(&text[..first.start]).is_empty()
        && tidy(&text[last.end..]).chars().take(4).count() == 4
        && found.iter().all(|token| token.bracketed && token.role == Role::Award && token.each.is_none())
        && !head
}

struct Reader<'t> {
    text: &'t str,
    target: &'t str,
    open: Option<Group>,
    method: Method,
    maximum: Option<Points>,
    /// The points of the parts so far.
    spent: Points,
}

impl Reader<'_> {
    /// No points stated: the whole text is one scoring point.
    fn whole(&mut self, maximum: Option<Points>) {
        let words = tidy(self.text);
        let words = if words.is_empty() { self.target } else { words };
        let mut scored = scored(words);
        if words.trim_end_matches('。').contains(['；', '。']) {
            scored.doubt(Doubt::TwoFacts);
        }
        if maximum.is_none() {
            scored.doubt(Doubt::PointsGuessed);
        }
        let text = words.to_owned();
        let (end, notes) = (self.text.len(), Vec::new());
        self.method.parts.push(Part { start: 0, end, text, points: maximum, scored, notes, plain: false });
    }

    fn reversed(&mut self, found: &[Token]) {
        for (at, token) in found.iter().enumerate() {
            let end = found.get(at + 1).map_or(self.text.len(), |next| next.start);
            let clause = tidy(&self.text[token.end..end]).to_owned();
            let token = Token { end, ..token.clone() };
            self.close();
            self.open = Some(Group::of(Item { start: token.start, clause, token }));
        }
    }

    fn statement(&mut self, from: usize, token: Token, maximum: Option<Points>) {
        let gap = &self.text[from..token.start];
        let start = self.remarks(from, token.start);
        let clause = without_number(tidy(&self.text[start..token.start])).to_owned();
        match token.role {
            Role::Cap | Role::CapDeduct => {
                if clause.chars().take(9).count() > 8 {
                    self.method.notes.push(clause);
                }
                match &mut self.open {
                    Some(group) => {
                        group.end = token.end;
                        if token.role == Role::Cap {
                            group.cap = Some(token.points);
                        } else {
                            group.notes.push(self.text[start..token.end].to_owned());
                        }
                    }
                    None => self.method.cap = Some(token.points),
                }
                return;
            }
            Role::Award if token.points == Points::ZERO && !token.bare && self.open.is_some() => {
                // 未开展的得0分.
                if let Some(group) = &mut self.open {
                    group.remark(tidy(&self.text[start..token.end]));
                }
                return;
            }
            Role::Award | Role::Add if clause.is_empty() && token.each.is_none() => {
                return self.repeated(token, maximum);
            }
            _ => {}
        }
        let mut item = Item { start, clause, token };
        item.find_each();
        let remark = item.token.remark.take();
        if let Some(group) = &mut self.open
            && let Some(kind) = group.with(&item, gap)
        {
            group.kind = kind;
            group.end = item.token.end;
            group.items.push(item);
        } else {
            self.close();
            self.open = Some(Group::of(item));
        }
        if let (Some(group), Some(words)) = (&mut self.open, remark) {
            group.remark(&words);
        }
    }

    /// Points without anything that they are given for: said before, or a heading's sum.
    fn repeated(&mut self, token: Token, maximum: Option<Points>) {
        let Some(group) = &mut self.open else {
            if maximum.is_some_and(|maximum| maximum != token.points) {
                self.method.doubts.push(Doubt::PointsRepeated);
            }
            self.method.cap = Some(token.points);
            return;
        };
        group.end = token.end;
        group.doubts.push(Doubt::PointsRepeated);
        if Some(token.points) != maximum && Some(token.points) != group.cap {
            group.doubts.push(Doubt::PointsGuessed);
        }
    }

    /// Remarks on points at the beginning of a gap belong to what was said before. Where the rest begins.
    fn remarks(&mut self, from: usize, until: usize) -> usize {
        let Some(group) = &mut self.open else { return from };
        let gap = &self.text[from..until];
        let mut start = 0;
        for (at, sign) in gap.match_indices(['，', '。', '；', '：']) {
            let piece = tidy(&gap[start..at]);
            if piece.is_empty() || any_in(piece, REMARKS) {
                group.remark(piece);
                start = at + sign.len();
            } else {
                break;
            }
        }
        let last = tidy(&gap[start..]);
        if any_in(last, REMARKS) {
            let idle = last.ends_with("不得分") || last.ends_with("不计分") || last.ends_with("为止");
            if idle || any_in(last, BEST) || any_in(last, SUM) {
                group.remark(last);
                start = gap.len();
            }
        }
        from + start
    }

    /// What stands behind the last statement.
    fn tail(&mut self, from: usize) {
        let start = self.remarks(from, self.text.len());
        let rest = &self.text[start..];
        let words = tidy(rest);
        if words.is_empty() {
            return;
        }
        if let (Some(group), true) = (&mut self.open, words.starts_with('（') || any_in(words, REMARKS)) {
            group.remark(words);
            return;
        }
        let from = start + rest.find(words).unwrap_or(0);
        self.method.rest.push((from, from + words.len()));
        self.method.doubts.push(Doubt::TextNotUnderstood);
    }

    fn close(&mut self) {
        if let Some(group) = self.open.take() {
            let left = self.maximum.map(|maximum| maximum - self.spent);
            let parts = group.parts(self.text, self.target, left);
            self.spent = self.spent + parts.iter().filter_map(|part| part.points).sum();
            self.method.parts.extend(parts);
        }
    }
}

impl Group {
    fn remark(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if any_in(words, BEST) {
            self.best = Some(true);
        } else if any_in(words, SUM) {
            self.best = Some(false);
        }
        self.notes.push(words.to_owned());
    }
}

/// Without the number of a list: 2.建立, （3）召开, ②.
pub(super) fn without_number(text: &str) -> &str {
    let plain = text.trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || c == '●' || c == '○');
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < plain.len()
        && let Some(rest) = digits.strip_prefix(['.', '、', '）'])
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return tidy(rest);
    }
    if let Some(rest) = plain.strip_prefix('（')
        && let Some((number, rest)) = rest.split_once('）')
        && number.len() <= 6
        && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    {
        return tidy(rest);
    }
    plain
}
