//! The last line: the keys that work here, from the key table; or a notice, why the data is old, or
//! the search that is being typed.
//!
//! ```text
//!  1-6 screen   ↑↓ row   Enter open   / search   z zone   ? help   q leave
//! ```

use super::text::fit;
use crate::app::{Action, Binding, Listed, Live, Mode, Notice, StaleReason, State, bindings};
use crate::ui::theme::Theme;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

fn notice_text(lang: words::Lang, notice: &Notice) -> String {
    match notice {
        Notice::Written(path) => format!("{} {path}", words::wrote(lang)),
        Notice::NotWritten(error) => format!("{}: {error}", words::not_written(lang)),
        Notice::NotRead { file, error } => format!("{file}: {error}"),
        Notice::Copied => words::copied(lang).to_owned(),
        Notice::NotInTheData(names) => {
            format!("{}: {}", words::not_in_the_data(lang), names.join("; "))
        }
    }
}

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let room = usize::from(area.width);
    if state.nav.typing {
        let text = format!(" {}: {}▏", words::search(state.lang), state.row_filter.search);
        return frame.render_widget(Line::styled(fit(&text, room), theme.accent()), area);
    }
    if let Live::Stale(why) = &state.freshness.live {
        let why = match why {
            StaleReason::Finding(data, finding) => words::sentence_of(state.lang, data, finding),
            StaleReason::NoRows => words::no_data(state.lang).to_owned(),
        };
        let text =
            format!(" {} · {why} · r {}", words::dirty(state.lang), words::key_reload(state.lang));
        return frame.render_widget(Line::styled(fit(&text, room), theme.near()), area);
    }
    if let Some(notice) = &state.notice {
        let text = format!(" {}", notice_text(state.lang, notice));
        return frame.render_widget(Line::styled(fit(&text, room), theme.accent()), area);
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    // Help and leave are always named; the others as far as they fit.
    let mode = Mode::of(state);
    let shown: Vec<_> = bindings(state, mode).filter(|b| b.listed == Listed::Footer).collect();
    let key_of = |b: &Binding| match b.shown {
        "↑ ↓ j k" => "↑↓",
        "[ ]" => "[ ]",
        other => other.split(' ').next().unwrap_or(other),
    };
    let width_of = |b: &Binding| key_of(b).width() + b.label(state).width() + 4;
    let is_always = |b: &Binding| b.does(Action::Help) || b.does(Action::Quit);
    let always: usize = shown.iter().filter(|b| is_always(b)).map(|b| width_of(b)).sum();
    let mut left = room.saturating_sub(always + 1);
    for binding in shown {
        let width = width_of(binding);
        let is_always = is_always(binding);
        if !is_always && width > left {
            continue;
        }
        if !is_always {
            left -= width;
        }
        if used + width > room + 3 {
            break;
        }
        used += width;
        spans.push(Span::styled(key_of(binding), theme.accent()));
        let gap = if binding.shown.is_empty() { "" } else { " " };
        spans.push(Span::raw(format!("{gap}{}   ", binding.label(state))));
    }
    frame.render_widget(Line::from(spans), area);
}
