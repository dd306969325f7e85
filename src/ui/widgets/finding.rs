//! One finding in full: its sentence, file, line, column and cell; the rows around it; what to do.

use crate::app::State;
use crate::domain::{Finding, Severity};
use crate::ingest::Excerpt;
use crate::ui::theme::Theme;
use crate::words;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The rows around the finding as its file has them, the cell underlined.
fn around(
    state: &State,
    theme: Theme,
    finding: &Finding,
    excerpt: &Excerpt,
    style: Style,
    room: usize,
) -> Vec<Line<'static>> {
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

/// The lines of a finding for a place `room` columns wide, with the rows around it where they are
/// read.
#[must_use]
pub fn lines(
    state: &State,
    theme: Theme,
    at: usize,
    excerpt: Option<&Excerpt>,
    room: usize,
) -> Vec<Line<'static>> {
    let Some(finding) = state.data().findings.kept().get(at) else { return Vec::new() };
    let lang = state.lang;
    let facts = state.data().files.get(usize::from(finding.place.file));
    let file = facts.map_or_else(String::new, |facts| facts.title().into_owned());
    let field = |name: &str, value: String| {
        Line::from(vec![Span::styled(format!("{name}: "), theme.faint()), Span::raw(value)])
    };
    let style = if finding.severity() == Severity::Error { theme.below() } else { theme.warning() };
    let mut lines = vec![
        Line::styled(words::capital(&words::message(lang, state.data(), finding)), theme.strong()),
        Line::raw(""),
    ];
    lines.push(field(words::file(lang), file));
    if finding.place.line > 0 {
        lines.push(field(words::line_number(lang), finding.place.line.to_string()));
    }
    let unit = finding.unit().map(|(table, row)| words::unit_in_full(state.data(), table, row));
    let unit = unit.or_else(|| words::unit_of_finding(state.data(), finding));
    // A cell that is the name of the unit says nothing new.
    let has_cell = !finding.place.cell.is_empty()
        && !unit.as_ref().is_some_and(|unit| unit.contains(&*finding.place.cell));
    lines.extend(unit.map(|unit| field(words::unit(lang), unit)));
    if !finding.place.column.is_empty() {
        lines.push(field(words::column(lang), words::column_of(lang, finding)));
    }
    if has_cell {
        let address = facts.and_then(|facts| facts.address(&finding.place));
        let cell = address.map_or_else(String::new, |address| format!("{address} · "));
        lines.push(field(words::cell(lang), cell + &finding.place.cell));
    }
    lines.push(field(words::code(lang), words::code_name(lang, finding.code()).to_owned()));
    lines.extend(
        excerpt
            .map_or_else(Vec::new, |excerpt| around(state, theme, finding, excerpt, style, room)),
    );
    if let Some(help) = words::help(lang, finding) {
        lines.push(Line::raw(""));
        lines.push(Line::styled(format!("→ {}", words::capital(&help)), theme.accent()));
    }
    lines
}
