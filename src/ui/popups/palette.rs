//! The palette of commands: the field, and the entries with their keys.
//!
//! ```text
//! ┌ Commands: type a part of a name ─────────────┐
//! │ › sap▏                                       │
//! │ Sort                                       s │
//! │ Turn the order                             S │
//! │ Enter opens · Esc leaves                     │
//! └──────────────────────────────────────────────┘
//! ```

use crate::analysis::Matcher;
use crate::app::{Mode, Palette, State};
use crate::ui::canvas::Frame;
use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::text::{fit, marked, pad};
use crate::ui::widgets::text_field::field_text;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The columns and the most rows of the window.
const SIZE: (u16, u16) = (76, 22);

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, palette: &Palette) {
    let area = centred(area, SIZE.0, SIZE.1);
    let inner = area.inner(Margin::new(1, 1));
    let width = usize::from(inner.width);
    let mut keys = hint_lines(state, theme, (Mode::Palette, ""), width, |_| true);
    keys.truncate(window::end_rows(area));
    let below = u16::try_from(keys.len()).unwrap_or(1);
    let room = usize::from(inner.height.saturating_sub(1 + below)).max(1);
    let from = (palette.at + 1).saturating_sub(room);
    let matcher = Matcher::new(palette.typed.value());
    let mut lines = vec![Line::from(vec![
        Span::styled(" › ", theme.accent()),
        Span::raw(field_text(&palette.typed, width.saturating_sub(3))),
    ])];
    if palette.entries.is_empty() {
        lines.push(Line::styled(format!("   {}", words::no_match(state.lang)), theme.faint()));
    }
    for (at, entry) in palette.entries.iter().enumerate().skip(from).take(room) {
        let note = fit(&entry.note, width / 3);
        let name = pad(&entry.name, width.saturating_sub(note.width() + 4), false);
        let mut spans = vec![Span::raw("   ")];
        spans.extend(marked(&name, &matcher, theme.plain(), theme.found()));
        spans.push(Span::styled(note, theme.faint()));
        spans.push(Span::raw(" "));
        let line = Line::from(spans);
        lines.push(if at == palette.at { theme.select(line) } else { line });
    }
    let visible = lines.len() - 1;
    let (title, count) = (words::palette(state.lang), palette.entries.len());
    let block = window::block_of_list(theme, title, (from, visible, count), area);
    window::put(frame, area, block, lines);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1 + below), ..inner };
    window::record_entries(frame, list, from, visible.min(palette.entries.len()));
    window::draw_end(frame, inner, keys);
}
