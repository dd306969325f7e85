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
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;

/// The columns of the window.
const WIDTH: u16 = 76;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: LeaveQuestion) {
    let lang = state.lang;
    let width = window::columns(area, WIDTH);
    let text = words::unsaved_suppositions(lang, open.changes);
    let mut lines = window::sentence(&text, theme.plain(), width);
    lines.push(WindowLine::default());
    lines.extend(hint_lines(state, theme, (Mode::Leave, ""), width, |_| true));
    window::draw(frame, area, theme, WIDTH, words::suppositions(lang), lines);
}
