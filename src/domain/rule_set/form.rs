//! A form that is filled in beside the answers, such as the national 创建计划报告表.

use crate::domain::ids::FormFieldId;
use std::ops::Range;

/// A form: sections with fields, in printed order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    pub title: String,
    /// Place in the source.
    pub source: Option<String>,
    pub(super) sections: Vec<FormSection>,
    pub(super) fields: Vec<FormField>,
}

/// Fields that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormSection {
    pub title: String,
    pub note: Option<String>,
    pub(super) fields: Range<usize>,
}

/// One field of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormField {
    /// Name in files, unique in the form.
    pub code: String,
    pub label: String,
    pub hint: Option<String>,
    pub kind: FormFieldKind,
}

/// What a field of a form takes; all of it is kept as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormFieldKind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A number, with its unit where it has one.
    Number(Option<String>),
    Date,
    /// One of these.
    Choice(Vec<String>),
}

impl Form {
    /// A form without sections yet.
    pub fn new(title: String, source: Option<String>) -> Self {
        Self { title, source, sections: Vec::new(), fields: Vec::new() }
    }

    /// Opens a section; the fields that follow belong to it.
    pub fn section(&mut self, title: String, note: Option<String>) {
        let start = self.fields.len();
        self.sections.push(FormSection { title, note, fields: start..start });
    }

    /// Adds a field to the open section.
    pub fn add(&mut self, field: FormField) {
        self.fields.push(field);
        if let Some(section) = self.sections.last_mut() {
            section.fields.end += 1;
        }
    }

    pub fn sections(&self) -> &[FormSection] {
        &self.sections
    }

    pub fn field(&self, id: FormFieldId) -> &FormField {
        &self.fields[id.index()]
    }

    pub fn field_ids(&self) -> impl ExactSizeIterator<Item = FormFieldId> + use<> {
        (0..self.fields.len()).map(FormFieldId::new)
    }

    pub fn fields_of(&self, section: &FormSection) -> impl ExactSizeIterator<Item = FormFieldId> + use<> {
        section.fields.clone().map(FormFieldId::new)
    }

    pub fn field_by_code(&self, code: &str) -> Option<FormFieldId> {
        self.field_ids().find(|id| self.field(*id).code == code)
    }
}
