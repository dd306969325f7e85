//! The table of branches under base committees.

use super::units;
use super::view::TableScreen;
use crate::app::State;
use crate::domain::Table;
use crate::words;

/// The table.
pub const TABLE: TableScreen = TableScreen {
    marks: |state, theme, row| units::marks(state, theme, Table::Branches, row),
    note: units::note,
    summary: |state| units::summary(state, Table::Branches),
    empty: words::no_data,
    is_filtered: State::is_filtered,
    pane: |frame, area, state, theme, row| {
        units::pane(frame, area, state, theme, Table::Branches, row);
    },
};
