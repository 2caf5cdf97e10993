//! Places in a draft by name: paths into the file's `draft` member, such as `answers/14.2/cells/num`.

use crate::domain::department::Departments;
use crate::domain::difference::{About, Detail, Item, Matter, Particular, Spot};
use crate::domain::evidence::EvidenceId;
use crate::domain::rectification::RectificationId;
use crate::domain::report_texts::ReportPart;
use crate::domain::rule_set::RuleSet;
use crate::domain::statistics::EntryId;

const ABOUTS: [(About, &str); 6] = [
    (About::County, "county"),
    (About::Year, "year"),
    (About::Kind, "kind"),
    (About::From, "from"),
    (About::Until, "until"),
    (About::Target, "target"),
];
const ITEMS: [(Item, &str); 4] =
    [(Item::Standing, "state"), (Item::Reason, "reason"), (Item::Note, "note"), (Item::LossReason, "loss_reason")];
const PARTICULARS: [(Particular, &str); 7] = [
    (Particular::Title, "title"),
    (Particular::Number, "document_number"),
    (Particular::Date, "date"),
    (Particular::Issuer, "issuer"),
    (Particular::File, "file_name"),
    (Particular::Sha256, "sha256"),
    (Particular::Serves, "serves"),
];
const DETAILS: [(Detail, &str); 5] = [
    (Detail::Name, "name"),
    (Detail::Contact, "contact"),
    (Detail::Phone, "phone"),
    (Detail::Deadline, "deadline"),
    (Detail::Removed, "removed"),
];
const MATTERS: [(Matter, &str); 10] = [
    (Matter::Problem, "problem"),
    (Matter::Points, "points"),
    (Matter::Measure, "measure"),
    (Matter::Lead, "lead"),
    (Matter::Person, "person"),
    (Matter::Deadline, "deadline"),
    (Matter::State, "state"),
    (Matter::Progress, "progress"),
    (Matter::Closed, "closed"),
    (Matter::Proof, "proof"),
];
const OTHERS: [(Spot, &str); 6] = [
    (Spot::Deadline, "departments/deadline"),
    (Spot::AskedBy, "departments/asked_by"),
    (Spot::FilledBy, "task/filled_by"),
    (Spot::CheckedBy, "task/checked_by"),
    (Spot::EntryOrder, "statistics/entries"),
    (Spot::Feeds, "statistics/feeds"),
];

fn name<T: PartialEq + Copy>(table: &[(T, &'static str)], member: T) -> &'static str {
    table.iter().find(|(known, _)| *known == member).map_or("", |(_, name)| name)
}

fn member<T: Copy>(table: &[(T, &'static str)], name: &str) -> Option<T> {
    table.iter().find(|(_, known)| *known == name).map(|(member, _)| *member)
}

/// The name of a place.
pub fn code(rule_set: &RuleSet, departments: &Departments, spot: Spot) -> String {
    match spot {
        Spot::About(about) => name(&ABOUTS, about).to_owned(),
        Spot::Point(id, item) => {
            let point = rule_set.point(id);
            let code = &point.code;
            match item {
                Item::Cell(field) => {
                    let key = point.fields.get(field).map_or("", |field| &field.key);
                    format!("answers/{code}/cells/{key}")
                }
                Item::Mark => format!("marks/{code}"),
                Item::Duty => format!("departments/duties/{code}"),
                Item::Standing | Item::Reason | Item::Note | Item::LossReason => {
                    format!("answers/{code}/{}", name(&ITEMS, item))
                }
            }
        }
        Spot::Evidence(id, Particular::Record) => format!("evidence/{}", id.0),
        Spot::Evidence(id, particular) => format!("evidence/{}/{}", id.0, name(&PARTICULARS, particular)),
        Spot::Bureau(id, detail) => {
            format!("departments/list/{}/{}", departments.code(rule_set, id), name(&DETAILS, detail))
        }
        Spot::Form(id) => format!("form/{}", rule_set.form.as_ref().map_or("", |form| &form.field(id).code)),
        Spot::Entry(id) => format!("statistics/{}", id.0),
        Spot::Rectification(id, Matter::Record) => format!("rectifications/{}", id.0),
        Spot::Rectification(id, matter) => format!("rectifications/{}/{}", id.0, name(&MATTERS, matter)),
        Spot::Report(part) => format!("report/{}", part.code()),
        Spot::Statement(id) => format!("statements/{}", rule_set.indicator(id).code),
        Spot::Deadline | Spot::AskedBy | Spot::FilledBy | Spot::CheckedBy | Spot::EntryOrder | Spot::Feeds => {
            name(&OTHERS, spot).to_owned()
        }
    }
}

/// The place of that name; `None` if this rule set has no such place.
pub fn parse(rule_set: &RuleSet, departments: &Departments, code: &str) -> Option<Spot> {
    let evidence = |id: &str| id.parse().ok().map(EvidenceId);
    let parts: Vec<_> = code.split('/').collect();
    match parts[..] {
        ["answers", code, "cells", key] => {
            let id = rule_set.point_by_code(code)?;
            let field = rule_set.point(id).fields.iter().position(|field| field.key == key)?;
            Some(Spot::Point(id, Item::Cell(field)))
        }
        ["answers", code, item] => Some(Spot::Point(rule_set.point_by_code(code)?, member(&ITEMS, item)?)),
        ["marks", code] => Some(Spot::Point(rule_set.point_by_code(code)?, Item::Mark)),
        ["departments", "duties", code] => Some(Spot::Point(rule_set.point_by_code(code)?, Item::Duty)),
        ["departments", "list", code, detail] => {
            Some(Spot::Bureau(departments.ever_by_code(rule_set, code)?, member(&DETAILS, detail)?))
        }
        ["form", code] => Some(Spot::Form(rule_set.form.as_ref()?.field_by_code(code)?)),
        ["evidence", id] => Some(Spot::Evidence(evidence(id)?, Particular::Record)),
        ["evidence", id, particular] => Some(Spot::Evidence(evidence(id)?, member(&PARTICULARS, particular)?)),
        ["rectifications", id] => Some(Spot::Rectification(RectificationId(id.parse().ok()?), Matter::Record)),
        ["rectifications", id, matter] => {
            Some(Spot::Rectification(RectificationId(id.parse().ok()?), member(&MATTERS, matter)?))
        }
        ["report", code] => ReportPart::by_code(code).map(Spot::Report),
        ["statements", code] => rule_set.indicator_by_code(code).map(Spot::Statement),
        ["statistics", id] if id.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(Spot::Entry(EntryId(id.parse().ok()?)))
        }
        [about] => member(&ABOUTS, about).map(Spot::About),
        _ => member(&OTHERS, code),
    }
}
