//! The record of a term: organisations founded, members admitted, officers seconded.

use super::filter::Filter;
use super::history::back_from;
use super::tallies::{Tallies, totals};
use super::totals::Sum;
use crate::domain::{CountField, Dataset, Ownership, Row, Settings, Table, Term, Text, Year};
use rustc_hash::FxHashMap;

/// What happened from the first month of a term to the end of a year or of the term, whichever is
/// earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRecord {
    /// The term.
    pub term: Term,
    /// The chosen year.
    pub year: Year,
    /// The base organisations' rows of the term's years up to the chosen one, and those of the
    /// chosen year alone.
    pub rows: u64,
    /// See [`Self::rows`].
    pub rows_of_year: u64,
    /// True if the chosen year is not over.
    pub is_under_way: bool,
    /// True if the data have organisations of the chosen year, within the filter or not.
    pub has_year: bool,
    /// True if the data have organisations of the term's years, within the filter or not.
    pub has_rows: bool,
    /// True if a row of the term's years has a date of founding.
    pub has_dates: bool,
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
    /// The committees that they were seconded to: row of the chosen year, number of officers;
    /// by id.
    pub seconded_to: Vec<(Row, u64)>,
    /// The years of the data that are only partly in the term. Admissions have no months, so these
    /// years count whole.
    pub partly: Vec<Year>,
    /// The years of the term up to the chosen one of which the data have no organisations.
    pub absent: Vec<Year>,
}

impl TermRecord {
    /// Organisations founded in the term.
    #[must_use]
    pub fn founded_total(&self) -> u64 {
        self.founded.iter().sum()
    }

    /// True if the term is over at the end of the chosen year.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.term.to <= (self.year, 12)
    }

    /// Organisations founded in the term; None if no row has a date.
    #[must_use]
    pub fn known_founded(&self) -> Option<u64> {
        let is_known = self.has_dates || (self.rows == 0 && self.has_rows);
        is_known.then(|| self.founded_total())
    }

    /// One of the sums of members admitted; None if no row has the figure.
    #[must_use]
    pub const fn known(&self, sum: Sum) -> Option<u64> {
        sum.known(self.rows, self.has_rows)
    }

    /// The officers seconded in the chosen year, likewise.
    #[must_use]
    pub const fn known_seconded(&self) -> Option<u64> {
        self.seconded.known(self.rows_of_year, self.has_year)
    }

    fn new(term: Term, year: Year, today: Year) -> Self {
        Self {
            term,
            year,
            is_under_way: year >= today,
            rows: 0,
            rows_of_year: 0,
            has_year: false,
            has_rows: false,
            has_dates: false,
            founded: [0; 4],
            admitted: Sum::default(),
            owners: Sum::default(),
            leaders: Sum::default(),
            seconded: Sum::default(),
            seconded_to: Vec::new(),
            partly: Vec::new(),
            absent: Vec::new(),
        }
    }

    /// Adds the members admitted in a year of the term.
    fn add_admitted(&mut self, tallies: &Tallies, year: Year, filter: &Filter) {
        let sums = totals(tallies, year, filter, None);
        if !sums.has_year {
            self.absent.push(year);
            return;
        }
        self.rows += sums.rows;
        self.has_rows = true;
        self.admitted += sums.admitted;
        self.owners += sums.owners;
        self.leaders += sums.leaders;
        if !self.term.has_whole(year) {
            self.partly.push(year);
        }
    }

    /// Counts the organisations founded in the term, each once for all its years. One that no
    /// longer exists counts too.
    fn count_founded(&mut self, data: &Dataset, filter: &Filter) {
        let units = &data.organisations.units;
        let last = self.term.to.min((self.year, 12));
        let mut founded: FxHashMap<(Text, Option<Year>), Ownership> = FxHashMap::default();
        for &year in data.years.iter().filter(|y| **y >= self.term.from.0 && **y <= self.year) {
            for row in filter.counted(data, Table::Organisations, year) {
                self.has_dates |= units.established[row as usize].parts().is_some();
                if units.established[row as usize].is_within(self.term.from, last) {
                    founded.insert(first_key(data, row), units.ownership[row as usize]);
                }
            }
        }
        for ownership in founded.values() {
            let at = Ownership::KNOWN.iter().position(|known| known == ownership).unwrap_or(3);
            self.founded[at] += 1;
        }
    }
}

/// What an organisation has in every year: its id in the first year that its row leads back to, as
/// an id may change, and the year of its first date, as an id may become another one's.
fn first_key(data: &Dataset, row: Row) -> (Text, Option<Year>) {
    let units = &data.organisations.units;
    back_from(data, Table::Organisations, row).fold((Text::EMPTY, None), |(_, founded), row| {
        let parts = units.established[row as usize].parts();
        (units.id[row as usize], parts.map(|(year, ..)| year).or(founded))
    })
}

/// The records up to `year` within `filter` of the terms that have a month of the year, oldest
/// first. `today` is the current year.
#[must_use]
pub fn term_records(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
    today: Year,
) -> Vec<TermRecord> {
    let units = &data.organisations.units;
    let seconded = |row: Row| {
        let officers = units.count(CountField::Seconded, row).wide()?;
        (officers > 0).then_some((row, officers))
    };
    let record = |term: Term| {
        let mut record = TermRecord::new(term, year, today);
        for y in term.from.0.0..=term.to.0.min(year).0 {
            record.add_admitted(tallies, Year(y), filter);
        }
        record.count_founded(data, filter);
        let of_year = totals(tallies, year, filter, None);
        (record.seconded, record.rows_of_year) = (of_year.seconded, of_year.rows);
        record.has_year = of_year.has_year;
        record.seconded_to =
            filter.counted(data, Table::Organisations, year).filter_map(seconded).collect();
        record.seconded_to.sort_by(|(a, _), (b, _)| data.compare_ids(Table::Organisations, *a, *b));
        record
    };
    settings.terms_of(year).into_iter().map(record).collect()
}
