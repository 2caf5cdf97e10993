//! The scoring point that statements of points make together.

use super::Doubt;
use super::clause::scored;
use super::group::{Group, Item, Kind};
use super::number::{chinese, json as number_json, number_at, points_json, unit_of};
use super::scored::Scored;
use super::text::{any_in, filled, tidy};
use super::tokens::{Role, Token};
use crate::domain::decimal::Decimal;
use crate::domain::points::Points;
use serde_json::{Map, Value, json};

/// One scoring point as it was read.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// Absent where the text states none for this point.
    pub points: Option<Points>,
    pub scored: Scored,
    pub notes: Vec<String>,
    /// A single award: it may turn out to be the sum of those behind it.
    pub plain: bool,
}

impl Group {
    /// The scoring points; several only where one statement is about several things.
    pub fn parts(self, text: &str, target: &str, left: Option<Points>) -> Vec<Part> {
        let Some(first) = self.items.first() else { return Vec::new() };
        if first.token.role == Role::AwardEach {
            return self.shared();
        }
        let sum: Points = self.items.iter().map(|item| item.token.points).sum();
        let most = self.items.iter().map(|item| item.token.points).max().unwrap_or_default();
        let mut doubts = self.doubts.clone();
        let (mut points, mut scored) = match self.kind {
            Kind::Plain => {
                let scored =
                    if first.token.range { Scored::kind("judged") } else { scored_or_target(&first.clause, target) };
                (Some(first.token.points), scored)
            }
            Kind::Levels => {
                // Where only the highest fits into what the row has left, it is taken to be so.
                let awards = self.items.iter().all(|item| item.token.role == Role::Award);
                let best = self.best.unwrap_or(awards && left == Some(most));
                let levels: Vec<_> = self.items.iter().map(|item| level(&item.name(), item.token.points)).collect();
                let mut scored = Scored::kind("levels");
                scored.set("combine", if best { "best" } else { "sum" });
                scored.set("levels", levels);
                if self.best.is_none() {
                    scored.doubt(Doubt::LevelsUnclear);
                }
                (Some(if best { most } else { sum }), scored)
            }
            Kind::Each => {
                let mut scored = Scored::kind("each");
                let mixed = self.items.iter().any(|item| item.token.each.is_none());
                let items: Vec<_> = self.items.iter().map(|item| each_item(item, &mut scored)).collect();
                scored.set("items", items);
                if mixed {
                    scored.doubt(Doubt::LevelsUnclear);
                }
                (None, scored)
            }
            Kind::Steps => (Some(most), steps(&self.items)),
            Kind::Deduct => deduct(&self.items),
            Kind::BasePlus => (None, base_plus(&self.items)),
        };
        if let Some(cap) = self.cap {
            points = match (self.kind, points) {
                (Kind::Each | Kind::BasePlus, _) | (Kind::Levels, None) => Some(cap),
                (Kind::Levels, Some(points)) => Some(points.min(cap)),
                (_, points) => points,
            };
        }
        let odd = |token: &Token| token.bare || token.range;
        if self.items.iter().any(|item| odd(&item.token)) {
            doubts.push(Doubt::PointsGuessed);
        }
        if self.items.iter().any(|item| any_in(&item.clause, &["不得分", "不计分", "零分"])) {
            doubts.push(Doubt::KindGuessed);
        }
        doubts.into_iter().for_each(|doubt| scored.doubt(doubt));
        let words = match self.items.len() {
            1 if first.clause.is_empty() => first.name(),
            1 if first.token.each.is_none() => first.clause.clone(),
            _ => tidy(&text[self.start()..self.end]).to_owned(),
        };
        let plain = self.kind == Kind::Plain && first.token.role == Role::Award;
        vec![Part { start: self.start(), end: self.end, text: words, points, scored, notes: self.notes, plain }]
    }

    /// 甲、乙各得1分: a point for each.
    fn shared(self) -> Vec<Part> {
        let (start, end) = (self.start(), self.end);
        let Some(item) = self.items.into_iter().next() else { return Vec::new() };
        let names: Vec<&str> =
            item.clause.split(['、', '和', '，']).map(tidy).filter(|name| !name.is_empty()).collect();
        let names = if names.len() < 2 { vec![item.clause.as_str()] } else { names };
        let part = |name: &&str| {
            let mut scored = scored(name);
            scored.doubt(Doubt::PointsGuessed);
            let (text, points) = ((*name).to_owned(), Some(item.token.points));
            Part { start, end, text, points, scored, notes: self.notes.clone(), plain: false }
        };
        names.iter().map(part).collect()
    }
}

