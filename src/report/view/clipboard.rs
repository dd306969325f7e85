//! The rows in front for the clipboard.

use super::export::{of_screen, report};
use super::in_front::selected_rows;
use crate::app::State;
use crate::report::cell::escape_formula;
use crate::report::origin::Origin;

/// The headings and the marked rows or the selected one, each a line with tabs between the cells;
/// the report if there is no row. A last line says where the figures are held.
#[must_use]
pub fn copy(state: &State) -> String {
    let held = state.held();
    let Some((headings, rows)) = selected_rows(state) else {
        return report(state, of_screen(Origin::default(), held.as_deref()));
    };
    let line = |cells: Vec<String>| cells.join("\t") + "\n";
    let headings = line(headings.into_iter().map(|heading| heading.shown).collect());
    let rows = rows.iter().map(|cells| {
        line(cells.iter().map(|cell| escape_formula(&cell.plain(state.lang))).collect())
    });
    let held = held.map(|held| format!("▲ {held}\n"));
    headings + &rows.chain(held).collect::<String>()
}
