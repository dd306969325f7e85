//! Rows by year, and by year and id.

use crate::domain::{Flags, NO_ROW, Row, Text, Units, Year};
use rustc_hash::FxHashMap;

pub fn rows(units: &Units) -> std::ops::Range<Row> {
    0..Row::try_from(units.len()).unwrap_or(Row::MAX)
}

/// The rows of each year, ascending, without those of earlier periods.
pub type ByYear = FxHashMap<Year, Vec<Row>>;

/// The rows of each year. No row has been marked as a duplicate yet but those of earlier periods.
pub fn by_year(units: &Units) -> ByYear {
    let mut of = ByYear::default();
    let mut from = 0;
    // Rows of one year are mostly adjacent.
    for together in units.year.chunk_by(|a, b| a == b) {
        let upto = from + Row::try_from(together.len()).unwrap_or(Row::MAX - from);
        let counting = of.entry(together[0]).or_default();
        let flags = &units.flags[from as usize..upto as usize];
        if flags.iter().any(|flags| flags.has(Flags::DUPLICATE)) {
            counting.extend((from..upto).filter(|row| units.counts_in(*row)));
        } else {
            counting.extend(from..upto);
        }
        from = upto;
    }
    of
}

/// The first row of each year and id.
#[derive(Default)]
pub struct RowsByKey {
    pub of: FxHashMap<Year, RowsById>,
}

impl RowsByKey {
    pub fn get(&self, key: &(Year, Text)) -> Option<&Row> {
        match self.of.get(&key.0)? {
            RowsById::Dense(rows) => rows.get(key.1.0 as usize).filter(|row| **row != NO_ROW),
            RowsById::Sparse(rows) => rows.get(&key.1),
        }
    }
}

/// The first row of each id in a year.
pub enum RowsById {
    /// Indexed by text, [`NO_ROW`] where no row has it. Texts of ids are few and have adjacent
    /// numbers. With hash maps alone, reading the national tables takes 18 % more CPU time and 11 %
    /// more memory.
    Dense(Vec<Row>),
    /// Used where there are many more texts than rows.
    Sparse(FxHashMap<Text, Row>),
}

impl RowsById {
    pub fn new(rows: usize, texts: usize) -> Self {
        if texts <= rows.saturating_mul(8) {
            Self::Dense(vec![NO_ROW; texts])
        } else {
            Self::Sparse(FxHashMap::default())
        }
    }

    /// Inserts a row unless its id has one; returns the first row of the id.
    pub fn first(&mut self, id: Text, row: Row) -> Row {
        match self {
            Self::Sparse(rows) => *rows.entry(id).or_insert(row),
            Self::Dense(rows) => {
                let first = &mut rows[id.0 as usize];
                if *first == NO_ROW {
                    *first = row;
                }
                *first
            }
        }
    }
}
