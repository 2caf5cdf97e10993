//! One short message at the edge of the page, with at most one thing to do about it.

use super::components::live;
use crate::ui::prelude::*;
use std::sync::Arc;

/// Not a `Callback`: that would die with the row that offered it.
type Deed = Arc<dyn Fn() + Send + Sync>;

/// A message; it stays until it is closed or replaced.
#[derive(Clone)]
pub struct Notice {
    pub text: String,
    /// Something went wrong, rather than done.
    pub bad: bool,
    /// Label and deed, such as 撤销.
    pub action: Option<(&'static str, Deed)>,
}

/// The place for the message. Provided once, at the root.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Option<Notice>>);

impl Notices {
    pub fn provide() -> Self {
        let notices = Self(RwSignal::new(None));
        provide_context(notices);
        notices
    }

    pub fn say(self, text: impl Into<String>) {
        self.0.set(Some(Notice { text: text.into(), bad: false, action: None }));
    }

    pub fn warn(self, text: impl Into<String>) {
        self.0.set(Some(Notice { text: text.into(), bad: true, action: None }));
    }

    /// Takes back an offer whose draft is being closed.
    pub fn withdraw_offer(self) {
        self.0.update(|notice| {
            if notice.as_ref().is_some_and(|notice| notice.action.is_some()) {
                *notice = None;
            }
        });
    }

    pub fn offer(self, text: impl Into<String>, label: &'static str, deed: impl Fn() + Send + Sync + 'static) {
        let action = Some((label, Arc::new(deed) as Deed));
        self.0.set(Some(Notice { text: text.into(), bad: false, action }));
    }
}

/// Shows the message, if there is one.
#[component]
pub fn NoticeBar(notices: Notices) -> impl IntoView {
    let close = move |_| notices.0.set(None);
    let bar = move |notice: Notice| {
        let action = notice.action.map(|(label, deed)| {
            let act = move |_| {
                notices.0.set(None);
                deed();
            };
            view! { <button class="btn notice-act" on:click=act>{label}</button> }
        });
        view! {
            <div class="notice" class:bad=notice.bad>
                <span>{notice.text}</span>
                {action}
                <button class="notice-close" aria-label="关闭提示" on:click=close>"×"</button>
            </div>
        }
    };
    view! { <div class="notices" role="status" aria-live="polite">{live::when(move || notices.0.get().map(bar))}</div> }
}
