//! What the screens of organisations and of branches have in common: marks, summary, pane.

use crate::analysis::{Filter, RowSums};
use crate::app::{Screen, State, Target};
use crate::domain::{Flags, Row, Table};
use crate::ui::canvas::Frame;
use crate::ui::layout::draw_right;
use crate::ui::theme::Theme;
use crate::ui::widgets::table::{self, TableView, empty_text};
use crate::ui::widgets::text::{NARROW, fit, name_spans, pad, rows_of, zone_name};
use crate::ui::widgets::unit_panels;
use crate::words::{self, Noun};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws the branches of the organisation in front.
pub fn branches_of_organisation(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let view = TableView {
        screen: Screen::Branches,
        table: &state.tables.page,
        marks: &|row| marks(state, theme, Table::Branches, row),
        empty: empty_text(state, state.is_filtered(), words::no_data(state.lang)),
    };
    let hidden = table::draw(frame, area, state, theme, &view);
    // A narrow window says how many columns it leaves out, in the room that the last one left.
    if hidden > 0 && area.width < NARROW && area.height > 0 {
        let text = format!("{} ", words::more_columns_hidden(state.lang, hidden));
        draw_right(frame, Rect { height: 1, ..area }, vec![Span::styled(text, theme.faint())]);
    }
}

