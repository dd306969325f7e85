//! What is supposed: the changes in the order in which they were made.
//!
//! ```text
//! ┌ Suppositions ──────────────────────────────────────────────┐
//! │ ◆ Chi bộ Công ty A · year 2023 · HTTNV (branches)          │
//! │ ◇ Chi bộ Công ty B · year 2023 · 2 HTNV → HTTNV (branches) │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::analysis::Supposed;
use crate::app::{Action, Binding, Mode, State, SuppositionList};
use crate::domain::Table;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::banner::unit_name;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::window;
use crate::words::{self, Noun};
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The columns of the window, and of a line in it.
const WIDTH: u16 = 100;
const WIDTH_INSIDE: usize = WIDTH as usize - 2;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, list: &SuppositionList) {
    let lines = lines(state, theme, list, usize::from(area.height));
    let inner = window::draw(frame, area, theme, WIDTH, words::suppositions(state.lang), lines);
    let (from, shown) = visible(state, list, usize::from(area.height));
    window::record_entries(frame, inner, from, shown);
}

/// The first visible change, and how many are visible.
fn visible(state: &State, list: &SuppositionList, room: usize) -> (usize, usize) {
    let shown = room.saturating_sub(8).max(1);
    let from = (list.at + 1).saturating_sub(shown);
    (from, shown.min(state.supposition.changes().len().saturating_sub(from)))
}

/// The list's lines, as many as `room`.
fn lines(state: &State, theme: Theme, list: &SuppositionList, room: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let changes = state.supposition.changes();
    let mut lines = Vec::new();
    if changes.is_empty() {
        lines.push(Line::styled(format!(" {}", words::nothing_supposed(lang)), theme.faint()));
    }
    let (from, shown) = visible(state, list, room);
    for (at, change) in changes.iter().enumerate().skip(from).take(shown) {
        let holds = state.supposition.is_applied(at);
        let kind = if matches!(change.supposed, Supposed::Rating(_)) { "◆" } else { "◇" };
        let noun = if change.table == Table::Branches { Noun::Branch } else { Noun::Organisation };
        let table = noun.form(lang, 1);
        let text = format!(
            " {kind} {} · {} {} · {} ({table}){}",
            unit_name(state, change),
            words::year(lang).to_lowercase(),
            change.year,
            words::supposed(lang, change.supposed),
            if holds { String::new() } else { format!(" · {}", words::not_in_force(lang)) }
        );
        let line = Line::styled(text, if holds { theme.plain() } else { theme.faint() });
        lines.push(if at == list.at { theme.select_over(line, WIDTH_INSIDE) } else { line });
    }
    lines.push(Line::raw(""));
    let is_goal = |b: &Binding| b.keys.iter().any(|(_, a)| matches!(a, Action::Reach(_)));
    let is_file =
        |b: &Binding| b.does(Action::SaveSuppositions) || b.does(Action::LoadSuppositions);
    let mode = Mode::Suppositions;
    for help in [
        hints(state, mode, |b| !is_goal(b) && !is_file(b)),
        format!("{}: {}", words::list_goals(lang), hints(state, mode, is_goal)),
        hints(state, mode, is_file),
    ] {
        lines.push(Line::styled(format!(" {help}"), theme.faint()));
    }
    lines
}
