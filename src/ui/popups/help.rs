//! Help: the keys that work on the screen below, then the legend of marks and abbreviations.
//!
//! ```text
//! ┌ Help ─────────────────────────────────────────────┐
//! │ Keys of this screen                               │
//! │ ↑ ↓ j k   row              s   sort               │
//! │                                                   │
//! │ Marks and abbreviations                           │
//! │ ▼         below a line     ●   changed            │
//! │ ↑↓ row · Esc close                        1–18/40 │
//! └───────────────────────────────────────────────────┘
//! ```
//!
//! It is in one or two columns and scrolls where it does not fit.

use crate::app::{Listed, Mode, State, bindings, shown_keys};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

/// The columns of a key or an abbreviation.
const KEY: usize = 15;
/// The columns of an entry: a key or abbreviation with its meaning.
const ENTRY: u16 = 54;

/// Draws it, from the row `top` on.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, top: usize) {
    let lang = state.lang;
    let columns = if area.width >= 2 * ENTRY + 2 { 2 } else { 1 };
    let width = (ENTRY * columns + 2).min(area.width);
    let room = usize::from(width.saturating_sub(2));
    let keys = bindings(state, Mode::Main).filter(|b| b.listed != Listed::Nowhere);
    let keys: Vec<(String, &str)> = keys.map(|b| (shown_keys(state, b), b.label(state))).collect();
    let keys: Vec<(&str, &str)> = keys.iter().map(|(key, text)| (key.as_str(), *text)).collect();
    let mut lines = section(theme, words::keys_title(lang), &keys, columns.into(), room);
    lines.push(Line::raw(""));
    let title = words::legend_title(lang);
    lines.extend(section(theme, title, &words::legend_entries(lang), columns.into(), room));
    let rows = usize::from(area.height).saturating_sub(3).max(1);
    let all = lines.len();
    let top = top.min(all.saturating_sub(rows));
    let shown: Vec<Line> = lines.into_iter().skip(top).take(rows).collect();
    let place = if all > rows {
        format!(" {}–{}/{all} ", top + 1, top + shown.len())
    } else {
        String::new()
    };
    let keys = hints(state, Mode::Help, |_| true);
    let keys = pad(&format!(" {keys}"), room.saturating_sub(place.chars().count()), false);
    let last = Line::styled(format!("{keys}{place}"), theme.faint());
    let lines = shown.into_iter().chain([last]).map(Into::into).collect();
    window::draw(frame, area, theme, width, words::help_title(lang), lines);
}

/// A heading and entries in so many columns, down each column.
fn section(
    theme: Theme,
    heading: &str,
    entries: &[(&str, &str)],
    columns: usize,
    room: usize,
) -> Vec<Line<'static>> {
    let bold = theme.accent().add_modifier(Modifier::BOLD);
    let mut lines = vec![Line::styled(format!(" {heading}"), bold)];
    let per = entries.len().div_ceil(columns);
    let meaning = (room / columns).saturating_sub(KEY + 2);
    let entry = |(short, text): &(&str, &str)| {
        [
            Span::styled(pad(&format!(" {short}"), KEY, false), theme.accent()),
            Span::raw(pad(&format!(" {}", fit(text, meaning)), meaning + 2, false)),
        ]
    };
    lines.extend((0..per).map(|y| {
        let row = (0..columns).filter_map(|x| entries.get(x * per + y));
        Line::from(row.flat_map(entry).collect::<Vec<_>>())
    }));
    lines
}
