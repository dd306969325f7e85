//! The one table: header, rows, scrollbar and the line that sums them, for every screen that has
//! columns.

use super::cells::{cell, pad};
use super::theme::Theme;
use crate::analysis::Matcher;
use crate::app::{Column, Screen, State, TableState};
use crate::domain::{Flags, Row, Severity, Status, Table};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Scrollbar, ScrollbarOrientation, ScrollbarState};

/// Which columns fit, with their widths: the name always, then those from the scrolled-to one on.
fn fitting(columns: &'static [Column], left: usize, width: u16) -> Vec<(usize, u16)> {
    let Some(name) = columns.first() else { return Vec::new() };
    let name_least = name.width.min(width / 2).max(10);
    let mut used = name_least;
    let mut shown = Vec::new();
    for (at, column) in columns.iter().enumerate().skip(1 + left) {
        if used + column.width + 1 > width {
            // A long text at the end takes what is left.
            let left = width.saturating_sub(used + 1);
            if at + 1 == columns.len() && !column.right && left >= 16 {
                shown.push((at, left));
                used = width;
            }
            break;
        }
        used += column.width + 1;
        shown.push((at, column.width));
    }
    // What is left over goes to the name; where the last column is text, it takes its share.
    let mut spare = width.saturating_sub(used);
    let last_is_text =
        shown.last().is_some_and(|(at, _)| at + 1 == columns.len() && !columns[*at].right);
    if last_is_text && let Some((_, last)) = shown.last_mut() {
        *last += spare * 3 / 4;
        spare -= spare * 3 / 4;
    }
    let mut out = vec![(0, name_least + spare.min(40))];
    out.extend(shown);
    out
}

/// The two marks at the start of a row: what was found in it or changed by the last reading; below.
fn row_marks(state: &State, theme: Theme, screen: Screen, row: Row) -> [Span<'static>; 2] {
    let none = || Span::raw(" ");
    let below = |is_below: bool| if is_below { Span::styled("▼", theme.below()) } else { none() };
    match screen {
        Screen::Organisations | Screen::Branches => {
            let table =
                if screen == Screen::Branches { Table::Branches } else { Table::Organisations };
            let flags = state.data().units(table).flags[row as usize];
            let found = if flags.has(Flags::DUPLICATE) {
                Span::styled("=", theme.near())
            } else if flags.has(Flags::ERROR) {
                Span::styled("✖", theme.near())
            } else if state.is_changed(table, row) {
                Span::styled("●", theme.accent())
            } else if flags.has(Flags::WARNING) {
                Span::styled("!", theme.near())
            } else {
                none()
            };
            [found, below(state.is_below(table, row))]
        }
        Screen::Zones => [none(), below(state.zones[row as usize].measures.is_below())],
        Screen::Checks => [
            none(),
            match state.data().findings.kept()[row as usize].severity() {
                Severity::Error => Span::styled("✖", theme.below()),
                Severity::Warning => Span::styled("!", theme.near()),
            },
        ],
        Screen::Overview | Screen::Targets => [none(), none()],
    }
}

