//! The base committees by size, to decide where an officer is needed.

use super::filter::Filter;
use super::stated_branches::branch_count;
use crate::domain::{CountField, Dataset, Kind, Row, Table, Year};

/// A base committee with the figures by which an officer's secondment is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitteeLoad {
    /// The row of the committee.
    pub row: Row,
    /// The number of its branches, duplicates excluded.
    pub branches: usize,
    /// Workers of its enterprise, if known.
    pub workers: Option<u64>,
    /// Officers seconded to it; 0 if not known.
    pub seconded: u64,
}

/// The base committees of a year within `filter`: most branches first, then most workers, then by
/// id.
#[must_use]
pub fn committees(data: &Dataset, year: Year, filter: &Filter) -> Vec<CommitteeLoad> {
    let units = &data.organisations.units;
    let rows = filter.counted(data, Table::Organisations, year);
    let mut list: Vec<CommitteeLoad> = rows
        .filter(|&row| data.organisations.kind[row as usize] == Kind::BaseCommittee)
        .map(|row| CommitteeLoad {
            row,
            branches: usize::try_from(branch_count(data, row)).unwrap_or(usize::MAX),
            workers: units.count(CountField::Workers, row).wide(),
            seconded: units.count(CountField::Seconded, row).wide().unwrap_or(0),
        })
        .collect();
    let load = |c: &CommitteeLoad| (c.branches, c.workers);
    list.sort_by(|a, b| {
        let by_id = || data.compare_ids(Table::Organisations, a.row, b.row);
        load(b).cmp(&load(a)).then_with(by_id)
    });
    list
}
