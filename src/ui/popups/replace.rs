//! The question whether a file is replaced.
//!
//! ```text
//! ┌ Suppositions ──────────────────────────────────────────────┐
//! │ gia-dinh.toml exists; the old file is kept as              │
//! │ gia-dinh.toml.bak                                          │
//! │                                                            │
//! │ Enter replaces it · Esc keeps it                           │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Mode, ReplaceQuestion, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: &ReplaceQuestion) {
    let lang = state.lang;
    let lines = vec![
        Line::styled(words::file_exists(lang, &open.path), theme.plain()),
        Line::styled(words::old_file_kept(lang, &open.kept), theme.plain()),
        Line::raw(""),
        Line::styled(hints(state, Mode::Replace, |_| true), theme.faint()),
    ];
    window::draw_wrapped(frame, area, theme, 60, words::suppositions(lang), lines);
}
