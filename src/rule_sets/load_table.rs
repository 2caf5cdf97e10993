//! Categories, indicators and scoring points of a rule-set file.

use super::load::{Codes, Found, Version, filled_text, flag, only, optional_points, own_text, points};
use super::load_parts::department_list;
use super::load_scoring::scoring;
use super::problem::Problem;
use crate::domain::ids::CategoryId;
use crate::domain::points::Points;
use crate::domain::rule_set::{Baseline, CategoryText, IndicatorText, PointText, RuleSetBuilder};
use crate::domain::scoring::Scoring;
use crate::wire::{Members, Node, Shape};
use std::collections::BTreeMap;

pub(super) struct Reader<'f> {
    pub found: &'f mut Found,
    pub builder: &'f mut RuleSetBuilder,
    pub codes: Codes,
    /// Categories by name, the first of that name.
    pub names: BTreeMap<String, CategoryId>,
    pub version: Version,
    /// Attainment: every scoring point weighs one, maxima follow.
    pub one_each: bool,
}

impl Reader<'_> {
    pub(super) fn category(&mut self, node: &Node<'_>) {
        let Some(members) = self.found.object(node) else { return };
        let one = ["name", "points", "bonus", "indicators"];
        only(self.found, &members, self.version, &one, &["weight", "pass", "kind"]);
        let name = filled_text(self.found, &members, "name").unwrap_or_default();
        let veto = self.version == Version::Two && self.is_veto(&members);
        let points = self.maximum(&members, veto);
        let bonus = flag(self.found, &members, "bonus");
        let weight = optional_points(self.found, &members, "weight");
        let pass = optional_points(self.found, &members, "pass");
        for (name, wrong) in [
            ("bonus", veto && bonus),
            ("weight", (veto || bonus) && weight.is_some()),
            ("pass", veto && pass.is_some()),
        ] {
            if wrong {
                self.found.add(&members.place.member(name), Problem::Misplaced);
            }
        }
        let text = CategoryText { name: name.clone(), points, bonus, veto, weight, pass };
        let id = self.builder.category(text);
        self.names.entry(name).or_insert(id);
        for indicator in self.items(&members, "indicators") {
            self.indicator(&indicator, veto);
        }
    }

    fn is_veto(&mut self, members: &Members<'_>) -> bool {
        let Some(kind) = self.found.optional_text(members, "kind") else { return false };
        if kind != "veto" {
            let problem = Problem::UnknownWord { word: kind.to_owned(), allowed: &["veto"] };
            self.found.add(&members.place.member("kind"), problem);
        }
        kind == "veto"
    }

    fn indicator(&mut self, node: &Node<'_>, veto: bool) {
        let Some(members) = self.found.object(node) else { return };
        self.found.only(&members, &["code", "name", "points", "source", "departments", "note", "scoring_points"]);
        let text = IndicatorText {
            code: self.code(&members, "#"),
            name: filled_text(self.found, &members, "name").unwrap_or_default(),
            points: self.maximum(&members, veto),
            source: own_text(self.found, &members, "source").unwrap_or_default(),
            note: own_text(self.found, &members, "note"),
        };
        let departments = department_list(self.found, &self.codes, &members, "departments");
        self.builder.indicator(text, departments);
        for point in self.items(&members, "scoring_points") {
            self.point(&point, veto);
        }
    }

    fn point(&mut self, node: &Node<'_>, veto: bool) {
        let Some(members) = self.found.object(node) else { return };
        let one = ["code", "text", "points", "scoring", "note"];
        only(self.found, &members, self.version, &one, &["source", "departments", "baseline"]);
        let code = self.code(&members, "");
        let text = filled_text(self.found, &members, "text").unwrap_or_default();
        let points = match veto {
            false if self.one_each => Points::from_hundredths(100),
            _ => self.maximum(&members, veto).unwrap_or_default(),
        };
        let own_departments = members.get("departments").is_some();
        let departments = department_list(self.found, &self.codes, &members, "departments");
        let note = own_text(self.found, &members, "note");
        let source = own_text(self.found, &members, "source");
        let baseline = members.get("baseline").and_then(|node| baseline(self.found, &node));
        let scoring =
            self.found.required(&members, "scoring").and_then(|node| scoring(self.found, &node, self.version));
        let Some(scoring) = scoring else { return };
        if veto != matches!(scoring, Scoring::Veto(_)) {
            let problem = if veto { Problem::NotAVeto } else { Problem::VetoElsewhere };
            self.found.add(&members.place.member("scoring"), problem);
        }
        let departments = own_departments.then_some(departments);
        self.builder.point(PointText { code, text, points, note, source, departments, baseline }, scoring);
    }

    /// A code, unique among its kind: indicators (`#`) and scoring points are told apart.
    fn code(&mut self, members: &Members<'_>, kind: &str) -> String {
        let code = filled_text(self.found, members, "code").unwrap_or_default();
        if !code.is_empty() && self.codes.insert(format!("{kind}{code}"), None).is_some() {
            self.found.add(&members.place.member("code"), Problem::DuplicateCode(code.clone()));
        }
        code
    }

    /// The points of a level: nothing for vetoes; `None` where they follow from the parts.
    fn maximum(&mut self, members: &Members<'_>, veto: bool) -> Option<Points> {
        let node = members.get("points");
        if node.is_none() && !veto && !self.one_each {
            self.found.add(&members.place.member("points"), Shape::Missing);
        }
        let points = node.as_ref().and_then(|node| points(self.found, node));
        if let (true, Some(node)) = (veto && points.is_some_and(|points| points > Points::ZERO), node) {
            self.found.add(&node.place, Problem::Misplaced);
        }
        points
    }

    /// The items of a list that must not be empty.
    pub(super) fn items<'a>(&mut self, members: &Members<'a>, name: &str) -> Vec<Node<'a>> {
        let items = self.found.required_list(members, name);
        if items.as_ref().is_some_and(Vec::is_empty) {
            self.found.add(&members.place.member(name), Problem::EmptyList);
        }
        items.unwrap_or_default()
    }
}

fn baseline(found: &mut Found, node: &Node<'_>) -> Option<Baseline> {
    let members = found.object(node)?;
    found.only(&members, &["label", "value", "unit", "note"]);
    let label = filled_text(found, &members, "label");
    let value = found.required(&members, "value").and_then(|node| found.number_text(&node));
    if value.as_ref().is_some_and(|value| value.trim().is_empty()) {
        found.add(&members.place.member("value"), Problem::EmptyText);
    }
    let unit = own_text(found, &members, "unit").unwrap_or_default();
    let note = own_text(found, &members, "note");
    Some(Baseline { label: label?, value: value?, unit, note })
}
