//! The record of the term: organisations founded, members admitted, officers seconded.

use super::filter::Filter;
use super::tallies::{Tallies, totals};
use super::totals::Sum;
use crate::domain::{CountField, Dataset, Ownership, Row, Settings, Table, Text, Year};
use rustc_hash::FxHashMap;

/// The record of the term from its first month to the end of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Term {
    /// Organisations founded in the term: by ownership in the order of [`Ownership::KNOWN`], then
    /// those without a known ownership.
    pub founded: [u64; 4],
    /// Members admitted in the years of the term.
    pub admitted: Sum,
    /// Enterprise owners among them.
    pub owners: Sum,
    /// Key managers and union leaders among them.
    pub leaders: Sum,
    /// Officers seconded in the chosen year.
    pub seconded: Sum,
    /// The committees that they were seconded to: row of the chosen year, number of officers.
    pub seconded_to: Vec<(Row, u64)>,
}

/// The record of the term up to `year` within `filter`. An organisation founded in the term counts
/// once, even if it no longer exists.
#[must_use]
pub fn term(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
) -> Term {
    let mut term = Term::default();
    let units = &data.organisations.units;
    let (from, month) = settings.term;
    let mut founded: FxHashMap<Text, Ownership> = FxHashMap::default();
    for &y in data.years.iter().filter(|y| **y >= from && **y <= year) {
        let sums = totals(tallies, y, filter, None);
        term.admitted += sums.admitted;
        term.owners += sums.owners;
        term.leaders += sums.leaders;
        for row in filter.counted(data, Table::Organisations, y) {
            if units.established[row as usize].since(from, month) {
                founded.insert(units.id[row as usize], units.ownership[row as usize]);
            }
        }
    }
    for ownership in founded.values() {
        let at = Ownership::KNOWN.iter().position(|known| known == ownership).unwrap_or(3);
        term.founded[at] += 1;
    }
    term.seconded = totals(tallies, year, filter, None).seconded;
    let seconded = |row: Row| {
        let officers = units.count(CountField::Seconded, row).wide()?;
        (officers > 0).then_some((row, officers))
    };
    term.seconded_to =
        filter.counted(data, Table::Organisations, year).filter_map(seconded).collect();
    term
}
