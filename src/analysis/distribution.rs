//! The distribution behind a share: units by rating and by distance from the threshold.

use super::filter::Filter;
use crate::domain::{Dataset, Rating, Table, Thresholds, Year};

/// The width of a step of [`Distribution::steps`], in percentage points.
pub const STEP: u8 = 5;

/// How the units of one table are distributed over ratings and over member shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Distribution {
    /// The number of units of each rating, in the order of [`Rating::LEVELS`], then the unrated.
    pub ratings: [u64; 5],
    /// The number of units by the difference between their member share and the member threshold,
    /// in steps of [`STEP`] points: step 3 ends just below the threshold, step 4 begins at it; the
    /// first and the last step are open.
    pub steps: [u64; 8],
}

/// The distribution of a table's rows in a year within `filter`, duplicates excluded.
#[must_use]
pub fn distribution(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
) -> Distribution {
    let mut distribution = Distribution::default();
    let units = data.units(table);
    for row in filter.counted(data, table, year) {
        let rating = units.rating[row as usize];
        if let Some(at) = Rating::LEVELS.iter().position(|level| *level == rating) {
            distribution.ratings[at] += 1;
        } else if rating == Rating::Unrated {
            distribution.ratings[4] += 1;
        }
        let share = units.member_share(row);
        if let Some(step) = share.and_then(|share| share.steps_from(thresholds.members, STEP)) {
            distribution.steps[usize::try_from((step + 4).clamp(0, 7)).unwrap_or(0)] += 1;
        }
    }
    distribution
}
