//! The units that were not rated, by the reason.

use super::filter::Filter;
use crate::domain::{Dataset, Rating, Table, UnratedReason, Year};

/// The number of unrated units of a table in a year within `filter`, duplicates excluded, in the
/// order of [`UnratedReason::ALL`].
#[must_use]
pub fn unrated(
    data: &Dataset,
    table: Table,
    year: Year,
    filter: &Filter,
) -> [u64; UnratedReason::ALL.len()] {
    let mut counts = [0; UnratedReason::ALL.len()];
    let units = data.units(table);
    for row in filter.counted(data, table, year) {
        if units.rating[row as usize] == Rating::Unrated {
            counts[units.unrated_reason[row as usize] as usize] += 1;
        }
    }
    counts
}
