//! The branches of a committee as its own row counts them, where the data has no rows of them.

use crate::domain::{CountField, Dataset, Kind, Row, Share};

/// The branches that a committee's row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedBranches {
    /// How many branches there are.
    pub total: u64,
    /// Those good or better over rated; None if a count is missing, bad or contradicts another.
    pub share: Option<Share>,
}

/// The branches that a committee without branch rows counts in its own row; None if it counts none.
#[must_use]
pub fn stated_branches(data: &Dataset, organisation: Row) -> Option<StatedBranches> {
    if data.organisations.kind[organisation as usize] != Kind::BaseCommittee
        || !data.branches_of(organisation).is_empty()
    {
        return None;
    }
    let count = |field| data.organisations.units.count(field, organisation).wide();
    let rated = count(CountField::BranchesRated);
    let total = count(CountField::Branches).or(rated)?;
    let met = data.organisations.units.branches_good_or_better(organisation);
    let share = met.zip(rated).map(|(met, of)| Share { met, of });
    Some(StatedBranches {
        total,
        share: share.filter(|share| share.met <= share.of && share.of <= total),
    })
}

/// How many branches a committee has: its rows, or else the number in its own row.
#[must_use]
pub fn branch_count(data: &Dataset, organisation: Row) -> u64 {
    stated_branches(data, organisation)
        .map_or(data.branches_of(organisation).len() as u64, |stated| stated.total)
}
