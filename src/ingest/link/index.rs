//! Rows by year, and by year and id.

use crate::domain::{NO_ROW, Row, Text, Units, Year};
use rustc_hash::FxHashMap;

pub fn rows(units: &Units) -> std::ops::Range<Row> {
    0..Row::try_from(units.len()).unwrap_or(Row::MAX)
}

/// The rows of each year, in their order.
pub type ByYear = FxHashMap<Year, Vec<Row>>;

pub fn by_year(units: &Units) -> ByYear {
    let mut of = ByYear::default();
    let mut from = 0;
    // The rows of a year stand together for the most part.
    for together in units.year.chunk_by(|a, b| a == b) {
        let upto = from + Row::try_from(together.len()).unwrap_or(Row::MAX - from);
        of.entry(together[0]).or_default().extend(from..upto);
        from = upto;
    }
    of
}

/// The first row of each year and id.
#[derive(Default)]
pub struct Keys {
    pub of: FxHashMap<Year, KeysOfYear>,
}

impl Keys {
    pub fn get(&self, key: &(Year, Text)) -> Option<&Row> {
        match self.of.get(&key.0)? {
            KeysOfYear::Dense(rows) => rows.get(key.1.0 as usize).filter(|row| **row != NO_ROW),
            KeysOfYear::Sparse(rows) => rows.get(&key.1),
        }
    }
}

/// The first row of each id in a year.
pub enum KeysOfYear {
    /// A row for each text, [`NO_ROW`] where there is none: the texts of ids are few and stand
    /// close together.
    Dense(Vec<Row>),
    /// Instead of it where the texts are too many for the rows there are.
    Sparse(FxHashMap<Text, Row>),
}

impl KeysOfYear {
    pub fn new(rows: usize, texts: usize) -> Self {
        if texts <= rows.saturating_mul(8) {
            Self::Dense(vec![NO_ROW; texts])
        } else {
            Self::Sparse(FxHashMap::default())
        }
    }

    /// Puts a row in; the first of its id.
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
