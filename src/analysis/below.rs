//! Who is below a line, and for which reasons.

use super::index::WORTH;
use crate::domain::{CountField, Dataset, Kind, LeftOut, Row, Share, Status, Table, Thresholds};
use rayon::prelude::*;

/// One reason to be below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BelowReason {
    /// Its own rating is satisfactory or unsatisfactory.
    Rating,
    /// A committee whose rated branches are under their line.
    Branches,
    /// Its rated members are under their line.
    Members,
}

impl BelowReason {
    /// The word of the JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Branches => "branches",
            Self::Members => "members",
        }
    }
}

/// The reasons of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct BelowReasons {
    rating: bool,
    branches: bool,
    members: bool,
}

impl BelowReasons {
    /// Whether there is one.
    #[must_use]
    pub const fn any(self) -> bool {
        self.rating || self.branches || self.members
    }

    /// Whether a reason is among them.
    #[must_use]
    pub const fn has(self, reason: BelowReason) -> bool {
        match reason {
            BelowReason::Rating => self.rating,
            BelowReason::Branches => self.branches,
            BelowReason::Members => self.members,
        }
    }

    /// Them, in the order rating, branches, members.
    pub fn iter(self) -> impl Iterator<Item = BelowReason> {
        [BelowReason::Rating, BelowReason::Branches, BelowReason::Members]
            .into_iter()
            .filter(move |r| self.has(*r))
    }
}

/// A committee's branches: good or better over rated. Nothing for a base cell.
#[must_use]
pub fn branch_share(data: &Dataset, organisation: Row) -> Share {
    if data.organisations.kind[organisation as usize] == Kind::BaseCell {
        return Share::default();
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

/// Why a base organisation is below.
#[must_use]
pub fn organisation_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    BelowReasons {
        branches: branch_share(data, row).status(thresholds.branches) == Status::Below,
        ..own_reasons(data, thresholds, Table::Organisations, row)
    }
}

/// Why a branch is below: its rating or its members.
#[must_use]
pub fn branch_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    own_reasons(data, thresholds, Table::Branches, row)
}

/// What a footer says of the rows in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowSums {
    /// Rows below a line.
    pub below: usize,
    /// Their members in all.
    pub members: u64,
    /// Rows whose members are not known.
    pub lacking: u64,
    /// Rows of the table's files that could not be read at all, of any year: they are in no table
    /// and no sum.
    pub broken: u64,
}

impl RowSums {
    /// With those of other rows of the same files.
    #[must_use]
    const fn with(self, other: Self) -> Self {
        Self {
            below: self.below + other.below,
            members: self.members + other.members,
            lacking: self.lacking + other.lacking,
            broken: self.broken,
        }
    }
}

/// How many rows of a table's files could not be read (too few or too many cells, a quote never
/// closed, another table).
#[must_use]
pub fn broken_rows(data: &Dataset, table: Table) -> u64 {
    let files = data.files.iter().filter(|file| file.tables.contains(&table));
    files
        .flat_map(|file| &file.left_out)
        .filter(|(_, why)| matches!(why, LeftOut::Broken | LeftOut::OtherTable))
        .count() as u64
}

/// Whether a row of a table is below a line.
#[must_use]
pub fn is_below(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> bool {
    let reasons = if table == Table::Branches { branch_reasons } else { organisation_reasons };
    reasons(data, thresholds, row).any()
}

/// Sums rows of one table, some of them below a line; duplicates are not in the sums.
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
    let counted = rows.par_iter().with_min_len(WORTH).filter(|&&row| units.counts_in(row));
    let sums = counted.map(of).reduce(RowSums::default, RowSums::with);
    RowSums { broken: broken_rows(data, table), ..sums }
}
