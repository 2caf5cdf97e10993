//! The county's own departments (责任单位): which of them answer for a scoring point, whom to ask there, and by when.

use super::date::Date;
use super::ids::{BureauId, DepartmentId, PointId};
use super::rule_set::RuleSet;

/// A department of the county. One stands for each role that the rule set names; a county may add others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bureau {
    /// The county's own name; empty where the role's name will do.
    pub name: String,
    pub contact: String,
    pub phone: String,
    /// This department's own deadline, before that of the draft.
    pub deadline: Option<Date>,
    /// An added department that is not used any more; its position stays taken.
    pub removed: bool,
}

/// Who answers for a scoring point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// 牵头; `None` where the rule set names nobody.
    pub lead: Option<BureauId>,
    /// 配合, in order, without repeats and without the lead.
    pub supporting: Vec<BureauId>,
}

/// All departments of a draft and what they answer for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Departments {
    /// The rule set's roles first, then the added ones.
    bureaus: Vec<Bureau>,
    roles: usize,
    /// Where the county decided otherwise than the rule set; in table order.
    duties: Vec<(PointId, Duty)>,
    /// When everything is to be in.
    pub deadline: Option<Date>,
    /// Who sends the task packs out and wants them back: name and phone.
    pub asked_by: String,
}

impl Departments {
    /// One for each role of `rule_set`, nothing changed.
    pub fn new(rule_set: &RuleSet) -> Self {
        let roles = rule_set.departments().len();
        let (duties, asked_by) = (Vec::new(), String::new());
        Self { bureaus: vec![Bureau::default(); roles], roles, duties, deadline: None, asked_by }
    }

    /// Those in use.
    pub fn ids(&self) -> impl Iterator<Item = BureauId> + '_ {
        self.all().filter(|id| !self.bureau(*id).removed)
    }

    /// Those in use and those removed.
    pub fn all(&self) -> impl Iterator<Item = BureauId> + use<> {
        (0..self.bureaus.len()).map(BureauId::new)
    }

    pub fn bureau(&self, id: BureauId) -> &Bureau {
        &self.bureaus[id.index()]
    }

    pub fn bureau_mut(&mut self, id: BureauId) -> &mut Bureau {
        &mut self.bureaus[id.index()]
    }

    /// The role that a department stands for; `None` for an added one.
    pub fn role(&self, id: BureauId) -> Option<DepartmentId> {
        (id.index() < self.roles).then(|| DepartmentId::new(id.index()))
    }

    /// Name in files: the role's code, or `own-1`, `own-2`… for added ones.
    pub fn code(&self, rule_set: &RuleSet, id: BureauId) -> String {
        match self.role(id) {
            Some(role) => rule_set.department(role).code.clone(),
            None => format!("own-{}", id.index() - self.roles + 1),
        }
    }

    /// The department of that name in files.
    pub fn by_code(&self, rule_set: &RuleSet, code: &str) -> Option<BureauId> {
        let role = rule_set.departments().iter().position(|role| role.code == code).filter(|at| *at < self.roles);
        let own = || code.strip_prefix("own-")?.parse::<usize>().ok()?.checked_add(self.roles)?.checked_sub(1);
        let id = BureauId::new(role.or_else(own).filter(|at| *at < self.bureaus.len())?);
        (self.code(rule_set, id) == code).then_some(id)
    }

    /// The same, or the place of one that was added and taken back since: the ledger and packs that were sent still name it.
    pub fn ever_by_code(&self, rule_set: &RuleSet, code: &str) -> Option<BureauId> {
        self.by_code(rule_set, code).or_else(|| {
            let number: u16 = code.strip_prefix("own-")?.parse().ok()?;
            let id = BureauId::new(self.roles + usize::from(number.checked_sub(1)?));
            (self.code(rule_set, id) == code).then_some(id)
        })
    }

    /// What people call it.
    pub fn name<'a>(&'a self, rule_set: &'a RuleSet, id: BureauId) -> &'a str {
        match self.role(id) {
            Some(role) if self.bureau(id).name.is_empty() => &rule_set.department(role).name,
            _ => &self.bureau(id).name,
        }
    }

    /// What people call the department that stands for a role.
    pub fn name_of_role<'a>(&'a self, rule_set: &'a RuleSet, role: DepartmentId) -> &'a str {
        self.name(rule_set, BureauId::new(role.index()))
    }

    /// Adds a department of the county's own.
    pub fn add(&mut self, bureau: Bureau) -> BureauId {
        self.bureaus.push(bureau);
        BureauId::new(self.bureaus.len() - 1)
    }

    /// How many were added.
    pub fn added(&self) -> usize {
        self.bureaus.len() - self.roles
    }

    /// The county's own decision for a point, if there is one.
    pub fn decided(&self, point: PointId) -> Option<&Duty> {
        self.duties.iter().find(|(id, _)| *id == point).map(|(_, duty)| duty)
    }

    /// Decides who answers for a point; `None` goes back to the rule set.
    pub fn decide(&mut self, point: PointId, duty: Option<Duty>) {
        self.duties.retain(|(id, _)| *id != point);
        let at = self.duties.partition_point(|(id, _)| *id < point);
        self.duties.splice(at..at, duty.map(|duty| (point, duty)));
    }

    /// Who answers for a point: as the county decided, or else as the rule set prints it, lead first.
    pub fn duty(&self, rule_set: &RuleSet, point: PointId) -> Duty {
        self.decided(point).cloned().unwrap_or_else(|| {
            let printed = &rule_set.indicator(rule_set.point(point).indicator).departments;
            let mut bureaus = printed.iter().map(|role| BureauId::new(role.index()));
            Duty { lead: bureaus.next(), supporting: bureaus.collect() }
        })
    }

    /// The points that a department leads, in table order.
    pub fn led_by<'a>(&'a self, rule_set: &'a RuleSet, id: BureauId) -> impl Iterator<Item = PointId> + 'a {
        rule_set.point_ids().filter(move |point| self.duty(rule_set, *point).lead == Some(id))
    }

    /// The day by which a department is to answer: its own, or else the draft's.
    pub fn due(&self, id: BureauId) -> Option<Date> {
        self.bureau(id).deadline.or(self.deadline)
    }
}
