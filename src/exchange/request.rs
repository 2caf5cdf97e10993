//! What the page asks of the program that writes documents, as JSON. Both are of one build: there is one form of it, and a request
//! that does not read is a mistake in the program.

use super::json::json;
use crate::domain::date::Date;
use crate::domain::dispatch::PackId;
use crate::domain::handed_in::{Format, Report};
use crate::wire::{Complaints, Members, Node, Place, Shape, Wanted};
use serde_json::Value;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Want {
    /// One report in one format.
    Report(Report, Format),
    /// Everything to hand in as one ZIP (上报包).
    Package,
    /// Collection sheets (收集表).
    Collect {
        /// File name of the ZIP, without ending.
        name: String,
        /// File name without ending, and the task pack as exported JSON.
        packs: Vec<(String, String)>,
    },
    /// Reads filled-in collection sheets: names of the files whose bytes come with the request.
    Read(Vec<String>),
    /// Cells that were copied from a workbook, for one pack.
    Pasted { pack: PackId, text: String },
}

/// A rule set that the other side is to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleText {
    /// Its id; of a built-in one, the name of its text in the page, too.
    pub id: String,
    /// What its fingerprint begins with; of a built-in one empty.
    pub prefix: String,
    /// The file.
    pub text: String,
    pub built_in: bool,
}

/// A request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// The draft as `exchange::write::exported` writes it; may be empty where nothing is made from it: [`Want::Collect`],
    /// [`Want::Read`].
    pub draft: String,
    /// In the order in which `rule_sets::library` has a person's own.
    pub rule_sets: Vec<RuleText>,
    pub today: Date,
    /// Local time, as text, for the stamps of files.
    pub now: String,
    pub want: Want,
}

impl Request {
    /// As JSON.
    pub fn write(&self) -> String {
        let rule_sets: Vec<_> = self.rule_sets.iter().map(rule_text).collect();
        let value = json!({
            "draft": self.draft, "rule_sets": rule_sets, "today": self.today.to_string(), "now": self.now,
            "want": want(&self.want),
        });
        value.to_string()
    }

    /// Reads what [`Request::write`] wrote; else a sentence that names the first place that does not fit.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| refused(&format!("第 {} 行第 {} 列读不下去", error.line(), error.column())))?;
        let mut found = Found::default();
        let request = request(&mut found, &Node { value: &value, place: Place::default() });
        match (found.0.first(), request) {
            (None, Some(request)) => Ok(request),
            (at, _) => Err(refused(&at.map_or_else(String::new, |at| format!("“{}”对不上", at.place)))),
        }
    }
}

/// The answer to [`Want::Read`] and [`Want::Pasted`], one for each file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadSheet {
    /// A returned task pack, as `exchange::returned` opens it; nothing where the file is refused.
    pub pack: Option<String>,
    /// Why nothing was taken, as a sentence.
    pub refused: Option<String>,
    /// What was not taken, each with its place.
    pub problems: Vec<String>,
}

impl ReadSheet {
    /// As JSON.
    pub fn write(&self) -> String {
        json!({ "pack": self.pack, "refused": self.refused, "problems": self.problems }).to_string()
    }

    /// Reads what [`ReadSheet::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let mut found = Found::default();
        let members = found.object(&Node { value: &value, place: Place::default() })?;
        let pack = found.optional_text(&members, "pack").map(str::to_owned);
        let refused = found.optional_text(&members, "refused").map(str::to_owned);
        let problems = found.optional_texts(&members, "problems");
        found.0.is_empty().then_some(Self { pack, refused, problems })
    }
}

fn refused(why: &str) -> String {
    format!("导出的请求读不懂（{why}），没有生成文件。草稿没有改动；请刷新网页再试一次。")
}

fn rule_text(set: &RuleText) -> Value {
    json!({ "id": set.id, "prefix": set.prefix, "text": set.text, "built_in": set.built_in })
}

fn want(want: &Want) -> Value {
    match want {
        Want::Report(report, format) => {
            json!({ "kind": "report", "report": report.code(), "format": format.code() })
        }
        Want::Package => json!({ "kind": "package" }),
        Want::Collect { name, packs } => {
            let pack = |(name, text): &(String, String)| json!({ "name": name, "text": text });
            let packs: Vec<_> = packs.iter().map(pack).collect();
            json!({ "kind": "collect", "name": name, "packs": packs })
        }
        Want::Read(names) => json!({ "kind": "read", "names": names }),
        Want::Pasted { pack, text } => json!({ "kind": "pasted", "pack": pack.as_str(), "text": text }),
    }
}

type Found = Complaints<Shape>;

fn request(found: &mut Found, node: &Node<'_>) -> Option<Request> {
    let members = found.object(node)?;
    let rule_sets = found.required_list(&members, "rule_sets")?;
    let rule_sets = rule_sets.iter().map(|node| read_rule_text(found, node)).collect::<Option<_>>()?;
    let wanted = found.required(&members, "want")?;
    Some(Request {
        draft: text(found, &members, "draft")?,
        rule_sets,
        today: parsed(found, &members, "today", Date::parse)?,
        now: text(found, &members, "now")?,
        want: read_want(found, &wanted)?,
    })
}

fn text(found: &mut Found, members: &Members<'_>, name: &str) -> Option<String> {
    found.required_text(members, name).map(str::to_owned)
}

/// A text that stands for something else.
fn parsed<T>(found: &mut Found, members: &Members<'_>, name: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
    let parsed = parse(found.required_text(members, name)?);
    if parsed.is_none() {
        found.add(&members.place.member(name), Shape::WrongType(Wanted::Text));
    }
    parsed
}

fn read_rule_text(found: &mut Found, node: &Node<'_>) -> Option<RuleText> {
    let members = found.object(node)?;
    let built_in = found.required(&members, "built_in")?;
    Some(RuleText {
        id: text(found, &members, "id")?,
        prefix: text(found, &members, "prefix")?,
        text: text(found, &members, "text")?,
        built_in: found.flag(&built_in)?,
    })
}

fn read_want(found: &mut Found, node: &Node<'_>) -> Option<Want> {
    let members = found.object(node)?;
    match found.required_text(&members, "kind")? {
        "report" => {
            let report = parsed(found, &members, "report", Report::from_code)?;
            Some(Want::Report(report, parsed(found, &members, "format", Format::from_code)?))
        }
        "package" => Some(Want::Package),
        "collect" => {
            let name = text(found, &members, "name")?;
            let packs = found.required_list(&members, "packs")?;
            let mut pack = |node: &Node<'_>| {
                let members = found.object(node)?;
                Some((text(found, &members, "name")?, text(found, &members, "text")?))
            };
            Some(Want::Collect { name, packs: packs.iter().map(&mut pack).collect::<Option<_>>()? })
        }
        "read" => {
            let names = found.required_list(&members, "names")?;
            let names = names.iter().map(|name| found.text(name).map(str::to_owned));
            Some(Want::Read(names.collect::<Option<_>>()?))
        }
        "pasted" => {
            let pack = parsed(found, &members, "pack", PackId::parse)?;
            Some(Want::Pasted { pack, text: text(found, &members, "text")? })
        }
        _ => {
            found.add(&members.place.member("kind"), Shape::UnknownMember);
            None
        }
    }
}
