//! What the pages of an organisation and of a branch have in common: heading and panels.
//!
//! ```text
//!  ‹ Đảng bộ Công ty A  ▼ below the line                  ‹ 2023 ›  ● live 14:02:11
//!  base committee · TC01 · KCN Đình Trám · FDI · 2.400 workers · since 03/02/2012
//! ┌ Why it is below ─────────────────────┐┌ Over the years ──────────────┐
//! │▼ Members: 91 of 116 good or better … ││          2021     2022       │
//! └──────────────────────────────────────┘└──────────────────────────────┘
//! ```

use crate::analysis::verdict;
use crate::app::State;
use crate::domain::{CountField, Date, Kind, Row, Status, Table, YesNo};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::status::{draw_status, year_and_live, year_and_mark};
use crate::ui::widgets::text::{NARROW, fit, fit_words, rows_of, unbroken, wrapped, zone_name};
use crate::ui::widgets::unit_panels::{
    short_lines, why, why_lines, years, years_height, years_line,
};
use crate::words::{self, Lang};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;

/// Width from which both panels are side by side; below it the years follow in the rest.
const TWO_PANELS: u16 = 90;

/// Height from which the panels have borders.
const TALL: u16 = 15;

/// The rows above the list of a low window.
const LOW_HEIGHT: u16 = 4;

/// The fewest rows of a list below the panels.
const MIN_LIST: u16 = 4;

/// The fewest columns of a name that a verdict stands beside.
const MIN_NAME: usize = 12;

/// Draws heading and panels of a unit. Returns its row and the area that is left.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    table: Table,
    id: &str,
) -> Option<(Row, Rect)> {
    let Some(row) = state.row_of(table, id) else {
        // The year has no such unit, or the last reading removed it.
        absent(frame, area, state, theme, (table, id));
        return None;
    };
    let facts = fact_lines(state, table, row, area);
    let heading_height = 1 + u16::try_from(facts.len()).unwrap_or(1);
    let [head, body] =
        Layout::vertical([Constraint::Length(heading_height), Constraint::Min(0)]).areas(area);
    heading(frame, head, state, theme, (table, row), facts);
    let rest = if area.height < TALL {
        low(frame, body, state, theme, (table, row))
    } else {
        panels(frame, body, state, theme, (table, row))
    };
    Some((row, rest))
}

/// Draws the page of a unit that the year does not have: its name, and the years that have it.
fn absent(frame: &mut Frame, area: Rect, state: &State, theme: Theme, (table, id): (Table, &str)) {
    let (data, lang) = (state.data(), state.lang);
    let first = Rect { height: 1, ..area };
    let right = (if area.width < 100 { year_and_mark } else { year_and_live })(state, theme);
    let used = right.iter().map(Span::width).sum::<usize>() + 4;
    let name = name_in_another_year(state, table, id);
    let shown = fit(name, usize::from(area.width).saturating_sub(used));
    let title = vec![Span::styled(" ‹ ", theme.faint()), Span::styled(shown, theme.strong())];
    frame.render_widget(Line::from(title), first);
    draw_status(frame, first, right);
    let years = data.years.iter().filter(|year| data.row_of(table, **year, id).is_some());
    let years: Vec<String> = years.map(ToString::to_string).collect();
    let mut texts = vec![format!(" {name}: {} {}.", words::not_in_year(lang), state.year)];
    if !years.is_empty() {
        texts.push(format!(" {} {}", words::is_in_years(lang), years.join(", ")));
    }
    let width = usize::from(area.width);
    let lines: Vec<Line> =
        texts.iter().flat_map(|text| wrapped(text, width)).map(Line::raw).collect();
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    frame.lines(below, lines);
}

/// True if the page has no list below its panels.
fn is_alone(state: &State, table: Table, row: Row) -> bool {
    table == Table::Branches || state.data().organisations.kind[row as usize] == Kind::BaseCell
}

