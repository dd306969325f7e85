//! The pages that open over a screen, a file for each.

mod branch;
mod changes;
mod compare;
mod enterprises;
mod list_page;
mod organisation;
mod trend;
mod unit;

use super::theme::Theme;
use crate::app::{Page, State};
use crate::ui::canvas::Frame;
use ratatui::layout::Rect;

/// Draws the page in front.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, page: &Page) {
    match page {
        Page::Organisation(id) => organisation::draw(frame, area, state, theme, id),
        Page::Branch(id) => branch::draw(frame, area, state, theme, id),
        Page::Trend => trend::draw(frame, area, state, theme),
        Page::Compare(against) => compare::draw(frame, area, state, theme, *against),
        Page::Enterprises => enterprises::draw(frame, area, state, theme),
        Page::Changes => changes::draw(frame, area, state, theme),
    }
}
