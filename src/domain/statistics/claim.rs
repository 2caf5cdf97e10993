//! A share in words, such as 九成以上, 近一半, 超三成, 98%以上, 全部: what it says, and whether counts bear it out.

use super::figure::Figure;
use crate::domain::decimal::Decimal;
use crate::domain::quotient::Quotient;

/// How a share is held against the one that the words name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// 全部
    Exactly,
    /// 以上、不低于
    AtLeast,
    /// 超、过
    Above,
    /// 不超过、以下
    AtMost,
    /// 不足、不到
    Below,
    /// 近、接近: below, by no more than ten percentage points.
    Near,
    /// 多、余: above, by less than ten percentage points.
    Over,
    /// 约、左右, or nothing but the share: within five percentage points.
    About,
}

/// What a share in words says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    pub side: Side,
    pub share: Quotient,
}

/// Longer words before those that begin or end like them.
const BEFORE: [(&str, Side); 17] = [
    ("不超过", Side::AtMost),
    ("不高于", Side::AtMost),
    ("不低于", Side::AtLeast),
    ("不少于", Side::AtLeast),
    ("至少", Side::AtLeast),
    ("超过", Side::Above),
    ("高于", Side::Above),
    ("超", Side::Above),
    ("逾", Side::Above),
    ("过", Side::Above),
    ("不足", Side::Below),
    ("不到", Side::Below),
    ("低于", Side::Below),
    ("接近", Side::Near),
    ("近", Side::Near),
    ("大约", Side::About),
    ("约", Side::About),
];
const BEHIND: [(&str, Side); 5] =
    [("以上", Side::AtLeast), ("以下", Side::AtMost), ("左右", Side::About), ("多", Side::Over), ("余", Side::Over)];
/// Words for a share as a whole: the side, the part and the whole.
const WHOLE: [(&str, Side, i32, i32); 12] = [
    ("全部", Side::Exactly, 1, 1),
    ("全数", Side::Exactly, 1, 1),
    ("全覆盖", Side::Exactly, 1, 1),
    ("绝大多数", Side::Above, 1, 2),
    ("绝大部分", Side::Above, 1, 2),
    ("大多数", Side::Above, 1, 2),
    ("大部分", Side::Above, 1, 2),
    ("多数", Side::Above, 1, 2),
    ("大半", Side::Above, 1, 2),
    ("一半", Side::About, 1, 2),
    ("半数", Side::About, 1, 2),
    ("半", Side::About, 1, 2),
];

impl Claim {
    /// What the words say; `None` where they are not understood.
    pub fn read(words: &str) -> Option<Self> {
        let plain: String = words.chars().filter(|c| !c.is_whitespace()).map(super::typed::half_width).collect();
        let before = BEFORE.iter().find_map(|(word, side)| Some((plain.strip_prefix(word)?, *side)));
        let (core, side) = match before {
            Some((core, side)) => (core, Some(side)),
            None => match BEHIND.iter().find_map(|(word, side)| Some((plain.strip_suffix(word)?, *side))) {
                Some((core, side)) => (core, Some(side)),
                None => (plain.as_str(), None),
            },
        };
        if let Some((_, own, part, whole)) = WHOLE.iter().find(|(word, ..)| *word == core) {
            let share = Quotient::new(Decimal::whole(*part), Decimal::whole(*whole))?;
            return Some(Self { side: side.unwrap_or(*own), share });
        }
        Some(Self { side: side.unwrap_or(Side::About), share: share(core)? })
    }

    /// Whether a share bears the words out.
    pub fn holds(self, share: Quotient) -> bool {
        let millionths = |value: Decimal| i128::from(value.millionths());
        let (part, whole) = (millionths(share.numerator()), millionths(share.denominator()));
        let (named, of) = (millionths(self.share.numerator()), millionths(self.share.denominator()));
        // In percentage points, over `point`.
        let above = 100 * (part * of - named * whole);
        let point = whole * of;
        match self.side {
            Side::Exactly => above == 0,
            Side::AtLeast => above >= 0,
            Side::Above => above > 0,
            Side::AtMost => above <= 0,
            Side::Below => above < 0,
            Side::Near => above < 0 && above >= -10 * point,
            Side::Over => above > 0 && above < 10 * point,
            Side::About => above.abs() <= 5 * point,
        }
    }
}

/// `98.5%`, `九成半`, `三分之二`, `百分之九十八`
fn share(core: &str) -> Option<Quotient> {
    if let Some(number) = core.strip_suffix('%') {
        let number = Figure::parse(number).ok().filter(|number| !number.is_negative())?;
        return (number.value() <= Decimal::HUNDRED).then(|| Quotient::percent(number.value()));
    }
    let (part, whole) = if let Some((whole, part)) = core.split_once("分之") {
        (number(part)?, number(whole)?)
    } else if let Some(tenths) = core.strip_suffix("成半") {
        (2 * number(tenths)? + 1, 20)
    } else {
        (number(core.strip_suffix('成')?)?, 10)
    };
    Quotient::new(Decimal::whole(part), Decimal::whole(whole)).filter(|_| part <= whole)
}

/// A number up to 199 in Chinese or ASCII digits.
fn number(text: &str) -> Option<i32> {
    if let Ok(number @ 0..=1000) = text.parse::<i32>() {
        return Some(number);
    }
    let (mut sum, mut digit) = (0, None);
    for c in text.chars() {
        let unit = match c {
            '百' => 100,
            '十' => 10,
            _ => {
                let at = "零一二三四五六七八九".chars().position(|known| known == c).or((c == '两').then_some(2))?;
                if digit.replace(i32::try_from(at).ok()?).is_some_and(|before| before != 0) {
                    return None;
                }
                continue;
            }
        };
        sum += digit.take().unwrap_or(1) * unit;
        if sum > 1000 {
            return None;
        }
    }
    Some(sum + digit.unwrap_or(0)).filter(|_| !text.is_empty())
}
