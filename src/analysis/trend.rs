//! The measures and sums of every year.

use super::filter::Filter;
use super::measures::Measures;
use super::tallies::{Tallies, measure, totals};
use super::totals::Totals;
use crate::domain::{Dataset, Thresholds, Year};

/// The figures of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: Year,
    /// The measures and sums of the year; None for a gap, a year that is not in the data.
    pub figures: Option<(Measures, Totals)>,
}

/// The figures of every year from the first to the last in the data, oldest first, within `filter`.
/// At most the last 101 years are given.
#[must_use]
pub fn trend(
    data: &Dataset,
    tallies: &Tallies,
    thresholds: &Thresholds,
    filter: &Filter,
) -> Vec<YearFigures> {
    let (Some(first), Some(last)) = (data.years.first(), data.years.last()) else {
        return Vec::new();
    };
    let of = |year: Year| {
        let known = data.years.contains(&year);
        known.then(|| {
            (measure(tallies, thresholds, year, filter, None), totals(tallies, year, filter, None))
        })
    };
    // A year far from the others is most likely a typing error; without a limit it would add as
    // many gaps.
    let from = first.0.max(last.0.saturating_sub(100));
    (from..=last.0).map(|year| YearFigures { year: Year(year), figures: of(Year(year)) }).collect()
}
