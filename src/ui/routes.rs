//! Addresses. They live behind `#`, because that is the only part of a `file://` address that a page may change.

use crate::storage::drafts::DraftId;
use std::fmt;

/// Where a person is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    Home,
    Guide,
    Rules(RulesPage),
    Draft(DraftId, DraftPage),
    /// An address that no page answers.
    Unknown(String),
}

/// The pages on rule sets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RulesPage {
    All,
    /// One of them: the id of a built-in one, or what the fingerprint of one's own begins with.
    One(String),
    /// A table from pasted text.
    Read,
    /// The forms for one that is being edited, by its name.
    Edit(String),
}

/// The pages of one draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DraftPage {
    /// With the code of an indicator or scoring point to go to.
    Fill(Option<String>),
    Table,
    Result,
    Evidence,
    /// The statistics ledger (质量统计台账).
    Statistics,
    /// Departments, task packs, merging.
    Departments,
    /// The ledger of rectifications (整改台账).
    Rectification,
    /// The texts of the self-assessment report (自评报告).
    Report,
    /// The form that belongs to the rule set, if it has one.
    Form,
    /// What is handed in (上交): reports, the package.
    HandIn,
    /// The reviewer's marks (预验收).
    Review,
    /// Restore points, the ledger, how safely all is kept.
    History,
    About,
}

impl DraftPage {
    /// The pages in the order of the navigation, with their names.
    pub const MENU: [(Self, &'static str); 13] = [
        (Self::Fill(None), "填报"),
        (Self::Table, "表格"),
        (Self::Result, "结果"),
        (Self::Evidence, "佐证"),
        (Self::Departments, "分工"),
        (Self::Statistics, "统计"),
        (Self::Rectification, "整改"),
        (Self::Report, "报告"),
        (Self::Form, "报告表"),
        (Self::HandIn, "上交"),
        (Self::Review, "预验收"),
        (Self::History, "记录"),
        (Self::About, "设置"),
    ];

    /// Whether a department's task pack has this page, too.
    pub fn is_for_tasks(&self) -> bool {
        matches!(self, Self::Fill(_) | Self::Table | Self::Evidence | Self::History)
    }

    /// Whether both are the same page, wherever in it they point.
    pub fn same_page(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Route {
    /// Reads the hash part of an address, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<_> = path.split('/').collect();
        let page = match parts[..] {
            [""] => return Self::Home,
            ["guide"] => return Self::Guide,
            ["rules"] => return Self::Rules(RulesPage::All),
            ["rules", "read"] => return Self::Rules(RulesPage::Read),
            ["rules", "edit", id] => return Self::Rules(RulesPage::Edit(id.to_owned())),
            ["rules", "show", key] => return Self::Rules(RulesPage::One(key.to_owned())),
            ["draft", _] | ["draft", _, "fill"] => Some(DraftPage::Fill(None)),
            ["draft", _, "fill", code] => Some(DraftPage::Fill(Some(code.to_owned()))),
            ["draft", _, "table"] => Some(DraftPage::Table),
            ["draft", _, "result"] => Some(DraftPage::Result),
            ["draft", _, "evidence"] => Some(DraftPage::Evidence),
            ["draft", _, "statistics"] => Some(DraftPage::Statistics),
            ["draft", _, "departments"] => Some(DraftPage::Departments),
            ["draft", _, "history"] => Some(DraftPage::History),
            ["draft", _, "rectification"] => Some(DraftPage::Rectification),
            ["draft", _, "report"] => Some(DraftPage::Report),
            ["draft", _, "form"] => Some(DraftPage::Form),
            ["draft", _, "handin"] => Some(DraftPage::HandIn),
            ["draft", _, "review"] => Some(DraftPage::Review),
            ["draft", _, "about"] => Some(DraftPage::About),
            _ => None,
        };
        let id = parts.get(1).and_then(|id| DraftId::parse(id));
        match (id, page) {
            (Some(id), Some(page)) => Self::Draft(id, page),
            _ => Self::Unknown(path.to_owned()),
        }
    }
}

/// With `#`, as it stands in a link.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Guide => f.write_str("#/guide"),
            Self::Rules(RulesPage::All) => f.write_str("#/rules"),
            Self::Rules(RulesPage::Read) => f.write_str("#/rules/read"),
            Self::Rules(RulesPage::Edit(id)) => write!(f, "#/rules/edit/{id}"),
            Self::Rules(RulesPage::One(key)) => write!(f, "#/rules/show/{key}"),
            Self::Unknown(path) => write!(f, "#/{path}"),
            Self::Draft(id, DraftPage::Fill(None)) => write!(f, "#/draft/{id}/fill"),
            Self::Draft(id, DraftPage::Fill(Some(code))) => write!(f, "#/draft/{id}/fill/{code}"),
            Self::Draft(id, DraftPage::Table) => write!(f, "#/draft/{id}/table"),
            Self::Draft(id, DraftPage::Result) => write!(f, "#/draft/{id}/result"),
            Self::Draft(id, DraftPage::Evidence) => write!(f, "#/draft/{id}/evidence"),
            Self::Draft(id, DraftPage::Statistics) => write!(f, "#/draft/{id}/statistics"),
            Self::Draft(id, DraftPage::Departments) => write!(f, "#/draft/{id}/departments"),
            Self::Draft(id, DraftPage::History) => write!(f, "#/draft/{id}/history"),
            Self::Draft(id, DraftPage::Rectification) => write!(f, "#/draft/{id}/rectification"),
            Self::Draft(id, DraftPage::Report) => write!(f, "#/draft/{id}/report"),
            Self::Draft(id, DraftPage::Form) => write!(f, "#/draft/{id}/form"),
            Self::Draft(id, DraftPage::HandIn) => write!(f, "#/draft/{id}/handin"),
            Self::Draft(id, DraftPage::Review) => write!(f, "#/draft/{id}/review"),
            Self::Draft(id, DraftPage::About) => write!(f, "#/draft/{id}/about"),
        }
    }
}
