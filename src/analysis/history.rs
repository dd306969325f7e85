//! One unit through the years, and what would lift it.

use super::below::branch_share;
use crate::domain::{Count, CountField, Dataset, Rating, Row, Share, Table, Thresholds, Year};

/// A unit in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearOf {
    /// The year.
    pub year: Year,
    /// The rating.
    pub rating: Rating,
    /// Its branches good or better over rated.
    pub branches: Share,
    /// Its members good or better over rated, where they are known.
    pub members: Option<Share>,
    /// Members in all.
    pub total: Count,
    /// Members admitted.
    pub admitted: Count,
}

/// A unit's years up to a row's own, oldest first, as far back as the rows are linked.
#[must_use]
pub fn history(data: &Dataset, table: Table, row: Row) -> Vec<YearOf> {
    let units = data.units(table);
    let mut years = Vec::new();
    let mut next = Some(row);
    while let Some(row) = next {
        years.push(YearOf {
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
        });
        next = data.before(table, row);
    }
    years.reverse();
    years
}

/// The branch of a committee that needs the fewest members to reach its line, with how many.
#[must_use]
pub fn nearest_branch(
    data: &Dataset,
    thresholds: &Thresholds,
    organisation: Row,
) -> Option<(Row, u64)> {
    let short = |&row: &Row| {
        data.branches
            .units
            .member_share(row)
            .map(|share| (row, share.shortfall(thresholds.members)))
    };
    data.branches_of(organisation)
        .iter()
        .filter_map(short)
        .filter(|(_, n)| *n > 0)
        .min_by_key(|(_, n)| *n)
}
