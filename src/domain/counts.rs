//! A column of counts.

use super::column::TableColumn;
use super::{Column, Count};
use std::ops::Range;

impl TableColumn for Counts {
    type Cell = Count;
    type Batch = Vec<Count>;

    fn push_cell(&mut self, row: usize, count: Count) {
        self.set(row, count);
    }

    fn extend_from_batch(
        &mut self,
        row: usize,
        batch: &Vec<Count>,
        rows: Range<usize>,
        _: Count,
        room: usize,
    ) {
        self.extend(row, batch.get(rows).unwrap_or_default(), room);
    }

    fn append_rows(&mut self, row: usize, other: &Self, rows: Range<usize>, room: usize) {
        self.extend_from(row, other, rows, room);
    }

    fn reserve_rows(&mut self, rows: usize) {
        self.small.reserve_rows(rows);
        if let Some(wide) = &mut self.wide {
            wide.reserve_rows(rows);
        }
    }

    fn release_unused(&mut self) {
        self.small.release_unused();
        if let Some(wide) = &mut self.wide {
            wide.release_unused();
        }
    }
}

/// A small count in 16 bits. The values for bad and missing come before zero, so that they are
/// small too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Small(u16);

impl Default for Small {
    fn default() -> Self {
        Self::cut(Count::MISSING)
    }
}

impl Small {
    /// How many numbers come before zero.
    const BEFORE: u32 = 2;

    /// Whether 16 bits hold a count.
    const fn holds(count: Count) -> bool {
        count.0.wrapping_add(Self::BEFORE) <= 0xffff
    }

    /// A count that 16 bits hold.
    fn cut(count: Count) -> Self {
        let [low, high, ..] = count.0.wrapping_add(Self::BEFORE).to_le_bytes();
        Self(u16::from_le_bytes([low, high]))
    }

    fn count(self) -> Count {
        Count(u32::from(self.0).wrapping_sub(Self::BEFORE))
    }
}

/// One count for each row, missing beyond the last that is stored. Counts are stored in 16 bits
/// until the first that needs 32: most columns of a whole country never do, which saves
/// 13 % of the memory of the national tables (1.9 million rows), at no cost in time.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// The counts while all are small.
    small: Column<Small>,
    /// The counts from then on.
    wide: Option<Column<Count>>,
}

impl Counts {
    /// The count of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Count {
        match &self.wide {
            None => self.small[row].count(),
            Some(wide) => wide[row],
        }
    }

    /// Sets the count of a row.
    pub fn set(&mut self, row: usize, count: Count) {
        if self.wide.is_none() && Small::holds(count) {
            self.small.set(row, Small::cut(count));
        } else {
            self.widen(0).set(row, count);
        }
    }

    /// Sets the counts of the rows from `row` on, as [`Column::extend`] does.
    pub fn extend(&mut self, row: usize, counts: &[Count], room: usize) {
        if self.wide.is_none() && counts.iter().filter(|count| !Small::holds(**count)).count() == 0
        {
            self.small.extend(row, counts.iter().copied().map(Small::cut), room);
        } else {
            self.widen(room).extend(row, counts.iter().copied(), room);
        }
    }

    /// Adds the stored counts of some rows of another column.
    pub fn extend_from(&mut self, row: usize, other: &Self, rows: Range<usize>, room: usize) {
        match (&self.wide, &other.wide) {
            (None, None) => self.small.extend(row, other.small.stored(rows).iter().copied(), room),
            (Some(_), None) => self.widen(room).extend(
                row,
                other.small.stored(rows).iter().map(|small| small.count()),
                room,
            ),
            (_, Some(wide)) => self.extend(row, wide.stored(rows), room),
        }
    }

    /// Changes the storage to 32 bits, if it is not that yet.
    fn widen(&mut self, room: usize) -> &mut Column<Count> {
        let Self { small, wide } = self;
        wide.get_or_insert_with(|| {
            let small = std::mem::take(small);
            let mut wide = Column::default();
            wide.extend(0, small.iter().map(Small::count), room.max(small.capacity()));
            wide
        })
    }

    /// How many counts are stored.
    fn stored(&self) -> usize {
        self.wide.as_ref().map_or_else(|| self.small.iter().len(), |wide| wide.iter().len())
    }
}

/// Columns are equal where every row's count is, however each is kept.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        (0..self.stored().max(other.stored())).all(|row| self.get(row) == other.get(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn count() -> impl Strategy<Value = Count> {
        let number = |range: Range<u32>| range.prop_map(|n| Count::new(n).unwrap_or_default());
        prop_oneof![
            8 => number(0..500),
            1 => number(65_530..65_540),
            1 => number(0..Count::MAX),
            1 => Just(Count::MISSING),
            1 => Just(Count::BAD)
        ]
    }

    proptest! {
        #[test]
        fn counts_are_those_that_were_set(
            steps in vec((0usize..20, count(), vec(count(), 0..4)), 0..8),
            from in 0usize..10,
        ) {
            let (mut column, mut whole) = (Counts::default(), Vec::new());
            for (row, cell, cells) in steps {
                let end = whole.len().max(row + 1);
                whole.resize(end, Count::MISSING);
                whole[row] = cell;
                column.set(row, cell);
                column.extend(end, &cells, 0);
                whole.extend(cells);
            }
            let of = |row: usize| whole.get(row).copied().unwrap_or(Count::MISSING);
            prop_assert!((0..60).all(|row| column.get(row) == of(row)));
            for large in [0, 70_000] {
                let mut other = Counts::default();
                other.set(0, Count::new(large).unwrap_or_default());
                other.extend_from(1, &column, from..30, 0);
                prop_assert!((from..30).all(|row| other.get(1 + row - from) == of(row)));
                prop_assert_eq!(other.get(0), Count::new(large).unwrap_or_default());
            }
        }
    }
}
