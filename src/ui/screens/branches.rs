//! The table of branches under base committees.

use super::units;
use crate::app::{Screen, State};
use crate::domain::Table;
use crate::ui::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    units::draw(frame, area, state, theme, (Screen::Branches, Table::Branches));
}
