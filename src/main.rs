use quality_county::browser::page;
use quality_county::embedded;
use quality_county::ui::app::App;

fn main() {
    embedded::install(page::embedded_text);
    match page::mount_point() {
        Some(place) => leptos::mount::mount_to(place, || App(App {})).forget(),
        None => leptos::mount::mount_to_body(|| App(App {})),
    }
}
