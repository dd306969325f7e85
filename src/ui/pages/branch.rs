//! A branch: heading and panels, and where there is room the branches of its committee.

use super::unit;
use crate::app::State;
use crate::domain::Table;
use crate::ui::canvas::Frame;
use crate::ui::screens::branches_of_committee;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, id: &str) {
    let Some((row, rest)) = unit::draw(frame, area, state, theme, Table::Branches, id) else {
        return;
    };
    if let Some(committee) = state.data().committee_of(row) {
        branches_of_committee(frame, rest, state, theme, committee);
    }
}
