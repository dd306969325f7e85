//! What is supposed: the changes in the order in which they were made.
//!
//! ```text
//! ┌ Suppositions ──────────────────────────────────────────────┐
//! │ ◆ Chi bộ Công ty A · year 2023 · HTTNV (branches)          │
//! │ ◇ Chi bộ Công ty B · year 2023 · 2 HTNV → HTTNV (branches) │
//! └────────────────────────────────────────────────────────────┘
//! ```

use crate::analysis::{Change, Supposed};
use crate::app::{Action, Binding, Mode, State, SuppositionList};
use crate::domain::Table;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::banner::unit_name;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::text::fit;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words::{self, Noun};
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

/// The columns of the window.
const WIDTH: u16 = 100;
/// The fewest changes that a low window shows.
const FEWEST: usize = 2;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, list: &SuppositionList) {
    let lang = state.lang;
    let width = window::columns(area, WIDTH);
    let keys = key_lines(state, theme, width);
    let room = usize::from(area.height).saturating_sub(3 + keys.len()).max(FEWEST);
    let changes = state.supposition.changes();
    let mut lines = Vec::new();
    if changes.is_empty() {
        lines.extend(window::sentence(words::nothing_supposed(lang), theme.faint(), width));
    }
    let from = (list.at + 1).saturating_sub(room);
    for (at, change) in changes.iter().enumerate().skip(from).take(room) {
        let line = change_line(state, theme, at, change, width);
        let is_selected = at == list.at;
        let line = if is_selected { theme.select_over(line, width) } else { line };
        lines.push(WindowLine::entry(line, at, is_selected));
    }
    lines.push(WindowLine::default());
    lines.extend(keys);
    window::draw(frame, area, theme, WIDTH, words::suppositions(lang), lines);
}

/// A change: its unit, its year, what is supposed, and whether that is in force.
fn change_line(
    state: &State,
    theme: Theme,
    at: usize,
    change: &Change,
    width: usize,
) -> Line<'static> {
    let lang = state.lang;
    let holds = state.supposition.is_applied(at);
    let kind = if matches!(change.supposed, Supposed::Rating(_)) { "◆" } else { "◇" };
    let noun = if change.table == Table::Branches { Noun::Branch } else { Noun::Organisation };
    let table = noun.form(lang, 1);
    let year = format!(" · {} {}", words::year(lang).to_lowercase(), change.year);
    let supposed = words::supposed(lang, change.supposed);
    let end = if holds { String::new() } else { format!(" · {}", words::not_in_force(lang)) };
    let texts = [
        format!("{year} · {supposed} ({table}){end}"),
        format!("{year} · {supposed}{end}"),
        format!(" · {supposed}{end}"),
    ];
    // What is supposed is whole before its year and table are named, and before the name is.
    let name_room = |what: &String| width.saturating_sub(what.width() + 3);
    let what = texts.iter().find(|what| name_room(what) >= MIN_NAME).unwrap_or(&texts[2]);
    let name = fit(&unit_name(state, change), name_room(what).max(MIN_NAME));
    let text = format!(" {kind} {name}{what}");
    Line::styled(fit(&text, width), if holds { theme.plain() } else { theme.faint() })
}

/// The keys: those of the list, the goals, the file.
fn key_lines(state: &State, theme: Theme, width: usize) -> Vec<WindowLine> {
    let is_goal = |b: &Binding| b.keys.iter().any(|(_, a)| matches!(a, Action::Reach(_)));
    let is_file =
        |b: &Binding| b.does(Action::SaveSuppositions) || b.does(Action::LoadSuppositions);
    let goals = format!("{}: ", words::list_goals(state.lang));
    let lines = |lead: &str, wanted: &dyn Fn(&Binding) -> bool| {
        hint_lines(state, theme, (Mode::Suppositions, lead), width, wanted)
    };
    [lines("", &|b| !is_goal(b) && !is_file(b)), lines(&goals, &is_goal), lines("", &is_file)]
        .concat()
}

/// The columns of a unit's name that are kept while there is more to leave out.
const MIN_NAME: usize = 16;
