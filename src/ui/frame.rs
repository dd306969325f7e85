//! The whole frame: banner, screen or page, footer, and the popup over them.

use super::canvas::{Frame, Hits};
use super::layout::window;
use super::theme::Theme;
use super::widgets::{banner, footer};
use super::{pages, popups, screens};
use crate::app::{Action, Mode, State, Target};
use crate::words;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Wrap};

/// The least columns and rows of a window.
const LEAST: (u16, u16) = (20, 5);

/// Draws a state.
pub fn draw(frame: &mut ratatui::Frame, state: &State, theme: Theme) {
    draw_and_record(frame, state, theme);
}

/// Draws a state. Returns what is where, for the mouse.
pub fn draw_and_record(frame: &mut ratatui::Frame, state: &State, theme: Theme) -> Hits {
    let mut frame = Frame::new(frame);
    draw_all(&mut frame, state, theme);
    frame.into_hits()
}

/// The columns of `‹ ` before the title of a page.
const BACK: u16 = 3;

fn draw_all(frame: &mut Frame, state: &State, theme: Theme) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let text = words::more_room(state.lang, LEAST.0, LEAST.1);
        return frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), area);
    }
    let areas = window(area, !state.supposition.is_empty());
    if areas.banner.height > 0 {
        let line = banner::banner(state, theme, usize::from(area.width));
        frame.render_widget(line, areas.banner);
        frame.hit(areas.banner, Target::Key(Mode::Main, Action::Suppositions));
    }
    match state.nav.pages.last() {
        // Nothing is read yet.
        _ if state.is_choosing() => {}
        None => screens::draw(frame, areas.body, state, theme),
        Some(page) => {
            let back = Rect { width: BACK, height: 1, ..areas.body };
            frame.hit(back, Target::Key(Mode::Main, Action::Back));
            pages::draw(frame, areas.body, state, theme, page);
        }
    }
    if state.nav.popup.is_some() {
        frame.forget_hits();
    }
    footer::draw(frame, areas.footer, state, theme);
    popups::draw(frame, area, state, theme);
    theme.paint(frame.buffer_mut());
}
