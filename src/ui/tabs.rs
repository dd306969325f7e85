//! The two lines at the top: whose data, which year, how fresh; the tabs and what narrows.

use super::cells::{fit, zone_name};
use super::theme::Theme;
use crate::app::{Detail, Live, Screen, State};
use crate::domain::Year;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The year between the keys that turn it, and how fresh the data is.
#[must_use]
pub fn year_and_live(state: &State, theme: Theme) -> Vec<Span<'static>> {
    let year =
        if state.year == Year::UNKNOWN { "····".to_owned() } else { state.year.to_string() };
    let years = &state.data().years;
    let before = if years.first().is_some_and(|y| *y < state.year) { "‹ " } else { "  " };
    let after = if years.last().is_some_and(|y| *y > state.year) { " ›" } else { "  " };
    let (dot, text, style) = match &state.live {
        _ if state.reading && state.progress.total > 0 => (
            "○",
            format!(
                "{} {} %",
                words::loading(state.lang),
                state.progress.bytes * 100 / state.progress.total
            ),
            theme.accent(),
        ),
        _ if state.is_listing() => ("○", words::listing(state.lang).to_owned(), theme.accent()),
        _ if state.is_sorting() => ("○", words::sorting(state.lang).to_owned(), theme.accent()),
        _ if state.reading => ("○", words::loading(state.lang).to_owned(), theme.accent()),
        Live::Loading => ("○", words::loading(state.lang).to_owned(), theme.accent()),
        Live::Sample => ("●", words::sample(state.lang).to_owned(), theme.accent()),
        Live::Since(at) => ("●", format!("{} {at}", words::live(state.lang)), theme.accent()),
        Live::Stale(_) => ("▲", words::dirty(state.lang).to_owned(), theme.near()),
    };
    let changes = match state.changes.count() {
        _ if state.detail.last() == Some(&Detail::Changes) => String::new(),
        0 => String::new(),
        count if state.size.0 < 100 => format!("● {} (u)  ", words::whole(state.lang, count)),
        count => {
            format!("● {} {} (u)  ", words::whole(state.lang, count), words::news_short(state.lang))
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

fn width(spans: &[Span]) -> usize {
    spans.iter().map(|s| s.content.width()).sum()
}

/// Puts spans at the right end of a line.
pub fn draw_right(frame: &mut Frame, area: Rect, spans: Vec<Span<'static>>) {
    let used = u16::try_from(width(&spans)).unwrap_or(area.width).min(area.width);
    frame.render_widget(
        Line::from(spans),
        Rect { x: area.x + area.width - used, width: used, ..area },
    );
}

/// What narrows, in words; empty where nothing does.
#[must_use]
pub fn filter(state: &State) -> String {
    let mut parts = Vec::new();
    match state.filter.zones[..] {
        [] => {}
        [zone] => parts.push(zone_name(state, zone).to_owned()),
        [first, ..] => {
            parts.push(format!("{} +{}", zone_name(state, first), state.filter.zones.len() - 1));
        }
    }
    parts.extend(state.filter.districts.iter().map(|d| state.data().texts.get(*d).to_owned()));
    parts.extend(
        state.filter.ownerships.iter().map(|o| words::ownership_short(state.lang, *o).to_owned()),
    );
    if state.below_only {
        parts.push(words::below_only(state.lang).to_owned());
    }
    if !state.search.is_empty() || state.typing {
        parts.push(format!("“{}{}”", state.search, if state.typing { "▏" } else { "" }));
    }
    parts.join(" · ")
}

/// Draws the two lines.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let mut right = year_and_live(state, theme);
    if area.width < 60 {
        // Only the year and the dot.
        right.truncate(3);
    }
    let room = usize::from(area.width).saturating_sub(width(&right) + 2);
    let note = if state.data().illustrative {
        format!("  ·  {}", words::illustrative(state.lang))
    } else {
        String::new()
    };
    let note = if area.width < 60 { note.trim_start_matches([' ', '·']).to_owned() } else { note };
    let title = if area.width < 60 && !note.is_empty() {
        String::new()
    } else {
        fit(&state.settings.title, room.saturating_sub(note.width() + 1))
    };
    let left = Line::from(vec![
        Span::raw(" "),
        Span::styled(title, theme.strong()),
        Span::styled(note, theme.near()),
    ]);
    let first = Rect { height: 1, ..area };
    frame.render_widget(left, first);
    draw_right(frame, first, right);
    let second = Rect { y: area.y + 1, height: 1, ..area };
    let narrow = filter(state);
    let names = [
        words::overview,
        words::organisations,
        words::branches,
        words::zones,
        words::targets,
        words::checks,
    ];
    let mut tabs = vec![Span::raw(" ")];
    let room =
        usize::from(area.width).saturating_sub(narrow.width().min(usize::from(area.width) / 2) + 2);
    let bare: usize = names.iter().map(|n| n(state.lang).width() + 2).sum::<usize>() + 5;
    // The widest gap that leaves every tab its name.
    let gap = (1..=3).rev().find(|gap| bare + gap * 6 <= room);
    let full = bare + 18;
    for (number, (screen, name)) in Screen::ALL.into_iter().zip(names).enumerate() {
        let findings = state.data().findings.errors() + state.data().findings.warnings();
        let count = if screen == Screen::Checks && findings > 0 {
            format!(" {}", words::whole(state.lang, findings))
        } else {
            String::new()
        };
        let own = state.screen == screen;
        // Where the line is short only the open tab has its name.
        let text = if gap.is_some() || own {
            format!("{} {}{count}", number + 1, name(state.lang))
        } else {
            format!("{}{count}", number + 1)
        };
        let style = if own {
            theme
                .accent()
                .add_modifier(ratatui::style::Modifier::BOLD | ratatui::style::Modifier::UNDERLINED)
        } else {
            theme.plain()
        };
        tabs.push(Span::styled(text, style));
        tabs.push(Span::raw(" ".repeat(gap.unwrap_or(1))));
    }
    frame.render_widget(Line::from(tabs), second);
    let narrow = if narrow.is_empty() && usize::from(area.width) >= full + 30 {
        vec![Span::styled(
            format!(
                "{}: {} · {}: {} ",
                words::zone(state.lang),
                words::all(state.lang),
                words::ownership(state.lang),
                words::all(state.lang)
            ),
            theme.faint(),
        )]
    } else {
        vec![Span::styled(
            format!("{} ", fit(&narrow, usize::from(area.width) / 2)),
            theme.accent().add_modifier(ratatui::style::Modifier::BOLD),
        )]
    };
    draw_right(frame, second, narrow);
}
