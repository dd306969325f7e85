//! The columns of the tables: what each of them can do, and a column that may end before its table
//! does.

use std::ops::{Index, Range};

/// A column of a table, whatever it stores its cells in. `row` is the number of rows that the table
/// has before rows are added.
pub trait TableColumn {
    /// The cell of one row.
    type Cell: Copy;
    /// The cells of many rows that were read together.
    type Batch: BatchColumn<Cell = Self::Cell>;

    /// Adds the cell of one row.
    fn push_cell(&mut self, row: usize, cell: Self::Cell);

    /// Adds the cells of some rows of a batch; `absent` for each where the batch has none.
    fn extend_from_batch(
        &mut self,
        row: usize,
        batch: &Self::Batch,
        rows: Range<usize>,
        absent: Self::Cell,
        room: usize,
    );

    /// Adds the cells of some rows of another column.
    fn append_rows(&mut self, row: usize, other: &Self, rows: Range<usize>, room: usize);

    /// Makes room for more rows.
    fn reserve_rows(&mut self, rows: usize);

    /// Gives back the memory that is reserved and not used, if it is worth a copy.
    fn release_unused(&mut self);
}

/// Whether the unused memory of a vector is worth giving back. The cells are copied then, because
/// memory is overwritten before it is freed, and memory that was never written takes no room.
pub const fn is_worth_shrinking(length: usize, capacity: usize) -> bool {
    capacity > length + length / 2
}

fn release_unused<T>(cells: &mut Vec<T>) {
    if is_worth_shrinking(cells.len(), cells.capacity()) {
        cells.shrink_to_fit();
    }
}

/// The cells of many rows: as many as there are rows, or none.
pub trait BatchColumn {
    /// The cell of one row.
    type Cell: Copy;

    /// The cell of a row; `absent` where there is none.
    fn cell(&self, row: usize, absent: Self::Cell) -> Self::Cell;

    /// Removes all cells and keeps the memory.
    fn clear_cells(&mut self);

    /// Removes the cells of the rows that are marked.
    fn remove_cells(&mut self, is_removed: &[bool]);
}

impl<T: Copy> BatchColumn for Vec<T> {
    type Cell = T;

    fn cell(&self, row: usize, absent: T) -> T {
        self.get(row).copied().unwrap_or(absent)
    }

    fn clear_cells(&mut self) {
        self.clear();
    }

    fn remove_cells(&mut self, is_removed: &[bool]) {
        let mut rows = is_removed.iter();
        self.retain(|_| rows.next() == Some(&false));
    }
}

impl<B: BatchColumn, const N: usize> BatchColumn for [B; N] {
    type Cell = [B::Cell; N];

    fn cell(&self, row: usize, absent: Self::Cell) -> Self::Cell {
        std::array::from_fn(|at| self[at].cell(row, absent[at]))
    }

    fn clear_cells(&mut self) {
        self.iter_mut().for_each(B::clear_cells);
    }

    fn remove_cells(&mut self, is_removed: &[bool]) {
        for column in self {
            column.remove_cells(is_removed);
        }
    }
}

impl<T: Copy> TableColumn for Vec<T> {
    type Cell = T;
    type Batch = Self;

    fn push_cell(&mut self, _: usize, cell: T) {
        self.push(cell);
    }

    fn extend_from_batch(
        &mut self,
        row: usize,
        batch: &Self,
        rows: Range<usize>,
        absent: T,
        _: usize,
    ) {
        let count = rows.len();
        self.extend_from_slice(batch.get(rows).unwrap_or_default());
        self.resize(row + count, absent);
    }

    fn append_rows(&mut self, _: usize, other: &Self, rows: Range<usize>, _: usize) {
        self.extend_from_slice(&other[rows]);
    }

    fn reserve_rows(&mut self, rows: usize) {
        self.reserve(rows);
    }

    fn release_unused(&mut self) {
        release_unused(self);
    }
}

impl<C: TableColumn, const N: usize> TableColumn for [C; N] {
    type Cell = [C::Cell; N];
    type Batch = [C::Batch; N];

    fn push_cell(&mut self, row: usize, cell: Self::Cell) {
        for (column, cell) in self.iter_mut().zip(cell) {
            column.push_cell(row, cell);
        }
    }

