//! The whole frame: banner, screen or page, footer, and the popup over them.

use super::layout::window;
use super::theme::Theme;
use super::widgets::{banner, footer};
use super::{pages, popups, screens};
use crate::app::State;
use ratatui::Frame;

/// Draws a state.
pub fn draw(frame: &mut Frame, state: &State, theme: Theme) {
    let area = frame.area();
    if area.width < 4 || area.height < 4 {
        return;
    }
    let areas = window(area, !state.supposition.is_empty());
    if areas.banner.height > 0 {
        let line = banner::banner(state, theme, usize::from(area.width));
        frame.render_widget(line, areas.banner);
    }
    match state.nav.pages.last() {
        None => screens::draw(frame, areas.body, state, theme),
        Some(page) => pages::draw(frame, areas.body, state, theme, page),
    }
    footer::draw(frame, areas.footer, state, theme);
    popups::draw(frame, area, state, theme);
}