/// Draws a table of `columns` into `area`: a header line and rows.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    screen: Screen,
    columns: &'static [Column],
    table: &TableState,
) {
    if area.height == 0 {
        return;
    }
    let shown = fitting(columns, table.left, area.width.saturating_sub(5));
    let is_sorting = state.is_sorting() || state.is_listing();
    let sorted = |at: usize| match table.sort {
        Some((column, _)) if column == at && is_sorting => "…",
        Some((column, false)) if column == at => "▲",
        Some((column, true)) if column == at => "▼",
        _ => "",
    };
    let mut header = vec![Span::raw("   ")];
    for (at, width) in &shown {
        let column = &columns[*at];
        let heading = format!("{}{}", (column.heading)(state.lang), sorted(*at));
        header.push(Span::styled(pad(&heading, usize::from(*width), column.right), theme.faint()));
        header.push(Span::raw(" "));
    }
    frame.render_widget(Line::from(header), Rect { height: 1, ..area });
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if table.rows.is_empty() {
        let text = if state.is_listing() {
            words::listing(state.lang)
        } else if state.reading && !state.is_whole() {
            words::loading(state.lang)
        } else if state.narrows() || (screen == Screen::Checks && state.checks.narrows()) {
            words::nothing_left(state.lang)
        } else if screen == Screen::Checks {
            words::no_findings(state.lang)
        } else {
            words::no_data(state.lang)
        };
        frame.render_widget(
            Paragraph::new(text).wrap(ratatui::widgets::Wrap { trim: true }),
            Rect { x: body.x + 3, width: body.width.saturating_sub(4), ..body },
        );
        return;
    }
    let matcher = Matcher::new(&state.search);
    let context = state.context();
    let rows = table.rows.iter().enumerate().skip(table.top).take(usize::from(body.height));
    for (y, (at, &row)) in (0u16..).zip(rows) {
        let line = Rect { y: body.y + y, height: 1, width: body.width.saturating_sub(1), ..body };
        let is_selected = at == table.at;
        if is_selected {
            frame.buffer_mut().set_style(line, theme.selected());
        }
        let mut put = |mut x: u16, width: u16, right: bool, spans: Vec<Span<'static>>| {
            if right {
                let used: usize = spans.iter().map(Span::width).sum();
                x += width.saturating_sub(u16::try_from(used).unwrap_or(width));
            }
            for span in spans {
                let span = if is_selected { theme.select_span(span) } else { span };
                if x < line.right() {
                    x = frame.buffer_mut().set_span(x, line.y, &span, line.right() - x).0;
                }
            }
        };
        put(line.x, 2, false, row_marks(state, theme, screen, row).into());
        let mut x = line.x + 3;
        for (number, width) in &shown {
            let column = &columns[*number];
            put(
                x,
                *width,
                column.right,
                cell(state, theme, &(column.value)(&context, row), usize::from(*width), &matcher),
            );
            x += width + 1;
        }
    }
    if table.rows.len() > usize::from(body.height) {
        let mut place =
            ScrollbarState::new(table.rows.len().saturating_sub(usize::from(body.height)))
                .position(table.top);
        let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
            .begin_symbol(None)
            .end_symbol(None)
            .track_symbol(Some("│"))
            .thumb_symbol("┃")
            .style(theme.faint());
        frame.render_stateful_widget(bar, body, &mut place);
    }
}

/// How many columns to the right are not in sight.
#[must_use]
pub fn hidden(columns: &'static [Column], left: usize, width: u16) -> usize {
    let last = fitting(columns, left, width.saturating_sub(5)).last().map_or(0, |(at, _)| *at);
    columns.len().saturating_sub(last + 1)
}

/// What narrows the checks, in words; empty where nothing does.
fn checks_filter(state: &State) -> String {
    let severity = state.checks.severity.map(|s| match s {
        Severity::Error => words::errors(state.lang),
        Severity::Warning => words::warnings(state.lang),
    });
    let parts: Vec<&str> =
        severity.into_iter().chain(state.checks.codes.iter().map(|c| c.word())).collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" · {}: {}", words::only(state.lang), parts.join(", "))
    }
}

/// `38/61 organisations shown · 7 below · 812 members     row 3/38`.
#[must_use]
pub fn summary(state: &State, screen: Screen) -> (String, String) {
    let table = state.table();
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    let place = if table.rows.is_empty() {
        String::new()
    } else {
        format!("{} {}/{}", words::row(lang), n(table.at + 1), n(table.rows.len()))
    };
    if state.is_listing() {
        return (words::listing(lang).to_owned(), String::new());
    }
    let text = match State::unit_table(screen) {
        Some(_) if state.loaded.is_partial => words::partial(lang).to_owned(),
        // Nothing is counted while the first reading goes on.
        _ if state.reading && !state.is_whole() => String::new(),
        Some(of) => {
            let all = state.data().rows_of(of, state.year).len();
            let sums = state.sums[screen as usize];
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
            format!(
                "{}/{} {} {} · {} {} · {} {}{lacking}{broken}",
                n(table.rows.len()),
                n(all),
                words::table(lang, of),
                words::shown(lang),
                n(sums.below),
                words::below_only(lang),
                words::whole(lang, sums.members),
                words::unit_members(lang)
            )
        }
        None if screen == Screen::Zones => {
            let below = table
                .rows
                .iter()
                .filter(|&&z| {
                    state.zones[z as usize]
                        .measures
                        .all()
                        .iter()
                        .any(|m| m.status() == Status::Below)
                })
                .count();
            format!(
                "{} {} · {} {}",
                n(table.rows.len()),
                words::zone_long(lang),
                n(below),
                words::below_only(lang)
            )
        }
        None => {
            let findings = &state.data().findings;
            let beyond = if findings.beyond() > 0 {
                format!(" (+{} {})", words::whole(lang, findings.beyond()), words::others(lang))
            } else {
                String::new()
            };
            let filter = checks_filter(state);
            format!(
                "{} {} · {} {}{beyond}{filter}",
                words::whole(lang, findings.errors()),
                words::errors(lang),
                words::whole(lang, findings.warnings()),
                words::warnings(lang)
            )
        }
    };
    (text, place)
}