    fn extend_from_batch(
        &mut self,
        row: usize,
        batch: &Self::Batch,
        rows: Range<usize>,
        absent: Self::Cell,
        room: usize,
    ) {
        for ((column, batch), absent) in self.iter_mut().zip(batch).zip(absent) {
            column.extend_from_batch(row, batch, rows.clone(), absent, room);
        }
    }

    fn append_rows(&mut self, row: usize, other: &Self, rows: Range<usize>, room: usize) {
        for (column, other) in self.iter_mut().zip(other) {
            column.append_rows(row, other, rows.clone(), room);
        }
    }

    fn reserve_rows(&mut self, rows: usize) {
        for column in self {
            column.reserve_rows(rows);
        }
    }

    fn release_unused(&mut self) {
        self.iter_mut().for_each(C::release_unused);
    }
}

impl<T: Copy + Default + PartialEq> TableColumn for Column<T> {
    type Cell = T;
    type Batch = Vec<T>;

    fn push_cell(&mut self, row: usize, cell: T) {
        self.set(row, cell);
    }

    fn extend_from_batch(
        &mut self,
        row: usize,
        batch: &Vec<T>,
        rows: Range<usize>,
        _: T,
        room: usize,
    ) {
        self.extend(row, batch.get(rows).unwrap_or_default().iter().copied(), room);
    }

    fn append_rows(&mut self, row: usize, other: &Self, rows: Range<usize>, room: usize) {
        self.extend(row, other.stored(rows).iter().copied(), room);
    }

    fn reserve_rows(&mut self, rows: usize) {
        // A column of which no cell is stored makes its room with the first.
        if !self.cells.is_empty() {
            self.cells.reserve(rows);
        }
    }

    fn release_unused(&mut self) {
        release_unused(&mut self.cells);
    }
}

/// One cell for each row, stored up to the last that is present. Cells beyond it are absent
/// (`T::default()`) and take no memory; a column that no file has takes none at all.
#[derive(Debug, Clone, Default)]
pub struct Column<T> {
    cells: Vec<T>,
    absent: T,
}

impl<T: Copy + Default + PartialEq> Column<T> {
    /// Sets the cell of a row.
    pub fn set(&mut self, row: usize, cell: T) {
        if let Some(own) = self.cells.get_mut(row) {
            *own = cell;
        } else if cell != self.absent {
            self.cells.resize(row, self.absent);
            self.cells.push(cell);
        }
    }

    /// Adds the cells of the rows from `row` on, of which none is stored yet. Its first cells
    /// reserve memory for `room` rows.
    pub fn extend(&mut self, row: usize, cells: impl ExactSizeIterator<Item = T>, room: usize) {
        if cells.len() == 0 {
            return;
        }
        if self.cells.is_empty() {
            self.cells.reserve(room);
        }
        self.cells.resize(row, self.absent);
        self.cells.extend(cells);
    }

    /// How many rows it has room for.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.cells.capacity()
    }

    /// The stored cells of some rows: as many as there are rows, or fewer.
    #[must_use]
    pub fn stored(&self, rows: Range<usize>) -> &[T] {
        &self.cells[rows.start.min(self.cells.len())..rows.end.min(self.cells.len())]
    }

    /// All cells up to the last that is stored.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> + '_ {
        self.cells.iter().copied()
    }
}

impl<T> Index<usize> for Column<T> {
    type Output = T;

    fn index(&self, row: usize) -> &T {
        self.cells.get(row).unwrap_or(&self.absent)
    }
}

/// Columns are equal where every row's cell is, however many each stores.
impl<T: Copy + Default + PartialEq> PartialEq for Column<T> {
    fn eq(&self, other: &Self) -> bool {
        (0..self.cells.len().max(other.cells.len())).all(|row| self[row] == other[row])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_is_that_of_all_rows(
            steps in vec((0usize..20, 0u8..3, vec(0u8..3, 0..4)), 0..12),
        ) {
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
            let stored = column.stored(3..9);
            prop_assert!(whole.get(3..3 + stored.len()).is_none_or(|cells| cells == stored));
            prop_assert!((3 + stored.len()..9).all(|row| column[row] == 0));
        }
    }
}
