//! The table in front: its selection, order and columns.

use crate::app::columns::Value;
use crate::app::screens::columns;
use crate::app::state::State;

/// The most moves that are kept while a list is awaited; a person makes fewer.
const MOST: usize = 1000;

impl State {
    /// How many rows a page has: the visible ones.
    pub(super) fn page_height(&self) -> isize {
        isize::try_from(self.table_height()).unwrap_or(1)
    }

    /// Scrolls the table in front so that the selected row is drawn.
    pub(super) fn keep_in_sight(&mut self) {
        let height = self.table_height();
        let table = self.table_mut();
        table.top = table
            .top
            .min(table.at)
            .max((table.at + 1).saturating_sub(height))
            .min(table.rows.len().saturating_sub(height));
    }

    pub(super) fn move_by(&mut self, by: isize) {
        if self.is_listing() {
            self.pending.moves.truncate(MOST);
            return self.pending.moves.push(by);
        }
        let last = self.row_count().saturating_sub(1);
        let table = self.table_mut();
        table.at = table.at.saturating_add_signed(by).min(last);
    }

    /// Sorts by the next column; after the last column in the order of the file.
    pub(super) fn sort(&mut self) {
        let count = columns(self.nav.screen).len();
        let table = self.table_mut();
        table.sort = match table.sort {
            None => Some((0, false)),
            Some((column, _)) if column + 1 < count => Some((column + 1, false)),
            Some(_) => None,
        };
        self.refresh();
    }

    /// Sorts by a column; a column that sorts already is turned.
    pub(super) fn sort_by(&mut self, column: usize) {
        let table = self.table_mut();
        table.sort = match table.sort {
            Some((sorted, reversed)) if sorted == column => Some((column, !reversed)),
            _ => Some((column, false)),
        };
        self.refresh();
    }

    /// Reverses the order.
    pub(super) fn reverse(&mut self) {
        let table = self.table_mut();
        table.sort = Some(table.sort.map_or((0, true), |(column, reversed)| (column, !reversed)));
        self.refresh();
    }

    /// Scrolls the columns behind the name; the last one stays visible.
    pub(super) fn scroll_columns(&mut self, by: isize) {
        let last = columns(self.nav.screen).len().saturating_sub(2);
        let table = self.table_mut();
        table.left = table.left.saturating_add_signed(by).min(last);
    }

    /// True if the table in front is sorted by a text whose alphabetical order is still being
    /// computed. Until then the rows are in the order of the file.
    #[must_use]
    pub fn is_sorting(&self) -> bool {
        let table = &self.tables.screens[self.nav.screen];
        let column = table.sort.and_then(|(column, _)| columns(self.nav.screen).get(column));
        let (Some(column), Some(&row)) = (column, table.rows.first()) else { return false };
        !self.loaded.index.is_ranked(self.data())
            && matches!((column.value)(&self.context(), row), Value::Text(_))
    }
}
