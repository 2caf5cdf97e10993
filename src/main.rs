use quality_county::browser::{crash, page};
use quality_county::ui::app::App;

fn main() {
    crash::show_panics();
    match page::mount_point() {
        Some(place) => leptos::mount::mount_to(place, App).forget(),
        None => leptos::mount::mount_to_body(App),
    }
}
