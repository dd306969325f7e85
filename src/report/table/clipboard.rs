//! The row in front for the clipboard.

use super::export::export;
use super::sheet::selected_row;
use crate::app::State;

/// The headings and the row in front, each a line with tabs between the cells; the export if there
/// is no row.
#[must_use]
pub fn copy(state: &State) -> String {
    match selected_row(state) {
        Some((headings, cells)) => format!("{}\n{}\n", headings.join("\t"), cells.join("\t")),
        None => export(state).text,
    }
}
