//! One finding in full: file, line, column, cell; the rows around it; what to do.
//!
//! ```text
//! ┌ Checks ────────────────────────────────────────┐
//! │ more members rated than there are              │
//! │ File: to-chuc.csv                              │
//! │ Line: 12                                       │
//! │ 11 │ TC11;Chi bộ Công ty B;12;12               │
//! │ 12 │ TC12;Chi bộ Công ty C;10;12               │
//! │    │                          ^^               │
//! │ → correct one of the two figures               │
//! └────────────────────────────────────────────────┘
//! ```

use crate::app::{Action, FindingPopup, Mode, Popup, State};
use crate::domain::{Finding, Severity, Table};
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::window;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The most columns of the window.
const WIDTH: u16 = 110;

/// A finding: its sentence may go over several lines.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, at: usize) {
    let lines = lines(state, theme, at, window::room(area, WIDTH));
    window::draw_wrapped(frame, area, theme, WIDTH, words::checks(state.lang), lines);
}

/// The rows around the finding as its file has them, the cell underlined.
fn around(
    state: &State,
    theme: Theme,
    finding: &Finding,
    style: Style,
    room: usize,
) -> Vec<Line<'static>> {
    let Some(Popup::Finding(FindingPopup { excerpt: Some(excerpt), .. })) = &state.nav.popup else {
        return Vec::new();
    };
    let column = state
        .data()
        .files
        .get(usize::from(finding.place.file))
        .and_then(|facts| excerpt.column_of(facts, &finding.place));
    let numbers = excerpt.rows.last().map_or(0, |row| row.line.to_string().len());
    let mut lines = vec![Line::raw("")];
    for (at, row) in excerpt.rows.iter().enumerate() {
        let window = row.around(column, excerpt.delimiter, room.saturating_sub(numbers + 3));
        let text = if at == excerpt.at { theme.plain() } else { theme.faint() };
        lines.push(Line::from(vec![
            Span::styled(format!("{:>numbers$} │ ", row.line), theme.faint()),
            Span::styled(window.text, text),
        ]));
        if let (true, Some((from, width))) = (at == excerpt.at, window.cell) {
            let under = format!("{:>numbers$} │ {}{}", "", " ".repeat(from), "^".repeat(width));
            lines.push(Line::styled(under, style));
        }
    }
    lines
}

/// The lines of a finding, for a place `room` columns wide.
fn lines(state: &State, theme: Theme, at: usize, room: usize) -> Vec<Line<'static>> {
    let Some(finding) = state.data().findings.kept().get(at) else { return Vec::new() };
    let lang = state.lang;
    let file =
        state.data().files.get(usize::from(finding.place.file)).map_or("", |f| f.name.as_str());
    let field = |name: &str, value: String| {
        Line::from(vec![Span::styled(format!("{name}: "), theme.faint()), Span::raw(value)])
    };
    let style = if finding.severity() == Severity::Error { theme.below() } else { theme.warning() };
    let mut lines =
        vec![Line::styled(words::message(lang, state.data(), finding), style), Line::raw("")];
    lines.push(field(words::file(lang), file.to_owned()));
    if finding.place.line > 0 {
        lines.push(field(words::line_number(lang), finding.place.line.to_string()));
    }
    if let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises) {
        let data = state.data();
        let unit = format!("{} {}", data.id(table, row), data.name(table, row));
        lines.push(field(words::unit(lang), unit));
    }
    if !finding.place.column.is_empty() {
        lines.push(field(words::column(lang), finding.place.column.to_string()));
    }
    if !finding.place.cell.is_empty() {
        lines.push(field(words::cell(lang), finding.place.cell.to_string()));
    }
    lines.push(field(words::code(lang), finding.code().word().to_owned()));
    lines.extend(around(state, theme, finding, style, room));
    if let Some(help) = words::help(lang, finding) {
        lines.push(Line::raw(""));
        lines.push(Line::styled(format!("→ {help}"), theme.accent()));
    }
    // An enterprise has no page.
    if finding.row.is_some_and(|(table, _)| table != Table::Enterprises) {
        lines.push(Line::raw(""));
        let open = hints(state, Mode::Finding, |b| b.does(Action::Open));
        lines.push(Line::styled(open, theme.faint()));
    }
    lines
}
