//! One unit through the years.

use super::below::branch_share;
use crate::domain::{Count, CountField, Dataset, Rating, Row, Share, Table, Year};

/// The figures of a unit in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitYear {
    /// The year.
    pub year: Year,
    /// The rating.
    pub rating: Rating,
    /// The share of its branches good or better over rated; 0 of 0 for a branch or base cell.
    pub branches: Share,
    /// The share of its members good or better over rated, if known.
    pub members: Option<Share>,
    /// All members, rated or not.
    pub total: Count,
    /// Members admitted.
    pub admitted: Count,
}

/// A unit's years up to that of `row`, oldest first, back to the first year without a row before
/// it.
#[must_use]
pub fn history(data: &Dataset, table: Table, row: Row) -> Vec<UnitYear> {
    let units = data.units(table);
    let year = |row: Row| UnitYear {
        year: units.year[row as usize],
        rating: units.rating[row as usize],
        branches: if table == Table::Organisations {
            branch_share(data, row)
        } else {
            Share::default()
        },
        members: units.member_share(row),
        total: units.count(CountField::Members, row),
        admitted: units.count(CountField::Admitted, row),
    };
    let mut years: Vec<_> = back_from(data, table, row).map(year).collect();
    years.reverse();
    years
}

/// The rows of a unit from `row` back through the years.
pub fn back_from(data: &Dataset, table: Table, row: Row) -> impl Iterator<Item = Row> + '_ {
    std::iter::successors(Some(row), move |row| data.before(table, *row))
}

/// How many years [`shares_of_years`] goes back.
const YEARS: usize = 5;

/// The shares of a unit's members good or better over rated in its last five years up to that of
/// `row`, oldest first; None for a year whose share is not known.
#[must_use]
pub fn shares_of_years(data: &Dataset, table: Table, row: Row) -> Vec<Option<Share>> {
    let rows = back_from(data, table, row).take(YEARS);
    let mut shares: Vec<_> = rows.map(|row| data.units(table).member_share(row)).collect();
    shares.reverse();
    shares
}
