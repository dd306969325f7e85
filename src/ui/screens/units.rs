//! What the screens of organisations and of branches have in common: marks and summary.

use crate::app::{Screen, State, columns};
use crate::domain::{Flags, Row, Table};
use crate::ui::theme::Theme;
use crate::ui::widgets::table::{self, TableView, empty_text};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Draws the branches of the organisation in front.
pub fn branches_of_organisation(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let view = TableView {
        columns: columns(Screen::Branches),
        table: &state.tables.page,
        marks: &|row| marks(state, theme, Table::Branches, row),
        empty: empty_text(state, state.is_filtered(), words::no_data(state.lang)),
    };
    table::draw(frame, area, state, theme, &view);
}

/// The marks of a unit: registered outside the filter, a finding or a change by the last reading;
/// below a threshold.
pub fn marks(state: &State, theme: Theme, table: Table, row: Row) -> [Span<'static>; 2] {
    let flags = state.data().units(table).flags[row as usize];
    let found = if !state.filter.contains(state.data(), table, row) {
        Span::styled("↗", theme.accent())
    } else if flags.has(Flags::DUPLICATE) {
        Span::styled("=", theme.warning())
    } else if flags.has(Flags::ERROR) {
        Span::styled("✖", theme.warning())
    } else if state.is_changed(table, row) {
        Span::styled("●", theme.accent())
    } else if flags.has(Flags::WARNING) {
        Span::styled("!", theme.warning())
    } else {
        Span::raw(" ")
    };
    let below = state.is_below(table, row);
    [found, if below { Span::styled("▼", theme.below()) } else { Span::raw(" ") }]
}

/// `38/61 organisations shown · 7 below the line · 812 members (2 rows lack a figure)`.
pub fn summary(state: &State, table: Table) -> String {
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    let all = state.data().rows_of(table, state.year).len();
    let sums = state.tables.sums[state.nav.screen];
    let lacking = if sums.lacking > 0 {
        format!(" ({} {})", words::whole(lang, sums.lacking), words::lacking(lang))
    } else {
        String::new()
    };
    let broken = if sums.broken > 0 {
        format!(" · {} {}", words::whole(lang, sums.broken), words::broken_rows(lang))
    } else {
        String::new()
    };
    let visiting = if sums.visiting > 0 {
        format!(" · ↗ {}", words::visiting(lang, n(sums.visiting)))
    } else {
        String::new()
    };
    format!(
        "{}/{} {} {} · {} {} · {} {}{lacking}{broken}{visiting}",
        n(state.table().rows.len().saturating_sub(sums.visiting)),
        n(all),
        words::table(lang, table),
        words::shown(lang),
        n(sums.below),
        words::below_only(lang),
        words::whole(lang, sums.members),
        words::unit_members(lang)
    )
}
