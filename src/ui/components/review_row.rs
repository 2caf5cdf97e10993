//! One scoring point under review: what is claimed and proved, and the reviewer's word on it.

use super::choice::Choice;
use super::explain_button::explain_button;
use super::live;
use super::live::Listed;
use super::plain::{el, say};
use super::reviewing::{Reviewing, mark_of};
use super::set_points::SetPoints;
use crate::domain::ids::PointId;
use crate::domain::review::{Mark, Verdict};
use crate::domain::scorecard::Score;
use crate::ui::notice::Notices;
use crate::ui::prelude::*;
use crate::ui::session::Session;
use crate::words::{catalogue, review as words};

/// A figure's name and text.
type Figure = (&'static str, fn(&Score) -> String);

/// The three figures side by side. `seen` of `all` points below are reviewed: nothing confirmed yet reads "–", and only what was
/// seen in full is compared with what is claimed. `open` opens the explanation of the confirmed figure.
pub fn figures(score: Signal<Score>, seen: Memo<usize>, all: usize, open: Option<RwSignal<bool>>) -> AnyView {
    let named = |name, value| vec![say("span", "fig-name", name), value];
    let figure =
        |(name, pick): Figure| el("td", "n num fig", named(name, live::text(move || score.with(pick)).into_any()));
    let plain: [Figure; 2] = [("自评", |score| score.sure.to_string()), ("有佐证", |score| score.backed.to_string())];
    let text = live::text(move || if seen.get() == 0 { "–".to_owned() } else { score.get().confirmed.to_string() });
    let look = live::text(move || {
        let Score { sure, confirmed, .. } = score.get();
        let tone = if seen.get() < all {
            ""
        } else if sure == confirmed {
            " same"
        } else {
            " other"
        };
        format!("n num fig{tone}")
    });
    let confirmed = match open {
        None => text.into_any(),
        Some(open) => {
            explain_button(open, "plain".into(), live::text(move || format!("核定 {}", text.get())), text.into_any())
        }
    };
    let cell = view! { <td class=look>{named("核定", confirmed)}</td> }.into_any();
    plain.map(figure).into_iter().chain([cell]).collect::<Vec<_>>().into_any()
}

#[component]
pub fn ReviewRow(point: PointId) -> impl IntoView {
    let session = Session::expect();
    let spec = session.rule_set.point(point);
    let mark = mark_of(session, point);
    let result = session.point_score(point);
    let score = Signal::derive(move || result.with(|result| result.score));
    let seen = Memo::new(move |_| mark.with(|mark| usize::from(mark.is_some())));
    let proof = live::settled(move || session.draft.with(|draft| catalogue::lines(session.rule_set, draft, point)));
    let proof = move || {
        let lines = proof.get();
        let class = if lines.is_empty() { "why no" } else { "proof-line num" };
        let earned = score.get().sure > Default::default();
        let none = if earned { "没有佐证" } else { "" };
        let lines = if lines.is_empty() { none.to_owned() } else { lines };
        lines.lines().map(|line| view! { <div class=class>{line.to_owned()}</div> }).listed()
    };
    view! {
        <tr id=format!("r-{}", spec.code)>
            <td class="num code"><a href=session.link_to(&spec.code)>{spec.code.clone()}</a></td>
            <td class="said">{spec.text.clone()}<span class="dim num">{format!("（{} 分）", spec.points)}</span>{live::part(proof)}</td>
            {figures(score, seen, 1, None)}
            <td class="word"><Word point mark/></td>
        </tr>
    }
}

/// The reviewer's word: confirmed, set, or proof wanted.
#[component]
fn Word(point: PointId, mark: Memo<Option<Mark>>) -> impl IntoView {
    let session = Session::expect();
    let reviewing: Reviewing = expect_context();
    let notices = expect_context::<Notices>();
    let code = &session.rule_set.point(point).code;
    // A set score is asked for before it is typed.
    let asked = RwSignal::new(false);
    let chosen = Signal::derive(move || match mark.with(|mark| mark.as_ref().map(|mark| mark.verdict)) {
        _ if asked.get() => Some(1),
        Some(Verdict::Confirmed) => Some(0),
        Some(Verdict::Set(_)) => Some(1),
        Some(Verdict::ProofWanted) => Some(2),
        None => None,
    });
    let choose = move |choice: Option<usize>| {
        let had_asked = asked.get_untracked();
        asked.set(choice == Some(1));
        match choice {
            Some(0) => drop(reviewing.mark(&[point], Verdict::Confirmed)),
            Some(2) => drop(reviewing.mark(&[point], Verdict::ProofWanted)),
            None if !had_asked => clear(session, notices, point),
            _ => {}
        }
    };
    let is_set = Memo::new(move |_| chosen.get() == Some(1));
    let set = move || is_set.get().then(|| view! { <SetPoints point mark asked/> });
    let has_why = Memo::new(move |_| {
        mark.with(|mark| {
            mark.as_ref().is_some_and(|mark| mark.verdict != Verdict::Confirmed || !mark.reason.is_empty())
        })
    });
    let why = move || has_why.get().then(|| reason(session, point, mark));
    let signed = move || mark.with(|mark| mark.as_ref().map(|mark| signed(session, reviewing, notices, point, mark)));
    let options = vec![("认可".to_owned(), "y"), ("核定为".to_owned(), "b"), ("需补佐证".to_owned(), "n")];
    view! {
        <div class="word-line">
            <Choice name=format!("mark-{code}") label=format!("{code} 预验收意见") options chosen choose/>
            {live::when(set)}
        </div>
        {live::when(why)}
        {live::when(signed)}
    }
}

/// Takes a mark away; one click brings it back.
fn clear(session: Session, notices: Notices, point: PointId) {
    let Some(old) = session.draft.with_untracked(|draft| draft.mark(point).cloned()) else { return };
    session.edit(|draft| draft.set_mark(point, None));
    let text = format!("已清除 {} 的预验收意见。", session.rule_set.point(point).code);
    notices.offer(text, "撤销", move || {
        session.edit(|draft| draft.set_mark(point, Some(old.clone())));
    });
}

fn reason(session: Session, point: PointId, mark: Memo<Option<Mark>>) -> AnyView {
    let said = live::text(move || mark.with(|mark| mark.as_ref().map(|mark| mark.reason.clone()).unwrap_or_default()));
    let change = move |ev| {
        let old = mark.get_untracked();
        session.edit(|draft| {
            draft.set_mark(point, old.map(|mark| Mark { reason: event_target_value(&ev), ..mark }));
        });
    };
    let label = format!("{} 理由", session.rule_set.point(point).code);
    view! { <input class="in wide reason" aria-label=label placeholder="理由" autocomplete="off" prop:value=said on:input=change/> }.into_any()
}

/// Who said it and when, the way to take it back, and what to do when something else is claimed by now.
fn signed(session: Session, reviewing: Reviewing, notices: Notices, point: PointId, mark: &Mark) -> AnyView {
    let code = &session.rule_set.point(point).code;
    let verdict = mark.verdict;
    let stale = words::stale(mark, session.point_score(point).with(|result| result.score.sure)).map(|text| {
        let renew = move |_| drop(reviewing.mark(&[point], verdict));
        view! { <p class="warned">{text}" "<button type="button" class="btn small" on:click=renew>{words::renew(verdict)}</button></p> }
    });
    view! {
        {stale}
        <span class="dim num">{words::signed(mark)}" "</span>
        <button type="button" class="link no-print" aria-label=format!("{code} 清除意见") on:click=move |_| clear(session, notices, point)>"清除"</button>
    }
    .into_any()
}
