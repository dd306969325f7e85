//! What is in front: the columns that are shown, the rows that are marked, what Enter would open.

use crate::analysis::{RowSums, sum_rows};
use crate::app::pages;
use crate::app::screen::Screen;
use crate::app::screens::{columns, spec};
use crate::app::state::State;
use crate::domain::{Row, Table};

impl State {
    /// The columns that a screen's table shows, by their positions, in their order.
    #[must_use]
    pub fn shown_columns(&self, screen: Screen) -> Vec<usize> {
        let chosen = &self.preferences.columns[screen];
        let count = columns(screen).len();
        let behind: Vec<usize> =
            if chosen.is_empty() { (1..count).collect() } else { chosen.clone() };
        std::iter::once(0).chain(behind).filter(|at| *at < count).collect()
    }

    /// True if a row of the table in front is marked.
    #[must_use]
    pub fn is_marked(&self, table: Table, row: Row) -> bool {
        let marked = &self.table().marked;
        !marked.is_empty() && marked.contains(self.data().id(table, row))
    }

    /// The sums of the marked rows of the screen in front; None if no row is marked.
    #[must_use]
    pub fn marked_sums(&self) -> Option<(usize, RowSums)> {
        let rows = &self.table().marked_rows;
        let table = spec(self.nav.screen).units.filter(|_| !rows.is_empty())?;
        let is_below = |row| self.is_below(table, row);
        let thresholds = &self.settings.thresholds;
        let sums = sum_rows(self.data(), thresholds, table, rows, &self.filter, is_below);
        Some((rows.len(), sums))
    }

    /// Whether Enter does something.
    #[must_use]
    pub fn can_open(&self) -> bool {
        match self.nav.pages.last() {
            _ if self.loaded.is_partial => false,
            Some(page) => pages::opens(self, page).is_some(),
            None => self.selected().is_some(),
        }
    }
}
