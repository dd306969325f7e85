//! Sums for the footer of a table: how many rows are below, and their members.

use super::candidates::{Shortfall, shortfall};
use super::filter::Filter;
use super::measures::counts_members;
use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{Dataset, FileFacts, LeftOut, Row, Table, Thresholds, Year};
use rayon::prelude::*;

/// Sums over the listed rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowSums {
    /// Rows that are counted: a row given twice is counted once.
    pub counted: usize,
    /// Rows below a threshold.
    pub below: usize,
    /// Committees that are listed for their branches and are registered outside the filter. They
    /// are not among [`Self::below`].
    pub visiting: usize,
    /// How many more members and branches of the rows below must be good or better, each row by
    /// itself.
    pub short: Shortfall,
    /// The members of all rows, rated or not, counted once, at the leaves within the filter.
    pub members: u64,
    /// Branches whose committee is in no row. Their members are counted with those of all
    /// organisations, as in the measures.
    pub loose_branches: usize,
    /// Leaves whose number of members is missing or bad, or fewer than those rated.
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
            counted: self.counted + other.counted,
            below: self.below + other.below,
            visiting: self.visiting + other.visiting,
            short: self.short.plus(other.short),
            members: self.members + other.members,
            loose_branches: self.loose_branches + other.loose_branches,
            lacking: self.lacking + other.lacking,
            broken: self.broken,
        }
    }

    /// Adds the members of one leaf.
    fn add_leaf(&mut self, data: &Dataset, table: Table, row: Row) {
        let members = data.units(table).members(row);
        self.members += members.unwrap_or(0);
        self.lacking += u64::from(members.is_none());
    }

    /// Adds the branches within the filter whose committee is in no row, so that the members of all
    /// organisations are those of the measures.
    pub fn add_loose_branches(&mut self, data: &Dataset, year: Year, filter: &Filter) {
        let units = data.units(Table::Branches);
        for &row in data.rows_of(Table::Branches, year) {
            if data.committee_of(row).is_none()
                && units.counts_in(row)
                && counts_members(data, Table::Branches, row)
                && filter.contains(data, Table::Branches, row)
            {
                self.loose_branches += 1;
                self.add_leaf(data, Table::Branches, row);
            }
        }
    }
}

/// The number of rows of a table's files that could not be read: too few or too many cells, a
/// quote that is never closed, rows of another table.
#[must_use]
pub fn broken_rows(data: &Dataset, table: Table) -> u64 {
    let is_broken = |reason| matches!(reason, LeftOut::Broken | LeftOut::OtherTable);
    let broken_rows_of = |file: &FileFacts| {
        let rows = file.left_out.iter();
        rows.filter(|(line, reason)| {
            is_broken(*reason) && file.table_at(*line).tables.contains(&table)
        })
        .count() as u64
    };
    data.files.iter().map(broken_rows_of).sum()
}

/// Adds the leaf members of a row within the filter: its own, or those of its branches.
fn add_members(data: &Dataset, table: Table, row: Row, filter: &Filter, sums: &mut RowSums) {
    let mut add = |table, row| sums.add_leaf(data, table, row);
    let counts = counts_members(data, table, row);
    if table == Table::Organisations && !counts {
        for &branch in data.branches_of(row) {
            if filter.contains(data, Table::Branches, branch) {
                add(Table::Branches, branch);
            }
        }
    } else if counts && filter.contains(data, table, row) {
        add(table, row);
    }
}

/// Sums `rows` of one table; `is_below` says which of them are below a threshold. Duplicates are
/// not counted.
#[must_use]
pub fn sum_rows(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    rows: &[Row],
    filter: &Filter,
    is_below: impl Fn(Row) -> bool + Sync,
) -> RowSums {
    let units = data.units(table);
    let of = |&row: &Row| {
        let is_visiting = !filter.contains(data, table, row);
        let is_below = !is_visiting && is_below(row);
        let mut sums = RowSums {
            counted: usize::from(!is_visiting),
            below: usize::from(is_below),
            short: if is_below { shortfall(data, thresholds, table, row) } else { Shortfall::ZERO },
            visiting: usize::from(is_visiting),
            ..RowSums::default()
        };
        add_members(data, table, row, filter, &mut sums);
        sums
    };
    let counted =
        rows.par_iter().with_min_len(MIN_ROWS_PER_THREAD).filter(|&&row| units.counts_in(row));
    let sums = counted.map(of).reduce(RowSums::default, RowSums::plus);
    RowSums { broken: broken_rows(data, table), ..sums }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::in_memory;
    use crate::ingest::{LoadOptions, load};

    #[test]
    fn a_row_with_more_rated_than_members_is_in_no_sum_of_members() {
        // B has 7 members and 70 rated; C's cell is empty.
        let text = "Năm;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV được xếp loại;HTXSNV;HTTNV;HTNV;KHTNV\n\
            2023;Chi bộ A;CBCS;HTTNV;20;20;1;18;1;0\n\
            2023;Chi bộ B;CBCS;HTTNV;7;70;1;68;1;0\n\
            2023;Chi bộ C;CBCS;HTTNV;;5;1;3;1;0\n";
        let settings = Settings::default();
        let files = in_memory(&[("o.csv", text.as_bytes())]);
        let data = load(&files, &settings, &LoadOptions::default());
        let (of, rows) = (Table::Organisations, [0, 1, 2]);
        let filter = Filter::default();
        let sums = sum_rows(&data, &settings.thresholds, of, &rows, &filter, |_| false);
        assert_eq!((sums.counted, sums.members, sums.lacking), (3, 20, 2));
    }
}
