//! The table in front: its selection, order and columns.

use crate::app::columns::Value;
use crate::app::screens::{columns, spec};
use crate::app::state::State;

/// The most moves that are kept while a list is awaited, and the most marks; a person makes fewer.
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

    /// Sorts by a column alone; the column that sorts already is turned.
    pub(super) fn sort_by(&mut self, column: usize) {
        let first = self.table().sort.first().filter(|(sorted, _)| *sorted == column);
        let reversed = first.is_some_and(|(_, reversed)| !reversed);
        self.sort_as(vec![(column, reversed)]);
    }

    /// Sorts the rows that are equal in the first column by this one; turns it if it sorts already.
    pub(super) fn add_sort(&mut self, column: usize) {
        let mut sort = self.table().sort.clone();
        match sort.iter_mut().find(|(sorted, _)| *sorted == column) {
            Some((_, reversed)) => *reversed = !*reversed,
            None => {
                sort.truncate(1);
                sort.push((column, false));
            }
        }
        self.sort_as(sort);
    }

    /// Sorts by columns. At the top of the table the selection stays at the top, else on its unit.
    pub(super) fn sort_as(&mut self, sort: Vec<(usize, bool)>) {
        let table = self.table_mut();
        table.stays_at_top = table.at == 0;
        table.sort = sort;
        self.refresh();
    }

    /// Reverses the order.
    pub(super) fn reverse(&mut self) {
        let turned: Vec<_> =
            self.table().sort.iter().map(|(column, reversed)| (*column, !reversed)).collect();
        self.sort_as(if turned.is_empty() { vec![(0, true)] } else { turned });
    }

    /// Marks the selected unit or takes its mark back, and selects the next.
    pub(super) fn mark(&mut self) {
        let screen = self.nav.screen;
        let Some(table) = spec(screen).units else { return };
        let state = &self.tables.screens[screen];
        let Some(&row) = state.rows.get(state.at) else { return };
        let id = self.data().id(table, row).to_owned();
        let marked = &mut self.tables.screens[screen].marked;
        if !marked.remove(&id) && marked.len() < MOST {
            marked.insert(id);
        }
        self.find_marked(screen);
        self.move_by(1);
    }

    /// Takes all marks of the screen in front back.
    pub(super) fn clear_marks(&mut self) {
        let table = &mut self.tables.screens[self.nav.screen];
        table.marked.clear();
        table.marked_rows.clear();
    }

    /// Scrolls the columns behind the name; the last one stays visible.
    pub(super) fn scroll_columns(&mut self, by: isize) {
        let last = self.shown_columns(self.nav.screen).len().saturating_sub(2);
        let table = self.table_mut();
        table.left = table.left.saturating_add_signed(by).min(last);
    }

    /// True if the table in front is sorted by a text whose alphabetical order is still being
    /// computed. Until then the rows are in the order of the file.
    #[must_use]
    pub fn is_sorting(&self) -> bool {
        let table = &self.tables.screens[self.nav.screen];
        let Some(&row) = table.rows.first() else { return false };
        let mut sorted =
            table.sort.iter().filter_map(|(column, _)| columns(self.nav.screen).get(*column));
        !self.loaded.index.is_ranked(self.data())
            && sorted.any(|column| matches!((column.value)(&self.context(), row), Value::Text(_)))
    }
}
