//! The table of findings.
//!
//! ```text
//!     File              Line Column        Cell          What
//!  ✖  to-chuc.csv         12 Đảng viên     12a           not a whole number
//!  3 errors · 0 warnings · of 12 errors and warnings                              row 1/3
//! ```

use super::view::TableScreen;
use crate::app::State;
use crate::domain::{Row, Severity};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::{finding, window};
use crate::words::{self, Noun};
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Padding;

/// The table.
pub const TABLE: TableScreen = TableScreen {
    marks,
    // What is wrong with the files now is no finding of the data that is held.
    note: |state| state.held().map_or_else(String::new, |held| format!("▲ {held}")),
    summary,
    empty: words::no_findings,
    is_filtered: |state| state.is_filtered() || state.row_filter.checks.is_set(),
    pane,
};

/// The marks of a finding: the second one by its severity.
fn marks(state: &State, theme: Theme, finding: Row) -> [Span<'static>; 2] {
    let severity = match state.data().findings.kept()[finding as usize].severity() {
        Severity::Error => Span::styled("✖", theme.below()),
        Severity::Warning => Span::styled("!", theme.warning()),
    };
    [Span::raw(" "), severity]
}

/// A finding in full, with the rows around it once they are read.
fn pane(frame: &mut Frame, area: Rect, state: &State, theme: Theme, row: Row) {
    let excerpt = state.excerpt_of(row as usize);
    let block = window::block(theme, words::checks(state.lang)).padding(Padding::horizontal(1));
    let room = usize::from(area.width).saturating_sub(4);
    let lines = finding::lines(state, theme, row as usize, excerpt, room);
    window::put(frame, area, block, lines);
}

/// How many errors and warnings are listed, under a filter of how many in all.
fn summary(state: &State) -> String {
    let (lang, findings) = (state.lang, &state.data().findings);
    let beyond = if findings.beyond() > 0 {
        format!(" (+{} {})", words::whole(lang, findings.beyond()), words::others(lang))
    } else {
        String::new()
    };
    let mut unread = String::new();
    if !state.loaded.unread.is_empty() {
        unread += &format!(" · {}", words::check::unread_files(lang, &state.loaded.unread));
    }
    let sheets = state.data().unread_sheets();
    if !sheets.is_empty() {
        unread += &format!(" · {}", words::check::unread_sheets(lang, &sheets));
    }
    let rows = &state.table().rows;
    let severity = |row: &Row| findings.kept()[*row as usize].severity();
    let is_filtered = rows.len() < findings.kept().len();
    let count = |of: Severity| {
        if is_filtered {
            rows.iter().filter(|row| severity(row) == of).count() as u64
        } else if of == Severity::Error {
            findings.errors()
        } else {
            findings.warnings()
        }
    };
    let all = if is_filtered {
        let all = words::counted(lang, findings.errors() + findings.warnings(), Noun::Finding);
        format!(" · {} {all}", words::out_of_all(lang))
    } else {
        String::new()
    };
    let of_files = match findings.kept().iter().filter(|finding| finding.row.is_none()).count() {
        0 => String::new(),
        _ if state.filter.is_whole() => String::new(),
        count => {
            let count = words::counted(lang, count as u64, Noun::Finding);
            format!(", {}", words::of_whole_files(lang, count))
        }
    };
    let by_unit = if state.row_filter.checks.by_unit {
        format!(" · {}", words::key_by_unit(lang))
    } else {
        String::new()
    };
    format!(
        "{} · {}{beyond}{by_unit}{unread}{all}{of_files}",
        words::counted(lang, count(Severity::Error), Noun::Error),
        words::counted(lang, count(Severity::Warning), Noun::Warning),
    )
}
