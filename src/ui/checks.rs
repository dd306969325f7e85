//! One finding in full: where, the cell, the sentence, what would do.

use super::theme::Theme;
use crate::app::State;
use crate::domain::Severity;
use crate::words;
use ratatui::text::{Line, Span};

/// The lines of a finding.
#[must_use]
pub fn lines(state: &State, theme: Theme, at: usize) -> Vec<Line<'static>> {
    let Some(finding) = state.data().findings.kept().get(at) else { return Vec::new() };
    let lang = state.lang;
    let file = state.data().files.get(usize::from(finding.place.file)).map_or("", |f| f.name.as_str());
    let field = |name: &str, value: String| Line::from(vec![Span::styled(format!(" {name}: "), theme.faint()), Span::raw(value)]);
    let style = if finding.severity() == Severity::Error { theme.below() } else { theme.near() };
    let mut lines = vec![Line::styled(format!(" {}", words::message(lang, state.data(), finding)), style), Line::raw("")];
    lines.push(field(words::file(lang), file.to_owned()));
    if finding.place.line > 0 {
        lines.push(field(words::line_number(lang), finding.place.line.to_string()));
    }
    if !finding.place.column.is_empty() {
        lines.push(field(words::column(lang), finding.place.column.to_string()));
    }
    if !finding.place.cell.is_empty() {
        lines.push(field(words::cell(lang), finding.place.cell.to_string()));
    }
    lines.push(field(words::code(lang), finding.code().word().to_owned()));
    if let Some(help) = words::help(lang, finding) {
        lines.push(Line::raw(""));
        lines.push(Line::styled(format!(" → {help}"), theme.accent()));
    }
    if finding.row.is_some() {
        lines.push(Line::raw(""));
        lines.push(Line::styled(format!(" Enter {}", words::open_unit(lang)), theme.faint()));
    }
    lines
}
