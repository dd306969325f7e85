//! The pace: what each remaining year must bring so that the yearly targets are met together.

use super::filter::Filter;
use super::tallies::{Tallies, totals};
use super::targets::TargetKind;
use super::totals::Totals;
use crate::domain::{Dataset, Settings, Year};

/// A yearly target over the years of the term, and what the remaining years need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Which target.
    pub kind: TargetKind,
    /// Reached in the years of the term that are in the data.
    pub reached: u64,
    /// The sum of the targets of those years.
    pub due: u64,
    /// The number of years after the chosen one up to the last year of the targets.
    pub years: u16,
    /// How many a year, rounded up, would make up for what is missing and meet the remaining
    /// targets; None if no year remains.
    pub a_year: Option<u64>,
}

/// The pace of the targets that are counts (admitted, owners, founded) from the first year of the
/// term to `year`, on the targets' scope, within `filter`.
#[must_use]
pub fn pace(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
) -> Vec<Pace> {
    let years: Vec<Year> =
        data.years.iter().copied().filter(|y| *y >= settings.term.0 && *y <= year).collect();
    let sums: Vec<Totals> =
        years.iter().map(|&y| totals(tallies, y, filter, Some(&settings.scope))).collect();
    let remaining: Vec<Year> = (year.0 + 1..=settings.targets_until.0).map(Year).collect();
    [TargetKind::Admitted, TargetKind::Owners, TargetKind::Founded]
        .into_iter()
        .map(|kind| {
            let target_of = |year: Year| {
                let targets = settings.targets_of(year);
                u64::from(match kind {
                    TargetKind::Owners => targets.owners,
                    TargetKind::Founded => targets.founded,
                    _ => targets.admitted,
                })
            };
            let value = |sums: &Totals| match kind {
                TargetKind::Owners => sums.owners.value,
                TargetKind::Founded => sums.founded.value,
                _ => sums.admitted.value,
            };
            let reached: u64 = sums.iter().map(value).sum();
            let due: u64 = years.iter().map(|&y| target_of(y)).sum();
            let ahead: u64 = remaining.iter().map(|&y| target_of(y)).sum();
            let left = u64::try_from(remaining.len()).unwrap_or(0);
            let a_year = (left > 0).then(|| (due + ahead).saturating_sub(reached).div_ceil(left));
            Pace { kind, reached, due, years: u16::try_from(left).unwrap_or(u16::MAX), a_year }
        })
        .collect()
}
