//! The screens, a file for each tab: a table with its marks and summary, or a drawing of its own.

mod branches;
mod checks;
mod organisations;
mod overview;
mod overview_cards;
mod targets;
mod units;
mod view;
mod zones;

use super::theme::Theme;
use super::widgets::tabs;
use crate::app::{Screen, State};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use view::View;

pub use units::branches_of_detail;

/// How each screen is drawn, in the order of the tabs.
const VIEWS: [&View; Screen::COUNT] = [
    &View::Drawn(overview::draw),
    &View::Table(organisations::TABLE),
    &View::Table(branches::TABLE),
    &View::Table(zones::TABLE),
    &View::Drawn(targets::draw),
    &View::Table(checks::TABLE),
];

/// Draws the tabs and the screen in front.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let gap = u16::from(frame.area().height >= 20);
    let [top, body] =
        Layout::vertical([Constraint::Length(2 + gap), Constraint::Min(0)]).areas(area);
    tabs::draw(frame, top, state, theme);
    VIEWS[state.nav.screen as usize].draw(frame, body, state, theme);
}
