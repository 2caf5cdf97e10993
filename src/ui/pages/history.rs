//! What became of the draft and how safely it is kept (记录): saving, restore points, the ledger.

use crate::ui::components::ledger_list::LedgerList;
use crate::ui::components::restore_points::RestorePoints;
use crate::ui::components::save_health::SaveHealth;
use crate::ui::prelude::*;

#[component]
pub fn HistoryPage() -> impl IntoView {
    view! {
        <main class="wide-page">
            <h1>"记录"</h1>
            <SaveHealth/>
            <RestorePoints/>
            <LedgerList/>
        </main>
    }
}
