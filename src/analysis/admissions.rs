//! The organisations that have admitted nobody for years.

use super::filter::Filter;
use crate::domain::{CountField, Dataset, Row, Table, Year};

/// The organisations of `year` within `filter` that have admitted nobody for `least` years or more
/// in a row up to `year`: row and number of years, most years first. A missing or bad count ends
/// the run, because somebody may have been admitted.
#[must_use]
pub fn without_admission(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    least: usize,
) -> Vec<(Row, usize)> {
    let admitted = |row: Row| data.organisations.units.count(CountField::Admitted, row).wide();
    let run = |row: Row| {
        let mut years = 0;
        let mut next = Some(row);
        while let Some(row) = next.filter(|&row| admitted(row) == Some(0)) {
            years += 1;
            next = data.before(Table::Organisations, row);
        }
        years
    };
    let rows = filter.counted(data, Table::Organisations, year);
    let mut list: Vec<(Row, usize)> =
        rows.map(|row| (row, run(row))).filter(|(_, years)| *years >= least.max(1)).collect();
    list.sort_by(|(a, years), (b, other)| {
        other.cmp(years).then_with(|| data.compare_ids(Table::Organisations, *a, *b))
    });
    list
}
