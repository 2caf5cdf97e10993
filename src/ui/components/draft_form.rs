//! The particulars of a draft: for a new one, and for changing them later.

use super::live;
use super::live::Listed;
use super::text_field::{DateField, TextField};
use crate::domain::date::Date;
use crate::domain::decimal::Decimal;
use crate::domain::draft::{AssessmentKind, DraftAbout};
use crate::domain::points::Points;
use crate::domain::rule_set::RuleSetAbout;
use crate::ui::prelude::*;
use crate::words::labels;

/// The fields as typed.
#[derive(Clone, Copy)]
pub struct DraftForm {
    county: RwSignal<String>,
    year: RwSignal<String>,
    kind: RwSignal<AssessmentKind>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    target: RwSignal<String>,
    /// The period that the chosen rule set names, as far as it stands in the fields.
    given: RwSignal<(String, String)>,
}

/// What has to be mended before the form counts, in the order of the fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake(pub &'static str);

impl DraftForm {
    pub fn new(about: &DraftAbout) -> Self {
        let text = |date: Option<Date>| RwSignal::new(date.map(|date| date.to_string()).unwrap_or_default());
        Self {
            county: RwSignal::new(about.county.clone()),
            year: RwSignal::new(about.year.to_string()),
            kind: RwSignal::new(about.kind),
            from: text(about.from),
            until: text(about.until),
            target: RwSignal::new(about.target.map(|points| points.to_string()).unwrap_or_default()),
            given: RwSignal::new((String::new(), String::new())),
        }
    }

    /// Fills in the assessment period of another rule set. What a person wrote stays.
    pub fn offer_period(self, about: &RuleSetAbout) {
        let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let offered = (text(about.from), text(about.until));
        let (from, until) = self.given.get_untracked();
        for (field, before, now) in [(self.from, from, &offered.0), (self.until, until, &offered.1)] {
            if field.with_untracked(|typed| *typed == before) {
                field.set(now.clone());
            }
        }
        self.given.set(offered);
    }

    /// The particulars; `max` is the rule set's total.
    pub fn read(self, max: Points, sample: bool) -> Result<DraftAbout, Mistake> {
        let county = self.county.get().trim().to_owned();
        if county.is_empty() {
            return Err(Mistake("请填写县（市、区）名称。"));
        }
        if county.chars().count() > 60 {
            return Err(Mistake("名称超过 60 个字，请用简称。"));
        }
        let year = self.year.get().trim().parse().ok().filter(|year| (1900..=2200).contains(year));
        let Some(year) = year else { return Err(Mistake("年度请填四位数字，如 2026。")) };
        let (from, until) = (self.from.get(), self.until.get());
        if [&from, &until].into_iter().any(|text| !text.is_empty() && Date::parse(text).is_none()) {
            return Err(Mistake("考核期的日期应在 1900～2200 年之间；也可以不填。"));
        }
        let (from, until) = (Date::parse(&from), Date::parse(&until));
        if let (Some(from), Some(until)) = (from, until)
            && from > until
        {
            return Err(Mistake("考核期的结束日期早于开始日期。"));
        }
        let typed = self.target.get();
        let target = Decimal::parse(typed.trim()).ok().and_then(Points::from_decimal).filter(|target| *target <= max);
        if target.is_none() && !typed.trim().is_empty() {
            return Err(Mistake("目标请填不超过满分（总项数）的数字，最多两位小数；也可以不填。"));
        }
        Ok(DraftAbout { county, year, kind: self.kind.get(), from, until, target, sample })
    }
}

#[component]
pub fn DraftFields(form: DraftForm) -> impl IntoView {
    let option = move |kind: AssessmentKind| {
        let selected = move || form.kind.get() == kind;
        view! { <option selected=live::flag(selected) value=labels::kind(kind)>{labels::kind(kind)}</option> }
    };
    let choose = move |ev| {
        let label = event_target_value(&ev);
        let chosen = AssessmentKind::ALL.into_iter().find(|kind| labels::kind(*kind) == label);
        form.kind.set(chosen.unwrap_or(AssessmentKind::Creation));
    };
    view! {
        <div class="form-grid">
            <TextField label="县（市、区）名称" value=form.county change=move |text| form.county.set(text) hint="如 示例县"/>
            <TextField label="年度" value=form.year change=move |text| form.year.set(text) hint=""/>
            <label class="field">
                <span class="field-name">"类型"</span>
                <select class="in wide" on:change=choose>{AssessmentKind::ALL.map(option).listed()}</select>
            </label>
            <DateField label="考核期开始" value=form.from change=move |text| form.from.set(text)/>
            <DateField label="考核期结束（数据截止）" value=form.until change=move |text| form.until.set(text)/>
            <TextField label="目标分（可不填）" value=form.target change=move |text| form.target.set(text) hint="如 90"/>
        </div>
    }
}
