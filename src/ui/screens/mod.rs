//! The screens, a file for each tab.

mod branches;
mod checks;
mod organisations;
mod overview;
mod overview_cards;
mod targets;
mod units;
mod zones;

use super::theme::Theme;
use super::widgets::tabs;
use crate::app::{Screen, State};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

pub use units::branches_of_detail;

/// Draws the tabs and the screen in front.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let gap = u16::from(frame.area().height >= 20);
    let [top, body] =
        Layout::vertical([Constraint::Length(2 + gap), Constraint::Min(0)]).areas(area);
    tabs::draw(frame, top, state, theme);
    let draw = match state.nav.screen {
        Screen::Overview => overview::draw,
        Screen::Organisations => organisations::draw,
        Screen::Branches => branches::draw,
        Screen::Zones => zones::draw,
        Screen::Targets => targets::draw,
        Screen::Checks => checks::draw,
    };
    draw(frame, body, state, theme);
}
