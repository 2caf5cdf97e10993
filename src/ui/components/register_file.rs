//! Registering a file with a record of proof: its name and SHA-256, worked out here. The file stays where it is.

use super::live;
use super::plain::{button, el, say, tell};
use crate::browser::folder;
use crate::domain::evidence::EvidenceId;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{files, folder as words};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// What a record is to say of its file; a name that is `None` stays.
pub type Entry = (EvidenceId, Option<String>, String);

/// Registers names and contents; one click takes it back.
pub fn register(session: Session, notices: Notices, entries: &[Entry], told: String) {
    let ids = entries.iter().map(|(id, ..)| *id);
    let old: Vec<_> = session.draft.with_untracked(|draft| {
        let old = |id| draft.proof(id).map(|proof| (id, proof.file_name.clone(), proof.sha256.clone()));
        ids.filter_map(old).collect()
    });
    session.edit(|draft| {
        for (id, name, hash) in entries {
            if let Some(proof) = draft.proof_mut(*id) {
                proof.sha256 = Some(hash.clone());
                proof.file_name = name.clone().unwrap_or_else(|| proof.file_name.clone());
            }
        }
    });
    notices.offer(told, "撤销", move || {
        session.edit(|draft| {
            for (id, name, hash) in &old {
                if let Some(proof) = draft.proof_mut(*id) {
                    (proof.file_name, proof.sha256) = (name.clone(), hash.clone());
                }
            }
        });
    });
}

/// Work on files that takes its time: what is told of it, and a number that changes when it is to stop.
#[derive(Clone, Copy)]
pub struct Work {
    pub told: RwSignal<String>,
    run: RwSignal<usize>,
    pub busy: RwSignal<bool>,
}

impl Work {
    pub fn idle() -> Self {
        Self { told: RwSignal::new(String::new()), run: RwSignal::new(0), busy: RwSignal::new(false) }
    }

    /// Begins; the number is for [`Work::goes_on`].
    pub fn begin(self) -> usize {
        self.end(String::new());
        self.busy.set(true);
        self.run.get_untracked()
    }

    pub fn end(self, told: String) {
        self.run.update(|run| *run += 1);
        self.busy.set(false);
        self.told.set(told);
    }

    /// Whether it was neither stopped nor left by the page.
    pub fn goes_on(self, run: usize) -> bool {
        self.run.try_get_untracked() == Some(run)
    }

    /// What is told, and the way to stop it.
    pub fn view(self) -> AnyView {
        let stop = move || {
            let stop = button("link", "停止", move || self.end("已停止，什么都没有改。".to_owned()));
            self.busy.get().then_some(stop)
        };
        let told = view! { <p class="num" role="status">{self.told}" "{live::when(stop)}</p> };
        let any = move || self.told.with(|told| !told.is_empty());
        view! { <div class:sr=live::flag(move || !any())>{told}</div> }.into_any()
    }
}

/// A place for files: `take` gets what was dropped. `over` says that something is held above it.
pub fn drop_place(class: &'static str, take: Callback<web_sys::DragEvent>, content: Vec<AnyView>) -> AnyView {
    let over = RwSignal::new(false);
    let drop = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        over.set(false);
        take.run(ev);
    };
    let above = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        over.set(true);
    };
    view! {
        <div class=class class:over=over on:dragover=above on:dragleave=move |_| over.set(false) on:drop=drop>
            {content}
        </div>
    }
    .into_any()
}

/// The field for an event's target.
pub fn field_of(ev: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    ev.target().and_then(|target| target.dyn_into().ok())
}

#[component]
pub fn RegisterFile(id: EvidenceId) -> impl IntoView {
    let session = Session::expect();
    let notices = expect_context::<Notices>();
    let work = Work::idle();
    // A file that waits for a decision, because the record knows another content.
    let (name, hash) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let put = move |name: String, hash: String| {
        let told = words::registered(&name);
        register(session, notices, &[(id, Some(name), hash)], told);
    };
    let arrive = move |new_name: String, new_hash: String| {
        let known = session.draft.with_untracked(|draft| draft.proof(id).and_then(|proof| proof.sha256.clone()));
        if known.is_none_or(|known| known.eq_ignore_ascii_case(&new_hash)) {
            put(new_name, new_hash);
        } else {
            name.set(new_name);
            hash.set(new_hash);
        }
    };
    let take = move |file: web_sys::File| {
        hash.set(String::new());
        let run = work.begin();
        spawn_local(async move {
            let (name, all) = (file.name(), folder::size(&file));
            let go_on = |done| {
                let on = work.goes_on(run);
                if on {
                    work.told.set(words::reading(&name, done, all));
                }
                on
            };
            let read = folder::sha256(&file, &go_on).await;
            if !work.goes_on(run) {
                return;
            }
            match read {
                Ok(found) => {
                    work.end(String::new());
                    found.into_iter().for_each(|hash| arrive(name.clone(), hash));
                }
                Err(error) => work.end(files::failure(&error)),
            }
        });
    };
    let pick = move |ev: web_sys::Event| {
        if let Some(file) = field_of(&ev).and_then(|field| crate::browser::files::picked(&field)) {
            take(file);
        }
    };
    let dropped = Callback::new(move |ev| {
        if let Some(file) = folder::dropped_file(&ev) {
            take(file);
        }
    });
    let known = live::settled(move || {
        let hash = session.draft.with(|draft| draft.proof(id).and_then(|proof| proof.sha256.clone()));
        hash.map(|hash| format!("✓ 校验值（SHA-256）{}…", hash.get(..12).unwrap_or(&hash))).unwrap_or_default()
    });
    let asked = move || {
        hash.with(|hash| !hash.is_empty()).then(|| {
            let old = session.draft.with_untracked(|draft| draft.proof(id).map(|proof| proof.file_name.clone()));
            let question = name.with(|name| words::replace(&old.unwrap_or_default(), name));
            let take_it = move || {
                put(name.get_untracked(), hash.get_untracked());
                hash.set(String::new());
            };
            let parts = vec![
                question.into_any(),
                button("btn small p", "改登记", take_it),
                button("btn small", "不改", move || hash.set(String::new())),
            ];
            el("p", "warned", parts)
        })
    };
    let picker = view! {
        <label class="btn small file-label">"选文件…"<input type="file" class="file-input" on:change=pick/></label>
    };
    let parts = vec![
        picker.into_any(),
        say("span", "dim", "或把文件拖到这里：登记文件名和校验值。文件留在原处，不上传，也不存进草稿。"),
        tell("p", "dim num", known.into()),
        work.view(),
        live::when(asked),
    ];
    drop_place("file-drop no-print", dropped, parts)
}
