//! A branch.

use crate::app::state::State;
use crate::domain::{Row, Table};

/// The branch.
pub(super) fn unit(state: &State, id: &str) -> Option<(Table, Row)> {
    state.row_of(Table::Branches, id).map(|row| (Table::Branches, row))
}

/// Its committee.
pub(super) fn committee(state: &State, id: &str) -> Option<(Table, Row)> {
    let (_, row) = unit(state, id)?;
    state.data().committee_of(row).map(|committee| (Table::Organisations, committee))
}
