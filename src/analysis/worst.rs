//! The order of what is below a threshold, worst first.

use super::below::{BelowReason, reasons};
use super::candidates::{Shortfall, shortfall};
use super::measures::Measures;
use crate::domain::{Dataset, Measure, Rating, Row, Status, Table, Thresholds};
use std::cmp::Reverse;

/// Sorts units of a table that are below, worst first: those rated unsatisfactory, then by the
/// number of reasons, the branches they are short of, the members they are short of. Equal ones
/// keep their order.
#[must_use]
pub fn worst_units(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    mut rows: Vec<Row>,
) -> Vec<Row> {
    rows.sort_by_cached_key(|&row| {
        let is_worst = data.units(table).rating[row as usize] == Rating::Unsatisfactory;
        let reasons = reasons(data, thresholds, table, row);
        let count = reasons.iter().count();
        let Shortfall { members, branches } = shortfall(data, thresholds, table, row);
        let has_rating = reasons.contains(BelowReason::Rating);
        Reverse((is_worst, count, branches, members, has_rating))
    });
    rows
}

/// How bad a group is: the number of its measures below a threshold, then how many organisations,
/// branches and members it is short of.
#[must_use]
pub fn badness(measures: &Measures) -> (usize, u64, u64, u64) {
    let below = measures.all().into_iter().filter(|m| m.status() == Status::Below).count();
    let [organisations, branches, members] = measures.all().map(Measure::shortfall);
    (below, organisations, branches, members)
}
