//! The units that were not rated, by the reason.

use super::filter::Filter;
use crate::domain::{Dataset, Rating, Row, Table, UnratedReason, Year};

/// The number of unrated units of a table in a year within `filter`, duplicates excluded, in the
/// order of [`UnratedReason::ALL`].
#[must_use]
pub fn unrated(
    data: &Dataset,
    table: Table,
    year: Year,
    filter: &Filter,
) -> [u64; UnratedReason::ALL.len()] {
    by_reason(data, table, filter.counted(data, table, year))
}

/// The number of unrated branches of an organisation, duplicates excluded, in the order of
/// [`UnratedReason::ALL`].
#[must_use]
pub fn unrated_branches(data: &Dataset, organisation: Row) -> [u64; UnratedReason::ALL.len()] {
    by_reason(data, Table::Branches, data.branches_of(organisation).iter().copied())
}

fn by_reason(
    data: &Dataset,
    table: Table,
    rows: impl Iterator<Item = Row>,
) -> [u64; UnratedReason::ALL.len()] {
    let mut counts = [0; UnratedReason::ALL.len()];
    let units = data.units(table);
    for row in rows {
        if units.rating[row as usize] == Rating::Unrated {
            counts[units.unrated_reason[row as usize] as usize] += 1;
        }
    }
    counts
}
