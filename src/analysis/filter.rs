//! The filter that applies to every screen: zones, ownerships and districts.

use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{Dataset, Ownership, Row, Table, Text, Year, ZoneId, fold};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// A row passes if its zone, ownership and district are in the lists; an empty list lets every row
/// pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The zones; a branch counts by its own zone, else by its committee's.
    pub zones: Vec<ZoneId>,
    /// The ownerships.
    pub ownerships: Vec<Ownership>,
    /// The districts, as spelled in the data.
    pub districts: Vec<Text>,
}

impl Filter {
    /// True if every row passes.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.zones.is_empty() && self.ownerships.is_empty() && self.districts.is_empty()
    }

    /// True if a row of a table passes.
    #[must_use]
    pub fn contains(&self, data: &Dataset, table: Table, row: Row) -> bool {
        let (units, at) = (data.units(table), row as usize);
        self.contains_group(units.zone[at], units.ownership[at], units.district[at])
    }

    /// True if rows of this zone, ownership and district pass.
    #[must_use]
    pub fn contains_group(&self, zone: ZoneId, ownership: Ownership, district: Text) -> bool {
        (self.zones.is_empty() || self.zones.contains(&zone))
            && (self.ownerships.is_empty() || self.ownerships.contains(&ownership))
            && (self.districts.is_empty() || self.districts.contains(&district))
    }

    /// The rows of a year that pass, duplicates included, in file order.
    pub fn rows<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        data.rows_of(table, year)
            .iter()
            .copied()
            .filter(move |&row| self.contains(data, table, row))
    }

    /// Like [`Self::counted`], as a parallel iterator; indexed results are in file order.
    pub fn par_counted<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl ParallelIterator<Item = Row> + 'a {
        let rows = data.rows_of(table, year).par_iter().with_min_len(MIN_ROWS_PER_THREAD).copied();
        rows.filter(move |&row| self.contains(data, table, row) && data.units(table).counts_in(row))
    }

    /// The rows of a year that pass and are counted in sums: all but duplicates, in file order.
    pub fn counted<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        self.rows(data, table, year).filter(move |&row| data.units(table).counts_in(row))
    }
}

/// The districts whose name equals `word` but for case and diacritics, by text number; empty if
/// there is none.
#[must_use]
pub fn districts_named(data: &Dataset, word: &str) -> Vec<Text> {
    let folded = fold(word);
    districts(data)
        .into_iter()
        .filter(|&district| fold(data.texts.get(district)) == folded)
        .collect()
}

/// Every distinct district of organisations and branches, by text number.
#[must_use]
pub fn districts(data: &Dataset) -> Vec<Text> {
    let of_units = [Table::Organisations, Table::Branches].map(|table| &data.units(table).district);
    let all: FxHashSet<Text> = of_units
        .into_iter()
        .flat_map(crate::domain::Column::iter)
        .filter(|d| !d.is_empty())
        .collect();
    let mut all: Vec<Text> = all.into_iter().collect();
    all.sort_unstable();
    all
}
