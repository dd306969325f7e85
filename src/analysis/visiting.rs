//! Committees that are registered outside the filter's zones and have branches in them.
//!
//! Under a zone filter the measure of organisations has those registered there. A branch counts in
//! its own zone, so its members are in the figures while its committee may not be.

use super::filter::Filter;
use crate::domain::{Dataset, Row, Table, Year};
use std::collections::BTreeMap;

/// The committees of a year that are registered outside the filter's zones, in file order, each
/// with the number of its branches within the filter. Empty if the filter has no zone.
#[must_use]
pub fn visiting_committees(data: &Dataset, year: Year, filter: &Filter) -> Vec<(Row, u64)> {
    if filter.zones.is_empty() {
        return Vec::new();
    }
    let zones = &data.organisations.units.zone;
    let mut visiting: BTreeMap<Row, u64> = BTreeMap::new();
    let branches = filter.counted(data, Table::Branches, year);
    let committees = branches.filter_map(|branch| data.committee_of(branch));
    for committee in committees.filter(|&row| !filter.zones.contains(&zones[row as usize])) {
        *visiting.entry(committee).or_default() += 1;
    }
    visiting.into_iter().collect()
}
