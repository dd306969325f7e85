//! The popups, a file for each.

mod column_chooser;
mod export;
mod exported;
mod finding;
mod help;
mod leave;
mod palette;
mod picker;
mod replace;
mod start;
mod suppositions;
mod what_if;

use super::theme::Theme;
use crate::app::{Popup, State};
use crate::ui::canvas::Frame;
use ratatui::layout::Rect;

/// Draws the popup, if one is open. In a low window it leaves the footer, which has its keys.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let footer = u16::from(area.height < State::TALL);
    let area = Rect { height: area.height - footer, ..area };
    match &state.nav.popup {
        None => {}
        Some(Popup::Help(open)) => help::draw(frame, area, state, theme, open.top),
        Some(Popup::Picker(open)) => picker::draw(frame, area, state, theme, open),
        Some(Popup::Leave(open)) => leave::draw(frame, area, state, theme, *open),
        Some(Popup::Palette(open)) => palette::draw(frame, area, state, theme, open),
        Some(Popup::Columns(open)) => column_chooser::draw(frame, area, state, theme, open),
        Some(Popup::WhatIf(form)) => what_if::draw(frame, area, state, theme, form),
        Some(Popup::Suppositions(open)) => suppositions::draw(frame, area, state, theme, open),
        Some(Popup::Export) => export::draw(frame, area, state, theme),
        Some(Popup::Exported(path)) => exported::draw(frame, area, state, theme, path),
        Some(Popup::Start(open)) => start::draw(frame, area, state, theme, open),
        Some(Popup::Replace(open)) => replace::draw(frame, area, state, theme, open),
        Some(Popup::Finding(open)) => finding::draw(frame, area, state, theme, *open),
    }
}
