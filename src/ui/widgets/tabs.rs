//! The two lines above every screen: title, year and freshness; tabs and filter.
//!
//! ```text
//!  Enterprise bloc of Bắc Giang  ·  Illustrative data              ‹ 2023 ›  ● live 14:02:11
//!  1 Overview   2 Organisations   3 Branches   4 Zones   5 Targets   6 Checks 12    FDI · “may”
//! ```

use super::filter::filter_text;
use super::status::year_and_live;
use super::text::fit;
use crate::app::{Screen, State};
use crate::ui::layout::{draw_right, width};
use crate::ui::theme::Theme;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

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
    let narrow = filter_text(state);
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
    for (number, (screen, name)) in Screen::ALL.iter().copied().zip(names).enumerate() {
        let findings = state.data().findings.errors() + state.data().findings.warnings();
        let count = if screen == Screen::Checks && findings > 0 {
            format!(" {}", words::whole(state.lang, findings))
        } else {
            String::new()
        };
        let own = state.nav.screen == screen;
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
