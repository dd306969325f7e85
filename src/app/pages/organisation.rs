//! An organisation; its list has its branches.

use crate::analysis::Matcher;
use crate::app::state::State;
use crate::domain::{Row, Table, fold};

/// Its branches, those below first.
pub(super) fn rows(state: &State, id: &str) -> Vec<Row> {
    let row = state.row_of(Table::Organisations, id);
    let mut rows = row.map(|row| state.data().branches_of(row).to_vec()).unwrap_or_default();
    let matcher = Matcher::new(state.search().value());
    let name = |row: &Row| fold(state.data().name(Table::Branches, *row));
    rows.retain(|row| matcher.is_empty() || matcher.matches(&name(row)));
    rows.sort_by_key(|&row| !state.is_below(Table::Branches, row));
    rows
}

/// The selected branch.
pub(super) fn selected_branch(state: &State) -> Option<(Table, Row)> {
    let table = &state.tables.page;
    table.rows.get(table.at).map(|&row| (Table::Branches, row))
}

/// The selected branch, else the organisation. Until another branch than the first is selected it
/// is the organisation where its own rating is at fault.
pub(super) fn unit_in_front(state: &State, id: &str) -> Option<(Table, Row)> {
    let of = Table::Organisations;
    let own = state.row_of(of, id).map(|row| (of, row));
    let is_at_fault =
        |(_, row): &(Table, Row)| state.data().units(of).rating[*row as usize].is_below();
    let first = own.filter(|own| state.tables.page.at == 0 && is_at_fault(own));
    first.or_else(|| selected_branch(state)).or(own)
}
