//! How the units of a table are distributed over ratings.

use super::filter::Filter;
use crate::domain::{Dataset, Rating, Table, Year};

/// How the units of one table are distributed over ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Distribution {
    /// The number of units of each rating, in the order of [`Rating::LEVELS`], then the unrated.
    pub ratings: [u64; 5],
}

/// The distribution of a table's rows in a year within `filter`, duplicates excluded.
#[must_use]
pub fn distribution(data: &Dataset, table: Table, year: Year, filter: &Filter) -> Distribution {
    let mut distribution = Distribution::default();
    let units = data.units(table);
    for row in filter.counted(data, table, year) {
        let rating = units.rating[row as usize];
        if let Some(at) = rating.level() {
            distribution.ratings[at] += 1;
        } else if rating == Rating::Unrated {
            distribution.ratings[4] += 1;
        }
    }
    distribution
}
