//! Which columns a table shows behind the first, and in which order.

use crate::app::screen::Screen;

/// An open choice of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChooser {
    /// The screen of the table.
    pub screen: Screen,
    /// Each column behind the first, by its position in the table, and whether it is shown.
    pub columns: Vec<(usize, bool)>,
    /// The selected one.
    pub at: usize,
}

impl ColumnChooser {
    /// The choice for a table of `count` columns that shows these behind the first.
    #[must_use]
    pub fn new(screen: Screen, count: usize, shown: &[usize]) -> Self {
        let hidden = (1..count).filter(|at| !shown.contains(at)).map(|at| (at, false));
        let columns = shown.iter().map(|at| (*at, true)).chain(hidden).collect();
        Self { screen, columns, at: 0 }
    }

    /// The columns that are shown, in their order.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        self.columns.iter().filter(|(_, is_shown)| *is_shown).map(|(at, _)| *at).collect()
    }

    /// Selects another column.
    pub fn move_by(&mut self, by: isize) {
        let last = self.columns.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Shows the selected column or hides it. The last one stays.
    pub fn toggle(&mut self) {
        if let Some((_, is_shown)) = self.columns.get_mut(self.at) {
            *is_shown = !*is_shown;
        }
        if self.shown().is_empty() {
            self.columns[self.at].1 = true;
        }
    }

    /// Moves the selected column towards the start or the end.
    pub fn shift(&mut self, by: isize) {
        let to = self.at.saturating_add_signed(by).min(self.columns.len().saturating_sub(1));
        if to != self.at {
            self.columns.swap(self.at, to);
            self.at = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_hidden_and_moved_and_one_is_left() {
        let mut open = ColumnChooser::new(Screen::Zones, 5, &[1, 3]);
        assert_eq!(open.columns, [(1, true), (3, true), (2, false), (4, false)]);
        open.shift(1);
        assert_eq!((open.shown(), open.at), (vec![3, 1], 1));
        open.toggle();
        open.move_by(-1);
        open.toggle();
        assert_eq!(open.shown(), [3]);
    }
}
