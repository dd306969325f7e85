//! An organisation: heading and panels, and the table of its branches.

use super::unit;
use crate::app::State;
use crate::domain::{Kind, Table};
use crate::ui::canvas::Frame;
use crate::ui::screens::branches_of_organisation;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, id: &str) {
    let of = Table::Organisations;
    let Some((row, rest)) = unit::draw(frame, area, state, theme, of, id) else { return };
    if state.data().organisations.kind[row as usize] != Kind::BaseCell {
        branches_of_organisation(frame, rest, state, theme);
    }
}
