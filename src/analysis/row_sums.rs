//! Sums for the footer of a table: how many rows are below, and their members.

use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{CountField, Dataset, LeftOut, Row, Table};
use rayon::prelude::*;

/// Sums over the listed rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowSums {
    /// Rows below a threshold.
    pub below: usize,
    /// The members of all rows, rated or not.
    pub members: u64,
    /// Rows whose number of members is missing or bad.
    pub lacking: u64,
    /// Rows of the table's files, of any year, that could not be read: they are in no table and no
    /// sum.
    pub broken: u64,
}

impl RowSums {
    /// Adds the sums of other rows of the same files.
    #[must_use]
    const fn plus(self, other: Self) -> Self {
        Self {
            below: self.below + other.below,
            members: self.members + other.members,
            lacking: self.lacking + other.lacking,
            broken: self.broken,
        }
    }
}

/// The number of rows of a table's files that could not be read: too few or too many cells, a
/// quote that is never closed, rows of another table.
#[must_use]
pub fn broken_rows(data: &Dataset, table: Table) -> u64 {
    let files = data.files.iter().filter(|file| file.tables.contains(&table));
    files
        .flat_map(|file| &file.left_out)
        .filter(|(_, reason)| matches!(reason, LeftOut::Broken | LeftOut::OtherTable))
        .count() as u64
}

/// Sums `rows` of one table; `is_below` says which of them are below a threshold. Duplicates are
/// not counted.
#[must_use]
pub fn sum_rows(
    data: &Dataset,
    table: Table,
    rows: &[Row],
    is_below: impl Fn(Row) -> bool + Sync,
) -> RowSums {
    let units = data.units(table);
    let of = |&row: &Row| {
        let members = units.count(CountField::Members, row).wide();
        RowSums {
            below: usize::from(is_below(row)),
            members: members.unwrap_or(0),
            lacking: u64::from(members.is_none()),
            broken: 0,
        }
    };
    let counted =
        rows.par_iter().with_min_len(MIN_ROWS_PER_THREAD).filter(|&&row| units.counts_in(row));
    let sums = counted.map(of).reduce(RowSums::default, RowSums::plus);
    RowSums { broken: broken_rows(data, table), ..sums }
}
