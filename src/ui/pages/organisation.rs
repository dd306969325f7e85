//! An organisation: heading and panels, and the table of its branches; of a base cell, where there
//! is room, the organisations of its zone.

use super::unit;
use crate::app::State;
use crate::domain::{Kind, Table};
use crate::ui::canvas::Frame;
use crate::ui::screens::{branches_of_organisation, organisations_of_zone};
use crate::ui::theme::Theme;
use ratatui::layout::Rect;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, id: &str) {
    let of = Table::Organisations;
    let Some((row, rest)) = unit::draw(frame, area, state, theme, of, id) else { return };
    if state.data().organisations.kind[row as usize] == Kind::BaseCell {
        organisations_of_zone(frame, rest, state, theme, row);
    } else {
        branches_of_organisation(frame, rest, state, theme);
    }
}
