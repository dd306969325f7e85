//! The measures, sums and targets of every year.

use super::filter::Filter;
use super::measures::Measures;
use super::tallies::{Tallies, measure, totals};
use super::targets::{Target, targets};
use super::totals::Totals;
use crate::domain::{Dataset, Settings, Year};

/// The figures of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: Year,
    /// The measures and sums of the year; None for a gap, a year that is not in the data.
    pub figures: Option<(Measures, Totals)>,
    /// The targets of the year on their scope; None for a gap.
    pub targets: Option<[Target; 5]>,
}

/// The figures of every year from the first to the last in the data, oldest first, within `filter`.
/// At most the last 101 years are given. `today` is the current year.
#[must_use]
pub fn trend(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    filter: &Filter,
    today: Year,
) -> Vec<YearFigures> {
    let (Some(first), Some(last)) = (data.years.first(), data.years.last()) else {
        return Vec::new();
    };
    let of = |year: Year| {
        let known = data.years.contains(&year);
        let figures = || {
            let measures = measure(tallies, &settings.thresholds, year, filter, None);
            (measures, totals(tallies, year, filter, None))
        };
        YearFigures {
            year,
            figures: known.then(figures),
            targets: known.then(|| targets(tallies, settings, year, filter, today)),
        }
    };
    // A year far from the others is most likely a typing error; without a limit it would add as
    // many gaps.
    let from = first.0.max(last.0.saturating_sub(100));
    (from..=last.0).map(|year| of(Year(year))).collect()
}
