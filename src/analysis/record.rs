//! Sums of a year, and the resolution's yearly targets.

use super::filter::Filter;
use super::measures::measure;
use super::tally::Tallies;
use crate::domain::{CountField, Dataset, Ownership, Row, Settings, Status, Year};

/// A sum and how many rows it lacks because their cell is empty or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum.
    pub value: u64,
    /// Rows that are not in it.
    pub lacking: u64,
}

/// Sums over the organisations' rows of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many rows there are.
    pub rows: u64,
    /// Members admitted.
    pub admitted: Sum,
    /// Enterprise owners among them.
    pub owners: Sum,
    /// Key managers and union leaders among them.
    pub leaders: Sum,
    /// Workers.
    pub workers: Sum,
    /// Officers sent to committees.
    pub seconded: Sum,
    /// Organisations founded in the year.
    pub founded: Sum,
}

impl Totals {
    /// How a sum stands to its target: where no row tells a figure nothing can be said.
    #[must_use]
    pub fn status(&self, sum: Sum, target: u64) -> Status {
        match () {
            () if sum.value >= target => Status::Meets,
            () if sum.lacking >= self.rows => Status::Unrated,
            () => Status::Below,
        }
    }
}

impl Totals {
    /// Adds the sums of other rows.
    pub(super) fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        let own = [
            &mut self.admitted,
            &mut self.owners,
            &mut self.leaders,
            &mut self.workers,
            &mut self.seconded,
            &mut self.founded,
        ];
        let others = [
            other.admitted,
            other.owners,
            other.leaders,
            other.workers,
            other.seconded,
            other.founded,
        ];
        for (own, other) in own.into_iter().zip(others) {
            own.value += other.value;
            own.lacking += other.lacking;
        }
    }
}

/// Adds an organisation's row to the sums of its group.
pub(super) fn add_totals(totals: &mut Totals, data: &Dataset, year: Year, row: Row) {
    let units = &data.organisations.units;
    totals.rows += 1;
    let columns = [
        (&mut totals.admitted, CountField::Admitted),
        (&mut totals.owners, CountField::AdmittedOwners),
        (&mut totals.leaders, CountField::AdmittedLeaders),
        (&mut totals.workers, CountField::Workers),
        (&mut totals.seconded, CountField::Seconded),
    ];
    for (sum, field) in columns {
        match units.count(field, row).wide() {
            Some(value) => sum.value += value,
            None => sum.lacking += 1,
        }
    }
    match units.established[row as usize].year() {
        Some(founded) => totals.founded.value += u64::from(founded == year),
        None => totals.founded.lacking += 1,
    }
}

/// The sums of a year, narrowed; of these ownerships only, where `scope` names some.
#[must_use]
pub fn totals(
    tallies: &Tallies,
    year: Year,
    filter: &Filter,
    scope: Option<&[Ownership]>,
) -> Totals {
    let mut totals = Totals::default();
    for group in tallies.groups(year, filter, scope) {
        totals.add(&group.totals);
    }
    totals
}

/// One of the resolution's yearly targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// Rated organisations good or better.
    Organisations,
    /// Rated members good or better.
    Members,
    /// Members admitted.
    Admitted,
    /// Enterprise owners admitted.
    Owners,
    /// Organisations founded.
    Founded,
}

/// A target, what was reached, and whether that is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub kind: TargetKind,
    /// What was reached: good or better for a share, the count else.
    pub value: u64,
    /// Rated, for a share.
    pub of: Option<u64>,
    /// The target: percent for a share, the count else.
    pub target: u64,
    /// Met, missed, or nothing to judge.
    pub status: Status,
    /// How many are missing.
    pub missing: u64,
}

/// The resolution's targets of a year on their scope, narrowed.
#[must_use]
pub fn targets(tallies: &Tallies, settings: &Settings, year: Year, filter: &Filter) -> [Target; 5] {
    let measures = measure(tallies, &settings.thresholds, year, filter, Some(&settings.scope));
    let totals = totals(tallies, year, filter, Some(&settings.scope));
    let yearly = settings.targets_of(year);
    let share = |kind, m: &crate::domain::Measure| Target {
        kind,
        value: m.share.met,
        of: Some(m.share.of),
        target: u64::from(m.line),
        status: m.status(),
        missing: m.shortfall(),
    };
    let count = |kind, sum: Sum, target: u32| {
        let target = u64::from(target);
        let status = totals.status(sum, target);
        Target {
            kind,
            value: sum.value,
            of: None,
            target,
            status,
            missing: target.saturating_sub(sum.value),
        }
    };
    [
        share(TargetKind::Organisations, &measures.organisations),
        share(TargetKind::Members, &measures.members),
        count(TargetKind::Admitted, totals.admitted, yearly.admitted),
        count(TargetKind::Owners, totals.owners, yearly.owners),
        count(TargetKind::Founded, totals.founded, yearly.founded),
    ]
}
