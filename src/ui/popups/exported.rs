//! The path of an exported file.
//!
//! ```text
//! ┌ Exported ──────────────────────────────────────────────────┐
//! │ /home/office/data/dangbo-xuat-bao-cao-2023.xlsx            │
//! │                                                            │
//! │ o opens the folder · Esc closes                            │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Mode, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, path: &str) {
    let lines = vec![
        Line::styled(format!("{} {path}", words::wrote(state.lang)), theme.plain()),
        Line::raw(""),
        Line::styled(hints(state, Mode::Exported, |_| true), theme.faint()),
    ];
    window::draw_wrapped(frame, area, theme, 90, words::exported(state.lang), lines);
}
