//! A folder beside the catalogue: which files are there, changed, renamed or missing, and which belong to no record.

use super::keyed::keyed;
use super::live;
use super::live::Listed;
use super::plain::{button, el, say, tell};
use super::register_file::{Work, drop_place, field_of, register};
use super::table_head::table_head;
use crate::browser::folder::{self, InFolder};
use crate::domain::evidence::EvidenceId;
use crate::domain::folder::{Comparison, Fate, Found, compare, fate, is_noise, name};
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{Tone, catalogue, files, folder as words};
use leptos::task::spawn_local;

/// Strangers that are listed by name.
const LISTED: usize = 200;

/// What the parts share.
#[derive(Clone, Copy)]
struct Check {
    session: Session,
    notices: Notices,
    work: Work,
    /// Files of the last folder; `None` before there was one.
    found: RwSignal<Option<Vec<Found>>>,
}

#[component]
pub fn FolderCheck() -> impl IntoView {
    let (session, notices) = (Session::expect(), expect_context());
    let check = Check { session, notices, work: Work::idle(), found: RwSignal::new(None) };
    let pick = move |ev: web_sys::Event| {
        if let Some(field) = field_of(&ev) {
            let run = check.work.begin();
            let all = folder::picked_folder(&field);
            spawn_local(check.read(run, all));
        }
    };
    let dropped = Callback::new(move |ev| {
        let dropped = folder::dropped(&ev);
        let run = check.work.begin();
        spawn_local(async move {
            let go_on = |count| {
                let on = check.work.goes_on(run);
                if on {
                    check.work.told.set(format!("正在找文件：已有 {count} 个"));
                }
                on
            };
            let all = folder::open(dropped, &go_on).await;
            match all {
                _ if !check.work.goes_on(run) => {}
                Ok(all) => check.read(run, all).await,
                Err(error) => check.work.end(files::folder_failure(&error)),
            }
        });
    });
    let picker = view! {
        <label class="btn small file-label">
            "核对文件夹…"
            <input type="file" class="file-input" multiple=true prop:webkitdirectory=true aria-label="核对文件夹" on:change=pick/>
        </label>
    };
    let parts = vec![
        picker.into_any(),
        say(
            "span",
            "dim",
            "选存放佐证的文件夹，或拖到这里：看材料都在不在、变没变、改没改名。只在本机读，不上传，不改动，不存进草稿。",
        ),
        check.work.view(),
    ];
    let report = move || check.found.with(Option::is_some).then(|| report(check));
    vec![drop_place("file-drop no-print", dropped, parts), live::when(report)]
}

impl Check {
    /// Reads every file, and shows what came of it.
    async fn read(self, run: usize, all: Vec<InFolder>) {
        let all: Vec<_> = all.into_iter().filter(|file| !is_noise(&file.path)).collect();
        if all.len() > folder::MOST_FILES {
            return self.work.end(files::too_many(folder::MOST_FILES));
        }
        let mut found = Vec::new();
        for (at, InFolder { path, file }) in all.iter().enumerate() {
            let size = folder::size(file);
            let go_on = |done| {
                let on = self.work.goes_on(run);
                if on {
                    self.work.told.set(words::reading_folder(at + 1, all.len(), name(path), done, size));
                }
                on
            };
            let hash = folder::sha256(file, &go_on).await;
            if !self.work.goes_on(run) {
                return;
            }
            found.push(Found { path: path.clone(), sha256: hash.unwrap_or_default() });
        }
        self.work.end(String::new());
        self.found.set(Some(found));
    }

    fn with<T>(self, read: impl FnOnce(&[Found]) -> T) -> T {
        self.found.with(|found| read(found.as_deref().unwrap_or_default()))
    }

    fn comparison(self) -> Comparison {
        self.with(|found| self.session.draft.with(|draft| compare(&draft.evidence, found)))
    }

    /// Registers what was found of these records, where there is something to register.
    fn mend(self, ids: &[EvidenceId]) {
        let entry = |id: &EvidenceId, found: &[Found]| {
            let fate = self.session.draft.with_untracked(|draft| draft.proof(*id).map(|proof| fate(proof, found)));
            match fate {
                Some(Fate::Unchecked(at) | Fate::Changed(at) | Fate::Renamed(at)) => {
                    let Found { path, sha256 } = found.get(at)?;
                    Some((*id, Some(name(path).to_owned()), sha256.clone()?))
                }
                _ => None,
            }
        };
        let entries: Vec<_> = untrack(|| self.with(|found| ids.iter().filter_map(|id| entry(id, found)).collect()));
        let told = format!("已登记 {} 份材料的文件名和校验值。", entries.len());
        register(self.session, self.notices, &entries, told);
    }
}

