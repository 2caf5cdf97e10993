//! Scoring points that take their two counts from the ledger: which can, and how they follow it.

use super::EntryId;
use super::feed::{Basis, Counts, Feed, fed};
use crate::domain::decimal::Decimal;
use crate::domain::draft::Draft;
use crate::domain::field::{Cell, Field, FieldKind};
use crate::domain::ids::PointId;
use crate::domain::order;
use crate::domain::rule_set::RuleSet;
use crate::domain::scoring::{Comparison, Scoring, Test};
use std::sync::Arc;

/// Where two counts of a point begin that can be fed: numerator, denominator, with the same bare percentage as their rival.
pub fn pairs(fields: &[Field]) -> Vec<usize> {
    let takes = |at: usize| matches!(fields.get(at).map(|field| &field.kind), Some(FieldKind::Quantity { .. }));
    let same = |at: usize| matches!(&fields.get(at..at + 2), Some([one, two]) if one.rivals.len() == 1 && one.rivals == two.rivals);
    (0..fields.len()).filter(|at| takes(*at) && takes(at + 1) && same(*at)).collect()
}

/// Sets the counts of every fed point to what the ledger says now. Where it has none to give they are blank: not filled in.
pub fn follow_feeds(rule_set: &RuleSet, draft: &mut Draft) {
    let statistics = Arc::clone(&draft.statistics);
    for feed in &statistics.feeds {
        let counts = fed(&statistics, *feed).ok();
        for (at, count) in
            [(feed.field, counts.map(|counts| counts.0)), (feed.field + 1, counts.map(|counts| counts.1))]
        {
            let Some(field) = rule_set.point(feed.point).fields.get(at) else { continue };
            let cell = count.map(Cell::Number).filter(|cell| field.kind.check(*cell).is_ok());
            let record = draft.record(feed.point);
            if record.cell(at) != cell || record.unread_at(at).is_some() {
                draft.set_cell(rule_set, feed.point, at, cell);
            }
        }
    }
}

/// Has two fields of a point follow an entry, from now on or no longer. What they hold then stays until somebody changes it.
pub fn bind(draft: &mut Draft, point: PointId, field: usize, from: Option<(EntryId, Counts, Basis)>) {
    let feeds = &mut Arc::make_mut(&mut draft.statistics).feeds;
    feeds.retain(|feed| (feed.point, feed.field) != (point, field));
    feeds.extend(from.map(|(from, counts, basis)| Feed { point, field, from, counts, basis }));
    order::by_key(feeds, |feed| (feed.point, feed.field));
}

/// What the rate of two fields of a point is held against, in percent.
pub fn threshold(rule_set: &RuleSet, point: PointId, field: usize) -> Option<(Comparison, Decimal)> {
    let of = |test: &Test| match test {
        Test::Rate(rate) => Some((rate.comparison, rate.threshold)),
        _ => None,
    };
    match &rule_set.point(point).scoring {
        Scoring::Test(test) if field == 0 => of(test),
        Scoring::AllOf(conditions) | Scoring::AnyOf(conditions) => {
            let mut start = 0;
            conditions.iter().find_map(|condition| {
                let here = start == field;
                start += condition.test.fields().len();
                if here { of(&condition.test) } else { None }
            })
        }
        _ => None,
    }
}
