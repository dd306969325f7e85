//! The path of an exported file.
//!
//! ```text
//! ┌ Exported ──────────────────────────────────────────────────┐
//! │ Wrote /home/office/data/dangbo-xuat-bao-cao-2023.xlsx      │
//! │                                                            │
//! │ o opens the folder · Esc closes                            │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Mode, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The columns of the window.
const WIDTH: u16 = 90;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, path: &str) {
    let width = window::columns(area, WIDTH);
    let text = format!("{} {path}", words::capital(words::wrote(state.lang)));
    let mut lines = window::sentence(&text, theme.plain(), width);
    let keys = hint_lines(state, theme, (Mode::Exported, ""), width, |_| true);
    // A long path in a low window: the name of the file at its end is in sight.
    let room = usize::from(area.height).saturating_sub(2 + keys.len()).max(2);
    if lines.len() > room {
        lines.drain(..=lines.len() - room);
        lines.insert(0, Line::styled(" …", theme.faint()).into());
    }
    lines.push(WindowLine::default());
    lines.extend(keys);
    window::draw(frame, area, theme, WIDTH, words::exported(state.lang), lines);
}