/// The marks of a unit: registered outside the filter, a finding or a change by the last reading;
/// below a threshold.
pub fn marks(state: &State, theme: Theme, table: Table, row: Row) -> [Span<'static>; 2] {
    let flags = state.data().units(table).flags[row as usize];
    let is_elsewhere = table == Table::Organisations
        && state.data().organisations.elsewhere[row as usize]
        || !state.filter.contains(state.data(), table, row);
    let found = if is_elsewhere {
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

/// The width from which the panels are side by side.
const WIDE: u16 = 100;
/// The least heights of the panels in a pane at the right: why a unit is below; its years.
const PANELS: [u16; 2] = [10, 13];

/// Draws a unit in the pane: why it is below, its years, and where there is room the branches of a
/// committee.
pub fn pane(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let committee = match table {
        Table::Organisations => Some(row),
        // A filter may leave out the other branches.
        _ => state.data().committee_of(row).filter(|_| state.filter.is_whole()),
    };
    let mut lines = vec![place_line(state, theme, table, row)];
    lines.extend(unit_panels::why_lines(state, theme, table, row));
    let is_low = area.height < PANELS[0] + PANELS[1];
    if is_low && area.width < NARROW {
        // The figures of a year have no room beside the reasons.
        let room = usize::from(area.width.saturating_sub(2));
        lines.push(unit_panels::years_line(state, theme, (table, row), room));
        let height = if committee.is_some() { rows_of(&lines, room) + 2 } else { area.height };
        let parts = [Constraint::Length(height.min(area.height)), Constraint::Min(0)];
        let [own, rest] = Layout::vertical(parts).areas(area);
        unit_panels::why(frame, own, state, theme, (table, row), lines);
        if let Some(committee) = committee {
            branches_of_committee(frame, rest, state, theme, committee);
        }
        return;
    }
    if is_low || area.width >= WIDE {
        let width = area.width * 56 / 100;
        let needed = rows_of(&lines, usize::from(width.saturating_sub(2))) + 2;
        let needed = needed.max(unit_panels::years_height(state, table, row));
        let height = if committee.is_some() { needed.min(area.height) } else { area.height };
        let parts = [Constraint::Length(height), Constraint::Min(0)];
        let [panels, rest] = Layout::vertical(parts).areas(area);
        let halves = [Constraint::Length(width), Constraint::Min(0)];
        let [left, right] = Layout::horizontal(halves).areas(panels);
        unit_panels::why(frame, left, state, theme, (table, row), lines);
        unit_panels::years(frame, right, state, theme, table, row);
        if let Some(committee) = committee {
            branches_of_committee(frame, rest, state, theme, committee);
        }
        return;
    }
    let needed = rows_of(&lines, usize::from(area.width.saturating_sub(2))) + 2;
    let needed = needed.clamp(PANELS[0], area.height - PANELS[1]);
    let years = unit_panels::years_height(state, table, row);
    let heights = [
        Constraint::Length(needed),
        Constraint::Length(years.clamp(PANELS[1], area.height - needed)),
        Constraint::Min(0),
    ];
    let [why, years, rest] = Layout::vertical(heights).areas(area);
    unit_panels::why(frame, why, state, theme, (table, row), lines);
    unit_panels::years(frame, years, state, theme, table, row);
    if let Some(committee) = committee {
        branches_of_committee(frame, rest, state, theme, committee);
    }
}

/// Where a unit is: its id, its committee, zone, district and ownership.
fn place_line(state: &State, theme: Theme, table: Table, row: Row) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let (units, at) = (data.units(table), row as usize);
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    let id = words::own_id(data, table, row).map(str::to_owned);
    let committee = committee.map(|row| data.name(Table::Organisations, row).to_owned());
    let facts = id.into_iter().chain(committee).chain([
        zone_name(state, units.zone[at]).to_owned(),
        data.texts.get(units.district[at]).to_owned(),
        words::ownership_short(lang, units.ownership[at]).to_owned(),
    ]);
    let facts: Vec<String> = facts.filter(|fact| !fact.is_empty() && fact != "–").collect();
    Line::styled(format!("  {}", facts.join(" · ")), theme.faint())
}

/// Draws the branches of a committee, those below first.
pub fn branches_of_committee(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    committee: Row,
) {
    let of = Table::Branches;
    let mut branches = state.data().branches_of(committee).to_vec();
    branches.sort_by_key(|&row| !state.is_below(of, row));
    let name = state.data().name(Table::Organisations, committee);
    let title = format!("{}: {name}", words::branches_under(state.lang));
    list_of_units(frame, area, state, theme, &title, (of, &branches));
}

/// Draws the first other organisations of an organisation's zone.
pub fn organisations_of_zone(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    organisation: Row,
) {
    let (data, of) = (state.data(), Table::Organisations);
    let zone = data.units(of).zone[organisation as usize];
    let filter = Filter { zones: vec![zone], ..Filter::default() };
    let others = filter.counted(data, of, state.year).filter(|row| *row != organisation);
    let others: Vec<Row> = others.take(area.height.into()).collect();
    let title = format!("{}: {}", words::base_organisations(state.lang), zone_name(state, zone));
    list_of_units(frame, area, state, theme, &title, (of, &others));
}

/// Draws units in a titled border, as many as fit: mark, name, rating, share.
fn list_of_units(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    title: &str,
    (table, rows): (Table, &[Row]),
) {
    if rows.is_empty() || area.height < 3 {
        return;
    }
    let (data, lang) = (state.data(), state.lang);
    let room = usize::from(area.width.saturating_sub(2));
    // In a wide area the figures are near the names.
    let names = rows.iter().take(area.height.into()).map(|row| data.name(table, *row).width());
    let for_name = names.max().unwrap_or(0).min(room.saturating_sub(20));
    let line = |&row: &Row| {
        let units = data.units(table);
        let is_below = state.is_below(table, row);
        let share = units.member_share(row).map_or_else(
            || "–".to_owned(),
            |share| words::percent(lang, share, state.settings.thresholds.members),
        );
        let rating = words::rating_short(lang, units.rating[row as usize]);
        let figures = format!(" {} {}", pad(rating, 10, false), pad(&share, 6, true));
        let mark = if is_below { "▼ " } else { "  " };
        let mut spans = vec![Span::styled(mark, theme.below())];
        spans.extend(name_spans(state, theme, data.name(table, row), for_name));
        let style = if is_below { theme.below() } else { theme.plain() };
        spans.push(Span::styled(figures, style));
        (Line::from(spans), Some(Target::Unit(table, row)))
    };
    let lines = rows.iter().map(line).collect();
    let title = fit(title, usize::from(area.width).saturating_sub(4));
    unit_panels::list_panel(frame, area, state, theme, &title, lines);
}

/// The columns beside a summary: the place in the table, with blanks.
const PLACE: usize = 17;

/// The committees that are listed for their branches here; empty if there are none.
pub fn note(state: &State) -> String {
    let (lang, count) = (state.lang, state.tables.sums[state.nav.screen].visiting as u64);
    match count {
        0 => String::new(),
        _ if state.size.0 < WIDE_NOTE => format!("↗ {}", words::visiting_short(lang, count)),
        _ => format!("↗ {}", words::visiting(lang, count)),
    }
}

/// The columns from which the sentence about committees from elsewhere is whole.
const WIDE_NOTE: u16 = 80;

/// `38/61 organisations · 7 below the line · 812 members (2 rows lack a figure) · short by 3
/// members`.
pub fn summary(state: &State, table: Table) -> String {
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    if let Some((count, sums)) = state.marked_sums() {
        let lacking = words::lacking(lang, sums.lacking);
        return format!(
            "■ {} {} · {} {} · {}{lacking}{}",
            words::counted(lang, count as u64, Noun::of_table(table)),
            words::marked(lang),
            n(sums.below),
            words::below_only(lang),
            words::counted(lang, sums.members, Noun::Member),
            short(state, &sums)
        );
    }
    let all = state.tables.within[state.nav.screen];
    let noun = if table == Table::Branches { Noun::Branch } else { Noun::Organisation };
    let sums = state.tables.sums[state.nav.screen];
    let lacking = words::lacking(lang, sums.lacking);
    let broken = if sums.broken > 0 {
        format!(" · {}", words::counted(lang, sums.broken, Noun::BrokenRow))
    } else {
        String::new()
    };
    let loose = if sums.loose_branches > 0 {
        format!(", {}", words::with_loose_branches(lang, sums.loose_branches as u64))
    } else {
        String::new()
    };
    let rest = format!(
        " · {} {} · {}{loose}{lacking}{}{broken}",
        n(sums.below),
        words::below_only(lang),
        words::counted(lang, sums.members, Noun::Member),
        short(state, &sums)
    );
    let listed = n(sums.counted);
    let named = format!("{listed}/{}{rest}", words::counted(lang, all as u64, noun));
    // The tab names what is counted too.
    if state.size.0 < WIDE && named.width() + PLACE > usize::from(state.size.0) {
        format!("{listed}/{}{rest}", n(all))
    } else {
        named
    }
}

/// ` · short by 12 members, 2 branches`, in a narrow window ` · short by 12+2`; empty if nothing is
/// short.
fn short(state: &State, sums: &RowSums) -> String {
    let lang = state.lang;
    let text = if state.size.0 < WIDE {
        let heads = words::heads(lang, sums.short);
        (!heads.is_empty()).then(|| format!("{} {heads}", words::short_by(lang)))
    } else {
        words::short_in_all(lang, sums.short)
    };
    text.map_or_else(String::new, |text| format!(" · {text}"))
}
