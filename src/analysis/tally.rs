//! What every sum is put together from: the rows of each year, added up once by zone, ownership and
//! district.
//!
//! A share of a whole country is then the sum of some hundred groups instead of some hundred
//! thousand rows, so that a key that asks for another year or zone is answered at once.
//! `tests/figures.rs` holds the sums against the rows themselves.

use super::below::is_below;
use super::filter::Filter;
use super::index::WORTH;
use super::measures::{Measures, add_row};
use super::record::{Totals, add_totals};
use crate::domain::{Dataset, Ownership, Row, Table, Text, Thresholds, Year, ZoneId};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// The rows of one year that share zone, ownership and district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their zone.
    pub zone: ZoneId,
    /// Their ownership.
    pub ownership: Ownership,
    /// Their district.
    pub district: Text,
    /// Their measures, without lines.
    pub measures: Measures,
    /// Their sums.
    pub totals: Totals,
}

/// The groups of every year, in no order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    years: FxHashMap<Year, Vec<Group>>,
}

/// What the rows of a group share.
type Key = (ZoneId, Ownership, Text);

fn key(data: &Dataset, table: Table, row: Row) -> Key {
    let (units, at) = (data.units(table), row as usize);
    (units.zone[at], units.ownership[at], units.district[at])
}

/// Adds the rows of a year up, those of the groups that are `wanted`.
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
            add_row(&mut groups[place].measures, data, table, row);
            if table == Table::Organisations {
                add_totals(&mut groups[place].totals, data, year, row);
            }
        }
    }
    groups
}

impl Tallies {
    /// Adds every row up, the years on all cores.
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

    /// Adds the groups of some rows up again: the rows have changed.
    fn renew(&mut self, data: &Dataset, rows: &[(Table, Row)]) {
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

    /// The groups of a year in a narrowing; of these ownerships only, where `scope` names some.
    pub fn groups<'a>(
        &'a self,
        year: Year,
        filter: &'a Filter,
        scope: Option<&'a [Ownership]>,
    ) -> impl Iterator<Item = &'a Group> {
        self.years.get(&year).into_iter().flatten().filter(move |group| {
            filter.takes_group(group.zone, group.ownership, group.district)
                && scope.is_none_or(|scope| scope.contains(&group.ownership))
        })
    }
}

/// What is worked out of the rows once after a reading or a supposition.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// The sums.
    pub tallies: Tallies,
    /// For each organisation whether it is below a line, by row.
    pub organisations_below: Vec<bool>,
    /// For each branch the same.
    pub branches_below: Vec<bool>,
}

impl Evaluation {
    /// Works it out.
    #[must_use]
    pub fn new(data: &Dataset, thresholds: &Thresholds) -> Self {
        let of = |table| {
            let rows = 0..Row::try_from(data.units(table).len()).unwrap_or(Row::MAX);
            rows.into_par_iter()
                .with_min_len(WORTH)
                .map(|row| is_below(data, thresholds, table, row))
                .collect()
        };
        Self {
            tallies: Tallies::new(data),
            organisations_below: of(Table::Organisations),
            branches_below: of(Table::Branches),
        }
    }

    /// Works out again what some rows are part of: they have changed, their zone, ownership and
    /// district have not.
    pub fn renew(&mut self, data: &Dataset, thresholds: &Thresholds, rows: &[(Table, Row)]) {
        self.tallies.renew(data, rows);
        let committees = rows
            .iter()
            .filter(|(table, _)| *table == Table::Branches)
            .filter_map(|(_, row)| data.committee_of(*row));
        for (table, row) in
            rows.iter().copied().chain(committees.map(|row| (Table::Organisations, row)))
        {
            let column = if table == Table::Branches {
                &mut self.branches_below
            } else {
                &mut self.organisations_below
            };
            column[row as usize] = is_below(data, thresholds, table, row);
        }
    }

    /// Whether a row is below a line.
    #[must_use]
    pub fn is_below(&self, table: Table, row: Row) -> bool {
        let of =
            if table == Table::Branches { &self.branches_below } else { &self.organisations_below };
        of.get(row as usize).is_some_and(|below| *below)
    }
}
