//! When the rows of the sheet are drawn: the first screenful at once, the others while the browser is idle, or when somebody comes to
//! them. A row has some sixty parts that change, so five hundred of them at once would hold the page up for a second.

use super::late_field::heard;
use crate::browser::cells;
use crate::ui::prelude::*;

/// So many rows are drawn at once.
const AT_ONCE: usize = 40;
/// So many are drawn in one idle moment.
const SLICE: usize = 20;
/// Class of a row that is not drawn yet.
pub const LATER: &str = "later";

/// The rows that are not drawn yet.
#[derive(Clone, Copy)]
pub struct Rows {
    waiting: StoredValue<Vec<(usize, RwSignal<bool>)>>,
    /// How many were drawn at once since the last idle moment.
    drawn: StoredValue<usize>,
}

impl Rows {
    /// For the current page.
    pub fn provide() -> Self {
        let rows = Self { waiting: StoredValue::new(Vec::new()), drawn: StoredValue::new(0) };
        heard(&["beforeprint"], move || rows.all());
        // Whoever scrolls faster than the rest is drawn finds the rows where he gets to.
        heard(&["scroll"], move || rows.in_sight());
        rows
    }

    /// Whether a row is to be drawn, live.
    pub fn row(self, key: usize) -> RwSignal<bool> {
        let drawn = self.drawn.get_value();
        self.drawn.set_value(drawn + 1);
        if drawn == 0 {
            self.when_idle();
        }
        let now = RwSignal::new(drawn < AT_ONCE);
        if drawn >= AT_ONCE {
            self.waiting.update_value(|waiting| waiting.push((key, now)));
        }
        now
    }

    /// Whether every row is drawn.
    pub fn are_drawn(self) -> bool {
        self.waiting.with_value(Vec::is_empty)
    }

    /// Draws a row that somebody wants to go to. `true` where it was not drawn: it is in a moment.
    pub fn reach(self, key: usize) -> bool {
        self.draw(&|other, _| other == key) > 0
    }

    /// Draws all of them, in a moment.
    pub fn all(self) {
        self.draw(&|_, _| true);
    }

    fn in_sight(self) {
        if self.waiting.try_with_value(Vec::is_empty) == Some(false) {
            let seen = cells::rows_in_sight(LATER);
            self.draw(&|key, _| seen.contains(&format!("r-{key}")));
        }
    }

    fn when_idle(self) {
        request_idle_callback(move || {
            let Some(waiting) = self.waiting.try_with_value(Vec::len) else { return };
            self.draw(&|_, at| at < SLICE);
            if waiting > SLICE {
                self.when_idle();
            } else {
                self.drawn.set_value(0);
            }
        });
    }

    /// Draws those that are wanted, by key and place; returns how many.
    fn draw(self, wanted: &dyn Fn(usize, usize) -> bool) -> usize {
        let mut found = Vec::new();
        let mut at = 0;
        self.waiting.try_update_value(|waiting| {
            waiting.retain(|(key, row)| {
                let draw = wanted(*key, at);
                at += 1;
                if draw {
                    found.push(*row);
                }
                !draw
            });
        });
        // A row that was deleted meanwhile is gone with its signal.
        found.iter().filter(|row| row.try_set(true).is_none()).count()
    }
}
