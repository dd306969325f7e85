//! The right end of the first line: the year, changes in the files, how fresh the data is.
//!
//! ```text
//! ‹ 2023 ›  ● 3 changes (u)  ● live 14:02:11
//! ‹ 2023 ›  ▲ branches.csv is not whole
//! ```

use super::text::fit;
use crate::app::{Action, Live, Mode, Page, State, Target};
use crate::domain::Year;
use crate::ui::canvas::Frame;
use crate::ui::layout::{draw_right, width};
use crate::ui::theme::Theme;
use crate::words::{self, Lang, Noun};
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The year between the keys that turn it, and how fresh the data is.
#[must_use]
pub fn year_and_live(state: &State, theme: Theme) -> Vec<Span<'static>> {
    let year =
        if state.year == Year::UNKNOWN { "····".to_owned() } else { state.year.to_string() };
    let years = &state.data().years;
    let before = if years.first().is_some_and(|y| *y < state.year) { "‹ " } else { "  " };
    let after = if years.last().is_some_and(|y| *y > state.year) { " ›" } else { "  " };
    let (dot, text, style) = match &state.freshness.live {
        _ if state.freshness.reading && state.freshness.progress.total > 0 => (
            "○",
            format!(
                "{} {} %",
                words::loading(state.lang),
                state.freshness.progress.bytes * 100 / state.freshness.progress.total
            ),
            theme.accent(),
        ),
        _ if state.is_listing() => ("○", words::listing(state.lang).to_owned(), theme.accent()),
        _ if state.is_sorting() => ("○", words::sorting(state.lang).to_owned(), theme.accent()),
        _ if state.freshness.reading => {
            ("○", words::loading(state.lang).to_owned(), theme.accent())
        }
        Live::Loading => ("○", words::loading(state.lang).to_owned(), theme.accent()),
        Live::Sample => ("●", words::sample(state.lang).to_owned(), theme.accent()),
        Live::Since(_) if !state.loaded.not_whole.is_empty() => {
            ("▲", not_whole_text(state.lang, &state.loaded.not_whole), theme.warning())
        }
        Live::Since(at) => ("●", format!("{} {at}", words::live(state.lang)), theme.accent()),
        Live::Stale(_) => ("▲", words::dirty(state.lang).to_owned(), theme.warning()),
    };
    let changes = match state.freshness.changes.count() {
        _ if state.nav.pages.last() == Some(&Page::Changes) => String::new(),
        0 => String::new(),
        count if state.size.0 < 100 => format!("● {} (u)  ", words::whole(state.lang, count)),
        count => {
            format!("● {} (u)  ", words::counted(state.lang, count, Noun::Change))
        }
    };
    vec![
        Span::styled(before, theme.faint()),
        Span::styled(year, theme.strong()),
        Span::styled(after, theme.faint()),
        Span::raw("  "),
        Span::styled(changes, theme.accent()),
        Span::styled(format!("{dot} {text} "), style),
    ]
}

/// The same in a narrow window: the year, and that something is wrong.
#[must_use]
pub fn year_and_mark(state: &State, theme: Theme) -> Vec<Span<'static>> {
    let mut spans = year_and_live(state, theme);
    spans.truncate(3);
    let is_held = matches!(state.freshness.live, Live::Stale(_));
    if is_held || !state.loaded.not_whole.is_empty() {
        spans.push(Span::styled("▲ ", theme.warning()));
    }
    spans
}

/// The widest name of a file in the status.
const FILE_WIDTH: usize = 24;

/// Which files end in the middle of a row.
fn not_whole_text(lang: Lang, files: &[String]) -> String {
    match files {
        [file] => words::not_whole(lang, fit(file, FILE_WIDTH)),
        files => words::files_not_whole(lang, files.len()),
    }
}

/// Draws spans of [`year_and_live`] at the right end of a line. A click on an arrow turns the year,
/// one on the changes opens them.
pub fn draw_status(frame: &mut Frame, area: Rect, spans: Vec<Span<'static>>) {
    let used = u16::try_from(width(&spans)).unwrap_or(area.width).min(area.width);
    let mut x = area.right() - used;
    for span in &spans {
        let action = match span.content.as_ref() {
            "‹ " => Some(Action::YearBefore),
            " ›" => Some(Action::YearAfter),
            text if text.contains("(u)") => Some(Action::Changes),
            _ => None,
        };
        let place = Rect { x, width: u16::try_from(span.width()).unwrap_or(0), height: 1, ..area };
        x = x.saturating_add(place.width);
        if let Some(action) = action {
            frame.hit(place, Target::Key(Mode::Main, action));
        }
    }
    draw_right(frame, area, spans);
}