/// 达到目标得3分 means what the row's name says.
fn scored_or_target(clause: &str, target: &str) -> Scored {
    let only =
        ["达到目标", "达到目标值", "达标", "达到要求", "完成目标", "完成", "达到", "符合要求", "全部达标", "达到标准"];
    if only.contains(&clause.trim_end_matches('的')) && !target.is_empty() { scored(target) } else { scored(clause) }
}

fn level(name: &str, points: Points) -> Value {
    json!({ "name": name, "points": points_json(points) })
}

fn each_item(item: &Item, scored: &mut Scored) -> Value {
    // 国家级加2分，省级每项加1分: one word tells for both what is counted.
    let unit = each_unit(item.token.each.as_deref().unwrap_or("项"), scored);
    json!({ "name": item.name(), "unit": unit, "points": points_json(item.token.points) })
}

/// The unit in 新增一个示范区 or 低1个百分点; more than one of them at a time is marked.
fn each_unit(phrase: &str, scored: &mut Scored) -> String {
    let number = phrase.char_indices().find_map(|(at, c)| {
        (c.is_ascii_digit() || chinese(&phrase[at..]).is_some()).then(|| number_at(phrase, at)).flatten()
    });
    let unit = match &number {
        Some(number) => unit_of(&phrase[number.end..]),
        None => phrase
            .char_indices()
            .map(|(at, _)| unit_of(&phrase[at..]))
            .find(|unit| !unit.is_empty())
            .unwrap_or_default(),
    };
    if unit.is_empty() {
        scored.doubt(Doubt::UnknownUnit);
        return "项".to_owned();
    }
    match number {
        Some(number) if number.value != Decimal::whole(1) => {
            scored.doubt(Doubt::ThresholdUnclear);
            format!("{}{unit}", number.value)
        }
        _ => unit.to_owned(),
    }
}

/// A kind that only format version 2 knows. Everything newer is made here.
fn newer(kind: &str) -> Scored {
    let mut scored = Scored::kind(kind);
    scored.newer = true;
    scored
}

fn steps(items: &[Item]) -> Scored {
    let first = items.first().map(|item| scored(&item.clause)).unwrap_or_default();
    let mut scored = newer("steps");
    for name in ["name", "unit", "of", "decimals"] {
        if let Some(value) = first.value.get(name) {
            scored.set(name, value.clone());
        }
    }
    if !first.value.contains_key("name") {
        scored.set("name", "数值");
        scored.set("unit", "%");
        scored.doubt(Doubt::KindGuessed);
    }
    let mut list = Vec::new();
    // The first step that holds counts: the best comes first, however the text goes.
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(|item| std::cmp::Reverse(item.token.points));
    for item in sorted {
        let Some(figure) = item.figure() else { continue };
        let mut step = Map::new();
        step.insert(figure.comparison.to_owned(), number_json(figure.value));
        step.insert("points".to_owned(), points_json(item.token.points));
        list.push(Value::Object(step));
        if !figure.sure {
            scored.doubt(Doubt::ThresholdUnclear);
        }
    }
    scored.set("steps", list);
    first.doubts.into_iter().for_each(|doubt| scored.doubt(doubt));
    scored
}

/// Full points first where the text gives them, then what is taken off.
fn deduct(items: &[Item]) -> (Option<Points>, Scored) {
    let mut scored = newer("deduct");
    let full = items.iter().find(|item| item.token.role != Role::Deduct);
    let taken: Vec<_> = items.iter().filter(|item| item.token.role == Role::Deduct).collect();
    let list: Vec<_> = taken.iter().map(|item| each_item(item, &mut scored)).collect();
    scored.set("items", list);
    if full.is_some() || taken.iter().any(|item| item.token.each.is_none()) {
        // From which value on points are taken off stands in the text only.
        scored.doubt(Doubt::KindGuessed);
    }
    (full.map(|item| item.token.points), scored)
}

fn base_plus(items: &[Item]) -> Scored {
    let mut scored = newer("base_plus");
    if let Some(base) = items.first() {
        scored.set("base", json!({ "text": filled(base.clause.clone()), "points": points_json(base.token.points) }));
    }
    let list: Vec<_> = items.iter().skip(1).map(|item| each_item(item, &mut scored)).collect();
    scored.set("items", list);
    scored.doubt(Doubt::KindGuessed);
    scored
}
