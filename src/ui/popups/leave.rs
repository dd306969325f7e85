//! The question whether to leave with suppositions that are in no file.
//!
//! ```text
//! ┌ Suppositions ──────────────────────────────────────────────┐
//! │ Suppositions that are in no file: 2. Leave?                │
//! │                                                            │
//! │ Enter leaves without them · s saves · Esc stays            │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{LeaveQuestion, Mode, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: LeaveQuestion) {
    let lang = state.lang;
    let lines = vec![
        Line::styled(words::unsaved_suppositions(lang, open.changes), theme.plain()),
        Line::raw(""),
        Line::styled(hints(state, Mode::Leave, |_| true), theme.faint()),
    ];
    window::draw_wrapped(frame, area, theme, 76, words::suppositions(lang), lines);
}
