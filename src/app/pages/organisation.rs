//! An organisation; its list has its branches.

use crate::app::state::State;
use crate::domain::{Row, Table};

/// Its branches, those below first.
pub(super) fn rows(state: &State, id: &str) -> Vec<Row> {
    let row = state.row_of(Table::Organisations, id);
    let mut rows = row.map(|row| state.data().branches_of(row).to_vec()).unwrap_or_default();
    rows.sort_by_key(|&row| !state.is_below(Table::Branches, row));
    rows
}

/// The selected branch.
pub(super) fn selected_branch(state: &State) -> Option<(Table, Row)> {
    let table = &state.tables.page;
    table.rows.get(table.at).map(|&row| (Table::Branches, row))
}

/// The selected branch, else the organisation.
pub(super) fn unit_in_front(state: &State, id: &str) -> Option<(Table, Row)> {
    selected_branch(state)
        .or_else(|| state.row_of(Table::Organisations, id).map(|row| (Table::Organisations, row)))
}
