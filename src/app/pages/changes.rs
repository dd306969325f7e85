//! What changed in the files.

use crate::app::page::PageItem;
use crate::app::state::State;
use crate::domain::{Row, Table};

/// Every change, in the order of the log.
pub(super) fn items(state: &State) -> Vec<PageItem> {
    (0..state.freshness.changes.events().len()).map(PageItem::Change).collect()
}

/// The unit that changed, if it is still there.
pub(super) fn unit(state: &State, at: usize) -> Option<(Table, Row)> {
    let event = state.freshness.changes.events().get(at)?;
    state.data().row_of(event.table, event.year, &event.id).map(|row| (event.table, row))
}