fn report(check: Check) -> AnyView {
    let summary = live::settled(move || words::summary(&check.comparison()));
    let matching = |of: Fate| matches!(of, Fate::Present(_));
    // Listed is what was odd when the folder was read; a row stays after it is mended.
    let odd = untrack(|| check.comparison()).fates.into_iter().filter(|(_, fate)| !matching(*fate));
    let keys: Vec<_> = odd.map(|(id, _)| id.key()).collect();
    let unchecked = move || {
        let fates = check.comparison().fates.into_iter();
        fates.filter(|(_, fate)| matches!(fate, Fate::Unchecked(_))).map(|(id, _)| id).collect::<Vec<_>>()
    };
    let all = move || {
        (unchecked().len() > 1)
            .then(|| button("btn small", "登记全部校验值", move || check.mend(&untrack(unchecked))))
    };
    let row = move |key| EvidenceId::from_key(key).map(|id| row(check, id)).into_any();
    let close = button("btn small", "收起", move || check.found.set(None));
    let head = vec![say("h2", "", "核对结果"), el("span", "push", vec![live::when(all), close])];
    let mut parts = vec![el("header", "", head), tell("p", "folder-sum num", summary.into())];
    if !keys.is_empty() {
        let table = vec![
            table_head(&["编号", "材料", "登记的文件名", "核对", ""]),
            el("tbody", "", vec![keyed(move || keys.clone(), row)]),
        ];
        parts.push(el("div", "scroll", vec![el("table", "gap-table", table)]));
    }
    parts.push(strangers(check));
    view! { <section class="card gaps folder-report" aria-label="文件夹核对结果">{parts}</section> }.into_any()
}

fn row(check: Check, id: EvidenceId) -> AnyView {
    let session = check.session;
    let cells = Memo::new(move |_| {
        check
            .with(|found| {
                session.draft.with(|draft| {
                    let proof = draft.proof(id)?;
                    let fate = fate(proof, found);
                    let (tone, told) = words::fate(fate, found);
                    let class = match tone {
                        Tone::Good => "why ok",
                        Tone::Lost => "why no",
                        Tone::Open => "why",
                    };
                    let number = catalogue::number(session.rule_set, &draft.evidence, id);
                    let remedy = words::remedy(fate).unwrap_or_default();
                    Some(
                        [number, catalogue::title(proof), proof.file_name.clone(), told, class.into(), remedy.into()]
                            .to_vec(),
                    )
                })
            })
            .unwrap_or_default()
    });
    let text = move |at: usize| live::text(move || cells.with(|cells| cells.get(at).cloned().unwrap_or_default()));
    let remedy = move || {
        let remedy = text(5).get();
        (!remedy.is_empty()).then(|| {
            view! { <button type="button" class="link" on:click=move |_| check.mend(&[id])>{remedy}</button> }
        })
    };
    let told = view! { <div class=text(4)>{text(3)}</div> }.into_any();
    let cells = vec![
        tell("td", "num", text(0)),
        tell("td", "", text(1)),
        tell("td", "", text(2)),
        el("td", "", vec![told]),
        el("td", "n", vec![live::when(remedy)]),
    ];
    el("tr", "", cells)
}

/// The files that belong to no record.
fn strangers(check: Check) -> AnyView {
    let list = move || {
        let strangers = check.comparison().strangers;
        let path = |at: &usize| check.with(|found| found.get(*at).map(|file| file.path.clone()));
        let items: Vec<_> = strangers.iter().take(LISTED).filter_map(path).collect();
        let more = strangers.len().saturating_sub(items.len());
        let more = (more > 0).then(|| format!("另有 {more} 个未列出。"));
        let item = |path: String| el("li", "", vec![path.into_any()]);
        (!strangers.is_empty()).then(|| {
            let title = format!("没有登记的文件（{} 个）", strangers.len());
            view! { <details class="strangers"><summary>{title}</summary><ul>{items.into_iter().map(item).listed()}</ul>{more}</details> }
        })
    };
    live::when(list)
}
