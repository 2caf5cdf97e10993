//! Why a report would say nothing of a draft: a title above an empty table is nothing to hand in.

use quality_county::report::model::Document;
use quality_county::report::{Inputs, Report};

/// Why, where `documents` is all that there is to it; `None` where it says something.
pub(super) fn silent(report: Report, inputs: &Inputs<'_>, documents: &[Document]) -> Option<&'static str> {
    let Inputs { draft, rectifications, .. } = *inputs;
    match report {
        Report::Catalogue if draft.evidence.is_empty() => Some("还没有登记佐证材料"),
        Report::CoverSheets if documents.is_empty() => Some("还没有用于评分点的佐证材料"),
        Report::Rectifications if rectifications.is_empty() => Some("还没有整改事项"),
        Report::Statistics if draft.statistics.entries.is_empty() => Some("还没有质量统计数据"),
        Report::Form if documents.is_empty() => Some("这份评分细则没有附表"),
        Report::Reminders if documents.is_empty() => Some("各单位没有待补的内容"),
        _ if documents.is_empty() => Some("没有内容"),
        _ => None,
    }
}
