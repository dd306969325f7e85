//! The last line: the keys that work here, from the key table; or a notice, why the data is old, or
//! the search that is being typed.
//!
//! ```text
//!  1-6 screen   ↑↓ row   Enter open   / search   z zone   ? help   q leave
//! ```

use super::text::fit;
use crate::app::{BINDINGS, Live, Notice, StaleReason, State};
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
    // Help and leave are always told; the others as far as they fit.
    let shown: Vec<_> = BINDINGS.iter().filter(|b| b.in_footer && (b.on)(state)).collect();
    let short = |shown: &str| shown.split(' ').next().unwrap_or(shown).to_owned();
    let key_of = |b: &crate::app::Binding| match b.shown {
        "↑ ↓ j k" => "↑↓".to_owned(),
        "[ ]" => "[ ]".to_owned(),
        other => short(other),
    };
    let width_of = |b: &crate::app::Binding| key_of(b).width() + b.says(state).width() + 4;
    let always: usize =
        shown.iter().filter(|b| matches!(b.shown, "?" | "q Ctrl-C")).map(|b| width_of(b)).sum();
    let mut left = room.saturating_sub(always + 1);
    for binding in shown {
        let width = width_of(binding);
        let is_always = matches!(binding.shown, "?" | "q Ctrl-C");
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
        spans.push(Span::raw(format!(" {}   ", binding.says(state))));
    }
    frame.render_widget(Line::from(spans), area);
}
