//! The file that the draft was bound to at the last visit: nothing is written to it until a person says so.

use super::live;
use super::plain::button;
use crate::storage::lease::Standing;
use crate::ui::prelude::*;
use crate::ui::session::Session;

#[component]
pub fn BoundAgain() -> impl IntoView {
    let session = Session::expect();
    live::when(move || {
        let holds = session.guard.standing.get() == Standing::Holding;
        session.earlier.get().filter(|_| holds).map(|name| {
            view! {
                <div class="banner" role="status">
                    {format!("上次绑定了“{name}”，现在还没有接着写。")}
                    {button("btn small", "点此继续", move || session.bind_again())}
                    {button("btn small", "这次不用", move || session.leave_unbound())}
                    {button("btn small", "解除绑定", move || session.unbind())}
                </div>
            }
        })
    })
}