/// In a low window: what fits, without borders. Returns the area of the list.
fn low(frame: &mut Frame, area: Rect, state: &State, theme: Theme, unit: (Table, Row)) -> Rect {
    let width = usize::from(area.width);
    let (mut lines, height) = if is_alone(state, unit.0, unit.1) {
        let lines = why_lines(state, theme, unit.0, unit.1);
        // The years wrap where there are rows for that.
        let used = lines.iter().map(|line| wrapped(&line.to_string(), width).len()).sum();
        let rows = usize::from(area.height).saturating_sub(used);
        let room = if rows > 1 { width * rows * 3 / 4 } else { width };
        let years = years_line(state, theme, unit, room.max(width));
        (lines.into_iter().chain([years]).collect::<Vec<_>>(), area.height)
    } else {
        let lines = short_lines(state, theme, unit.0, unit.1);
        let lines = lines.into_iter().map(|line| fit_words(line, width));
        let years = years_line(state, theme, unit, width);
        (lines.chain([years]).collect(), LOW_HEIGHT.min(area.height))
    };
    let [top, rest] =
        Layout::vertical([Constraint::Length(height), Constraint::Min(0)]).areas(area);
    lines = lines.into_iter().map(unbroken).collect();
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), top);
    rest
}

/// The panels: side by side in a wide window, else the years are a line or below. Returns the area
/// of the list.
fn panels(frame: &mut Frame, area: Rect, state: &State, theme: Theme, unit: (Table, Row)) -> Rect {
    let (table, row) = unit;
    let mut lines = why_lines(state, theme, table, row);
    let is_wide = area.width >= TWO_PANELS;
    let alone = is_alone(state, table, row);
    let width = if is_wide { area.width * 56 / 100 } else { area.width };
    let room = usize::from(width.saturating_sub(2));
    if !is_wide && !alone {
        lines.push(years_line(state, theme, unit, room));
    }
    let years_rows = years_height(state, table, row);
    let mut needed = rows_of(&lines, room) + 2;
    if is_wide {
        needed = needed.max(years_rows);
    }
    let height = match (alone, is_wide) {
        (true, true) => needed.min(area.height),
        (true, false) => needed.min(area.height.saturating_sub(years_rows).max(area.height / 2)),
        // The list keeps its rows; what it does not need is free.
        (false, _) => {
            let rows = u16::try_from(state.tables.page.rows.len()).unwrap_or(u16::MAX);
            let free = area.height.saturating_sub(rows.saturating_add(1));
            needed.min(free.max(state.panels_height()))
        }
    };
    let [top, rest] =
        Layout::vertical([Constraint::Length(height), Constraint::Min(0)]).areas(area);
    if is_wide {
        let halves = [Constraint::Length(width), Constraint::Min(0)];
        let [left, right] = Layout::horizontal(halves).areas(top);
        why(frame, left, state, theme, unit, lines);
        years(frame, right, state, theme, table, row);
    } else {
        why(frame, top, state, theme, unit, lines);
        if alone {
            let left = rest.height.saturating_sub(years_rows);
            let height = if left < MIN_LIST { rest.height } else { years_rows };
            let parts = [Constraint::Length(height), Constraint::Min(0)];
            let [own, beyond] = Layout::vertical(parts).areas(rest);
            years(frame, own, state, theme, table, row);
            return beyond;
        }
    }
    rest
}

/// The facts of a unit in the lines that the window has for them: one in a low window, else two.
fn fact_lines(state: &State, table: Table, row: Row, area: Rect) -> Vec<String> {
    let width = usize::from(area.width).saturating_sub(2);
    let mut facts = facts(state, table, row);
    if state.data().illustrative && area.width < NARROW {
        facts.insert(0, words::illustrative(state.lang).to_owned());
    }
    if area.height < TALL {
        return vec![fit(&facts.join(" · "), width)];
    }
    let mut lines = vec![String::new()];
    for fact in facts {
        let at = lines.len() - 1;
        if lines[at].is_empty() {
            lines[at] = fact;
        } else if lines[at].width() + fact.width() + 3 <= width || at > 0 {
            lines[at] = format!("{} · {fact}", lines[at]);
        } else {
            lines.push(fact);
        }
    }
    lines.into_iter().map(|line| fit(&line, width)).collect()
}

/// The name of a unit in the newest year that has it; its id if none has.
fn name_in_another_year<'a>(state: &'a State, table: Table, id: &'a str) -> &'a str {
    let data = state.data();
    let row = data.years.iter().rev().find_map(|year| data.row_of(table, *year, id));
    row.map_or(id, |row| data.name(table, row))
}

