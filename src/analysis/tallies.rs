//! Sums of the rows of each year by zone, ownership and district, from which every measure and
//! total is made.
//!
//! A share of a whole country is then the sum of some hundred groups instead of some hundred
//! thousand rows, so that a change of the year or the filter is answered at once.
//! `tests/figures/main.rs` compares the results with sums over the rows.

use super::filter::Filter;
use super::measures::Measures;
use super::totals::Totals;
use crate::domain::{Dataset, Ownership, Row, Table, Text, Thresholds, Year, ZoneId};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The sums over the rows of one year that have the same zone, ownership and district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The zone of the rows.
    pub zone: ZoneId,
    /// The ownership of the rows.
    pub ownership: Ownership,
    /// The district of the rows.
    pub district: Text,
    /// Their measures, with thresholds of 0.
    pub measures: Measures,
    /// Their sums; of base organisations only.
    pub totals: Totals,
}

/// The groups of every year, in no particular order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    years: FxHashMap<Year, Vec<Group>>,
}

/// What the rows of a group have in common.
type Key = (ZoneId, Ownership, Text);

fn key(data: &Dataset, table: Table, row: Row) -> Key {
    let (units, at) = (data.units(table), row as usize);
    (units.zone[at], units.ownership[at], units.district[at])
}

/// The groups of a year whose key is `wanted`.
fn tally(data: &Dataset, year: Year, wanted: impl Fn(&Key) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    for table in [Table::Organisations, Table::Branches] {
        let units = data.units(table);
        for &row in data.rows_of(table, year).iter().filter(|&&row| units.counts_in(row)) {
            let key = key(data, table, row);
            if !wanted(&key) {
                continue;
            }
            let place = *places.entry(key).or_insert_with(|| {
                let (zone, ownership, district) = key;
                groups.push(Group {
                    zone,
                    ownership,
                    district,
                    measures: Measures::default(),
                    totals: Totals::default(),
                });
                groups.len() - 1
            });
            groups[place].measures.add_row(data, table, row);
            if table == Table::Organisations {
                groups[place].totals.add_row(data, year, row);
            }
        }
    }
    groups
}

impl Tallies {
    /// Sums all rows; years in parallel.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        let mut years: Vec<Year> = data
            .derived
            .organisations_of
            .keys()
            .chain(data.derived.branches_of.keys())
            .copied()
            .collect();
        years.sort_unstable();
        years.dedup();
        Self {
            years: years
                .into_par_iter()
                .map(|year| (year, tally(data, year, |_| true)))
                .collect::<Vec<_>>()
                .into_iter()
                .collect(),
        }
    }

    /// Recomputes the groups of `rows`, whose ratings or counts have changed.
    pub(super) fn update_rows(&mut self, data: &Dataset, rows: &[(Table, Row)]) {
        let mut keys: FxHashMap<Year, Vec<Key>> = FxHashMap::default();
        for &(table, row) in rows {
            let (keys, key) = (
                keys.entry(data.units(table).year[row as usize]).or_default(),
                key(data, table, row),
            );
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        for (year, keys) in keys {
            let Some(groups) = self.years.get_mut(&year) else { continue };
            for group in tally(data, year, |key| keys.contains(key)) {
                let same = |own: &&mut Group| {
                    (own.zone, own.ownership, own.district)
                        == (group.zone, group.ownership, group.district)
                };
                if let Some(own) = groups.iter_mut().find(same) {
                    *own = group;
                }
            }
        }
    }

    /// The groups of a year within `filter`; if `scope` is given, only those of its ownerships.
    pub fn groups<'a>(
        &'a self,
        year: Year,
        filter: &'a Filter,
        scope: Option<&'a [Ownership]>,
    ) -> impl Iterator<Item = &'a Group> {
        self.years.get(&year).into_iter().flatten().filter(move |group| {
            filter.contains_group(group.zone, group.ownership, group.district)
                && scope.is_none_or(|scope| scope.contains(&group.ownership))
        })
    }

    /// True if the data have organisations of a year.
    pub(super) fn has_organisations(&self, year: Year) -> bool {
        self.years.get(&year).into_iter().flatten().any(|group| group.totals.rows > 0)
    }
}

/// The measures of a year within `filter`; if `scope` is given, over its ownerships only.
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

/// The sums of a year within `filter`; if `scope` is given, over its ownerships only.
#[must_use]
pub fn totals(
    tallies: &Tallies,
    year: Year,
    filter: &Filter,
    scope: Option<&[Ownership]>,
) -> Totals {
    let mut totals = Totals { has_year: tallies.has_organisations(year), ..Totals::default() };
    for group in tallies.groups(year, filter, scope) {
        totals.add(&group.totals);
    }
    totals
}

/// The measures and sums of each zone that has a row in the year within `filter`, by zone number.
#[must_use]
pub fn group_by_zone(
    tallies: &Tallies,
    thresholds: &Thresholds,
    year: Year,
    filter: &Filter,
) -> Vec<(ZoneId, Measures, Totals)> {
    let mut zones: BTreeMap<ZoneId, (Measures, Totals)> = BTreeMap::new();
    let none = Totals { has_year: tallies.has_organisations(year), ..Totals::default() };
    for group in tallies.groups(year, filter, None) {
        let (measures, totals) =
            zones.entry(group.zone).or_insert_with(|| (Measures::new(thresholds), none));
        measures.add(&group.measures);
        totals.add(&group.totals);
    }
    zones.into_iter().map(|(zone, (measures, totals))| (zone, measures, totals)).collect()
}
