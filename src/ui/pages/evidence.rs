//! The catalogue of proof: all records, numbered by indicator, with what is odd about them.

use crate::browser::folder;
use crate::domain::catalogue::{Remark, answers_for, numbers, remarks, unproved};
use crate::domain::draft::Draft;
use crate::domain::evidence::{Evidence, EvidenceId};
use crate::domain::ids::{BureauId, PointId};
use crate::domain::order;
use crate::domain::scorecard::Scorecard;
use crate::ui::components::folder_check::FolderCheck;
use crate::ui::components::keyed::{Slices, keyed};
use crate::ui::components::live;
use crate::ui::components::live::Listed;
use crate::ui::components::paper::{PaperFoot, PaperHead, PrintButton};
use crate::ui::components::plain::{el, say, tell};
use crate::ui::components::proof_row::ProofRow;
use crate::ui::components::table_head::table_head;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{self, labels, paper};

/// What to show: every record, points that lack proof, or records with one remark.
const WANTED: [&str; 5] = ["全部材料", "缺佐证的评分点", "不在考核期内", "同一个文件", "没有用到"];
/// The position of the points that lack proof.
const UNPROVED: usize = 1;

fn fits(wanted: usize, remark: &Remark) -> bool {
    match remark {
        Remark::Early | Remark::Late => wanted == 2,
        Remark::SameFile(_) => wanted == 3,
        Remark::Idle => wanted == 4,
    }
}

/// The filter of the page: position in [`WANTED`], and of the department (0 for all of them).
#[derive(Clone, Copy)]
struct Catalogue {
    session: Session,
    wanted: RwSignal<usize>,
    bureau: RwSignal<usize>,
}

impl Catalogue {
    fn bureau(self, draft: &Draft) -> Option<BureauId> {
        draft.departments.all().nth(self.bureau.get().checked_sub(1)?)
    }

    fn is_mine(self, draft: &Draft, point: PointId) -> bool {
        self.bureau(draft).is_none_or(|bureau| answers_for(self.session.rule_set, draft, bureau, point))
    }

    /// The records that pass, in the order of their numbers, by key.
    fn records(self, draft: &Draft, wanted: usize) -> Vec<usize> {
        let passes = |proof: &Evidence| {
            let odd = || remarks(&draft.about, &draft.evidence, proof).iter().any(|remark| fits(wanted, remark));
            let all = self.bureau.get() == 0;
            (wanted == 0 || odd()) && (all || proof.serves.iter().any(|point| self.is_mine(draft, *point)))
        };
        let mut passing: Vec<_> = draft.evidence.iter().zip(numbers(self.session.rule_set, &draft.evidence)).collect();
        passing.retain(|(proof, _)| passes(proof));
        order::by_key(&mut passing, |(_, number)| (number.indicator.is_none(), number.indicator, number.running));
        passing.into_iter().map(|(proof, _)| proof.id.key()).collect()
    }

    fn points(self, draft: &Draft, card: &Scorecard) -> Vec<usize> {
        let found = unproved(self.session.rule_set, card).into_iter();
        found.filter(|point| self.is_mine(draft, *point)).map(PointId::index).collect()
    }

    /// How many there are of each kind.
    fn count(self, wanted: usize) -> usize {
        self.session.draft.with(|draft| match wanted {
            UNPROVED => self.session.scorecard.with(|card| self.points(draft, card).len()),
            _ => self.records(draft, wanted).len(),
        })
    }
}

#[component]
pub fn EvidencePage() -> impl IntoView {
    let session = Session::expect();
    let catalogue = Catalogue { session, wanted: RwSignal::new(0), bureau: RwSignal::new(0) };
    let any = Memo::new(move |_| session.draft.with(|draft| !draft.evidence.is_empty()));
    let none = move || {
        (!any.get()).then(|| {
            say("p", "empty", "还没有登记佐证材料。在填报页某个评分点下点“佐证、备注、依据”，再点“登记新材料”。")
        })
    };
    let guards = ["dragover", "drop"].map(|name| window_event_listener_untyped(name, |ev| folder::keep_page(&ev)));
    on_cleanup(move || guards.into_iter().for_each(|guard| guard.remove()));
    let chips = (0..WANTED.len()).map(|at| chip(catalogue, at)).listed();
    let chips = view! { <div class="chips" role="group" aria-label="按情况筛选">{chips}</div> };
    let tools = vec![chips.into_any(), bureaus(catalogue)];
    let parts = vec![
        view! { <PaperHead title="质量强县自评佐证材料目录" filtered=false/> }.into_any(),
        view! { <div class="proofs-head no-print"><h1>"佐证材料"</h1><PrintButton/></div> }.into_any(),
        say("p", "dim", "编号 = 指标编号-顺序号；一份材料可以用于多个评分点。文件本身仍放在您的文件夹里，这里只登记。"),
        view! { <FolderCheck/> }.into_any(),
        el("div", "tools no-print", tools),
        live::when(none),
        el("div", "no-print", vec![records(catalogue), points(catalogue)]),
        printed(session),
        view! { <PaperFoot/> }.into_any(),
    ];
    el("main", "narrow proofs", parts)
}

