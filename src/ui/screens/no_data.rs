//! In place of every screen where no file has a row: why, and what to do.
//!
//! ```text
//!  Chưa có số liệu để hiện.
//!  ✖ bao-cao.pdf: PDF, không phải bảng
//!    → xuất bảng ra CSV
//! ```

use crate::app::{Screen, State};
use crate::domain::{Finding, Severity};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::wrapped;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// True if everything is read and there is no data. The table of findings is shown all the same.
pub fn is_final(state: &State) -> bool {
    let has_table = state.nav.screen == Screen::Checks && !state.data().findings.kept().is_empty();
    !state.freshness.reading && state.data().years.is_empty() && !has_table
}

/// Draws the findings, errors first, each with its way out.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let mut lines = vec![Line::styled(format!(" {}", words::no_data(state.lang)), theme.strong())];
    let mut findings: Vec<&Finding> = state.data().findings.kept().iter().collect();
    findings.sort_by_key(|finding| finding.severity());
    let shown = findings.into_iter().take(usize::from(area.height));
    let width = usize::from(area.width);
    lines.extend(shown.flat_map(|finding| reason(state, theme, finding, width)));
    let why = words::why_no_data(state.lang, state.data()).into_iter();
    let why = why.flat_map(|text| wrapped(&format!(" {text}"), width));
    lines.extend(why.map(Line::raw));
    if !state.loaded.unread.is_empty() {
        let text = words::check::unread_files(state.lang, &state.loaded.unread);
        let text = wrapped(&format!(" ! {}", words::capital(&text)), width);
        lines.extend(text.into_iter().map(|text| Line::styled(text, theme.warning())));
    }
    frame.lines(area, lines);
}

/// A finding with its way out, where there is one.
fn reason(state: &State, theme: Theme, finding: &Finding, width: usize) -> Vec<Line<'static>> {
    let mark = match finding.severity() {
        Severity::Error => Span::styled(" ✖ ", theme.below()),
        Severity::Warning => Span::styled(" ! ", theme.warning()),
    };
    let text = words::sentence_of(state.lang, state.data(), finding);
    let indented = |text: &str| wrapped(&format!("   {text}"), width);
    let mut lines: Vec<Line> = indented(&text).into_iter().map(Line::raw).collect();
    if let Some(first) = lines.first_mut() {
        let text = first.to_string().trim_start().to_owned();
        *first = Line::from(vec![mark, Span::raw(text)]);
    }
    if let Some(help) = words::help(state.lang, finding) {
        let text = indented(&format!("→ {}", words::capital(&help)));
        lines.extend(text.into_iter().map(|text| Line::styled(text, theme.faint())));
    }
    lines
}
