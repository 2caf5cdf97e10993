//! The found table → a rule set as JSON, with a mark for every part.

use super::method::{self, Method};
use super::number::points_json;
use super::offices::{self, Office};
use super::parts::Part;
use super::table::{Entry, Section, Table};
use super::text::{Cell, filled, shortened, tidy};
use super::{Doubt, Leftover, Mark, Proposal, Spot, Why};
use crate::domain::order;
use crate::domain::points::Points;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How much of the text a mark quotes.
const EXCERPT: usize = 120;
const NAME: usize = 40;

pub(super) fn proposal(table: Table) -> Proposal {
    let mut builder = Builder { lead_stated: table.lead_stated, leftovers: table.leftovers, ..Builder::default() };
    let title = table.title.map(|cell| (cell.text.clone(), cell.lines()));
    let mut sum = Points::ZERO;
    for section in table.sections {
        if section.entries.is_empty() {
            // A heading without rows.
            let all = section.again.into_iter().chain([(section.lines, section.excerpt)]);
            builder.leftovers.extend(all.map(|(lines, text)| Leftover { lines, text, why: Why::NotUnderstood }));
            continue;
        }
        let bonus = section.heading.bonus;
        let points = builder.section(section);
        if !bonus {
            sum = sum + points;
        }
    }
    let mut doubts = Vec::new();
    if builder.categories.is_empty() {
        doubts.push(Doubt::NoTable);
    }
    if title.is_none() {
        doubts.push(Doubt::TitleMissing);
    }
    match table.total {
        None => doubts.push(Doubt::TotalSummed),
        Some(stated) if stated != sum => doubts.push(Doubt::SumDiffers { stated, sum }),
        Some(_) => {}
    }
    let total = table.total.unwrap_or(sum);
    let (name, lines) = title.unwrap_or_else(|| ("未命名评分表".to_owned(), (0, 0)));
    let mut marks = vec![mark(Spot::Table, lines, &name, doubts)];
    marks.extend(table.totals.into_iter().map(|(lines, text)| mark(Spot::Table, lines, &text, Vec::new())));
    marks.extend(table.heads.into_iter().map(|(lines, text)| mark(Spot::Heads, lines, &text, Vec::new())));
    marks.append(&mut builder.marks);
    for (at, office) in builder.offices.iter().enumerate() {
        marks.push(mark(Spot::Department(at), office.lines, &office.name, office.doubts.clone()));
    }
    let departments: Vec<Value> = builder.offices.iter().enumerate().map(department).collect();
    let rule_set = json!({
        "format": super::super::FORMAT,
        "format_version": if builder.newer { 2 } else { 1 },
        "id": "read-table",
        "version": "1",
        "title": shortened(&name, 80),
        "source": { "document": name },
        "mode": "points",
        "total": points_json(total),
        "lead": if builder.lead_stated { "stated" } else { "proposed" },
        "departments": departments,
        "categories": builder.categories,
    });
    Proposal { rule_set, marks, leftovers: gathered(builder.leftovers) }
}

fn mark(spot: Spot, lines: (usize, usize), text: &str, doubts: Vec<Doubt>) -> Mark {
    Mark { spot, lines, excerpt: shortened(text, EXCERPT), doubts }
}

fn department((at, office): (usize, &Office)) -> Value {
    let mut value = Map::new();
    value.insert("id".to_owned(), office_id(at).into());
    value.insert("name".to_owned(), office.name.as_str().into());
    if office.group {
        value.insert("group".to_owned(), true.into());
    }
    Value::Object(value)
}

fn office_id(at: usize) -> String {
    format!("d{}", at + 1)
}

/// Leftovers in the order of the text, neighbours of one kind together.
fn gathered(mut all: Vec<Leftover>) -> Vec<Leftover> {
    order::by_key(&mut all, |leftover| leftover.lines);
    let mut found: Vec<Leftover> = Vec::new();
    for next in all {
        match found.last_mut().filter(|last| last.why == next.why && next.why != Why::NotUnderstood) {
            Some(last) => {
                last.lines.1 = last.lines.1.max(next.lines.1);
                last.text.push('\n');
                last.text.push_str(&next.text);
            }
            None => found.push(next),
        }
    }
    found
}

#[derive(Default)]
struct Builder {
    categories: Vec<Value>,
    marks: Vec<Mark>,
    leftovers: Vec<Leftover>,
    offices: Vec<Office>,
    /// Departments by what their spellings have in common.
    known: BTreeMap<String, usize>,
    codes: BTreeSet<String>,
    rows: usize,
    newer: bool,
    lead_stated: bool,
}

impl Builder {
    /// Adds a category; its points.
    fn section(&mut self, section: Section) -> Points {
        let at = self.categories.len();
        let place = self.marks.len();
        let mut sum = Points::ZERO;
        let mut indicators = Vec::new();
        for entry in section.entries {
            let (value, points) = self.entry((at, indicators.len()), entry);
            sum = sum + points;
            indicators.push(value);
        }
        let mut doubts = section.doubts;
        match section.heading.points {
            None => doubts.push(Doubt::PointsSummed),
            Some(stated) if stated != sum => doubts.push(Doubt::SumDiffers { stated, sum }),
            Some(_) => {}
        }
        let points = section.heading.points.unwrap_or(sum);
        let mut value = Map::new();
        value.insert("name".to_owned(), shortened(&section.heading.name, NAME).into());
        value.insert("points".to_owned(), points_json(points));
        if section.heading.bonus {
            value.insert("bonus".to_owned(), true.into());
        }
        value.insert("indicators".to_owned(), indicators.into());
        self.categories.push(Value::Object(value));
        let mut marks = vec![mark(Spot::Category(at), section.lines, &section.excerpt, doubts)];
        marks.extend(section.again.iter().map(|(lines, text)| mark(Spot::Category(at), *lines, text, Vec::new())));
        self.marks.splice(place..place, marks);
        points
    }

