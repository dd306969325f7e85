//! The choice of a file to export, a line a key.
//!
//! ```text
//! ┌ Export ────────────────────────────────────────────────────┐
//! │ c    the table in front (.csv)                             │
//! │ t    the report as text (.txt)                             │
//! │ Esc  closes                                                │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{Condition, Mode, State, Target, bindings};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::filter::conditions;
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The columns of the window.
const WIDTH: u16 = 60;
/// Columns of the widest key.
const KEY: usize = 4;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let own = bindings(state, Mode::Export).filter(|b| !b.shown.is_empty());
    let own = own.filter(|b| b.modes == [Mode::Export]);
    let width = window::columns(area, WIDTH);
    let lines = own.map(|binding| {
        let line = Line::from(vec![
            Span::styled(format!(" {}", pad(binding.shown, KEY, false)), theme.accent()),
            Span::styled(fit(binding.label(state), width.saturating_sub(KEY + 2)), theme.plain()),
        ]);
        let line = WindowLine::from(line);
        match binding.keys {
            [(_, action), ..] => line.with_hit(0..u16::MAX, Target::Key(Mode::Export, *action)),
            [] => line,
        }
    });
    let mut lines: Vec<WindowLine> = lines.collect();
    lines.extend(not_limited(state, theme, width));
    window::draw(frame, area, theme, WIDTH, words::pick_export(state.lang), lines);
}

/// That the reports are not limited by the search and to what is below, where these are set.
fn not_limited(state: &State, theme: Theme, width: usize) -> Vec<WindowLine> {
    let conditions = conditions(state).into_iter();
    let limits: Vec<String> = conditions
        .filter(|(condition, _)| matches!(condition, Condition::Search | Condition::BelowOnly))
        .map(|(_, text)| text)
        .collect();
    if limits.is_empty() {
        return Vec::new();
    }
    let text = words::whole_reports(state.lang, limits.join(", "));
    window::sentence(&text, theme.faint(), width)
}
