//! A list to pick from: type to filter, Tab marks, Enter applies.
//!
//! ```text
//! ┌ Choose zones ──────────────────┐
//! │ › dinh▏                        │
//! │ ✓ KCN Đình Trám             23 │
//! │ type to narrow · Tab mark · …  │
//! └────────────────────────────────┘
//! ```

use crate::analysis::Matcher;
use crate::app::{Against, Choice, Entry, Mode, Picker, PickerKind, State};
use crate::domain::ZoneId;
use crate::ui::canvas::Frame;
use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::text::{marked, pad};
use crate::ui::widgets::text_field::field_text;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

/// The columns of the window.
const WIDTH: u16 = 60;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, picker: &Picker) {
    let lang = state.lang;
    let shown = picker.shown();
    let width = window::columns(area, WIDTH);
    let mut keys = hint_lines(state, theme, (Mode::Picker, ""), width, |_| true);
    // A low window keeps its rows for the entries.
    keys.truncate(if area.height < State::TALL { 1 } else { keys.len() });
    keys.truncate(window::end_rows(area));
    let around = 3 + u16::try_from(keys.len()).unwrap_or(1);
    let needed = u16::try_from(picker.entries.len()).unwrap_or(u16::MAX).saturating_add(around + 1);
    let area = centred(area, WIDTH, needed.max(9));
    let room = usize::from(area.height.saturating_sub(around)).max(1);
    let from = (picker.at + 1).saturating_sub(room);
    let matcher = Matcher::new(picker.typed.value());
    let mut lines = vec![Line::from(vec![
        Span::styled(" › ", theme.accent()),
        Span::raw(field_text(&picker.typed, usize::from(area.width).saturating_sub(5))),
    ])];
    if shown.is_empty() {
        lines.push(Line::styled(format!("   {}", words::no_match(lang)), theme.faint()));
    }
    let count = shown.len();
    let visible = shown.len().saturating_sub(from).min(room);
    for (at, entry) in shown.into_iter().enumerate().skip(from).take(room) {
        let Entry { choice, name, count } = entry;
        let outside =
            [Choice::Zone(ZoneId::OUTSIDE), Choice::Against(Against::Zone(ZoneId::OUTSIDE))];
        let name = if outside.contains(choice) { words::outside(lang) } else { name };
        let mut spans = vec![Span::styled(mark(state, picker, *choice), theme.accent())];
        spans.extend(marked(
            &pad(name, usize::from(area.width).saturating_sub(14), false),
            &matcher,
            theme.plain(),
            theme.found(),
        ));
        let count = count.map_or_else(String::new, |count| words::whole(lang, count as u64));
        spans.push(Span::styled(format!("{count:>6}"), theme.faint()));
        let line = Line::from(spans);
        let width = usize::from(area.width).saturating_sub(2);
        lines.push(if at == picker.at { theme.select_over(line, width) } else { line });
    }
    let title = match picker.kind {
        PickerKind::Zones => words::pick_zone(lang),
        PickerKind::Ownerships => words::pick_ownership(lang),
        PickerKind::Codes => words::pick_codes(lang),
        PickerKind::Districts => {
            let word = words::district_of_data(lang, state.data()).to_lowercase();
            &words::pick_district(lang, word)
        }
        PickerKind::Compare => words::pick_compare(lang),
        PickerKind::Sort => words::pick_sort(lang),
    };
    let block = window::block_of_list(theme, title, (from, visible, count), area);
    window::put(frame, area, block, lines);
    let inner = area.inner(Margin::new(1, 1));
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    window::record_entries(frame, list, from, visible);
    window::draw_end(frame, inner, keys);
}

/// The mark before an entry: what is chosen already; the arrow of a column that sorts.
fn mark(state: &State, picker: &Picker, choice: Choice) -> &'static str {
    if let Choice::Column(column) = choice {
        return match state.table().sort.iter().find(|(sorted, _)| *sorted == column) {
            Some((_, false)) => " ▲ ",
            Some((_, true)) => " ▼ ",
            None => "   ",
        };
    }
    if picker.marked.contains(&choice) { " ✓ " } else { "   " }
}
