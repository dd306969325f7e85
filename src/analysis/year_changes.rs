//! What changed since the year before: who fell below a threshold, who rose, who is new or gone.

use super::filter::Filter;
use crate::domain::{Dataset, Row, Share, Table, Year};
use rayon::prelude::*;
use std::cmp::Ordering;

/// The base organisations that changed since the year before. All rows are of the year, except
/// those of `gone`, which are of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearChanges {
    /// Below a threshold in the year, not in the year before.
    pub fell: Vec<Row>,
    /// Below a threshold in the year before, not in the year.
    pub rose: Vec<Row>,
    /// Not in the year before.
    pub new: Vec<Row>,
    /// Not in the year: dissolved, merged, or not reported.
    pub gone: Vec<Row>,
    /// The largest falls of the member share, the largest first; at most 5.
    pub falls: Vec<Row>,
    /// The largest rises of the member share, the largest first; at most 5.
    pub rises: Vec<Row>,
}

/// The length of [`YearChanges::falls`] and [`YearChanges::rises`] at most.
const LARGEST: usize = 5;

/// What changed in `year` within `filter`; empty if the year before is not in the data. `is_below`
/// says which organisations are below a threshold.
#[must_use]
pub fn year_changes(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    is_below: impl Fn(Row) -> bool + Sync,
) -> YearChanges {
    if !data.years.contains(&year.before()) {
        return YearChanges::default();
    }
    let compare = |row: Row| {
        let before = data.before(Table::Organisations, row);
        (row, before.map(|before| Comparison::new(data, before, row, &is_below)))
    };
    let compare_all = || -> Vec<_> {
        filter.par_counted(data, Table::Organisations, year).map(compare).collect()
    };
    let (gone, compared) = rayon::join(|| gone(data, year, filter), compare_all);
    let mut changes = YearChanges { gone, ..YearChanges::default() };
    let mut differences = Vec::with_capacity(compared.len());
    for (row, comparison) in compared {
        let Some(comparison) = comparison else {
            changes.new.push(row);
            continue;
        };
        match (comparison.was_below, comparison.is_below) {
            (false, true) => changes.fell.push(row),
            (true, false) => changes.rose.push(row),
            _ => {}
        }
        differences.extend(comparison.difference);
    }
    // Equal differences are in the order of ids.
    let by_id = |a: Row, b: Row| data.compare_ids(Table::Organisations, a, b);
    changes.falls = first(&mut differences, |a, b| a.compare(b).then_with(|| by_id(a.row, b.row)))
        .filter(|difference| difference.numerator < 0)
        .map(|difference| difference.row)
        .collect();
    changes.rises = first(&mut differences, |a, b| b.compare(a).then_with(|| by_id(a.row, b.row)))
        .filter(|difference| difference.numerator > 0)
        .map(|difference| difference.row)
        .collect();
    changes
}

/// The rows of the year before, within `filter`, that no row of `year` continues. A unit that moved
/// out of the filter is not gone, so the rows of the year are not filtered.
fn gone(data: &Dataset, year: Year, filter: &Filter) -> Vec<Row> {
    let units = &data.organisations.units;
    let mut is_continued = vec![false; units.len()];
    for &row in data.rows_of(Table::Organisations, year).iter().filter(|&&row| units.counts_in(row))
    {
        if let Some(before) = data.before(Table::Organisations, row) {
            is_continued[before as usize] = true;
        }
    }
    filter
        .counted(data, Table::Organisations, year.before())
        .filter(|row| !is_continued[*row as usize])
        .collect()
}

/// An organisation in a year and in the year before.
#[derive(Debug, Clone, Copy)]
struct Comparison {
    was_below: bool,
    is_below: bool,
    /// None if its members are not known or not rated in one of the years.
    difference: Option<ShareDifference>,
}

impl Comparison {
    fn new(data: &Dataset, before: Row, row: Row, is_below: &impl Fn(Row) -> bool) -> Self {
        let share = |row| data.organisations.units.member_share(row).filter(|share| share.of > 0);
        Self {
            was_below: is_below(before),
            is_below: is_below(row),
            difference: share(before)
                .zip(share(row))
                .map(|(before, now)| ShareDifference::new(row, before, now)),
        }
    }
}

/// The first [`LARGEST`] differences in an order.
fn first(
    differences: &mut [ShareDifference],
    order: impl Fn(&ShareDifference, &ShareDifference) -> Ordering,
) -> impl Iterator<Item = &ShareDifference> {
    if differences.len() > LARGEST {
        differences.select_nth_unstable_by(LARGEST, &order);
    }
    let count = LARGEST.min(differences.len());
    let first = &mut differences[..count];
    first.sort_unstable_by(order);
    first.iter()
}

/// The exact difference between two member shares of a row, as a fraction.
#[derive(Debug, Clone, Copy)]
struct ShareDifference {
    row: Row,
    numerator: i128,
    denominator: i128,
}

impl ShareDifference {
    fn new(row: Row, before: Share, now: Share) -> Self {
        let wide = i128::from;
        Self {
            row,
            numerator: wide(now.met) * wide(before.of) - wide(before.met) * wide(now.of),
            denominator: wide(now.of) * wide(before.of),
        }
    }

    /// The largest fall first.
    fn compare(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}
