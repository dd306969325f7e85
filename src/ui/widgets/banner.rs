//! The line that marks every screen while something is supposed.
//!
//! ```text
//!  ◆ Supposition (2): Chi bộ Công ty A: HTTNV; Chi bộ Công ty B: 3 members HTNV → HTTNV
//! ```

use super::text::{fit, pad};
use crate::analysis::Change;
use crate::app::State;
use crate::ui::theme::Theme;
use crate::words;
use ratatui::text::Line;

/// The name of a change's unit, of a branch with its committee; its id where the data of now has no
/// such unit.
pub fn unit_name(state: &State, change: &Change) -> String {
    let data = state.data();
    let row = data.row_of(change.table, change.year, &change.id);
    row.map_or_else(|| change.id.clone(), |row| words::name_in_committee(data, change.table, row))
}

/// The line that marks every screen while something is supposed; it names the changes.
#[must_use]
pub fn banner(state: &State, theme: Theme, width: usize) -> Line<'static> {
    let lang = state.lang;
    let changes = state.supposition.changes();
    let told = |at, change| {
        words::supposed_of(lang, state.data(), change, state.supposition.is_applied(at))
    };
    let told: Vec<String> =
        changes.iter().enumerate().rev().map(|(at, change)| told(at, change)).collect();
    let text = format!(" ◆ {} ({}): {}", words::supposition(lang), changes.len(), told.join("; "));
    Line::styled(
        pad(&fit(&text, width), width, false),
        theme.warning().add_modifier(ratatui::style::Modifier::REVERSED),
    )
}
