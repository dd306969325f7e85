//! The rows in front for the clipboard.

use super::export::export;
use super::sheet::selected_rows;
use crate::app::State;

/// The headings and the marked rows or the selected one, each a line with tabs between the cells;
/// the export if there is no row.
#[must_use]
pub fn copy(state: &State) -> String {
    match selected_rows(state) {
        Some((headings, rows)) => {
            let rows = rows.iter().map(|cells| cells.join("\t") + "\n").collect::<String>();
            format!("{}\n{rows}", headings.join("\t"))
        }
        None => export(state).text,
    }
}
