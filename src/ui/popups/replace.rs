//! The question whether a file is replaced, or suppositions that are in no file.
//!
//! ```text
//! ┌ Suppositions ──────────────────────────────────────────────┐
//! │ gia-dinh.toml exists. Replace it?                          │
//! │ The old file is kept: gia-dinh.toml.bak                    │
//! │                                                            │
//! │ Enter replace · Esc keep                                   │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Mode, ReplaceQuestion, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;

/// The columns of the window.
const WIDTH: u16 = 60;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: &ReplaceQuestion) {
    let lang = state.lang;
    let width = window::columns(area, WIDTH);
    let texts = match open {
        ReplaceQuestion::File { path, kept } => {
            vec![words::file_exists(lang, path), words::old_file_kept(lang, kept)]
        }
        ReplaceQuestion::Suppositions(changes) => vec![words::suppositions_lost(lang, *changes)],
    };
    let lines = texts.iter().flat_map(|text| window::sentence(text, theme.plain(), width));
    let mut lines: Vec<WindowLine> = lines.collect();
    lines.push(WindowLine::default());
    lines.extend(hint_lines(state, theme, (Mode::Replace, ""), width, |_| true));
    window::draw(frame, area, theme, WIDTH, words::suppositions(lang), lines);
}
