//! Committees that are outside the filter and have branches within it.
//!
//! Under a filter the measure of organisations has those registered there. A branch counts by its
//! own zone, district and ownership, so its members are in the figures while its committee may not
//! be.

use super::filter::Filter;
use crate::domain::{Dataset, Row, Table, Year};
use std::collections::BTreeMap;

/// The committees of a year that are outside the filter, by id, each with the number of its
/// branches within the filter.
#[must_use]
pub fn visiting_committees(data: &Dataset, year: Year, filter: &Filter) -> Vec<(Row, u64)> {
    if filter.is_whole() {
        return Vec::new();
    }
    let mut visiting: BTreeMap<Row, u64> = BTreeMap::new();
    let branches = filter.counted(data, Table::Branches, year);
    let committees = branches.filter_map(|branch| data.committee_of(branch));
    for committee in committees.filter(|&row| !filter.contains(data, Table::Organisations, row)) {
        *visiting.entry(committee).or_default() += 1;
    }
    let mut list: Vec<(Row, u64)> = visiting.into_iter().collect();
    list.sort_by(|(a, _), (b, _)| data.compare_ids(Table::Organisations, *a, *b));
    list
}
