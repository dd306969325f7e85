//! The choice of columns: each with a mark if it is shown.
//!
//! ```text
//! ┌ Columns ─────────────────────────────────────┐
//! │ [✓] Rating                                   │
//! │ [ ] Workers                                  │
//! │ ↑↓ row · Space shows, hides · …              │
//! └──────────────────────────────────────────────┘
//! ```

use crate::app::{ColumnChooser, Mode, State, columns};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::text::pad;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The columns of the window.
const WIDTH: u16 = 76;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: &ColumnChooser) {
    let width = window::columns(area, WIDTH);
    let hints = hint_lines(state, theme, (Mode::Columns, ""), width, |_| true);
    let room = usize::from(area.height.saturating_sub(3)).saturating_sub(hints.len()).max(1);
    let from = (open.at + 1).saturating_sub(room);
    let shown = open.columns.iter().enumerate().skip(from).take(room);
    let mut lines: Vec<WindowLine> = shown
        .map(|(at, (column, is_shown))| {
            let mark = if *is_shown { "[✓]" } else { "[ ]" };
            let heading = (columns(open.screen)[*column].heading)(state.lang);
            let heading = words::column_heading(state.lang, heading, state.data(), state.year);
            let line = Line::raw(pad(&format!(" {mark} {heading}"), width, false));
            let is_selected = at == open.at;
            let line = if is_selected { theme.select(line) } else { line };
            WindowLine::entry(line, at, is_selected)
        })
        .collect();
    lines.extend(hints);
    window::draw(frame, area, theme, WIDTH, words::choose_columns(state.lang), lines);
}
