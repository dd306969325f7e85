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
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The columns of the window.
const WIDTH: u16 = 76;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: &ColumnChooser) {
    let room = usize::from(area.height.saturating_sub(4)).max(1);
    let width = usize::from(area.width.min(WIDTH)).saturating_sub(2);
    let from = (open.at + 1).saturating_sub(room);
    let shown = open.columns.iter().enumerate().skip(from).take(room);
    let mut lines: Vec<Line> = shown
        .map(|(at, (column, is_shown))| {
            let mark = if *is_shown { "[✓]" } else { "[ ]" };
            let heading = (columns(open.screen)[*column].heading)(state.lang);
            let line = Line::raw(pad(&format!(" {mark} {heading}"), width, false));
            if at == open.at { theme.select(line) } else { line }
        })
        .collect();
    let visible = lines.len();
    let keys = format!(" {}", hints(state, Mode::Columns, |_| true));
    lines.push(Line::styled(fit(&keys, width), theme.faint()));
    let title = words::choose_columns(state.lang);
    let inner = window::draw(frame, area, theme, WIDTH, title, lines);
    window::record_entries(frame, inner, from, visible);
}
