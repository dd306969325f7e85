//! Help: the keys that work on the screen below, in one or two columns; it scrolls in a low window.

use crate::app::{Action, Binding, Listed, Mode, State, bindings, shown_keys};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::text::pad;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it, from the row `top` on.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, top: usize) {
    let keys: Vec<_> =
        bindings(state, Mode::Main).filter(|b| b.listed != Listed::Nowhere).collect();
    let entry = |b: &&Binding| {
        [
            Span::styled(pad(&format!(" {}", shown_keys(state, b)), 16, false), theme.accent()),
            Span::raw(pad(b.label(state), 22, false)),
        ]
    };
    // In a low window the keys are in two columns.
    let rows = usize::from(area.height).saturating_sub(3).max(1);
    let columns = if area.width < 80 { 1 } else { keys.len().div_ceil(rows).clamp(1, 2) };
    let per = keys.len().div_ceil(columns);
    // If that is not enough, the list scrolls.
    let top = top.min(per.saturating_sub(rows));
    let cut = per > rows;
    let mut lines: Vec<Line> = (top..per.min(top + rows))
        .map(|y| {
            Line::from(
                (0..columns)
                    .filter_map(|x| keys.get(x * per + y))
                    .flat_map(entry)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let more = if cut { "↑ ↓ · " } else { "" };
    let close = hints(state, Mode::Help, |b| b.does(Action::Close));
    lines.push(Line::styled(format!(" {more}{close}"), theme.faint()));
    let width = 40 * u16::try_from(columns).unwrap_or(1);
    let inner = window::draw(frame, area, theme, width, words::help_title(state.lang), lines);
    window::record_entries(frame, inner, 0, 0);
}
