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

use crate::app::{Action, Binding, Listed, Mode, State, Target, bindings, shown_keys};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::{hint_lines, only_action};
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::borrow::Cow;

/// The columns of a key or an abbreviation.
const KEY: usize = 15;
/// The columns of an entry: a key or abbreviation with its meaning.
const ENTRY: u16 = 54;

/// The columns that an entry has beyond that in a wide window.
const MORE: u16 = 8;

/// Draws it, from the row `top` on.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, top: usize) {
    let lang = state.lang;
    let columns = if area.width >= 2 * ENTRY + 2 { 2 } else { 1 };
    let entry = ((area.width - 2) / columns).min(ENTRY + MORE);
    let width = (entry * columns + 2).min(area.width);
    let room = usize::from(width.saturating_sub(2));
    let mut lines = section(theme, words::keys_title(lang), &keys_of(state), columns.into(), room);
    lines.push(WindowLine::default());
    let title = words::legend_title(lang);
    let legend = words::legend_entries(lang).into_iter();
    let legend: Vec<Entry> =
        legend.map(|(short, text)| (short.to_owned(), text.into(), None)).collect();
    lines.extend(section(theme, title, &legend, columns.into(), room));
    let rows = usize::from(area.height).saturating_sub(3).max(1);
    let all = lines.len();
    let top = top.min(all.saturating_sub(rows));
    let shown: Vec<WindowLine> = lines.into_iter().skip(top).take(rows).collect();
    let place = if all > rows {
        format!(" {}–{}/{all} ", top + 1, top + shown.len())
    } else {
        String::new()
    };
    let own = room.saturating_sub(place.chars().count());
    let keys = hint_lines(state, theme, (Mode::Help, ""), own, |_| true).into_iter().next();
    let last = keys.unwrap_or_default().with_end(&place, own, theme.faint());
    let lines = shown.into_iter().chain([last]).collect();
    window::draw(frame, area, theme, width, words::help_title(lang), lines);
}

/// A key or abbreviation, its meaning, and what a click does.
type Entry = (String, Cow<'static, str>, Option<Action>);

/// The keys of the screen below. Each key is named once: for what it does there.
fn keys_of(state: &State) -> Vec<Entry> {
    let mut seen: Vec<String> = Vec::new();
    let own = |binding: &Binding| {
        let shown = shown_keys(state, binding);
        let keys: Vec<String> = shown.split(' ').map(str::to_owned).collect();
        let new = keys.iter().filter(|key| key.chars().count() > 1 || !seen.contains(key));
        let text = new.map(String::as_str).collect::<Vec<_>>().join(" ");
        seen.extend(keys);
        let label = if binding.does(Action::Districts) {
            words::district_of_data(state.lang, state.data()).to_lowercase().into()
        } else {
            binding.label(state).into()
        };
        (text, label, only_action(binding))
    };
    bindings(state, Mode::Main).filter(|b| b.listed != Listed::Nowhere).map(own).collect()
}

/// A heading and entries in so many columns, down each column.
fn section(
    theme: Theme,
    heading: &str,
    entries: &[Entry],
    columns: usize,
    room: usize,
) -> Vec<WindowLine> {
    let bold = theme.heading();
    let mut lines = vec![WindowLine::from(Line::styled(format!(" {heading}"), bold))];
    let per = entries.len().div_ceil(columns);
    let meaning = (room / columns).saturating_sub(KEY + 2);
    let entry = |(short, text, _): &Entry| {
        [
            Span::styled(pad(&format!(" {short}"), KEY, false), theme.accent()),
            Span::raw(pad(&format!(" {}", fit(text, meaning)), meaning + 2, false)),
        ]
    };
    lines.extend((0..per).map(|y| {
        let row = || (0..columns).filter_map(|x| entries.get(x * per + y));
        let line = Line::from(row().flat_map(entry).collect::<Vec<_>>());
        let column = |x: usize| u16::try_from(x * (KEY + meaning + 2)).unwrap_or(u16::MAX);
        let hit = |(x, (_, _, action)): (usize, &Entry)| {
            let columns = column(x)..column(x + 1);
            action.map(|action| (columns, Target::Key(Mode::Main, action)))
        };
        WindowLine::from(line).with_hits(row().enumerate().filter_map(hit).collect())
    }));
    lines
}
