//! The whole frame: what stands at the top, the screen or detail, the footer, and what stands over
//! them.

use super::theme::Theme;
use super::{detail, footer, overview, pages, popup, table, tabs, targets, what_if};
use crate::app::{Screen, State, columns};
use crate::words;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// Draws a state.
pub fn draw(frame: &mut Frame, state: &State, theme: Theme) {
    let area = frame.area();
    if area.width < 4 || area.height < 4 {
        return;
    }
    let banner = u16::from(!state.supposition.is_empty());
    let [top, body, keys] =
        Layout::vertical([Constraint::Length(banner), Constraint::Min(0), Constraint::Length(1)])
            .areas(area);
    if banner > 0 {
        frame.render_widget(what_if::banner(state, theme, usize::from(area.width)), top);
    }
    if state.detail.is_empty() {
        let gap = u16::from(area.height >= 20);
        let [top, body] =
            Layout::vertical([Constraint::Length(2 + gap), Constraint::Min(0)]).areas(body);
        tabs::draw(frame, top, state, theme);
        screen(frame, body, state, theme);
    } else if !pages::draw(frame, body, state, theme) {
        detail::draw(frame, body, state, theme);
    }
    footer::draw(frame, keys, state, theme);
    popup::draw(frame, area, state, theme);
}

fn screen(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    match state.screen {
        Screen::Overview => overview::draw(frame, area, state, theme),
        Screen::Targets => targets::draw(frame, area, state, theme),
        Screen::Organisations | Screen::Branches | Screen::Zones | Screen::Checks => {
            let [body, sum] =
                Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(area);
            table::draw(
                frame,
                body,
                state,
                theme,
                state.screen,
                columns(state.screen),
                state.table(),
            );
            let (text, mut place) = table::summary(state, state.screen);
            let hidden = table::hidden(columns(state.screen), state.table().left, area.width);
            if hidden > 0 {
                let wide = area.width >= 110;
                place = format!(
                    "+{hidden} {} · {place}",
                    if wide { words::hidden_columns(state.lang) } else { "→" }
                );
            }
            let room = usize::from(area.width).saturating_sub(place.chars().count() + 4);
            frame.render_widget(
                Line::styled(format!(" {}", super::cells::fit(&text, room)), theme.faint()),
                sum,
            );
            tabs::draw_right(
                frame,
                sum,
                vec![ratatui::text::Span::styled(format!("{place} "), theme.faint())],
            );
        }
    }
}
