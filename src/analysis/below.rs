//! Which units are below a threshold, and why.
//!
//! A base organisation is below if its own rating is below good, if too few of its rated branches
//! are good or better, or if too few of its rated members are. A branch is judged by its rating and
//! its members.

use super::filter::Filter;
use super::stated_branches::stated_branches;
use crate::domain::{Dataset, Kind, Row, Share, Status, Table, Thresholds, Year};
use rayon::prelude::*;

/// A reason why a unit is below a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BelowReason {
    /// Its own rating is satisfactory or unsatisfactory.
    Rating,
    /// The share of good or better among its rated branches is below the branch threshold; base
    /// committees only.
    Branches,
    /// The share of good or better among its rated members is below the member threshold.
    Members,
}

impl BelowReason {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Branches => "branches",
            Self::Members => "members",
        }
    }
}

/// All reasons why one unit is below; empty if it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct BelowReasons {
    rating: bool,
    branches: bool,
    members: bool,
}

impl BelowReasons {
    /// True if there is at least one reason.
    #[must_use]
    pub const fn any(self) -> bool {
        self.rating || self.branches || self.members
    }

    /// True if `reason` applies.
    #[must_use]
    pub const fn contains(self, reason: BelowReason) -> bool {
        match reason {
            BelowReason::Rating => self.rating,
            BelowReason::Branches => self.branches,
            BelowReason::Members => self.members,
        }
    }

    /// The reasons that apply, in the order rating, branches, members.
    pub fn iter(self) -> impl Iterator<Item = BelowReason> {
        [BelowReason::Rating, BelowReason::Branches, BelowReason::Members]
            .into_iter()
            .filter(move |r| self.contains(*r))
    }
}

/// The share of good or better among the rated branches of an organisation, duplicates excluded, or
/// as its own row counts them where there are no branch rows; 0 of 0 for a base cell.
#[must_use]
pub fn branch_share(data: &Dataset, organisation: Row) -> Share {
    if data.organisations.kind[organisation as usize] == Kind::BaseCell {
        return Share::default();
    }
    if let Some(stated) = stated_branches(data, organisation) {
        return stated.share.unwrap_or_default();
    }
    let mut share = Share::default();
    for &branch in data.branches_of(organisation) {
        let rating = data.branches.units.rating[branch as usize];
        share += Share { met: u64::from(rating.is_met()), of: u64::from(rating.is_rated()) };
    }
    share
}

fn own_reasons(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> BelowReasons {
    let units = data.units(table);
    BelowReasons {
        rating: units.rating[row as usize].is_below(),
        branches: false,
        members: units
            .member_share(row)
            .is_some_and(|share| share.status(thresholds.members) == Status::Below),
    }
}

/// Why a base organisation is below; all of its branches count, filtered or not.
#[must_use]
pub fn organisation_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    BelowReasons {
        branches: branch_share(data, row).status(thresholds.branches) == Status::Below,
        ..own_reasons(data, thresholds, Table::Organisations, row)
    }
}

/// Why a branch is below: by its rating or its members.
#[must_use]
pub fn branch_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    own_reasons(data, thresholds, Table::Branches, row)
}

/// Why a row of a table is below.
#[must_use]
pub fn reasons(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> BelowReasons {
    match table {
        Table::Branches => branch_reasons(data, thresholds, row),
        Table::Organisations | Table::Enterprises => organisation_reasons(data, thresholds, row),
    }
}

/// How a unit stands as a whole: below if there is a reason; meeting its thresholds only if its
/// rating and the share of its members are known; else not judged.
#[must_use]
pub fn verdict(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> Status {
    let units = data.units(table);
    let is_known = units.rating[row as usize].is_rated()
        && units.member_share(row).is_some_and(|share| share.of > 0);
    match (is_below(data, thresholds, table, row), is_known) {
        (true, _) => Status::Below,
        (false, true) => Status::Meets,
        (false, false) => Status::Unrated,
    }
}

/// True if a row of a table is below a threshold.
#[must_use]
pub fn is_below(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> bool {
    reasons(data, thresholds, table, row).any()
}

/// The rows of a year that are below, with their reasons, within `filter`, in file order;
/// duplicates excluded.
#[must_use]
pub fn below_of(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
) -> Vec<(Row, BelowReasons)> {
    filter
        .par_counted(data, table, year)
        .map(|row| (row, reasons(data, thresholds, table, row)))
        .filter(|(_, reasons)| reasons.any())
        .collect()
}
