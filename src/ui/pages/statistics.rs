//! The statistics ledger (质量统计台账): a sheet, what in it does not fit, pictures of it.

use crate::embedded;
use crate::exchange::statistics::parse;
use crate::ui::components::live;
use crate::ui::components::paper::{PaperFoot, PaperHead};
use crate::ui::components::plain::{button, el, say, tell};
use crate::ui::components::sheet::Sheet;
use crate::ui::components::sheet_charts::SheetCharts;
use crate::ui::components::sheet_details::SheetDetails;
use crate::ui::components::sheet_findings::{SheetFindings, count};
use crate::ui::components::sheet_grid::SheetGrid;
use crate::ui::components::sheet_keys::Deed;
use crate::ui::components::sheet_paste::SheetPaste;
use crate::ui::components::sheet_tools::SheetTools;
use crate::ui::prelude::*;
use crate::ui::session::Session;

#[component]
pub fn StatisticsPage() -> impl IntoView {
    let session = Session::expect();
    let sheet = Sheet::provide(session);
    let any = Memo::new(move |_| sheet.book.with(|book| !book.rows.is_empty()));
    let main = move || if any.get() { filled(sheet) } else { empty(sheet) };
    let paste = move || sheet.paste.get().map(|first| view! { <SheetPaste sheet first/> });
    view! {
        <main class="sheet-page">
            <PaperHead title="质量统计台账" filtered=false/>
            <div class="sheet-head no-print">
                <h1>"质量统计台账"</h1>
                {live::when(move || any.get().then(|| tell("span", "found", live::text(move || count(sheet)))))}
            </div>
            {live::when(paste)}
            {live::part(main)}
            <PaperFoot/>
        </main>
    }
}

fn filled(sheet: Sheet) -> AnyView {
    let left = vec![
        view! { <SheetTools sheet/> }.into_any(),
        view! { <SheetGrid sheet/> }.into_any(),
        say(
            "p",
            "dim no-print sheet-keys",
            "方向键、Tab、回车换格，直接打字就改，F2 进到格里改，Esc 取消；没有填的不当作 0。",
        ),
        view! { <SheetCharts sheet/> }.into_any(),
    ];
    let right = vec![view! { <SheetFindings sheet/> }.into_any(), view! { <SheetDetails sheet/> }.into_any()];
    el("div", "sheet-body", vec![el("div", "sheet-left", left), el("div", "sheet-right", right)])
}

fn empty(sheet: Sheet) -> AnyView {
    let fill = move || {
        let sample = embedded::text("statistics-sample").and_then(|text| parse(sheet.session.rule_set, text));
        match sample {
            Some(statistics) => {
                sheet.replace(statistics);
                sheet.show_counts();
                sheet.offer_undo("已填入示例：一份公开的质量白皮书里的数。".to_owned());
            }
            None => sheet.notices.warn("这个文件里没有带示例。"),
        }
    };
    let buttons = vec![
        button("btn p", "粘贴、导入表格…", move || sheet.paste.set(Some(String::new()))),
        button("btn", "加一组", move || sheet.act(Deed::AddGroup)),
        button("btn", "填入示例", fill),
    ];
    let parts = vec![
        say("p", "", "这里记监督抽检等统计数：哪类产品、多少企业、多少批次、多少不合格、报告的合格率。"),
        say("p", "", "程序按批次重算每个率和每个合计，对不上的逐处指出；评分点可以直接从这里取数。"),
        el("div", "actions", buttons),
    ];
    el("section", "card sheet-empty no-print", parts)
}