fn chip(catalogue: Catalogue, at: usize) -> AnyView {
    let on = move || catalogue.wanted.get() == at;
    view! {
        <button type="button" class="chip" class:on=live::flag(on) aria-pressed=live::aria(on) on:click=move |_| catalogue.wanted.set(at)>
            {WANTED[at]}" "<span class="num">{live::text(move || catalogue.count(at).to_string())}</span>
        </button>
    }
    .into_any()
}

fn bureaus(catalogue: Catalogue) -> AnyView {
    let session = catalogue.session;
    let names = session.draft.with_untracked(|draft| {
        let named = |id: BureauId| (id.index() + 1, draft.departments.name(session.rule_set, id).to_owned());
        draft.departments.ids().map(named).collect::<Vec<_>>()
    });
    let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
    let change = move |ev| catalogue.bureau.set(event_target_value(&ev).parse().unwrap_or(0));
    view! {
        <select class="in" aria-label="按责任单位筛选" on:change=change>
            <option value="0">"全部责任单位"</option>
            {names.into_iter().map(option).listed()}
        </select>
    }
    .into_any()
}

fn records(catalogue: Catalogue) -> AnyView {
    let session = catalogue.session;
    // A record does not vanish while it is being changed: the filter looks again when it is changed itself, or when records come
    // or go.
    let ids = Memo::new(move |_| {
        session.draft.with(|draft| draft.evidence.iter().map(|proof| proof.id.key()).collect::<Vec<_>>())
    });
    let keys = Memo::new(move |_| {
        ids.with(|_| ());
        let wanted = catalogue.wanted.get();
        let found = |draft: &Draft| if wanted == UNPROVED { Vec::new() } else { catalogue.records(draft, wanted) };
        session.draft.with_untracked(found)
    });
    let row = move |key| EvidenceId::from_key(key).map(|id| view! { <ProofRow id/> }).into_any();
    keyed(move || keys.get(), row)
}

/// The points that are earned without proof, each with the way to it.
fn points(catalogue: Catalogue) -> AnyView {
    let session = catalogue.session;
    let row = move |at| session.rule_set.point_at(at).map(|point| lacking(session, point)).into_any();
    let keys =
        Memo::new(move |_| session.draft.with(|draft| session.scorecard.with(|card| catalogue.points(draft, card))));
    let slices = Slices::provide();
    let table = move || {
        (catalogue.wanted.get() == UNPROVED).then(|| {
            let parts = vec![
                table_head(&["编号", "评分点", "牵头单位", "#自评"]),
                el("tbody", "", vec![slices.keyed("4", move || keys.get(), row)]),
            ];
            let note = say("p", "dim", "得了分、还没有佐证的评分点。点编号到填报处登记。");
            el("section", "card gaps", vec![note, el("div", "scroll", vec![el("table", "gap-table", parts)])])
        })
    };
    live::when(table)
}

fn lacking(session: Session, point: PointId) -> AnyView {
    let spec = session.rule_set.point(point);
    let result = session.point_score(point);
    let lead = live::settled(move || session.draft.with(|draft| labels::lead_of(session.rule_set, draft, point)));
    let link = view! { <a href=session.link_to(&spec.code)>{spec.code.clone()}</a> }.into_any();
    let cells = vec![
        el("td", "num", vec![link]),
        el("td", "", vec![spec.text.clone().into_any()]),
        tell("td", "", lead.into()),
        tell("td", "n num", live::text(move || result.with(|result| result.score.sure.to_string()))),
    ];
    el("tr", "", cells)
}

/// The printed catalogue: every record, in the order of the numbers.
fn printed(session: Session) -> AnyView {
    let rows = move || {
        session.draft.with(|draft| {
            let mut all: Vec<_> = draft.evidence.iter().zip(numbers(session.rule_set, &draft.evidence)).collect();
            order::by_key(&mut all, |(_, number)| (number.indicator.is_none(), number.indicator, number.running));
            let row = |(proof, _): (&Evidence, _)| {
                let texts = paper::proof(session.rule_set, proof).map(|text| view! { <span>{text}</span> }).listed();
                let number = words::catalogue::number(session.rule_set, &draft.evidence, proof.id);
                view! { <div class="catalogue-row"><span class="num">{number}</span>{texts}</div> }
            };
            all.into_iter().map(row).listed()
        })
    };
    view! {
        <div class="paper catalogue">
            <div class="catalogue-head"><b>"编号"</b>{paper::CATALOGUE.map(|head| view! { <b>{head}</b> }).listed()}</div>
            {live::part(rows)}
        </div>
    }
    .into_any()
}
