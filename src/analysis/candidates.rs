//! The units that need least to be no longer below.

use super::below::{BelowReason, branch_share, reasons};
use crate::domain::{Dataset, Row, Table, Thresholds};
use rayon::prelude::*;

/// A unit below a threshold, and what it needs to be no longer below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The table of the unit.
    pub table: Table,
    /// The row of the unit.
    pub row: Row,
    /// True if its own rating must rise.
    pub rating: bool,
    /// How many more of its branches must be good or better.
    pub branches: u64,
    /// How many more of its members must be good or better.
    pub members: u64,
}

/// The first `most` of some units of a table that are below, in the order of need: fewest members,
/// then fewest branches, then those whose own rating need not rise, then by id.
#[must_use]
pub fn candidates(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    rows: impl ParallelIterator<Item = Row>,
    most: usize,
) -> Vec<Candidate> {
    let of = |row: Row| {
        let reasons = reasons(data, thresholds, table, row);
        if !reasons.any() {
            return None;
        }
        let rating = reasons.contains(BelowReason::Rating);
        let Shortfall { members, branches } = shortfall(data, thresholds, table, row);
        Some(Candidate { table, row, rating, branches, members })
    };
    let mut list: Vec<Candidate> = rows.filter_map(of).collect();
    let need = |c: &Candidate| (c.members, c.branches, c.rating);
    let order = |a: &Candidate, b: &Candidate| {
        need(a).cmp(&need(b)).then_with(|| data.compare_ids(table, a.row, b.row))
    };
    if let Some(last) = most.checked_sub(1).filter(|last| *last < list.len()) {
        list.select_nth_unstable_by(last, order);
    }
    list.truncate(most);
    list.sort_unstable_by(order);
    list
}

/// How many more members and branches of a unit must be good or better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Shortfall {
    /// Members; 0 if their share is not known.
    pub members: u64,
    /// Branches of a committee.
    pub branches: u64,
}

/// What a unit lacks to meet its thresholds; its own rating aside.
#[must_use]
pub fn shortfall(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> Shortfall {
    let share = data.units(table).member_share(row);
    Shortfall {
        members: share.map_or(0, |share| share.shortfall(thresholds.members)),
        branches: match table {
            Table::Branches => 0,
            _ => branch_share(data, row).shortfall(thresholds.branches),
        },
    }
}

/// The branch of a committee that needs the fewest more members good or better, at least one, with
/// their number; of equal ones the first by id.
#[must_use]
pub fn nearest_branch(
    data: &Dataset,
    thresholds: &Thresholds,
    organisation: Row,
) -> Option<(Row, u64)> {
    let short = |&row: &Row| {
        data.branches
            .units
            .member_share(row)
            .map(|share| (row, share.shortfall(thresholds.members)))
    };
    data.branches_of(organisation).iter().filter_map(short).filter(|(_, n)| *n > 0).min_by(
        |(a, least), (b, other)| {
            least.cmp(other).then_with(|| data.compare_ids(Table::Branches, *a, *b))
        },
    )
}
