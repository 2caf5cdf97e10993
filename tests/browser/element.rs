//! Elements as `view!` writes them, on a real page.

use quality_county::ui::prelude::*;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

async fn moment() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&wasm_bindgen::JsValue::UNDEFINED)), Duration::from_millis(20));
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.expect("time passes");
}

/// Shows `build()` in an element of its own, to which it leads.
fn shown(build: impl Fn() -> AnyView + Send + 'static) -> web_sys::HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("page");
    let holder: web_sys::HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(document.create_element("div").expect("div"));
    document.body().expect("body").append_child(&holder).expect("append");
    leptos::mount::mount_to(holder.clone(), move || build).forget();
    holder
}

fn html(holder: &web_sys::HtmlElement) -> String {
    holder.inner_html().replace("<!---->", "")
}

#[wasm_bindgen_test]
async fn fixed_and_changing_parts_stand_in_the_order_of_the_source() {
    let name = RwSignal::new("甲<b>".to_owned());
    let on = RwSignal::new(false);
    let holder = shown(move || {
        view! {
            <p class="a \"b\"" class:on=on title=name>"1 < 2 & "<i>"x"</i>{move || name.get()}"、"<b>{3}</b></p>
        }
        .into_any()
    });
    assert_eq!(
        html(&holder),
        r#"<p class="a &quot;b&quot;" title="甲<b>">1 &lt; 2 &amp; <i>x</i>甲&lt;b&gt;、<b>3</b></p>"#
            .replace("甲<b>\"", "甲&lt;b&gt;\"")
    );
    on.set(true);
    name.set("乙".to_owned());
    moment().await;
    assert_eq!(html(&holder), r#"<p class="a &quot;b&quot; on" title="乙">1 &lt; 2 &amp; <i>x</i>乙、<b>3</b></p>"#);
}

#[wasm_bindgen_test]
async fn what_comes_from_the_same_place_stays_on_the_page_and_anything_else_is_replaced() {
    let count = RwSignal::new(0);
    let holder = shown(move || match count.get() {
        2 => view! { <p>"别的"</p> }.into_any(),
        count => view! { <p class="same" title=count.to_string()>{count}</p> }.into_any(),
    });
    let first = holder.first_element_child().expect("child");
    count.set(1);
    moment().await;
    assert_eq!(html(&holder), r#"<p class="same" title="1">1</p>"#);
    assert_eq!(holder.first_element_child(), Some(first));
    count.set(2);
    moment().await;
    assert_eq!(html(&holder), "<p>别的</p>");
}

#[wasm_bindgen_test]
async fn fixed_classes_stay_where_others_come_and_go() {
    let count = RwSignal::new(0);
    let holder = shown(move || view! { <p class="same" class:odd=count.get() % 2 == 1>"x"</p> }.into_any());
    let classes = || holder.first_element_child().expect("child").class_name();
    for expected in [vec!["same"], vec!["odd", "same"], vec!["same"]] {
        let mut found: Vec<_> = classes().split(' ').map(str::to_owned).collect();
        found.sort();
        assert_eq!(found, expected);
        count.update(|count| *count += 1);
        moment().await;
    }
}

#[wasm_bindgen_test]
async fn events_reach_their_handlers_with_the_type_they_have() {
    let heard = RwSignal::new(String::new());
    let holder = shown(move || {
        let click = move |ev: web_sys::MouseEvent| heard.update(|heard| *heard += &ev.type_());
        let focus = move |_| heard.update(|heard| *heard += "focus ");
        view! { <button type="button" on:click=click on:focus=focus>"键"</button> }.into_any()
    });
    let button: web_sys::HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(holder.first_element_child().expect("button"));
    button.focus().expect("focus");
    button.click();
    moment().await;
    assert_eq!(heard.get_untracked(), "focus click");
}

#[wasm_bindgen_test]
fn pieces_of_pictures_are_svg() {
    let holder = shown(|| {
        view! { <svg viewBox="0 0 9 9"><rect width="9" height="9"/><path d=String::from("M0 0")/></svg> }.into_any()
    });
    let picture = holder.first_element_child().expect("svg");
    let children = picture.children();
    let spaces: Vec<_> = (0..children.length()).filter_map(|at| children.item(at)?.namespace_uri()).collect();
    assert_eq!(spaces, ["http://www.w3.org/2000/svg", "http://www.w3.org/2000/svg"]);
}