    fn entry(&mut self, (category, at): (usize, usize), entry: Entry) -> (Value, Points) {
        let Entry { row, points, mut doubts } = entry;
        self.rows += 1;
        let code = self.code(&row.number.text);
        let target = shortened(tidy(&row.name.text), 200);
        let target = target.as_str();
        let Method { mut parts, mut notes, rest, cap, doubts: more } = method::read(&row.method, target, points);
        doubts.extend(more);
        if parts.is_empty() {
            parts.push(nothing(points));
        }
        for (start, end) in rest {
            let lines = row.method.span(start, end);
            self.leftovers.push(Leftover {
                lines,
                text: row.method.text[start..end].to_owned(),
                why: Why::NotUnderstood,
            });
        }
        let sum: Points = parts.iter().filter_map(|part| part.points).sum();
        let stated = points.or(cap);
        if stated.is_none() {
            doubts.push(Doubt::PointsSummed);
        }
        let maximum = stated.unwrap_or(sum);
        if sum > maximum {
            doubts.push(Doubt::PartsExceedMaximum { sum, maximum });
        } else if sum < maximum {
            doubts.push(Doubt::PartsFallShort { sum, maximum });
        }
        let name = if target.is_empty() {
            doubts.push(Doubt::NameProposed);
            parts.first().map_or(String::new(), |part| part.text.clone())
        } else {
            if target.chars().count() > NAME {
                notes.push(target.to_owned());
            }
            super::heading::level(target).map_or(target, |(_, rest)| rest).to_owned()
        };
        let name = shortened(if name.is_empty() { "（未命名）" } else { &name }, NAME);
        let departments = self.departments(&row.leads, &row.others);
        if departments.is_empty() {
            doubts.push(Doubt::NoDepartment);
        }
        doubts.dedup();
        let source = if row.number.is_blank() { String::new() } else { format!("第 {} 行", row.number.text) };
        let excerpt = format!("{} {} {}", row.number.text, row.name.text, row.method.text);
        self.marks.push(mark(Spot::Indicator(category, at), row.lines, excerpt.trim(), doubts));
        let mut list = Vec::new();
        for (number, part) in parts.into_iter().enumerate() {
            let lines = row.method.span(part.start, part.end);
            let excerpt = row.method.text.get(part.start..part.end).unwrap_or_default();
            let lines = if row.method.is_blank() { row.lines } else { lines };
            let spot = Spot::Point(category, at, number);
            self.marks.push(mark(spot, lines, tidy(excerpt), part.scored.doubts.clone()));
            self.newer |= part.scored.newer;
            list.push(point(&format!("{code}.{}", number + 1), part));
        }
        let mut value = Map::new();
        value.insert("code".to_owned(), code.into());
        value.insert("name".to_owned(), name.into());
        value.insert("points".to_owned(), points_json(maximum));
        if !source.is_empty() {
            value.insert("source".to_owned(), source.into());
        }
        value.insert("departments".to_owned(), departments.into());
        if !notes.is_empty() {
            value.insert("note".to_owned(), format!("原文：{}", notes.join("；")).into());
        }
        value.insert("scoring_points".to_owned(), list.into());
        (Value::Object(value), maximum)
    }

    /// The row's own number where it is one and new, else a running one.
    fn code(&mut self, number: &str) -> String {
        let own = number.trim_end_matches(['.', '、']);
        let plain =
            !own.is_empty() && own.len() <= 12 && own.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
        let mut code = if plain { own.to_owned() } else { self.rows.to_string() };
        while !self.codes.insert(code.clone()) {
            self.rows += 1;
            code = format!("r{}", self.rows);
        }
        code
    }

    /// The ids of the departments in these cells, leads first.
    fn departments(&mut self, leads: &Cell, others: &Cell) -> Vec<Value> {
        let (mut all, stated) = offices::offices(leads);
        let (others, _) = offices::offices(others);
        self.lead_stated |= stated || !others.is_empty();
        all.extend(others);
        let mut ids: Vec<Value> = Vec::new();
        for office in all {
            let key = offices::key(&office.name);
            let at = match self.known.get(&key) {
                Some(at) => {
                    let first = &mut self.offices[*at];
                    let other = Doubt::SpelledDifferently(office.name);
                    let Doubt::SpelledDifferently(name) = &other else { continue };
                    if *name != first.name && !first.doubts.contains(&other) {
                        first.doubts.push(other);
                    }
                    *at
                }
                None => {
                    self.known.insert(key, self.offices.len());
                    self.offices.push(office);
                    self.offices.len() - 1
                }
            };
            let id = Value::from(office_id(at));
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

fn nothing(points: Option<Points>) -> Part {
    let (text, scored) = (filled(String::new()), super::settle::nothing());
    Part { start: 0, end: 0, text, points, scored, notes: Vec::new(), plain: false }
}

fn point(code: &str, part: Part) -> Value {
    let mut value = Map::new();
    value.insert("code".to_owned(), code.into());
    value.insert("text".to_owned(), filled(part.text).into());
    value.insert("points".to_owned(), points_json(part.points.unwrap_or_default()));
    value.insert("scoring".to_owned(), Value::Object(part.scored.value));
    if !part.notes.is_empty() {
        value.insert("note".to_owned(), format!("原文：{}", part.notes.join("；")).into());
    }
    Value::Object(value)
}
