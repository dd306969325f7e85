//! The two lines above every screen: title, year and freshness; tabs and filter.
//!
//! ```text
//!  Enterprise bloc of Bắc Giang  ·  Illustrative data              ‹ 2023 ›  ● live 14:02:11
//!  1 Overview   2 Organisations   3 Branches   4 Zones   5 Targets   6 Checks 12    FDI · “may”
//! ```

use super::filter::filter_text;
use super::status::year_and_live;
use super::text::fit;
use crate::app::{SCREENS, Screen, State};
use crate::ui::layout::{draw_right, width};
use crate::ui::theme::Theme;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws the two lines.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let first = Rect { height: 1, ..area };
    title(frame, first, state, theme);
    let second = Rect { y: area.y + 1, height: 1, ..area };
    let filter = filter_text(state);
    let tabs = Tabs::new(state, usize::from(area.width), filter.width());
    frame.render_widget(tabs.line(state, theme), second);
    let filter = if filter.is_empty() && usize::from(area.width) >= tabs.full + 30 {
        Span::styled(no_filter_text(state), theme.faint())
    } else {
        Span::styled(
            format!("{} ", fit(&filter, usize::from(area.width) / 2)),
            theme.accent().add_modifier(Modifier::BOLD),
        )
    };
    draw_right(frame, second, vec![filter]);
}

/// The first line: title, note on illustrative data, year and freshness.
fn title(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let is_narrow = area.width < 60;
    let mut right = year_and_live(state, theme);
    if is_narrow {
        // Only the year and the dot.
        right.truncate(3);
    }
    let room = usize::from(area.width).saturating_sub(width(&right) + 2);
    let note = if !state.data().illustrative {
        String::new()
    } else if is_narrow {
        words::illustrative(state.lang).to_owned()
    } else {
        format!("  ·  {}", words::illustrative(state.lang))
    };
    let title = if is_narrow && !note.is_empty() {
        String::new()
    } else {
        fit(&state.settings.title, room.saturating_sub(note.width() + 1))
    };
    let left = Line::from(vec![
        Span::raw(" "),
        Span::styled(title, theme.strong()),
        Span::styled(note, theme.warning()),
    ]);
    frame.render_widget(left, area);
    draw_right(frame, area, right);
}

/// `Zone: all · Ownership: all`.
fn no_filter_text(state: &State) -> String {
    let all = words::all(state.lang);
    let (zone, ownership) = (words::zone(state.lang), words::ownership(state.lang));
    format!("{zone}: {all} · {ownership}: {all} ")
}

/// How the tabs share their line with the filter.
struct Tabs {
    /// The gap behind each tab; none if the line is too short for all names.
    gap: Option<usize>,
    /// The width of the tabs with the widest gap.
    full: usize,
}

impl Tabs {
    /// The widest gap that leaves every tab its name, in a line of `width` columns.
    fn new(state: &State, width: usize, filter_width: usize) -> Self {
        let room = width.saturating_sub(filter_width.min(width / 2) + 2);
        let bare = SCREENS.iter().map(|s| (s.tab)(state.lang).width() + 2).sum::<usize>() + 5;
        let gap = (1..=3).rev().find(|gap| bare + gap * SCREENS.len() <= room);
        Self { gap, full: bare + 3 * SCREENS.len() }
    }

    /// The tabs; in a short line only the open one has its name.
    fn line(&self, state: &State, theme: Theme) -> Line<'static> {
        let findings = state.data().findings.errors() + state.data().findings.warnings();
        let mut tabs = vec![Span::raw(" ")];
        for (number, spec) in SCREENS.iter().enumerate() {
            let (screen, name) = (spec.screen, (spec.tab)(state.lang));
            let count = if screen == Screen::Checks && findings > 0 {
                format!(" {}", words::whole(state.lang, findings))
            } else {
                String::new()
            };
            let is_open = state.nav.screen == screen;
            let text = if self.gap.is_some() || is_open {
                format!("{} {name}{count}", number + 1)
            } else {
                format!("{}{count}", number + 1)
            };
            let style = if is_open {
                theme.accent().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            } else {
                theme.plain()
            };
            tabs.push(Span::styled(text, style));
            tabs.push(Span::raw(" ".repeat(self.gap.unwrap_or(1))));
        }
        Line::from(tabs)
    }
}
