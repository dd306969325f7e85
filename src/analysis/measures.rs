//! The three measures of a group of rows: base organisations, branches and members that are good or
//! better, each over those rated.

use super::stated_branches::stated_branches;
use crate::domain::{Dataset, Kind, Measure, Rating, Row, Share, Status, Table, Thresholds};

/// The measures of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Base organisations good or better over rated.
    pub organisations: Measure,
    /// Branches good or better over rated: branch rows, or what a committee without them counts in
    /// its own row.
    pub branches: Measure,
    /// Members good or better over rated. Members are counted once, at the leaves: base cells,
    /// branches, and committees without branch rows.
    pub members: Measure,
}

/// Which of the three [measures](Measures) is shown, or is to reach its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeasureKind {
    /// The share of base organisations.
    #[default]
    Organisations,
    /// The share of branches.
    Branches,
    /// The share of members.
    Members,
}

impl MeasureKind {
    /// The next one; after the last the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Organisations => Self::Branches,
            Self::Branches => Self::Members,
            Self::Members => Self::Organisations,
        }
    }

    /// This one of the measures.
    #[must_use]
    pub const fn of(self, measures: &Measures) -> &Measure {
        match self {
            Self::Organisations => &measures.organisations,
            Self::Branches => &measures.branches,
            Self::Members => &measures.members,
        }
    }
}

impl Measures {
    /// The measures of no rows, to be judged by `thresholds`.
    pub(super) fn new(thresholds: &Thresholds) -> Self {
        let of = |threshold| Measure { threshold, ..Measure::default() };
        Self {
            organisations: of(thresholds.organisations),
            branches: of(thresholds.branches),
            members: of(thresholds.members),
        }
    }

    /// Adds the measures of other rows.
    pub fn add(&mut self, other: &Self) {
        let own = [&mut self.organisations, &mut self.branches, &mut self.members];
        for (own, other) in own.into_iter().zip(other.all()) {
            own.total += other.total;
            own.unrated += other.unrated;
            own.lacking += other.lacking;
            own.share += other.share;
        }
    }

    /// Adds one row.
    pub(super) fn add_row(&mut self, data: &Dataset, table: Table, row: Row) {
        let rating = data.units(table).rating[row as usize];
        if table == Table::Branches {
            add_rating(&mut self.branches, rating);
        } else {
            add_rating(&mut self.organisations, rating);
            if let Some(stated) = stated_branches(data, row) {
                add_counts(&mut self.branches, Some(stated.total), stated.share);
                self.branches.lacking += if stated.share.is_none() { stated.total } else { 0 };
            }
        }
        if counts_members(data, table, row) {
            add_members(&mut self.members, data, table, row);
        }
    }

    /// Organisations, branches, members.
    #[must_use]
    pub const fn all(&self) -> [&Measure; 3] {
        [&self.organisations, &self.branches, &self.members]
    }

    /// True if at least one measure is below its threshold.
    #[must_use]
    pub fn is_below(&self) -> bool {
        self.all().iter().any(|m| m.status() == Status::Below)
    }
}

/// True if the members of a row are counted: base cells, branches, and committees without branch
/// rows. Those of a branch that an organisation's row counts already are not.
#[must_use]
pub fn counts_members(data: &Dataset, table: Table, row: Row) -> bool {
    if table == Table::Branches {
        return !data.is_counted_above(row);
    }
    data.organisations.kind[row as usize] == Kind::BaseCell || data.branches_of(row).is_empty()
}

fn add_rating(measure: &mut Measure, rating: Rating) {
    measure.total += 1;
    measure.lacking += u64::from(rating == Rating::Bad);
    measure.unrated += u64::from(rating == Rating::Unrated);
    measure.share += Share { met: u64::from(rating.is_met()), of: u64::from(rating.is_rated()) };
}

fn add_members(measure: &mut Measure, data: &Dataset, table: Table, row: Row) {
    let units = data.units(table);
    let total = units.members(row);
    let share = units.member_share(row);
    add_counts(measure, total, share);
    measure.lacking += u64::from(total.is_none() || share.is_none());
}

/// Adds a total and a share, as far as a row has them.
fn add_counts(measure: &mut Measure, total: Option<u64>, share: Option<Share>) {
    measure.total += total.unwrap_or(0);
    measure.share += share.unwrap_or_default();
    if let (Some(total), Some(share)) = (total, share) {
        measure.unrated += total.saturating_sub(share.of);
    }
}
