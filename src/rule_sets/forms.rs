//! Everything that a rule-set file can say, as tables that the forms are drawn from: one row a member, with its place in the object
//! and what it is called. What a scoring kind is made of stands in [`super::form_kinds`].

use super::edit::made;
use super::parts;
use serde_json::Value;

/// Where a member stands in its object (`source/place`; nothing for the object itself), its label, and how it is asked for.
pub type Member = (&'static str, &'static str, Ask);
/// Words in files with what people call them; the first is what an absent member says.
pub type Options = &'static [(&'static str, &'static str)];

/// How a member is asked for.
#[derive(Clone, Copy)]
pub enum Ask {
    /// One line.
    Text,
    /// Several lines.
    Long,
    Number,
    /// A yes or no; no is what an absent member says.
    Flag,
    Choice(Options),
    /// Any of these.
    Words(Options),
    /// Texts, one under the other; of several lines each or of one.
    Texts(bool),
    /// One comparison and its number.
    Threshold,
    /// An object of its own that may be missing.
    Object(&'static [Member]),
    /// A list of objects, a line each.
    Rows(&'static [Member]),
    /// A list of objects, each opened by itself.
    Parts(&'static Part),
    /// Lists of rows, any of which will do.
    Ways(&'static [Member]),
    /// One department.
    Department,
    /// Departments in their order; the first leads or not.
    Departments(bool),
    /// Departments in place of those of what it belongs to.
    OwnDepartments,
    /// What a grade looks at.
    Measure,
    /// How a point is scored.
    Scoring,
    /// The yes/no test that the object is.
    Test,
    /// Only where another member of the object says this.
    When(&'static str, &'static str, &'static Ask),
}

/// Makes a new part of a file, for the list at a place.
pub type New = fn(&Value, &str) -> Value;

/// A kind of part: which member names it, what it consists of, and what one more is called and begins as.
pub struct Part {
    pub title: &'static str,
    pub members: &'static [Member],
    pub add: &'static [(&'static str, New)],
}

/// What the whole file says: boxes with a heading each.
pub const SECTIONS: &[(&str, &[Member])] = &[
    ("类别、指标、评分点", &[("categories", "类别", Ask::Parts(&CATEGORY))]),
    ("责任单位", &[("departments", "责任单位", Ask::Parts(&DEPARTMENT))]),
    ("全表", WHOLE),
    (
        "等级，最好的排第一",
        &[("grades", "等级", Ask::Parts(&GRADE)), ("grade_rounding", "评定等级前怎样取整", Ask::Object(ROUNDING))],
    ),
    ("进度安排", &[("milestones", "进度安排", Ask::Parts(&MILESTONE))]),
    ("附表（如创建计划报告表，与填报值并列填写）", &[("form", "附表", Ask::Object(FORM))]),
    ("使用前请看", &[("notes", "每条一句", Ask::Texts(true))]),
];

const WHOLE: &[Member] = &[
    ("title", "名称", Ask::Text),
    ("short", "简称", Ask::Text),
    ("issuer", "发文机关", Ask::Text),
    ("source/document", "来源文件", Ask::Text),
    ("source/place", "在文件里的位置", Ask::Text),
    ("mode", "评分方式", Ask::Choice(&[("points", "按分值"), ("attainment", "按目标达成率")])),
    ("total", "总分（加分另计）", Ask::Number),
    ("total_includes_bonus", "加分计入总分", Ask::Flag),
    ("pass", "合格线（可不填）", Ask::Number),
    (
        "not_applicable",
        "不适用的评分点",
        Ask::Choice(&[
            ("zero", "得 0 分，满分不变"),
            ("full", "得满分"),
            ("drop", "不计入，满分减少"),
            ("rescale", "不计入，总分折算"),
        ]),
    ),
    ("lead", "牵头单位", Ask::Choice(&[("stated", "原文写明牵头单位"), ("proposed", "排在第一位的只是建议")])),
    ("valid_years", "结果几年有效（可不填）", Ask::Number),
    ("period", "考核期（可不填；新建草稿时先填上）", Ask::Object(PERIOD)),
    ("assessments", "用于哪些评价", Ask::Words(&[("创建", "创建"), ("复评", "复评"), ("年度考核", "年度考核")])),
    ("subjects", "评价对象，如县、区、开发区", Ask::Texts(false)),
    ("rounding", "总分怎样取整", Ask::Object(ROUNDING)),
];

const PERIOD: &[Member] =
    &[("from", "开始，如 2027-01-01", Ask::Text), ("until", "结束（数据截止），如 2027-12-31", Ask::Text)];

const ROUNDING: &[Member] = &[
    ("to", "取到", Ask::Choice(&[("0.01", "0.01 分"), ("0.1", "0.1 分"), ("1", "1 分")])),
    ("how", "办法", Ask::Choice(&[("half_up", "四舍五入"), ("down", "只舍不入"), ("half_even", "四舍六入五成双")])),
];

const NAME: Member = ("name", "名称", Ask::Text);
const POINTS: Ask = Ask::When("kind", "", &Ask::Number);
const NOTE: Member = ("note", "说明", Ask::Long);

/// A category; one of vetoes has no points.
pub const CATEGORY: Part = Part {
    title: "name",
    members: &[
        ("name", "类别名称", Ask::Text),
        ("points", "满分（加分类为加分上限）", POINTS),
        ("bonus", "加分项，另外计", Ask::When("kind", "", &Ask::Flag)),
        ("pass", "合格线（可不填）", POINTS),
        ("weight", "折合分（可不填）", POINTS),
        ("indicators", "指标", Ask::Parts(&INDICATOR)),
    ],
    add: &[("加一个类别", |file, _| parts::category(file)), ("加一个否决类", |file, _| parts::veto_category(file))],
};

const INDICATOR: Part = Part {
    title: "name",
    members: &[
        ("code", "编号", Ask::Text),
        ("name", "指标名称", Ask::Text),
        ("points", "满分", Ask::Number),
        ("source", "在原文的位置", Ask::Text),
        ("departments", "责任单位（第一个牵头）", Ask::Departments(true)),
        NOTE,
        ("scoring_points", "评分点", Ask::Parts(&POINT)),
    ],
    add: &[("加一项指标", parts::indicator)],
};

const POINT: Part = Part {
    title: "text",
    members: &[
        ("code", "编号", Ask::Text),
        ("points", "分值", Ask::Number),
        ("text", "评分点", Ask::Long),
        ("scoring", "怎样计分", Ask::Scoring),
        ("departments", "责任单位", Ask::OwnDepartments),
        ("source", "在原文的位置（不填同指标）", Ask::Text),
        ("baseline", "基期值", Ask::Object(BASELINE)),
        NOTE,
    ],
    add: &[("加一个评分点", parts::point)],
};

const BASELINE: &[Member] = &[
    ("label", "基期，如 2010 年", Ask::Text),
    ("value", "数值，照原文", Ask::Text),
    ("unit", "单位", Ask::Text),
    ("note", "说明", Ask::Text),
];

const DEPARTMENT: Part = Part {
    title: "name",
    members: &[
        ("name", "单位名称", Ask::Text),
        ("group", "代表多个单位（如工作组、各成员单位）", Ask::Flag),
        ("note", "说明", Ask::Text),
        ("lead", "组长单位", Ask::When("group", "true", &Ask::Department)),
        ("members", "成员单位", Ask::When("group", "true", &Ask::Departments(false))),
    ],
    add: &[("加一个单位", |file, _| parts::department(file))],
};

const GRADE: Part = Part {
    title: "name",
    members: &[NAME, ("when", "达到以下任一组条件；一组都不写的，其余都归这一级", Ask::Ways(REQUIREMENT))],
    add: &[("加一个等级", |_, _| made(r#"{"name":"","when":[[{"of":"total","at_least":1}]]}"#))],
};

/// What a grade asks for.
pub const REQUIREMENT: &[Member] = &[("of", "看什么", Ask::Measure), ("at_least", "不低于（分）", Ask::Number)];

const MILESTONE: Part = Part {
    title: "name",
    members: &[
        NAME,
        ("from", "从（年、月或日，如 2027-03）", Ask::Text),
        ("until", "到（如 2027-03-15）", Ask::Text),
        ("text", "内容", Ask::Long),
        ("source", "在原文的位置", Ask::Text),
    ],
    add: &[("加一项安排", |_, _| made(r#"{"name":""}"#))],
};

const FORM: &[Member] =
    &[("title", "表名", Ask::Text), ("source", "在原文的位置", Ask::Text), ("sections", "各节", Ask::Parts(&SECTION))];

const SECTION: Part = Part {
    title: "title",
    members: &[("title", "标题", Ask::Text), ("note", "说明", Ask::Text), ("fields", "栏目", Ask::Parts(&FORM_FIELD))],
    add: &[("加一节", |file, _| parts::section(file))],
};

const FORM_FIELD: Part = Part {
    title: "label",
    members: &[
        ("code", "编号", Ask::Text),
        ("label", "栏目", Ask::Text),
        ("hint", "填写提示", Ask::Text),
        (
            "kind",
            "怎样填",
            Ask::Choice(&[
                ("line", "一行字"),
                ("text", "多行字"),
                ("number", "数字"),
                ("date", "日期"),
                ("choice", "选一项"),
            ]),
        ),
        ("unit", "单位", Ask::When("kind", "number", &Ask::Text)),
        ("options", "可选的各项", Ask::When("kind", "choice", &Ask::Texts(false))),
    ],
    add: &[("加一栏", |file, _| parts::form_field(file))],
};
