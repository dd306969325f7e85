//! Through the years: the measures of each, what changed since the year before, and what stands
//! behind a share.

use super::filter::Filter;
use super::measures::{Measures, measure};
use super::record::{Totals, totals};
use super::tally::Tallies;
use crate::domain::{Dataset, Rating, Row, Share, Table, Thresholds, Year};
use rayon::prelude::*;
use std::cmp::Ordering;

/// The figures of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: Year,
    /// Its measures and sums; None for a year between others that the data lacks.
    pub figures: Option<(Measures, Totals)>,
}

/// The figures of every year from the first to the last that the data has, narrowed; a year that it
/// lacks is a gap.
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
    // A year far off is most likely a slip of the keyboard: gaps are drawn for a century at most.
    let from = first.0.max(last.0.saturating_sub(100));
    (from..=last.0).map(|year| YearFigures { year: Year(year), figures: of(Year(year)) }).collect()
}

/// What changed since the year before, in base organisations. All rows are of the year but those
/// gone, which are of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearChanges {
    /// Below a line now, not before.
    pub fell: Vec<Row>,
    /// Below a line before, not now.
    pub rose: Vec<Row>,
    /// Not there before.
    pub new: Vec<Row>,
    /// There before, not now: dissolved, merged, or not reported.
    pub gone: Vec<Row>,
    /// The largest falls of the members' share, the largest first.
    pub falls: Vec<Row>,
    /// The largest rises, the largest first.
    pub rises: Vec<Row>,
}

/// How many of the largest falls and rises are told.
const LARGEST: usize = 5;

/// What changed since the year before, by who is below a line; nothing where the data lacks it.
#[must_use]
pub fn year_changes(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    is_below: impl Fn(Row) -> bool + Sync,
) -> YearChanges {
    let mut year_changes = YearChanges::default();
    let before_year = year.before();
    if !data.years.contains(&before_year) {
        return year_changes;
    }
    let share = |row| data.organisations.units.member_share(row).filter(|s| s.of > 0);
    // Each row with whether it was and is below, and how far its share moved; None where it was not
    // there.
    let of = |row: Row| {
        let before = data.before(Table::Organisations, row);
        let moved = |before| Some(Moved::between(row, share(before)?, share(row)?));
        (row, before.map(|before| (is_below(before), is_below(row), moved(before))))
    };
    // Who lives on is told over all rows: a unit that moved to another zone is not gone.
    let gone = || -> Vec<Row> {
        let units = &data.organisations.units;
        let mut lives_on = vec![false; units.len()];
        for &row in
            data.rows_of(Table::Organisations, year).iter().filter(|&&row| units.counts_in(row))
        {
            if let Some(before) = data.before(Table::Organisations, row) {
                lives_on[before as usize] = true;
            }
        }
        filter
            .counted(data, Table::Organisations, before_year)
            .filter(|row| !lives_on[*row as usize])
            .collect()
    };
    let rows = || {
        filter.counted_on_all_cores(data, Table::Organisations, year).map(of).collect::<Vec<_>>()
    };
    let (gone, rows) = rayon::join(gone, rows);
    year_changes.gone = gone;
    let mut moved = Vec::with_capacity(rows.len());
    for (row, known) in rows {
        let Some((was_below, is_below, by)) = known else {
            year_changes.new.push(row);
            continue;
        };
        match (was_below, is_below) {
            (false, true) => year_changes.fell.push(row),
            (true, false) => year_changes.rose.push(row),
            _ => {}
        }
        moved.extend(by);
    }
    year_changes.falls =
        first(&mut moved, Moved::compare).filter(|m| m.by < 0).map(|m| m.row).collect();
    year_changes.rises =
        first(&mut moved, |a, b| b.compare(a)).filter(|m| m.by > 0).map(|m| m.row).collect();
    year_changes
}

/// The first few in an order.
fn first(
    moved: &mut [Moved],
    order: impl Fn(&Moved, &Moved) -> Ordering,
) -> impl Iterator<Item = &Moved> {
    if moved.len() > LARGEST {
        moved.select_nth_unstable_by(LARGEST, &order);
    }
    let count = LARGEST.min(moved.len());
    let few = &mut moved[..count];
    few.sort_unstable_by(order);
    few.iter()
}

/// The exact difference of two shares of a row, a fraction.
#[derive(Debug, Clone, Copy)]
struct Moved {
    row: Row,
    by: i128,
    over: i128,
}

impl Moved {
    fn between(row: Row, was: Share, now: Share) -> Self {
        let wide = i128::from;
        Self {
            row,
            by: wide(now.met) * wide(was.of) - wide(was.met) * wide(now.of),
            over: wide(now.of) * wide(was.of),
        }
    }

    /// The largest fall first; among equals in the order of the rows.
    fn compare(&self, other: &Self) -> Ordering {
        (self.by * other.over).cmp(&(other.by * self.over)).then(self.row.cmp(&other.row))
    }
}

/// How far a step of [`Distribution::steps`] reaches, in points.
pub const STEP: u8 = 5;

/// What stands behind a share: how the units of one table are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Distribution {
    /// How many have each rating, in the order of [`Rating::LEVELS`], and the unrated.
    pub ratings: [u64; 5],
    /// How many have a members' share so far from the members' line, in steps of [`STEP`] points:
    /// the fourth step ends at the line, the fifth begins at it; the first and last reach to
    /// the end.
    pub steps: [u64; 8],
}

/// The distribution of a table's rows in a year, narrowed.
#[must_use]
pub fn distribution(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
) -> Distribution {
    let mut spread = Distribution::default();
    let units = data.units(table);
    for row in filter.counted(data, table, year) {
        let rating = units.rating[row as usize];
        if let Some(at) = Rating::LEVELS.iter().position(|level| *level == rating) {
            spread.ratings[at] += 1;
        } else if rating == Rating::Unrated {
            spread.ratings[4] += 1;
        }
        if let Some(share) = units.member_share(row).filter(|share| share.of > 0) {
            // A row's counts are of 32 bits: nothing here is too large.
            let [met, of] =
                [share.met, share.of].map(|count| i64::try_from(count).unwrap_or(i64::MAX >> 8));
            let step =
                (met * 100 - i64::from(thresholds.members) * of).div_euclid(i64::from(STEP) * of);
            spread.steps[usize::try_from((step + 4).clamp(0, 7)).unwrap_or(0)] += 1;
        }
    }
    spread
}
