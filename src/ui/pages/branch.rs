//! A branch: heading and panels.

use super::unit;
use crate::app::State;
use crate::domain::Table;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, id: &str) {
    unit::draw(frame, area, state, theme, Table::Branches, id);
}
