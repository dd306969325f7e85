//! The fewest changes that bring a measure to its threshold.

use super::candidates::shortfall;
use super::filter::Filter;
use super::measures::{MeasureKind, counts_members};
use super::suppositions::{Change, Supposed, level_field};
use super::tallies::{Tallies, measure};
use crate::domain::{Dataset, Rating, Row, Table, Thresholds, Year};
use std::cmp::Reverse;

/// The fewest changes that bring a measure of `year` within `filter` to its threshold; empty if it
/// is met. Units, or members, at a lower level become good. Units that need the fewest members and
/// branches come first; changes of members are the largest possible.
///
/// Branches that are only counted in their committee's row cannot be changed one by one: where too
/// few others are below good, the changes do not reach the threshold.
#[must_use]
pub fn fewest_changes(
    data: &Dataset,
    tallies: &Tallies,
    thresholds: &Thresholds,
    goal: MeasureKind,
    year: Year,
    filter: &Filter,
) -> Vec<Change> {
    let short = goal.of(&measure(tallies, thresholds, year, filter, None)).shortfall();
    let table = match goal {
        MeasureKind::Organisations => Table::Organisations,
        MeasureKind::Branches => Table::Branches,
        MeasureKind::Members => return member_changes(data, year, filter, short),
    };
    rating_changes(data, thresholds, table, year, filter, short)
}

/// Makes `short` units of a table good.
fn rating_changes(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
    short: u64,
) -> Vec<Change> {
    let rating = |row: Row| data.units(table).rating[row as usize];
    let mut rows: Vec<Row> =
        filter.counted(data, table, year).filter(|&row| rating(row).is_below()).collect();
    rows.sort_by_cached_key(|&row| {
        (shortfall(data, thresholds, table, row), rating(row), data.id(table, row), row)
    });
    rows.into_iter()
        .take(usize::try_from(short).unwrap_or(usize::MAX))
        .map(|row| Change {
            table,
            year,
            id: data.id(table, row).to_owned(),
            supposed: Supposed::Rating(Rating::Good),
        })
        .collect()
}

/// The members of one row at one level below good.
#[derive(Debug, Clone, Copy)]
struct LevelMembers {
    count: u32,
    table: Table,
    row: Row,
    level: Rating,
}

/// Makes `short` members good, as many as possible of one row at a time.
fn member_changes(data: &Dataset, year: Year, filter: &Filter, short: u64) -> Vec<Change> {
    let mut left = short;
    let mut changes = Vec::new();
    for LevelMembers { count, table, row, level } in members_below_good(data, year, filter) {
        if left == 0 {
            break;
        }
        let count = u32::try_from(left).unwrap_or(u32::MAX).min(count);
        left -= u64::from(count);
        changes.push(Change {
            table,
            year,
            id: data.id(table, row).to_owned(),
            supposed: Supposed::Members { from: level, to: Rating::Good, count },
        });
    }
    changes
}

/// The members below good that the measure of members counts, most members first.
fn members_below_good(data: &Dataset, year: Year, filter: &Filter) -> Vec<LevelMembers> {
    let mut list = Vec::new();
    for table in [Table::Organisations, Table::Branches] {
        let units = data.units(table);
        let rows = filter
            .counted(data, table, year)
            .filter(|&row| counts_members(data, table, row))
            .filter(|&row| units.member_share(row).is_some());
        for row in rows {
            for level in [Rating::Satisfactory, Rating::Unsatisfactory] {
                let count = level_field(level).and_then(|field| units.count(field, row).get());
                list.extend(count.filter(|count| *count > 0).map(|count| LevelMembers {
                    count,
                    table,
                    row,
                    level,
                }));
            }
        }
    }
    list.sort_by_key(|m| (Reverse(m.count), m.table, data.id(m.table, m.row), m.row, m.level));
    list
}