/// Draws the name with its verdict, and the facts of the unit.
fn heading(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    (table, row): (Table, Row),
    facts: Vec<String>,
) {
    let (data, lang) = (state.data(), state.lang);
    let first = Rect { height: 1, ..area };
    let is_wide = area.width >= 100;
    let verdict = match verdict(data, &state.settings.thresholds, table, row) {
        Status::Below => Span::styled(format!("  ▼ {}", words::below_only(lang)), theme.below()),
        Status::Meets => {
            Span::styled(format!("  ✓ {}", words::meets_all(lang).to_lowercase()), theme.faint())
        }
        Status::Unrated => Span::styled(format!("  · {}", words::not_judged(lang)), theme.faint()),
    };
    let mut right = (if is_wide { year_and_live } else { year_and_mark })(state, theme);
    // In a narrow window the note is among the facts.
    if data.illustrative && area.width >= NARROW {
        right.insert(0, Span::styled(format!(" {}  ", words::illustrative(lang)), theme.warning()));
    }
    let beside = 4 + right.iter().map(Span::width).sum::<usize>();
    let room = usize::from(area.width).saturating_sub(beside + verdict.width());
    let mut name = vec![Span::styled(" ‹ ", theme.faint())];
    // In a narrow window the panel's title alone has the verdict.
    if room >= MIN_NAME {
        name.push(Span::styled(fit(data.name(table, row), room), theme.strong()));
        name.push(verdict);
    } else {
        let room = usize::from(area.width).saturating_sub(beside);
        name.push(Span::styled(fit(data.name(table, row), room), theme.strong()));
    }
    frame.render_widget(Line::from(name), first);
    draw_status(frame, first, right);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let facts = facts.into_iter().map(|facts| Line::styled(format!(" {facts}"), theme.faint()));
    frame.lines(below, facts.collect());
}

/// What is known of a unit beside its ratings: kind or committee, id, zone, ownership, …
fn facts(state: &State, table: Table, row: Row) -> Vec<String> {
    let (data, lang, at) = (state.data(), state.lang, row as usize);
    let units = data.units(table);
    let search = state.search().value();
    let mut facts: Vec<String> = Vec::new();
    if state.is_page_searched() {
        facts.push(format!("“{search}”"));
    }
    facts.push(match table {
        Table::Organisations => words::capital(words::kind_long(lang, data.organisations.kind[at])),
        _ => data.committee_of(row).map_or("?", |c| data.name(Table::Organisations, c)).to_owned(),
    });
    facts.extend(words::own_id(data, table, row).map(str::to_owned));
    facts.push(zone_name(state, units.zone[at]).to_owned());
    let district = data.texts.get(units.district[at]);
    if !district.is_empty() {
        facts.push(district.to_owned());
    }
    facts.push(words::ownership_full(lang, units.ownership[at]).to_owned());
    if let Some(workers) = units.count(CountField::Workers, row).wide() {
        let workers = words::whole(lang, workers);
        facts.push(format!("{workers} {}", words::workers(lang).to_lowercase()));
    }
    facts.extend(date(lang, units.established[at]));
    if table != Table::Organisations {
        return facts;
    }
    let unions = [
        (words::trade_union(lang), data.organisations.trade_union[at]),
        (words::youth_union(lang), data.organisations.youth_union[at]),
    ];
    facts.extend(unions.into_iter().filter_map(|(name, has)| match has {
        YesNo::Yes => Some(format!("{name} ✓")),
        YesNo::No => Some(format!("{name} –")),
        YesNo::Unknown => None,
    }));
    if let Some(seconded) = units.count(CountField::Seconded, row).get().filter(|n| *n > 0) {
        facts.push(format!("{} {seconded}", words::seconded(lang)));
    }
    facts
}

/// The day, month or year of a foundation, as far as it is known.
fn date(lang: Lang, date: Date) -> Option<String> {
    let (year, month, day) = date.parts()?;
    Some(match (month, day) {
        (0, _) => year.to_string(),
        (_, 0) => format!("{month:02}/{year}"),
        _ => format!("{} {day:02}/{month:02}/{year}", words::since(lang)),
    })
}
