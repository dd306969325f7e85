//! What the screens of organisations and of branches have in common: marks, summary, pane.

use crate::app::{Screen, State};
use crate::domain::{Flags, Row, Table};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::table::{self, TableView, empty_text};
use crate::ui::widgets::text::{pad, rows_of};
use crate::ui::widgets::unit_panels;
use crate::words::{self, Noun};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// Draws the branches of the organisation in front.
pub fn branches_of_organisation(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let view = TableView {
        screen: Screen::Branches,
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

/// The least heights of the panels in a pane at the right: why a unit is below; its years.
const PANELS: [u16; 2] = [10, 13];

/// Draws a unit in the pane: why it is below, its years, and where there is room the branches of a
/// committee.
pub fn pane(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    if area.height < PANELS[0] + PANELS[1] {
        let halves = [Constraint::Percentage(56), Constraint::Percentage(44)];
        let [left, right] = Layout::horizontal(halves).areas(area);
        let lines = unit_panels::why_lines(state, theme, table, row);
        unit_panels::why(frame, left, state, theme, (table, row), lines);
        unit_panels::years(frame, right, state, theme, table, row);
        return;
    }
    let lines = unit_panels::why_lines(state, theme, table, row);
    let needed = rows_of(&lines, usize::from(area.width.saturating_sub(2))) + 2;
    let heights = [
        Constraint::Length(needed.clamp(PANELS[0], area.height - PANELS[1])),
        Constraint::Length(PANELS[1]),
        Constraint::Min(0),
    ];
    let [why, years, rest] = Layout::vertical(heights).areas(area);
    unit_panels::why(frame, why, state, theme, (table, row), lines);
    unit_panels::years(frame, years, state, theme, table, row);
    if table == Table::Organisations {
        branches_in_pane(frame, rest, state, theme, row);
    }
}

/// The branches of a committee, those below first: mark, name, rating, share.
fn branches_in_pane(frame: &mut Frame, area: Rect, state: &State, theme: Theme, committee: Row) {
    let (data, lang) = (state.data(), state.lang);
    let mut branches = data.branches_of(committee).to_vec();
    if branches.is_empty() || area.height < 3 {
        return;
    }
    branches.sort_by_key(|&row| !state.is_below(Table::Branches, row));
    let room = usize::from(area.width.saturating_sub(2));
    let line = |&row: &Row| {
        let units = data.units(Table::Branches);
        let is_below = state.is_below(Table::Branches, row);
        let share = units.member_share(row).map_or_else(
            || "–".to_owned(),
            |share| words::percent(lang, share, state.settings.thresholds.members),
        );
        let rating = words::rating_short(lang, units.rating[row as usize]);
        let figures = format!(" {} {}", pad(rating, 10, false), pad(&share, 6, true));
        let name = pad(data.name(Table::Branches, row), room.saturating_sub(20), false);
        let mark = if is_below { "▼ " } else { "  " };
        Line::from(vec![
            Span::styled(mark, theme.below()),
            Span::raw(name),
            Span::styled(figures, if is_below { theme.below() } else { theme.plain() }),
        ])
    };
    let lines = branches.iter().map(line).collect();
    unit_panels::list_panel(frame, area, state, theme, words::branches_under(lang), lines);
}

/// `38/61 organisations shown · 7 below the line · 812 members (2 rows lack a figure)`.
pub fn summary(state: &State, table: Table) -> String {
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    if let Some((count, sums)) = state.marked_sums() {
        let lacking = if sums.lacking > 0 {
            format!(" ({})", words::counted(lang, sums.lacking, Noun::LackingRow))
        } else {
            String::new()
        };
        return format!(
            "■ {} {} · {} {} · {}{lacking}",
            words::counted(lang, count as u64, Noun::of_table(table)),
            words::marked(lang),
            n(sums.below),
            words::below_only(lang),
            words::counted(lang, sums.members, Noun::Member)
        );
    }
    let all = state.data().rows_of(table, state.year).len();
    let sums = state.tables.sums[state.nav.screen];
    let lacking = if sums.lacking > 0 {
        format!(" ({})", words::counted(lang, sums.lacking, Noun::LackingRow))
    } else {
        String::new()
    };
    let broken = if sums.broken > 0 {
        format!(" · {}", words::counted(lang, sums.broken, Noun::BrokenRow))
    } else {
        String::new()
    };
    let visiting = if sums.visiting > 0 {
        format!(" · ↗ {}", words::visiting(lang, sums.visiting as u64))
    } else {
        String::new()
    };
    format!(
        "{}/{} {} · {} {} · {}{lacking}{broken}{visiting}",
        n(state.table().rows.len().saturating_sub(sums.visiting)),
        words::counted(lang, all as u64, Noun::of_table(table)),
        words::shown(lang),
        n(sums.below),
        words::below_only(lang),
        words::counted(lang, sums.members, Noun::Member)
    )
}
