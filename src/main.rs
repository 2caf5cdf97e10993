use quality_county::browser::page;
use quality_county::embedded;
use quality_county::ui::app::App;

fn main() {
    if let Some(Err(problem)) = page::embedded_texts().map(|texts| embedded::install(&texts)) {
        panic!("the texts in the page are damaged: {problem}");
    }
    match page::mount_point() {
        Some(place) => leptos::mount::mount_to(place, || App(App {})).forget(),
        None => leptos::mount::mount_to_body(|| App(App {})),
    }
}
