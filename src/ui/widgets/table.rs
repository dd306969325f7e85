//! The table of a screen: header, visible rows, scrollbar, and the line of its summary.
//!
//! ```text
//!     Base organisation ▲    Kind  Rating      Members Good or better
//!  ●▼ Đảng bộ Công ty A      cttee ▼ satisf.       116 ████████│·  78.4 ▼  ┃
//!     Chi bộ Công ty B       cell  good             12 █████████│   100.0  │
//!  38/61 base organisations shown · 7 below the line    +9 → · row 1/38
//! ```
//!
//! Columns, widths and values are those of the screen in `app::screens`; its two marks at the start
//! of a row and its summary are in `ui::screens`.

use super::cell::cell;
use super::text::{fit, pad};
use crate::analysis::Matcher;
use crate::app::{Column, State, TableState};
use crate::domain::Row;
use crate::ui::layout::draw_right;
use crate::ui::theme::Theme;
use crate::words;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Scrollbar, ScrollbarOrientation, ScrollbarState, Wrap};

/// A table as one screen shows it.
pub struct TableView<'a> {
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows, the selected one, and what is scrolled away.
    pub table: &'a TableState,
    /// The two marks at the start of a row.
    pub marks: &'a dyn Fn(Row) -> [Span<'static>; 2],
    /// The text in place of rows when there are none.
    pub empty: &'static str,
}

/// The columns that fit, with their widths: always the name, then those from `left` on.
fn fitting(columns: &'static [Column], left: usize, width: u16) -> Vec<(usize, u16)> {
    let Some(name) = columns.first() else { return Vec::new() };
    let name_least = name.width.min(width / 2).max(10);
    let mut used = name_least;
    let mut shown = Vec::new();
    for (at, column) in columns.iter().enumerate().skip(1 + left) {
        if used + column.width + 1 > width {
            // A long text at the end gets the remaining width.
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
    // The remaining width goes to the name, and most of it to a last column of text.
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

/// Draws a table: a header line and the visible rows.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, view: &TableView) {
    if area.height == 0 {
        return;
    }
    let shown = fitting(view.columns, view.table.left, area.width.saturating_sub(5));
    frame.render_widget(header(state, theme, view, &shown), Rect { height: 1, ..area });
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if view.table.rows.is_empty() {
        frame.render_widget(
            Paragraph::new(view.empty).wrap(Wrap { trim: true }),
            Rect { x: body.x + 3, width: body.width.saturating_sub(4), ..body },
        );
        return;
    }
    rows(frame, body, state, theme, view, &shown);
    if view.table.rows.len() > usize::from(body.height) {
        scrollbar(frame, body, theme, view.table);
    }
}

/// The headings of the shown columns; the one that sorts has an arrow.
fn header(state: &State, theme: Theme, view: &TableView, shown: &[(usize, u16)]) -> Line<'static> {
    let is_sorting = state.is_sorting() || state.is_listing();
    let sorted = |at: usize| match view.table.sort {
        Some((column, _)) if column == at && is_sorting => "…",
        Some((column, false)) if column == at => "▲",
        Some((column, true)) if column == at => "▼",
        _ => "",
    };
    let mut spans = vec![Span::raw("   ")];
    for (at, width) in shown {
        let column = &view.columns[*at];
        let heading = format!("{}{}", (column.heading)(state.lang), sorted(*at));
        spans.push(Span::styled(pad(&heading, usize::from(*width), column.right), theme.faint()));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// Draws the visible rows, cell by cell into the buffer.
fn rows(
    frame: &mut Frame,
    body: Rect,
    state: &State,
    theme: Theme,
    view: &TableView,
    shown: &[(usize, u16)],
) {
    let TableView { columns, table, .. } = *view;
    let matcher = Matcher::new(state.row_filter.search.value());
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
        put(line.x, 2, false, (view.marks)(row).into());
        let mut x = line.x + 3;
        for (number, width) in shown {
            let column = &columns[*number];
            let value = (column.value)(&context, row);
            let spans = cell(state, theme, &value, usize::from(*width), &matcher);
            put(x, *width, column.right, spans);
            x += width + 1;
        }
    }
}

fn scrollbar(frame: &mut Frame, body: Rect, theme: Theme, table: &TableState) {
    let beyond = table.rows.len().saturating_sub(usize::from(body.height));
    let mut place = ScrollbarState::new(beyond).position(table.top);
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(Some("│"))
        .thumb_symbol("┃")
        .style(theme.faint());
    frame.render_stateful_widget(bar, body, &mut place);
}

/// The number of hidden columns on the right.
#[must_use]
fn hidden(columns: &'static [Column], left: usize, width: u16) -> usize {
    let last = fitting(columns, left, width.saturating_sub(5)).last().map_or(0, |(at, _)| *at);
    columns.len().saturating_sub(last + 1)
}

/// Why a table has no rows; `is_filtered` if a filter left none, `none` if there are none at all.
#[must_use]
pub fn empty_text(state: &State, is_filtered: bool, none: &'static str) -> &'static str {
    if state.is_listing() {
        words::listing(state.lang)
    } else if state.freshness.reading && !state.is_whole() {
        words::loading(state.lang)
    } else if is_filtered {
        words::nothing_left(state.lang)
    } else {
        none
    }
}

/// Draws the table of a whole screen with its `summary` below: `38/61 … shown      row 3/38`.
pub fn draw_with_summary(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    view: &TableView,
    summary: &str,
) {
    let [body, sum] = Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(area);
    draw(frame, body, state, theme, view);
    let summary = if state.is_listing() { words::listing(state.lang) } else { summary };
    let place = place(state, view, area.width);
    let room = usize::from(area.width).saturating_sub(place.chars().count() + 4);
    frame.render_widget(Line::styled(format!(" {}", fit(summary, room)), theme.faint()), sum);
    draw_right(frame, sum, vec![Span::styled(format!("{place} "), theme.faint())]);
}

/// The selected row and the columns out of sight: `+2 → · row 3/38`.
fn place(state: &State, view: &TableView, width: u16) -> String {
    let (lang, table) = (state.lang, view.table);
    let n = |v: usize| words::whole(lang, v as u64);
    let row = if table.rows.is_empty() || state.is_listing() {
        String::new()
    } else {
        format!("{} {}/{}", words::row(lang), n(table.at + 1), n(table.rows.len()))
    };
    match hidden(view.columns, table.left, width) {
        0 => row,
        hidden if width >= 110 => format!("+{hidden} {} · {row}", words::hidden_columns(lang)),
        hidden => format!("+{hidden} → · {row}"),
    }
}
