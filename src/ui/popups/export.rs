//! The choice of a file to export, a line a key.
//!
//! ```text
//! ┌ Export ────────────────────────────────────────────────────┐
//! │ c    the table in front (.csv)                             │
//! │ t    the report as text (.txt)                             │
//! │ Esc  closes                                                │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Mode, State, bindings};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::pad;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Columns of the widest key.
const KEY: usize = 4;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let own = bindings(state, Mode::Export).filter(|b| !b.shown.is_empty());
    let own = own.filter(|b| b.modes == [Mode::Export]);
    let lines = own.map(|binding| {
        Line::from(vec![
            Span::styled(format!(" {}", pad(binding.shown, KEY, false)), theme.accent()),
            Span::styled(binding.label(state), theme.plain()),
        ])
    });
    window::draw(frame, area, theme, 60, words::pick_export(state.lang), lines.collect());
}
