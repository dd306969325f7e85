//! A column that may end before its table does.

use std::ops::{Index, Range};

/// One cell for each row. A column ends with its last told cell: what is beyond is absent
/// (`T::default()`) and takes no room, all of the column where no file has it.
#[derive(Debug, Clone, Default)]
pub struct Column<T> {
    told: Vec<T>,
    absent: T,
}

impl<T: Copy + Default + PartialEq> Column<T> {
    /// Sets the cell of a row.
    pub fn set(&mut self, row: usize, cell: T) {
        if let Some(own) = self.told.get_mut(row) {
            *own = cell;
        } else if cell != self.absent {
            self.told.resize(row, self.absent);
            self.told.push(cell);
        }
    }

    /// Sets the cells of the rows from `row` on, which has none of them yet; no cells leave it as
    /// it is. It makes room for as many rows as its table has `room` for.
    pub fn extend(&mut self, row: usize, cells: impl ExactSizeIterator<Item = T>, room: usize) {
        if cells.len() == 0 {
            return;
        }
        if self.told.is_empty() {
            self.told.reserve(room);
        }
        self.told.resize(row, self.absent);
        self.told.extend(cells);
    }

    /// How many rows it has room for.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.told.capacity()
    }

    /// Those of some rows that are told.
    #[must_use]
    pub fn told(&self, rows: Range<usize>) -> &[T] {
        &self.told[rows.start.min(self.told.len())..rows.end.min(self.told.len())]
    }

    /// All cells up to the last that is told.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> + '_ {
        self.told.iter().copied()
    }

    /// Takes the last rows away, so that there are no more than `rows`.
    pub fn truncate(&mut self, rows: usize) {
        self.told.truncate(rows);
    }

    /// Gives back what growing has reserved and not used.
    pub fn shrink_to_fit(&mut self) {
        self.told.shrink_to_fit();
    }
}

impl<T> Index<usize> for Column<T> {
    type Output = T;

    fn index(&self, row: usize) -> &T {
        self.told.get(row).unwrap_or(&self.absent)
    }
}

/// Columns are equal where every row's cell is, however far each is told.
impl<T: Copy + Default + PartialEq> PartialEq for Column<T> {
    fn eq(&self, other: &Self) -> bool {
        (0..self.told.len().max(other.told.len())).all(|row| self[row] == other[row])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_is_that_of_all_rows(steps in proptest::collection::vec((0usize..20, 0u8..3, proptest::collection::vec(0u8..3, 0..4)), 0..12)) {
            let (mut column, mut whole) = (Column::<u8>::default(), vec![0u8; 0]);
            for (row, cell, cells) in steps {
                let end = whole.len().max(row + 1);
                whole.resize(end, 0);
                whole[row] = cell;
                column.set(row, cell);
                column.extend(end, cells.iter().copied(), 0);
                whole.extend(cells);
            }
            prop_assert!((0..40).all(|row| column[row] == whole.get(row).copied().unwrap_or(0)));
            let mut same = Column::default();
            same.extend(0, whole.iter().copied(), 0);
            prop_assert!(same == column);
            let told = column.told(3..9);
            prop_assert!(whole.get(3..3 + told.len()).is_none_or(|cells| cells == told));
            prop_assert!((3 + told.len()..9).all(|row| column[row] == 0));
            column.truncate(4);
            prop_assert!((4..40).all(|row| column[row] == 0));
        }
    }
}
