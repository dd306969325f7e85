//! The three measures of a group: base organisations, branches, members.

use super::below::{BelowReasons, branch_reasons, organisation_reasons};
use super::filter::Filter;
use super::record::Totals;
use super::tally::Tallies;
use crate::domain::{
    CountField, Dataset, Kind, Measure, Ownership, Rating, Row, Share, Status, Table, Thresholds,
    Year, ZoneId,
};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The measures of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Base organisations good or better over rated.
    pub organisations: Measure,
    /// Branches good or better over rated.
    pub branches: Measure,
    /// Members good or better over rated, counted once at the leaves.
    pub members: Measure,
}

impl Measures {
    fn new(thresholds: &Thresholds) -> Self {
        let of = |line| Measure { line, ..Measure::default() };
        Self {
            organisations: of(thresholds.organisations),
            branches: of(thresholds.branches),
            members: of(thresholds.members),
        }
    }

    fn add(&mut self, other: &Self) {
        let own = [&mut self.organisations, &mut self.branches, &mut self.members];
        for (own, other) in own.into_iter().zip(other.all()) {
            own.total += other.total;
            own.lacking += other.lacking;
            own.share += other.share;
        }
    }

    /// Them in turn.
    #[must_use]
    pub const fn all(&self) -> [&Measure; 3] {
        [&self.organisations, &self.branches, &self.members]
    }

    /// Whether one of them is below its line.
    #[must_use]
    pub fn is_below(&self) -> bool {
        self.all().iter().any(|m| m.status() == Status::Below)
    }
}

/// Whether an organisation's own members are counted: cells, and committees without branch rows.
pub(super) fn is_leaf(data: &Dataset, organisation: Row) -> bool {
    data.organisations.kind[organisation as usize] == Kind::BaseCell
        || data.branches_of(organisation).is_empty()
}

fn add_rating(measure: &mut Measure, rating: Rating) {
    measure.total += 1;
    measure.lacking += u64::from(rating == Rating::Bad);
    measure.share += Share { met: u64::from(rating.is_met()), of: u64::from(rating.is_rated()) };
}

fn add_members(measure: &mut Measure, data: &Dataset, table: Table, row: Row) {
    let units = data.units(table);
    let total = units.count(CountField::Members, row).wide();
    let share = units.member_share(row);
    measure.total += total.unwrap_or(0);
    measure.lacking += u64::from(total.is_none() || share.is_none());
    measure.share += share.unwrap_or_default();
}

/// Adds a row to the measures of its group.
pub(super) fn add_row(measures: &mut Measures, data: &Dataset, table: Table, row: Row) {
    let rating = data.units(table).rating[row as usize];
    if table == Table::Branches {
        add_rating(&mut measures.branches, rating);
        add_members(&mut measures.members, data, table, row);
    } else {
        add_rating(&mut measures.organisations, rating);
        if is_leaf(data, row) {
            add_members(&mut measures.members, data, table, row);
        }
    }
}

/// The measures of a year, narrowed; of these ownerships only, where `scope` names some.
#[must_use]
pub fn measure(
    tallies: &Tallies,
    thresholds: &Thresholds,
    year: Year,
    filter: &Filter,
    scope: Option<&[Ownership]>,
) -> Measures {
    let mut measures = Measures::new(thresholds);
    for group in tallies.groups(year, filter, scope) {
        measures.add(&group.measures);
    }
    measures
}

/// The measures of each zone that has a row in the year, narrowed, with its organisations' sums; in
/// the order of the zones.
#[must_use]
pub fn group_by_zone(
    tallies: &Tallies,
    thresholds: &Thresholds,
    year: Year,
    filter: &Filter,
) -> Vec<(ZoneId, Measures, Totals)> {
    let mut zones: BTreeMap<ZoneId, (Measures, Totals)> = BTreeMap::new();
    for group in tallies.groups(year, filter, None) {
        let (measures, totals) = zones
            .entry(group.zone)
            .or_insert_with(|| (Measures::new(thresholds), Totals::default()));
        measures.add(&group.measures);
        totals.add(&group.totals);
    }
    zones.into_iter().map(|(zone, (measures, totals))| (zone, measures, totals)).collect()
}

/// The rows of a year below a line with their reasons, narrowed, in the order of the file.
#[must_use]
pub fn below_of(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
) -> Vec<(Row, BelowReasons)> {
    let reasons = if table == Table::Branches { branch_reasons } else { organisation_reasons };
    let evaluation = filter
        .counted_on_all_cores(data, table, year)
        .map(|row| (row, reasons(data, thresholds, row)));
    evaluation.filter(|(_, reasons)| reasons.any()).collect()
}
