//! Sums over base organisations: members admitted, workers, officers, organisations founded.

use super::measures::Measures;
use crate::domain::{CountField, Dataset, Row, Status, Year};

/// A sum, and how many rows are not in it because their cell is empty or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum.
    pub value: u64,
    /// The number of rows that are not in it.
    pub lacking: u64,
}

impl Sum {
    /// The sum of one row; None if its cell is empty or bad.
    fn of(value: Option<u64>) -> Self {
        Self { value: value.unwrap_or(0), lacking: u64::from(value.is_none()) }
    }

    /// The sum over so many rows; None if none of them has the figure. No rows are a sum of 0 if
    /// there are others.
    #[must_use]
    pub(super) const fn known(self, rows: u64, has_others: bool) -> Option<u64> {
        let is_known = self.lacking < rows || (rows == 0 && has_others);
        if is_known { Some(self.value) } else { None }
    }
}

impl std::ops::AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.value += other.value;
        self.lacking += other.lacking;
    }
}

/// Sums over the base organisations of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// The number of rows.
    pub rows: u64,
    /// True if the data have organisations of the year, within the filter or not.
    pub has_year: bool,
    /// Members admitted.
    pub admitted: Sum,
    /// Enterprise owners among them.
    pub owners: Sum,
    /// Key managers and union leaders among them.
    pub leaders: Sum,
    /// Workers.
    pub workers: Sum,
    /// Officers seconded to base committees.
    pub seconded: Sum,
    /// Organisations founded in the year.
    pub founded: Sum,
}

impl Totals {
    /// Judges one of these sums by its target; [`Status::Unrated`] if no row has the figure.
    #[must_use]
    pub fn status(&self, sum: Sum, target: u64) -> Status {
        if sum.value >= target {
            Status::Meets
        } else if sum.lacking >= self.rows {
            Status::Unrated
        } else {
            Status::Below
        }
    }

    /// One of these sums; None if no row has the figure. A filter without organisations has sums
    /// of 0, a year without any has none.
    #[must_use]
    pub const fn known(&self, sum: Sum) -> Option<u64> {
        sum.known(self.rows, self.has_year)
    }

    /// The sums that two sides are compared by: organisations, branches, members, then of those
    /// admitted, owners, founded and workers; None where no row has the figure. `measures` are
    /// those of the same rows.
    #[must_use]
    pub fn compared(&self, measures: &Measures) -> [Option<u64>; 7] {
        [
            self.has_year.then_some(measures.organisations.total),
            Some(measures.branches.total),
            Some(measures.members.total),
            self.known(self.admitted),
            self.known(self.owners),
            self.known(self.founded),
            self.known(self.workers),
        ]
    }

    /// How many rows each of the sums of [`Self::compared`] lacks; 0 where it is not known at all.
    #[must_use]
    pub fn lacking_in_compared(&self, measures: &Measures) -> [u64; 7] {
        let of = |sum| self.lacking_in(sum);
        [
            0,
            0,
            measures.members.lacking,
            of(self.admitted),
            of(self.owners),
            of(self.founded),
            of(self.workers),
        ]
    }

    /// How many rows one of these sums lacks; 0 if no row has the figure, as then there is no sum.
    #[must_use]
    pub fn lacking_in(&self, sum: Sum) -> u64 {
        if self.known(sum).is_some() { sum.lacking } else { 0 }
    }

    /// Adds the sums of other rows.
    pub(super) fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.admitted += other.admitted;
        self.owners += other.owners;
        self.leaders += other.leaders;
        self.workers += other.workers;
        self.seconded += other.seconded;
        self.founded += other.founded;
    }

    /// Adds one organisation's row of `year`.
    pub(super) fn add_row(&mut self, data: &Dataset, year: Year, row: Row) {
        let units = &data.organisations.units;
        self.rows += 1;
        self.admitted += Sum::of(units.admitted(row));
        self.owners += Sum::of(units.admitted_part(CountField::AdmittedOwners, row));
        self.leaders += Sum::of(units.admitted_part(CountField::AdmittedLeaders, row));
        self.workers += Sum::of(units.count(CountField::Workers, row).wide());
        self.seconded += Sum::of(units.count(CountField::Seconded, row).wide());
        let founded = units.established[row as usize].year();
        self.founded += Sum::of(founded.map(|founded| u64::from(founded == year)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_organisations_has_no_sums_to_compare_and_a_filter_without_any_has_zeros() {
        let measures = Measures::default();
        let absent = Totals::default();
        let none = [None, Some(0), Some(0), None, None, None, None];
        assert_eq!(absent.compared(&measures), none);
        let filtered = Totals { has_year: true, ..Totals::default() };
        assert_eq!(filtered.compared(&measures), [Some(0); 7]);
        // Two rows, of which one has no admissions and neither has its workers.
        let sum = |value, lacking| Sum { value, lacking };
        let totals =
            Totals { rows: 2, admitted: sum(3, 1), workers: sum(0, 2), has_year: true, ..absent };
        assert_eq!(totals.compared(&measures)[3..], [Some(3), Some(0), Some(0), None]);
        assert_eq!(totals.lacking_in_compared(&measures), [0, 0, 0, 1, 0, 0, 0]);
    }
}
